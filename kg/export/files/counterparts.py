"""`ontology/exchange.ttl` in, what classes and properties are in a format with a schema of its own out.

A class of the ontology that is new, or a format that is, needs lines there and nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.turtle import Resource, read_resources
from kg.vocab import ontology_folder

__all__ = ["TAKES", "Counterpart", "Counterparts", "load_counterparts"]

DECLARED = Identifiers()

TAKES = ("key", "label", "object", "objects")
"""What a field may take for a thing; the key unless told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """What a class or property is in a format: a record, fields of its ends' records, or both."""

    record_type: str | None
    label_field: str | None
    source_field: str | None
    target_field: str | None
    qualifier_field: str | None
    field_of_source: str | None
    field_of_target: str | None
    on_record: str | None
    takes: str


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The counterparts in one format, by the IRI under the default base of what they stand for."""

    known: Mapping[str, Counterpart]

    def of_class(self, name: str) -> Counterpart | None:
        """That of a class, by its local name."""
        return self.known.get(DECLARED.kg(name))

    def of_property(self, iri: str, base: str) -> Counterpart | None:
        """That of a property under a base."""
        return self.known.get(DEFAULT_BASE + iri.removeprefix(base) if iri.startswith(base) else iri)

    def of_edge(self, iri: str, base: str) -> Counterpart | None:
        """That of a property which is drawn as an edge, else that of every edge."""
        return self.of_property(iri, base) or self.of_class("edge")


def load_counterparts(form: str, folder: Path | None = None) -> Counterparts:
    """The counterparts in a format, by its name; OntologyError names file and line."""
    file = (ontology_folder() if folder is None else folder) / "exchange.ttl"
    known: dict[str, Counterpart] = {}
    for resource in read_resources(file):
        if resource.required(DECLARED.kg("inFormat")) == form:
            of = resource.required(DECLARED.kg("counterpartOf"))
            if of in known:
                raise resource.error(f"is a second counterpart of {of} in {form}", "keep one")
            known[of] = _counterpart(resource)
    return Counterparts(known)


def _counterpart(resource: Resource) -> Counterpart:
    takes = resource.one(DECLARED.kg("takes")) or TAKES[0]
    if takes not in TAKES:
        raise resource.error(f"takes {takes!r}", f"use one of {', '.join(TAKES)}")

    def field(name: str) -> str | None:
        return resource.one(DECLARED.kg(name))

    return Counterpart(
        record_type=field("recordType"),
        label_field=field("labelField"),
        source_field=field("sourceField"),
        target_field=field("targetField"),
        qualifier_field=field("qualifierField"),
        field_of_source=field("fieldOfSource"),
        field_of_target=field("fieldOfTarget"),
        on_record=field("onRecord"),
        takes=takes,
    )
