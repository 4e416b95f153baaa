"""A table fits the terminal, and no text of a document commands it."""

from __future__ import annotations

import pytest

from kg.cli.table import clean, draw_records, draw_table, wrap


def test_columns_are_as_wide_as_they_need_to_be() -> None:
    """No wider, with a line below the heads."""
    assert list(draw_table(("person", "side"), [("Asha Menon", "India"), ("Li", "")], 80)) == [
        "person      side",
        "----------  -----",
        "Asha Menon  India",
        "Li",
    ]


def test_the_widest_column_gives_way_and_words_stay_whole() -> None:
    """A name that cannot be broken keeps its width before others are cut."""
    lines = list(draw_table(("document", "quote"), [("000_8f28f68989965387", "one two three four five six")], 36))
    assert lines[2:] == ["000_8f28f68989965387  one two three", " " * 22 + "four five six"]
    assert max(map(len, lines)) <= 36


@pytest.mark.parametrize("width", [10, 20, 40, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    """A word longer than a column is cut, not lost."""
    rows = [("a" * 50, "b c " * 20), ("x", "y" * 33)]
    lines = list(draw_table(("left", "right"), rows, width))
    assert max(map(len, lines)) <= max(width, 18)
    assert "".join(line.replace(" ", "") for line in lines[2:]).count("a") == 50


def test_wide_and_combining_characters_are_counted_as_shown() -> None:
    """Two cells for a Han character, none for an accent of its own."""
    lines = list(draw_table(("name", "n"), [("岸田文雄", "1"), ("Jose\u0301", "2")], 40))
    assert lines[1:] == ["--------  -", "岸田文雄  1", "Jose\u0301      2"]


def test_control_characters_are_shown_as_blanks() -> None:
    """An escape sequence of a text does not reach the terminal, nor a sign that turns the writing."""
    assert clean("a\x1b[31mb\tc\u2028d") == "a [31mb c d"
    assert clean("a\u202eb\u2066c") == "abc"
    assert wrap("one\ntwo\x07 three", 20) == ["one two three"]


def test_notes_stand_below_their_row() -> None:
    """Equal rows that follow each other are drawn once, with the notes of all."""
    rows = [("Asha Menon",), ("Asha Menon",), ("Li",)]
    notes = [("a:", "“one”"), ("b:", "“two”"), ("a:", "“three four five six seven”")]
    assert list(draw_records(("person",), rows, notes, 24)) == [
        "person",
        "----------",
        "Asha Menon",
        "    a: “one”",
        "    b: “two”",
        "Li",
        "    a: “three four",
        "      five six seven”",
    ]


def test_a_table_without_rows_has_its_heads() -> None:
    """And nothing else."""
    assert list(draw_table(("a", "b"), [], 80)) == ["a  b", "-  -"]
