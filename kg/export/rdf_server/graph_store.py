"""A Graph Store on a server, as Fuseki, Oxigraph and Virtuoso have one: compared and replaced graph by graph.

https://www.w3.org/TR/sparql11-http-rdf-update/. Each graph is replaced by one request, which is as atomic as the server
makes it; between two graphs anything may happen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import chain, islice

from kg.export.rdf_server.connection import NTRIPLES, Connection, ServerError
from kg.export.rdf_server.contents import digest_triples, read_sizes, select
from kg.export.rdf_server.source import Source
from kg.model import GraphError, UsageError
from kg.query.lookups import read_lookup

__all__ = ["GraphStore"]

TURTLE = "text/turtle"
"""What every Graph Store reads; N-Triples are a part of it."""

NO_QUERIES = frozenset({400, 404, 405, 406, 410, 415})
"""How servers answer a query where they take none."""

GONE = frozenset({404})


class GraphStore:
    """A Graph Store and the query endpoint beside it; `name` is how errors call it."""

    whole = False
    """Graphs are replaced one by one."""

    def __init__(self, store: Connection, endpoint: Connection) -> None:
        """Take the two connections; see `opened`."""
        self._store, self._endpoint = store, endpoint
        self.name = store.name

    @classmethod
    def opened(cls, store: Connection, endpoints: Iterable[Connection]) -> GraphStore:
        """A Graph Store, and the first of some addresses at which queries are answered; UsageError if none is."""
        tried = []
        for endpoint in endpoints:
            try:
                select(endpoint, read_lookup("ontology"))
            except ServerError as error:
                if error.status not in NO_QUERIES:
                    raise
            except GraphError:  # an answer, but not one to a query
                pass
            else:
                return cls(store, endpoint)
            tried.append(endpoint.name)
        told = f"no query endpoint at {' or '.join(tried)}, by which to compare and count"
        raise UsageError(f"{store.name}: {told}; name it: --query-endpoint URL")

    def sizes(self, own: str) -> dict[str, int]:
        """How many triples each graph has whose IRI begins so."""
        return {graph: size for graph, size in read_sizes(self._endpoint).items() if graph.startswith(own)}

    def digest(self, graph: str) -> int:
        """The digest of a graph as the server has it."""
        accept = f"{NTRIPLES}, {TURTLE};q=0.5"
        with self._store.receive(fields=[("graph", graph)], accept=accept) as written:
            return digest_triples(written, self.name)

    def replace(
        self, source: Source, graphs: Collection[str], removed: Collection[str], tell: Callable[[int], None]
    ) -> None:
        """Replace some graphs of a build, and remove others; `tell` is told how many triples were sent.

        GraphError says at which graph it ended, and how many were done.
        """
        for done, graph in enumerate((*sorted(graphs), *sorted(removed))):
            try:
                if graph in graphs:
                    self._put(source, graph)
                    tell(source.sizes[graph])
                else:
                    self._delete(graph)
            except ServerError as error:
                told = f"{done} of {len(graphs) + len(removed)} graphs were done; run it again for the rest"
                raise GraphError(f"{error}; at <{graph}>: {told}") from error

    def _put(self, source: Source, graph: str) -> None:
        """Send a graph: a small one with its length, a large one as it is read."""
        chunks = (content for content, _ in source.triples(graph))
        first = list(islice(chunks, 2))
        content = first[0] if len(first) == 1 else chain(first, chunks)
        self._store.send("PUT", fields=[("graph", graph)], content=content, media=TURTLE)

    def _delete(self, graph: str) -> None:
        """Remove a graph; one that another has removed meanwhile is gone as well."""
        try:
            self._store.send("DELETE", fields=[("graph", graph)])
        except ServerError as error:
            if error.status not in GONE:
                raise
