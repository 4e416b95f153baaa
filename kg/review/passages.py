"""Facts and things in, the passages of documents that speak of them out, with what stands around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts import FactRow
from kg.query import Graph
from kg.review.targets import Passage, namings_of, passage_around, text_of

__all__ = ["passages_of_fact", "passages_of_thing"]


def passages_of_fact(graph: Graph, rows: Iterable[FactRow], length: int) -> Iterator[Passage]:
    """The sentences of a fact, each with at most so many signs before and after it."""
    names = graph.once(
        "documents", lambda: {str(one["name"]): str(one["document"]) for one in graph.look_up("documents").records()}
    )
    for row in rows:
        if row.start is not None and row.end is not None:
            text = text_of(graph, names[row.document])
            yield passage_around(text, row.document, row.start, row.end, length)


def passages_of_thing(graph: Graph, iri: str, most: int, length: int) -> Iterator[Passage]:
    """Where a thing is named, first in each document, each with at most so many signs before and after it."""
    seen: set[str] = set()
    for one in namings_of(graph, iri):
        if one.document not in seen and len(seen) < most:
            seen.add(one.document)
            yield passage_around(text_of(graph, one.source), one.document, one.start, one.end, length)
