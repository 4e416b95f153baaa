"""What persons decided in, judgements that the matcher cannot overrule out.

That things are two is judged before the matcher begins, and that they are one when it has found which of a type
are: so what is named by one member holds for all that is found with it. Of two decisions on one pair the later holds;
where decisions contradict each other only through others, what is two stays two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.corrections import Decision, Decisions, Member
from kg.resolve.entities import of_no_entry
from kg.resolve.groups import Groups
from kg.resolve.nodes import Nodes

__all__ = ["Ruling", "Rulings", "decide", "names_of", "rest_of_splits", "without_registry"]

Pair = tuple[str, str]
Rest = Mapping[str, frozenset[str]]
"""The IRIs from which the members of a split go apart, by its correction's id."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with the IRIs of its members that are there, sorted."""

    decision: Decision
    iris: tuple[str, ...]


class Rulings:
    """Decisions by pairs of IRIs.

    Invariant: each pair is in `two` or in `one`, with the decisions that hold for it, the latest last; `unheeded` tells
    of every decision that does not hold in whole, with the reason.
    """

    def __init__(self, rulings: Sequence[Ruling], rest: Rest) -> None:
        self.unheeded: dict[str, str] = {}
        self.two: dict[Pair, list[Ruling]] = defaultdict(list)
        self.one: dict[Pair, list[Ruling]] = defaultdict(list)
        for ruling in sorted(rulings, key=lambda ruling: ruling.decision.rank):
            pairs = pairs_of(ruling, rest.get(ruling.decision.correction, frozenset()))
            mine, others = (self.one, self.two) if ruling.decision.verdict == "same" else (self.two, self.one)
            for pair in pairs:
                mine[pair].append(ruling)
                for before in others.pop(pair, []):
                    self._override(before, ruling, others)

    def _override(self, before: Ruling, ruling: Ruling, others: dict[Pair, list[Ruling]]) -> None:
        """Note that a decision does not hold; a split that a later merge contradicts is none for that member."""
        last = ruling.decision
        self.unheeded[before.decision.correction] = f"a later one, {last.correction}, contradicts it"
        if before.decision.verdict == "split":
            gone = {*before.iris} & {*ruling.iris}
            for pair in [pair for pair, known in others.items() if before in known and gone & {*pair}]:
                others[pair].remove(before)
                if not others[pair]:
                    del others[pair]

    def keep_apart(self, groups: Groups) -> None:
        """Judge what is two."""
        told: set[tuple[str, str]] = set()
        for (left, right), rulings in sorted(self.two.items(), key=lambda item: item[0]):
            last = rulings[-1]
            member = left if left in last.iris else right
            decision = last.decision
            if decision.verdict == "split" and (decision.correction, member) in told:
                groups.keep_apart_by_hand(left, right)
            else:
                told.add((decision.correction, member))
                groups.different_by_hand(left, right, decision.why, decision.correction)

    def join(self, groups: Groups, nodes: Nodes, kind: str) -> None:
        """Judge what is one of a type, the latest decision first."""
        ranked = sorted(self.one.items(), key=lambda item: item[0])
        for (left, right), rulings in sorted(ranked, key=lambda item: item[1][-1].decision.rank, reverse=True):
            if nodes[left].cluster.type == kind:
                last = rulings[-1].decision
                if not groups.same_by_hand(left, right, last.why, last.correction):
                    why = "what it joins was decided to be two, through others that are one with them"
                    self.unheeded |= {ruling.decision.correction: why for ruling in rulings}


def decide(decisions: Decisions, nodes: Nodes) -> tuple[Ruling, ...]:
    """The decisions on nodes that are there."""
    iris = iris_of(nodes)
    return tuple(
        Ruling(one, tuple(sorted({iris[member] for member in one.members if member in iris})))
        for one in decisions.judged
    )


def pairs_of(ruling: Ruling, rest: frozenset[str]) -> list[Pair]:
    """The pairs of IRIs that a decision is about."""
    if ruling.decision.verdict == "split":
        found = {(min(one, other), max(one, other)) for one in ruling.iris for other in rest}
        return sorted(found)
    return list(combinations(ruling.iris, 2))


def rest_of_splits(rulings: Sequence[Ruling], groups: Groups) -> Rest:
    """What each split leaves behind, by the groups that the matcher made and by what a person joined before."""
    rest: dict[str, frozenset[str]] = {}
    for split in (ruling for ruling in rulings if ruling.decision.verdict == "split"):
        before = [
            ruling
            for ruling in rulings
            if ruling.decision.verdict == "same" and ruling.decision.rank < split.decision.rank
        ]
        together = reached(split.iris, before, groups)
        rest[split.decision.correction] = frozenset(together) - frozenset(split.iris)
    return rest


def reached(iris: Iterable[str], joined: Sequence[Ruling], groups: Groups) -> set[str]:
    """All that is one with some IRIs, by groups and by what a person joined."""
    found: set[str] = set()
    waiting = [*iris]
    links: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in joined:
        for iri in ruling.iris:
            links[groups.find(iri)].append(ruling)
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.update(groups.members(iri))
            waiting += [other for ruling in links[groups.find(iri)] for other in ruling.iris if other not in found]
    return found


def without_registry(nodes: Nodes, rulings: Sequence[Ruling], rest: Rest) -> Nodes:
    """The nodes, where those that a split parts from a registered thing are not that thing."""
    parted = {
        iri
        for ruling in rulings
        for iri in ruling.iris
        if ruling.decision.verdict == "split" and rest.get(ruling.decision.correction)
    }
    return Nodes({iri: of_no_entry(node) if iri in parted else node for iri, node in nodes.by_iri.items()})


def iris_of(nodes: Nodes) -> dict[Member, str]:
    """The IRIs of clusters by document and id."""
    return {(node.document, node.cluster.id): iri for iri, node in nodes.by_iri.items()}


def names_of(decisions: Decisions, nodes: Nodes, groups: Groups) -> tuple[dict[str, str], dict[str, str]]:
    """The names that persons gave to groups, by their roots, the latest of each; which are not shown, and why."""
    iris = iris_of(nodes)
    names: dict[str, str] = {}
    last: dict[str, str] = {}
    unheeded: dict[str, str] = {}
    for label in sorted(decisions.labels, key=lambda label: label.rank):
        if label.member not in iris:
            continue
        root = groups.find(iris[label.member])
        if names.get(root, label.name) != label.name:
            unheeded[last[root]] = f"a later one, {label.correction}, gives another name"
        names[root], last[root] = label.name, label.correction
    return names, unheeded
