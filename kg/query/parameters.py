"""Reads what a user gives for a query's parameters into the terms that are bound.

Words go in, RDF terms and a note of how each name was read come out, or a QueryError that says what
the query takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.model import QueryError
from kg.partial_dates import is_partial_date
from kg.query.binding import Block, Term
from kg.query.graph import Graph
from kg.query.library import NamedQuery, Parameter, read_query

if TYPE_CHECKING:
    from kg.query.names import Reading

__all__ = ["Given", "Values", "bound_query", "find_thing", "prepare", "read_parameters"]

Given = str | tuple[str, ...]
"""A value as a user would write it, or several, of which each may stand in that place."""

Values = dict[Block, list[tuple[Term]]]

_XSD = "http://www.w3.org/2001/XMLSchema#"


def read_parameters(graph: Graph, query: NamedQuery, given: Mapping[str, Given]) -> tuple[Values, tuple[Reading, ...]]:
    """The terms for the places of a query, by its parameters' defaults and what is given for them.

    Raises QueryError for a parameter that the query does not take or that lacks, and for a value that
    is not of its type.
    """
    unknown = sorted(set(given) - {parameter.name for parameter in query.parameters})
    if unknown:
        raise QueryError(f"{query.name} takes no {', '.join(unknown)}; it takes {_signature(query)}")
    values: Values = {}
    readings: list[Reading] = []
    for parameter in query.parameters:
        words = given.get(parameter.name, parameter.default)
        if words is None and parameter.required:
            raise QueryError(f"{query.name} needs {parameter.name}; write -p {parameter.name}=...: {parameter.meaning}")
        for one in (words,) if isinstance(words, str) else words or ():
            terms, reading = _read_value(graph, parameter, one)
            values.setdefault((parameter.variable,), []).extend((term,) for term in terms)
            readings += [reading] if reading else []
    return values, tuple(readings)


def bound_query(graph: Graph, query: NamedQuery, given: Mapping[str, str]) -> tuple[str, tuple[Reading, ...]]:
    """The SPARQL of a named question as it is run on a graph, and how names were read; raises as read_parameters."""
    values, readings = read_parameters(graph, query, given)
    return graph.bound(query.sparql, values), readings


def prepare(graph: Graph, text: str, path: Path, given: Mapping[str, str]) -> str:
    """The SPARQL of a file as it is run on a graph: as it stands, or bound where it has a header.

    Raises QueryError for parameters given to a file without a header.
    """
    if text.startswith("# title: "):
        query = read_query(text, path)
        return graph.bound(query.sparql, read_parameters(graph, query, given)[0])
    if given:
        raise QueryError(f"{path}: takes no parameters; one that does begins with a header like kg/queries/*.rq")
    return text


def find_thing(graph: Graph, words: str, types: tuple[str, ...] = ("thing",)) -> Reading:
    """The thing of some types that is meant by a name or an IRI; an IRI given up leads to its successor's."""
    from kg.query.lexicons import read_name

    if words.startswith(("http://", "https://")):
        try:
            successors = graph.look_up("canonical", member=words)
        except ValueError as error:
            raise QueryError(f"{words!r} is not an IRI: {error}") from error
        words = next((str(record["entity"]) for record in successors.records()), words)
    return read_name(graph, types, words)


def _signature(query: NamedQuery) -> str:
    told = (f"{parameter.name} ({' or '.join(parameter.types)})" for parameter in query.parameters)
    return ", ".join(told) or "nothing"


def _read_value(graph: Graph, parameter: Parameter, words: str) -> tuple[list[Term], Reading | None]:
    readers: dict[str, Callable[[str], list[Term]]] = {
        "date": _read_date,
        "first-day": partial(_read_day, 0),
        "publisher": lambda given: [Literal(given)],
        "last-day": partial(_read_day, 1),
        "relation": partial(_read_relation, graph),
        "words": lambda given: [Literal(given)],
        "yes-no": _read_truth,
    }
    reader = readers.get(parameter.types[0])
    try:
        if reader:
            return reader(words), None
        reading = find_thing(graph, words, parameter.types)
    except QueryError as error:
        raise QueryError(f"{parameter.name}: {error}") from error
    return [NamedNode(reading.entity)], reading


def _read_day(bound: int, words: str) -> list[Term]:
    from kg.assertions import date_bounds

    days = date_bounds(words)
    if days is None:
        raise QueryError(f"{words!r} is not a date; write 2025, 2025-05 or 2025-05-28")
    return [Literal(days[bound], datatype=NamedNode(f"{_XSD}date"))]


def _read_date(words: str) -> list[Term]:
    """A date of any precision, as its letters."""
    if not is_partial_date(words):
        raise QueryError(f"{words!r} is not a date; write 2025, 2025-05 or 2025-05-28")
    return [Literal(words)]


def _read_truth(words: str) -> list[Term]:
    if words not in ("yes", "no"):
        raise QueryError(f"{words!r} is neither yes nor no")
    return [Literal(words == "yes")]


def _read_relation(graph: Graph, words: str) -> list[Term]:
    from kg.query.spelling import squash

    names = list(graph.look_up("relations").records())
    found = sorted({str(name["relation"]) for name in names if squash(words) == squash(str(name["name"]))})
    if not found:
        told = "; ".join(sorted({str(name["name"]) for name in names if "_" in str(name["name"])}))
        raise QueryError(f"no relation is called {words!r}; known are {told}")
    return [NamedNode(iri) for iri in found]
