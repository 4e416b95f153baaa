"""A dataset in, its property graph as two streams out: what an exporter to another store reads.

Both come in a fixed order, and of a graph of any size no more is held at a time than a bounded number of looked up
nodes, and one thing with what is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.projection import Dataset
from kg.property_graph.lookup import Lookup
from kg.property_graph.node_stream import stream_nodes
from kg.property_graph.relationship_stream import stream_ends, stream_facts, stream_mentions
from kg.property_graph.schema import Node, Relationship, read_schema

__all__ = ["PropertyGraph"]


class PropertyGraph:
    """The nodes and relationships that a dataset had when this was made."""

    def __init__(self, dataset: Dataset, lines: Iterable[bytes] | None = None) -> None:
        """Take a dataset that `kg.store` has opened, and its quads as lines of N-Quads where they are at hand.

        GraphError where there is no room for a copy of the lines.
        """
        self.schema = read_schema(dataset)
        self._lookup = Lookup(dataset, self.schema, lines)

    @property
    def size(self) -> int:
        """How many things and records there are."""
        return self._lookup.size

    def nodes(self) -> Iterator[Node]:
        """All nodes, each once."""
        return stream_nodes(self._lookup, self.schema)

    def relationships(self) -> Iterator[Relationship]:
        """All relationships, each once; both ends are among the nodes."""
        yield from stream_facts(self._lookup, self.schema)
        yield from stream_ends(self._lookup, self.schema)
        yield from stream_mentions(self._lookup, self.schema)
