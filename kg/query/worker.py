"""Answers jobs on one built graph, one after another, in a process of its own that can be killed.

The engine cannot be interrupted, so what a user asks is not run where it could not be stopped. A request is a
line of JSON on the standard input, `{"job": NAME, ...}`; its answer on the standard output is a line of JSON, which
tells the length of the bytes that follow it. The process ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Store

from kg.model import GraphError, KgError
from kg.query.graph import Graph
from kg.query.sparql import answer_sparql
from kg.store import open_graph

__all__ = ["Desk", "Job", "Reply", "work"]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a job works on: the open store, and the graph in it."""

    store: Store
    graph: Graph


@dataclass(frozen=True, slots=True)
class Reply:
    """What a job found: `head` is plain values for JSON, `body` any bytes."""

    head: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""


Job = Callable[[Desk, Mapping[str, Any]], Reply]
"""Answers one kind of request."""


def work(jobs: Mapping[str, Job]) -> int:
    """Answer the requests on the standard input by their jobs, on the graph that the command line names."""
    folder, memory = Path(sys.argv[1]), int(sys.argv[2])
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # a library that prints spoils no answer
        desk = _open(folder)
        _bound_memory(memory)
        for line in sys.stdin.buffer:
            _reply(answers, _work_one(jobs, desk, json.loads(line)))
    return 0


def _open(folder: Path) -> Desk | GraphError:
    """The graph in a folder, or why there is none: that is the answer to every request then."""
    try:
        store = open_graph(folder)
    except GraphError as error:
        return error
    return Desk(store, Graph(store))


def _work_one(jobs: Mapping[str, Job], desk: Desk | GraphError, asked: Mapping[str, Any]) -> Reply:
    try:
        if isinstance(desk, GraphError):
            raise desk
        return jobs[asked["job"]](desk, asked)
    except KgError as error:
        return Reply({"error": type(error).__name__, "message": str(error)})
    except (MemoryError, RecursionError) as error:
        return Reply({"error": "LimitError", "message": f"the question is too large to be answered ({error!r})"})
    except Exception as error:  # noqa: BLE001 - a fault of one job must not end the others
        return Reply({"error": "KgError", "message": f"the question broke the program: {error!r}; please report it"})


def _reply(answers: BinaryIO, reply: Reply) -> None:
    answers.write(json.dumps({**reply.head, "length": len(reply.body)}).encode("ascii") + b"\n")
    answers.write(reply.body)
    answers.flush()


def _bound_memory(mebibytes: int) -> None:
    """Let the system refuse more memory than this beside what is held now; 0 and Windows know no bound."""
    if not mebibytes or sys.platform == "win32":
        return
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (held + (mebibytes << 20), resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return  # the time limit holds all the same


def _sparql(desk: Desk, asked: Mapping[str, Any]) -> Reply:
    head, body = answer_sparql(desk.store, asked, base=desk.graph.base)
    return Reply(head, body)


JOBS: dict[str, Job] = {"sparql": _sparql}
"""What every such process can do."""


if __name__ == "__main__":
    sys.exit(work(JOBS))
