"""Prints answers: results on stdout, remarks on stderr."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.table import clean, draw_records, draw_table, wrap
from kg.query import EVIDENCE, Answer, Rows, read_rows, write_rows

if TYPE_CHECKING:
    from kg.query.names import Reading
    from kg.query.processes import Found

__all__ = [
    "print_answer",
    "print_apart",
    "print_bytes",
    "print_entry",
    "print_lines",
    "print_readings",
    "print_table",
    "quoted",
    "screen_width",
]


def print_answer(found: Answer, form: str) -> None:
    """Print the rows of a named question."""
    if form != "table":
        print_bytes(write_rows(found.rows, form))
        return
    shown = () if "quote" in found.query.shown else found.query.shown
    proven = [
        name for name in EVIDENCE if name in found.rows.columns and name not in shown and "quote" in found.rows.columns
    ]
    print_table(found.rows, notes=proven, empty=found.query.empty)


def print_apart(answer: Found, form: str, most_rows: int) -> None:
    """Print an answer to free SPARQL: a table is drawn of rows, all else is printed as it came."""
    found = read_rows(answer.body) if answer.kind != "triples" and form == "table" else answer.body
    if isinstance(found, bool):
        click.echo("yes" if found else "no")
    elif isinstance(found, Rows):
        print_table(found, notes=())
    else:
        print_bytes(found)
    if answer.cut:
        click.echo(f"cut after {most_rows} rows; --max-rows 0 prints all", err=True)


def print_readings(readings: Iterable[Reading]) -> None:
    """Say how names were read that were not given in full, and which no document speaks of."""
    for reading in readings:
        if not reading.sure:
            click.echo(f"{reading.words!r} is taken for {clean(reading.label)}", err=True)
        if not reading.spoken:
            click.echo(f"no document speaks of {clean(reading.label)}; it is known by name only", err=True)


def print_table(rows: Rows, *, notes: Sequence[str], empty: str = "no rows") -> None:
    """Draw rows, the columns `notes` as lines beneath each row; where there are none, say on stderr what that means."""
    if not rows.rows:
        click.echo(empty, err=True)
        return
    columns = [name for name in rows.columns if name not in notes]
    records = list(rows.records())
    cells = [[_cell(record[name]) for name in columns] for record in records]
    if notes:
        beneath = [quoted(*(_cell(record[name]) for name in notes)) for record in records]
        print_lines(draw_records(columns, cells, beneath, screen_width()))
    else:
        print_lines(draw_table(columns, cells, screen_width()))


def _cell(value: object) -> str:
    return "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def quoted(*parts: str) -> tuple[str, ...]:
    """A quote with its document before it, or nothing where there is none."""
    *document, quote = parts
    return (*(f"{name}:" for name in document), f"“{quote}”") if quote else ("no sentence",)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    click.echo("\n".join(lines))


def print_entry(words: str, *, indent: int = 2) -> None:
    """Print a paragraph whose further lines are indented by two more."""
    first, *more = wrap(words, screen_width() - indent - 2)
    print_lines([" " * indent + first, *(" " * (indent + 2) + line for line in more)])


def print_bytes(content: bytes) -> None:
    """Print what is written already, in UTF-8 whatever the terminal, and end the line."""
    click.echo(content, nl=not content.endswith(b"\n") and bool(content))


def screen_width() -> int:
    """The width of the terminal in character cells, or 80."""
    return shutil.get_terminal_size((80, 24)).columns
