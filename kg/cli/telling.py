"""Prints what a graph is told to hold: facts, counts, explanations of a thing, and the list of questions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, fields
from itertools import groupby

import click

from kg.cli.printing import print_bytes, print_entry, print_lines, print_table, quoted, screen_width
from kg.cli.table import clean, draw_records, draw_table, wrap
from kg.explain import Explanation
from kg.facts import FactRow
from kg.query import NamedQuery, entry_of
from kg.stats import Stats

__all__ = ["print_explanation", "print_facts", "print_library", "print_stats"]

_FACT = ("predicate", "subject", "object", "qualifier", "status")


def print_library(queries: Sequence[NamedQuery], form: str) -> None:
    """List the named questions."""
    if form == "json":
        told = [entry_of(query) for query in queries]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8"))
        return
    rows = [
        (query.name, query.question, ", ".join(f"{one.name}{'*' if one.required else ''}" for one in query.parameters))
        for query in queries
    ]
    print_lines(draw_table(("name", "question", "parameters (* needed)"), rows, screen_width()))


def print_facts(rows: Sequence[FactRow], form: str, *, reasons: bool) -> None:
    """Print facts, one row for each quote; `reasons` shows the column of abstentions.

    The column that tells who corrected a fact is there where any was.
    """
    shown = {"reason": reasons, "correction": any(row.correction for row in rows)}
    columns = [field.name for field in fields(FactRow) if shown.get(field.name, True)]
    if form == "jsonl":
        lines = (json.dumps({name: getattr(row, name) for name in columns}, ensure_ascii=False) for row in rows)
        print_bytes("".join(f"{line}\n" for line in lines).encode("utf-8"))
    elif form == "csv":
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([columns, *([getattr(row, name) for name in columns] for row in rows)])
        print_bytes(stream.getvalue().encode("utf-8"))
    else:
        cells = [[getattr(row, name) or "" for name in _FACT] for row in rows]
        told = [row.reason or row.correction for row in rows]
        notes = [
            quoted(row.document, row.quote) + ((f"({why})",) if why else ())
            for row, why in zip(rows, told, strict=True)
        ]
        print_lines(draw_records(_FACT, cells, notes, screen_width()))


def print_stats(stats: Stats, form: str) -> None:
    """Print the counts of a graph."""
    if form == "json":
        click.echo(json.dumps(asdict(stats), ensure_ascii=False, indent=2).encode("utf-8"))
        return
    totals = [(field.name.replace("_", " "), getattr(stats, field.name)) for field in fields(Stats)]
    rows = [(name, str(value)) for name, value in totals if isinstance(value, int)]
    print_lines(draw_table(("", "count"), rows, screen_width()))
    click.echo()
    print_lines(draw_table(("class", "things"), [(name, str(n)) for name, n in stats.classes.items()], screen_width()))
    click.echo()
    relations = [(name, *map(str, astuple(some))) for name, some in stats.relations.items()]
    print_lines(draw_table(("relation", "facts", "documents", "sources"), relations, screen_width()))


def print_explanation(found: Explanation, form: str) -> None:
    """Print all that is known of a thing."""
    if form == "json":
        told = {**asdict(found), "sessions": list(found.sessions.records()) if found.sessions else None}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8"))
        return
    click.echo(f"{click.style(clean(found.reading.label), bold=True)}, {', '.join(found.classes)}")
    _print_paragraph(found.reading.entity)
    others = [name for name in found.names if name != found.reading.label]
    _print_list("Also called", [*others, *(f"{name} (misspelt)" for name in found.misspellings)])
    _print_list("Elsewhere", [one.sentence for one in found.identifiers])
    for predicate, some in groupby(found.facts, key=lambda row: row.predicate):
        _print_heading(predicate.replace("_", " "))
        for (subject, object_, marks), rows in groupby(some, key=_told):
            print_entry(f"{subject} → {object_}{marks}")
            for row in rows:
                by = f" ({row.correction})" if row.correction else ""
                print_entry(" ".join(quoted(row.document, row.quote)) + by, indent=6)
    _print_sections(found)


def _print_sections(found: Explanation) -> None:
    """What an explanation tells after the facts."""
    if found.sessions and found.sessions.rows:
        _print_heading("sessions")
        print_table(found.sessions, notes=())
    _print_list("Spans of office that documents state", found.spans, apart=True)
    inferences = [f"{one.sentence} ({one.rule})" for one in found.inferences]
    _print_list("What follows", inferences, apart=True)
    used = [f"{one.document}: {one.words}{f' ({one.times} times)' if one.times > 1 else ''}" for one in found.usages]
    _print_list("Words that documents use", used, apart=True)
    decided = [f"{one.verdict} ({one.score:.2f}): {one.why}" for one in found.decisions]
    _print_list("Who was taken for whom", decided, apart=True)
    _print_list("Corrections", found.corrections, apart=True)
    unsaid = [
        f"{one.subject} {one.predicate.replace('_', ' ')} {one.object}: {one.reason} — {one.quote}"
        for one in found.abstentions
    ]
    _print_list("Seen and not asserted", unsaid, apart=True)


def _print_heading(words: str) -> None:
    click.echo()
    click.echo(click.style(words, bold=True))


def _print_list(heading: str, entries: Sequence[str], *, apart: bool = False) -> None:
    """A heading and what it is about, on one line or, with `apart`, on a line each."""
    if entries and apart:
        _print_heading(heading)
        for entry in entries:
            print_entry(entry)
    elif entries:
        _print_paragraph(f"{heading}: {'; '.join(entries)}")


def _told(row: FactRow) -> tuple[str, str, str]:
    """A fact as it is told: its two ends and, in brackets, what qualifies it."""
    marks = ", ".join(mark for mark in (row.qualifier, row.status) if mark)
    return row.subject, row.object, f" ({marks})" if marks else ""


def _print_paragraph(words: str) -> None:
    print_lines(wrap(words, screen_width()))
