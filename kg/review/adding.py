"""The words of a fact to be added in; an error where the document, or the quote from outside, does not have them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corrections.anchoring import find_passage
from kg.model import QueryError
from kg.query import Graph
from kg.review.targets import text_of

__all__ = ["check_words"]


def check_words(graph: Graph, document: str | None, quote: str, ends: Iterable[str]) -> None:
    """Raise QueryError unless a document has a quote and both ends, or the quote has them where there is none."""
    text, place = quote, "the quote"
    if document is not None:
        names = {str(record["name"]): str(record["document"]) for record in graph.look_up("documents").records()}
        if document not in names:
            raise QueryError(f"no document is called {document!r}; kg query documents-mentioning shows names")
        text, place = text_of(graph, names[document]), document
        if find_passage(quote, text) is None:
            raise QueryError(f"{document} does not have the words {quote!r}; quote a sentence of it")
    for words in ends:
        if find_passage(words, text) is None:
            raise QueryError(f"{place} does not have the words {words!r}; name the thing as it stands there")
