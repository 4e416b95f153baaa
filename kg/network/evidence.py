"""A dataset in; its documents, assertions and quotes out, for whoever shows them to a person.

Everything comes from the projections of the dataset: no file of a document is opened here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.conflicts import Conflict, read_conflicts
from kg.projection import Dataset, Projections, Row, in_order, local_name

__all__ = ["Evidence", "Naming", "Passage", "Source", "Statement", "Term", "read_evidence"]


class Passage(NamedTuple):
    """A sentence of a document, in code points of its kept text; a tuple, as many are sorted and looked up."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An assertion: one triple as one document states it (`document`), or as it follows from `premises`.

    `object` is an IRI, or the lexical form of a literal where `literal` is true. `correction` tells who accepted or
    added it by hand, when and why; `since` and `until` are the days of an inferred span.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    literal: bool
    document: str | None
    confidence: float | None
    rule: str | None
    qualifier: str | None
    status: str | None
    correction: str | None
    since: str | None
    until: str | None
    passages: tuple[Passage, ...]
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document: its metadata, and its kept text where the graph holds it. Absent is None."""

    iri: str
    name: str
    title: str | None
    publisher: str | None
    issued: str | None
    url: str | None
    language: str | None
    text: str | None


class Naming(NamedTuple):
    """Words of a document that name a thing, in code points of its kept text."""

    document: str
    start: int
    end: int
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A property, class or fixed value of the ontology, in the ontology's words."""

    iri: str
    label: str
    edge_label: str | None
    definition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that a dataset can say for its facts; each tuple is sorted and has no doubles."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    namings: tuple[Naming, ...]
    terms: tuple[Term, ...]
    disputes: tuple[Conflict, ...]
    undated: tuple[str, ...]

    def label_of(self, iri: str) -> str:
        """The ontology's label of a term, else the last step of its IRI."""
        return next((term.label for term in self.terms if term.iri == iri), local_name(iri))


def read_evidence(dataset: Dataset | Projections) -> Evidence:
    """The documents, assertions, mentions, terms, disagreements and undated meetings of a dataset."""
    known = dataset if isinstance(dataset, Projections) else Projections(dataset)
    statements = _read_statements(known)
    sources = tuple(_source(row) for row in _first(known.rows("documents"), "document"))
    return Evidence(
        statements=statements,
        sources=sources,
        namings=_read_namings(known),
        terms=tuple(
            Term(iri=row["term"], label=row["label"], edge_label=row.get("edgeLabel"), definition=row.get("definition"))
            for row in _first(known.rows("terms"), "term")
        ),
        disputes=read_conflicts(known.graph),
        undated=tuple(row["thing"] for row in known.rows("undated")),
    )


def _read_namings(known: Projections) -> tuple[Naming, ...]:
    rows = known.rows("mentions")
    return tuple(sorted({Naming(row["document"], int(row["start"]), int(row["end"]), row["thing"]) for row in rows}))


def _read_statements(known: Projections) -> tuple[Statement, ...]:
    passages: dict[str, set[Passage]] = defaultdict(set)
    for row in known.rows("quotes"):
        place = Passage(document=row["document"], start=int(row["start"]), end=int(row["end"]), text=row["exact"])
        passages[row["assertion"]].add(place)
    premises: dict[str, set[str]] = defaultdict(set)
    for row in known.rows("premises"):
        premises[row["assertion"]].add(row["premise"])
    return tuple(
        _statement(row, tuple(sorted(passages[row["assertion"]])), tuple(sorted(premises[row["assertion"]])))
        for row in _first(in_order(known.rows("statements"), "assertion", "document", "correction"), "assertion")
    )


def _statement(row: Row, passages: tuple[Passage, ...], premises: tuple[str, ...]) -> Statement:
    return Statement(
        iri=row["assertion"],
        subject=row["subject"],
        predicate=row["predicate"],
        object=row["object"],
        literal=row["literal"] == "true",
        document=row.get("document"),
        confidence=float(row["confidence"]) if "confidence" in row else None,
        rule=row.get("rule"),
        qualifier=row.get("qualifier"),
        status=row.get("status"),
        correction=row.get("correction"),
        since=row.get("since"),
        until=row.get("until"),
        passages=passages,
        premises=premises,
    )


def _source(row: Row) -> Source:
    return Source(
        iri=row["document"],
        name=row["name"],
        title=row.get("title"),
        publisher=row.get("publisher"),
        issued=row.get("issued"),
        url=row.get("url"),
        language=row.get("language"),
        text=row.get("text"),
    )


def _first(rows: Iterable[Row], key: str) -> tuple[Row, ...]:
    """The first row of each value of `key`: a dataset may give a document two titles, a page shows one."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row[key], row)
    return tuple(found.values())
