"""A question has one answer, whichever store it is put to: in SPARQL to ours and to RDF4J, in Cypher to Neo4j."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver
from neo4j_graph import account, address, empty, opened, rows
from neo4j_server import Neo4jServer
from pyoxigraph import Literal, NamedNode
from servers import Maker

from kg.export.neo4j.loading import load
from kg.export.neo4j.source import Here
from kg.property_graph import PropertyGraph
from kg.query import Graph, NamedQuery, library
from kg.query.address import read_address
from kg.query.endpoint import Endpoint
from kg.query.parameters import read_parameters
from kg.query.remote import RemoteStore
from kg.query.results import Rows, plain
from kg.store import open_graph

QUERIES = Path(__file__).parents[2] / "kg" / "queries"
FURTHER = (
    "domains-of",
    "forums-under",
    "most-domains",
    "most-encounters",
    "most-forums",
    "most-meetings",
    "parents-of",
)
"""Questions beside the first fourteen of the library; six of them have paths or aggregates."""
TWINS = (*library()[:14], *(query for query in library() if query.name in FURTHER))
BOUNDS = ({"since": "2020", "until": "2026"}, {"since": "2025-06"}, {"top": "yes"}, {"planned": "yes"})


def asked() -> Iterator[tuple[NamedQuery, dict[str, str]]]:
    """Each question with its example, with as little as it can do with, and with what bounds it."""
    for query in TWINS:
        names = {parameter.name for parameter in query.parameters}
        needed = {parameter.name for parameter in query.parameters if parameter.required}
        least = {name: value for name, value in query.example if name in needed}
        for given in (dict(query.example), least, *(least | bound for bound in BOUNDS if bound.keys() <= names)):
            yield query, given


ASKED = list(asked())


@pytest.fixture(scope="module")
def here(seeds_graph: Path) -> Graph:
    """The seeds' graph in its folder."""
    return Graph(open_graph(seeds_graph))


@pytest.fixture(scope="module")
def in_rdf4j(rdf4j: Maker, seeds_graph: Path) -> Iterator[Graph]:
    """The seeds' graph on an RDF4J server."""
    server = rdf4j("twins")
    server.load(seeds_graph / "graph.trig")
    endpoint = Endpoint(read_address(server.endpoint), timeout=120)
    yield Graph(RemoteStore(endpoint))
    endpoint.close()


@pytest.fixture(scope="module")
def in_neo4j(neo4j: Neo4jServer, seeds_graph: Path) -> Iterator[Driver]:
    """The seeds' graph in Neo4j."""
    with opened(neo4j) as driver:
        empty(driver)
        load(Here(PropertyGraph(open_graph(seeds_graph))), address(neo4j), account(neo4j))
        yield driver


def test_twenty_questions_and_one_have_a_twin() -> None:
    """The first fourteen of the library, six with paths or aggregates, and another one."""
    assert len(TWINS) == 21
    assert {path.stem for path in QUERIES.glob("*.cypher")} == {query.name for query in TWINS}


@pytest.mark.parametrize("query", TWINS, ids=lambda query: query.name)
def test_a_twin_tells_the_same_parameters(query: NamedQuery) -> None:
    """Its header has the words of the other's, and its text uses each of them and no other."""
    text = (QUERIES / f"{query.name}.cypher").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    told = dict(re.findall(r"^// \$(\w+) \([^)]*\): (.*)$", text, re.MULTILINE))
    assert head == f"// {query.title}: {query.question}"
    assert told == {parameter.name.replace("-", "_"): parameter.meaning for parameter in query.parameters}
    used = set(re.findall(r"\$(\w+)", "\n".join(line for line in lines if not line.startswith("//"))))
    assert used <= set(told)


@pytest.mark.parametrize(("query", "given"), ASKED, ids=lambda value: getattr(value, "name", None))
def test_three_stores_give_the_same_rows(
    query: NamedQuery, given: Mapping[str, str], here: Graph, in_rdf4j: Graph, in_neo4j: Driver
) -> None:
    """In the same order, row by row and value by value."""
    ours, theirs = (graph.select(query.sparql, read_parameters(graph, query, given)[0]) for graph in (here, in_rdf4j))
    text = (QUERIES / f"{query.name}.cypher").read_text(encoding="utf-8")
    told = list(dict.fromkeys(rows(in_neo4j, text, **cypher_values(here, query, given))))
    assert told == shown(query, ours)
    assert shown(query, theirs) == shown(query, ours)


def test_most_of_what_is_asked_has_an_answer(here: Graph) -> None:
    """Stores that hold nothing would agree too."""
    answers = [here.select(query.sparql, read_parameters(here, query, given)[0]) for query, given in ASKED]
    assert sum(bool(answer.rows) for answer in answers) >= len(ASKED) * 3 // 4
    assert {query.name for (query, _), answer in zip(ASKED, answers, strict=True) if answer.rows} >= {
        query.name for query in TWINS
    } - {"common-contacts"}


def shown(query: NamedQuery, found: Rows) -> list[tuple[Any, ...]]:
    """The columns of an answer as plain values, each row once."""
    kept = found.only(query.shown)
    return [tuple(plain(term) for term in row) for row in kept.rows]


def cypher_values(graph: Graph, query: NamedQuery, given: Mapping[str, str]) -> dict[str, Any]:
    """What is given for a question, as Cypher takes it."""
    values = read_parameters(graph, query, given)[0]
    found: dict[str, Any] = {}
    for parameter in query.parameters:
        told = values.get((parameter.variable,))
        found[parameter.name.replace("-", "_")] = cypher_value(told[0][0]) if told else None
    return found


def cypher_value(term: NamedNode | Literal) -> Any:
    """A term as Cypher takes it."""
    if isinstance(term, Literal) and term.datatype.value.endswith("#date"):
        return datetime.date.fromisoformat(term.value)
    return plain(term)
