"""The files of `ontology/` in, the declarations that make facts into triples out, and the files' own triples.

Knows how a property declares its notation, qualifier, role and range. Knows no property by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.identifiers import Identifiers
from kg.model import DataError
from kg.turtle import Resource, read_resources, read_triples
from kg.vocab import ontology_folder

__all__ = ["FactProperty", "Ontology", "read_ontology"]

DECLARED = Identifiers()
"""The files write their terms under the default base."""

TYPE, LABEL = DECLARED.expand("rdf:type"), DECLARED.expand("rdfs:label")
XSD = DECLARED.expand("xsd:")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactProperty:
    """A property that facts of one notation are told with.

    `qualifier` is the fact's that chooses this property, or None where it takes all others. `role` is the
    IRI of the role of the participation that such a fact also makes. `kind` tells the object: "entity",
    "date", "words", or "named" for one of `values`, which are IRIs by their labels. All IRIs stand under
    the default base.
    """

    notation: str
    iri: str
    qualifier: str | None
    role: str | None
    kind: str
    values: Mapping[str, str]
    dates_subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """What `ontology/` declares: properties by notation, the names of classes, and triples by graph name.

    `triples` holds "ontology" and "registry"; shapes, cues, title words and display stay out of a graph.
    """

    properties: Mapping[str, tuple[FactProperty, ...]]
    classes: frozenset[str]
    triples: Mapping[str, tuple[Triple, ...]]

    def property_of(self, notation: str, qualifier: str | None) -> FactProperty:
        """The property that a fact with this notation and qualifier is told with."""
        found = self.properties.get(notation, ())
        for wanted in (qualifier, None):
            for candidate in found:
                if candidate.qualifier == wanted:
                    return candidate
        known = ", ".join(sorted(self.properties))
        raise DataError(f"predicate {notation!r}: no property of kg.ttl has it as skos:notation; known: {known}")


def read_ontology(folder: Path | None = None) -> Ontology:
    """The declarations of a folder (default: `ontology_folder()`); OntologyError names file, line and remedy."""
    folder = ontology_folder() if folder is None else folder
    resources = read_resources(folder / "kg.ttl")
    properties: dict[str, list[FactProperty]] = defaultdict(list)
    for resource in resources:
        notation = resource.one(DECLARED.expand("skos:notation"))
        if notation is not None:
            properties[notation].append(_property(resource, notation, resources))
    classes = (found.iri for found in resources if DECLARED.expand("owl:Class") in found.all(TYPE))
    return Ontology(
        properties={notation: tuple(found) for notation, found in sorted(properties.items())},
        classes=frozenset(iri.removeprefix(DECLARED.vocabulary) for iri in classes),
        triples=_triples(folder),
    )


def _property(resource: Resource, notation: str, resources: Iterable[Resource]) -> FactProperty:
    ranges = resource.all(DECLARED.expand("schema:rangeIncludes"))
    values = {
        individual.required(LABEL): individual.iri
        for individual in resources
        if set(ranges) & set(individual.all(TYPE))
    }
    if XSD + "date" in ranges:
        kind = "date"
    elif any(iri.startswith(XSD) for iri in ranges):
        kind = "words"
    else:
        kind = "named" if values else "entity"
    return FactProperty(
        notation=notation,
        iri=resource.iri,
        qualifier=resource.one(DECLARED.kg("forQualifier")),
        role=resource.one(DECLARED.kg("participationRole")),
        kind=kind,
        values=values,
        dates_subject=resource.flag(DECLARED.kg("datesSubject")),
    )


def _triples(folder: Path) -> Mapping[str, tuple[Triple, ...]]:
    """The triples that enter a graph: all of kg.ttl; of the others schemes, registry entries and matches."""
    graphs: dict[str, list[Triple]] = {"ontology": list(read_triples(folder / "kg.ttl")), "registry": []}
    chosen = {DECLARED.expand("skos:ConceptScheme"): "ontology"}
    chosen |= {DECLARED.kg(name): "registry" for name in ("Match", "RegistryEntry")}
    files = [read_triples(file) for file in sorted(folder.glob("*.ttl")) if file.name != "kg.ttl"]
    graph_of = {
        triple.subject: chosen[triple.object.value]
        for triples in files
        for triple in triples
        if triple.predicate.value == TYPE and isinstance(triple.object, NamedNode) and triple.object.value in chosen
    }
    for triples in files:
        for triple in triples:
            if triple.subject in graph_of:
                graphs[graph_of[triple.subject]].append(triple)
    return {name: tuple(found) for name, found in graphs.items()}
