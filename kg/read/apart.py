"""The bytes of a file in a format of many parts in, its text out, read in a process that is killed at the limit.

Documents are untrusted: a parser that hangs, crashes or eats all memory costs its own document and no other.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

from kg.read.texts import Attachment, Fault, Metadata, RefusedError, Text
from kg.read.worker import READY

__all__ = ["SECONDS", "Apart"]

SECONDS = 60.0
"""How long one document may take."""

LONGEST_ANSWER = 400_000_000
PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from kg.read.worker import main; sys.exit(main())"
COMMAND = (sys.executable, "-P", "-c", PROGRAM, str(Path(__file__).resolve().parents[2]))
"""`-P` keeps the folder of the documents off the path: a `json.py` in it is not run."""


class Apart:
    """A process that reads, started when first needed; the invariant is that it waits for a request, or is none."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, suffix: str, content: bytes) -> Text:
        """The text of a file; RefusedError where it cannot be read, takes too long, or brings the reader down."""
        late = threading.Event()
        process = self._process = self._process or start()

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, kill)
        timer.start()
        try:
            line = exchange(process, suffix, content)
        finally:
            timer.cancel()
            timer.join()
        if late.is_set() or not line.endswith(b"\n"):
            self._end()
            if late.is_set():
                raise RefusedError("too-slow", f"reading it takes more than {SECONDS:g} s; save its text alone")
            raise RefusedError("broken", "its reader gave up on it; save it anew, or its text alone")
        return text_of(json.loads(line))

    def _end(self) -> None:
        if self._process is not None:
            end(self._process)
            self._process = None


def start() -> subprocess.Popen[bytes]:
    """The process, ready for a request."""
    process = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=-1
    )
    if process.stdout is None or process.stdout.readline() != READY:
        end(process)
        raise RefusedError("unreadable", "the process that reads this format does not start; install kg anew")
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process, wait for it and close its pipes, of which one may hold what it never read."""
    process.kill()
    with contextlib.suppress(OSError), process:
        pass


def exchange(process: subprocess.Popen[bytes], suffix: str, content: bytes) -> bytes:
    """The line that answers a request, empty or cut where the process ended."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(json.dumps({"suffix": suffix, "length": len(content)}).encode("ascii") + b"\n")
        process.stdin.write(content)
        process.stdin.flush()
    except OSError:
        return b""
    return process.stdout.readline(LONGEST_ANSWER)


def text_of(answer: dict[str, Any]) -> Text:
    """The text in an answer, or RefusedError as the reader raised it."""
    if "kind" in answer:
        raise RefusedError(answer["kind"], answer["message"])
    return Text(
        text=answer["text"],
        encoding=answer["encoding"],
        body=answer["body"],
        metadata=Metadata(**answer["metadata"]),
        faults=tuple(Fault(**fault) for fault in answer["faults"]),
        attachments=tuple(
            Attachment(name=one["name"], content=base64.b64decode(one["content"])) for one in answer["attachments"]
        ),
    )
