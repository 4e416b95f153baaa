"""A graph arrives whole in an RDF store on a server, again changes nothing, and nobody else's graph is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from proxies import Gate
from pyoxigraph import Literal, NamedNode, Quad
from rdf_builds import HARD, NOTE, OWN, VISIT, quads_at, quads_of
from servers import RdfServer, send

from kg.cli import main

OTHERS = NamedNode("http://other.example/graph")
OTHER = Quad(NamedNode("http://other.example/a"), NOTE, Literal("somebody else's"), OTHERS)

STORES = [
    "rdf4j",
    "fuseki",
    "oxigraph",
    pytest.param("graphdb", marks=pytest.mark.graphdb),
    pytest.param("graphdb by its Graph Store", marks=pytest.mark.graphdb),
]
REPOSITORIES = ["rdf4j", pytest.param("graphdb", marks=pytest.mark.graphdb)]

Load = Callable[..., Result]


@pytest.fixture(params=STORES)
def target(request: pytest.FixtureRequest) -> Iterator[tuple[RdfServer, Load]]:
    """An empty store on each kind of server, and `kg load` into it."""
    name, by_store, _ = request.param.partition(" by ")
    made = request.getfixturevalue(name)
    server = made if isinstance(made, RdfServer) else made(re.sub(r"\W+", "-", request.node.name))

    def load(folder: Path, *more: str, at: RdfServer = server) -> Result:
        kind = "gsp" if by_store or name not in ("rdf4j", "graphdb") else name
        return run(kind, at.store if kind == "gsp" else at.endpoint, "-g", str(folder), *more)

    yield server, load


def run(*words: str, **more: object) -> Result:
    """`kg load` with some words."""
    return CliRunner().invoke(main, ["load", *words], **more)  # type: ignore[arg-type]


def through(server: RdfServer, gate: Gate) -> RdfServer:
    """A store as it is reached by way of a gate."""
    direct = server.upload.split("/")[2]
    here = gate.url.removeprefix("http://")
    return RdfServer(
        server.name, *(url.replace(direct, here) for url in (server.endpoint, server.upload, server.store))
    )


def test_a_graph_arrives_and_a_second_load_changes_nothing(target: tuple[RdfServer, Load], new: Path) -> None:
    """Every quad of the build is there, and no other; then nothing is sent that could change one."""
    server, load = target
    first = load(new)
    assert (first.exit_code, first.stderr) == (0, "")
    expected = quads_of(new)
    graphs, told = len({quad.graph_name for quad in expected}), f"{len(expected):,} triples"
    assert f"{graphs} graphs loaded, {told}; counted: {told} in {graphs} graphs\n" in first.stdout
    assert quads_at(server) == expected
    with Gate(server.endpoint) as gate:
        second = load(new, at=through(server, gate))
        assert gate.requests
        assert gate.writes == []
    assert second.exit_code == 0
    assert f"nothing to change; it has the {graphs} graphs of the build, {told}" in second.stdout
    assert quads_at(server) == expected


def test_a_later_build_takes_the_place_of_an_earlier_one(target: tuple[RdfServer, Load], old: Path, new: Path) -> None:
    """Its graphs are replaced; other graphs stay; those no longer built stay, and are told, until --prune."""
    server, load = target
    assert load(old).exit_code == 0
    send(f"{server.store}?graph={OTHERS.value}", "PUT", f"{OTHER.triple} .".encode(), "text/turtle")
    before = quads_at(server)
    assert before == {*quads_of(old), OTHER}
    done = load(new)
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    left = {quad for quad in before if quad.graph_name == VISIT}
    assert quads_at(server) == {*quads_of(new), OTHER, *left}
    assert f"--prune removes them: <{VISIT.value}>\n" in done.stderr
    pruned = load(new, "--prune")
    assert (pruned.exit_code, pruned.stderr) == (0, "")
    assert "; 1 removed; " in pruned.stdout
    assert quads_at(server) == {*quads_of(new), OTHER}
    assert "nothing to change" in load(new, "--prune").stdout


def test_what_is_hard_to_write_arrives_as_it_is(target: tuple[RdfServer, Load], new: Path) -> None:
    """Quotation marks, backticks, emoji, text from right to left, control characters, ten kilobytes."""
    server, load = target
    assert load(new).exit_code == 0
    assert {quad.object.value for quad in quads_at(server) if quad.predicate == NOTE} >= set(HARD)
    assert "nothing to change" in load(new).stdout


def test_a_triple_that_was_changed_there_is_found(target: tuple[RdfServer, Load], old: Path) -> None:
    """Though the counts are the same: what is compared is what the graphs hold."""
    server, load = target
    assert load(old).exit_code == 0
    graph = f"{OWN}meta"
    there = [quad for quad in quads_at(server) if quad.graph_name == NamedNode(graph)]
    lines = [f"{quad.triple} ." for quad in there[1:]] + [f"{OTHER.triple} ."]
    send(f"{server.store}?graph={graph}", "PUT", "\n".join(lines).encode(), "text/turtle")
    assert quads_at(server) != quads_of(old)
    assert "loaded" in load(old).stdout
    assert quads_at(server) == quads_of(old)


@pytest.mark.parametrize("kind", REPOSITORIES)
def test_a_repository_is_made_where_it_is_asked_for(kind: str, request: pytest.FixtureRequest, old: Path) -> None:
    """With the name that was asked for; where it is there already it is taken as it is."""
    root = request.getfixturevalue(kind)("any").root
    words = (kind, root, "--repository", f"made-{kind}", "-g", str(old))
    missing = run(*words)
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.endswith(f"Error: {root}: no repository made-{kind} there; --create makes it\n")
    made = run(*words, "--create")
    url = f"{root}/repositories/made-{kind}"
    assert (made.exit_code, made.stderr) == (0, f"{url}: made\n")
    again = run(*words, "--create")
    assert (again.exit_code, again.stderr) == (0, "")
    assert "nothing to change" in again.stdout
    assert quads_at(RdfServer(kind, url, f"{url}/statements", "")) == quads_of(old)


@pytest.mark.graphdb
def test_a_ruleset_that_changes_answers_is_warned_of(graphdb: Callable[..., RdfServer], old: Path) -> None:
    """The graph is loaded all the same, and counted without what the rules add."""
    url = graphdb("rules", "rdfsplus-optimized").endpoint
    done = run("graphdb", url, "-g", str(old))
    assert (done.exit_code, done.stdout.count("loaded")) == (0, 1)
    assert done.stderr == f'{url}: infers by ruleset "rdfsplus-optimized", which changes answers; "empty" does not\n'
    assert "nothing to change" in run("graphdb", url, "-g", str(old)).stdout
