"""Judgements in, groups of IRIs that are one thing out.

The groups are a function of the judgements alone, and a group's name is the least IRI in it, so that nothing
depends on the order in which documents were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from kg.model import Judgement

__all__ = ["Firsts", "Groups"]

Value = TypeVar("Value")


class Groups:
    """IRIs in disjoint groups, and the judgements that made them.

    Invariant: two IRIs that were judged different are never in one group, whatever was judged of others. What a
    person judged the same is one all the same, unless a person judged it different.
    """

    def __init__(self, iris: Iterable[str]) -> None:
        self._parent = {iri: iri for iri in iris}
        self._members = {iri: [iri] for iri in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._apart_by_hand: dict[str, set[str]] = defaultdict(set)
        self._joined_by_hand: set[str] = set()
        self._judgements: dict[tuple[str, str, str], Judgement] = {}

    def find(self, iri: str) -> str:
        """The least IRI of a group."""
        while self._parent[iri] != iri:
            self._parent[iri] = self._parent[self._parent[iri]]
            iri = self._parent[iri]
        return iri

    def members(self, iri: str) -> tuple[str, ...]:
        """All IRIs of a group, sorted."""
        return tuple(sorted(self._members[self.find(iri)]))

    def roots(self) -> tuple[str, ...]:
        """The least IRI of every group, sorted."""
        return tuple(sorted(self._members))

    def judgements(self) -> tuple[Judgement, ...]:
        """All that was judged, sorted; where persons judged groups to be one or two, nothing else is said of them."""
        settled = {self.find(iri) for iri in self._joined_by_hand}
        return tuple(
            judgement
            for _, judgement in sorted(self._judgements.items())
            if judgement.correction
            or judgement.verdict == "same"
            or not self._is_settled(judgement.left, judgement.right, settled)
        )

    def _is_settled(self, left: str, right: str, settled: set[str]) -> bool:
        one, other = self.find(left), self.find(right)
        return other in self._apart_by_hand[one] or (one == other and one in settled)

    def apart(self, left: str, right: str) -> bool:
        """Whether two groups were judged different."""
        return self.find(right) in self._apart[self.find(left)]

    def same(self, left: str, right: str, score: float, why: str) -> bool:
        """Judge two IRIs to be one thing and join their groups; False if they were judged different before."""
        first, second = sorted((self.find(left), self.find(right)))
        if first == second:
            return True
        if second in self._apart[first]:
            return False
        self._note(left, right, "same", score, why)
        self._join(first, second)
        return True

    def same_by_hand(self, left: str, right: str, why: str, correction: str) -> bool:
        """Let a person judge that two IRIs are one thing; False if a person judged their groups different."""
        first, second = sorted((self.find(left), self.find(right)))
        if second in self._apart_by_hand[first]:
            return False
        self._note(left, right, "same", 1, why, correction)
        self._joined_by_hand.add(left)
        if first != second:
            self._join(first, second)
        return True

    def different(self, left: str, right: str, score: float, why: str) -> None:
        """Judge two IRIs of two groups to be two things, which no later judgement can join."""
        first, second = self.find(left), self.find(right)
        if first == second:
            raise ValueError(f"{left} and {right} were judged the same before")
        self._note(left, right, "different", score, why)
        self.keep_apart(first, second)

    def different_by_hand(self, left: str, right: str, why: str, correction: str) -> None:
        """Let a person judge that two IRIs of two groups are two things, which no later judgement can join."""
        self.different(left, right, 1, why)
        self._note(left, right, "different", 1, why, correction)
        self.keep_apart_by_hand(left, right)

    def keep_apart(self, left: str, right: str) -> None:
        """Let no later judgement join two groups, without a judgement worth recording; one group stays one."""
        self._separate(self._apart, left, right)

    def keep_apart_by_hand(self, left: str, right: str) -> None:
        """Do so with a person's authority."""
        self._separate(self._apart, left, right)
        self._separate(self._apart_by_hand, left, right)

    def unsure(self, left: str, right: str, score: float, why: str) -> None:
        """Judge that two IRIs may or may not be one thing."""
        self._note(left, right, "unsure", score, why)

    def _separate(self, apart: dict[str, set[str]], left: str, right: str) -> None:
        first, second = self.find(left), self.find(right)
        if first != second:
            apart[first].add(second)
            apart[second].add(first)

    def _join(self, first: str, second: str) -> None:
        """Join two groups under the lesser name; what either is kept from, both are."""
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for apart in (self._apart, self._apart_by_hand):
            for other in apart.pop(second, set()):
                apart[other].discard(second)
                if other != first:
                    apart[other].add(first)
                    apart[first].add(other)

    def _note(self, left: str, right: str, verdict: str, score: float, why: str, correction: str | None = None) -> None:
        left, right = sorted((left, right))
        self._judgements[left, right, verdict] = Judgement(
            left=left, right=right, verdict=verdict, score=score, why=why, correction=correction
        )


class Firsts(Generic[Value]):
    """The first value of each key, and the first of those that are kept apart from it by what was judged."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._found: dict[Hashable, list[tuple[str, Value]]] = defaultdict(list)

    def of(self, key: Hashable, iri: str, value: Value) -> Value:
        """The first value of a key with which an IRI may be one; the value itself where it is the first."""
        found = self._found[key]
        for first, known in found:
            if not self._groups.apart(first, iri):
                return known
        found.append((iri, value))
        return value
