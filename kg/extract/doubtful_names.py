"""Names that the language model has seen where capitals tell nothing: what of them is a name, by the rest of the text.

In a heading every word has a capital, so "Ana Lind Launches" may be a name; the text says "Ana Lind". Words that
the same text also writes small ("Military Law") are nobody's name, nor are those that the vocabulary has in titles,
domains and bodies, nor a name that a text only gives to a thing ("the Ana Lind Award").
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.chunks import folded
from kg.extract.reading import Reading
from kg.extract.titles import TitleHits

__all__ = [
    "end_in_heading",
    "has_ordinary_words",
    "is_in_heading",
    "is_of_thing",
    "is_vocabulary",
    "start_in_heading",
    "without_verbs",
]

SHORTEST = 2
"""How many words a name has that shows where the same name ends in a heading, unless a title stands before it."""

VERBS, ADVERBS = ("VBD", "VBG", "VBN", "VBZ"), ("RB", "RBR", "RBS")
"""The tags of words that are no part of a name; a bare verb ("VB") may be one ("Thi Vo")."""
LONGEST_THING = 4
"""How many words may follow a name up to the noun of the thing that bears it."""


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


def without_verbs(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A name without an adverb before it and a verb behind it ("Later Ana Lind Opens"); empty where none is left."""
    tags = [token.tag_ for token in reading.doc[start:end]]
    while tags and tags[0] in ADVERBS:
        start, tags = start + 1, tags[1:]
    last = next((at for at, tag in enumerate(tags) if tag in VERBS), len(tags))
    last = 0 if any(tag in ADVERBS for tag in tags[:last]) else last  # "Onwards Together" is a motto
    worded = any(len(token.text.strip(".")) > 1 for token in reading.doc[start : start + last])
    return (start, start + last) if worded else (start, start)


def is_vocabulary(reading: Reading, start: int, end: int) -> bool:
    """Whether the vocabulary has each word of a name in titles, domains and bodies ("Projects Activity")."""
    words = re.split(r"[\s\-]+", folded(reading.text(start, end)))
    known = [word.strip(".,()").rstrip("s") in reading.lexicon.known_words for word in words if len(word) > 1]
    return bool(known) and all(known)


def is_of_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether a name stands behind an article, or before the noun of a thing that bears it ("Ana Lind Award")."""
    doc = reading.doc
    if start > 0 and (reading.word_is(start - 1, "article") or doc[start - 1].tag_ in ("DT", "PRP$")):
        return True
    root = doc[start:end].root
    thing = doc[end : root.head.i + 1]
    named = root.dep_ in ("compound", "amod", "nmod") and 0 < len(thing) <= LONGEST_THING
    return named and all(token.text.replace("-", "").isalpha() and token.pos_ != "CCONJ" for token in thing)
