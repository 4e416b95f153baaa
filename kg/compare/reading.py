"""A graph and documents of it in, what they say out: the facts of each, and all that each names.

Where a thing is named without a fact, the passage that names it stands for its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.compare.comparison import Account, Quotation, Source
from kg.compare.passages import find_name, passage_around
from kg.identifiers import Identifiers
from kg.query import Graph, Plain
from kg.query.binding import Block

__all__ = ["Said", "Side", "Thing", "read_side", "read_things"]

UNREMARKABLE = "held"
"""The status of what is told as having taken place."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a document names: its kind ("person"), the label it is shown by and, from a registry, its names."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of one document with one of its quotes; `object_id` is None for a date or words."""

    relation: str
    reads: str
    subject_id: str
    subject: str
    object_id: str | None
    object: str
    marks: str
    quotation: Quotation

    @property
    def told(self) -> str:
        """The fact as it is read."""
        return f"{self.subject} {self.reads} {self.object}{self.marks}"

    def told_of(self, iri: str) -> str:
        """The fact as it is read under the name of a thing, which is left out where the fact begins with it."""
        return self.told if iri != self.subject_id else f"{self.reads} {self.object}{self.marks}"

    @property
    def ends(self) -> tuple[str, ...]:
        """The IRIs of the things that the fact is about."""
        return (self.subject_id,) if self.object_id is None else (self.subject_id, self.object_id)


@dataclass(frozen=True, slots=True)
class Side:
    """What the documents of one account say: their facts, in text order, their texts, and where they name things."""

    account: Account
    facts: tuple[Said, ...]
    texts: Mapping[str, str]
    named: Mapping[str, tuple[str, int, int]]

    def find(self, thing: Thing) -> Quotation | None:
        """The sentence that first names a thing; of a thing that a registry lists, also one that has its name only."""
        place = self.named.get(thing.iri)
        if place is None:
            found = ((name, find_name(text, thing.names)) for name, text in self.texts.items())
            place = next(((name, *span) for name, span in found if span is not None), None)
        if place is None:
            return None
        document, start, end = place
        return passage_around(document, self.texts[document], start, end) if document in self.texts else None


def read_side(graph: Graph, label: str | None, documents: Sequence[str]) -> Side:
    """What the documents with some IRIs say; `label` names the account, if not its only document."""
    sources, facts, texts, named = [], list[Said](), {}, dict[str, tuple[str, int, int]]()
    for iri in documents:
        record = next(graph.look_up("document", document=iri).records())
        name = str(record["name"])
        sources.append(Source(name, *(_words(record[column]) for column in ("title", "publisher", "issued"))))
        rows = graph.look_up("facts-compared", graph=Identifiers(graph.base).graph(f"doc/{name}"))
        linked = [isinstance(row[rows.columns.index("object_id")], NamedNode) for row in rows.rows]
        facts += [_said(row, link) for row, link in zip(rows.records(), linked, strict=True)]
        if record["text"] is not None:
            texts[name] = str(record["text"])
        for row in graph.look_up("mentions-in", document=iri).records():
            named.setdefault(str(row["thing"]), (name, int(str(row["start"])), int(str(row["end"]))))
    return Side(Account(label or sources[0].name, tuple(sources)), tuple(facts), texts, named)


def read_things(graph: Graph, iris: Iterable[str]) -> tuple[Thing, ...]:
    """Those of some IRIs that are things of documents, sorted by label."""
    wanted: dict[Block, Sequence[tuple[NamedNode]]] = {("thing",): [(NamedNode(iri),) for iri in sorted(set(iris))]}
    names: dict[str, list[str]] = defaultdict(list)
    for record in graph.look_up("names-registered", wanted).records():
        names[str(record["thing"])].append(str(record["name"]))
    found: dict[str, Thing] = {}
    for record in graph.look_up("things-compared", wanted).records():
        iri = str(record["thing"])
        if record["class"] is not None:
            found.setdefault(iri, Thing(iri, str(record["class"]), str(record["label"]), tuple(names[iri])))
    return tuple(sorted(found.values(), key=lambda thing: (thing.label, thing.iri)))


def _said(record: Mapping[str, Plain], linked: bool) -> Said:
    marks = [str(record[name]) for name in ("qualifier", "status") if record[name] not in (None, UNREMARKABLE)]
    place = int(str(record["start"])), int(str(record["end"]))
    return Said(
        relation=str(record["relation"]),
        reads=str(record["reads"]),
        subject_id=str(record["subject_id"]),
        subject=str(record["subject"]),
        object_id=str(record["object_id"]) if linked else None,
        object=str(record["object"]),
        marks=f" ({', '.join(marks)})" if marks else "",
        quotation=Quotation(str(record["document"]), *place, str(record["quote"])),
    )


def _words(value: Plain) -> str | None:
    return None if value is None else str(value)
