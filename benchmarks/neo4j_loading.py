"""How fast `kg load neo4j` is, beside Cypher written by hand for the same rows and beside rdflib-neo4j, on one server.

    python benchmarks/neo4j_loading.py GRAPH [GRAPH ...] [--rounds 1] [--no-rival] [--environment DIR]

Each GRAPH is a folder that `kg build` or benchmarks/generate.py wrote, the smallest first: 94 documents of the latter
are some 100,000 triples, 1000 a million. A Neo4j Community server is started for this, with the settings of
tests/neo4j_server.py (512 MiB heap, serial collector, C1 compiler), and is emptied between runs; the smallest graph is
loaded by kg and by hand before anything is timed. What is printed for each graph:

    kg load        the whole of it: start, opening the graph, reading, writing, in a process of its own; its peak memory
    again          a second `kg load`, which changes nothing
    kg, rows ready what kg writes, of rows that are ready in memory
    by hand        UNWIND and MERGE with the same labels, types, properties and batches, of the same rows
    rdflib-neo4j   the first triples of the graph by subject, ready in memory, in its own batches, stopped after 120 s;
                   in an environment of its own (default: in the temporary folder, kept for the next run)

Triples a second are those of the graph; what the stores make of them differs: rdflib-neo4j makes a node of every
resource, quotes and assertions among them, and keeps one value of each property. On a busy machine seconds of CPU tell
more than seconds: those of server and client together are printed where the system tells them (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

from kg.export.neo4j.batching import Batch, batches, node_blank
from kg.export.neo4j.statements import CREATE_SCHEMA, read_statement
from kg.network import PropertyGraph, Schema
from kg.network.property_graph import RELATIONSHIP_KEYS
from kg.store import open_with_lines

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from neo4j_server import Neo4jServer, neo4j_server  # noqa: E402

RIVAL_TRIPLES = 400_000
"""How many triples the rival is given at most: far more than it can load in its time."""
LIMIT = 120.0
"""Seconds after which the rival is stopped."""
NODES = "UNWIND $rows AS row MERGE (n:KgEntity {iri: row.iri}) SET n:LABELS, n += row.properties"
RELATIONSHIPS = (
    "UNWIND $rows AS row MATCH (a:KgEntity {iri: row.source}) MATCH (b:KgEntity {iri: row.target}) "
    "MERGE (a)-[r:TYPE {id: row.id}]->(b) SET r += row.properties"
)
LOAD = """
import sys
from pathlib import Path
from kg.cli import main
main(sys.argv[1:], standalone_mode=False)
status = Path("/proc/self/status")
told = status.read_text() if status.is_file() else "VmHWM: 0"
print(told.partition("VmHWM:")[2].split()[0])
"""
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS"


def main() -> None:
    """Print a block of lines for each graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", type=Path, nargs="+", metavar="GRAPH")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--no-rival", dest="rival", action="store_false")
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "kg-rival-rdflib-neo4j")
    arguments = parser.parse_args()
    python = install(arguments.environment) if arguments.rival else None
    with tempfile.TemporaryDirectory() as place, neo4j_server(Path(place)) as server:
        account = (server.username, server.password)
        with GraphDatabase.driver(server.url, auth=account, notifications_min_severity="OFF") as driver:
            load(server, arguments.graphs[0])
            empty(driver)
            graph = PropertyGraph(*open_with_lines(arguments.graphs[0]))
            write_ready(driver, [*batches(graph.nodes()), *batches(graph.relationships())], by_hand)
            for folder in arguments.graphs:
                compare(server, driver, folder, arguments.rounds, python)


def compare(server: Neo4jServer, driver: Driver, folder: Path, rounds: int, python: Path | None) -> None:
    """Print the figures of one graph."""
    with tempfile.TemporaryDirectory() as place:
        triples = Path(place) / "graph.nt"
        count = write_triples(folder, triples)
        graph = PropertyGraph(*open_with_lines(folder))
        ready, schema = [*batches(graph.nodes()), *batches(graph.relationships())], graph.schema
        nodes = sum(len(batch.rows) for batch in ready if "iri" in batch.rows[0])
        total = sum(len(batch.rows) for batch in ready)
        print(f"{folder}: {count:,} triples, {nodes:,} nodes, {total - nodes:,} relationships", flush=True)
        found: dict[str, list[Run]] = {}
        for _ in range(rounds):
            for name, write in (
                ("by hand", lambda: write_ready(driver, ready, by_hand)),
                ("kg, rows ready", lambda: write_ready(driver, ready, partial(by_kg, schema=schema))),
                ("kg load", lambda: load(server, folder)),
            ):
                empty(driver)
                found.setdefault(name, []).append(timed(server, write))
            found.setdefault("again", []).append(timed(server, lambda: load(server, folder)))
        best = {name: min(runs, key=lambda run: run.seconds) for name, runs in found.items()}
        for name in ("kg load", "again", "kg, rows ready", "by hand"):
            ratio = f"{best[name].seconds / best['by hand'].seconds:.2f} times by hand"
            told = f"peak memory {best[name].told / 2**20:.0f} MiB, " if best[name].told else ""
            tell(name, best[name], count, f"{told}{ratio}, {best[name].cpu / best['by hand'].cpu:.2f} in CPU")
        if python is not None:
            empty(driver)
            rival(python, server, triples, best["kg load"], count)


def rival(python: Path, server: Neo4jServer, triples: Path, ours: Run, count: int) -> None:
    """Print the figures of rdflib-neo4j on the same graph."""
    run = timed(server, lambda: run_rival(python, server, triples))
    given, whole = run.told["triples"], run.told["whole"]
    run = Run(run.told["seconds"], run.cpu - run.told["before"], run.told)
    speed, cpu = (
        ours_per / (given / theirs)
        for ours_per, theirs in ((count / ours.seconds, run.seconds), (count / ours.cpu, run.cpu))
    )
    note = "" if whole else f"did not finish in {LIMIT:.0f} s; "
    tell(
        "rdflib-neo4j",
        run,
        given,
        f"{note}of {given:,} triples; kg load is {speed:.1f} times as fast, {cpu:.1f} in CPU",
    )


@dataclass(frozen=True)
class Run:
    """Seconds, seconds of CPU of server and client, and what else a run told."""

    seconds: float
    cpu: float
    told: Any


def timed(server: Neo4jServer, run: Callable[[], Any]) -> Run:
    """What a run takes."""
    start, cpu = time.perf_counter(), cpu_of(server)
    told = run()
    return Run(time.perf_counter() - start, cpu_of(server) - cpu, told)


def cpu_of(server: Neo4jServer) -> float:
    """Seconds of CPU that the server, this process and those that it has started have had."""
    times = os.times()
    own = times.user + times.system + times.children_user + times.children_system
    try:
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return own
    return own + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(name: str, run: Run, count: int, note: str) -> None:
    """Print a line."""
    figures = f"{run.seconds:8.1f} s {run.cpu:8.1f} s CPU {count / run.seconds:10,.0f} triples/s"
    print(f"  {name:14} {figures}   {note}", flush=True)


def by_hand(batch: Batch) -> tuple[str, dict[str, Any]]:
    """A statement as one would write it, and what it takes."""
    text = NODES.replace("LABELS", batch.kind) if "iri" in batch.rows[0] else RELATIONSHIPS.replace("TYPE", batch.kind)
    rows = [row | {"properties": row["properties"] | {"kgDigest": row["digest"]}} for row in batch.rows]
    return text, {"rows": rows}


def by_kg(batch: Batch, schema: Schema) -> tuple[str, dict[str, Any]]:
    """kg's statement, and what it takes."""
    beside = node_blank(schema) if "iri" in batch.rows[0] else {"blank": dict.fromkeys(RELATIONSHIP_KEYS)}
    return batch.statement, {"rows": batch.rows, **beside}


def write_ready(driver: Driver, ready: list[Batch], write: Callable[[Batch], tuple[str, dict[str, Any]]]) -> int:
    """Write rows that are ready, a transaction each batch."""
    with driver.session() as session:
        for name in CREATE_SCHEMA:
            session.run(read_statement(name)).consume()
        for batch in ready:
            text, values = write(batch)
            session.execute_write(_run, text, values)
    return 0


def _run(transaction: ManagedTransaction, text: str, values: dict[str, Any]) -> None:
    transaction.run(text, values).consume()


def load(server: Neo4jServer, folder: Path) -> int:
    """Run `kg load neo4j` in a process of its own; its bytes at the peak, 0 where the system does not tell."""
    environment = os.environ | {"NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    words = ["load", "neo4j", server.url, "-g", str(folder)]
    done = subprocess.run(
        [sys.executable, "-c", LOAD, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return int(done.stdout.split()[-1]) * 1024


def empty(driver: Driver) -> None:
    """Remove all that is in the database."""
    with driver.session() as session:
        session.run(EMPTY).consume()


def write_triples(folder: Path, file: Path) -> int:
    """Write the first triples of a graph as N-Triples, each once, and count all."""
    quads = (line.rstrip(b" .\n").rpartition(b" <")[0] + b" .\n" for line in (folder / "graph.nq").open("rb"))
    found = sorted(set(quads))
    file.write_bytes(b"".join(found[:RIVAL_TRIPLES]))
    return len(found)


def run_rival(python: Path, server: Neo4jServer, triples: Path) -> dict[str, Any]:
    """What rdflib-neo4j did in its time."""
    command = [str(python), str(HERE / "rivals" / "rdflib_neo4j_load.py"), str(triples), server.url, str(LIMIT)]
    done = subprocess.run(
        command, input=f"{server.username} {server.password}", capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"rdflib-neo4j: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def install(environment: Path) -> Path:
    """The Python of an environment that holds rdflib-neo4j, made if it is not there; exits with what pip says."""
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = environment / "installed"
    if not stamp.is_file():
        print(f"installing rdflib-neo4j into {environment} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary", ":all:"]
        installed = subprocess.run(
            [*pip, "-r", str(HERE / "rivals" / "rdflib_neo4j.txt")], stderr=subprocess.PIPE, text=True, check=False
        )
        if installed.returncode:
            sys.exit(f"rdflib-neo4j cannot be installed here: {installed.stderr.strip()}")
        stamp.touch()
    return python


if __name__ == "__main__":
    main()
