"""The kept texts of a graph's documents, for whoever shows what stands around a place in them."""

from __future__ import annotations

from kg.conflicts.claims import Source
from kg.query import Graph

__all__ = ["Texts"]


class Texts:
    """The kept texts of documents, each read once.

    Invariant: a text is that of the graph; a document of which the graph keeps none has the empty text.
    """

    def __init__(self, graph: Graph) -> None:
        """Take the graph to read."""
        self._graph = graph

    def of(self, source: Source) -> str:
        """The text of a document."""
        return self._graph.once(("text", source.iri), lambda: self._read(source.iri))

    def _read(self, iri: str) -> str:
        return next(
            (str(record["text"] or "") for record in self._graph.look_up("document", document=iri).records()), ""
        )
