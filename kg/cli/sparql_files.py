"""Reads SPARQL from a file or the standard input, and says of an error in which file and at which place it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.model import InputError, LimitError, QueryError
from kg.query import library
from kg.query.selects import find_remarks
from kg.query.tokens import line_and_column

__all__ = ["placed", "read_sparql", "tell_remarks"]

_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+): ")


def read_sparql(question: str) -> str:
    """The SPARQL of a file, or of the standard input for "-". Raises InputError where it is not UTF-8 text."""
    if question == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input")
    path = Path(question)
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file with SPARQL in it")
    if not path.is_file():
        from difflib import get_close_matches

        near = get_close_matches(question, [named.name for named in library()], cutoff=0.5)
        raise QueryError(
            f"no question and no file is called {question!r}; "
            + (f"the nearest questions: {', '.join(near)}" if near else "kg query --list lists the questions")
        )
    try:
        return _decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


@contextmanager
def placed(question: str) -> Iterator[None]:
    """Let the QueryErrors of a query from a file begin with FILE:LINE:COLUMN, as a compiler's do."""
    try:
        yield
    except QueryError as error:
        message = str(error)
        if question == "-" or isinstance(error, LimitError) or message.startswith(question):
            raise
        found = _PLACE.match(message)
        where = f"{question}:{found['line']}:{found['column']}: " if found else f"{question}: "
        raise type(error)(where + message[found.end() if found else 0 :]) from error


def tell_remarks(text: str, question: str = "-") -> None:
    """Say on stderr what is allowed in a query and hardly meant."""
    for remark in find_remarks(text):
        line, column = line_and_column(text, remark.offset)
        where = f"line {line}, column {column}" if question == "-" else f"{question}:{line}:{column}"
        click.echo(f"{where}: {remark.words}", err=True)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        raise InputError(
            f"{name}:{line}:{column}: cannot be read as UTF-8 text: byte {content[error.start]:#04x}; save it as UTF-8"
        ) from error
