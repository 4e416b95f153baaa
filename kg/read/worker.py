"""Reads formats whose parsers may hang or fall over on hostile bytes, in a process that its parent may kill.

A request is a line of JSON with a suffix and a length, and as many bytes; the answer is a line of JSON. Memory is
bounded where the system can do that.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO

from kg.read.texts import RefusedError, Text, of_fit_length

__all__ = ["READY", "main", "read_apart"]

READY = b"ready\n"
MEMORY = 3_000_000_000
"""Bytes that the process may take."""

EXTRA = 'the extra "readers" is not installed; run: pip install "kg[readers]"'


def read_apart(suffix: str, content: bytes) -> Text:
    """The text of a file by its suffix; RefusedError where it, a library or the memory is not fit for it."""
    try:
        text = read(suffix, content)
    except ImportError as error:
        raise RefusedError("missing-extra", f"{suffix} is not read: {EXTRA}") from error
    except (MemoryError, RecursionError) as error:
        raise RefusedError("too-complex", "it takes too much memory to read; save its text alone") from error
    return of_fit_length(text)


def read(suffix: str, content: bytes) -> Text:
    if suffix == ".pdf":
        from kg.read.pdf import read_pdf

        return read_pdf(content)
    if suffix == ".docx":
        from kg.read.docx import read_docx

        return read_docx(content)
    if suffix == ".eml":
        from kg.read.mail import read_mail

        return read_mail(content)
    from kg.read.html import read_html

    return read_html(content)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request in turn until there is none."""
    while line := requests.readline():
        asked = json.loads(line)
        content = requests.read(asked["length"])
        try:
            answer = asdict(read_apart(asked["suffix"], content))
        except RefusedError as refusal:
            answer = {"kind": refusal.kind, "message": str(refusal)}
        answers.write(json.dumps(answer, default=encoded).encode("ascii") + b"\n")
        answers.flush()


def encoded(value: object) -> str:
    """Bytes as JSON can carry them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} is no part of an answer")


def bound_memory() -> None:
    """Let the system refuse more memory than MEMORY; Windows has no such bound, and macOS may not keep it."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return  # the time limit holds all the same


def main() -> int:
    """Say that requests may come, and answer them."""
    bound_memory()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # a library that prints spoils no answer
        answers.write(READY)
        answers.flush()
        serve(sys.stdin.buffer, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
