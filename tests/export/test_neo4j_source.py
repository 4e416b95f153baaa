"""A graph that another process reads is the one that is read here; what that meets is told, and it ends with us."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import PicklingError

import pytest

from kg.export.neo4j.batching import Batch
from kg.export.neo4j.source import AHEAD, Apart, Here
from kg.model import GraphError
from kg.processes import Beside, EndedError, sending_ahead
from kg.property_graph import PropertyGraph
from kg.store import open_with_lines

ROWS = 7


def child_of(process: int) -> int:
    """The process that reads for one."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(told[1]) == process and b"spawn_main" in (folder / "cmdline").read_bytes():
                return int(folder.name)
    pytest.fail("no process reads")


def test_another_process_sends_what_is_read_here(seeds_graph: Path) -> None:
    """The schema, the number of nodes, and the same batches in the same order."""
    here = Here(PropertyGraph(*open_with_lines(seeds_graph)), ROWS)
    with Apart(seeds_graph, ROWS) as apart:
        apart.wait()
        assert (apart.schema, apart.size) == (here.schema, here.size)
        nodes, relationships = list(apart.nodes()), list(apart.relationships())
    assert (nodes, relationships) == (list(here.nodes()), list(here.relationships()))
    assert len(nodes) > AHEAD
    assert all(len(batch.rows) <= ROWS for batch in (*nodes, *relationships))


def test_the_build_before_is_read_and_told_of(seeds_graph: Path, tmp_path: Path) -> None:
    """As by every other command, when the folder is just being replaced."""
    (tmp_path / "build.previous").symlink_to(seeds_graph)
    told: list[str] = []
    with Apart(tmp_path / "build", notice=told.append) as apart:
        apart.wait()
    (line,) = told
    assert "build.previous" in line


def test_a_graph_that_is_not_there_is_told_before_anything_else(tmp_path: Path) -> None:
    """With the folder and what helps."""
    with Apart(tmp_path / "none") as apart, pytest.raises(GraphError, match=r"none: no such folder; build a graph"):
        apart.wait()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc which process reads")
def test_a_process_that_is_killed_is_told(seeds_graph: Path) -> None:
    """With the folder, how it ended and what helps; what was sent before may still come."""
    with Apart(seeds_graph, 1) as apart:
        apart.wait()
        os.kill(child_of(os.getpid()), signal.SIGKILL)
        with pytest.raises(GraphError, match=r"the process that reads it was killed by signal 9; free memory"):
            assert apart.size and list(apart.nodes()) and list(apart.relationships())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc which process reads")
def test_the_process_ends_with_its_reader(seeds_graph: Path) -> None:
    """Though it has more to send than anybody takes."""
    with Apart(seeds_graph, 1) as apart:
        assert apart.schema and apart.size
        assert isinstance(next(apart.nodes()), Batch)
        reader = child_of(os.getpid())
    assert not Path(f"/proc/{reader}").exists()


def send_numbers(connection: Connection) -> None:
    with sending_ahead(connection, 3) as send:
        for number in range(8):
            send(number)
    connection.send("all sent")


def raise_an_error(connection: Connection) -> None:
    with sending_ahead(connection, 3) as send:
        send("before")
        raise GraphError("a line")


def send_what_cannot_be_sent(connection: Connection) -> None:
    with sending_ahead(connection, 1) as send:
        for _ in range(5):
            send(lambda: None)


def leave(connection: Connection) -> None:
    del connection
    os._exit(3)


@pytest.fixture
def beside(request: pytest.FixtureRequest) -> Iterator[Beside]:
    """A process that runs the function that a test names."""
    found = Beside(request.param)
    yield found
    found.stop()


@pytest.mark.parametrize("beside", [send_numbers], indirect=True)
def test_what_is_sent_ahead_comes_in_order(beside: Beside) -> None:
    """All of it, before what is sent after it."""
    assert [beside.take() for _ in range(9)] == [*range(8), "all sent"]


@pytest.mark.parametrize("beside", [raise_an_error], indirect=True)
def test_an_error_comes_after_what_was_sent_before_it(beside: Beside) -> None:
    """And is raised here."""
    assert beside.take() == "before"
    with pytest.raises(GraphError, match="a line"):
        beside.take()


@pytest.mark.parametrize("beside", [send_what_cannot_be_sent], indirect=True)
def test_what_cannot_be_sent_is_an_error(beside: Beside) -> None:
    """And nobody waits for it."""
    with pytest.raises((AttributeError, PicklingError), match="pickle"):
        beside.take()


@pytest.mark.parametrize("beside", [leave], indirect=True)
def test_a_process_that_has_ended_is_told_with_its_status(beside: Beside) -> None:
    """Whether something is asked of it or handed over."""
    with pytest.raises(EndedError, match="ended with status 3"):
        beside.take()
    time.sleep(0.1)
    with pytest.raises(EndedError, match="ended with status 3"):
        beside.send("anything")
