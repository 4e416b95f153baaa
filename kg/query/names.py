"""Finds the thing that a person means by a name, among the names that a graph holds.

Names as written go in; the IRI of one thing comes out, or a QueryError that lists what the name could
mean. Looks at names only: which two names are one thing was decided when the graph was built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kg.model import QueryError
from kg.query.spelling import squash, words_of

__all__ = ["AmbiguousNameError", "Lexicon", "Name", "Reading"]

Words = tuple[str, ...]
Key = TypeVar("Key", str, Words)

FORUM, SESSION = re.compile(r"/id/forum/"), re.compile(r"/id/meeting/")

_BRACKETS = re.compile(r"\s*\([^()]*\)")
"""What a name has in brackets, such as its acronym."""

_SHORT = 3
"""The letters of a word that may only link others."""

_TOLD = 8
"""How many things an error lists."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing. `rank` is 0 for the label shown, 1 for another name, 2 for a misspelling."""

    entity: str
    text: str
    rank: int
    spoken: bool

    @property
    def order(self) -> tuple[bool, int]:
        """What a name goes by among those that fit equally well: things that documents speak of first."""
        return not self.spoken, self.rank


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name was taken for: `sure` is False where the name was cut short or misspelt.

    `spoken` is False for a thing that the registries know and no document speaks of.
    """

    words: str
    entity: str
    label: str
    sure: bool
    spoken: bool


class AmbiguousNameError(QueryError):
    """A name could mean several things; `candidates` are their labels, or their IRIs where labels are alike."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        """Take the line that says so, and the candidates."""
        super().__init__(message)
        self.candidates = candidates


class Lexicon:
    """All names of the things of some classes.

    Invariant: `names` are the graph's, whole and unchanged, so that a reading holds as long as the graph.
    """

    def __init__(
        self,
        what: str,
        names: Iterable[Name],
        *,
        label: Callable[[str], str],
        countries: Callable[[], dict[Words, str]],
        ties: Callable[[], Iterable[tuple[str, str]]],
    ) -> None:
        """Take names of things called `what` ("person", "forum or meeting").

        `label` tells the name by which a thing is shown, `countries` all countries by the words
        of their names, and `ties` which office is which country's.
        """
        self.what = what
        self.names = tuple(names)
        self.label = label
        self._read_countries = countries
        self._read_ties = ties
        self._known_near: dict[str, frozenset[int]] = {}

    def read(self, words: str) -> Reading:
        """The one thing meant by a name. Raises QueryError where there is none or are several."""
        if exact := [name for name in self.names if name.text == words]:
            return self._choose(words, exact, sure=True)
        whole = (self._same, self._reordered, self._after_title, self._of_country)
        cut = (self._part, self._beginning, self._misspelt, self._part_misspelt)
        if reading := self._first(words, whole, sure=True) or self._first(words, cut, sure=False):
            return reading
        near = "; ".join(self.nearest(words)) or "none is in the graph"
        raise QueryError(f"no {self.what} is called {words!r}; the nearest names: {near}")

    def read_whole(self, words: str) -> Reading | None:
        """The one thing that has this name, its words in whatever order; None where there is none."""
        return self._first(words, (self._same, self._reordered, self._of_country), sure=True)

    def read_part(self, words: str) -> Reading | None:
        """The one thing in whose name all the words stand; None where there is none."""
        return self._first(words, (self._part,), sure=False)

    def read_misspelt(self, words: str) -> Reading | None:
        """The one thing whose name, or whose name's part, the words are but for slips of the pen; None for none."""
        return self._first(words, (self._misspelt, self._part_misspelt), sure=False)

    def _first(self, words: str, steps: Iterable[Callable[[str], list[Name]]], *, sure: bool) -> Reading | None:
        for step in steps:
            if squash(words) and (found := step(words)):
                return self._choose(words, found, sure=sure)
        return None

    def holding(self, letters: str) -> list[tuple[Name, int]]:
        """The names in which some letters stand, with the place of the first: 0 where the name begins with them."""
        wanted = squash(letters)
        found = ((name, key.find(wanted)) for key, name in self._squashed) if wanted else ()
        return [(name, place) for name, place in found if place >= 0]

    def nearest(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Labels of the things whose names look most like the words."""
        from rapidfuzz import process

        scored = process.extract(squash(words), [key for key, _ in self._squashed], limit=4 * limit)
        return tuple(dict.fromkeys(self.label(self.names[place].entity) for _, _, place in scored))[:limit]

    @cached_property
    def _same_words(self) -> dict[str, list[Name]]:
        bare = ((squash(_BRACKETS.sub(" ", name.text)), name) for name in self.names if "(" in name.text)
        return _grouped((*self._squashed, *bare))

    @cached_property
    def _same_words_in_order(self) -> dict[Words, list[Name]]:
        return _grouped((tuple(sorted(words)), name) for words, name in self._with_countries_put)

    @cached_property
    def _with_countries_put(self) -> tuple[tuple[Words, Name], ...]:
        return tuple((self._with_countries(key), name) for key, name in self._words)

    @cached_property
    def _places_of_words(self) -> dict[str, frozenset[int]]:
        return _places(self._with_countries_put)

    @cached_property
    def _places_of_plain_words(self) -> dict[str, frozenset[int]]:
        return _places(self._words)

    @property
    def _countries(self) -> dict[Words, str]:
        return self._read_countries()

    @cached_property
    def _country_iris(self) -> frozenset[str]:
        return frozenset(self._countries.values())

    @cached_property
    def _country_beginnings(self) -> frozenset[str]:
        return frozenset(words[0] for words in self._countries if words)

    @cached_property
    def _squashed(self) -> tuple[tuple[str, Name], ...]:
        return tuple((squash(name.text), name) for name in self.names)

    @cached_property
    def _words(self) -> tuple[tuple[Words, Name], ...]:
        return tuple((words_of(name.text), name) for name in self.names)

    def _choose(self, words: str, found: list[Name], *, sure: bool) -> Reading:
        best = min(name.order for name in found)
        entities = sorted({name.entity for name in found if name.order == best}, key=lambda iri: (self.label(iri), iri))
        forums = [entity for entity in entities if FORUM.search(entity)]
        if len(forums) == 1 and all(SESSION.search(entity) for entity in entities if entity not in forums):
            entities = forums  # a session goes by its forum's name; who names both means the forum
        if len(entities) > 1:
            labels = [self.label(entity) for entity in entities]
            told = [iri if labels.count(label) > 1 else label for label, iri in zip(labels, entities, strict=True)]
            more = [f"{len(told) - _TOLD} more"] if len(told) > _TOLD else []
            listed = "; ".join(told[:_TOLD] + more)
            raise AmbiguousNameError(f"{words!r} could be more than one {self.what}: {listed}; say which", tuple(told))
        return Reading(words, entities[0], self.label(entities[0]), sure=sure, spoken=not best[0])

    def _same(self, words: str) -> list[Name]:
        return self._same_words.get(squash(words), [])

    def _reordered(self, words: str) -> list[Name]:
        """Names of the same words in another order, with countries called otherwise: Indo-US, US-India."""
        return self._same_words_in_order.get(tuple(sorted(self._with_countries(words_of(words)))), [])

    def _after_title(self, words: str) -> list[Name]:
        """Persons' names at the end of the words, the longest: "Foreign Secretary Ana Lindqvist"."""
        if self.what != "person":
            return []
        wanted = words_of(words)
        found = [(key, name) for key, name in self._words if key and wanted[-len(key) :] == key]
        longest = max((len(key) for key, _ in found), default=0)
        return [name for key, name in found if len(key) == longest]

    def _of_country(self, words: str) -> list[Name]:
        """Names of offices that the words have together with a country that the office is tied to."""
        wanted = self._with_countries(words_of(words)) if self.what == "office" else ()
        named = self._country_iris.intersection(wanted)
        if not named:
            return []
        bare = _telling(word for word in wanted if word not in named)
        offices = {office for office, country in self._read_ties() if country in named}
        return [name for key, name in self._words if name.entity in offices and _telling(key) == bare]

    def _part(self, words: str) -> list[Name]:
        """Names in which all the words stand; "President" is the US one before it is a vice one's."""
        wanted = set(self._with_countries(words_of(words)))
        places = _in_all(self._places_of_words.get(word, frozenset()) for word in wanted)
        found = [self._with_countries_put[place] for place in places]
        countries = set(self._countries.values()) if len(found) > 1 else set()
        told = [name for key, name in found if set(key) - wanted <= countries]
        return told or [name for _, name in found]

    def _beginning(self, words: str) -> list[Name]:
        wanted = squash(words)
        return [name for key, name in self._squashed if len(wanted) > 2 and key.startswith(wanted)]

    def _misspelt(self, words: str) -> list[Name]:
        """Names of which every word is one of the words, but for a slip of the pen in long ones."""
        wanted = words_of(words)
        return [name for key, name in self._near(wanted) if len(key) == len(wanted) and _slips(wanted, key)]

    def _part_misspelt(self, words: str) -> list[Name]:
        wanted = words_of(words)
        return [name for key, name in self._near(wanted) if len(key) > len(wanted) and _slips(wanted, key)]

    def _near(self, wanted: Words) -> list[tuple[Words, Name]]:
        """The names that have a word close to each of the words wanted."""
        return [self._words[place] for place in _in_all(self._places_near(word) for word in wanted)]

    def _places_near(self, word: str) -> frozenset[int]:
        """The places of the names that have a word close to one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        named = self._places_of_plain_words
        if word not in self._known_near:
            near = process.extract_iter(word, [*named], scorer=OSA.distance, score_cutoff=_allowed(word))
            places = (named[one] for one, _, _ in near)
            self._known_near[word] = frozenset[int]().union(*places)
        return self._known_near[word]

    def _with_countries(self, words: Words) -> Words:
        """The words with every name of a country put as its IRI."""
        if not any(word in self._country_beginnings for word in words):
            return words
        put: list[str] = []
        while words:
            ends = (end for end in range(min(4, len(words)), 0, -1) if words[:end] in self._countries)
            end = next(ends, 0)
            put.append(self._countries[words[:end]] if end else words[0])
            words = words[end or 1 :]
        return tuple(put)


def _telling(words: Iterable[str]) -> set[str]:
    """The words but for short ones, such as "of"; all, where all are short."""
    known = set(words)
    return {word for word in known if len(word) > _SHORT} or known


def _slips(wanted: Words, key: Words) -> bool:
    """Whether each of the words wanted is close to a word of its own in the key."""
    from rapidfuzz.distance import OSA

    left = list(key)
    for word in wanted:
        near = min(left, key=lambda other: OSA.distance(word, other))
        if OSA.distance(word, near) > _allowed(word):
            return False
        left.remove(near)
    return True


def _allowed(word: str) -> int:
    """How many slips of the pen a word may have."""
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2


def _in_all(sets: Iterable[frozenset[int]]) -> list[int]:
    """The places that are in every set, in order; none where there is no set."""
    first, *others = list(sets) or [frozenset[int]()]
    return sorted(first.intersection(*others))


def _places(named: Iterable[tuple[Words, Name]]) -> dict[str, frozenset[int]]:
    """The places of the names in which each word stands."""
    places: dict[str, set[int]] = {}
    for place, (words, _) in enumerate(named):
        for word in words:
            places.setdefault(word, set()).add(place)
    return {word: frozenset(found) for word, found in places.items()}


def _grouped(pairs: Iterable[tuple[Key, Name]]) -> dict[Key, list[Name]]:
    groups: dict[Key, list[Name]] = {}
    for key, name in pairs:
        groups.setdefault(key, []).append(name)
    return groups
