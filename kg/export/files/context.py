"""`ontology/kg.ttl` in, the JSON-LD context out by which an export's keys are terms of the ontology.

`ontology/context.jsonld` is this context under the default base, for whoever wants it without an export;
docs/generate.py writes it. https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.identifiers import Identifiers
from kg.turtle import Resource, read_resources
from kg.vocab import ontology_folder

__all__ = ["CONTEXT", "ID", "STATEMENTS", "TYPE", "context_file", "make_context"]

CONTEXT = "context.jsonld"
ID, TYPE, STATEMENTS = "id", "type", "statements"
"""Keys that no term of the ontology takes: the IRI, the classes, and what is stated about a thing."""

DECLARED = Identifiers()
PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


def make_context(identifiers: Identifiers = DECLARED, folder: Path | None = None) -> dict[str, Any]:
    """The context of a graph under a base: prefixes, and a key for each class, property and fixed value."""
    resources = read_resources((ontology_folder() if folder is None else folder) / "kg.ttl")
    prefixes: dict[str, Any] = identifiers.prefixes
    terms: dict[str, Any] = {}
    for resource in sorted(resources, key=lambda found: (not found.iri.startswith(DECLARED.vocabulary), found.iri)):
        prefixed = _prefixed(resource.iri)
        key = prefixed.partition(":")[2]
        if key and key not in terms and key not in prefixes and key not in (ID, TYPE, STATEMENTS):
            terms[key] = _definition(resource, prefixed)
    keywords = {"@version": 1.1, ID: "@id", TYPE: "@type", STATEMENTS: {"@reverse": "rdf:subject"}}
    return {**keywords, **prefixes, **dict(sorted(terms.items()))}


def context_file(folder: Path | None = None) -> str:
    """The text of `ontology/context.jsonld`."""
    return json.dumps({"@context": make_context(folder=folder)}, ensure_ascii=False, indent=2) + "\n"


def _definition(resource: Resource, prefixed: str) -> str | dict[str, str]:
    """What a key means; the values of a property of one kind are written without their type."""
    kinds = resource.all(DECLARED.expand("rdf:type"))
    ranges = resource.all(DECLARED.expand("schema:rangeIncludes"))
    if DECLARED.expand(PROPERTIES[0]) in kinds:
        return {"@id": prefixed, "@type": "@id"}
    if any(DECLARED.expand(kind) in kinds for kind in PROPERTIES) and len(ranges) == 1:
        datatype = _prefixed(ranges[0])
        if datatype.startswith("xsd:") and datatype != "xsd:string":
            return {"@id": prefixed, "@type": datatype}
    return prefixed


def _prefixed(iri: str) -> str:
    """An IRI under the default base by its prefix; "" where none fits."""
    for prefix, namespace in DECLARED.prefixes.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return ""
