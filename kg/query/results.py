"""Rows of terms, and the W3C result formats they are written in and read from.

The formats are the RDF library's own: https://www.w3.org/TR/sparql11-results-json/ and its companions
for XML, CSV and TSV. Nothing here runs a query on a graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse_query_results

from kg.model import QueryError
from kg.query.binding import Term

__all__ = ["FORMATS", "TRIPLE_FORMATS", "Plain", "Rows", "plain", "read_rows", "rows_of", "write_rows"]

FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}

TRIPLE_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "json": RdfFormat.JSON_LD,
    "xml": RdfFormat.RDF_XML,
    "ntriples": RdfFormat.N_TRIPLES,
}
"""What the triples of CONSTRUCT and DESCRIBE can be written as."""

Plain = str | int | float | bool | None
"""What a term is to a reader: words, a number, yes or no, or nothing."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = (f"{_XSD}integer", f"{_XSD}nonNegativeInteger")
_BROKEN = (f"{_XSD}decimal", f"{_XSD}double")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of RDF terms: `rows` hold one term, or None, for each of `columns`, in the query's order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def records(self) -> Iterator[dict[str, Plain]]:
        """The rows as dictionaries of plain values."""
        for row in self.rows:
            yield {column: plain(term) for column, term in zip(self.columns, row, strict=True)}

    def only(self, columns: tuple[str, ...]) -> Rows:
        """The same table with these columns alone, and of equal rows the first."""
        places = [self.columns.index(column) for column in columns]
        return Rows(columns, tuple(dict.fromkeys(tuple(row[place] for place in places) for row in self.rows)))


def plain(term: Term | None) -> Plain:
    """The value of a term: an IRI or a literal's words, or the number or truth value that it stands for."""
    if not isinstance(term, Literal):
        return None if term is None else term.value
    if term.datatype.value == _XSD + "boolean":
        return term.value in ("true", "1")
    if term.datatype.value in _WHOLE:
        return int(term.value)
    return float(term.value) if term.datatype.value in _BROKEN else str(term.value)


def rows_of(solutions: QuerySolutions) -> Rows:
    """The rows of an answer of the engine."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Rows(columns, tuple(tuple(solution) for solution in solutions))


def write_rows(rows: Rows, form: str) -> bytes:
    """The rows in one of FORMATS, in UTF-8."""
    head = " ".join(f"?{column}" for column in rows.columns)
    data = "\n".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows.rows)
    solutions = Store().query(f"SELECT {head} {{ VALUES ({head}) {{ {data} }} }}")
    if not isinstance(solutions, QuerySolutions):
        raise QueryError("rows without columns have no written form")
    return solutions.serialize(format=FORMATS[form]) or b""


def read_rows(data: bytes) -> Rows | bool:
    """The answer written in JSON result format: rows, or yes or no."""
    answer = parse_query_results(data, format=QueryResultsFormat.JSON)
    return bool(answer) if isinstance(answer, QueryBoolean) else rows_of(answer)
