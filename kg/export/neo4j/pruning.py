"""Removes from a Neo4j database what kg wrote there and is no longer in the build, and nothing else.

What a load has said of the build is kept in a file, so that memory does not grow with the graph.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from neo4j import ManagedTransaction, Session

from kg.export.neo4j.batching import Row
from kg.export.neo4j.statements import read_statement

__all__ = ["Ledger", "prune"]


class Ledger:
    """The IRIs of nodes and the ids of relationships that are in the build.

    Invariant: it is a database in a folder of its own, which is there between entering and leaving.
    """

    def __enter__(self) -> Ledger:
        """Make the folder."""
        self._folder = tempfile.TemporaryDirectory(prefix="kg-load-")
        self._file = sqlite3.connect(Path(self._folder.name) / "ledger", isolation_level=None)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("CREATE TABLE said (key TEXT PRIMARY KEY) WITHOUT ROWID")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the folder."""
        self._file.close()
        self._folder.cleanup()

    def add(self, keys: Iterable[str]) -> None:
        """Note that some are in the build."""
        self._file.execute("BEGIN")
        self._file.executemany("INSERT OR IGNORE INTO said VALUES (?)", ((key,) for key in keys))
        self._file.execute("COMMIT")

    def has(self, key: str) -> bool:
        """Whether one is in the build."""
        return self._file.execute("SELECT 1 FROM said WHERE key = ?", (key,)).fetchone() is not None


def prune(session: Session, said: Ledger, labels: Sequence[str], size: int) -> tuple[Counter[str], int]:
    """Remove nodes and relationships of earlier loads; what was removed, and how many nodes others hold fast."""
    removed: Counter[str] = Counter()
    for iris in _pages(session, size):
        for rows in _gone_relationships(session, said, iris, size):
            removed["relationships_deleted"] += _delete(session, "prune-relationships", rows, {})
    kept = 0
    for iris in _pages(session, size):
        if gone := [{"iri": iri} for iri in iris if not said.has(iri)]:
            deleted = _delete(session, "prune-nodes", gone, {"known": list(labels)})
            removed["nodes_deleted"] += deleted
            kept += len(gone) - deleted
    return removed, kept


def _pages(session: Session, size: int) -> Iterator[list[str]]:
    """The IRIs of the nodes that kg wrote, in runs."""
    after = ""
    while iris := [record["iri"] for record in session.run(read_statement("loaded-nodes"), after=after, limit=size)]:
        yield iris
        after = iris[-1]


def _gone_relationships(session: Session, said: Ledger, iris: Sequence[str], size: int) -> Iterator[list[Row]]:
    """The relationships from some nodes that are no longer in the build, in runs."""
    gone = []
    for record in session.run(read_statement("loaded-relationships"), iris=list(iris)):
        if not said.has(record["id"]):
            gone.append({"source": record["source"], "id": record["id"]})
    for start in range(0, len(gone), size):
        yield gone[start : start + size]


def _delete(session: Session, statement: str, rows: list[Row], beside: Row) -> int:
    def write(transaction: ManagedTransaction) -> int:
        counters = transaction.run(read_statement(statement), rows=rows, **beside).consume().counters
        return counters.nodes_deleted + counters.relationships_deleted

    return session.execute_write(write)
