"""Resources of the registries in, one frozen entry each out.

Knows which term of the ontology holds which word. Never reads a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.registries.entries import (
    ClassEntry,
    Concept,
    ConfidenceBand,
    CountryEntry,
    Cue,
    ForumEntry,
    OfficeTitles,
    OrganisationEntry,
    PlaceEntry,
    PropertyEntry,
    TitleWord,
    WordVariants,
)
from kg.turtle import Resource

__all__ = [
    "check_references",
    "classes",
    "concept",
    "concepts",
    "confidence_bands",
    "country",
    "cues",
    "forum",
    "of_class",
    "office_titles",
    "organisation",
    "place",
    "properties",
    "word_variants",
]

BASE = "https://w3id.org/forum-graph/"
KG = BASE + "ontology#"
ENTITY = BASE + "id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"

REFERENCES = (
    SKOS + "broader",
    KG + "registeredClass",
    KG + "registeredMember",
    KG + "registeredPartOf",
    KG + "registeredCountry",
    KG + "registeredCapital",
    KG + "registeredWithin",
)

TITLE_ROLES = {
    "complement": "complements",
    "fixed": "fixed",
    "head": "heads",
    "honorific": "honorifics",
    "link": "links",
    "modifier": "modifiers",
    "portfolio": "portfolios",
    "qualifier": "qualifiers",
    "rank": "ranks",
    "suffix": "suffixes",
}
"""The field of OfficeTitles in which the words of a role stand."""


def of_class(resources: Iterable[Resource]) -> dict[str, list[Resource]]:
    """The resources by the class that the registry gives them ("Country", "Place")."""
    found: dict[str, list[Resource]] = {"Country": [], "Place": []}
    for resource in resources:
        name = resource.required(KG + "registeredClass").removeprefix(KG)
        if name not in found:
            raise resource.error(f"is registered as {name}", f"use one of {', '.join(sorted(found))}")
        found[name].append(resource)
    return found


def check_references(resources: Sequence[Resource]) -> None:
    """Raise OntologyError for a resource that points to one which no registry describes."""
    known = {resource.iri for resource in resources}
    for resource in resources:
        for predicate in REFERENCES:
            for iri in resource.all(predicate):
                if iri not in known:
                    term = predicate.replace("#", "/").rsplit("/", 1)[1]
                    raise resource.error(f"has {term} {iri}, which is described nowhere", "add it or correct the name")


def concepts(resources: Iterable[Resource]) -> list[Resource]:
    """The concepts among the resources of the scheme's file."""
    return [resource for resource in resources if SKOS + "Concept" in resource.all(RDF_TYPE)]


def concept(resource: Resource) -> Concept:
    """The concept that a resource describes."""
    broader = _paths(resource, SKOS + "broader")
    return Concept(
        path=_path(resource.iri),
        label=resource.required(SKOS + "prefLabel"),
        definition=resource.required(SKOS + "definition"),
        alternatives=resource.all(SKOS + "altLabel"),
        hidden=resource.all(SKOS + "hiddenLabel"),
        broader=broader,
        top=not broader,
        region=resource.flag(KG + "region"),
    )


def forum(resource: Resource) -> ForumEntry:
    """The forum that a resource describes."""
    return ForumEntry(
        path=_path(resource.iri),
        label=resource.required(SKOS + "prefLabel"),
        acronym=resource.one(KG + "acronym"),
        alternatives=resource.all(SKOS + "altLabel"),
        hidden=resource.all(SKOS + "hiddenLabel"),
        core=resource.all(KG + "coreName"),
        needs_members=resource.flag(KG + "needsMembers"),
        kind=resource.required(KG + "registeredClass").removeprefix(KG),
        members=_paths(resource, KG + "registeredMember"),
        parent=_one_path(resource, KG + "registeredPartOf"),
        sources=resource.all("http://purl.org/dc/terms/source"),
    )


def country(resource: Resource) -> CountryEntry:
    """The country that a resource describes."""
    return CountryEntry(
        path=_path(resource.iri),
        label=resource.required(SKOS + "prefLabel"),
        alternatives=resource.all(SKOS + "altLabel"),
        hidden=resource.all(SKOS + "hiddenLabel"),
        demonyms=resource.all(KG + "demonym"),
        combining=resource.all(KG + "combiningForm"),
        capital=_one_path(resource, KG + "registeredCapital"),
        metonyms=resource.all(KG + "metonym"),
        iso=resource.required(KG + "isoCode"),
        kind=resource.one(KG + "partyKind") or "state",
    )


def place(resource: Resource) -> PlaceEntry:
    """The place that a resource describes."""
    return PlaceEntry(
        path=_path(resource.iri),
        label=resource.required(SKOS + "prefLabel"),
        alternatives=resource.all(SKOS + "altLabel"),
        hidden=resource.all(SKOS + "hiddenLabel"),
        country=_one_path(resource, KG + "registeredCountry"),
        building=resource.flag(KG + "building"),
    )


def organisation(resource: Resource) -> OrganisationEntry:
    """The organisation that a resource describes."""
    return OrganisationEntry(
        path=_path(resource.iri),
        label=resource.required(SKOS + "prefLabel"),
        acronym=resource.one(KG + "acronym"),
        alternatives=resource.all(SKOS + "altLabel"),
        hidden=resource.all(SKOS + "hiddenLabel"),
        core=resource.all(KG + "coreName"),
        country=_one_path(resource, KG + "registeredCountry"),
        portfolio=resource.all(KG + "portfolio"),
        parent=_one_path(resource, KG + "registeredPartOf"),
    )


def office_titles(resources: Iterable[Resource]) -> OfficeTitles:
    """The words of office titles that resources describe, by role."""
    words: dict[str, list[TitleWord]] = {role: [] for role in TITLE_ROLES}
    for resource in resources:
        role = resource.required(KG + "titleRole")
        if role not in words:
            raise resource.error(f"has the title role {role!r}", f"use one of {', '.join(sorted(TITLE_ROLES))}")
        words[role].append(_title_word(resource, role))
    ordered = {role: tuple(sorted(found, key=lambda word: word.label)) for role, found in words.items()}
    return OfficeTitles(**{field: ordered[role] for role, field in TITLE_ROLES.items()})


def _title_word(resource: Resource, role: str) -> TitleWord:
    label = resource.required(SKOS + "prefLabel")
    others = resource.all(SKOS + "altLabel") + resource.all(SKOS + "hiddenLabel")
    return TitleWord(
        label=label,
        forms=(label, *sorted(set(others) - {label})),
        role=role,
        abbreviations=resource.all(KG + "acronym"),
        meaning=resource.one(KG + "meaning"),
        countries=_paths(resource, KG + "registeredCountry"),
    )


def cues(resources: Iterable[Resource]) -> tuple[Cue, ...]:
    """The cues among the resources, sorted by role, kind and phrases."""
    found = [
        Cue(
            role=resource.required(KG + "signals"),
            kind=resource.required(KG + "cueKind"),
            phrases=resource.all(SKOS + "altLabel"),
        )
        for resource in resources
        if KG + "Cue" in resource.all(RDF_TYPE)
    ]
    return tuple(sorted(found, key=lambda cue: (cue.role, cue.kind, cue.phrases)))


def confidence_bands(resources: Iterable[Resource]) -> tuple[ConfidenceBand, ...]:
    """The bands of confidence among the resources, the surest first; OntologyError for a value that is no share."""
    found = []
    for resource in resources:
        if KG + "ConfidenceBand" in resource.all(RDF_TYPE):
            share = resource.required(KG + "confidence")
            if not re.fullmatch(r"0\.\d+|1(\.0+)?", share):
                raise resource.error(f"has the confidence {share}", "write a share between 0 and 1, such as 0.9")
            found.append(ConfidenceBand(name=resource.required(RDFS_LABEL), confidence=float(share)))
    return tuple(sorted(found, key=lambda band: (-band.confidence, band.name)))


def properties(resources: Sequence[Resource]) -> tuple[PropertyEntry, ...]:
    """The properties with a notation among the resources, sorted by notation."""
    found = [_property(resource, resources) for resource in resources if resource.all(SKOS + "notation")]
    return tuple(sorted(found, key=lambda entry: (entry.notation, entry.iri)))


def _property(resource: Resource, resources: Iterable[Resource]) -> PropertyEntry:
    ranges = resource.all(SCHEMA + "rangeIncludes")
    return PropertyEntry(
        notation=resource.required(SKOS + "notation"),
        iri=resource.iri,
        label=resource.required(RDFS_LABEL),
        definition=resource.required(SKOS + "definition"),
        example=resource.one(KG + "example"),
        domains=tuple(_local(iri) for iri in resource.all(SCHEMA + "domainIncludes")),
        ranges=tuple(_local(iri) for iri in ranges),
        values=tuple(sorted(one.required(RDFS_LABEL) for one in resources if set(ranges) & set(one.all(RDF_TYPE)))),
        qualifier=resource.one(KG + "forQualifier"),
        symmetric=OWL + "SymmetricProperty" in resource.all(RDF_TYPE),
        edge=resource.flag(KG + "edge"),
        edge_label=resource.one(KG + "edgeLabel"),
        interpreted=resource.flag(KG + "interpreted"),
    )


def classes(resources: Iterable[Resource]) -> tuple[ClassEntry, ...]:
    """The project's own classes among the resources, sorted by name."""
    found = [
        ClassEntry(
            name=_local(resource.iri),
            label=resource.required(RDFS_LABEL),
            definition=resource.required(SKOS + "definition"),
        )
        for resource in resources
        if resource.iri.startswith(KG) and OWL + "Class" in resource.all(RDF_TYPE)
    ]
    return tuple(sorted(found, key=lambda entry: entry.name))


def word_variants(resources: Iterable[Resource]) -> tuple[WordVariants, ...]:
    """The forms of words that resources list, sorted."""
    found = (WordVariants(kind=r.required(KG + "variantKind"), forms=r.all(SKOS + "altLabel")) for r in resources)
    return tuple(sorted(found, key=lambda variants: (variants.kind, variants.forms)))


def _local(iri: str) -> str:
    """The name of a term within its namespace."""
    return iri.replace("#", "/").rpartition("/")[2]


def _path(iri: str) -> str:
    return iri.removeprefix(ENTITY)


def _paths(resource: Resource, predicate: str) -> tuple[str, ...]:
    return tuple(_path(iri) for iri in resource.all(predicate))


def _one_path(resource: Resource, predicate: str) -> str | None:
    iri = resource.one(predicate)
    return None if iri is None else _path(iri)
