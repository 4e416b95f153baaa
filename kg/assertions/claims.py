"""The facts of one document in, claims out: one for each triple, whichever rules found it.

A claim becomes its triple and the kg:Assertion that carries evidence. Where several facts say one triple,
their quotes are joined, and the surest fact lends its rule, confidence and words. What a rule finds stands as
the rule found it: a language model's fact of the same triple adds nothing to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.assertions.corrections import corrected_by
from kg.assertions.evidence import quote_node, quote_triples
from kg.assertions.literals import date, date_bounds, day, decimal, text
from kg.assertions.ontology import FactProperty
from kg.assertions.terms import Context, Term, about
from kg.model import Abstention, DataError, Document, Fact, Rejection, Span

__all__ = ["Claim", "abstention_triples", "claim_triples", "claims_of", "rejection_triples", "rejections_of"]

_Statement = tuple[NamedNode, NamedNode, Term]

STATUSES = ("cancelled", "held", "planned")
"""Which status of a thing outweighs which, where one document gives several: what came later in the world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One triple that one document states, with the facts that state it, surest first."""

    node: NamedNode
    document: Document
    subject: NamedNode
    told_with: FactProperty
    object: Term
    facts: tuple[Fact, ...]

    @property
    def best(self) -> Fact:
        """The surest of the facts; of equally sure ones the one that stands first in the text."""
        return self.facts[0]

    @property
    def quotes(self) -> tuple[Span, ...]:
        """The sentences that state the triple, in text order."""
        return tuple(sorted({span for fact in self.facts for span in fact.quotes}))

    @property
    def qualifier(self) -> str | None:
        """What the text says of the holding, where any of the facts has it."""
        return next((fact.qualifier for fact in self.facts if fact.qualifier), None)

    @property
    def spans(self) -> tuple[tuple[str | None, str | None], ...]:
        """The first and last dates between which the text says that it was so, each pair once."""
        found = {(fact.since, fact.until) for fact in self.facts if fact.since or fact.until}
        return tuple(sorted(found, key=lambda span: (span[0] or "", span[1] or "")))

    @property
    def status(self) -> str | None:
        """Whether the text speaks of it as held, planned or cancelled."""
        return weightiest(fact.status for fact in self.facts)


def weightiest(statuses: Iterable[str | None]) -> str | None:
    """The status that outweighs the others, None where there is none."""
    found = set(statuses)
    return next((status for status in STATUSES if status in found), None)


def claims_of(context: Context, document: Document, facts: Iterable[Fact]) -> tuple[Claim, ...]:
    """The claims of a document, sorted by their triples."""
    stated: dict[_Statement, list[Fact]] = defaultdict(list)
    for fact in facts:
        stated[_statement(context, fact)].append(fact)
    claims = []
    for statement, found in sorted(stated.items(), key=lambda item: tuple(map(str, item[0]))):
        found = [fact for fact in found if not fact.by_model] or found
        ranked = sorted(found, key=lambda fact: (-fact.confidence, fact.quotes, fact.rule, fact.subject_span))
        claims.append(
            Claim(
                node=_node(context, "assertion", document, statement),
                document=document,
                subject=statement[0],
                told_with=context.ontology.property_of(ranked[0].predicate, ranked[0].qualifier),
                object=statement[2],
                facts=tuple(ranked),
            )
        )
    return tuple(claims)


def claim_triples(context: Context, claim: Claim) -> Iterator[Triple]:
    """The triple itself, its assertion and its quotes."""
    statement = (claim.subject, context.declared(claim.told_with.iri), claim.object)
    yield Triple(*statement)
    yield Triple(claim.node, context.node("rdf:type"), context.node("kg:Assertion"))
    yield Triple(claim.node, context.node("prov:wasDerivedFrom"), context.document(claim.document.name))
    yield from _reification(context, claim.node, claim.document, statement, claim.best)
    yield from _evidence(context, claim.node, claim.document, claim.quotes)
    yield from corrected_by(context, claim.node, (fact.correction for fact in claim.facts))
    best = claim.best
    side = context.entity_node(claim.document.name, best.side) if best.side else None
    bounds = date_bounds(best.value) if claim.told_with.kind == "date" and best.value else None
    yield from about(
        context,
        claim.node,
        [
            ("kg:qualifier", text(claim.qualifier) if claim.qualifier else None),
            ("kg:status", text(claim.status) if claim.status else None),
            ("kg:side", side),
            ("kg:earliest", day(bounds[0]) if bounds else None),
            ("kg:latest", day(bounds[1]) if bounds else None),
        ],
    )


def abstention_triples(context: Context, document: Document, abstention: Abstention) -> Iterator[Triple]:
    """What was seen and not claimed: a node of the shape of an assertion, and no triple of its own."""
    fact = abstention.fact
    statement = _statement(context, fact)
    where = [f"{span.start}-{span.end}" for span in fact.quotes]
    abstained = _node(context, "abstention", document, statement, fact.rule, abstention.reason, *where)
    yield Triple(abstained, context.node("rdf:type"), context.node("kg:Abstention"))
    yield Triple(abstained, context.node("prov:wasDerivedFrom"), context.document(document.name))
    yield Triple(abstained, context.node("kg:why"), text(abstention.reason))
    yield from _reification(context, abstained, document, statement, fact)
    yield from _evidence(context, abstained, document, fact.quotes)
    yield from corrected_by(context, abstained, [fact.correction])
    marks = [("kg:qualifier", fact.qualifier), ("kg:status", fact.status)]
    yield from about(context, abstained, [(name, text(mark) if mark else None) for name, mark in marks])


def rejections_of(claim: Claim, reason: str) -> Iterator[Rejection]:
    """What a language model claims and must not be asserted, for a reason that its words do not show."""
    text = claim.document.text
    for fact in claim.facts:
        if fact.by_model:
            yield Rejection(
                document=claim.document.name,
                predicate=fact.predicate,
                subject=fact.subject_span.of(text),
                object=fact.value or fact.object_span.of(text),
                quote=fact.quotes[0].of(text),
                rule=fact.rule,
                reason=reason,
                quotes=fact.quotes,
            )


def rejection_triples(context: Context, document: Document, rejection: Rejection) -> Iterator[Triple]:
    """A language model's claim that was not believed: its words, and no node for what they name."""
    said = (rejection.predicate, rejection.subject, rejection.object, rejection.quote)
    node = context.hashed("abstention", document.name, *said, rejection.rule, rejection.reason)
    known = context.ontology.properties.get(rejection.predicate)
    values: list[tuple[str, Term | None]] = [
        ("rdf:type", context.node("kg:Abstention")),
        ("prov:wasDerivedFrom", context.document(document.name)),
        ("rdf:predicate", context.declared(known[0].iri) if known else None),
        ("kg:why", text(rejection.reason)),
        ("kg:rule", text(rejection.rule)),
        ("kg:subjectText", text(rejection.subject)),
        ("kg:objectText", text(rejection.object)),
        ("kg:claimedQuote", None if rejection.quotes else text(rejection.quote)),
    ]
    yield from about(context, node, values)
    yield from _evidence(context, node, document, rejection.quotes)


def _node(context: Context, kind: str, document: Document, statement: _Statement, *more: str) -> NamedNode:
    return context.hashed(kind, document.name, *map(str, statement), *more)


def _reification(
    context: Context, node: NamedNode, document: Document, statement: _Statement, fact: Fact
) -> Iterator[Triple]:
    values: list[tuple[str, Term | None]] = [
        ("rdf:subject", statement[0]),
        ("rdf:predicate", statement[1]),
        ("rdf:object", statement[2]),
        ("kg:rule", text(fact.rule)),
        ("kg:confidence", decimal(fact.confidence)),
        ("kg:subjectText", text(fact.subject_span.of(document.text))),
        ("kg:objectText", text(fact.object_span.of(document.text))),
    ]
    yield from about(context, node, values)


def _evidence(context: Context, node: NamedNode, document: Document, quotes: tuple[Span, ...]) -> Iterator[Triple]:
    yield from quote_triples(context, document, quotes)
    for span in quotes:
        yield Triple(node, context.node("kg:quote"), quote_node(context, document, span))


def _statement(context: Context, fact: Fact) -> _Statement:
    """The triple that a fact states, between canonical entities."""
    told_with = context.ontology.property_of(fact.predicate, fact.qualifier)
    subject = context.entity_node(fact.document, fact.subject)
    return subject, context.declared(told_with.iri), _object(context, told_with, fact)


def _object(context: Context, told_with: FactProperty, fact: Fact) -> Term:
    """The object: an entity, a date, one of the property's named values, or words.

    A value that the property does not know stays words, so that validation withholds and reports it.
    """
    if fact.object is not None:
        return context.entity_node(fact.document, fact.object)
    if fact.value is None:
        raise DataError(f"{fact.document}: a {fact.predicate} fact of rule {fact.rule} has neither object nor value")
    if told_with.kind == "date":
        return date(fact.value)
    named = told_with.values.get(fact.value)
    return context.declared(named) if named else text(fact.value)
