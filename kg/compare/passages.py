"""A text and a place in it in, the sentence around the place out.

The graph keeps the sentences that state facts and no others; where a thing is only named, its passage is cut by
punctuation, which may cut one short after an abbreviation and never changes a word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.compare.comparison import Quotation

__all__ = ["find_name", "passage_around"]

_END = re.compile(
    r"""
      (?<= [.!?] ) [”’"')\]]* \s+ (?= [“‘"'(\[]* [A-Z0-9] )   # a stop, and a beginning after it
    | \s* \n \s*                                              # a line or a paragraph
    """,
    re.VERBOSE,
)

_SHORTEST = 4
"""The letters of a name in small letters that may be looked for; shorter ones are parts of words of another kind."""


def passage_around(document: str, text: str, start: int, end: int) -> Quotation:
    """The sentence in which `text[start:end]` stands."""
    first, last = 0, len(text)
    for cut in _END.finditer(text):
        if cut.end() <= start:
            first = cut.end()
        elif cut.start() >= end:
            last = cut.start()
            break
    stretch = text[first:last]
    first += len(stretch) - len(stretch.lstrip())
    return Quotation(document, first, first + len(stretch.strip()), stretch.strip())


def find_name(text: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Where a text first has one of some names as whole words; one in capitals only as it is written."""
    found = []
    for name in names:
        if len(name) >= _SHORTEST or name.isupper():
            words = r"\s+".join(map(re.escape, name.split()))
            pattern = rf"(?<!\w){words}(?!\w)"
            match = re.search(pattern, text, 0 if name.isupper() else re.IGNORECASE)
            found += [match.span()] if match else []
    return min(found, default=None)
