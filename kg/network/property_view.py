"""A dataset in, its property graph as two streams out: what an exporter to another store reads.

Both come in a fixed order, and of a graph of any size no more is held at a time than the IRIs of its nodes, a bounded
number of looked up nodes, and one thing with what is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.network.lookup import Lookup
from kg.network.node_stream import stream_nodes
from kg.network.projection import Dataset, project
from kg.network.property_graph import Node, Relationship, read_schema
from kg.network.relationship_stream import stream_ends, stream_facts, stream_mentions

__all__ = ["PropertyGraph"]


class PropertyGraph:
    """The nodes and relationships of a dataset.

    Invariant: the dataset is only read while this object lives, so that the IRIs of the nodes, which are all that is
    kept, stay those of its nodes.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Take a dataset that `kg.store` has opened, and learn the IRIs of its nodes."""
        self.schema = read_schema(dataset)
        self._lookup = Lookup(dataset, self.schema)
        document = self._lookup.identifiers.kg("Document")
        self._things = _members(dataset, self.schema.things, named=True)
        self._records = _members(dataset, self.schema.records, named=False)
        self._documents = _members(dataset, (document,), named=False)

    @property
    def size(self) -> int:
        """How many things and records there are."""
        return len(self._things) + len(self._records)

    def nodes(self) -> Iterator[Node]:
        """All nodes, each once."""
        return stream_nodes(self._lookup, self.schema, self._things, self._records)

    def relationships(self) -> Iterator[Relationship]:
        """All relationships, each once; both ends are among the nodes."""
        yield from stream_facts(self._lookup, self.schema, self._things)
        yield from stream_ends(self._lookup, self.schema, self._records)
        yield from stream_mentions(self._lookup, self.schema, self._documents)


def _members(dataset: Dataset, classes: Iterable[str], *, named: bool) -> tuple[str, ...]:
    """The IRIs of all members of some classes, sorted; of things, those that have a name."""
    types = [(NamedNode(iri),) for iri in classes]
    rows = project(dataset, "property-nodes", {("type",): types, ("named",): [(Literal(named),)]})
    return tuple(row["node"] for row in rows)
