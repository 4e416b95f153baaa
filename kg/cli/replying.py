"""Prints what `kg ask` answers: how the question was read, the rows with their sentences, or what is near."""

from __future__ import annotations

import json
from dataclasses import replace

import click

from kg.ask import Asked, contract_of
from kg.cli.printing import print_lines, quoted, screen_width
from kg.cli.table import clean, draw_records, wrap
from kg.query import EVIDENCE

__all__ = ["print_asked"]


def print_asked(found: Asked, form: str) -> None:
    """Print an answer, or that the question was not understood."""
    if form == "json":
        click.echo(json.dumps(contract_of(found), ensure_ascii=False, indent=2).encode("utf-8"))
    elif found.understood:
        _print_answer(found)
    else:
        told, *others = found.notes or ("no word of it is known",)
        _say(f"{'not understood' if found.reading is None else 'unclear'}: {told}")
        _print_notes(replace(found, notes=tuple(others)))


def _print_answer(found: Asked) -> None:
    given = "".join(f" -p {name}={json.dumps(value, ensure_ascii=False)}" for name, value in found.parameters)
    # What stands for several things at once is one question, and as many calls of the query.
    once = len(dict(found.parameters)) == len(found.parameters)
    _say(f"{found.reading}  (kg query {found.query}{given})" if once else f"{found.reading}  ({found.query}{given})")
    if found.rows:
        lines = [(row, proof) for row, proofs in zip(found.rows, found.proofs, strict=True) for proof in proofs or [()]]
        # A sentence stands under its row, and is no column beside it.
        shown = [
            place for place, name in enumerate(found.columns) if "quote" not in found.columns or name not in EVIDENCE
        ]
        cells = [[_cell(row[place]) for place in shown] for row, _ in lines]
        notes = [quoted(*proof) if proof else quoted("") for _, proof in lines]
        print_lines(draw_records([found.columns[place] for place in shown], cells, notes, screen_width()))
    else:
        _say("no rows")
    _print_notes(found)


def _print_notes(found: Asked) -> None:
    for note in found.notes:
        _say(note)
    for question in found.nearest:
        _say(f"try: {question}")


def _say(words: str) -> None:
    for line in wrap(words, screen_width()):
        click.echo(clean(line), err=True)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
