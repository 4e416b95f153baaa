"""Splits what comes through a pipe into entries, as a person would have typed them at the prompt.

Lines go in; queries and commands come out, each when it is whole. A line that holds only a semicolon ends a query, and
so does the end of the input; blank lines are part of it. A command is a line that begins with a dot between queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Entry", "read_entries"]

END = ";"


@dataclass(frozen=True, slots=True)
class Entry:
    """A query or a command, and the line of the input where it begins, from 1."""

    text: str
    line: int

    @property
    def in_place(self) -> str:
        """The text below as many empty lines as are before it, so that its line numbers are the input's."""
        return "\n" * (self.line - 1) + self.text


def read_entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of an input."""
    kept: list[str] = []
    first = 1
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        if not kept and not text.strip():
            continue
        if not kept and text.lstrip().startswith("."):
            yield Entry(text.strip(), number)
        elif text.strip() == END:
            yield from _whole(kept, first)
            kept = []
        else:
            first = first if kept else number
            kept.append(text)
    yield from _whole(kept, first)


def _whole(lines: list[str], first: int) -> Iterator[Entry]:
    if lines:
        yield Entry("\n".join(lines), first)
