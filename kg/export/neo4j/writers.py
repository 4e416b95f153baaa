"""Batches in, what a database counted as changed out: a few of them are written at the same time.

A server works at a batch on one processor and waits for its disk at the end; so two batches at once take half as long.
Batches of one call may be written in any order. Each is a transaction of its own, which the driver tries again where
two of them have locked each other out.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session
from neo4j.api import BookmarkManager
from neo4j.exceptions import DriverError, Neo4jError, ResultFailedError

from kg.export.neo4j.batching import Batch, Row

__all__ = ["Writers"]

AT_ONCE = 2
"""How many batches are written at the same time."""

AHEAD = 2
"""How many batches wait until one of these is written."""

TRIES = 5
"""How often a batch is written anew whose failure the driver tells in another way than it takes for one to try again.

It does where it stumbles over that failure as it rolls the transaction back, which seldom happens.
"""

COUNTED = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
)


class Writers:
    """Sessions of one database; each reads what the others have written before it began."""

    def __init__(self, driver: Driver, database: str | None) -> None:
        """Take a driver that is open, and the name of the database (None: the user's own)."""
        self._driver = driver
        self._database = database
        self._bookmarks: BookmarkManager = GraphDatabase.bookmark_manager()

    def session(self, fetch_size: int = 1000) -> Session:
        """Another session of these, for one thread, which reads so many records at a time."""
        return self._driver.session(database=self._database, fetch_size=fetch_size, bookmark_manager=self._bookmarks)

    def write(self, batches: Iterable[Batch], beside: Row) -> Iterator[tuple[Batch, Counter[str]]]:
        """Write batches, with what their statements take beside rows; each with what the server counted as changed.

        All are written when the last has come. What the driver raises for one of them is raised here, and none that has
        not begun is written then.
        """
        running: deque[tuple[Batch, Future[Counter[str]]]] = deque()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="kg-writer") as pool:
            try:
                for batch in batches:
                    running.append((batch, pool.submit(self._write, batch, beside)))
                    if len(running) == AT_ONCE + AHEAD:
                        yield _first(running)
                while running:
                    yield _first(running)
            finally:
                for _, future in running:
                    future.cancel()

    def _write(self, batch: Batch, beside: Row) -> Counter[str]:
        """Write one batch in one transaction."""

        def write(transaction: ManagedTransaction) -> Counter[str]:
            counters = transaction.run(batch.statement, rows=batch.rows, **beside).consume().counters
            return Counter({name: changed for name in COUNTED if (changed := getattr(counters, name))})

        left = TRIES
        while True:
            left -= 1
            try:
                with self.session() as session:
                    return session.execute_write(write)
            except ResultFailedError as error:
                if not left or not _is_passing(error.__cause__):
                    raise


def _is_passing(error: BaseException | None) -> bool:
    """Whether what failed may succeed when it is tried again."""
    return isinstance(error, DriverError | Neo4jError) and error.is_retryable()


def _first(running: deque[tuple[Batch, Future[Counter[str]]]]) -> tuple[Batch, Counter[str]]:
    batch, future = running.popleft()
    return batch, future.result()
