"""A graph in, what is least certain in it out, the most doubtful first.

Doubt is how likely it is that a thing is not as the graph has it: of a fact one less its confidence; of a fact in a
conflict, of two things that may be one, or of what was seen and not asserted, up to a half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.conflicts import Conflict, read_conflicts
from kg.corrections import Correction, FactTarget
from kg.facts import FactRow, read_abstentions, read_facts
from kg.query import Graph
from kg.review.targets import fact_target

__all__ = ["KINDS", "AbstentionDoubt", "Doubt", "FactDoubt", "PairDoubt", "count_unnamed", "make_queue"]

EVEN = 0.5
"""The doubt of what may as well be as not."""

KINDS = ("abstention", "fact", "pair")
"""What a person may be asked about."""


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
class AbstentionDoubt:
    """What was seen in some sentences and not asserted; the reason is that of its rows.

    Of such the rules can't tell whether they hold, so that its doubt is a half of how sure it was if it was asserted.
    """

    rows: tuple[FactRow, ...]
    doubt: float

    @property
    def fact(self) -> FactRow:
        """What would be the fact, with its first sentence."""
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


Doubt = FactDoubt | AbstentionDoubt | PairDoubt


def make_queue(
    graph: Graph, *, decided: Iterable[Correction] = (), least: float = 0.0, only: str | None = None
) -> tuple[Doubt, ...]:
    """All of a graph that is doubtful by `least` or more and that no correction has decided, sorted by doubt.

    A fact of which one sentence was struck is asked about with the others. `only` is one of KINDS.
    """
    targets: dict[bool, set[FactTarget]] = {True: set(), False: set()}
    for one in decided:
        if isinstance(one.what, FactTarget):
            targets[one.verb == "strike"].add(one.what)
    found: list[Doubt] = []
    if only in (None, "pair"):
        found += _pairs(graph)
    if only in (None, "fact"):
        found += _facts(graph, targets[False], struck=targets[True])
    if only in (None, "abstention"):
        found += _abstentions(graph, targets[False] | targets[True])
    return tuple(sorted((one for one in found if one.doubt >= least and one.doubt > 0), key=_order))


def _order(one: Doubt) -> tuple[object, ...]:
    if isinstance(one, PairDoubt):
        return -one.doubt, 0, one.left_label, one.right_label, one.left, one.right
    if isinstance(one, AbstentionDoubt):
        return -one.doubt, 2, one.fact.place
    return -one.doubt, 1 if one.conflict else 3, one.fact.place


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


def _abstentions(graph: Graph, decided: set[FactTarget]) -> Iterator[AbstentionDoubt]:
    """What was seen and not asserted, but for what a person took out or dismissed."""
    rows: dict[str, list[FactRow]] = defaultdict(list)
    for row in read_abstentions(graph):
        if row.subject_id is not None and row.correction is None:
            rows[row.id].append(row)
    for some in rows.values():
        if not {fact_target(row) for row in some} & decided:
            sure = max((row.confidence for row in some if row.confidence is not None), default=1.0)
            yield AbstentionDoubt(rows=tuple(some), doubt=round(EVEN * sure, 4))


def count_unnamed(graph: Graph) -> int:
    """How many claims of a language model were not believed and can't be asked about: they name no things."""
    return len({row.id for row in read_abstentions(graph) if row.subject_id is None})


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
