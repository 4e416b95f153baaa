"""Gephi itself opens the network: every thing in its colour, and every link, those of the same two things too."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from expected import Expected
from servers import UnavailableError, fetched

TOOLKIT = "gephi-toolkit-0.10.1-all.jar"
PROGRAM = Path(__file__).with_name("OpenInGephi.java")

pytestmark = pytest.mark.gephi


@pytest.fixture(scope="module")
def toolkit() -> Path:
    """Gephi's library, from Maven Central."""
    artifact = "org.gephi:gephi-toolkit:0.10.1:jar:all"
    try:
        return fetched(
            TOOLKIT,
            lambda place: ["dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={place}"],
            whole=False,
        )
    except UnavailableError as error:
        pytest.skip(str(error))


def test_gephi_opens_all_of_it(write: Callable[[str], Path], expected: Expected, toolkit: Path) -> None:
    """Without kinds of links it would make one of all between two things."""
    command = ["java", "-Djava.awt.headless=true", "-cp", str(toolkit), str(PROGRAM), str(write("gexf"))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    counts, *lines = done.stdout.splitlines()
    assert counts == f"{len(expected.labels)} {len(expected.links)}"
    nodes = {iri: colour for kind, iri, colour in (line.split("\t")[:3] for line in lines) if kind == "node"}
    assert set(nodes) == set(expected.labels)
    assert "000000" not in nodes.values()
    assert {tuple(line.split("\t")[1:4]) for line in lines if line.startswith("link")} == set(expected.links)
