"""A text in, the pieces in which a model is asked about it out: whole paragraphs, as many as fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

__all__ = ["LONGEST_PASSAGE", "passages_of"]

LONGEST_PASSAGE = 4_000
"""Characters of a passage: some 1,000 tokens, which leaves room for question and answer in a context of 4,096."""

PARAGRAPH_ENDS = re.compile(r"\n[^\S\n]*\n\s*")
LINE_ENDS = re.compile(r"\s*\n\s*")
SENTENCE_ENDS = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)]))\s+")
WORD_ENDS = re.compile(r"\s+")


def passages_of(text: str) -> tuple[Span, ...]:
    """The passages of a text, in order; together they hold all its words, and none twice."""
    passages: list[Span] = []
    for piece in pieces(text, Span(0, len(text)), (PARAGRAPH_ENDS, LINE_ENDS, SENTENCE_ENDS, WORD_ENDS)):
        if passages and piece.end - passages[-1].start <= LONGEST_PASSAGE:
            passages[-1] = Span(passages[-1].start, piece.end)
        else:
            passages.append(piece)
    return tuple(passages)


def pieces(text: str, whole: Span, ends: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    """A stretch of text cut at the first kind of end, and what is still too long at the next kinds."""
    start = whole.start
    borders = [*(match.span() for match in ends[0].finditer(text, whole.start, whole.end)), (whole.end, whole.end)]
    for end, following in borders:
        piece = trimmed(text, start, end)
        start = following
        if piece is None:
            continue
        if piece.end - piece.start <= LONGEST_PASSAGE:
            yield piece
        elif len(ends) > 1:
            yield from pieces(text, piece, ends[1:])
        else:
            for cut in range(piece.start, piece.end, LONGEST_PASSAGE):
                yield Span(cut, min(cut + LONGEST_PASSAGE, piece.end))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without the space around it; None where it holds nothing else."""
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
