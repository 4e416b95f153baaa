"""The files of `ontology/` in; OntologyError, with file, line and remedy, out of the first thing wrong with them.

Knows what every term owes its reader, and what one declaration owes another. Knows no term of the domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode

from kg.identifiers import Identifiers
from kg.model import OntologyError
from kg.turtle import Resource, find_line, read_resources, read_triples
from kg.vocab import ontology_folder

__all__ = ["check_ontology"]

DECLARED = Identifiers()

VERSION = re.compile(r"[0-9]+ \. [0-9]+ \. [0-9]+", re.VERBOSE)

OWED_BY_TERMS = ("rdfs:label", "skos:definition", "rdfs:isDefinedBy")
REFERRING = ("kg:foldSource", "kg:foldTarget", "kg:foldRole", "kg:participationRole")


def check_ontology(folder: Path | None = None) -> None:
    """Raise OntologyError for the first fault of a folder's files (default: `ontology_folder()`)."""
    folder = ontology_folder() if folder is None else folder
    file = folder / "kg.ttl"
    for triple in read_triples(file):
        if isinstance(triple.object, BlankNode):
            line = find_line(file, getattr(triple.subject, "value", ""))
            raise OntologyError(f"{file}:{line}: {triple.subject} points to a node without a name; give it an IRI")
    terms = {resource.iri: resource for resource in read_resources(file)}
    _check_header(file, terms.values())
    for resource in terms.values():
        if not _of_type(resource, "owl:Ontology"):
            _check_term(resource, terms)
    for kind in ("rdfs:subClassOf", "rdfs:subPropertyOf"):
        _check_no_circle(terms, DECLARED.expand(kind))
    _check_notations(terms.values())
    _check_uses(folder, terms)
    _check_shapes(folder, terms.values())


def _check_header(file: Path, resources: Iterable[Resource]) -> None:
    """One owl:Ontology, with a version that its version IRI repeats."""
    headers = [resource for resource in resources if _of_type(resource, "owl:Ontology")]
    if len(headers) != 1:
        raise OntologyError(f"{file}:1: has {len(headers)} resources of class owl:Ontology; keep one, the header")
    header = headers[0]
    version = header.required(DECLARED.expand("owl:versionInfo"))
    if not VERSION.fullmatch(version):
        raise header.error(f"has the version {version!r}", "write three numbers: 1.0.0")
    if not header.required(DECLARED.expand("owl:versionIRI")).endswith(f"/{version}"):
        raise header.error(f"has a versionIRI that does not end in /{version}", "let both name one version")
    header.required(DECLARED.expand("rdfs:label"))


def _check_term(resource: Resource, terms: Mapping[str, Resource]) -> None:
    """What every term owes: words, a class, a reason for being minted, and whole declarations."""
    for name in OWED_BY_TERMS:
        resource.required(DECLARED.expand(name))
    if not resource.all(DECLARED.expand("rdf:type")):
        raise resource.error("has no class", "say what it is: owl:Class, owl:ObjectProperty, ...")
    if resource.iri.startswith(DECLARED.vocabulary):
        resource.required(DECLARED.expand("skos:editorialNote"))
    if _of_type(resource, "owl:Class") and any(_of_type(resource, kind) for kind in _property_kinds()):
        raise resource.error("is both a class and a property", "make two terms of it")
    if resource.flag(DECLARED.kg("edge")):
        resource.required(DECLARED.kg("edgeLabel"))
    folds = [resource.one(DECLARED.expand(name)) for name in REFERRING[:3]]
    if any(folds) and not all(folds):
        raise resource.error("folds to an edge by half", "declare kg:foldSource, kg:foldTarget and kg:foldRole")


def _check_no_circle(terms: Mapping[str, Resource], predicate: str) -> None:
    """No term lies below itself."""
    for iri, resource in terms.items():
        reached: set[str] = set()
        above = list(resource.all(predicate))
        while above:
            found = above.pop()
            if found == iri:
                raise resource.error(f"lies below itself by {predicate.rpartition('#')[2]}", "break the circle")
            if found in terms and found not in reached:
                reached.add(found)
                above += terms[found].all(predicate)


def _check_notations(resources: Iterable[Resource]) -> None:
    """A fact with a notation and a qualifier is told with one property."""
    known: dict[tuple[str, str | None], Resource] = {}
    for resource in resources:
        notation = resource.one(DECLARED.expand("skos:notation"))
        if notation is None:
            continue
        key = notation, resource.one(DECLARED.kg("forQualifier"))
        if key in known:
            raise resource.error(
                f"has the notation {notation} of {known[key].iri}", "tell them apart by kg:forQualifier"
            )
        known[key] = resource


def _check_uses(folder: Path, terms: Mapping[str, Resource]) -> None:
    """No file uses a term under `kg:` that kg.ttl does not declare: it would be mistyped."""
    for file in sorted(folder.glob("*.ttl")):
        for triple in read_triples(file):
            for node in (triple.predicate, triple.object):
                if (
                    isinstance(node, NamedNode)
                    and node.value.startswith(DECLARED.vocabulary)
                    and node.value not in terms
                ):
                    line = find_line(file, getattr(triple.subject, "value", ""))
                    term = node.value.removeprefix(DECLARED.vocabulary)
                    raise OntologyError(f"{file}:{line}: kg:{term} is not declared in kg.ttl; declare or correct it")


def _check_shapes(folder: Path, resources: Iterable[Resource]) -> None:
    """Every property that facts are told with has a shape."""
    target = "http://www.w3.org/ns/shacl#targetSubjectsOf"
    shaped = {triple.object for triple in read_triples(folder / "shapes.ttl") if triple.predicate.value == target}
    for resource in resources:
        if resource.all(DECLARED.expand("skos:notation")) and NamedNode(resource.iri) not in shaped:
            raise resource.error("has no shape", "add one to shapes.ttl with sh:targetSubjectsOf")


def _property_kinds() -> Iterator[str]:
    return (f"owl:{kind}Property" for kind in ("Object", "Datatype", "Annotation"))


def _of_type(resource: Resource, name: str) -> bool:
    return DECLARED.expand(name) in resource.all(DECLARED.expand("rdf:type"))
