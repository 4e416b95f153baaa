"""The vocabulary in, what a name alone may stand for in its registries out; no text around the name is asked.

Names are compared as resolution compares them: folded, without small words, the countries apart and in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.personal_names import mistyped
from kg.resolve.wordbook import Wordbook, fold, make_wordbook, telling
from kg.vocab import Vocabulary

__all__ = ["Listed", "Register", "make_register"]

Words = tuple[str, ...]

UNCUT = frozenset({"country", "domain"})
"""The types of which a name is never cut into countries and other words."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of an entry: its words without countries, the countries in it, and whether it tells enough alone."""

    path: str
    words: Words
    countries: frozenset[str]
    alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The names of all entries by type and by their telling words, and by path.

    `metonyms` are the cities and buildings that stand for a country's government, by their words, and `hosts` those
    of the buildings; `broader` leads from a concept's path to those of the concepts above it, at any distance.
    `words` are all words that stand in a name or a title.
    """

    book: Wordbook
    names: Mapping[str, Mapping[Words, tuple[Listed, ...]]]
    metonyms: Mapping[Words, str]
    hosts: frozenset[Words]
    broader: Mapping[str, frozenset[str]]
    spellings: Mapping[str, tuple[Listed, ...]]
    words: frozenset[str]

    def may_be(self, kind: str, name: str) -> frozenset[str]:
        """The paths of the entries of a type that a name stands for; several where the name is shared."""
        countries, words = self.parts(kind, name)
        found = self.names[kind].get(words, ())
        if countries:
            whole = {one.path for one in found if one.countries == countries}
            return frozenset(whole or {one.path for one in found if countries <= self.home(one.path)})
        alone = {one.path for one in found if one.alone and not one.countries}
        return frozenset(alone or {one.path for one in found})

    def parts(self, kind: str, name: str) -> tuple[frozenset[str], Words]:
        """The countries in a name, and its other telling words, an organisation's sorted.

        Names of countries and domains are not cut.
        """
        words = self.book.words(name)
        countries, rest = (frozenset[str](), words) if kind in UNCUT else self.book.split_countries(words)
        found = telling(rest) if rest else telling(words)
        return countries if rest else frozenset(), tuple(sorted(found)) if kind == "organisation" else found

    def home(self, path: str) -> frozenset[str]:
        """The countries that an entry belongs to: a forum's members, an organisation's country."""
        country = self.book.country_of.get(path)
        return self.book.members.get(path) or frozenset({country} if country else ())

    def is_slip(self, left: str, right: str) -> bool:
        """Whether one name is the other but for a letter or two, which do not make another known word of one."""
        written = (tuple(fold(left).split()), tuple(fold(right).split()))
        return self.are_slips(*written) or self.are_slips(self.book.words(left), self.book.words(right))

    def are_slips(self, left: Words, right: Words) -> bool:
        """Whether one list of words is the other but for a letter or two behind the first of one word.

        Of two words that the vocabulary has neither is a slip.
        """
        unequal = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
        likely = any(one[0] == other[0] and not {one, other} <= self.words for one, other in unequal)
        return likely and mistyped(left, right)


@lru_cache(maxsize=2)
def make_register(vocabulary: Vocabulary) -> Register:
    """The register of a vocabulary, made once."""
    book = make_wordbook(vocabulary)
    nothing: frozenset[Words] = frozenset()
    bare = Register(book=book, names={}, metonyms={}, hosts=nothing, broader={}, spellings={}, words=frozenset())
    names = {kind: by_words(kind, entries, bare) for kind, entries in all_names(vocabulary).items()}
    spellings: dict[str, list[Listed]] = defaultdict(list)
    for listed in (one for by_kind in names.values() for found in by_kind.values() for one in found):
        spellings[listed.path].append(listed)
    places = (book.words(name) for one in vocabulary.places for name in (one.label, *one.alternatives))
    known = (*places, *(words for by_kind in names.values() for words in by_kind))
    metonyms = {book.words(name): one.path for one in vocabulary.countries for name in one.metonyms}
    buildings = {
        book.words(name) for one in vocabulary.places if one.building for name in (one.label, *one.alternatives)
    }
    return Register(
        book=book,
        names=names,
        metonyms=metonyms,
        hosts=frozenset(words for words in buildings if words in metonyms or ("the", *words) in metonyms),
        broader=all_broader({one.path: one.broader for one in vocabulary.concepts}),
        spellings={path: tuple(found) for path, found in spellings.items()},
        words=frozenset(word for words in (*known, *book.titles, *book.countries, *book.portfolios) for word in words),
    )


Names = list[tuple[str, tuple[str | None, ...], bool]]
"""Of each entry the path, some names, and whether they tell it without a country."""


def all_names(vocabulary: Vocabulary) -> Mapping[str, Names]:
    """The names of all entries, by type."""
    bodies, forums = vocabulary.organisations, vocabulary.forums
    return {
        "country": [
            *((one.path, (one.label, *one.alternatives, *one.hidden), True) for one in vocabulary.countries),
            *((one.path, (*one.demonyms, *one.combining, one.iso), False) for one in vocabulary.countries),
        ],
        "domain": [(one.path, (one.label, *one.alternatives, *one.hidden), True) for one in vocabulary.concepts],
        "forum": [
            *((one.path, (one.label, *one.alternatives, *one.hidden), True) for one in forums),
            *((one.path, (one.acronym, *one.core), not one.needs_members) for one in forums),
        ],
        "organisation": [
            *((one.path, (one.label, one.acronym, *one.alternatives, *one.hidden), True) for one in bodies),
            *((one.path, one.core, False) for one in bodies),
        ],
    }


def by_words(kind: str, entries: Names, bare: Register) -> Mapping[Words, tuple[Listed, ...]]:
    """The names of a type by their telling words."""
    found: dict[Words, dict[Listed, None]] = defaultdict(dict)
    for path, names, alone in entries:
        for name in filter(None, names):
            countries, words = bare.parts(kind, name)
            found[words][Listed(path, words, countries, alone)] = None
    return {words: tuple(listed) for words, listed in found.items()}


def all_broader(broader: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """The concepts above each concept, at any distance."""

    def above(path: str) -> frozenset[str]:
        direct = frozenset(broader.get(path, ()))
        return direct.union(*(above(one) for one in direct))

    return {path: above(path) for path in broader}
