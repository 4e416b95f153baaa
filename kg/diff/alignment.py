"""The things of two builds in, groups of those that are about the same out.

Two things are one where they share a member: a cluster's IRI, which is the same in every build of the same document.
Where a document was changed its clusters are others; then things of one kind are one that a document calls alike, or
names at the same place of an unchanged text. Nothing here reads a graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.diff.note import Thing

__all__ = ["Alignment", "Group", "Named", "Places", "Told", "align"]

Group = tuple[tuple[Thing, ...], tuple[Thing, ...]]
"""Things of the old build and things of the new one that share a member, each sorted; one side may be empty."""


@dataclass(frozen=True, slots=True)
class Told:
    """A thing with the IRIs of all that it is made of, its own among them."""

    thing: Thing
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a document names a thing; `sha256` is that of the document's text."""

    document: str
    sha256: str | None
    start: int
    end: int


Places = Callable[[Sequence[str]], Mapping[str, Sequence[Named]]]
"""Tells where things are named, by their IRIs."""

Keys = Callable[[Thing, Sequence[Named]], Iterable[Hashable]]


class Alignment:
    """Which things of an old and a new build are about the same.

    Invariant: each thing that a group holds is in that one alone; every other thing stands for itself.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        """Take the groups."""
        self.groups = tuple(sorted(groups))
        self._keys: dict[str, str] = {}
        self._iris: tuple[dict[str, tuple[str, ...]], ...] = ({}, {})
        for group in self.groups:
            key = min(thing.iri for things in group for thing in things)
            for things, iris in zip(group, self._iris, strict=True):
                iris[key] = tuple(thing.iri for thing in things)
                self._keys.update((thing.iri, key) for thing in things)

    def key(self, iri: str) -> str:
        """One IRI for all things of a group; anything else is its own."""
        return self._keys.get(iri, iri)

    def iris(self, key: str, *, new: bool) -> tuple[str, ...]:
        """The IRIs that the things of a key have in one of the builds."""
        return self._iris[new].get(key, (key,))


def align(old: Sequence[Told], new: Sequence[Told], *, places: tuple[Places, Places]) -> Alignment:
    """Find which things of two builds are about the same; `places` is asked, of each build, about the others."""
    groups = list(_sharing_members(old, new))
    for keys in (_by_label, _by_place):
        alone = [group for group in groups if not all(group)]
        sides = [[thing for group in alone for thing in group[side]] for side in (0, 1)]
        if all(sides):
            named = [find([thing.iri for thing in things]) for find, things in zip(places, sides, strict=True)]
            pairs = list(_pairs(*(_holders(things, known, keys) for things, known in zip(sides, named, strict=True))))
            met = {thing for pair in pairs for thing in pair}
            groups = [group for group in groups if all(group) or not met.intersection(*map(set, filter(None, group)))]
            groups += [((before,), (after,)) for before, after in pairs]
    return Alignment(groups)


def _sharing_members(old: Sequence[Told], new: Sequence[Told]) -> Iterator[Group]:
    """The things that are linked by members, over however many others."""
    holders: dict[str, list[int]] = defaultdict(list)
    every = (*old, *new)
    for number, told in enumerate(every):
        for member in sorted(told.members):
            holders[member].append(number)
    seen: set[int] = set()
    for first in range(len(every)):
        reached = [first] if first not in seen else []
        seen.add(first)
        for number in reached:  # grows while it is walked
            near = {other for member in every[number].members for other in holders[member]} - seen
            seen |= near
            reached += sorted(near)
        if reached:
            before = sorted(every[number].thing for number in reached if number < len(old))
            after = sorted(every[number].thing for number in reached if number >= len(old))
            yield tuple(before), tuple(after)


def _by_label(thing: Thing, named: Sequence[Named]) -> Iterator[Hashable]:
    """That a document calls a thing of a kind by a label."""
    for place in named:
        yield thing.kind, thing.label, place.document


def _by_place(thing: Thing, named: Sequence[Named]) -> Iterator[Hashable]:
    """That a thing of a kind is named at a place of a text."""
    for place in named:
        yield thing.kind, place.document, place.sha256, place.start, place.end


def _holders(things: Iterable[Thing], named: Mapping[str, Sequence[Named]], keys: Keys) -> dict[Hashable, Thing]:
    """The only thing of a build that has a key, by the keys that only one has."""
    found: dict[Hashable, set[Thing]] = defaultdict(set)
    for thing in things:
        for key in keys(thing, named.get(thing.iri, ())):
            found[key].add(thing)
    return {key: next(iter(holders)) for key, holders in found.items() if len(holders) == 1}


def _pairs(old: Mapping[Hashable, Thing], new: Mapping[Hashable, Thing]) -> Iterator[tuple[Thing, Thing]]:
    """The things that have a key in common, and none with any other thing."""
    pairs = {(thing, new[key]) for key, thing in old.items() if key in new}
    count = Counter(thing for pair in pairs for thing in enumerate(pair))
    for before, after in sorted(pairs):
        if count[0, before] == count[1, after] == 1:
            yield before, after
