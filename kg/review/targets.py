"""Facts and things of a graph in, the words by which a correction names them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.corrections import FactTarget, ThingTarget
from kg.facts import FactRow
from kg.identifiers import Identifiers
from kg.model import ENTITY_TYPES, QueryError
from kg.query import Graph

__all__ = ["Passage", "fact_target", "fitting_rows", "namings_of", "passage_around", "text_of", "thing_target"]

AROUND = 60
"""How many signs on either side of a name tell which of several things is meant."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document with what stands before and after them."""

    document: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class NamedAt:
    """Where a document names a thing."""

    document: str
    source: str
    words: str
    start: int
    end: int


def fact_target(row: FactRow) -> FactTarget:
    """The words that name a fact."""
    return FactTarget(
        document=row.document,
        predicate=row.predicate,
        subject_text=squeezed(row.subject_text or row.subject),
        object_text=squeezed(row.object_text or row.object),
        quote=squeezed(row.quote),
        subject=None if alike(row.subject, row.subject_text) else row.subject,
        object=None if alike(row.object, row.object_text) else row.object,
        qualifier=row.qualifier,
    )


def fitting_rows(
    rows: Iterable[FactRow],
    *,
    document: str | None = None,
    predicate: str | None = None,
    subject: str | None = None,
    object_: str | None = None,
    quote: str | None = None,
) -> list[FactRow]:
    """The rows of facts that fit some words: an end by its label or the document's words, a part of a quote."""
    return [
        row
        for row in rows
        if (
            document in (None, row.document)
            and predicate in (None, row.predicate)
            and (subject is None or alike(subject, row.subject, row.subject_text))
            and (object_ is None or alike(object_, row.object, row.object_text))
            and (quote is None or squeezed(quote).casefold() in squeezed(row.quote).casefold())
            and row.subject_id is not None
        )
    ]


def thing_target(graph: Graph, iri: str, document: str | None = None) -> ThingTarget:
    """The words that name a thing where it is first named, in one document or the first of all.

    QueryError where no document names it so.
    """
    path = Identifiers(graph.base).path(iri) or ""
    kind = path.partition("/")[0]
    found = [one for one in namings_of(graph, iri) if document in (None, one.document)]
    if kind not in ENTITY_TYPES or not found:
        place = document or "no document"
        told = f"{place} does not name it" if document else f"{place} names it"
        raise QueryError(f"{iri}: {told}, so that no correction can; kg explain shows who does")
    first = found[0]
    others = graph.look_up(
        "called-so", {("words",): [(Literal(first.words),)], ("source",): [(NamedNode(first.source),)]}
    )
    paths = [Identifiers(graph.base).path(str(record["thing"])) or "" for record in others.records()]
    several = sum(one.startswith(f"{kind}/") for one in paths) > 1
    around = passage_around(text_of(graph, first.source), first.document, first.start, first.end, AROUND)
    return ThingTarget(
        document=first.document,
        type=kind,
        words=squeezed(first.words),
        quote=squeezed(around.before + around.words + around.after) if several else None,
    )


def namings_of(graph: Graph, iri: str) -> list[NamedAt]:
    """Where documents name a thing, in the order of documents and places."""
    return [
        NamedAt(
            document=str(record["document"]),
            source=str(record["source"]),
            words=str(record["words"]),
            start=int(str(record["start"])),
            end=int(str(record["end"])),
        )
        for record in graph.look_up("namings", thing=iri).records()
    ]


def text_of(graph: Graph, source: str) -> str:
    """The text of a document, by its IRI."""
    found = graph.once(("text", source), lambda: [*graph.look_up("document", document=source).records()])
    return str(found[0]["text"]) if found else ""


def passage_around(text: str, document: str, start: int, end: int, length: int) -> Passage:
    """The words at a place with whole words around them, at most so many signs on either side."""
    first, last = max(0, start - length), min(len(text), end + length)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return Passage(document, text[first:start], text[start:end], text[end:last])


def squeezed(words: str) -> str:
    """Words with single spaces."""
    return " ".join(words.split())


def alike(words: str, *names: str | None) -> bool:
    """Whether words are one of some names, whatever the case."""
    return squeezed(words).casefold() in {squeezed(name).casefold() for name in names if name}
