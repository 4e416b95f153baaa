"""Prints the corrections of a file with what came of them in a graph."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import open_for_reading
from kg.cli.printing import print_entry, print_lines, screen_width
from kg.cli.table import clean, wrap
from kg.model import GraphError

if TYPE_CHECKING:
    from kg.corrections import Correction

__all__ = ["print_corrections"]

NOT_BUILT = "not built yet"
"""What is told of a correction that the graph does not know."""


def print_corrections(corrections: Sequence[Correction], form: str, file: Path, folder: Path) -> None:
    """Print each correction; one that is not followed with the reason."""
    known = outcomes(folder)
    states = [known.get(one.id, (NOT_BUILT, None, ())) for one in corrections]
    if form == "json":
        told = [
            {"id": one.id, "line": one.line, **one.entry, "outcome": state, "reason": reason, "copies": copies}
            for one, (state, reason, copies) in zip(corrections, states, strict=True)
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8"))
        return
    if not corrections:
        click.echo(f"{file}: no corrections", err=True)
    for one, (state, reason, copies) in zip(corrections, states, strict=True):
        head = f"{one.id}  {click.style(one.verb, bold=True)}  {state}"
        print_lines([head])
        print_entry(clean(one.briefly()))
        print_entry(clean(one.told()))
        if copies:
            print_entry(f"holds for the same sentences of copies too: {', '.join(map(clean, copies))}")
        if reason:
            print_lines("  " + line for line in wrap(f"{state}: {reason}", screen_width() - 2))


def outcomes(folder: Path) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    """What came of each correction that a graph knows, by its id: state, reason and the copies that it reached.

    Nothing where there is no graph.
    """
    try:
        graph = open_for_reading(folder)
    except GraphError:
        return {}
    found: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
    for record in graph.look_up("corrections").records():
        reason, copy = (None if record[name] is None else str(record[name]) for name in ("reason", "copy"))
        _, _, before = found.get(str(record["id"]), ("", None, ()))
        found[str(record["id"])] = str(record["outcome"]), reason, (*before, *filter(None, [copy]))
    return found
