"""What became of corrections in, what the graph of corrections says of them out: who, when, why, and with what effect.

What a correction acted on points to it by kg:correctedBy: assertions, abstentions, judgements, things, and texts that
it quotes from outside the documents. Those links stand in the graph of corrections too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.assertions.literals import text, typed
from kg.assertions.terms import Context, Term, about
from kg.corrections import Outcome
from kg.web_addresses import is_web_address

__all__ = ["corrected_by", "correction_node", "correction_triples"]

DAY = len("2026-03-04")


def correction_triples(context: Context, outcomes: Iterable[Outcome]) -> Iterator[Triple]:
    """The corrections, their curators, and the things that they are about."""
    for outcome in outcomes:
        correction = outcome.correction
        node = correction_node(context, correction.id)
        curator = context.hashed("curator", correction.who)
        source = correction.source
        kind = "date" if len(correction.when) == DAY else "dateTime"
        values: list[tuple[str, Term | None]] = [
            ("rdf:type", context.node("kg:Correction")),
            ("rdfs:label", text(correction.told())),
            ("dcterms:identifier", text(correction.id)),
            ("dcterms:created", typed(correction.when, kind)),
            ("dcterms:source", cited(source) if source else None),
            ("prov:wasAttributedTo", curator),
            ("kg:verb", text(correction.verb)),
            ("kg:target", text(correction.briefly())),
            ("kg:why", text(correction.why)),
            ("kg:outcome", text(outcome.state)),
            ("kg:outcomeReason", text(outcome.why) if outcome.why else None),
        ]
        yield from about(context, node, values)
        yield Triple(curator, context.node("rdf:type"), context.node("kg:Curator"))
        yield Triple(curator, context.node("rdfs:label"), text(correction.who))
        for copy in outcome.copies:
            yield Triple(node, context.node("kg:reachesCopy"), context.document(copy))
        for document, cluster in outcome.members:
            yield Triple(context.entity_node(document, cluster), context.node("kg:correctedBy"), node)


def correction_node(context: Context, known_as: str) -> NamedNode:
    """The node of a correction, by its id."""
    return context.hashed("correction", known_as)


def corrected_by(context: Context, node: NamedNode, corrections: Iterable[str | None]) -> Iterator[Triple]:
    """The links from what was corrected to the corrections, by their ids."""
    for known_as in sorted({one for one in corrections if one}):
        yield Triple(node, context.node("kg:correctedBy"), correction_node(context, known_as))


def cited(source: str) -> Term:
    """A source as it was given: an address, or the words of a citation."""
    return typed(source, "anyURI") if is_web_address(source) else text(source)
