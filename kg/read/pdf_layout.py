"""The lines of a PDF's pages in, its paragraphs out: by the distances, sizes and widths of the lines alone.

Headers and footers that come again on other pages are dropped, hard-wrapped lines are joined, and words that were
divided at a line end are put together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.read.blocks import Block

__all__ = ["Line", "Page", "blocks_of"]

MARGIN = 0.12
"""The share of a page's height, at its top and at its foot, in which headers and footers stand."""

PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?#+(?:\s*(?:of|/|\|)\s*#+)?\W*", re.IGNORECASE)
WIDER = 1.25
"""How many times the distance of lines a gap is that parts paragraphs."""

SMALLEST_LEADING = 0.85
"""The least distance of two lines as a share of their height; closer ones are one line or parts of a formula."""

OTHER_SIZE = 0.12
"""The share by which the height of a heading's letters differs from that of the text below."""

SHORT = 0.85
"""The share of the widest line's width below which a line was not wrapped."""

CELLS_APART = 1.5
"""The width between two cells of a row, as a share of the letters' height."""

SENTENCE_END = re.compile(r"[.!?:;][”’\"')\]]*$")
BULLET = re.compile(r"(?P<mark>[•▪●◦‣■□∙·])\s*(?P<rest>.*)")
WEAK_BULLET = re.compile(r"(?P<mark>[-–—*o]|\d{1,2}[.)]|\([a-z0-9]{1,3}\))\s+(?P<rest>\S.*)")
DIVIDED = re.compile(r"(?P<start>[^\W\d_]+)-$")
BEGINNING = re.compile(r"[^\W\d_]+")
PREFIXES = ("co", "ex", "non", "self", "vice", "well")
"""What is written with a hyphen before most words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text with its place on its page, in points from the lower left; `size` is its letters' height."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    row: bool = False
    """Whether these are the cells of a row, with bars between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its height in points, its lines, and whether a picture is all there is on it."""

    height: float
    lines: tuple[Line, ...]
    picture: bool = False


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and list items of all pages, in order."""
    lines = side_by_side(without_furniture(pages))
    if not lines:
        return
    leading = usual_leading(lines)
    edges = page_edges(lines)
    known = Counter(word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold()))
    paragraph = [lines[0]]
    for line in lines[1:]:
        if begins_paragraph(paragraph, line, leading, edges[paragraph[-1].page]):
            yield block_of(paragraph, known)
            paragraph = []
        paragraph.append(line)
    yield block_of(paragraph, known)


def without_furniture(pages: Sequence[Page]) -> list[Line]:
    """The lines without page numbers and without headers and footers that at least half of the pages have.

    A title is no header for being repeated in smaller letters.
    """
    edges = [{line: (place, masked(line), round(line.size)) for place, line in edge_lines(page)} for page in pages]
    seen = Counter(key for edge in edges for key in set(edge.values()))
    often = {key for key, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    return [
        line
        for page, edge in zip(pages, edges, strict=True)
        for line in page.lines
        if line not in edge or not (edge[line] in often or PAGE_NUMBER.fullmatch(masked(line)))
    ]


def edge_lines(page: Page) -> Iterator[tuple[str, Line]]:
    """The lines in the margins of a page."""
    for line in page.lines:
        if line.bottom >= page.height * (1 - MARGIN):
            yield "top", line
        elif line.bottom <= page.height * MARGIN:
            yield "foot", line


def masked(line: Line) -> str:
    return re.sub(r"\d", "#", line.text)


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines, of which those at one height are one; far apart they are the cells of a row."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is None or last.page != line.page or abs(last.bottom - line.bottom) > SMALLEST_LEADING / 2 * line.size:
            found.append(line)
            continue
        apart = line.left - last.right > CELLS_APART * line.size
        found[-1] = replace(
            last,
            text=f"{last.text} | {line.text}" if apart else f"{last.text} {line.text}",
            left=min(last.left, line.left),
            right=max(last.right, line.right),
            row=last.row or apart,
        )
    return found


def page_edges(lines: Sequence[Line]) -> dict[int, float]:
    """The place on each page short of which a line was not wrapped."""
    places: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = places.get(line.page, (line.left, line.right))
        places[line.page] = min(left, line.left), max(right, line.right)
    return {page: left + SHORT * (right - left) for page, (left, right) in places.items()}


def usual_leading(lines: Sequence[Line]) -> float:
    """The distance of the lines of a paragraph, as a share of their height: most gaps are at least that."""
    gaps = sorted(
        gap
        for above, line in pairwise(lines)
        if above.page == line.page and (gap := (above.bottom - line.bottom) / line.size) >= SMALLEST_LEADING
    )
    return gaps[len(gaps) // 5] if gaps else 1.0


def begins_paragraph(paragraph: Sequence[Line], line: Line, leading: float, edge: float) -> bool:
    """Whether a line is the first of a paragraph, and not the next of the one before it, which wraps at `edge`."""
    above = paragraph[-1]
    if line.row or above.row or BULLET.match(line.text) or abs(above.size - line.size) > OTHER_SIZE * line.size:
        return True
    gap = (above.bottom - line.bottom) / line.size
    ended = SENTENCE_END.search(above.text) is not None
    short = above.right < edge
    capital = not line.text[:1].islower()
    if above.page != line.page or gap < 0:
        return capital and (ended or short)
    if gap > WIDER * leading or (ended and WEAK_BULLET.match(line.text)):
        return True
    indented = line.left - above.left > line.size / 2 and not BULLET.match(paragraph[0].text)
    return ended and capital and (short or indented)


def block_of(paragraph: Sequence[Line], known: Counter[str]) -> Block:
    """The lines of a paragraph as one line, its bullet as a mark."""
    if paragraph[0].row:
        return Block(text=f"{paragraph[0].text} |", mark="|")
    text = ""
    for line in paragraph:
        text = joined(text, line.text, known) if text else line.text
    item = BULLET.match(text)
    if item:
        return Block(text=item["rest"], mark="-")
    weak = WEAK_BULLET.match(text)
    if weak:
        return Block(text=weak["rest"], mark="-" if weak["mark"] in "-–—*o" else weak["mark"])
    return Block(text=text)


def joined(text: str, line: str, known: Counter[str]) -> str:
    """A text with one more line; a word divided at the line end is whole again.

    "semi-" and "conductor" are one word unless the document writes it with a hyphen elsewhere; "co-" and "chaired",
    "Indo-" and "Pacific" keep theirs.
    """
    divided, beginning = DIVIDED.search(text), BEGINNING.match(line)
    if divided is None or beginning is None:
        return text + line if divided or re.search(r"\w[-/]$", text) else f"{text} {line}"
    head, tail = divided["start"].casefold(), beginning[0].casefold()
    kept = line[0].isupper() or known[f"{head}-{tail}"] > known[head + tail]
    if kept or (head in PREFIXES and not known[head + tail]):
        return text + line
    return text[:-1] + line
