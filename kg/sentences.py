"""A text and a place in it in, the sentence around that place out, without a language model.

It serves to show where something stands: what was extracted has the sentence that extraction found.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["sentence_around"]

BREAK = re.compile(
    r"""
    \n\s*\n                                   # a blank line
  | (?<= \w\w [.!?] ) [”"’)]* \s+ (?= [“"‘(]* \S )  # a full stop behind a word, so not behind an initial
  | (?<= [.!?] [”"] ) \s+
    """,
    re.VERBOSE,
)
SHORT_WORD = re.compile(r"\b[A-Z][a-z]{0,2}\.$")
"""A short word in capitals with a stop: "Dr.", "Sen.", "Mr."; a sentence seldom ends with one."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and the last offset of the sentence in which a stretch of a text stands."""
    first, last = 0, len(text)
    for match in BREAK.finditer(text):
        if SHORT_WORD.search(text, max(0, match.start() - 6), match.start()) or not _begins(text, match.end()):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start() + len(match[0].rstrip()) if match[0].strip() else match.start()
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _begins(text: str, at: int) -> bool:
    """Whether what stands at a place of a text may begin a sentence: no small letter."""
    return at >= len(text) or unicodedata.category(text[at]) != "Ll"
