"""How fast `kg load neo4j` is, beside Cypher written by hand for the same rows and beside rdflib-neo4j, on one server.

    python benchmarks/neo4j_loading.py GRAPH [GRAPH ...] [--rounds 1] [--no-rival] [--full-server]

Each GRAPH is a folder that `kg build` or benchmarks/generate.py wrote, the smallest first: 94 documents of the latter
are some 100,000 triples, 1000 a million. A Neo4j Community server is started for this, with the settings of
tests/neo4j_server.py (512 MiB heap, serial collector, C1 compiler) or, with --full-server, with Java's own and 1 GiB,
and is emptied between runs; the smallest graph is loaded by kg and by hand before anything is timed. What is printed
for each graph:

    kg load             the whole of it: start, opening the graph, reading, writing, in processes of its own; the peaks
                        of their memory, added up
    again               a second `kg load`, which changes nothing
    kg, rows ready      what kg writes, of rows that are ready in memory
    by hand             UNWIND and MERGE with the same labels, types, properties and batches, of the same rows, one
                        batch after the other
    rdflib-neo4j        the triples of the graph, each once, sorted, parsed from N-Triples into its store, in its own
                        batches, stopped after 300 s; beside `kg load`
    rdflib-neo4j, ready the same of triples that are ready in memory; beside `kg, rows ready`

It runs in an environment of its own (default: in the temporary folder, kept for the next run). Triples a second are
those of the graph; what the stores make of them differs: rdflib-neo4j makes a node of every resource, quotes and
assertions among them, and keeps one value of each property. On a busy machine seconds of CPU tell more than seconds:
those of server and client together are printed where the system tells them (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import Driver, ManagedTransaction, Session

from kg.export.neo4j.address import Account, read_neo4j_address
from kg.export.neo4j.batching import RELATIONSHIP_BLANK, Batch, batches, node_blank
from kg.export.neo4j.server import open_server
from kg.export.neo4j.statements import CREATE_SCHEMA, read_statement
from kg.export.neo4j.writers import Writers
from kg.property_graph import PropertyGraph, Schema
from kg.store import open_with_lines

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from neo4j_server import FULL, SMALL, Neo4jServer, neo4j_server  # noqa: E402

LIMIT = 300.0
"""Seconds after which the rival is stopped."""
NODES = "UNWIND $rows AS row MERGE (n:KgEntity {iri: row.iri}) SET n:LABELS, n += row.properties"
RELATIONSHIPS = (
    "UNWIND $rows AS row MATCH (a:KgEntity {iri: row.source}) MATCH (b:KgEntity {iri: row.target}) "
    "MERGE (a)-[r:TYPE {id: row.id}]->(b) SET r += row.properties"
)
LOAD = """
import sys
from kg.cli import main
main(sys.argv[1:], standalone_mode=False)
try:
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
except ImportError:
    print(0)
else:
    print(sum(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)))
"""
EMPTY = (
    "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 2000 ROWS",
    "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 2000 ROWS",
)


def main() -> None:
    """Print a block of lines for each graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", type=Path, nargs="+", metavar="GRAPH")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--no-rival", dest="rival", action="store_false")
    parser.add_argument("--full-server", action="store_true")
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "kg-rival-rdflib-neo4j")
    arguments = parser.parse_args()
    python = install(arguments.environment) if arguments.rival else None
    java = FULL if arguments.full_server else SMALL
    with tempfile.TemporaryDirectory() as place, neo4j_server(Path(place), java=java) as server:
        account = Account(server.username, server.password)
        with open_server(read_neo4j_address(server.url), account, patience=30) as driver:
            load(server, arguments.graphs[0])
            empty(driver)
            graph = PropertyGraph(*open_with_lines(arguments.graphs[0]))
            by_hand(driver, [*batches(graph.nodes()), *batches(graph.relationships())])
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
                ("by hand", lambda: by_hand(driver, ready)),
                ("kg, rows ready", lambda: by_kg(driver, ready, schema)),
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
        for name, words in (("kg load", ()), ("kg, rows ready", ("ready",))) if python is not None else ():
            empty(driver)
            rival(python, server, triples, words, Ours(name, best[name], count))


@dataclass(frozen=True)
class Ours:
    """What of kg stands beside a rival, and of how many triples."""

    name: str
    run: Run
    count: int


def rival(python: Path, server: Neo4jServer, triples: Path, words: Sequence[str], ours: Ours) -> None:
    """Print the figures of rdflib-neo4j on the same graph."""
    run = timed(server, lambda: run_rival(python, server, triples, words))
    given, whole = run.told["triples"], run.told["whole"]
    run = Run(run.told["seconds"], run.cpu - run.told["before"], run.told)
    speed, cpu = (
        (ours.count / mine) / (given / theirs)
        for mine, theirs in ((ours.run.seconds, run.seconds), (ours.run.cpu, run.cpu))
    )
    note = "" if whole else f"did not finish in {LIMIT:.0f} s, {given:,} triples; "
    name = ", ".join(("rdflib-neo4j", *words))
    tell(name, run, given, f"{note}{ours.name} is {speed:.1f} times as fast, {cpu:.1f} in CPU")


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
    print(f"  {name:19} {figures}   {note}", flush=True)


def by_hand(driver: Driver, ready: list[Batch]) -> int:
    """Write rows that are ready as one would by hand: a statement and a transaction a batch, one after the other."""
    with driver.session() as session:
        create_schema(session)
        for batch in ready:
            nodes = "iri" in batch.rows[0]
            text = NODES.replace("LABELS", batch.kind) if nodes else RELATIONSHIPS.replace("TYPE", batch.kind)
            rows = [row | {"properties": row["properties"] | {"kgDigest": row["digest"]}} for row in batch.rows]
            session.execute_write(_run, text, {"rows": rows})
    return 0


def by_kg(driver: Driver, ready: list[Batch], schema: Schema) -> int:
    """Write rows that are ready as kg does."""
    writers = Writers(driver, None)
    with writers.session() as session:
        create_schema(session)
    nodes = sum("iri" in batch.rows[0] for batch in ready)
    for part, beside in ((ready[:nodes], node_blank(schema)), (ready[nodes:], RELATIONSHIP_BLANK)):
        for _ in writers.write(part, beside):
            pass
    return 0


def create_schema(session: Session) -> None:
    """Make constraint and indexes."""
    for name in CREATE_SCHEMA:
        session.run(read_statement(name)).consume()


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
        for statement in EMPTY:
            session.run(statement).consume()


def write_triples(folder: Path, file: Path) -> int:
    """Write the triples of a graph as N-Triples, each once, sorted, and count them."""
    quads = (line.rstrip(b" .\n").rpartition(b" <")[0] + b" .\n" for line in (folder / "graph.nq").open("rb"))
    found = sorted(set(quads))
    file.write_bytes(b"".join(found))
    return len(found)


def run_rival(python: Path, server: Neo4jServer, triples: Path, words: Sequence[str]) -> dict[str, Any]:
    """What rdflib-neo4j did in its time."""
    script = HERE / "rivals" / "rdflib_neo4j_load.py"
    command = [str(python), str(script), str(triples), server.url, str(LIMIT), *words]
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
