"""A built graph in, what a comparison asks of it out: things, facts, documents, judgements.

Only what differs between two builds is asked for, by the quads that only one of them holds, so that a small change to
a large graph is told soon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.diff.alignment import Alignment, Named, Told
from kg.diff.facts import Key, Statement, key_of
from kg.diff.note import Thing
from kg.diff.quads import QuadChanges
from kg.identifiers import Identifiers
from kg.query import Graph, Plain

__all__ = ["Build", "Judged", "changed_document_graphs", "changed_things"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on two clusters, by their IRIs: "same", "different" or "unsure", and why in a sentence."""

    left: str
    right: str
    verdict: str
    why: str


def changed_things(changes: QuadChanges, base: str) -> tuple[str, ...]:
    """The IRIs of the things whose label or members differ, under all names that they have, sorted."""
    names = Identifiers(base)
    label, replaced, meta = names.expand("skos:prefLabel"), names.expand("dcterms:isReplacedBy"), names.graph("meta")
    found: set[str] = set()
    for quad in changes.quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value == meta:
            ends = {label: (quad.subject,), replaced: (quad.subject, quad.object)}.get(quad.predicate.value, ())
            found.update(end.value for end in ends if isinstance(end, NamedNode))
    return tuple(sorted(found))


def changed_document_graphs(changes: QuadChanges, base: str) -> tuple[str, ...]:
    """The IRIs of the documents' named graphs that differ, sorted."""
    prefix = Identifiers(base).graph("doc/")
    graphs = {quad.graph_name.value for quad in changes.quads if isinstance(quad.graph_name, NamedNode)}
    return tuple(sorted(iri for iri in graphs if iri.startswith(prefix)))


class Build:
    """One of the two builds that are compared.

    Invariant: its graph is only read, so that what was read once still holds.
    """

    def __init__(self, graph: Graph) -> None:
        """Take a graph open for reading."""
        self.graph = graph

    @cached_property
    def documents(self) -> dict[str, dict[str, str | None]]:
        """What is known of each document, by its name."""
        records = self.graph.look_up("documents-compared").records()
        return {
            str(record.pop("document")): {name: None if value is None else str(value) for name, value in record.items()}
            for record in records
        }

    def things(self, iris: Sequence[str]) -> tuple[Told, ...]:
        """Those of some IRIs that are things of this build, each with its members."""
        members: dict[str, set[str]] = defaultdict(set)
        for record in self._look_up("members-of-things", "thing", iris):
            members[str(record["thing"])].add(str(record["member"]))
        found: dict[str, Thing] = {}
        for record in self._look_up("things-compared", "thing", iris):
            iri = str(record["thing"])
            found.setdefault(iri, Thing(str(record["class"] or "thing"), str(record["label"]), iri))
        return tuple(Told(thing, frozenset({iri, *members[iri]})) for iri, thing in found.items())

    def labelled(self, iris: Sequence[str]) -> frozenset[str]:
        """Those of some IRIs that have a name in this build, be it that of the registry."""
        return frozenset(str(record["thing"]) for record in self._look_up("labels", "thing", iris))

    def places(self, iris: Sequence[str]) -> Mapping[str, Sequence[Named]]:
        """Where things are named, by their IRIs."""
        found: dict[str, list[Named]] = defaultdict(list)
        for record in self._look_up("mentions-of-things", "thing", iris):
            document = str(record["document"])
            sha256 = self.documents.get(document, {}).get("sha256")
            place = Named(document, sha256, int(str(record["start"])), int(str(record["end"])))
            found[str(record["thing"])].append(place)
        return found

    def statements(self, graphs: Sequence[str]) -> tuple[Statement, ...]:
        """What the documents of some named graphs state, in the order of their texts."""
        if not graphs:
            return ()
        rows = self.graph.look_up("facts-compared", {("graph",): [(NamedNode(iri),) for iri in graphs]})
        place = rows.columns.index("object_id")
        return tuple(_statement(record, row[place]) for record, row in zip(rows.records(), rows.rows, strict=True))

    def stated(self, keys: Iterable[Key], alignment: Alignment, *, new: bool) -> dict[Key, frozenset[str]]:
        """The documents that state facts of some keys in this build, the new one or the old one."""
        rows = [
            (NamedNode(subject), NamedNode(key.relation), value)
            for key in keys
            for subject in alignment.iris(key.subject, new=new)
            for value in _terms(key.object, alignment, new=new)
        ]
        found: dict[Key, set[str]] = defaultdict(set)
        told = self.graph.look_up("statements", {("subject", "relation", "object"): rows})
        for row, record in zip(told.rows, told.records(), strict=True):
            key = key_of(alignment, str(record["relation"]), str(record["subject"]), _end(row[2]))
            found[key].add(str(record["document"]))
        return {key: frozenset(documents) for key, documents in found.items()}

    def judgements(self, things: Sequence[Thing]) -> tuple[Judged, ...]:
        """What was judged about the parts of things."""
        records = self._look_up("judgements-of", "thing", [thing.iri for thing in things])
        columns = ("left", "right", "verdict", "why")
        return tuple(dict.fromkeys(Judged(*(str(record[name]) for name in columns)) for record in records))

    def _look_up(self, name: str, variable: str, iris: Sequence[str]) -> Iterable[dict[str, Plain]]:
        if not iris:
            return ()
        return self.graph.look_up(name, {(variable,): [(NamedNode(iri),) for iri in iris]}).records()


def _statement(record: Mapping[str, Plain], value: NamedNode | Literal | None) -> Statement:
    words = {name: None if told is None else str(told) for name, told in record.items()}
    return Statement(
        **{name: words[name] or "" for name in ("document", "relation", "predicate", "reads", "subject_id", "subject")},
        object_id=_end(value),
        object=words["object"] or "",
        qualifier=words["qualifier"],
        status=words["status"],
        confidence=None if record["confidence"] is None else float(record["confidence"]),
        quote=words["quote"] or "",
    )


def _end(term: NamedNode | Literal | None) -> str | Literal:
    return term if isinstance(term, Literal) else "" if term is None else term.value


def _terms(end: str | Literal, alignment: Alignment, *, new: bool) -> Sequence[NamedNode | Literal]:
    return [end] if isinstance(end, Literal) else [NamedNode(iri) for iri in alignment.iris(end, new=new)]
