"""Quads as lines in, all that they tell of one node at a time out, from a file: memory does not grow with the dataset.

What will be asked for is copied to a file that has no name; an index finds in it what is told of a node, the nodes that
have another one for a value, and the members of a class. To ask the dataset itself as often takes ten times as long.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedWriter, FileIO
from weakref import finalize

from pyoxigraph import RdfFormat, Store

from kg.model import GraphError
from kg.property_graph.statement_lines import Packing, Tokens, Told

__all__ = ["Descriptions", "Link", "Wanted", "lines_of"]

BUFFER = 1 << 20
"""Bytes of the copy that are written at once."""

AT_ONCE = 2_000
"""How many rows are written into the index at once."""

CACHE = 8_000
"""Kilobytes of the index that are kept in memory."""

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

TABLES = {
    "place": ("node", "start", "size"),
    "member": ("class", "node"),
    "named": ("node",),
    "teller": ("value", "relation", "node"),
}
"""The tables of the index with their columns, by which each is sorted. IRIs are bytes: their order is that of text."""

_PLACES = "SELECT start, size FROM place WHERE node = ? ORDER BY start"
_TELLERS = """
    SELECT node, start, size FROM (SELECT DISTINCT node FROM teller WHERE value = ? AND relation = ?)
    JOIN place USING (node) ORDER BY node, start
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A property by whose values nodes are looked for: those that have another property too, with one of some values.

    Without `beside` all nodes are found, without `values` any value will do.
    """

    relation: str
    beside: str = ""
    values: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What shall be found: the values of properties, members of classes, those that a property names, and links.

    The values that the graph `apart` tells are kept apart from those of the others.
    """

    relations: Collection[str]
    apart: str
    classes: Collection[str]
    naming: str
    links: Collection[Link]

    @property
    def all_relations(self) -> set[str]:
        """All properties of which values are kept: those of classes, names and links too."""
        linked = {relation for link in self.links for relation in (link.relation, link.beside) if relation}
        return {*self.relations, *linked, self.naming, TYPE}


class Descriptions:
    """What a dataset tells of its nodes.

    Invariant: file and index hold what the lines told when this was made, and go when this does. The lines of one graph
    that tell of one node stand together.
    """

    def __init__(self, lines: Iterable[bytes], wanted: Wanted) -> None:
        """Take the lines of a dataset and what will be asked for; GraphError where there is no room for a copy."""
        self._packing = Packing(wanted.all_relations, wanted.apart)
        self._last = "", b""
        self._near: dict[str, list[tuple[int, int]]] = {}  # where those stand that were found last
        try:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is open as long as this lives
            finalize(self, self._file.close)
            self._index = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            finalize(self, self._index.close)
            self._write(lines, wanted)
        except (OSError, sqlite3.OperationalError) as error:
            told = getattr(error, "strerror", None) or error
            remedy = "free space, or name another folder for temporary files in TMPDIR"
            raise GraphError(f"{tempfile.gettempdir()}: the graph cannot be copied there: {told}; {remedy}") from error

    def told(self, iri: str, *, apart: bool = False) -> Told:
        """The values of a node's properties that are kept, and if asked for those that are kept apart."""
        return self._packing.told(self._packed(iri), apart=apart)

    def words(self, iri: str) -> Mapping[str, tuple[str, ...]]:
        """The same values as strings, each once, sorted; but for those that are kept apart."""
        return self._packing.words(self._packed(iri))

    def tellers(self, relations: Iterable[str], iri: str) -> tuple[str, ...]:
        """The nodes that have another one for a value of wanted links' properties, sorted for each of these."""
        self._near = {}
        found: list[str] = []
        for relation in relations:
            last = ""
            for name, start, size in self._index.execute(_TELLERS, (iri.encode("utf-8"), relation.encode("utf-8"))):
                node = name.decode("utf-8")
                if node == last:
                    self._near[node].append((start, size))
                    continue
                self._near[node] = [(start, size)]
                found.append(node)
                last = node
        return tuple(found)

    def members(self, classes: Collection[str], *, named: bool) -> Iterator[str]:
        """The members of some wanted classes, each once, sorted; only those that have a name where one is asked for."""
        asked, values = _members(classes, named=named)
        return (node.decode("utf-8") for (node,) in self._index.execute(f"{asked} ORDER BY node", values))

    def count(self, classes: Collection[str], *, named: bool) -> int:
        """How many members there are."""
        asked, values = _members(classes, named=named)
        return int(self._index.execute(f"SELECT COUNT(*) FROM ({asked})", values).fetchone()[0])

    def _write(self, lines: Iterable[bytes], wanted: Wanted) -> None:
        """Copy the lines and write the index; one that is sorted at the end takes half the time."""
        self._index.execute("PRAGMA journal_mode = OFF")
        self._index.execute(f"PRAGMA cache_size = {-CACHE}")
        for table, columns in TABLES.items():
            self._index.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        waiting: dict[str, list[tuple[bytes | int, ...]]] = {table: [] for table in TABLES}
        copied = BufferedWriter(self._file, BUFFER)
        for table, row in _rows(lines, wanted, self._packing, copied.write):
            waiting[table].append(row)
            if len(waiting[table]) >= AT_ONCE:
                self._insert(table, waiting[table])
        copied.detach()
        for table, columns in TABLES.items():
            self._insert(table, waiting[table])
            self._index.execute(f"CREATE INDEX {table}_sorted ON {table} ({', '.join(columns)})")

    def _insert(self, table: str, rows: list[tuple[bytes | int, ...]]) -> None:
        self._index.execute("BEGIN")
        self._index.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(TABLES[table]))})", rows)
        self._index.execute("COMMIT")
        rows.clear()

    def _packed(self, iri: str) -> bytes:
        """What was copied of a node; what was read last is at hand."""
        if iri != self._last[0]:
            places = self._near.get(iri) or self._index.execute(_PLACES, (iri.encode("utf-8"),)).fetchall()
            self._last = iri, b"".join([_read(self._file, start, size) for start, size in places])
        return self._last[1]


def _read(file: FileIO, start: int, size: int) -> bytes:
    """Some bytes of a file, from a place on."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    return file.read(size)


@contextmanager
def lines_of(dataset: Store) -> Iterator[Iterable[bytes]]:
    """The quads of a dataset as lines, those of one graph and node together."""
    with tempfile.TemporaryFile() as file:
        dataset.dump(file, RdfFormat.N_QUADS)
        file.seek(0)
        yield file


def _members(classes: Collection[str], *, named: bool) -> tuple[str, list[bytes]]:
    """The query for the members of some classes, and its values."""
    asked = f"SELECT DISTINCT node FROM member WHERE class IN ({', '.join('?' * len(classes))})"
    condition = " AND node IN (SELECT node FROM named)" if named else ""
    return asked + condition, [iri.encode("utf-8") for iri in sorted(classes)]


def _rows(
    lines: Iterable[bytes], wanted: Wanted, packing: Packing, copy: Callable[[bytes], object]
) -> Iterator[tuple[str, tuple[bytes | int, ...]]]:
    """The rows of the index for some lines, each by its table; what is wanted of the lines is copied."""
    classes = {_token(iri) for iri in wanted.classes}
    kinds, names = packing.letters(TYPE), packing.letters(wanted.naming)
    links: dict[bytes, list[tuple[Link, Collection[bytes]]]] = {}
    for link in wanted.links:
        for letter in packing.letters(link.relation):
            links.setdefault(letter, []).append((link, {*map(_token, link.values)}))
    start = 0
    for node, told in _nodes(lines):
        tokens = packing.read(told, len(node) + 3)
        copied = packing.pack(tokens)
        copy(copied)
        yield "place", (node, start, len(copied))
        start += len(copied)
        for kind in classes.intersection(_found(tokens, kinds)):
            yield "member", (kind[1:-1], node)
        if any(map(_is_plain, _found(tokens, names))):
            yield "named", (node,)
        for letter in tokens.keys() & links.keys():
            for link, fitting in links[letter]:
                if not link.beside or _fits(_found(tokens, packing.letters(link.beside)), fitting):
                    for value in tokens[letter]:
                        yield "teller", (value[1:-1], link.relation.encode("utf-8"), node)


def _found(tokens: Tokens, letters: Iterable[bytes]) -> list[bytes]:
    """The values of a property, whoever tells them."""
    return [value for letter in letters if letter in tokens for value in tokens[letter]]


def _nodes(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """The lines by the node that they tell of, as they stand together."""
    begins, told = b"", list[bytes]()
    for line in lines:
        if told and line.startswith(begins):
            told.append(line)
            continue
        if told:
            yield begins[1:-2], told
        begins, told = line[: line.index(b" ") + 1], [line]
    if told:
        yield begins[1:-2], told


def _fits(values: Collection[bytes], fitting: Collection[bytes]) -> bool:
    """Whether one of some values is among those that fit; where none are told, any does."""
    return any(value in fitting for value in values) if fitting else bool(values)


def _token(iri: str) -> bytes:
    """An IRI as a line has it."""
    return f"<{iri}>".encode()


def _is_plain(value: bytes) -> bool:
    """Whether a value is a literal in no language."""
    return value.startswith(b'"') and not value[value.rindex(b'"') + 1 :].startswith(b"@")
