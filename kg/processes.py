"""A function of a module in, a process that runs it beside this one out, with a pipe between the two.

Processes are spawned, never forked, so that it works alike on every system. Ctrl-C reaches none of them: this process
ends them, and one that loses it ends by itself.
"""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any

__all__ = ["Beside", "EndedError", "sending_ahead"]

PATIENCE = 5.0
"""Seconds that a process is given to end when it is told to."""


class EndedError(Exception):
    """A process has ended before its time; the text tells how."""


class Beside:
    """A process that runs a function with one end of a pipe; `connection` is the other end.

    Invariant: this end of the pipe is open while the process may be alive.
    """

    def __init__(self, run: Callable[[Connection], None]) -> None:
        """Start a process; `run` is a function of a module, so that the process finds it by its name."""
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        # Little goes with the start: a process that dies at once would never read what does not fit in a pipe.
        self._process: SpawnProcess = context.Process(target=_run, args=(theirs, run), daemon=True)
        with _ignoring_interrupts():
            self._process.start()
        theirs.close()

    def send(self, what: object) -> None:
        """Hand over anything; EndedError if the process is dead."""
        try:
            self.connection.send(what)
        except OSError as error:
            raise self._end() from error

    def take(self) -> Any:
        """What the process has sent next; raises what it raised, and EndedError if it is dead."""
        try:
            found = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._end() from error
        if isinstance(found, BaseException):
            raise found
        return found

    def stop(self) -> None:
        """End the process and close the pipe."""
        self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.connection.close()

    def _end(self) -> EndedError:
        self._process.join(PATIENCE)
        code = self._process.exitcode or 0
        return EndedError(f"was killed by signal {-code}" if code < 0 else f"ended with status {code}")


def _run(connection: Connection, run: Callable[[Connection], None]) -> None:
    """Run a function until it returns, raises, or loses the other end of the pipe; what it raises is sent there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):
        try:
            run(connection)
        except (EOFError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - it is raised on the other side
            error.add_note(traceback.format_exc())
            connection.send(error)


@contextmanager
def sending_ahead(connection: Connection, most: int) -> Iterator[Callable[[object], None]]:
    """What sends things while the next ones are made; up to so many wait to be taken at the other end.

    All have been sent when this is left. BrokenPipeError where the other end is gone, or what else sending raises.
    """
    waiting: SimpleQueue[tuple[object] | None] = SimpleQueue()
    free = threading.Semaphore(most)
    failed: list[Exception] = []

    def send_all() -> None:
        while (what := waiting.get()) is not None:
            try:
                if not failed:
                    connection.send(*what)
            except Exception as error:  # noqa: BLE001 - it is raised by whoever sends next
                failed.append(error)
            free.release()

    def send(what: object) -> None:
        free.acquire()
        if failed:
            raise failed[0]
        waiting.put((what,))

    sender = threading.Thread(target=send_all, name="kg-sender", daemon=True)
    sender.start()
    try:
        yield send
    finally:
        waiting.put(None)
        sender.join()
    if failed:
        raise failed[0]


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Let a process that is started here ignore Ctrl-C from its first instruction on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
