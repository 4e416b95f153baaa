"""Extractions in, clusters with their IRIs and with what their documents say of them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.identifiers import Identifiers
from kg.model import Cluster, Extraction, Fact
from kg.resolve.wordbook import Wordbook

__all__ = ["Node", "Nodes", "gather_nodes"]

HOLDING = frozenset({"holds_office"})
TAKING_PART = frozenset({"attends", "chairs", "co_chairs", "hosts", "leads"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A cluster of one document, its immutable IRI, and the nodes and countries (by path) it is tied to.

    Of a person, `offices` are the offices held; of an office, `holders` are the persons. `organisation`,
    `forum`, `place` and `participants` are the IRIs of other nodes of the document; `attendees` are the persons
    that a fact gives any part in a meeting. `source` is the document, or the one of which it is a copy: where
    documents are counted, those of one text are one.
    """

    iri: str
    cluster: Cluster
    source: str
    countries: frozenset[str]
    organisation: str | None = None
    forum: str | None = None
    place: str | None = None
    offices: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The name of the node's document."""
        return self.cluster.document

    @property
    def label(self) -> str:
        """The fullest name that the document gives."""
        return self.cluster.label


@dataclass(frozen=True, slots=True)
class Nodes:
    """All nodes by IRI, in the order of their IRIs."""

    by_iri: Mapping[str, Node]

    def of(self, kind: str) -> tuple[Node, ...]:
        """The nodes of a type, in the order of their IRIs."""
        return tuple(node for node in self.by_iri.values() if node.cluster.type == kind)

    def __getitem__(self, iri: str) -> Node:
        return self.by_iri[iri]


def gather_nodes(
    extractions: Sequence[Extraction], book: Wordbook, identifiers: Identifiers, copies: Mapping[str, str]
) -> Nodes:
    """The nodes of all documents; `copies` leads from the name of a copy to that of its original."""
    nodes = (node for extraction in extractions for node in nodes_of(extraction, book, identifiers, copies))
    return Nodes({node.iri: node for node in sorted(nodes, key=lambda node: node.iri)})


def nodes_of(extraction: Extraction, book: Wordbook, identifiers: Identifiers, copies: Mapping[str, str]) -> list[Node]:
    """The nodes of one document."""
    iris = {cluster.id: mint(cluster, identifiers) for cluster in extraction.clusters}
    clusters = {cluster.id: cluster for cluster in extraction.clusters}
    offices = linked(extraction.facts, iris, HOLDING)
    holders = linked(extraction.facts, iris, HOLDING, backwards=True)
    attendees = linked(extraction.facts, iris, TAKING_PART, backwards=True)
    return [
        Node(
            iri=iris[cluster.id],
            cluster=cluster,
            source=copies.get(extraction.document, extraction.document),
            countries=countries_of(cluster, extraction.facts, clusters, book),
            organisation=iris.get(organisation_of(cluster, extraction.facts, clusters) or ""),
            forum=iris.get(cluster.forum or ""),
            place=iris.get(cluster.place or ""),
            offices=offices.get(cluster.id, ()),
            holders=holders.get(cluster.id, ()),
            participants=tuple(sorted({iris[person] for person in cluster.participants if person in iris})),
            attendees=attendees.get(cluster.id, ()),
        )
        for cluster in extraction.clusters
    ]


def mint(cluster: Cluster, identifiers: Identifiers) -> str:
    """The immutable IRI of a cluster, by the offset that its id ends in."""
    return identifiers.cluster(cluster, cluster.document, int(cluster.id.rpartition(":")[2]))


def linked(
    facts: Sequence[Fact], iris: Mapping[str, str], predicates: frozenset[str], *, backwards: bool = False
) -> dict[str, tuple[str, ...]]:
    """The sorted IRIs of the objects of some predicates by their subjects' ids; of the subjects if `backwards`."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        target = fact.object or ""
        if fact.predicate in predicates and target in iris and fact.subject in iris:
            one, other = (target, fact.subject) if backwards else (fact.subject, target)
            found[one].add(iris[other])
    return {cluster: tuple(sorted(others)) for cluster, others in found.items()}


def countries_of(
    cluster: Cluster, facts: Sequence[Fact], clusters: Mapping[str, Cluster], book: Wordbook
) -> frozenset[str]:
    """The paths of the countries that a document ties a thing to: its own, and its organisation's."""
    found = set(cluster.countries)
    if (cluster.registry or "") in book.country_of:
        found.add(book.country_of[cluster.registry or ""])
    tied = [
        fact.object for fact in facts if fact.subject == cluster.id and fact.predicate in ("represents", "office_of")
    ]
    for other in (clusters.get(name or "") for name in (*tied, cluster.organisation)):
        if other is not None:
            found.update(other.countries if other.type == "organisation" else ())
            if (other.registry or "") in book.country_of:
                found.add(book.country_of[other.registry or ""])
    return frozenset(found)


def organisation_of(cluster: Cluster, facts: Sequence[Fact], clusters: Mapping[str, Cluster]) -> str | None:
    """The id of the organisation that an office is in, as the cluster or a fact has it."""
    if cluster.organisation:
        return cluster.organisation
    said = [
        fact.object for fact in facts if fact.subject == cluster.id and fact.predicate == "office_of" and fact.object
    ]
    return next((name for name in sorted(said) if name in clusters and clusters[name].type == "organisation"), None)
