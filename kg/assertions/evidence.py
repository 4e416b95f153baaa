"""Spans of a document in, its quotes and mentions as triples out.

Every offset counts code points of the text as it was kept, and the words stand beside the offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.assertions.literals import text, whole
from kg.assertions.terms import Context, Term, about
from kg.model import Document, Mention, Span

__all__ = ["mention_triples", "quote_node", "quote_triples"]

CONTEXT_LENGTH = 32
"""How many characters before and after a quote are kept, as the Web Annotation model advises some."""


def quote_node(context: Context, document: Document, span: Span) -> NamedNode:
    """The node of a quote, which its document and offsets name."""
    return context.hashed("quote", document.name, str(span.start), str(span.end))


def quote_triples(context: Context, document: Document, spans: Iterable[Span]) -> Iterator[Triple]:
    """The quotes at some spans of a document.

    https://www.w3.org/TR/annotation-model/#text-quote-selector and #text-position-selector.
    """
    for span in sorted(set(spans)):
        before = document.text[max(0, span.start - CONTEXT_LENGTH) : span.start]
        after = document.text[span.end : span.end + CONTEXT_LENGTH]
        yield from about(
            context,
            quote_node(context, document, span),
            [
                ("rdf:type", context.node("kg:Quote")),
                *_position(context, document, span),
                ("oa:prefix", text(before) if before else None),
                ("oa:suffix", text(after) if after else None),
            ],
        )


def mention_triples(context: Context, document: Document, mentions: Iterable[Mention]) -> Iterator[Triple]:
    """The mentions of a document, each with the entity that its words refer to."""
    for mention in mentions:
        entity = context.entity_node(document.name, mention.cluster)
        offsets = (str(mention.span.start), str(mention.span.end))
        yield from about(
            context,
            context.hashed("mention", document.name, *offsets, entity.value),
            [
                ("rdf:type", context.node("kg:Mention")),
                ("kg:mentions", entity),
                *_position(context, document, mention.span),
            ],
        )


def _position(context: Context, document: Document, span: Span) -> list[tuple[str, Term | None]]:
    return [
        ("oa:exact", text(span.of(document.text))),
        ("oa:start", whole(span.start)),
        ("oa:end", whole(span.end)),
        ("oa:hasSource", context.document(document.name)),
    ]
