"""The lines of a page become paragraphs by their places alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.read.blocks import written
from kg.read.pdf_layout import Line, Page, blocks_of

FULL = 500.0


def page(number: int, *lines: tuple[str, float] | tuple[str, float, float, float]) -> Page:
    """A page of lines given as text and height on the page, or as text, height, right edge and size."""
    placed = []
    for text, bottom, *rest in lines:
        right, size = rest or (FULL, 10.0)
        placed.append(Line(text=text, page=number, left=72.0, right=right, bottom=bottom, size=size))
    return Page(height=800.0, lines=tuple(placed))


def text_of(*pages: Page) -> list[str]:
    return written(blocks_of(pages)).rstrip("\n").split("\n\n")


def wrapped(*texts: str, top: float = 600.0) -> Sequence[tuple[str, float]]:
    """Lines of one paragraph."""
    return [(text, top - 12.0 * number) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The ministers met in", "Lisbon on Monday."], "The ministers met in Lisbon on Monday."),
        (["They spoke of semi-", "conductors at length."], "They spoke of semiconductors at length."),
        (["Aho and Berg co-", "chaired the session."], "Aho and Berg co-chaired the session."),
        (["It is a long-", "term plan, long-term indeed."], "It is a long-term plan, long-term indeed."),
        (["Peace in the Indo-", "Pacific region."], "Peace in the Indo-Pacific region."),
        (["The 2024-", "2025 budget passed."], "The 2024-2025 budget passed."),
        (["They met -", "at last."], "They met - at last."),
        (["See https://press.example/", "releases/77 for more."], "See https://press.example/releases/77 for more."),
    ],
)
def test_lines_of_a_paragraph_are_joined(lines: list[str], text: str) -> None:
    """A word divided at the line end is whole again, one that is written with a hyphen keeps it."""
    assert text_of(page(0, *wrapped(*lines))) == [text]


def test_paragraphs_are_parted_by_distance_size_and_the_short_last_line() -> None:
    lines = (
        ("Readout of talks", 700.0, 300.0, 16.0),
        ("The ministers met in Lisbon and spoke of", 660.0),
        ("ports and cables.", 648.0),
        ("They agreed to meet again in Oslo, where", 620.0),
        ("the fund opens.", 608.0, 180.0, 10.0),
        ("Later they dined.", 596.0),
    )
    assert text_of(page(0, *lines)) == [
        "Readout of talks",
        "The ministers met in Lisbon and spoke of ports and cables.",
        "They agreed to meet again in Oslo, where the fund opens.",
        "Later they dined.",
    ]


def test_a_paragraph_goes_on_over_the_page_and_its_furniture() -> None:
    """Headers, footers and page numbers that come again are dropped; what stands once at an edge stays."""
    pages = [
        page(
            number,
            ("MINISTRY OF HARBOURS", 770.0),
            (f"The talks of day {number} were long and the", 600.0),
            ("ministers, who were tired, asked for", 588.0),
            *([("For release at noon", 60.0)] if number == 2 else []),
            (f"Page {number + 1} of 3", 30.0),
        )
        for number in range(3)
    ]
    found = text_of(*pages)
    assert "Page" not in " ".join(found)
    assert "MINISTRY" not in " ".join(found)
    assert "For release at noon" in " ".join(found)
    assert found[0].startswith("The talks of day 0 were long and the ministers, who were tired, asked for")


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page(0, ("The ministers met in Lisbon and spoke", 600.0), ("1", 30.0))
    second = page(1, ("of ports and cables.", 700.0), ("2", 30.0))
    assert text_of(first, second) == ["The ministers met in Lisbon and spoke of ports and cables."]


def test_bullets_are_items_and_cells_are_rows() -> None:
    """What stands far apart on one height is a row, what stands close is one line."""
    lines = [
        Line(text="• A joint fund", page=0, left=72.0, right=300.0, bottom=700.0, size=10.0),
        Line(text="for research", page=0, left=90.0, right=200.0, bottom=688.0, size=10.0),
        Line(text="• Talks", page=0, left=72.0, right=300.0, bottom=676.0, size=10.0),
        Line(text="Norland", page=0, left=72.0, right=120.0, bottom=640.0, size=10.0),
        Line(text="Ana Lindqvist", page=0, left=300.0, right=380.0, bottom=640.5, size=10.0),
        Line(text="Sudmark", page=0, left=72.0, right=120.0, bottom=628.0, size=10.0),
        Line(text="Tomas Berg", page=0, left=300.0, right=380.0, bottom=628.0, size=10.0),
        Line(text="They", page=0, left=72.0, right=90.0, bottom=590.0, size=10.0),
        Line(text="met.", page=0, left=93.0, right=120.0, bottom=590.0, size=10.0),
    ]
    found = text_of(Page(height=800.0, lines=tuple(lines)))
    assert found == [
        "- A joint fund for research\n- Talks",
        "| Norland | Ana Lindqvist |\n| Sudmark | Tomas Berg |",
        "They met.",
    ]


def test_no_line_makes_no_paragraph() -> None:
    assert written(blocks_of([page(0), page(1)])) == ""
