"""Batches of documents in, their extractions out in the same order, each batch read in one of several processes.

Processes are spawned, never forked, so that it works alike on every system. Each holds its own language model
and takes a batch when it has done one; how many results may wait for an earlier one is bounded. The processes end
with the iteration, whatever ends it; one that loses its parent ends by itself.
"""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from kg.model import Document, Extraction, InputError
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

PATIENCE = 5.0
"""Seconds that a process is given to end when it is told to."""


class Worker:
    """A process that extracts; `batch` is the number of the batch it reads, with its documents, or None.

    Invariant: this end of the pipe is open while the process may be alive.
    """

    def __init__(self, read: Read, vocabulary: Vocabulary) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.batch: tuple[int, Sequence[Document]] | None = None
        # Little goes with the start: a process that dies at once would never read what does not fit in a pipe.
        self.process: SpawnProcess = context.Process(target=serve, args=(theirs, read), daemon=True)
        with ignoring_interrupts():
            self.process.start()
        theirs.close()
        self.send(vocabulary)

    def give(self, number: int, documents: Sequence[Document]) -> None:
        """Hand over a batch; InputError if the process is dead."""
        self.batch = (number, documents)
        self.send(documents)

    def send(self, what: object) -> None:
        """Hand over anything; InputError if the process is dead."""
        try:
            self.connection.send(what)
        except OSError as error:
            raise self.death() from error

    def take(self) -> tuple[int, tuple[Extraction, ...]]:
        """The number of the batch that is done and what was found; raises what reading it raised."""
        number, _ = self.batch or (0, ())
        try:
            found = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self.death() from error
        self.batch = None
        if isinstance(found, BaseException):
            raise found
        return number, found

    def death(self) -> InputError:
        """How the process died and over which documents, in one line."""
        self.process.join(PATIENCE)
        code = self.process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
        _, documents = self.batch or (0, ())
        more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
        what = f"{documents[0].source}{more}" if documents else "nothing"
        return InputError(
            f"a process that extracts {how} while it read {what}; nothing was written: "
            "free memory, or build again with --jobs 1"
        )

    def stop(self) -> None:
        """End the process and close the pipe."""
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.connection.close()


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
            worker.stop()


def free_worker(workers: list[Worker], jobs: int, read: Read, vocabulary: Vocabulary) -> Worker | None:
    """A worker without a batch, a new one if there may be one more; None where all have work."""
    idle = next((worker for worker in workers if worker.batch is None), None)
    if idle is None and len(workers) < jobs:
        idle = Worker(read, vocabulary)
        workers.append(idle)
    return idle


def wait_for(workers: Iterable[Worker]) -> list[Worker]:
    """The workers that are done with their batch, or dead, as soon as there is one."""
    busy = {worker.connection: worker for worker in workers if worker.batch}
    ready = wait([*busy])
    return [worker for connection, worker in busy.items() if connection in ready]


@contextmanager
def ignoring_interrupts() -> Iterator[None]:
    """Let a process that is started here ignore Ctrl-C from its first instruction on: the parent ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def serve(connection: Connection, read: Read) -> None:
    """Read the vocabulary, then batches, from a pipe and send back what was found or raised, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):
        vocabulary: Vocabulary = connection.recv()
        while True:
            documents = connection.recv()
            answer: tuple[Extraction, ...] | Exception
            try:
                answer = read(documents, vocabulary)
            except Exception as error:  # noqa: BLE001 - it is raised in the parent
                error.add_note(traceback.format_exc())
                answer = error
            connection.send(answer)
