"""An explanation of a query tells how it is run, what its patterns match, and where it multiplies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graph_sample import sample_graph, sample_store

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import QueryError
from kg.query import Graph, find_query, library
from kg.query.algebra import take_apart
from kg.query.engine import known_prefixes
from kg.query.explaining import Explanation, explain_query
from kg.query.parameters import bound_query
from kg.query.processes import QueryClient
from kg.store import write_graph

PREFIXES = known_prefixes(DEFAULT_BASE)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryClient]:
    """A process on the graph, on disk."""
    made = tmp_path_factory.mktemp("graph")
    write_graph(sample_graph(), made, Identifiers())
    asking = QueryClient(made)
    yield asking
    asking.close()


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The same graph, in memory."""
    return Graph(sample_store())


def explain(graph: Graph, client: QueryClient, text: str, timeout: float = 60) -> Explanation:
    return explain_query(graph, client, text, timeout=timeout)


def test_a_query_is_told_as_it_is_run(graph: Graph, client: QueryClient) -> None:
    text = "# who\nPREFIX s: <http://www.w3.org/2004/02/skos/core#>\nSELECT * { ?a kg:met ?b . ?a s:prefLabel ?n }"
    found = explain(graph, client, text)
    assert found.prefixes == ("kg",)
    assert found.text.splitlines()[0] == f"PREFIX kg: <{DEFAULT_BASE}ontology#>"
    assert "# who" not in found.text
    assert (found.form, set(found.columns)) == ("SELECT", {"a", "b", "n"})
    assert (found.graphs, found.known_graphs) == ((), len(sample_store_graphs()))
    assert found.run.stopped is None
    assert found.run.rows == len(graph.select(text).rows) > 0
    assert found.apart == ()


def sample_store_graphs() -> set[str]:
    return {str(quad.graph_name) for quad in sample_graph()}


def test_each_pattern_has_the_number_of_its_matches(graph: Graph, client: QueryClient) -> None:
    """A repeated variable counts for less, a path for what it reaches, a triple that is not there for nothing."""
    found = explain(graph, client, "ASK { ?a kg:met ?b . ?b kg:met ?b . ?a kg:met/kg:met ?c . ?a kg:nothing ?d }")
    counted = {pattern.pattern: pattern.matches for pattern in found.patterns}
    met = len(graph.select("SELECT ?a ?b { ?a kg:met ?b }").rows)
    twice = len(graph.select("SELECT ?a ?c { ?a kg:met/kg:met ?c }").rows)
    assert met > 0
    assert counted == {
        "?a kg:met ?b": met,
        "?b kg:met ?b": 0,
        "?a kg:met/kg:met ?c": twice,
        "?a kg:nothing ?d": 0,
    }
    assert [pattern.path for pattern in found.patterns].count(True) == 1
    assert (found.form, found.columns, found.run.rows) == ("ASK", (), 1)


def test_the_graphs_that_a_query_names_are_those_counted_in(graph: Graph, client: QueryClient) -> None:
    one = f"{DEFAULT_BASE}graph/doc/visit"
    found = explain(
        graph, client, f"SELECT * FROM <{one}> FROM NAMED <{one}> {{ ?a a kg:Quote GRAPH ?g {{ ?a ?b ?c }} }}"
    )
    assert found.graphs == (("FROM", one), ("FROM NAMED", one))
    within = len(graph.select(f"SELECT ?a {{ GRAPH <{one}> {{ ?a a kg:Quote }} }}").rows)
    whole = len(graph.select("SELECT ?a { ?a a kg:Quote }").rows)
    counted = {pattern.pattern: (pattern.graph, pattern.matches) for pattern in found.patterns}
    assert counted["?a rdf:type kg:Quote"] == (None, within)
    assert within < whole
    assert counted["?a ?b ?c"][0] == "?g"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("SELECT * { ?a kg:met ?b . ?c kg:coChairs ?d }", [((0,), (1,))]),
        ("SELECT * { ?a kg:met ?b . ?c kg:coChairs ?d FILTER (?b = ?c) }", [((0,), (1,))]),
        ("SELECT * { ?a kg:met ?b OPTIONAL { ?c kg:coChairs ?d } }", [((0,), (1,))]),
        ("SELECT * { ?a kg:met ?b BIND (?a AS ?c) ?c kg:coChairs ?d }", []),
        ("SELECT * { ?a kg:met ?b . ?b kg:coChairs ?d }", []),
        ("SELECT * { ?a kg:met [ kg:coChairs ?d ] }", []),
        ("SELECT * { ?a kg:met ?b . kg:x kg:y kg:z }", []),
        ("SELECT * { { ?a kg:met ?b } UNION { ?c kg:coChairs ?d } }", []),
        ("SELECT * { ?x kg:met ?y { ?a kg:met ?x } UNION { ?c kg:coChairs ?y . ?e kg:met ?f } }", [((2,), (3,))]),
        ("SELECT * { ?a kg:met ?b { SELECT (COUNT(*) AS ?n) { ?c kg:met ?d } } }", []),
        ("SELECT * { ?a kg:met ?b { SELECT ?c { ?c kg:met ?d } } }", [((0,), (1,))]),
        ("SELECT * { ?a kg:met ?b FILTER NOT EXISTS { ?a kg:coChairs ?d } }", []),
    ],
)
def test_patterns_without_a_common_variable_are_told(text: str, apart: list[tuple[tuple[int, ...], ...]]) -> None:
    """Each row of one is joined with each row of the other, whatever a filter then throws away."""
    assert take_apart(text, PREFIXES).apart == apart


def test_filters_are_told_as_they_are_written(graph: Graph, client: QueryClient) -> None:
    """One within another is part of it."""
    nested = "FILTER NOT EXISTS { ?a ?c ?d\n FILTER (?d = 1) }"
    text = f"ASK {{ ?a kg:met ?b FILTER (?a != ?b) {nested} FILTER CONTAINS(?b, ')') }}"
    assert explain(graph, client, text).filters == (
        "(?a != ?b)",
        "NOT EXISTS { ?a ?c ?d FILTER (?d = 1) }",
        "CONTAINS(?b, ')')",
    )


def test_a_query_that_is_stopped_is_explained_all_the_same(graph: Graph, client: QueryClient) -> None:
    found = explain(graph, client, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=1)
    assert found.run.rows is None
    assert found.run.stopped is not None
    assert "stopped after 1 s" in found.run.stopped
    assert found.columns == ("n",)
    assert len({pattern.matches for pattern in found.patterns}) == 1
    assert found.apart == (((0,), (1,), (2,), (3,)),)


def test_triples_are_counted_where_they_are_the_answer(graph: Graph, client: QueryClient) -> None:
    found = explain(graph, client, "CONSTRUCT { ?b kg:met ?a } WHERE { ?a kg:met ?b }")
    assert (found.form, found.run.rows) == ("CONSTRUCT", found.patterns[0].matches)


def test_a_path_that_rdflib_forgets_is_not_counted(graph: Graph, client: QueryClient) -> None:
    found = explain(graph, client, "ASK { ?a !(kg:met|^kg:met) ?b }")
    assert [pattern.matches for pattern in found.patterns] == [None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK { ?a kgg:met ?b }", "line 1, column 10: the prefix kgg: is not known"),
        ("ASK {", "line 1, column 6: the query ends"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a kg:met ?b }", "neither in GROUP BY"),
        ("CLEAR ALL", "is SPARQL Update"),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE would ask another machine"),
    ],
)
def test_what_cannot_be_run_is_not_explained(graph: Graph, client: QueryClient, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        explain(graph, client, text)


@pytest.mark.parametrize("name", [query.name for query in library()])
def test_every_question_of_the_library_can_be_taken_apart(graph: Graph, name: str) -> None:
    """rdflib reads all of them."""
    query = find_query(name)
    assert query is not None
    given = {one.name: one.default for one in query.parameters if one.default is not None}
    if not any(one.required and one.name not in given for one in query.parameters):
        assert take_apart(bound_query(graph, query, given)[0], PREFIXES).patterns
    assert take_apart(query.sparql, PREFIXES).patterns
