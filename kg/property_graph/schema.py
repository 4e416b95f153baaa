"""What the property graph of a dataset is made of: nodes, relationships, the closed lists of their labels and types.

It is the view of `build_network` with all that an export adds to it: documents, n-ary nodes, disagreements, literals,
and on every relationship the sentences behind it. What is a node or a relationship, and how they are labelled, is told
by the ontology and by `kg/projections/property-*.rq`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import DataError
from kg.projection import Dataset, local_name, project

__all__ = [
    "LITERAL",
    "MATCHES",
    "NODE_KEYS",
    "RELATIONSHIP_KEYS",
    "TOLD",
    "Fold",
    "Node",
    "Relationship",
    "Schema",
    "Term",
    "Value",
    "read_schema",
]

Value: TypeAlias = str | int | float | bool | datetime.date | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
"""What a property holds; a tuple has values of one type and is never empty."""

LITERAL = "Literal"
"""The label of a node for a date or for words that a fact has for its object (rdfs:Literal)."""

NODE_KEYS: Mapping[str, str] = {
    **dict.fromkeys(("name", "session", "kind", "why", "value", "subject", "object", "property"), "string"),
    **dict.fromkeys(("rule", "claimedQuote", "title", "publisher", "issued", "language", "url", "sha256"), "string"),
    **dict.fromkeys(("copyOf", "datatype"), "string"),
    **dict.fromkeys(("aliases", "misspellings", "statuses", "roles", "sides", "offices", "standings"), "string[]"),
    **dict.fromkeys(("witnessedOn", "exactMatches", "closeMatches"), "string[]"),
    "earliest": "date",
    "latest": "date",
    "characters": "long",
    "confidence": "double",
}
"""The properties that a node may have beside `iri` and those of literal facts; their types as neo4j-admin has them."""

TOLD: Mapping[str, str] = {
    "skos:prefLabel": "name",
    "skos:altLabel": "aliases",
    "kg:acronym": "aliases",
    "skos:hiddenLabel": "misspellings",
    "schema:eventStatus": "statuses",
    "sem:roleType": "roles",
    "kg:side": "sides",
    "kg:inOffice": "offices",
    "kg:tenureStatus": "standings",
    "kg:qualifier": "standings",
    "kg:status": "statuses",
    "kg:witnessedOn": "witnessedOn",
    "kg:session": "session",
    "kg:earliest": "earliest",
    "kg:latest": "latest",
    "kg:conflictKind": "kind",
    "kg:why": "why",
    "kg:value": "value",
    "kg:subjectText": "subject",
    "kg:objectText": "object",
    "rdf:predicate": "property",
    "kg:confidence": "confidence",
    "kg:rule": "rule",
    "kg:claimedQuote": "claimedQuote",
    "dcterms:identifier": "name",
    "dcterms:title": "title",
    "dcterms:publisher": "publisher",
    "dcterms:issued": "issued",
    "dcterms:language": "language",
    "schema:url": "url",
    "kg:sha256": "sha256",
    "kg:characters": "characters",
}
"""Which property of a node holds the values of which property of the dataset."""

MATCHES: Mapping[str, str] = {"exactMatches": "skos:exactMatch", "closeMatches": "skos:closeMatch"}
"""Which property of a thing holds the IRIs that it has elsewhere."""

RELATIONSHIP_KEYS: Mapping[str, str] = {
    "label": "string",
    "inferred": "boolean",
    **dict.fromkeys(("roles", "sides", "offices", "standings", "statuses", "dates"), "string[]"),
    "earliest": "date",
    "latest": "date",
    "confidence": "double",
    **dict.fromkeys(("documents", "quotes"), "string[]"),
    **dict.fromkeys(("starts", "ends"), "long[]"),
    "confidences": "double[]",
}
"""The properties that a relationship may have beside `id`, and their types; the last five are its evidence."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TRUE = "true"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node by its IRI, with labels of the schema and properties of its keys."""

    iri: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A relationship of a type of the schema between two nodes; `id` is a function of the three."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What names relationships of a type: whether facts are stated with it, and if so whether their objects are things.

    `part`: it ties an n-ary node to one of its ends.
    """

    type: str
    label: str
    fact: bool
    edge: bool
    symmetric: bool
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """How members of a class fold to edges: along which properties to the start and the end."""

    kind: str
    leading: str
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The closed lists of a graph: IRIs of classes with the labels of their members, and of terms with the types.

    `things` are the classes that are drawn, `records` all others. Invariant: labels, types and the names of properties
    are letters, digits and underscores, so that they are names in every query language.
    """

    things: Mapping[str, tuple[str, ...]]
    records: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, Term]
    folds: tuple[Fold, ...]
    node_keys: Mapping[str, str]

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, sorted."""
        told = (label for labels in (*self.things.values(), *self.records.values()) for label in labels)
        return tuple(sorted({LITERAL, *told}))

    @property
    def types(self) -> tuple[str, ...]:
        """All types of relationships, sorted."""
        return tuple(sorted({term.type for term in self.terms.values()}))

    def labels_of(self, classes: Iterable[str]) -> tuple[str, ...]:
        """The labels of a member of some classes, sorted; none where none of them makes a node."""
        known = {**self.records, **self.things}
        return tuple(sorted({label for kind in classes for label in known.get(kind, ())}))


def read_schema(dataset: Dataset) -> Schema:
    """The labels and types of a dataset, by its own ontology; DataError where one is no name."""
    things: dict[str, set[str]] = {}
    records: dict[str, set[str]] = {}
    for row in project(dataset, "property-labels"):
        found = things if row["thing"] == _TRUE else records
        found.setdefault(row["type"], set()).update((_name(row["class"]), _name(row["type"])))
    terms = {
        row["term"]: Term(
            type=_HUMP.sub("_", _name(row["term"])).upper(),
            label=row.get("label", local_name(row["term"])),
            fact=row["fact"] == _TRUE,
            edge=row["edge"] == _TRUE,
            symmetric=row["symmetric"] == _TRUE,
            part=row["part"] == _TRUE,
        )
        for row in project(dataset, "property-types")
    }
    literal = {_name(iri): "string[]" for iri, term in terms.items() if term.fact and not term.edge}
    return Schema(
        things={iri: tuple(sorted(labels)) for iri, labels in things.items()},
        records={iri: tuple(sorted(labels)) for iri, labels in records.items()},
        terms=terms,
        folds=tuple(
            Fold(kind=row["class"], leading=row["leading"], ending=row["ending"])
            for row in project(dataset, "property-folds")
        ),
        node_keys={**NODE_KEYS, **literal},
    )


def _name(iri: str) -> str:
    name = local_name(iri)
    if not _NAME.fullmatch(name):
        raise DataError(f"<{iri}>: {name!r} is no name of a label or type; name the term with letters and digits")
    return name
