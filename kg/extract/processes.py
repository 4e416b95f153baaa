"""Batches of documents in, their extractions out in the same order, each batch read in one of several processes.

Each process holds its own language model and takes a batch when it has done one; how many results may wait for an
earlier one is bounded. The processes end with the iteration, whatever ends it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait

from kg.model import Document, Extraction, InputError
from kg.processes import Beside, EndedError
from kg.vocab import Vocabulary

__all__ = ["Read", "extract_in_processes", "useful_jobs"]

Read = Callable[[Sequence[Document], Vocabulary], tuple[Extraction, ...]]
"""Extracts one batch; a function of a module, so that another process finds it by its name."""

WORTH_A_PROCESS = 120_000
"""Characters that take longer to read than one more process takes to start."""

MOST_PROCESSES = 8
"""More are used only if asked for: each holds a language model of about 300 MiB."""

AHEAD = 3
"""How many batches for each process may be handed out before the first of them is done."""


class Worker:
    """A process that extracts; `batch` is the number of the batch it reads, with its documents, or None."""

    def __init__(self, read: Read, vocabulary: Vocabulary) -> None:
        self.batch: tuple[int, Sequence[Document]] | None = None
        self.process = Beside(partial(serve, read=read))
        self.send(vocabulary)

    def give(self, number: int, documents: Sequence[Document]) -> None:
        """Hand over a batch; InputError if the process is dead."""
        self.batch = (number, documents)
        self.send(documents)

    def send(self, what: object) -> None:
        """Hand over anything; InputError if the process is dead."""
        try:
            self.process.send(what)
        except EndedError as error:
            raise self.death(error) from error

    def take(self) -> tuple[int, tuple[Extraction, ...]]:
        """The number of the batch that is done and what was found; raises what reading it raised."""
        number, _ = self.batch or (0, ())
        try:
            found = self.process.take()
        except EndedError as error:
            raise self.death(error) from error
        self.batch = None
        return number, found

    def death(self, how: EndedError) -> InputError:
        """How the process died and over which documents, in one line."""
        _, documents = self.batch or (0, ())
        more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
        what = f"{documents[0].source}{more}" if documents else "nothing"
        return InputError(
            f"a process that extracts {how} while it read {what}; nothing was written: "
            "free memory, or build again with --jobs 1"
        )


def useful_jobs(documents: Iterable[Document]) -> int:
    """How many processes read these documents fastest on this machine: one for each usable CPU, one for little text."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    characters = sum(len(document.text) for document in documents)
    return max(1, min(usable, MOST_PROCESSES, characters // WORTH_A_PROCESS))


def extract_in_processes(
    batches: Iterable[Sequence[Document]], vocabulary: Vocabulary, read: Read, *, jobs: int
) -> Generator[Extraction]:
    """The extractions of all batches in their order; batches are taken from the iterable as they are needed.

    Raises what `read` raises, and InputError where a process dies; then and when the caller stops early, all
    processes are ended.
    """
    workers: list[Worker] = []
    done: dict[int, tuple[Extraction, ...]] = {}
    following = 0
    numbered = enumerate(batches)
    upcoming = next(numbered, None)
    try:
        while upcoming or any(worker.batch for worker in workers):
            near = upcoming is not None and upcoming[0] - following < jobs * AHEAD
            if upcoming and near and (worker := free_worker(workers, jobs, read, vocabulary)):
                worker.give(*upcoming)
                upcoming = next(numbered, None)
                continue
            for worker in wait_for(workers):
                number, found = worker.take()
                done[number] = found
            while following in done:
                yield from done.pop(following)
                following += 1
    finally:
        for worker in workers:
            worker.process.stop()


def free_worker(workers: list[Worker], jobs: int, read: Read, vocabulary: Vocabulary) -> Worker | None:
    """A worker without a batch, a new one if there may be one more; None where all have work."""
    idle = next((worker for worker in workers if worker.batch is None), None)
    if idle is None and len(workers) < jobs:
        idle = Worker(read, vocabulary)
        workers.append(idle)
    return idle


def wait_for(workers: Iterable[Worker]) -> list[Worker]:
    """The workers that are done with their batch, or dead, as soon as there is one."""
    busy = {worker.process.connection: worker for worker in workers if worker.batch}
    ready = wait([*busy])
    return [worker for connection, worker in busy.items() if connection in ready]


def serve(connection: Connection, read: Read) -> None:
    """Read the vocabulary, then batches, from a pipe and send back what was found, until it is closed."""
    vocabulary: Vocabulary = connection.recv()
    while True:
        connection.send(read(connection.recv(), vocabulary))
