"""Two public clients read the endpoint as they would any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from service import Service, serving
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.query import Graph
from kg.store import open_graph

MET = """
PREFIX kg: <https://w3id.org/forum-graph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?one ?other { ?a kg:met ?b . ?a skos:prefLabel ?one . ?b skos:prefLabel ?other } ORDER BY ?one ?other
"""


@pytest.fixture(scope="module")
def service(seeds_graph: Path) -> Iterator[Service]:
    with serving(seeds_graph) as found:
        yield found


@pytest.fixture(scope="module")
def expected(seeds_graph: Path) -> list[tuple[str, ...]]:
    rows = Graph(open_graph(seeds_graph)).select(MET).records()
    return [tuple(str(value) for value in row.values()) for row in rows]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_gets_the_rows(service: Service, expected: list[tuple[str, ...]], method: str) -> None:
    client = SPARQLWrapper(f"{service.url}sparql")
    client.setQuery(MET)
    client.setMethod(method)
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()["results"]["bindings"]
    assert [(row["one"]["value"], row["other"]["value"]) for row in found] == expected
    client.setReturnFormat(CSV)
    assert len(client.queryAndConvert().splitlines()) == len(expected) + 1
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(expected)
    client.setQuery("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c } LIMIT 7")
    client.setReturnFormat(TURTLE)
    assert 0 < len(RdfGraph().parse(data=client.queryAndConvert())) <= 7


def test_sparqlwrapper_knows_its_error(service: Service) -> None:
    client = SPARQLWrapper(f"{service.url}sparql")
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="line 1, column 11"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_gets_the_rows(service: Service, expected: list[tuple[str, ...]], method: str) -> None:
    graph = RdfGraph(SPARQLStore(f"{service.url}sparql", method=method))
    assert [tuple(map(str, row)) for row in graph.query(MET)] == expected
    assert graph.query("ASK { ?a ?b ?c }").askAnswer is True
    person = URIRef("https://w3id.org/forum-graph/ontology#Person")
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(set(graph.subjects(kind, person))) > 10
