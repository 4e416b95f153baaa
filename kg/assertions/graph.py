"""All documents, extractions and entities of a build in, all quads of its graph out, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.assertions.claims import (
    abstention_triples,
    claim_triples,
    claims_of,
    rejection_triples,
    rejections_of,
)
from kg.assertions.corrections import correction_triples
from kg.assertions.entities import document_triples, naming_triples, resolution_triples
from kg.assertions.evidence import mention_triples
from kg.assertions.occasions import occasion_triples
from kg.assertions.ontology import Ontology
from kg.assertions.terms import Context
from kg.corrections import Outcome
from kg.identifiers import Identifiers
from kg.model import Document, Extraction, Resolution

__all__ = ["assert_graph"]

NOTHING: Mapping[str, str] = MappingProxyType({})


def assert_graph(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    identifiers: Identifiers,
    *,
    withheld: Mapping[str, str] = NOTHING,
    corrections: Sequence[Outcome] = (),
) -> tuple[Quad, ...]:
    """The quads of a graph: registry, ontology, meta, and one graph a document; each once, in N-Quads order.

    What `corrections` say, and what came of them, stands in a graph of its own, as does what they quote from outside
    the documents.

    `withheld` are IRIs of assertions that must not be made, nor anything that rests on them alone, each with the
    reason, which is kept with a language model's claim.
    Inferred triples are not among the quads: see `kg.inference`. DataError for a fact that names a
    cluster without an entity or a predicate without a property.
    """
    context = Context.of(resolution, ontology, identifiers)
    quads = set(_background(context))
    meta = [triple for document in documents for triple in document_triples(context, document)]
    quads.update(_in_graph(context, "meta", [*meta, *resolution_triples(context, resolution)]))
    quads.update(_in_graph(context, "corrections", correction_triples(context, corrections)))
    extracted = {extraction.document: extraction for extraction in extractions}
    for document in documents:
        extraction = extracted.get(document.name, Extraction(document=document.name))
        triples = _document_graph(context, document, extraction, withheld)
        name = "corrections" if document.correction else f"doc/{document.name}"
        quads.update(_in_graph(context, name, triples))
    return tuple(sorted(quads, key=str))


def _document_graph(
    context: Context, document: Document, extraction: Extraction, withheld: Mapping[str, str]
) -> Iterator[Triple]:
    stated = claims_of(context, document, extraction.facts)
    claims = [claim for claim in stated if claim.node.value not in withheld]
    yield from naming_triples(context, extraction.clusters)
    yield from mention_triples(context, document, extraction.mentions)
    for claim in claims:
        yield from claim_triples(context, claim)
    yield from occasion_triples(context, claims)
    for abstention in extraction.abstentions:
        yield from abstention_triples(context, document, abstention)
    unfit = [claim for claim in stated if claim.node.value in withheld]
    wrong = (found for claim in unfit for found in rejections_of(claim, withheld[claim.node.value]))
    for rejection in (*extraction.rejections, *wrong):
        yield from rejection_triples(context, document, rejection)


def _background(context: Context) -> Iterator[Quad]:
    """The registry and the ontology, under the base of this build."""
    for name, triples in context.ontology.triples.items():
        yield from _in_graph(context, name, (_rebased(context, triple) for triple in triples))


def _in_graph(context: Context, name: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    graph, corrections = (NamedNode(context.identifiers.graph(one)) for one in (name, "corrections"))
    corrected = context.node("kg:correctedBy")
    for triple in triples:
        place = corrections if triple.predicate == corrected else graph
        yield Quad(triple.subject, triple.predicate, triple.object, place)


def _rebased(context: Context, triple: Triple) -> Triple:
    subject, value = (
        context.declared(term.value) if isinstance(term, NamedNode) else term
        for term in (triple.subject, triple.object)
    )
    if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
        raise TypeError(f"{triple}: a blank node in the ontology, which the check of the ontology refuses")
    return Triple(subject, context.declared(triple.predicate.value), value)
