"""A graph in, what a load takes of it out: its schema and batches of rows, which another process may read.

To read a graph keeps a processor busy for as long as a server is busy with writing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from kg.collector import collector_spared
from kg.export.neo4j.batching import ROWS, Batch, batches
from kg.model import GraphError
from kg.processes import Beside, EndedError, sending_ahead
from kg.property_graph import PropertyGraph, Schema
from kg.property_graph.schema import read_schema
from kg.store import open_with_lines

__all__ = ["Apart", "Here", "Source"]

AHEAD = 8
"""How many batches wait at most until they are taken, as when all nodes are to be there before a relationship is."""


class Source(Protocol):
    """What a load takes of a graph, in this order; batches are told once."""

    @property
    def schema(self) -> Schema:
        """The closed lists of its labels and types."""

    @property
    def size(self) -> int:
        """How many things and records there are."""

    def nodes(self) -> Iterator[Batch]:
        """All nodes."""

    def relationships(self) -> Iterator[Batch]:
        """All relationships."""


class Here:
    """A graph that is open in this process, in batches of at most so many rows."""

    def __init__(self, graph: PropertyGraph, rows: int = ROWS) -> None:
        """Take the graph."""
        self._graph = graph
        self._rows = rows

    @property
    def schema(self) -> Schema:
        """The closed lists of its labels and types."""
        return self._graph.schema

    @property
    def size(self) -> int:
        """How many things and records there are."""
        return self._graph.size

    def nodes(self) -> Iterator[Batch]:
        """All nodes."""
        return batches(self._graph.nodes(), self._rows)

    def relationships(self) -> Iterator[Batch]:
        """All relationships."""
        return batches(self._graph.relationships(), self._rows)


class Apart:
    """A graph that another process reads, in batches of at most so many rows.

    All members raise GraphError where the graph cannot be read or the process ends.
    """

    def __init__(self, folder: Path, rows: int = ROWS, *, notice: Callable[[str], None] = lambda line: None) -> None:
        """Start to read the graph of a folder; `notice` is told what open_graph tells when the schema is asked for."""
        self._folder = folder
        self._notice = notice
        self._process = Beside(partial(_send, folder=folder, rows=rows))

    def __enter__(self) -> Apart:
        """Nothing more: the process has begun."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.stop()

    def wait(self) -> None:
        """Wait until the graph is open."""
        _ = self.schema

    @cached_property
    def schema(self) -> Schema:
        """The closed lists of its labels and types."""
        while isinstance(found := self._take(), str):
            self._notice(found)
        schema: Schema = found
        return schema

    @cached_property
    def size(self) -> int:
        """How many things and records there are."""
        size: int = self._take()
        return size

    def nodes(self) -> Iterator[Batch]:
        """The batches that come next: all nodes, and when these have come all relationships."""
        while batch := self._take():
            yield batch

    relationships = nodes

    def _take(self) -> Any:
        try:
            return self._process.take()
        except EndedError as error:
            raise GraphError(
                f"{self._folder}: the process that reads it {error}; free memory and load again, which completes it"
            ) from error


def _send(connection: Connection, folder: Path, rows: int) -> None:
    """Send a graph as Apart takes it."""
    with collector_spared():
        store, lines = open_with_lines(folder, in_order=False, notice=connection.send)
        connection.send(read_schema(store))
        graph = PropertyGraph(store, lines)
        with sending_ahead(connection, AHEAD) as send:
            send(graph.size)
            for items in (graph.nodes(), graph.relationships()):
                for batch in batches(items, rows):
                    send(batch)
                send(None)
