"""Entities, judgements and documents in, what the graph says of them apart from facts out.

A document's graph types and names what the document speaks of; the meta graph holds the labels to show,
who was judged to be whom, and what is known of the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.assertions.corrections import corrected_by
from kg.assertions.literals import date, date_bounds, day, decimal, text, typed, whole
from kg.assertions.terms import Context, Term, about
from kg.model import Cluster, Document, Entity, Judgement, Resolution

__all__ = ["document_triples", "naming_triples", "resolution_triples"]


def naming_triples(context: Context, clusters: Iterable[Cluster]) -> Iterator[Triple]:
    """The classes of what a document speaks of, and the names that it uses."""
    for cluster in clusters:
        entity = context.entity(cluster.document, cluster.id)
        node = NamedNode(entity.iri)
        for name in _classes(context, entity):
            yield Triple(node, context.node("rdf:type"), context.node(f"kg:{name}"))
        yield from about(
            context,
            node,
            [
                *(("skos:altLabel", text(name)) for name in (cluster.label, *cluster.aliases)),
                *(("skos:hiddenLabel", text(name)) for name in cluster.misspellings),
                ("kg:session", text(cluster.session) if cluster.session and cluster.type == "meeting" else None),
            ],
        )


def _classes(context: Context, entity: Entity) -> list[str]:
    """The names of an entity's classes: its type's, its kind's if the ontology has it, and that of a candidate."""
    names = {entity.type.capitalize()}
    if entity.kind in context.ontology.classes:
        names.add(str(entity.kind))
    if entity.type == "domain" and entity.registry is None:
        names.add("CandidateDomain")
    return sorted(names)


def resolution_triples(context: Context, resolution: Resolution) -> Iterator[Triple]:
    """The label of every entity, the way from each member to it, and the judgements that made it."""
    canonical = {}
    for entity in resolution.entities:
        node = NamedNode(entity.iri)
        yield Triple(node, context.node("skos:prefLabel"), text(entity.label))
        for _, _, member in entity.members:
            canonical[member] = entity.iri
            if member != entity.iri:
                yield Triple(NamedNode(member), context.node("dcterms:isReplacedBy"), node)
    for judgement in resolution.judgements:
        yield from _judgement(context, judgement)
        left, right = (canonical.get(iri, iri) for iri in (judgement.left, judgement.right))
        if judgement.verdict == "unsure" and left != right:
            yield Triple(NamedNode(left), context.node("kg:possiblySame"), NamedNode(right))


def _judgement(context: Context, judgement: Judgement) -> Iterator[Triple]:
    node = context.hashed("judgement", judgement.left, judgement.right)
    yield from corrected_by(context, node, [judgement.correction])
    yield from about(
        context,
        node,
        [
            ("rdf:type", context.node("kg:Judgement")),
            ("kg:left", NamedNode(judgement.left)),
            ("kg:right", NamedNode(judgement.right)),
            ("kg:verdict", text(judgement.verdict)),
            ("kg:score", decimal(judgement.score)),
            ("kg:why", text(judgement.why)),
        ],
    )


def document_triples(context: Context, document: Document) -> Iterator[Triple]:
    """What is known of a document; what is not known is left out."""
    bounds = date_bounds(document.published) if document.published else None
    values: list[tuple[str, Term | None]] = [
        ("rdf:type", context.node("kg:Document")),
        ("rdf:type", context.node("kg:Statement") if document.correction else None),
        ("dcterms:identifier", text(document.name)),
        ("dcterms:title", text(document.title) if document.title else None),
        ("dcterms:publisher", text(document.publisher) if document.publisher else None),
        ("dcterms:issued", date(document.published) if document.published else None),
        ("dcterms:language", text(document.language)),
        ("prov:alternateOf", context.document(document.copy_of) if document.copy_of else None),
        ("schema:url", typed(document.url, "anyURI") if document.url else None),
        ("kg:earliest", day(bounds[0]) if bounds else None),
        ("kg:latest", day(bounds[1]) if bounds else None),
        ("kg:sha256", text(document.sha256)),
        ("kg:characters", whole(len(document.text))),
        ("kg:text", text(document.text)),
    ]
    node = context.document(document.name)
    yield from about(context, node, values)
    yield from corrected_by(context, node, [document.correction])
