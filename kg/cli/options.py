"""Options that several commands share, and how a graph is opened for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.endpoints import open_endpoint
from kg.query import Graph
from kg.store import open_graph

__all__ = ["format_option", "graph_option", "open_for_reading", "rows_option", "timeout_option"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""


def graph_option(command: Option) -> Option:
    """Add -g DIR, the folder of the graph that a command reads."""
    return click.option(
        "-g",
        "--graph",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path),
        envvar="KG_GRAPH",
        default=Path("build"),
        show_default="$KG_GRAPH, else build",
        help="The folder that kg build wrote.",
    )(command)


def format_option(*forms: str) -> Callable[[Option], Option]:
    """Make --format with these choices, the first of which is the default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="How to print."
    )


def timeout_option(purpose: str) -> Callable[[Option], Option]:
    """Make --timeout S, whose help tells its purpose."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=30,
        show_default=True,
        metavar="S",
        help=purpose,
    )


def rows_option(what: str) -> Callable[[Option], Option]:
    """Make --max-rows N, which bounds how many rows of something are printed."""
    return click.option(
        "--max-rows",
        "most_rows",
        type=click.IntRange(min=0),
        default=10_000,
        show_default=True,
        metavar="N",
        help=f"Print so many rows of {what}, and say if there are more; 0 prints all.",
    )


def open_for_reading(folder: Path, endpoint: str | None = None, *, timeout: float = 30) -> Graph:
    """The graph in a folder, or at an endpoint; says so on stderr where it is the build before it that is read."""
    if endpoint is not None:
        return Graph(open_endpoint(endpoint, timeout=timeout))
    return Graph(open_graph(folder, notice=lambda line: click.echo(line, err=True)))
