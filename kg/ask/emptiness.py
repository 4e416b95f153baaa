"""Tells why a question has no rows, and which question near it has some.

A graph and a reading go in; sentences come out. Each clause is left out in turn, and the query run again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from kg.ask.reading import Reading
from kg.ask.values import Value
from kg.query import Graph, Rows, answer
from kg.query.lexicons import read_spoken_lexicon
from kg.query.parameters import Given

__all__ = ["explain_emptiness"]

_TRIED = 6
"""How many things in the place of one are tried."""

Told = tuple[tuple[str, ...], tuple[str, ...]]
"""Notes, and questions that have an answer."""


def explain_emptiness(graph: Graph, reading: Reading) -> Told:
    """The clause that leaves no rows, and a question without it, or of another thing, that has some."""
    notes = tuple(_unknown(graph, reading, name, value) for name, value in reading.values if value.given is None)
    if notes:
        return notes, tuple(islice(_instead(graph, reading), 1))
    if _takes(reading, "near"):
        return _nearest_in_time(graph, reading), ()
    if _takes(reading, "planned") and _rows(graph, reading, {**reading.parameters, "planned": "yes"}):
        return ("there are rows for meetings that are only planned, or cancelled",), ()
    for name, label in _clauses(reading):
        without = {key: value for key, value in reading.parameters.items() if key != name and not _pair(key, name)}
        if rows := _rows(graph, reading, without):
            asked = [reading.sentence(without=name)] if any(name in names for names, _ in reading.extras) else []
            more = asked or list(islice(_instead(graph, reading), 1))
            clause = next((" ".join(words) for names, words in reading.extras if name in names), f"{name} {label!r}")
            return (f"{clause} leaves no rows; without it there are {len(rows)}",), tuple(more)
    return ("no document says so",), tuple(islice(_instead(graph, reading), 1))


def _nearest_in_time(graph: Graph, reading: Reading) -> tuple[str, ...]:
    """That nothing tells of the date, and what the nearest texts say, which is no answer."""
    found = answer(graph, reading.query, {**reading.parameters, "near": "yes"}).rows
    near = [", ".join(str(value) for value in record.values() if value is not None) for record in found.records()]
    return (reading.query.empty.partition(";")[0], *(f"near: {told}" for told in near))


def _unknown(graph: Graph, reading: Reading, name: str, value: Value) -> str:
    types = next(parameter.types for parameter in reading.query.parameters if parameter.name == name)
    near = "; ".join(read_spoken_lexicon(graph, types).nearest(value.words))
    told = f"; the nearest names: {near}" if near else ""
    return f"{name}: no {' or '.join(types)} of the graph is called {value.words!r}{told}"


def _clauses(reading: Reading) -> Iterator[tuple[str, str]]:
    """Parameters with their values, those of the clauses at the end first."""
    told = [(name, value.label) for name, value in reading.values] + list(reading.given)
    for name, label in reversed(told):
        if name != "planned":
            yield name, label


def _pair(key: str, name: str) -> bool:
    return {key, name} == {"since", "until"}


def _takes(reading: Reading, name: str) -> bool:
    return any(parameter.name == name for parameter in reading.query.parameters)


def _rows(graph: Graph, reading: Reading, given: Mapping[str, Given]) -> list[tuple[object, ...]]:
    return list(_run(graph, reading, given).rows)


def _run(graph: Graph, reading: Reading, given: Mapping[str, Given]) -> Rows:
    free = tuple(replace(parameter, required=False) for parameter in reading.query.parameters)
    return answer(graph, replace(reading.query, parameters=free), given, ids=True).rows


def _instead(graph: Graph, reading: Reading) -> Iterator[str]:
    """The question of another thing in the place of one of its own, if it has an answer."""
    variables = {parameter.name: parameter.variable for parameter in reading.query.parameters}
    for name, value in reversed(reading.values):
        others = {key: given for key, given in reading.parameters.items() if key != name}
        if len(others) + 1 < len({key for key, _ in reading.values}):
            continue
        found = _run(graph, reading, others)
        lexicon = read_spoken_lexicon(graph, _types(reading, name))
        known = {one.entity for one in lexicon.names}
        columns = [column for column in (variables[name], f"{name}_id", "meeting_id") if column in found.columns]
        seen = [row[found.columns.index(column)] for column in columns for row in found.rows]
        for term in list(dict.fromkeys(term for term in seen if term is not None and term.value in known))[:_TRIED]:
            if _rows(graph, reading, {**others, name: term.value}):
                yield reading.sentence(instead=(value.label, lexicon.label(term.value)))


def _types(reading: Reading, name: str) -> tuple[str, ...]:
    return next(parameter.types for parameter in reading.query.parameters if parameter.name == name)
