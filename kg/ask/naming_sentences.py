"""Finds the sentence in which a document names a thing, for rows that say no more than that it does.

A graph, a thing and documents go in; a sentence of each document whose text the graph keeps comes out.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.identifiers import Identifiers
from kg.query import Graph
from kg.sentences import sentence_around

__all__ = ["naming_sentences"]


def naming_sentences(graph: Graph, thing: str, documents: Iterable[str]) -> dict[str, str]:
    """The first sentence of each document that names a thing, or a session of it; documents by stem."""
    name = Identifiers(graph.base).document
    found = {
        document: list(graph.look_up("naming-passages", thing=thing, document=name(document)).records())
        for document in documents
    }
    return {
        document: _sentence(str(record["text"]), int(str(record["start"])))
        for document, records in found.items()
        for record in records
    }


def _sentence(text: str, place: int) -> str:
    start, end = sentence_around(text, place, place + 1)
    return text[start:end]
