"""A build and a store on a server in; the store holds the build's graphs, counted, and what was done comes out.

Both are compared first, so that what is there already is left alone; graphs that are not the build's are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.export.rdf_server.connection import UnsureError
from kg.export.rdf_server.source import Source
from kg.model import GraphError

__all__ = ["Loaded", "Target", "load"]


class MixedError(GraphError):
    """A store has other graphs after a load than those that were loaded."""


class Target(Protocol):
    """A store on a server that named graphs are loaded into; `whole` says that all are replaced together."""

    name: str
    whole: bool

    def sizes(self, own: str) -> dict[str, int]:
        """How many triples each graph has whose IRI begins so."""

    def digest(self, graph: str) -> int:
        """The digest of a graph."""

    def replace(
        self, source: Source, graphs: Collection[str], removed: Collection[str], tell: Callable[[int], None]
    ) -> None:
        """Replace some graphs of a build, and remove others; `tell` is told how many triples were sent."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: graphs and triples written, graphs left or removed, and those that are no longer built.

    `stale` are graphs of an earlier build which this one does not have; they are there still.
    """

    written: int
    triples: int
    left: int
    removed: int
    stale: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the store holds anything that it did not hold before."""
        return bool(self.written or self.removed)


def load(
    source: Source,
    target: Target,
    *,
    prune: bool = False,
    tell: Callable[[int, int], None] = lambda sent, total: None,
) -> Loaded:
    """Have a store hold the graphs of a build, and tell what was done.

    `prune` removes graphs of an earlier build that this one does not have; `tell` is called with triples that were sent
    and those that there are to send. GraphError where the server fails, or has other counts afterwards.
    """
    there = target.sizes(source.own)
    stale = sorted(there.keys() - source.sizes.keys())
    removed = stale if prune else []
    changed = list(differing(source, target, there))
    if removed and target.whole:
        changed = list(source.sizes)
    if changed or removed:
        write(source, target, changed, removed, tell)
        try:
            verify(source, target, removed)
        except MixedError:
            if there:
                raise
            # Two first loads at once: neither knew that the other's graphs would be there. Now they are replaced.
            write(source, target, changed, removed, tell)
            verify(source, target, removed)
    return Loaded(
        written=len(changed),
        triples=sum(source.sizes[graph] for graph in changed),
        left=len(source.sizes) - len(changed),
        removed=len(removed),
        stale=() if prune else tuple(stale),
    )


def write(
    source: Source, target: Target, changed: Collection[str], removed: Collection[str], tell: Callable[[int, int], None]
) -> None:
    """Replace some graphs and remove others; `tell` is called with triples that were sent and those to send."""
    total, sent = sum(source.sizes[graph] for graph in changed), 0

    def count(triples: int) -> None:
        nonlocal sent
        sent += triples
        tell(sent, total)

    try:
        target.replace(source, changed, removed, count)
    except UnsureError:
        if not arrived(source, target):
            raise


def differing(source: Source, target: Target, there: Mapping[str, int]) -> Iterator[str]:
    """The graphs of a build that a store does not have as they are; all where one differs and the store is `whole`."""
    sized = [graph for graph, size in source.sizes.items() if there.get(graph) != size]
    if target.whole:
        same = not sized and all(target.digest(graph) == source.digests[graph] for graph in source.sizes)
        yield from () if same else source.sizes
        return
    for graph in source.sizes:
        if graph in sized or target.digest(graph) != source.digests[graph]:
            yield graph


def arrived(source: Source, target: Target) -> bool:
    """Whether a store has a build's graphs as they are, as far as it can be asked."""
    try:
        return not any(True for _ in differing(source, target, target.sizes(source.own)))
    except GraphError:
        return False


def verify(source: Source, target: Target, removed: Collection[str]) -> None:
    """Raise MixedError unless a store has as many triples in each graph as the build, and none in those removed."""
    there = target.sizes(source.own)
    expected = {**source.sizes, **dict.fromkeys(removed, 0)}
    for graph, size in expected.items():
        if there.get(graph, 0) != size:
            raise MixedError(
                f"{target.name}: <{graph}> has {there.get(graph, 0):,} triples after the load, {size:,} in the build;"
                " another load, or a rule of the server, changed it meanwhile: run it again"
            )
