"""The commands of `docs/rdf-servers.md` do what the page says, on the servers that it speaks of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from servers import Maker, RdfServer

BLOCK = re.compile(r"^(?P<indent> *)```sh\n(?P<lines>.*?)^ *```", re.DOTALL | re.MULTILINE)
SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<text>.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
CO_CHAIR = "Nagaraj Naidu Kakanur"


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    """The text of the page."""
    return (checkout / "docs" / "rdf-servers.md").read_text(encoding="utf-8")


def commands(page: str, title: str) -> list[str]:
    """The blocks of commands of a section."""
    (text,) = (match["text"] for match in SECTION.finditer(page) if match["title"] == title)
    return [match["lines"].replace(f"\n{match['indent']}", "\n") for match in BLOCK.finditer(text)]


def typed(lines: str, addresses: Mapping[str, str], folder: Path, graph: Path) -> str:
    """What commands print, with the addresses of servers that run."""
    for written, real in addresses.items():
        assert written in lines
        lines = lines.replace(written, real)
    assert "localhost:" not in lines
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "KG_GRAPH": str(graph)}
    finished = subprocess.run(
        ["sh", "-e", "-c", lines], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_links_of_the_page_lead_somewhere(checkout: Path, page: str) -> None:
    """To files of the repository."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", page)
    assert len(links) >= 3
    assert [link for link in links if not (checkout / "docs" / link).exists()] == []


@pytest.mark.parametrize(
    ("server", "title", "written"),
    [
        ("rdf4j", "RDF4J", "http://localhost:8080/rdf4j-server"),
        ("oxigraph", "Fuseki, Oxigraph, Virtuoso", "http://localhost:7878"),
        ("fuseki", "Fuseki, Oxigraph, Virtuoso", "http://localhost:3030/ds"),
        pytest.param("graphdb", "GraphDB", "http://localhost:7200", marks=pytest.mark.graphdb),
    ],
)
def test_the_commands_of_the_page_work(
    server: str, title: str, written: str, request: pytest.FixtureRequest, page: str, tmp_path: Path, seeds_graph: Path
) -> None:
    """As they are typed: the graph is loaded, and a question about it answered."""
    made = request.getfixturevalue(server)
    store = made if isinstance(made, RdfServer) else made("walked")
    place = store.root if server in ("rdf4j", "graphdb") else store.store.rpartition("/")[0]
    blocks = [block for block in commands(page, title) if written in block]
    lines = "".join(blocks)
    assert lines.startswith(f"kg load {server if server in ('rdf4j', 'graphdb') else 'gsp'} {written}")
    told = typed(lines, {written: place}, tmp_path, seeds_graph)
    assert "9 graphs loaded" in told
    assert CO_CHAIR in told


def test_a_question_taken_from_the_program_runs_as_it_is(
    rdf4j: Maker, page: str, tmp_path: Path, seeds_graph: Path
) -> None:
    """GraphDB's part of the page, on a server that speaks the same protocol."""
    store = rdf4j("walked-too")
    load, ask = commands(page, "GraphDB")
    written = {"http://localhost:7200": store.root}
    typed(load.replace("kg load graphdb", "kg load rdf4j"), written, tmp_path, seeds_graph)
    assert CO_CHAIR in typed(ask, written, tmp_path, seeds_graph)
