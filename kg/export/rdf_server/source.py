"""A build in, its quads out as servers take them: in chunks of N-Quads, or graph by graph as Turtle.

Of a folder as a build writes it, neither the graph nor a part that grows with it is kept in memory; a new build that is
put in the folder meanwhile changes nothing here. Only quads in the build's own graphs are loaded, so that nobody else's
graph is ever replaced.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, serialize

from kg.export.rdf_server.contents import MODULUS, digest_line
from kg.model import GraphError
from kg.query import Graph
from kg.store import open_with_lines

__all__ = ["CHUNK", "Chunk", "Source", "open_source"]

CHUNK = 4_000_000
"""Bytes of a chunk, about: large enough that requests cost little, and below what servers take."""

BATCH = 1_000
"""Triples that are written at once."""

Chunk = tuple[bytes, int]
"""Quads or triples as they are written, and how many they are."""


class Source:
    """A graph to be loaded.

    Invariant: what `lines` holds are the quads of `store`, one a line as N-Quads write them, all in graphs under
    `own`; neither changes while this lives.
    """

    def __init__(self, store: Store, lines: IO[bytes], own: str, *, chunk: int = CHUNK) -> None:
        """Take a store, a file with its lines, what the IRIs of graphs begin with, and how large a chunk is."""
        self._store, self._lines, self.own, self._chunk = store, lines, own, chunk

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many triples each graph has, sorted by the graph's IRI."""
        counts = Counter(graph for _, graph in self._parted())
        return {graph.decode("utf-8"): counts[graph] for graph in sorted(counts)}

    @cached_property
    def digests(self) -> Mapping[str, int]:
        """The digest of each graph."""
        totals: dict[bytes, int] = defaultdict(int)
        for triple, graph in self._parted():
            totals[graph] += digest_line(triple)
        return {graph.decode("utf-8"): total % MODULUS for graph, total in totals.items()}

    @property
    def total(self) -> int:
        """How many triples all graphs have."""
        return sum(self.sizes.values())

    def quads(self) -> Iterator[Chunk]:
        """All quads as N-Quads, in chunks."""
        self._lines.seek(0)
        while block := self._lines.read(self._chunk) + self._lines.readline():
            yield block, block.count(b"\n")

    def triples(self, graph: str) -> Iterator[Chunk]:
        """The triples of one graph as Turtle, in chunks.

        What is cut within a subject's triples is no Turtle, so that a server has the less chance to keep a part.
        """
        found = (quad.triple for quad in self._store.quads_for_pattern(None, None, None, NamedNode(graph)))
        written, count = bytearray(), 0
        while batch := list(islice(found, BATCH)):
            written += serialize(batch, format=RdfFormat.TURTLE) or b""
            count += len(batch)
            if len(written) >= self._chunk:
                yield bytes(written), count
                written, count = bytearray(), 0
        if count:
            yield bytes(written), count

    def _parted(self) -> Iterator[tuple[bytes, bytes]]:
        """The triple and the IRI of the graph of each line, which is `S P O <GRAPH> .` and a line end."""
        self._lines.seek(0)
        for line in self._lines:
            triple, graph, _ = line.rsplit(b" ", 2)
            yield triple, graph[1:-1]


@contextmanager
def open_source(folder: Path, *, chunk: int = CHUNK, notice: Callable[[str], None] | None = None) -> Iterator[Source]:
    """The graph in a folder, to be loaded; `notice` is told where it is the build before it that is read.

    GraphError where the graph is not there or broken, and where it holds what no build writes.
    """
    store, lines = open_with_lines(folder, notice=notice)
    own = f"{Graph(store).base}graph/"
    foreign = chain(
        ("the default graph" for _ in islice(store.quads_for_pattern(None, None, None, DefaultGraph()), 1)),
        (f"the graph {name}" for name in store.named_graphs() if not str(name).startswith(f"<{own}")),
    )
    for told in foreign:
        raise GraphError(f"{folder}: has triples in {told}, but a build has them in graphs <{own}...> alone; build it")
    with tempfile.TemporaryFile() as file:
        try:
            file.writelines(lines)
        except OSError as error:
            remedy = "free space, or name another folder for temporary files in TMPDIR"
            raise GraphError(f"{folder}: cannot be copied: {error.strerror or error}; {remedy}") from error
        source = Source(store, file, own, chunk=chunk)
        if not source.sizes:
            raise GraphError(f"{folder}: the graph is empty; build it: kg build -o {folder}")
        yield source
