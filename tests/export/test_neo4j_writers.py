"""Batches are written a few at a time; what goes wrong with one is raised, and nothing is begun after it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any, cast

import pytest
from neo4j import Driver
from neo4j.exceptions import ClientError, Neo4jError, ResultFailedError, TransientError

from kg.export.neo4j.batching import Batch
from kg.export.neo4j.writers import AHEAD, AT_ONCE, TRIES, Writers
from kg.model import GraphError

MANY = 40


class Server:
    """Stands for a driver: notes what is written and how much at once, and calls what a test wants in each."""

    def __init__(self, meanwhile: Callable[[int], object] = lambda number: None) -> None:
        self.meanwhile = meanwhile
        self.written: list[int] = []
        self.begun = 0
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()

    def session(self, **_: object) -> Server:
        return self

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute_write(self, write: Callable[[Any], object]) -> object:
        return write(self)

    def run(self, statement: str, *, rows: list[dict[str, int]], **_: object) -> SimpleNamespace:
        with self._lock:
            self.begun += 1
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            self.meanwhile(rows[0]["number"])
        finally:
            with self._lock:
                self._now -= 1
        self.written.append(rows[0]["number"])
        names = ("nodes_deleted", "relationships_created", "relationships_deleted", "properties_set")
        counters = SimpleNamespace(
            nodes_created=rows[0]["number"], labels_added=0, labels_removed=0, **dict.fromkeys(names, 0)
        )
        return SimpleNamespace(consume=lambda: SimpleNamespace(counters=counters))


def batches(until: int = MANY) -> Iterator[Batch]:
    for number in range(until):
        yield Batch("KIND", "a statement", [{"number": number}])


def writers(server: Server) -> Writers:
    return Writers(cast("Driver", server), None)


def test_all_are_written_and_told_in_their_order() -> None:
    server = Server()
    told = [(batch.rows[0]["number"], changed) for batch, changed in writers(server).write(batches(), {"blank": {}})]
    assert told == [(number, Counter(nodes_created=number) if number else Counter()) for number in range(MANY)]
    assert sorted(server.written) == list(range(MANY))


def test_as_many_as_may_be_are_written_at_once() -> None:
    """Each waits for another one, so that one at a time would never end."""
    together = threading.Barrier(AT_ONCE, timeout=30)
    server = Server(lambda number: together.wait())
    assert len(list(writers(server).write(batches(AT_ONCE * 10), {}))) == AT_ONCE * 10
    assert server.most == AT_ONCE


def test_few_wait_to_be_written() -> None:
    """So that memory does not grow where a server is slower than the reading."""
    made = 0

    def making() -> Iterator[Batch]:
        nonlocal made
        for batch in batches():
            made += 1
            yield batch

    for number, _ in enumerate(writers(Server()).write(making(), {})):
        assert made <= number + AT_ONCE + AHEAD


def test_what_goes_wrong_with_one_is_raised_and_no_more_are_begun() -> None:
    def meanwhile(number: int) -> None:
        if number == 5:
            raise GraphError("the server is gone")

    server, threads = Server(meanwhile), threading.active_count()
    with pytest.raises(GraphError, match="the server is gone"):
        list(writers(server).write(batches(), {}))
    assert server.begun <= 6 + AT_ONCE + AHEAD
    assert threading.active_count() == threads


@pytest.mark.parametrize(
    ("failures", "cause", "tried"),
    [(TRIES - 1, TransientError(), TRIES), (TRIES, TransientError(), TRIES), (1, ClientError(), 1)],
    ids=["passes", "does not pass", "would not pass"],
)
def test_what_the_driver_takes_for_no_deadlock_is_tried_again(failures: int, cause: Neo4jError, tried: int) -> None:
    """A few times, where it was one; the driver retries those that it knows."""
    left = [failures]

    def meanwhile(_: int) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise ResultFailedError(cast("Any", None), "the result has failed") from cause

    server = Server(meanwhile)
    with nullcontext() if failures < tried else pytest.raises(ResultFailedError):
        list(writers(server).write(batches(1), {}))
    assert server.begun == tried


def test_what_making_a_batch_raises_is_raised() -> None:
    def broken() -> Iterator[Batch]:
        yield from batches(1)
        raise GraphError("the disk is gone")

    with pytest.raises(GraphError, match="the disk is gone"):
        list(writers(Server()).write(broken(), {}))


def test_who_stops_taking_stops_the_writing() -> None:
    """And leaves no thread behind."""
    server, threads = Server(), threading.active_count()
    taken = writers(server).write(batches(), {})
    next(taken)
    taken.close()  # type: ignore[attr-defined]
    assert threading.active_count() == threads
    assert server.begun <= 1 + AT_ONCE + AHEAD
