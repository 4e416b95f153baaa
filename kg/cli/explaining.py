"""Prints what `--explain` tells of a query: on a screen, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from kg.cli.printing import print_lines, screen_width
from kg.cli.table import clean, draw_table, wrap
from kg.query.explaining import Counted, Explanation

__all__ = ["explanation_lines", "print_query_explanation"]

_INDENT = "  "


def print_query_explanation(found: Explanation, form: str) -> None:
    """Print an explanation as a text or as JSON."""
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2).encode("utf-8"))
    else:
        print_lines(explanation_lines(found, screen_width()))


def explanation_lines(found: Explanation, width: int) -> Iterator[str]:
    """The lines of an explanation for a screen of this width."""
    yield "Query"
    yield from (_INDENT + clean(line) for line in found.text.splitlines())
    yield from _entry("Prefixes added", ", ".join(f"{prefix}:" for prefix in found.prefixes) or "none", width)
    yield from _entry("Kind", _kind(found), width)
    yield from _entry("Dataset", _dataset(found), width)
    yield ""
    yield from _patterns(found, width)
    for groups in found.apart:
        told = " and ".join(_numbers(group) for group in groups)
        yield from _entry("Warning", f"patterns {told} share no variable: a cross product, all with all", width)
    for written in found.filters:
        yield from _entry("Filter", written, width)
    for remark in found.remarks:
        yield from _entry("Remark", remark, width)
    yield from _entry("Run", _run(found), width)


def _entry(name: str, words: str, width: int) -> Iterator[str]:
    first, *more = wrap(words, max(width - len(name) - 2, 20))
    yield f"{name}: {first}"
    yield from (" " * (len(name) + 2) + line for line in more)


def _kind(found: Explanation) -> str:
    return found.form + (f" of {', '.join(f'?{name}' for name in found.columns)}" if found.columns else "")


def _dataset(found: Explanation) -> str:
    if not found.graphs:
        return f"the union of all {found.known_graphs} graphs"
    return "; ".join(f"{clause} {iri}" for clause, iri in found.graphs)


def _patterns(found: Explanation, width: int) -> Iterator[str]:
    if not found.patterns:
        yield "No triple patterns"
        return
    graphs = any(counted.graph for counted in found.patterns)
    columns = ("", "pattern", *(["graph"] if graphs else []), "matches alone")
    rows = [
        (str(number), counted.pattern, *([counted.graph or "-"] if graphs else []), _matches(counted))
        for number, counted in enumerate(found.patterns, start=1)
    ]
    yield from draw_table(columns, rows, width)
    yield ""


def _matches(counted: Counted) -> str:
    return "not counted" if counted.matches is None else f"{counted.matches:,}"


def _numbers(group: tuple[int, ...]) -> str:
    return f"({', '.join(str(number + 1) for number in group)})"


def _run(found: Explanation) -> str:
    if found.run.rows is None:
        return found.run.stopped or "stopped"
    unit = {"CONSTRUCT": "triple", "DESCRIBE": "triple", "ASK": "answer"}.get(found.form, "row")
    return f"{found.run.rows:,} {unit}{'' if found.run.rows == 1 else 's'} in {found.run.seconds:.3f} s"
