"""Prints what changed from one build to another."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby

import click

from kg.cli.printing import print_entry, print_lines, screen_width
from kg.cli.table import wrap
from kg.diff import ChangeNote, Evidence, FactChange, Regrouped, Thing

__all__ = ["print_note"]

_Entry = tuple[Sequence[str], Sequence[str]]
"""Lines, and those beneath them that hold of each."""

_UNREMARKABLE = "held"
"""The status of what is told as having taken place."""

_Section = tuple[str, int, Sequence[_Entry]]
"""A heading, how many there are of what it names, and the entries."""


def print_note(note: ChangeNote, form: str) -> None:
    """Print a change note; the text begins with what there is of each kind."""
    if form == "json":
        click.echo(json.dumps({"same": note.same, **asdict(note)}, ensure_ascii=False, indent=2).encode("utf-8"))
        return
    if note.same:
        click.echo("nothing changed: both hold the same quads")
        return
    sections = [section for section in _sections(note) if section[1]]
    for heading, count, entries in sections:
        click.echo(click.style(f"{heading} ({count})", bold=True))
        for lines, beneath in entries:
            for words in lines:
                print_entry(words, indent=2)
            for words in beneath:
                print_entry(words, indent=6)
        click.echo()
    quads = f"{note.quads_added} quads added, {note.quads_removed} removed"
    print_lines(wrap(quads if note.tells else f"no document, thing or fact changed; {quads}", screen_width()))


def _sections(note: ChangeNote) -> Iterator[_Section]:
    documents, entities, facts = note.documents, note.entities, note.facts
    changed = [f"{one.document}: {', '.join(one.what)}" for one in documents.changed]
    renamed = [f"{_named(one.before)} is now called {one.after.label}" for one in entities.renamed]
    lost = [
        f"{one.before.iri}, {_named(one.before)}, now {_listed(one.after, iris=True)}" for one in entities.readdressed
    ]
    lost += [f"{thing.iri}, {_named(thing)}, of which no document speaks any more" for thing in entities.gone]
    yield _section("Documents added", documents.added)
    yield _section("Documents removed", documents.removed)
    yield _section("Documents changed", changed)
    yield _section("Merged", map(_regrouped, entities.merged))
    yield _section("Split", map(_regrouped, entities.split))
    yield _section("Grouped otherwise", map(_regrouped, entities.regrouped))
    yield _section("Renamed", renamed)
    yield "Things added", len(entities.added), _by_kind(entities.added)
    yield "Things removed", len(entities.removed), _by_kind(entities.removed)
    yield _facts("Facts added", facts.added, lambda one: map(_sentences, one.after))
    yield _facts("Facts removed", facts.removed, lambda one: map(_sentences, one.before))
    yield _facts("Facts with other evidence", facts.reevidenced, _differences)
    yield _section("IRIs that lead nowhere in the new build", lost)


def _section(heading: str, entries: Iterable[str | _Entry]) -> _Section:
    told = [((entry,), ()) if isinstance(entry, str) else entry for entry in entries]
    return heading, len(told), told


def _facts(heading: str, facts: Sequence[FactChange], proofs: Callable[[FactChange], Iterable[str]]) -> _Section:
    """Facts, those that the same sentences state together."""
    told: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for fact in facts:
        told[tuple(proofs(fact))].append(_told(fact))
    return heading, len(facts), [(lines, sentences) for sentences, lines in told.items()]


def _regrouped(one: Regrouped) -> _Entry:
    """What became of some things, and why."""
    alike = len({thing.label for thing in one.after}) < len(one.after)
    number = "one" if len(one.after) == 1 else str(len(one.after))
    verb = "is" if len(one.before) == 1 else "are"
    return (f"{_listed(one.before)} {verb} now {number}: {_listed(one.after, iris=alike)}",), one.why


def _listed(things: Sequence[Thing], *, iris: bool = False) -> str:
    """Things by their names, those of one kind called so once."""
    told = [f"{thing.label} <{thing.iri}>" if iris else thing.label for thing in things]
    kinds = sorted({thing.kind for thing in things})
    return f"{' and '.join(told)} ({', '.join(kinds)})"


def _named(thing: Thing) -> str:
    return f"{thing.label} ({thing.kind})"


def _by_kind(things: Sequence[Thing]) -> list[_Entry]:
    return [
        ((f"{kind}: {'; '.join(thing.label for thing in some)}",), ())
        for kind, some in groupby(things, key=lambda thing: thing.kind)
    ]


def _told(change: FactChange) -> str:
    """A fact as it is read."""
    said = [mark for one in change.after or change.before for mark in (one.qualifier, one.status)]
    told = [mark for mark in dict.fromkeys(said) if mark not in (None, _UNREMARKABLE)]
    marks = f" ({', '.join(map(str, told))})" if told else ""
    return f"{change.subject} {change.reads} {change.object}{marks}"


def _sentences(evidence: Evidence) -> str:
    return f"{evidence.document}: {' '.join(f'“{quote}”' for quote in evidence.quotes)}"


def _differences(change: FactChange) -> Iterator[str]:
    """What is other about the evidence of a fact, document by document."""
    was = {one.document: one for one in change.before}
    is_now = {one.document: one for one in change.after}
    for document in sorted({*was, *is_now}):
        before, after = was.get(document), is_now.get(document)
        if before is None and after is not None:
            yield f"also in {_sentences(after)}"
        elif after is None and before is not None:
            yield f"no longer in {_sentences(before)}"
        elif before is not None and after is not None:
            yield from _changed(before, after)


def _changed(before: Evidence, after: Evidence) -> Iterator[str]:
    gone = replace(before, quotes=tuple(quote for quote in before.quotes if quote not in after.quotes))
    come = replace(after, quotes=tuple(quote for quote in after.quotes if quote not in before.quotes))
    if gone.quotes:
        yield f"no longer in {_sentences(gone)}"
    if come.quotes:
        yield f"now in {_sentences(come)}"
    for name in ("confidence", "qualifier", "status"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{after.document}: {name} {'none' if new is None else new}, was {'none' if old is None else old}"
