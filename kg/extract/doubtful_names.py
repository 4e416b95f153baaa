"""Names that the language model has seen where capitals tell nothing: what of them is a name, by the rest of the text.

In a heading every word has a capital, so "Ana Lind Launches" may be a name; the text says "Ana Lind". Words that
the same text also writes small ("Military Law") are nobody's name.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.chunks import folded
from kg.extract.reading import Reading
from kg.extract.titles import TitleHits

__all__ = ["end_in_heading", "has_ordinary_words", "is_in_heading", "start_in_heading"]

SHORTEST = 2
"""How many words a name has that shows where the same name ends in a heading, unless a title stands before it."""


def is_in_heading(reading: Reading, at: int) -> bool:
    """Whether a token stands in a heading, or in the title before the text's body."""
    return at < reading.body or reading.sentence(at).heading


def start_in_heading(reading: Reading, hits: TitleHits, start: int, end: int) -> int:
    """Where a name begins in a title before the body, which is not searched for offices: behind the last one in it."""
    if start >= reading.body:
        return start
    heads = (hit[0] for at in range(start, end) if (hit := hits.starting(at, "head", "fixed")) and hit[0] < end)
    return max(heads, default=start)


def end_in_heading(reading: Reading, start: int, end: int, known: Collection[tuple[str, ...]], *, titled: bool) -> int:
    """Where a name in a heading ends, if the text knows it without its last words; else `end`.

    `known` are the names outside headings, as folded words; a word that ends one of them ends a name in a heading too.
    """
    if not is_in_heading(reading, start):
        return end
    words = [folded(token.text) for token in reading.doc[start:end]]
    if any(words[-1] == name[-1] for name in known):
        return end
    shortest = 1 if titled else SHORTEST
    sizes = range(end - start - 1, shortest - 1, -1)
    return next((start + size for size in sizes if tuple(words[:size]) in known), end)


def has_ordinary_words(reading: Reading, start: int, end: int) -> bool:
    """Whether a text writes each word of a name small as well."""
    return all(token.lower_ in reading.small_words for token in reading.doc[start:end] if token.is_alpha)
