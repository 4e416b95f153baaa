"""A graph in, what is least certain in it out, the most doubtful first.

Doubt is how likely it is that a thing is not as the graph has it: of a fact one less its confidence; of a fact in a
conflict, or of two things that may be one, up to a half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.conflicts import Conflict, read_conflicts
from kg.corrections import Correction, FactTarget
from kg.facts import FactRow, read_facts
from kg.query import Graph
from kg.review.targets import fact_target

__all__ = ["Doubt", "FactDoubt", "PairDoubt", "make_queue"]

EVEN = 0.5
"""The doubt of what may as well be as not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDoubt:
    """A fact with its sentences, and the conflict that it is part of, if it is."""

    rows: tuple[FactRow, ...]
    doubt: float
    conflict: Conflict | None = None

    @property
    def fact(self) -> FactRow:
        """The fact with its first sentence."""
        return self.rows[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDoubt:
    """Two things, by their IRIs and labels, that may be one, and why it was left open."""

    left: str
    left_label: str
    right: str
    right_label: str
    why: str
    doubt: float


Doubt = FactDoubt | PairDoubt


def make_queue(graph: Graph, *, decided: Iterable[Correction] = (), least: float = 0.0) -> tuple[Doubt, ...]:
    """All of a graph that is doubtful by `least` or more and that no correction has decided, sorted by doubt.

    A fact of which one sentence was struck is asked about with the others.
    """
    targets: dict[bool, set[FactTarget]] = {True: set(), False: set()}
    for one in decided:
        if isinstance(one.what, FactTarget):
            targets[one.verb == "strike"].add(one.what)
    facts = _facts(graph, targets[False], struck=targets[True])
    found: list[Doubt] = [*_pairs(graph), *facts]
    return tuple(sorted((one for one in found if one.doubt >= least and one.doubt > 0), key=_order))


def _order(one: Doubt) -> tuple[object, ...]:
    if isinstance(one, PairDoubt):
        return -one.doubt, 0, one.left_label, one.right_label, one.left, one.right
    return -one.doubt, 1 if one.conflict else 2, one.fact.place


def _facts(graph: Graph, decided: set[FactTarget], *, struck: set[FactTarget]) -> Iterator[FactDoubt]:
    """The facts that documents state, but those that a person stated, accepted or rejected."""
    conflicts = {one.claim: conflict for conflict in read_conflicts(graph) for one in conflict.values if one.claim}
    rows: dict[str, list[FactRow]] = defaultdict(list)
    for row in read_facts(graph):
        if fact_target(row) not in struck:
            rows[row.id].append(row)
    for known_as, some in rows.items():
        sure = some[0].confidence
        if sure is None or sure >= 1 or {fact_target(row) for row in some} & decided:
            continue
        conflict = conflicts.get(known_as)
        doubt = EVEN if conflict else round(1 - sure, 4)
        yield FactDoubt(rows=tuple(some), doubt=doubt, conflict=conflict)


def _pairs(graph: Graph) -> Iterator[PairDoubt]:
    """The pairs of things of which it was left open whether they are one, each once, with the highest doubt."""
    found: dict[tuple[str, str], PairDoubt] = {}
    for record in graph.look_up("doubts").records():
        score = float(str(record["score"]))
        one = PairDoubt(
            left=str(record["left"]),
            left_label=str(record["left_label"]),
            right=str(record["right"]),
            right_label=str(record["right_label"]),
            why=str(record["why"]),
            doubt=round(min(score, 1 - score), 4),
        )
        pair = min(one.left, one.right), max(one.left, one.right)
        if pair not in found or one.doubt > found[pair].doubt:
            found[pair] = one
    yield from found.values()
