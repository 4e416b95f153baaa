"""Judgements in, groups of IRIs that are one thing out.

The groups are a function of the judgements alone, and a group's name is the least IRI in it, so that nothing
depends on the order in which documents were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Judgement

__all__ = ["Groups"]


class Groups:
    """IRIs in disjoint groups, and the judgements that made them.

    Invariant: two IRIs that were judged different are never in one group, whatever was judged of others.
    """

    def __init__(self, iris: Iterable[str]) -> None:
        self._parent = {iri: iri for iri in iris}
        self._members = {iri: [iri] for iri in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)
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
        """All that was judged, sorted."""
        return tuple(judgement for _, judgement in sorted(self._judgements.items()))

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
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for other in self._apart.pop(second, set()):
            self._apart[other].discard(second)
            self._apart[other].add(first)
            self._apart[first].add(other)
        return True

    def different(self, left: str, right: str, score: float, why: str) -> None:
        """Judge two IRIs of two groups to be two things, which no later judgement can join."""
        first, second = self.find(left), self.find(right)
        if first == second:
            raise ValueError(f"{left} and {right} were judged the same before")
        self._note(left, right, "different", score, why)
        self.keep_apart(first, second)

    def keep_apart(self, left: str, right: str) -> None:
        """Let no later judgement join two groups, without a judgement worth recording."""
        first, second = self.find(left), self.find(right)
        self._apart[first].add(second)
        self._apart[second].add(first)

    def unsure(self, left: str, right: str, score: float, why: str) -> None:
        """Judge that two IRIs may or may not be one thing."""
        self._note(left, right, "unsure", score, why)

    def _note(self, left: str, right: str, verdict: str, score: float, why: str) -> None:
        left, right = sorted((left, right))
        self._judgements[left, right, verdict] = Judgement(
            left=left, right=right, verdict=verdict, score=score, why=why
        )
