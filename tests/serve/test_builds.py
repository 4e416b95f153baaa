"""Many readers at once, and a new build that is put in place meanwhile: no error, no answer of neither build."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from service import Service, serving

from kg.identifiers import Identifiers
from kg.store import write_graph

ANSWERS = "SELECT ?number (COUNT(*) AS ?n) { ?thing <http://example.org/is> ?number } GROUP BY ?number"
THINGS = 500


def build(folder: Path, number: int) -> None:
    """A graph in which every thing is the number."""
    folder.mkdir()
    is_, graph = NamedNode("http://example.org/is"), NamedNode("http://example.org/graph")
    quads = (Quad(NamedNode(f"http://example.org/{n}"), is_, Literal(number), graph) for n in range(THINGS))
    write_graph(quads, folder, Identifiers())


def put(folder: Path, number: int) -> None:
    """Put another build in the place of the one that is there, by renames as `kg build` does."""
    made, previous = folder.with_name("made"), folder.with_name(folder.name + ".previous")
    build(made, number)
    shutil.rmtree(previous, ignore_errors=True)
    folder.rename(previous)
    made.rename(folder)


def answer(service: Service) -> tuple[int, int]:
    """The number that all things are, and how many are."""
    found = service.send(f"/sparql?query={quote(ANSWERS)}", accept="application/json", timeout=120)
    assert found.status == 200, found.text
    (row,) = json.loads(found.body)["results"]["bindings"]
    return int(row["number"]["value"]), int(row["n"]["value"])


def wait_for(service: Service, number: int) -> None:
    """Until a build is served."""
    end = time.monotonic() + 60
    while answer(service) != (number, THINGS):
        assert time.monotonic() < end, f"build {number} is not served"
        time.sleep(0.1)


@pytest.mark.proof
def test_a_build_is_swapped_under_many_readers(
    tmp_path: Path, soak: bool, record_property: Callable[[str, object], None]
) -> None:
    """64 clients for 60 s, 8 for 6 s in the short form; every answer is of one build, and none goes back."""
    clients, seconds = (64, 60.0) if soak else (8, 6.0)
    folder = tmp_path / "graph"
    build(folder, 1)
    found: Counter[int] = Counter()
    faults: list[str] = []
    over = threading.Event()

    def read(service: Service) -> None:
        last = 0
        while not over.is_set():
            try:
                number, count = answer(service)
            except (AssertionError, OSError, ValueError) as error:
                faults.append(repr(error))
                return
            if count != THINGS or number < last:
                faults.append(f"{count} things are {number}, after {last}")
            last = number
            found[number] += 1

    with serving(folder, "--workers", "2") as service:
        threads = [threading.Thread(target=read, args=[service]) for _ in range(clients)]
        for thread in threads:
            thread.start()
        for number in (2, 3):
            time.sleep(seconds / 3)
            put(folder, number)
        time.sleep(seconds / 3)
        wait_for(service, 3)
        over.set()
        for thread in threads:
            thread.join(120)
    assert faults == []
    assert set(found) >= {1, 3}
    assert sum(found.values()) > clients
    told = ", ".join(f"{found[number]} of build {number}" for number in sorted(found))
    record_property("answers", f"{clients} clients, {seconds:g} s: {told}")


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_a_file_that_is_replaced_in_its_folder_is_served(tmp_path: Path, name: str) -> None:
    """A graph from anywhere is one file, and somebody copies another over it."""
    folder = tmp_path / "graph"
    folder.mkdir()

    def write(number: int) -> None:
        store = Store()
        for n in range(THINGS):
            thing, is_ = NamedNode(f"http://example.org/{n}"), NamedNode("http://example.org/is")
            store.add(Quad(thing, is_, Literal(number), NamedNode("http://example.org/graph")))
        store.dump(str(tmp_path / "new"), RdfFormat.from_extension(name.partition(".")[2]))
        (tmp_path / "new").replace(folder / name)

    write(1)
    with serving(folder) as service:
        wait_for(service, 1)
        write(2)
        wait_for(service, 2)


@pytest.mark.parametrize("spoil", [lambda folder: (folder / "graph.nq").write_text("<cut"), shutil.rmtree])
def test_a_build_that_is_not_whole_is_not_served(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """The one before it is, and the next that is whole."""
    folder = tmp_path / "graph"
    build(folder, 1)
    with serving(folder) as service:
        wait_for(service, 1)
        spoil(folder)
        time.sleep(3.5)
        assert answer(service) == (1, THINGS)
        assert service.remarked().count("\n") == (1 if folder.is_dir() else 0)
        shutil.rmtree(folder, ignore_errors=True)
        build(folder, 2)
        wait_for(service, 2)


def test_a_service_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its copy is deleted when it ends, and the graph is as it was."""
    folder, place = tmp_path / "graph", tmp_path / "place"
    build(folder, 1)
    place.mkdir()
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    monkeypatch.setenv("TMPDIR", str(place))
    with serving(folder) as service:
        wait_for(service, 1)
        assert list(place.iterdir())
    assert list(place.iterdir()) == []
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before
