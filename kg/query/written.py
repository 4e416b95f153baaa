"""Answers of every form of query in the formats that they are written in.

An answer, rows, a truth value or triples, and the name of a format go in; bytes come out. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import QueryBoolean, QuerySolutions, Triple, serialize

from kg.model import FormatError, QueryError
from kg.query.results import FORMATS, TRIPLE_FORMATS

__all__ = ["format_of", "kind_of", "refuse_unless_written", "write_answer"]

KINDS = {"SELECT": "rows", "ASK": "truth", "CONSTRUCT": "triples", "DESCRIBE": "triples"}


def kind_of(form: str | None) -> str:
    """The kind of answer ("rows", "truth" or "triples") that a form of query has; QueryError where there is none."""
    if form not in KINDS:
        raise QueryError(f"not a SPARQL query: no {', '.join(KINDS)}")
    return KINDS[form]


def refuse_unless_written(kind: str, form: str) -> None:
    """Raise FormatError for a format in which no answer of this kind is written; a table is drawn elsewhere."""
    written, fault = format_of(kind, form)
    if not written:
        raise FormatError(fault)


def format_of(kind: str, form: str) -> tuple[str, str]:
    """The format in which an answer of a kind is written for a format on the command line, or "" and why in none."""
    if kind == "triples":
        known = "turtle" if form == "table" else form
        fault = f"triples are not written as {form}; take turtle, json (JSON-LD) or xml (RDF/XML)"
        return (known, "") if known in TRIPLE_FORMATS else ("", fault)
    known = "json" if form == "table" else form
    fault = f"rows are not written as {form}; ask by CONSTRUCT or DESCRIBE, or take another format"
    return (known, "") if known in FORMATS else ("", fault)


def write_answer(found: QuerySolutions | QueryBoolean | Iterable[Triple], form: str) -> bytes:
    """The answer in a format; for a table, which is drawn elsewhere, rows in JSON and triples in Turtle."""
    if isinstance(found, QuerySolutions | QueryBoolean):
        return found.serialize(format=FORMATS[format_of("rows", form)[0]]) or b""
    return serialize(found, format=TRIPLE_FORMATS[format_of("triples", form)[0]]) or b""
