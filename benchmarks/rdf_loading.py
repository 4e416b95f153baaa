"""How fast `kg load rdf4j` is against `curl`, on one server in one run, and how much memory it takes.

    python benchmarks/rdf_loading.py [DIR ...] [--rounds 1] [--heap 2g]

Each DIR holds a built graph; without one, graphs of 94 documents (some 100,000 triples) and of 1000 (a million) are
generated. An RDF4J server is started from packages, as in the tests: Java's serial collector, the heap that --heap
says (2 GB: less is little for a million triples in one transaction), a native store on the disk. curl posts the file
graph.nq, which is one transaction there; `kg load` sends the same in chunks. Each loads into a repository of its own
that is new, by turns; of some rounds the fastest counts. What `kg load` takes to count afterwards is told apart, and so
is a second load, which compares and writes nothing. Beside seconds, what server and client compute is told where the
system tells it (Linux): a busy machine changes that less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generate import generate
from memory import UNIT

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests"))

from servers import free_port, rdf4j_launch, send, start, stop, wait_for  # noqa: E402 - which lies in the folder of the tests

from kg.export.rdf_server.rdf4j import configure  # noqa: E402

MOST, MOST_MEMORY = 1.5, 1.2
"""How many times curl's seconds a load may take; how many times the memory with a tenth of the graph."""

LOAD = """
import json, resource, sys, time
from pathlib import Path
from kg.export.rdf_server import Repository, load, loading, open_source
from kg.export.rdf_server.connection import Connection
from kg.query.address import read_address

root, name, folder = sys.argv[1:]
count, loading.verify = loading.verify, lambda *_: None
with open_source(Path(folder)) as source, Connection(read_address(root)) as server:
    target, _ = Repository.opened(server, name, kind="rdf4j", create=False)
    done = load(source, target)
    if not done.changed:
        begun = time.perf_counter()
        count(source, target, ())
    counting = 0.0 if done.changed else time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"triples": source.total, "written": done.triples, "counting": counting, "peak": peak}))
"""


def main() -> None:
    """Print the figures of each graph; exit 1 where one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--heap", default="2g")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        folders = arguments.folders or generated(place)
        port = free_port()
        launch = rdf4j_launch(place / "server", port, heap=arguments.heap)
        process = start(launch, place / "server")
        try:
            wait_for(process, launch, place / "server")
            server = Server(launch.sign_of_life.removesuffix("/protocol"), process.pid)
            print(f"RDF4J, native store, heap {arguments.heap}", flush=True)
            figures = [compare(server, folder, arguments.rounds) for folder in folders]
        finally:
            stop(process)
    slow = [ratio for ratio, _ in figures if ratio > MOST]
    grown = figures[-1][1] > MOST_MEMORY * figures[0][1]
    sys.exit("a load is too slow, or its memory grows with the graph" if slow or grown else None)


def generated(place: Path) -> list[Path]:
    """Two graphs of the domain's shape, one ten times the other."""
    folders = [place / "small", place / "large"]
    for folder, documents in zip(folders, (94, 1000), strict=True):
        generate(folder, documents)
    return folders


@dataclass(frozen=True)
class Server:
    """A server by its address, and its process."""

    root: str
    process: int


@dataclass(frozen=True)
class Spent:
    """Seconds that passed, and seconds that server and client computed."""

    passed: float
    computed: float

    def __sub__(self, other: Spent) -> Spent:
        """The difference of both."""
        return Spent(self.passed - other.passed, self.computed - other.computed)


def compare(server: Server, folder: Path, rounds: int) -> tuple[float, float]:
    """Print how curl and `kg load` fare with a graph; the ratio of their seconds, and the bytes that the load took."""
    by_curl(server.root, fresh(server.root, "warm"), CHECKOUT / "build")
    curls, loads = [], []
    for _ in range(rounds):
        name = fresh(server.root, "curl")
        start, _ = spent(server), by_curl(server.root, name, folder)
        curls.append(spent(server) - start)
        name = fresh(server.root, "program")
        start, told = spent(server), by_program(server.root, name, folder)
        loads.append(spent(server) - start)
    start, again = spent(server), by_program(server.root, "program", folder)
    second = spent(server) - start
    by_passed = attrgetter("passed")
    curl, load = min(curls, key=by_passed), min(loads, key=by_passed)
    ratio, peak = load.passed / curl.passed, told["peak"] * UNIT
    print(f"{told['triples']:,} triples")
    print(f"{'curl, one transaction':32} {curl.passed:8.1f} s {curl.computed:8.1f} s computed")
    print(f"{'kg load, without counting':32} {load.passed:8.1f} s {load.computed:8.1f} s computed")
    print(f"{'times curl':32} {ratio:8.2f} ({MOST} at most) {load.computed / curl.computed:8.2f} computed")
    print(f"{'counting afterwards':32} {again['counting']:8.1f} s")
    print(f"{'a second load':32} {second.passed - again['counting']:8.1f} s, {again['written']:,} triples written")
    print(f"{'peak memory of kg load':32} {peak / 2**20:8.0f} MiB", flush=True)
    return ratio, peak


def spent(server: Server) -> Spent:
    """What has passed and was computed until now."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(time.perf_counter(), children.ru_utime + children.ru_stime + computed_by(server.process))


def computed_by(process: int) -> float:
    """Seconds that a process has computed; 0 where the system does not tell."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fresh(root: str, name: str) -> str:
    """The name of a repository that is new and empty."""
    listed = send(f"{root}/repositories", "GET", accept="text/csv").decode()
    if f"/repositories/{name}," in listed:
        send(f"{root}/repositories/{name}", "DELETE")
    send(f"{root}/repositories/{name}", "PUT", configure("rdf4j", name), "text/turtle")
    return name


def by_curl(root: str, name: str, folder: Path) -> None:
    """Post a file by curl, which is one transaction."""
    words = ["-X", "POST", "-T", str(folder / "graph.nq"), "-H", "Content-Type: application/n-quads"]
    command = ["curl", "--silent", "--show-error", "--fail", *words, f"{root}/repositories/{name}/statements"]
    subprocess.run(command, check=True)


def by_program(root: str, name: str, folder: Path) -> dict[str, float]:
    """What a process of its own tells that loads a graph as `kg load` does."""
    command = [sys.executable, "-c", LOAD, root, name, str(folder)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return told


if __name__ == "__main__":
    main()
