"""Rows of outside identifiers and the entities of a build in; matches, quads, and what was matched with nothing out.

A row names a thing as documents or the registry name it, or by its IRI. It counts where exactly one entity of its type
has the name, and its country where one is given; else it is a Problem, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.identifiers import Identifiers, slug
from kg.matches.reading import GivenMatch
from kg.model import Entity, Problem

__all__ = ["Match", "match_entities", "match_quads"]

TOLD = 5
"""How many entities of a name a message lists."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the IRI of the entity that it means."""

    entity: str
    given: GivenMatch


def match_entities(
    given: Iterable[GivenMatch], entities: Sequence[Entity], identifiers: Identifiers
) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
    """The matches of rows with entities, and a Problem for each row that means none, or more than one."""
    named: dict[tuple[str, str], dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        for name in (entity.iri, entity.label, *entity.aliases, *(iri for _, _, iri in entity.members)):
            named[entity.type, _folded(name)][entity.iri] = entity
    labels = {entity.iri: frozenset(map(_folded, (entity.label, *entity.aliases))) for entity in entities}
    matches, problems = [], []
    for row in given:
        found = [
            entity
            for _, entity in sorted(named.get((row.type, _folded(row.name)), {}).items())
            if row.country is None or _is_of(entity, row.country, labels, identifiers)
        ]
        if len(found) == 1:
            matches.append(Match(found[0].iri, row))
        else:
            problems.append(Problem(kind="identifier", message=_unmatched(row, found)))
    return tuple(matches), tuple(problems)


def match_quads(matches: Iterable[Match], identifiers: Identifiers) -> Iterator[Quad]:
    """The links of things to outside identifiers, each with a record of who says so and by what source."""
    graph = NamedNode(identifiers.graph("identifiers"))
    for match in matches:
        link = identifiers.expand("skos:exactMatch" if match.given.exact else "skos:closeMatch")
        triple = (NamedNode(match.entity), NamedNode(link), NamedNode(match.given.iri))
        node = NamedNode(identifiers.hashed("match", match.entity, link, match.given.iri))
        yield Quad(*triple, graph)
        values: list[tuple[str, NamedNode | Literal]] = [
            ("rdf:type", NamedNode(identifiers.kg("Match"))),
            *zip(("rdf:subject", "rdf:predicate", "rdf:object"), triple, strict=True),
            ("dcterms:source", Literal(match.given.source)),
        ]
        if match.given.by:
            values.append(("dcterms:creator", Literal(match.given.by)))
        for name, value in values:
            yield Quad(node, NamedNode(identifiers.expand(name)), value, graph)


def _folded(name: str) -> str:
    """A name as names are compared: in small letters, with single blanks."""
    return " ".join(name.casefold().split())


def _is_of(entity: Entity, country: str, labels: Mapping[str, frozenset[str]], identifiers: Identifiers) -> bool:
    """Whether an entity is tied to a country, which is named or given as its IRI."""
    registered = identifiers.registry(f"country/{slug(country) or '-'}")
    return any(iri in (country, registered) or _folded(country) in labels.get(iri, ()) for iri in entity.countries)


def _unmatched(row: GivenMatch, found: Sequence[Entity]) -> str:
    what = f"{row.type} {row.name!r}" + (f" of {row.country}" if row.country else "")
    if not found:
        return (
            f"{row.place}: no document speaks of a {what}; write the name as kg explain shows it, or take the row out"
        )
    told = "; ".join(entity.iri for entity in found[:TOLD])
    return f"{row.place}: {len(found)} things are called {what}: {told}; write one of these IRIs as the name"
