"""A graph in, the quads that tell its spans out: each an inferred statement with its two days and its premises.

They belong to the graph `inferred`, as all does that follows from what documents state and is stated by none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.identifiers import PREFIXES, Identifiers
from kg.query import Graph
from kg.stated_spans import read_stated_spans
from kg.tenures.bounds import bounds_by_office
from kg.tenures.spans import Span, find_spans
from kg.tenures.witnesses import read_witnesses
from kg.vocab import Vocabulary

__all__ = ["RULE", "record_spans", "span_quads"]

RULE = "same-holder-between"
"""The kg:rule of a span."""


def record_spans(store: Store, vocabulary: Vocabulary, identifiers: Identifiers) -> tuple[Quad, ...]:
    """Find the spans of a graph, and add to it the quads that tell them, which are returned, sorted."""
    graph = Graph(store)
    witnesses = read_witnesses(graph, vocabulary)
    stated = bounds_by_office(read_stated_spans(graph))
    spans = [
        span
        for office, told in sorted(witnesses.by_office.items())
        for span in find_spans(told, witnesses.offices.may_be_one, stated=stated[office])
    ]
    quads = set(span_quads(spans, _confidences(graph, spans), identifiers))
    inferred = NamedNode(identifiers.graph("inferred"))
    for claim, why in witnesses.discounted.items():
        quads.add(Quad(NamedNode(claim), NamedNode(identifiers.kg("discounted")), Literal(why), inferred))
    store.bulk_extend(quads)
    return tuple(sorted(quads, key=str))


def span_quads(spans: Iterable[Span], confidences: Mapping[str, Literal], identifiers: Identifiers) -> Iterator[Quad]:
    """The quads of spans; each is as sure as the less sure of the two witnesses that bound it."""
    graph, predicate = NamedNode(identifiers.graph("inferred")), identifiers.kg("heldThroughout")
    for span in spans:
        premises = sorted({span.opening.claim, span.closing.claim})
        sure = min((confidences[claim] for claim in premises), key=lambda literal: float(literal.value))
        node = NamedNode(identifiers.hashed("assertion", "", span.person, predicate, span.office, span.since))
        yield Quad(NamedNode(span.person), NamedNode(predicate), NamedNode(span.office), graph)
        values: list[tuple[str, NamedNode | Literal]] = [
            ("rdf:type", NamedNode(identifiers.kg("Assertion"))),
            ("rdf:subject", NamedNode(span.person)),
            ("rdf:predicate", NamedNode(predicate)),
            ("rdf:object", NamedNode(span.office)),
            ("kg:rule", Literal(RULE)),
            ("kg:confidence", sure),
            ("kg:heldFrom", _day(span.since)),
            ("kg:heldUntil", _day(span.until)),
            *(("prov:wasDerivedFrom", NamedNode(premise)) for premise in premises),
        ]
        if span.qualifier:
            values.append(("kg:qualifier", Literal(span.qualifier)))
        for name, value in values:
            yield Quad(node, NamedNode(identifiers.expand(name)), value, graph)


def _day(day: str) -> Literal:
    return Literal(day, datatype=NamedNode(PREFIXES["xsd"] + "date"))


def _confidences(graph: Graph, spans: Iterable[Span]) -> dict[str, Literal]:
    """How sure the claims are that bound spans."""
    claims = sorted({witness.claim for span in spans for witness in (span.opening, span.closing)})
    if not claims:
        return {}
    found: dict[str, Literal] = {}
    for claim, confidence in graph.look_up("confidences", {("claim",): [(NamedNode(one),) for one in claims]}).rows:
        if claim is not None and isinstance(confidence, Literal):
            found.setdefault(claim.value, confidence)
    return found
