"""Finds who published documents by the name that a question gives.

A graph and words go in, a publisher as documents tell it comes out, or None.
"""

from __future__ import annotations

from kg.ask.values import Value
from kg.query import Graph, squash

__all__ = ["publisher_called"]


def publisher_called(graph: Graph, words: str) -> Value | None:
    """The publisher of that name, in any spelling of its letters."""
    rows = graph.once("publishers", lambda: list(graph.look_up("documents").records()))
    names = sorted({str(row["publisher"]) for row in rows if row["publisher"] is not None})
    return next((Value(words, name, name, 0.0) for name in names if squash(name) == squash(words)), None)
