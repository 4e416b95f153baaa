"""A graph in a store on a server, asked by the SPARQL 1.1 protocol: the text of a query in, rows or bytes out.

A query means the union of all named graphs, as it does on a store that is open here. Where a server's default graph
is not that union, its graphs are listed once and named in each request, unless the query names its own by FROM.
https://www.w3.org/TR/sparql11-protocol/#dataset
"""

from __future__ import annotations

import json
from functools import cached_property

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from kg.identifiers import DEFAULT_BASE
from kg.model import GraphError, QueryError
from kg.query.endpoint import Endpoint
from kg.query.lookups import own_base, read_lookup
from kg.query.prefixes import declare_prefixes
from kg.query.processes import Found
from kg.query.refusal import refuse_unless_reading
from kg.query.results import Rows, rows_of
from kg.query.tokens import query_form, tells_dataset
from kg.query.written import kind_of, refuse_unless_written, write_answer

__all__ = ["RemoteStore"]

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples, text/turtle;q=0.5"

Fields = tuple[tuple[str, str], ...]


class RemoteStore:
    """A store on a server that holds a graph of kg.

    Invariant: what it is asked only reads, and the graphs it was found to have at first are all that is asked of.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        """Take the endpoint, of which nothing is asked yet."""
        self._endpoint = endpoint

    def select(self, text: str, *, base: str) -> Rows:
        """The rows of a SELECT of the program's own. GraphError says why the server has none."""
        try:
            return self._rows(text, self._dataset, base)
        except QueryError as error:
            raise GraphError(f"{error}; the server does not take what kg asks of any SPARQL 1.1 store") from error

    def run(self, text: str, form: str, *, base: str, most_rows: int = 0) -> Found:
        """The answer to a query of a user's in a format, with at most so many rows (0: all).

        Triples are sorted, since a server tells them in any order. QueryError where the query does not only read,
        cannot be written so, or is refused by the server; GraphError where the server has no answer.
        """
        refuse_unless_reading(text)
        kind = kind_of(query_form(text))
        refuse_unless_written(kind, form)
        dataset = () if tells_dataset(text) else self._dataset
        if kind == "triples":
            return Found(kind, write_answer(self._triples(text, dataset, base), form), cut=False)
        content = self._ask(text, dataset, base, RESULTS)
        try:
            content, cut = _cut(content, most_rows) if kind == "rows" and most_rows else (content, False)
            return Found(kind, write_answer(parse_query_results(content, format=QueryResultsFormat.JSON), form), cut)
        except (SyntaxError, ValueError) as error:
            raise self._not_results(error) from error

    @cached_property
    def _dataset(self) -> Fields:
        """The fields that make the union of all graphs a query's dataset; none where it is already."""
        found = tuple(self._rows(read_lookup("default-graph"), (), DEFAULT_BASE).records())
        if own_base(str(record["ontology"]) for record in found) is None:
            remedy = "load graph.trig of a build into it, or name the endpoint of a store that has it"
            raise GraphError(f"{self._endpoint.name}: no graph of kg is in this store; {remedy}")
        if all(record["united"] is True for record in found):
            return ()
        listed = self._rows(read_lookup("graphs"), (), DEFAULT_BASE)
        graphs = [str(record["graph"]) for record in listed.records()]
        return tuple((key, graph) for key in ("default-graph-uri", "named-graph-uri") for graph in graphs)

    def _rows(self, text: str, dataset: Fields, base: str) -> Rows:
        content = self._ask(text, dataset, base, RESULTS)
        try:
            found = parse_query_results(content, format=QueryResultsFormat.JSON)
            if isinstance(found, QuerySolutions):
                return rows_of(found)
        except (SyntaxError, ValueError) as error:
            raise self._not_results(error) from error
        raise QueryError("only a SELECT has rows")

    def _triples(self, text: str, dataset: Fields, base: str) -> list[Triple]:
        content = self._ask(text, dataset, base, TRIPLES)
        try:
            found = {quad.triple for quad in parse(content, format=RdfFormat.TURTLE)}  # of which N-Triples is a part
        except (SyntaxError, ValueError) as error:
            raise self._not_results(error) from error
        return sorted(found, key=str)

    def _ask(self, text: str, dataset: Fields, base: str, accept: str) -> bytes:
        return self._endpoint.ask((("query", declare_prefixes(text, base)), *dataset), accept)

    def _not_results(self, error: Exception) -> GraphError:
        told = " ".join(str(error).split())
        return GraphError(f"{self._endpoint.name}: the answer is cut, or is no result of SPARQL: {told}; ask again")


def _cut(content: bytes, most_rows: int) -> tuple[bytes, bool]:
    """Results in JSON with at most so many rows, and whether there were more."""
    results = json.loads(content)
    rows = results.get("results", {}).get("bindings", []) if isinstance(results, dict) else []
    if len(rows) <= most_rows:
        return content, False
    results["results"]["bindings"] = rows[:most_rows]
    return json.dumps(results).encode("utf-8"), True
