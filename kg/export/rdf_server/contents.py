"""What a server has of a graph: how many triples in each named graph, and a digest of those of one.

A digest is the sum of a hash of each triple, whatever their order; a graph is read as it comes and never kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import IO

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.export.rdf_server.connection import Connection
from kg.model import GraphError
from kg.query.lookups import read_lookup
from kg.query.results import Rows, rows_of

__all__ = ["MODULUS", "digest_line", "digest_triples", "read_sizes", "select"]

RESULTS = "application/sparql-results+json"

MOST_GRAPHS = 500
"""Graphs that one request names: servers bound the size of a form."""

HASH_BYTES = 16
MODULUS = 1 << (8 * HASH_BYTES)


def read_sizes(connection: Connection, graphs: Sequence[str] | None = None, *, path: str = "") -> dict[str, int]:
    """How many triples each of some named graphs has; of all where None are named. Those without any are left out."""
    fields = [("named-graph-uri", graph) for graph in graphs or ()]
    parts = [fields[start : start + MOST_GRAPHS] for start in range(0, len(fields), MOST_GRAPHS)]
    found = {}
    for part in [[]] if graphs is None else parts:
        for record in select(connection, read_lookup("graph-sizes"), part, path=path).records():
            if record["graph"] is not None and record["triples"]:
                found[str(record["graph"])] = int(str(record["triples"]))
    return found


def select(connection: Connection, text: str, fields: Sequence[tuple[str, str]] = (), *, path: str = "") -> Rows:
    """The rows of a SELECT of the program's own, without what the server infers where it may be told to leave it."""
    asked = [("query", text), ("infer", "false"), *fields]
    content = connection.ask(asked, accept=RESULTS, path=path)
    try:
        found = parse_query_results(content, format=QueryResultsFormat.JSON)
        if isinstance(found, QuerySolutions):
            return rows_of(found)
    except (SyntaxError, ValueError) as error:
        told = " ".join(str(error).split())
        raise GraphError(f"{connection.name}: the answer is cut, or is no result of SPARQL: {told}") from error
    raise GraphError(f"{connection.name}: the answer to a SELECT has no rows; is this a SPARQL endpoint?")


def digest_triples(written: IO[bytes], name: str) -> int:
    """The digest of triples in N-Triples or Turtle; GraphError names the server where they are neither."""
    total = 0
    try:
        for quad in parse(written, format=RdfFormat.TURTLE):  # of which N-Triples is a part
            total += digest_line(str(quad.triple).encode("utf-8"))
    except (SyntaxError, ValueError) as error:
        told = " ".join(str(error).split())
        raise GraphError(f"{name}: the graph there is cut, or is no Turtle: {told}; run it again") from error
    return total % MODULUS


def digest_line(triple: bytes) -> int:
    """The hash of one triple as N-Triples write it, without the full stop."""
    return int.from_bytes(blake2b(triple, digest_size=HASH_BYTES).digest(), "big")
