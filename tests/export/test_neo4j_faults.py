"""Whatever goes wrong on the way to Neo4j is told in one line and leaves the database whole; a second load mends it."""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from fake_bolt import RUN, fake_bolt_server
from graph_sample import sample_store
from graph_variants import Variant, quads_of
from neo4j import Driver
from neo4j_graph import Content, account, address, content, empty, opened
from neo4j_server import Neo4jServer, admin, neo4j_server, prepare
from proxies import CutLine
from servers import free_port

from kg.cli import main
from kg.export import FORMATS
from kg.export.neo4j.address import Account, read_neo4j_address
from kg.export.neo4j.batching import ROWS
from kg.export.neo4j.loading import load
from kg.export.neo4j.source import Here
from kg.export.writing import export_to
from kg.model import DataError, GraphError, UsageError
from kg.property_graph import PropertyGraph
from kg.store import open_graph, store_of

SMALL_FILE = 64 * 1024
"""Bytes to which a file can grow on a disk that is as good as full."""


@cache
def graph(rows: int = ROWS) -> Here:
    """The property graph of the sample."""
    return Here(PropertyGraph(sample_store()), rows)


@pytest.fixture(scope="module")
def driver(neo4j: Neo4jServer) -> Iterator[Driver]:
    """A driver of the server."""
    with opened(neo4j) as found:
        yield found


@pytest.fixture(scope="module")
def whole(neo4j: Neo4jServer, driver: Driver) -> Content:
    """What a load that nothing disturbs leaves."""
    empty(driver)
    load(graph(), address(neo4j), account(neo4j))
    return content(driver)


def refused(url: str, who: Account | None, **options: str) -> str:
    """The one line that tells why a graph is not loaded."""
    with pytest.raises(GraphError) as caught:
        load(graph(), read_neo4j_address(url), who, patience=0, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert url in str(caught.value)
    return str(caught.value)


def test_a_server_that_is_down_is_told() -> None:
    assert "no server answers there" in refused(f"bolt://127.0.0.1:{free_port()}", None)


def test_a_wrong_password_is_told_and_not_repeated(neo4j: Neo4jServer) -> None:
    told = refused(neo4j.url, Account(neo4j.username, "another-password"))
    assert "wrong user name or password; set NEO4J_USERNAME and NEO4J_PASSWORD" in told
    assert "another-password" not in told
    assert "another-password" not in repr(Account(neo4j.username, "another-password"))
    assert "wrong user name or password" in refused(neo4j.url, None)


def test_a_database_that_is_not_there_is_told(neo4j: Neo4jServer) -> None:
    told = refused(neo4j.url, account(neo4j), database="diplomacy")
    assert "it has no database diplomacy; name one that is there with --database" in told


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Neo4j/5.25.1", "Neo4j 5.25.1 is too old; upgrade it to 5.26 or later"),
        ("Neo4j/4.4.38", "Neo4j 4.4.38 is too old; upgrade it to 5.26 or later"),
        ("Memgraph/3.0", "Memgraph/3.0 is not Neo4j; kg loads into Neo4j 5.26 or later"),
    ],
)
def test_an_older_server_is_refused_before_it_is_asked_to_do_anything(agent: str, words: str) -> None:
    """The driver shakes hands, and no query is sent."""
    with fake_bolt_server(agent) as server:
        assert words in refused(f"bolt://127.0.0.1:{server.port}", Account("neo4j", "secret"))
    assert server.messages
    assert RUN not in server.messages


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.06.2"])
def test_a_newer_server_is_asked(agent: str) -> None:
    """Versions are numbers, and those of the cloud and of a year are versions too."""
    with fake_bolt_server(agent) as server:
        load(graph(), read_neo4j_address(f"bolt://127.0.0.1:{server.port}"), None, patience=0)
    assert RUN in server.messages


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("bolt://neo4j:secret@localhost", "put them into NEO4J_USERNAME and NEO4J_PASSWORD"),
        ("http://localhost:7474", "no address of Neo4j; write bolt://HOST:7687"),
        ("bolt://localhost:99999", "no address of Neo4j"),
        ("localhost", "no address of Neo4j"),
        ("bolt://host/path", "no address of Neo4j"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        read_neo4j_address(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_every_scheme_of_neo4j_is_an_address(scheme: str) -> None:
    """What goes unencrypted to another machine is told."""
    assert read_neo4j_address(f"{scheme}://graphs.example.org").open_to_others == ("+" not in scheme)
    assert not read_neo4j_address(f"{scheme}://localhost:7687/").open_to_others


def test_half_of_an_account_is_a_mistake(sample_folder: Path) -> None:
    found = CliRunner(env={"NEO4J_USERNAME": "neo4j"}).invoke(
        main, ["load", "neo4j", "bolt://localhost:1", "-g", str(sample_folder)]
    )
    assert found.exit_code == 2
    assert "one is set and the other is not" in found.output


@pytest.mark.proof
def test_a_load_that_is_cut_short_is_completed_by_the_next(
    neo4j: Neo4jServer, driver: Driver, whole: Content, *, soak: bool
) -> None:
    """The connection is dropped after any number of bytes; a clear error, nothing half-told, all is there at last."""
    empty(driver)
    server = f"bolt://127.0.0.1:{neo4j.port}"
    with CutLine(server) as line:
        load(graph(10), read_neo4j_address(f"bolt://127.0.0.1:{line.port}"), account(neo4j))
    assert content(driver) == whole
    chosen = random.Random(8)
    for _ in range(50 if soak else 4):
        empty(driver)
        with CutLine(server, chosen.randrange(1, line.carried * 9 // 10)) as cut:
            told = refused_by(cut.port, account(neo4j))
        assert "run the command again: it goes on where it stopped" in told
        nodes, relationships = content(driver)
        assert nodes.items() <= whole[0].items()
        assert relationships.items() <= whole[1].items()
        again = load(graph(10), address(neo4j), account(neo4j))
        assert content(driver) == whole
        assert again.changes["nodes_created"] == len(whole[0]) - len(nodes)


def refused_by(port: int, who: Account) -> str:
    """What is told of a load in small batches by way of a port."""
    with pytest.raises(GraphError) as caught:
        load(graph(10), read_neo4j_address(f"bolt://127.0.0.1:{port}"), who, patience=0)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_are_imported_and_a_full_disk_is_told(
    neo4j: Neo4jServer, driver: Driver, whole: Content, seeds_graph: Path, tmp_path: Path
) -> None:
    """neo4j-admin makes of the files what the loader writes; when the disk is full a load tells it; a later one ends.

    That a file cannot grow is how a process feels a full disk, and the server gets it by a limit of its own.
    """
    home, files = tmp_path / "neo4j", tmp_path / "files"
    export_to(FORMATS["neo4j-csv"], sample_store(), files)
    prepare(home, free_port())
    admin(home, "database", "import", "full", "neo4j", "@import.args", cwd=files)
    seeds = Here(PropertyGraph(open_graph(seeds_graph)))
    with neo4j_server(home, anew=False) as server, opened(server) as imported:
        assert content(imported) == whole
        assert load(graph(), address(server), account(server), pruning=True).unchanged
        assert content(imported) == whole
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (SMALL_FILE, resource.RLIM_INFINITY))
        with pytest.raises(GraphError, match=r"it goes on where it stopped") as caught:
            load(seeds, address(server), account(server), patience=0)
        assert "\n" not in str(caught.value)
    with neo4j_server(home, anew=False) as server, opened(server) as mended:
        first, second = (load(seeds, address(server), account(server), pruning=True) for _ in range(2))
        assert (len(content(mended)[0]), len(content(mended)[1])) == (first.nodes, first.relationships)
        assert second.unchanged


def test_what_would_part_a_list_in_two_is_told(tmp_path: Path) -> None:
    """A unit separator parts the values of a list; a name that has one is loaded over Bolt only."""
    listed = next(name for node in PropertyGraph(sample_store()).nodes() for name in node.properties.get("offices", ()))  # type: ignore[union-attr]
    odd = store_of(quads_of(Variant(labels=((str(listed), "Foreign\x1fSecretary"),))))
    with pytest.raises(DataError, match="holds a unit separator"):
        export_to(FORMATS["neo4j-csv"], odd, tmp_path / "files")
    assert list(tmp_path.iterdir()) == []
