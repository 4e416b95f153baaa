"""Keeps a process that answers jobs on a graph, and kills it when its time is up.

A folder and requests go in, heads and bodies of answers come out, or the error that the process met. The other side
is `kg/query/worker.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kg import model
from kg.model import GraphError, KgError, LimitError, QueryError
from kg.query.refusal import refuse_unless_reading
from kg.query.written import format_of

__all__ = ["WORKER", "Found", "QueryClient", "QueryProcess", "run_apart"]

WORKER = "kg.query.worker"
"""The program that answers SPARQL alone."""


class QueryProcess:
    """A process that answers one request at a time.

    Invariant: `alive` tells whether it can be asked again; once it was killed it never can.
    """

    def __init__(self, folder: Path, *, program: str = WORKER, memory: int = 0) -> None:
        """Start a program on a graph's folder; `memory` is how many MiB it may take for an answer, 0 for any."""
        # `-P` keeps the folder where the user is off the path: a `json.py` in it is not run.
        command = (sys.executable, "-P", "-m", program, str(folder), str(memory))
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._memory = memory
        self._late = False

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._late and self._process.poll() is None

    def ask(self, asked: Mapping[str, Any], *, timeout: float) -> tuple[dict[str, Any], bytes]:
        """The head and the body of the answer to a request.

        Raises what the job raised, and LimitError where it took more than `timeout` seconds or more memory than
        it may; then the process is gone.
        """
        timer = threading.Timer(timeout, self._kill)
        timer.start()
        try:
            found = self._exchange(json.dumps(asked).encode("ascii") + b"\n")
        except (OSError, ValueError):
            found = None
        finally:
            timer.cancel()
        if found is None:
            raise self._death(timeout)
        head, body = found
        if "error" in head:
            raise _error(str(head["error"]), str(head["message"]))
        return head, body

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not written yet has no reader

    def _exchange(self, request: bytes) -> tuple[dict[str, Any], bytes] | None:
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            return None
        to.write(request)
        to.flush()
        line = back.readline()
        if not line.endswith(b"\n"):
            return None
        head: dict[str, Any] = json.loads(line)
        body = back.read(head["length"])
        return (head, body) if len(body) == head["length"] else None

    def _kill(self) -> None:
        self._late = True
        self._process.kill()

    def _death(self, timeout: float) -> QueryError:
        """Why there was no answer."""
        status = self._process.wait()
        if self._late:
            return LimitError(
                f"the query was stopped after {timeout:g} s; ask for less, or give it more time by --timeout"
            )
        needs = f"needs more than {self._memory} MiB of memory or " if self._memory else ""
        return LimitError(f"the query's process broke off (status {status}): the query {needs}nests too deeply")


class Found(NamedTuple):
    """An answer to SPARQL: its kind ("rows", "truth" or "triples"), its bytes, and whether rows were left out."""

    kind: str
    body: bytes
    cut: bool


class QueryClient:
    """Asks one process SPARQL after SPARQL, and starts another where the last was killed.

    Invariant: an answer is that to the last question asked; a question that was broken off leaves no process behind.
    """

    def __init__(self, folder: Path) -> None:
        """Start a process on a graph's folder, so that it opens the graph while the first question is thought of."""
        self._folder = folder
        self._process = QueryProcess(folder)

    def run(self, text: str, form: str, *, timeout: float, most_rows: int = 0) -> Found:
        """The answer to a query with at most so many rows (0: all).

        `form` is "table", which is made elsewhere of JSON or Turtle, or a format of FORMATS or TRIPLE_FORMATS.
        Raises QueryError where the query is not one that only reads, is not SPARQL, fits no such format or takes
        more than `timeout` seconds.
        """
        refuse_unless_reading(text)
        if not self._process.alive:
            self._process.close()
            self._process = QueryProcess(self._folder)
        asked = {"job": "sparql", "text": text, "formats": _formats(form), "prefixes": True, "most_rows": most_rows}
        try:
            head, body = self._process.ask(asked, timeout=timeout)
        except KgError:
            raise
        except BaseException:  # Ctrl-C: what was asked may still be worked on, and its answer is nobody's
            self._process.close()
            raise
        return Found(head["kind"], body, head["cut"])

    def close(self) -> None:
        """End the process."""
        self._process.close()


def run_apart(folder: Path, text: str, form: str, *, timeout: float, most_rows: int = 0) -> Found:
    """The answer to one query from a process made for it; as QueryClient.run."""
    refuse_unless_reading(text)
    client = QueryClient(folder)
    try:
        return client.run(text, form, timeout=timeout, most_rows=most_rows)
    finally:
        client.close()


def _formats(form: str) -> dict[str, str]:
    """What rows and triples are written as, or why they are not."""
    return {kind: written or fault for kind in ("rows", "triples") for written, fault in [format_of(kind, form)]}


def _error(name: str, message: str) -> KgError:
    """The error that a process told of, or GraphError for one that is unknown here."""
    kind = getattr(model, name, None)
    return kind(message) if isinstance(kind, type) and issubclass(kind, KgError) else GraphError(message)
