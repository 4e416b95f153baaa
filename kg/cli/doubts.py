"""The commands that tell what is not certain in a graph: conflicts and gaps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.examples import Command
from kg.cli.options import format_option, graph_option
from kg.cli.printing import print_lines, quoted, screen_width
from kg.cli.table import clean, wrap
from kg.query import Graph
from kg.store import open_graph

if TYPE_CHECKING:
    from kg.conflicts import Conflict
    from kg.gaps import Gap

__all__ = ["conflicts", "gaps"]


@click.command(cls=Command, examples=["kg conflicts", "kg conflicts --format json"])
@format_option("table", "json")
@graph_option
def conflicts(form: str, folder: Path) -> None:
    """Tell what documents disagree on, or one with itself.

    Who held an office, which office or standing a person had, the date or place of a meeting, the members
    of a forum, what an acronym stands for: each value with its document and sentence. Copies of one text are one
    source, and two holders whose texts are dated one after the other are no conflict.
    """
    from kg.conflicts import find_conflicts, has_conflicts_recorded, read_conflicts
    from kg.vocab import load_vocabulary

    graph = _open(folder)
    recorded = has_conflicts_recorded(graph)
    found = read_conflicts(graph) if recorded else find_conflicts(graph, load_vocabulary())
    if form == "json":
        told = [conflict.told() for conflict in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8"))
    elif found:
        _print_conflicts(found)
    else:
        click.echo("no conflicts", err=True)


@click.command(cls=Command, examples=["kg gaps", "kg gaps --format json"])
@format_option("table", "json")
@graph_option
def gaps(form: str, folder: Path) -> None:
    """Tell what no document settles: dates that are not known, names that may be misspelt.

    Meetings without a date, weekdays and months without a year, and names that differ by a letter from that
    of another person of the same document: each with its document and sentence.
    """
    from kg.gaps import find_gaps
    from kg.vocab import load_vocabulary

    found = find_gaps(_open(folder), load_vocabulary())
    if form == "json":
        click.echo(json.dumps([asdict(gap) for gap in found], ensure_ascii=False, indent=2).encode("utf-8"))
    elif found:
        _print_gaps(found)
    else:
        click.echo("no gaps", err=True)


def _open(folder: Path) -> Graph:
    return Graph(open_graph(folder, notice=lambda line: click.echo(line, err=True)))


def _print_conflicts(found: Sequence[Conflict]) -> None:
    for number, conflict in enumerate(found):
        _print_heading(f"{conflict.kind}: {conflict.about}", apart=number > 0)
        _print_indented(conflict.why, 0)
        for value, some in groupby(conflict.values, key=lambda position: position.value):
            _print_indented(value, 2)
            for position in some:
                _print_indented(" ".join(quoted(position.document, position.quote)), 4)


def _print_gaps(found: Sequence[Gap]) -> None:
    for number, (kind, some) in enumerate(groupby(found, key=lambda gap: gap.kind)):
        _print_heading(kind, apart=number > 0)
        for gap in some:
            _print_indented(f"{gap.about}: {gap.value}" if gap.value else gap.about, 2)
            _print_indented(gap.why, 4)
            _print_indented(" ".join(quoted(gap.document, gap.quote)), 4)


def _print_heading(words: str, *, apart: bool) -> None:
    if apart:
        click.echo()
    click.echo(click.style(clean(words), bold=True))


def _print_indented(words: str, indent: int) -> None:
    """A paragraph, whose further lines are indented by two more."""
    first, *more = wrap(words, screen_width() - indent - 2)
    print_lines([" " * indent + first, *(" " * (indent + 2) + line for line in more)])
