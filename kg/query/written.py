"""Answers of every form of query in the formats that they are written in.

An answer, rows, a truth value or triples, and the name of a format go in; bytes come out. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Triple, serialize

from kg.model import QueryError
from kg.query.results import FORMATS

__all__ = ["kind_of", "refuse_unless_written", "write_answer"]

TRIPLE_FORMATS = {"turtle": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}

KINDS = {"SELECT": "rows", "ASK": "truth", "CONSTRUCT": "triples", "DESCRIBE": "triples"}


def kind_of(form: str | None) -> str:
    """The kind of answer ("rows", "truth" or "triples") that a form of query has; QueryError where there is none."""
    if form not in KINDS:
        raise QueryError(f"not a SPARQL query: no {', '.join(KINDS)}")
    return KINDS[form]


def refuse_unless_written(kind: str, form: str) -> None:
    """Raise QueryError for a format in which no answer of this kind is written; a table is drawn elsewhere."""
    if kind == "triples" and form not in ("table", *TRIPLE_FORMATS):
        raise QueryError(f"triples are not written as {form}; take turtle, json (JSON-LD) or xml (RDF/XML)")
    if kind != "triples" and form not in ("table", *FORMATS):
        raise QueryError(f"rows are not written as {form}; ask by CONSTRUCT or DESCRIBE, or take another format")


def write_answer(found: QuerySolutions | QueryBoolean | Iterable[Triple], form: str) -> bytes:
    """The answer in a format; for a table, which is drawn elsewhere, rows in JSON and triples in Turtle."""
    if isinstance(found, QuerySolutions | QueryBoolean):
        return found.serialize(format=FORMATS["json" if form == "table" else form]) or b""
    return serialize(found, format=TRIPLE_FORMATS["turtle" if form == "table" else form]) or b""
