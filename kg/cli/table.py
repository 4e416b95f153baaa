"""Draws rows as a table for a terminal: columns as wide as they need to be, long cells wrapped.

Cells go in, lines come out. Text of documents is shown without the control characters it may hold, so that
it cannot command the terminal. https://www.unicode.org/reports/tr11/ tells how wide a character is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

__all__ = ["clean", "draw_records", "draw_table", "wrap"]

Line = Sequence[str]

_GAP = "  "
_NARROWEST = 8


def draw_table(columns: Line, rows: Sequence[Line], width: int) -> Iterator[str]:
    """The lines of a table that fits a width in character cells, if its columns leave room for that."""
    yield from (line for line, _ in _draw(columns, rows, width))


def draw_records(columns: Line, rows: Sequence[Line], notes: Sequence[Line], width: int) -> Iterator[str]:
    """A table in which each row is followed by its notes, one a line: words and the place they are from.

    `notes` has a sequence for each row. Equal rows that follow each other are drawn once, with all notes.
    """
    grouped = [
        (key, [note for _, note in some])
        for key, some in groupby(zip(map(tuple, rows), notes, strict=True), key=lambda pair: pair[0])
    ]
    lines = _draw(columns, [row for row, _ in grouped], width)
    for line, place in lines:
        yield line
        if place is not None:
            for note in grouped[place][1]:
                yield from _draw_note(note, width)


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` character cells, broken between words where that is possible."""
    lines, line = [], ""
    for word in clean(text).split():
        if line and _width(line) + 1 + _width(word) <= width:
            line = f"{line} {word}"
            continue
        lines += [line] if line else []
        while _width(word) > width:
            end = next(end for end in range(len(word), 0, -1) if _width(word[:end]) <= width or end == 1)
            lines.append(word[:end])
            word = word[end:]
        line = word
    return [*lines, line] if line or not lines else lines


def clean(text: str) -> str:
    """A text with spaces for control characters and without those that turn the direction of writing."""
    return "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text if not _turns(sign)
    )


def _draw(columns: Line, rows: Sequence[Line], width: int) -> Iterator[tuple[str, int | None]]:
    """The lines of a table, each with the place of the row that it ends, if it ends one."""
    widths = _fit([[clean(cell) for cell in cells] for cells in zip(columns, *rows, strict=True)], width)
    for line in _draw_row(columns, widths):
        yield line, None
    yield _GAP.join("-" * wide for wide in widths), None
    for place, row in enumerate(rows):
        lines = list(_draw_row(row, widths))
        for number, line in enumerate(lines, start=1):
            yield line, place if number == len(lines) else None


def _draw_row(cells: Line, widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*(wrap(cell, wide) for cell, wide in zip(cells, widths, strict=True)), fillvalue=""):
        yield _GAP.join(part + " " * (wide - _width(part)) for part, wide in zip(parts, widths, strict=True)).rstrip()


def _draw_note(note: Line, width: int) -> Iterator[str]:
    first, *more = wrap(" ".join(note), width - 6)
    yield f"    {first}"
    yield from (f"      {line}" for line in more)


def _fit(columns: Sequence[Line], width: int) -> list[int]:
    """Widths of columns, cut so that all fit: the widest give way first, and words stay whole where they can."""
    natural = [max(map(_width, cells)) for cells in columns]
    words = [max((_width(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    for least in (words, [_NARROWEST] * len(columns)):
        for limit in range(max(natural, default=0), 0, -1):
            widths = [min(wide, max(limit, low)) for wide, low in zip(natural, least, strict=True)]
            if sum(widths) <= room:
                return widths
    return [min(wide, _NARROWEST) for wide in natural]


def _width(text: str) -> int:
    """The number of character cells that a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _turns(sign: str) -> bool:
    return "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"
