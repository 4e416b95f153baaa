"""The names of forums and organisations in documents in, disagreements on what an acronym stands for out.

An acronym is expanded by a document that names the same thing in words whose initials spell it. A spelling, a plural
or a small word more is no other expansion; an acronym of two things with nothing in common is no disagreement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.conflicts.claims import Source
from kg.conflicts.disagreement import Rivals, Side, Spoken
from kg.conflicts.reasons import reason
from kg.resolve.wordbook import SMALL_WORDS, Wordbook, singular

__all__ = ["Expansion", "Naming", "disputed_expansions", "find_expansions", "is_acronym"]

ACRONYM = re.compile(r"[A-Za-z]?[A-Z]{2,}[A-Za-z]?[A-Z]*s?")
SHORTEST_ACRONYM = 3
WORD = re.compile(r"\w+")
SHORTEST_WORD = 4
STEM = 5
"""Letters by which two words are taken for forms of one: "strategic" and "strategy"."""


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """Words of a document that name a thing, in code points of its kept text."""

    source: Source
    start: int
    end: int
    thing: str
    words: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a document says that an acronym stands for: the words, where they stand, and the words that tell."""

    acronym: str
    naming: Naming
    telling: frozenset[str]


def find_expansions(namings: Iterable[Naming], book: Wordbook) -> Iterator[Expansion]:
    """The expansions of acronyms, each document's own, the first of equal ones."""
    spoken: dict[tuple[str, Source], list[Naming]] = defaultdict(list)
    for naming in sorted(namings):
        spoken[naming.thing, naming.source].append(naming)
    for some in spoken.values():
        short = {word for naming in some for word in naming.words.split() if is_acronym(word.strip("()“”\"'"))}
        for acronym in sorted({word.strip("()“”\"'") for word in short}):
            told = set()
            for naming in some:
                telling = _telling(naming.words, book)
                if telling not in told and spells(acronym, naming.words):
                    told.add(telling)
                    yield Expansion(acronym, naming, telling)


def is_acronym(word: str) -> bool:
    """Whether a word is written as acronyms are: of capitals, three at least."""
    return bool(ACRONYM.fullmatch(word)) and sum(letter.isupper() for letter in word) >= SHORTEST_ACRONYM


def spells(acronym: str, words: str) -> bool:
    """Whether the initials of some words spell an acronym; small words may be left out, the last ones too."""
    letters = acronym.casefold()
    reached = {0}
    parts = [word.casefold() for word in WORD.findall(words)]
    if len(parts) < SHORTEST_ACRONYM or letters in parts:
        return False
    for part in parts:
        step = {at + 1 for at in reached if at < len(letters) and part[0] == letters[at]}
        reached = step | reached if part in SMALL_WORDS else step
    return len(letters) in reached


def _telling(words: str, book: Wordbook) -> frozenset[str]:
    return frozenset(singular(word) for word in book.words(words.replace("&", " and ")) if word not in SMALL_WORDS)


def disputed_expansions(expansions: Iterable[Expansion], forums: Container[str], book: Wordbook) -> Iterator[Rivals]:
    """Acronyms that two documents expand in words that are partly the same and partly others."""
    by_acronym: dict[str, list[Expansion]] = defaultdict(list)
    for expansion in expansions:
        by_acronym[expansion.acronym.casefold()].append(expansion)
    for _, some in sorted(by_acronym.items()):
        rivals = [
            (left, right)
            for left, right in combinations(some, 2)
            if left.naming.source.text != right.naming.source.text
            and differ(left, right, book)
            and (
                left.naming.thing == right.naming.thing
                or (left.naming.thing in forums and right.naming.thing in forums)
            )
        ]
        found = list({(one.naming, one.telling): one for pair in rivals for one in pair}.values())
        if found:
            thing = min(one.naming.thing for one in found)
            values = sorted({" ".join(one.naming.words.split()) for one in found})
            why = reason("expansions", acronym=found[0].acronym, values=values)
            yield Rivals("expansion", thing, _sides(found), why)


def differ(left: Expansion, right: Expansion, book: Wordbook) -> bool:
    """Whether each of two expansions has a word that the other lacks, while most words are the same.

    Where only countries differ there are two things of one kind.
    """
    shared = left.telling & right.telling
    lacking = [_unmatched(left.telling - shared, right.telling), _unmatched(right.telling - shared, left.telling)]
    if not all(lacking) or 2 * len(shared) < max(len(left.telling), len(right.telling)):
        return False
    if any(len(word) < SHORTEST_WORD for words in lacking for word in words):
        return False  # "UN Security Council" is short for what "United Nations Security Council" spells out
    return all(book.split_countries(tuple(sorted(words)))[1] for words in lacking)


def _unmatched(words: frozenset[str], others: frozenset[str]) -> set[str]:
    """The words of which no other is a form."""
    return {word for word in words if not any(word[:STEM] == other[:STEM] for other in others)}


def _sides(expansions: Iterable[Expansion]) -> tuple[Side, ...]:
    values: dict[str, list[Naming]] = defaultdict(list)
    for one in expansions:
        values[" ".join(one.naming.words.split())].append(one.naming)
    return tuple(
        Side(value, some[0].thing, spoken=tuple(Spoken(one.source, one.start, one.end) for one in sorted(some)))
        for value, some in sorted(values.items())
    )
