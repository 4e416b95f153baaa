"""Explains a query: what it is, on which graphs it is run, what each of its patterns matches, and how the run went.

A graph, a client that runs queries, and a text go in; an Explanation comes out. Queries are run apart, each stopped
at the limit; nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from kg.model import LimitError, QueryError
from kg.query.algebra import LOST, Parts, Pattern, take_apart
from kg.query.engine import known_prefixes
from kg.query.faults import undeclared
from kg.query.graph import Graph
from kg.query.processes import Found, QueryClient
from kg.query.refusal import refuse_unless_reading
from kg.query.selects import find_remarks
from kg.query.tokens import Token, query_form, read_tokens

__all__ = ["Counted", "Explanation", "Run", "explain_query"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A pattern as a reader sees it; `matches` is None where counting them took too long or is not possible."""

    pattern: str
    graph: str | None
    path: bool
    matches: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """How long a query took in seconds, and the rows or triples it had, if it was not `stopped`."""

    seconds: float
    rows: int | None
    stopped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What there is to know of a query beside its answer.

    `prefixes` are those that were added. `graphs` are those that FROM and FROM NAMED tell, as ("FROM", IRI); where
    there are none, all `known_graphs` together. `apart` are groups of places in `patterns`, from 0, that have no
    variable in common: every row of one is joined with every row of another.
    """

    text: str
    prefixes: tuple[str, ...]
    form: str
    columns: tuple[str, ...]
    graphs: tuple[tuple[str, str], ...]
    known_graphs: int
    patterns: tuple[Counted, ...]
    apart: tuple[tuple[tuple[int, ...], ...], ...]
    filters: tuple[str, ...]
    remarks: tuple[str, ...]
    run: Run


def explain_query(graph: Graph, client: QueryClient, text: str, *, timeout: float) -> Explanation:
    """The explanation of a query that only reads. The query and the count of each pattern may take `timeout` seconds.

    Raises QueryError where the text is not one that can be run.
    """
    refuse_unless_reading(text)
    prefixes = known_prefixes(graph.base)
    parts = take_apart(text, prefixes)
    added = tuple(sorted(prefix for prefix in undeclared(text) if prefix in prefixes))
    run, columns = _run(client, text, timeout)
    return Explanation(
        text="".join(f"PREFIX {prefix}: <{prefixes[prefix]}>\n" for prefix in added) + _without_header(text),
        prefixes=added,
        form=query_form(text) or "",
        columns=columns or parts.columns,
        graphs=parts.graphs,
        known_graphs=len(graph.look_up("graphs").rows),
        patterns=tuple(_count(client, pattern, parts.graphs, timeout) for pattern in parts.patterns),
        apart=_told_apart(parts),
        filters=tuple(_filters(text)),
        remarks=tuple(remark.words for remark in find_remarks(text)),
        run=run,
    )


def _run(client: QueryClient, text: str, timeout: float) -> tuple[Run, tuple[str, ...]]:
    """How a query ran, and its columns."""
    client.run("ASK {}", "json", timeout=max(timeout, 60))  # so that opening the graph is not counted
    begin = perf_counter()
    try:
        found = client.run(text, "table", timeout=timeout)
    except LimitError as error:
        return Run(perf_counter() - begin, None, str(error)), ()
    seconds = perf_counter() - begin
    rows, columns = _size(found)
    return Run(seconds, rows, None), columns


def _size(found: Found) -> tuple[int, tuple[str, ...]]:
    if found.kind == "triples":
        return _lines(found.body), ()
    told = json.loads(found.body)
    return (1, ()) if "boolean" in told else (len(told["results"]["bindings"]), tuple(told["head"]["vars"]))


def _lines(turtle: bytes) -> int:
    from pyoxigraph import RdfFormat, parse

    return sum(1 for _ in parse(turtle, format=RdfFormat.TURTLE))


def _count(client: QueryClient, pattern: Pattern, graphs: tuple[tuple[str, str], ...], timeout: float) -> Counted:
    """The pattern with the number of its matches, in the graphs that the query names."""
    matches = None
    if LOST not in pattern.asked:
        inside = pattern.asked if pattern.asked_graph is None else f"GRAPH {pattern.asked_graph} {{ {pattern.asked} }}"
        dataset = " ".join(f"{clause} <{iri}>" for clause, iri in graphs)
        try:
            found = client.run(f"SELECT (COUNT(*) AS ?matches) {dataset} WHERE {{ {inside} }}", "json", timeout=timeout)
            (row,) = json.loads(found.body)["results"]["bindings"]
            matches = int(row["matches"]["value"])
        except LimitError:
            matches = None
        except QueryError:  # what rdflib takes for a pattern and the engine does not, as a literal for a subject
            matches = 0
    return Counted(pattern.shown, pattern.graph, pattern.path, matches)


def _told_apart(parts: Parts) -> tuple[tuple[tuple[int, ...], ...], ...]:
    return tuple(dict.fromkeys(parts.apart))


def _without_header(text: str) -> str:
    """A query without the comments before it and its empty lines."""
    first = next((token.start for token in read_tokens(text)), 0)
    return "\n".join(line for line in text[first:].rstrip().splitlines() if line.strip())


def _filters(text: str) -> Iterator[str]:
    """The filters of a query as they are written, on one line each; those within another are part of it."""
    tokens = read_tokens(text)
    reached = 0
    for place, token in enumerate(tokens):
        if token.is_word("FILTER") and token.start >= reached:
            reached = _end_of_filter(tokens, place + 1)
            yield " ".join(text[token.end : reached].split())


def _end_of_filter(tokens: tuple[Token, ...], start: int) -> int:
    """The offset behind the bracket that closes a filter."""
    depth = 0
    for token in tokens[start:]:
        if token.kind == "sign" and token.text in "({":
            depth += 1
        elif token.kind == "sign" and token.text in ")}":
            depth -= 1
            if not depth:
                return token.end
    return tokens[-1].end
