"""What every part of a graph is written with: nodes for prefixed names, and the entity behind a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from kg.assertions.ontology import Ontology
from kg.identifiers import Identifiers
from kg.model import DataError, Entity, Resolution

__all__ = ["Context", "Term", "about"]

Term = NamedNode | Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is the same for all documents of a build.

    Invariant: `entities` holds every cluster of the resolution, by document and cluster id.
    """

    identifiers: Identifiers
    ontology: Ontology
    entities: Mapping[tuple[str, str], Entity]

    @classmethod
    def of(cls, resolution: Resolution, ontology: Ontology, identifiers: Identifiers) -> Context:
        """The context of a resolution."""
        entities = {
            (document, cluster): entity for entity in resolution.entities for document, cluster, _ in entity.members
        }
        return cls(identifiers=identifiers, ontology=ontology, entities=entities)

    def node(self, name: str) -> NamedNode:
        """The node of a prefixed name: `node("org:holds")`."""
        return _node(self.identifiers, name)

    def declared(self, iri: str) -> NamedNode:
        """The node of an IRI as the ontology's files write it, under this build's base."""
        return NamedNode(self.identifiers.rebase(iri))

    def hashed(self, kind: str, *parts: str) -> NamedNode:
        """The node that is known by its content."""
        return NamedNode(self.identifiers.hashed(kind, *parts))

    def document(self, name: str) -> NamedNode:
        """The node of a document."""
        return NamedNode(self.identifiers.document(name))

    def entity(self, document: str, cluster: str) -> Entity:
        """The entity that a cluster of a document was resolved to."""
        found = self.entities.get((document, cluster))
        if found is None:
            raise DataError(f"{document}: cluster {cluster!r} has no entity; resolve every cluster that a fact names")
        return found

    def entity_node(self, document: str, cluster: str) -> NamedNode:
        """The node of the entity that a cluster of a document was resolved to."""
        return NamedNode(self.entity(document, cluster).iri)


@cache
def _node(identifiers: Identifiers, name: str) -> NamedNode:
    return NamedNode(identifiers.expand(name))


def about(context: Context, subject: NamedNode, values: Iterable[tuple[str, Term | None]]) -> Iterator[Triple]:
    """The triples of one subject, from prefixed names and values; a value that is absent makes none."""
    for name, value in values:
        if value is not None:
            yield Triple(subject, context.node(name), value)
