"""What became of a thing whose IRI the graph does not know, as the build before it tells.

The graph, the folder of the build before it and an IRI go in; a Gone comes out, or None where that build knew no such
thing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.model import GraphError
from kg.query import Graph
from kg.store import open_graph

__all__ = ["Gone", "find_gone"]


@dataclass(frozen=True, slots=True)
class Gone:
    """What an IRI named in the build before, and the IRIs of what its parts are now; none where nothing is left."""

    label: str
    successors: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What became of it, on one line."""
        if self.successors:
            return f"{self.label} was here in the build before this one; it is several things now: " + "; ".join(
                self.successors
            )
        return f"{self.label} was here in the build before this one; no document of this one speaks of it"


def find_gone(graph: Graph, previous: Path, iri: str) -> Gone | None:
    """What became of a thing. Where that build is missing or of another base, nothing is known of it."""
    try:
        before = Graph(open_graph(previous)) if previous.is_dir() else None
    except GraphError:
        return None
    if before is None or before.base != graph.base:
        return None
    was = _canonical(before, iri) or iri
    label = _label(before, was)
    if label is None:
        return None
    parts = [str(one["member"]) for one in before.look_up("members-of-things", thing=was).records()]
    now = {_canonical(graph, part) or part for part in (iri, was, *parts)}
    return Gone(label, tuple(sorted(one for one in now if _label(graph, one) is not None)))


def _canonical(graph: Graph, iri: str) -> str | None:
    """The IRI that a thing has, by one that it gave up."""
    return next((str(one["entity"]) for one in graph.look_up("canonical", member=iri).records()), None)


def _label(graph: Graph, iri: str) -> str | None:
    """What a thing or a document is called; None where the graph does not know it."""
    return next((str(one["label"]) for one in graph.look_up("labels", thing=iri).records()), None)
