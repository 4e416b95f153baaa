"""How much a graph holds: documents, things of each class, facts of each kind, and what is missing.

A graph goes in, Stats come out; counts of distinct things, whatever number of documents speaks of each.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.query import Graph

__all__ = ["RelationCount", "Stats", "count", "count_in_documents"]


@dataclass(frozen=True, slots=True)
class RelationCount:
    """The facts of one kind, each document's own, the documents that state one, and these without copies, counted."""

    facts: int
    documents: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The size of a graph.

    `sources` are the documents without those that tell the text of another. `facts` are counted once for each
    document that states them.
    """

    documents: int
    sources: int
    facts: int
    inferred: int
    abstentions: int
    undated_meetings: int
    classes: dict[str, int]
    relations: dict[str, RelationCount]


def count(graph: Graph) -> Stats:
    """The counts of a graph; classes and relations by name, sorted."""
    (totals,) = graph.look_up("totals").records()
    return Stats(
        **{name: int(str(number)) for name, number in totals.items()},
        classes={
            str(record["class"]): int(str(record["count"])) for record in graph.look_up("counts-of-classes").records()
        },
        relations={
            str(record["relation"]): RelationCount(
                *(int(str(record[name])) for name in ("count", "documents", "sources"))
            )
            for record in graph.look_up("counts-of-relations").records()
        },
    )


def count_in_documents(graph: Graph) -> dict[str, int]:
    """How many facts each document states, by its name; documents without one are left out."""
    rows = graph.look_up("counts-in-documents").records()
    return {str(record["document"]): int(str(record["facts"])) for record in rows}
