"""Finds the sentence in which a document names a thing, for rows that say no more than that it does.

A graph, a thing and documents go in; a sentence of each document whose text the graph keeps comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.identifiers import Identifiers
from kg.query import Graph

__all__ = ["naming_sentences", "sentence_around"]

_BREAK = re.compile(
    r"""
      (?<![A-Z])[.!?]["”’)]*\s+   # the end of a sentence, and no "U.S. "
    | \n\s*\n\s*                  # an empty line
    """,
    re.VERBOSE,
)


def naming_sentences(graph: Graph, thing: str, documents: Iterable[str]) -> dict[str, str]:
    """The first sentence of each document that names a thing, or a session of it; documents by stem."""
    name = Identifiers(graph.base).document
    found = {
        document: list(graph.look_up("naming-passages", thing=thing, document=name(document)).records())
        for document in documents
    }
    return {
        document: sentence_around(str(record["text"]), int(str(record["start"])))
        for document, records in found.items()
        for record in records
    }


def sentence_around(text: str, place: int) -> str:
    """The sentence that stands at a place of a text."""
    start, end = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= place:
            start = match.end()
        elif match.start() >= place:
            end = match.end()
            break
    return text[start:end].strip()
