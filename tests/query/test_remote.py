"""A graph on a server answers as the same graph in a folder: RDF4J, whose default graph is the union, and Fuseki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_sample import sample_graph, sample_store
from servers import Maker, RdfServer

from kg.ask import ask
from kg.cli import main
from kg.explain import explain
from kg.facts import read_abstentions, read_facts
from kg.identifiers import Identifiers
from kg.query import FORMATS, Graph, NamedQuery, answer, library, run_apart, write_rows
from kg.query.address import read_address
from kg.query.endpoint import Endpoint
from kg.query.remote import RemoteStore
from kg.stats import count
from kg.store import open_graph, write_graph

SERVERS = ("rdf4j", "fuseki", pytest.param("graphdb", marks=pytest.mark.graphdb))
MEETING = "India-US 2+2 Intersessional Dialogue"

QUESTIONS = (
    "Who co-chaired the SMD?",
    "who co-chared the smd",
    "Who led the Indian delegation at the SMD?",
    "Who led the Japanese delegation at the SMD?",
    "What office does Kenji Morita hold?",
    "Who is the Foreign Secretary of India?",
    "Who met whom?",
    "Offices of Asha Menon",
    "Which meetings were held in 2025?",
    "Who attended the most meetings?",
    "How is Asha Menon connected to Vikas Anand?",
    "Which domains do the SMD and the RTI share?",
    "Which meetings did Asha Menon co-chair?",
    "What is the weather in Tokyo?",
)
USERS = (
    "SELECT DISTINCT ?name { ?person a kg:Person ; skos:prefLabel ?name } ORDER BY ?name",
    "SELECT (COUNT(DISTINCT ?fact) AS ?facts) { ?fact a kg:Assertion }",
    "SELECT DISTINCT ?graph { GRAPH ?graph { ?fact a kg:Assertion ; kg:quote ?quote } } ORDER BY ?graph",
    "SELECT (COUNT(DISTINCT ?fact) AS ?facts) FROM <https://w3id.org/forum-graph/graph/doc/GRAPH> "
    "{ ?fact a kg:Assertion }",
    "SELECT ?fact FROM <https://w3id.org/forum-graph/graph/none> { ?fact a kg:Assertion }",
    "SELECT (COUNT(DISTINCT ?fact) AS ?facts) FROM NAMED <https://w3id.org/forum-graph/graph/doc/GRAPH> "
    "{ GRAPH ?graph { ?fact a kg:Assertion } }",
    "ASK { ?person kg:met ?other }",
    "ASK { ?person kg:met ?person }",
)


@pytest.fixture(scope="session", params=SERVERS)
def make(request: pytest.FixtureRequest) -> Maker:
    """Makes stores on each server."""
    found: Maker = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def seeds_server(make: Maker, seeds_graph: Path) -> RdfServer:
    """The seeds' graph on a server."""
    server = make("seeds")
    server.load(seeds_graph / "graph.trig")
    return server


@pytest.fixture(scope="session")
def here(seeds_graph: Path) -> Graph:
    """The seeds' graph in its folder."""
    return Graph(open_graph(seeds_graph))


@pytest.fixture(scope="session")
def there(seeds_server: RdfServer) -> Iterator[Graph]:
    """The seeds' graph on a server, as kg asks it."""
    yield from opened(seeds_server)


@pytest.fixture(scope="session")
def sample_there(make: Maker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the two invented texts, on a server."""
    folder = tmp_path_factory.mktemp("sample")
    write_graph(sample_graph(), folder, Identifiers())
    server = make("sample")
    server.load(folder / "graph.trig")
    yield from opened(server)


def opened(server: RdfServer) -> Iterator[Graph]:
    endpoint = Endpoint(read_address(server.endpoint), timeout=120)
    yield Graph(RemoteStore(endpoint))
    endpoint.close()


@pytest.mark.parametrize("named", library(), ids=lambda named: named.name)
def test_a_named_question_has_the_same_rows(here: Graph, there: Graph, named: NamedQuery) -> None:
    """In the same order and the same bytes, with their sentences and IRIs, for its example and with no parameter."""
    given = [dict(named.example)]
    given += [] if any(parameter.required for parameter in named.parameters) or not given[0] else [{}]
    for values in given:
        ours, theirs = (answer(graph, named, values, evidence=True, ids=True) for graph in (here, there))
        assert theirs.readings == ours.readings
        assert theirs.rows == ours.rows
    for form in FORMATS:
        assert write_rows(theirs.rows, form) == write_rows(ours.rows, form)


BOUNDS = ({"since": "2020", "until": "2026"}, {"since": "2025-06"}, {"top": "yes"}, {"planned": "yes"})
BOUNDED = [
    (named, bounds)
    for named in library()
    for bounds in BOUNDS
    if bounds.keys() <= {parameter.name for parameter in named.parameters}
]


@pytest.mark.parametrize(("named", "bounds"), BOUNDED, ids=lambda value: getattr(value, "name", None))
def test_days_and_limits_leave_the_same_rows(
    here: Graph, there: Graph, named: NamedQuery, bounds: dict[str, str]
) -> None:
    """What is a condition in a query holds on every engine."""
    needed = {parameter.name for parameter in named.parameters if parameter.required}
    values = {name: value for name, value in named.example if name in needed} | bounds
    assert answer(there, named, values, ids=True).rows == answer(here, named, values, ids=True).rows


def test_all_named_questions_are_compared() -> None:
    """A suite over a library counts it."""
    assert len(library()) >= 59
    assert len(BOUNDED) >= 40


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_in_english_has_the_same_answer(sample_there: Graph, question: str) -> None:
    """Rows, sentences, notes and the questions that are near."""
    assert ask(sample_there, question) == ask(Graph(sample_store()), question)


def test_facts_counts_and_explanations_are_the_same(here: Graph, there: Graph) -> None:
    """Whatever asks a graph asks one on a server too."""
    assert read_facts(there, inferred=True) == read_facts(here, inferred=True)
    assert read_abstentions(there) == read_abstentions(here)
    assert count(there) == count(here)
    assert explain(there, MEETING) == explain(here, MEETING)


@pytest.mark.parametrize("text", USERS)
def test_a_user_s_sparql_has_the_same_answer(text: str, seeds_server: RdfServer, seeds_graph: Path) -> None:
    """In the same bytes of each format: over the union of all graphs, or over those of FROM."""
    asked = text.replace("GRAPH>", "000_8f28f68989965387>")
    for form in FORMATS:
        body = run_apart(seeds_graph, asked, form, timeout=60).body
        assert printed(seeds_server, asked, form) == (body if body.endswith(b"\n") else body + b"\n")


@pytest.mark.parametrize("form", ["turtle", "json", "xml"])
def test_triples_come_in_each_format(form: str, seeds_server: RdfServer, seeds_graph: Path) -> None:
    """The same ones; a set of triples has no order."""
    from pyoxigraph import parse

    from kg.query.written import TRIPLE_FORMATS

    text = "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"
    ours, theirs = run_apart(seeds_graph, text, form, timeout=60).body, printed(seeds_server, text, form)
    assert set(parse(theirs, format=TRIPLE_FORMATS[form])) == set(parse(ours, format=TRIPLE_FORMATS[form]))
    assert b"vikram-misri" in printed(seeds_server, "DESCRIBE ?a { ?a kg:met ?b }", form)


def printed(server: RdfServer, text: str, form: str) -> bytes:
    """What `kg query -` prints of an endpoint."""
    result = CliRunner().invoke(main, ["query", "-", "--format", form, "--endpoint", server.endpoint], input=text)
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


def test_the_commands_answer_from_a_server(seeds_server: RdfServer, seeds_graph: Path) -> None:
    """What is printed is the same."""
    for command in (["query", "who-led", "-p", "person=Kwatra", "--evidence"], ["ask", "who met Jeffrey Kessler?"]):
        here, there = (
            CliRunner().invoke(main, [*command, *place])
            for place in (["-g", str(seeds_graph)], ["--endpoint", seeds_server.endpoint])
        )
        assert (there.exit_code, there.stdout, there.stderr) == (0, here.stdout, here.stderr)


def test_a_file_with_a_header_takes_parameters_there_too(seeds_server: RdfServer, tmp_path: Path) -> None:
    """They are read by the names of the graph on the server."""
    file = tmp_path / "own.rq"
    file.write_text(
        "# title: Met\n# question: Whom did this person meet?\n# parameter: person ?a (person, required): the person\n"
        "SELECT DISTINCT ?name { VALUES ?a { UNDEF } ?a kg:met ?b . ?b skos:prefLabel ?name } ORDER BY ?name",
        encoding="utf-8",
    )
    command = ["query", str(file), "-p", "person=Vikram Misri", "--format", "csv", "--endpoint", seeds_server.endpoint]
    assert CliRunner().invoke(main, command).stdout_bytes == b"name\r\nJeffrey Kessler\r\n"


def test_what_a_server_refuses_is_told_in_its_words(seeds_server: RdfServer) -> None:
    """With the number of the line, which is that of the user's text."""
    text = "SELECT ?name {\n  ?a skos:prefLabel ?name\n  ? }"
    result = CliRunner().invoke(main, ["query", "-", "--endpoint", seeds_server.endpoint], input=text)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"Error: {seeds_server.endpoint}: the server refuses the query (HTTP 400): ")
    assert "line 3" in line


def test_a_store_that_is_not_there_is_told(seeds_server: RdfServer) -> None:
    """With what an address looks like."""
    url = seeds_server.endpoint.replace("/seeds", "/nowhere")
    result = CliRunner().invoke(main, ["ask", "who met whom?", "--endpoint", url])
    assert result.exit_code == 1
    assert re.search(
        rf"{re.escape(url)}: no SPARQL endpoint is there \(HTTP 40[45]\).*; write e\.g\. http", result.stderr
    )


def test_an_empty_store_is_told(make: Maker) -> None:
    """No graph is no answer."""
    url = make("empty").endpoint
    result = CliRunner().invoke(main, ["query", "timeline", "--endpoint", url])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{url}: no graph of kg is in this store" in result.stderr
