"""Milliseconds of every named question, against the engine alone and, on request, against rdflib.

    python benchmarks/queries.py [DIR] [--documents N] [--draws 5] [--seed 1] [--most 100] [--rdflib]

DIR is a built graph (default: build/); with --documents, one of the domain's shape is generated there first. Each
question is asked several times, for names that are drawn from those of the graph so that there are rows, in a process
that has the graph open. A question through the library reads its names, runs, and gathers the rows as they are shown;
its rival is `Store.query` of pyoxigraph with the same SPARQL, all values of all rows read. Seconds are those that
the thread computes, the median of three turns. Exits with 1 where the 95th percentile is not below --most milliseconds:
100 for 100,000 triples, 1500 for a million.

With --rdflib the first draw of each question is run by rdflib too, in a process that is stopped after 120 s.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from draws import draw
from generate import generate
from pyoxigraph import Store
from rdflib_rival import Rdflib

from kg.query import Graph, NamedQuery, answer, library
from kg.store import open_graph

BUILD = Path(__file__).resolve().parent.parent / "build"
ROUNDS, LONG = 3, 1.0
"""Turns of each rival, and the seconds from which on one turn is enough."""


@dataclass(frozen=True)
class Run:
    """A question with values for its parameters: its rows, and seconds through the library and by the engine alone."""

    given: dict[str, str]
    sparql: str
    rows: int
    library: float
    engine: float


def main() -> None:
    """Print a line for each question, and the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", default=BUILD)
    parser.add_argument("--documents", type=int, metavar="N")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=100.0)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="the questions asked; all, unless told")
    arguments = parser.parse_args()
    if arguments.documents:
        generate(arguments.folder, arguments.documents)
    store = open_graph(arguments.folder)
    print(f"{len(store):,} triples")
    runs = measure(store, arguments.draws, arguments.seed, arguments.only)
    slowest = tell(runs)
    if arguments.rdflib:
        tell_rdflib(arguments.folder, runs)
    sys.exit(f"the 95th percentile is {slowest:.0f} ms" if slowest >= arguments.most else None)


def measure(store: Store, draws: int, seed: int, only: list[str] | None) -> dict[str, list[Run]]:
    """The runs of each question, printed as they are done."""
    graph, runs = Graph(store), {}
    print(f"{'question':30} {'rows':>6} {'ms':>8} {'slowest':>8} {'engine':>8} {'ratio':>6}")
    for query in library():
        if only and query.name not in only:
            continue
        chance = random.Random(f"{seed} {query.name}")
        drawn = [draw(graph, query, chance) for _ in range(draws if query.example else 1)]
        runs[query.name] = found = [time_run(graph, store, query, given) for given in drawn]
        own, engine = [run.library * 1000 for run in found], [run.engine * 1000 for run in found]
        rows = median(run.rows for run in found)
        print(
            f"{query.name:30} {rows:6.0f} {median(own):8.2f} {max(own):8.2f} {median(engine):8.2f}"
            f" {sum(own) / sum(engine):6.2f}",
            flush=True,
        )
    return runs


def time_run(graph: Graph, store: Store, query: NamedQuery, given: dict[str, str]) -> Run:
    """One question with one set of values, by both rivals in turns."""
    found = answer(graph, query, given)
    own, engine = [], []
    while len(own) < (1 if own and own[0] > LONG else ROUNDS):
        own.append(seconds(lambda: answer(graph, query, given)))
        engine.append(seconds(lambda: read_all(store, found.sparql)))
    return Run(given, found.sparql, len(found.rows.rows), median(own), median(engine))


def read_all(store: Store, sparql: str) -> list[tuple]:
    """All values of all rows that the engine finds."""
    return [tuple(row) for row in store.query(sparql, use_default_graph_as_union=True)]


def seconds(work: object) -> float:
    """What the thread computes to do some work."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def tell(runs: dict[str, list[Run]]) -> float:
    """Print the percentiles of all runs, and return the 95th of the library in milliseconds."""
    every = [run for found in runs.values() for run in found]
    own, engine = ([getattr(run, rival) * 1000 for run in every] for rival in ("library", "engine"))
    without = sorted(name for name, found in runs.items() if not any(run.rows for run in found))
    print(f"{len(runs)} questions, {len(every)} runs; without a row: {', '.join(without) or 'none'}")
    for share in (50, 95):
        mine, alone = percentile(own, share), percentile(engine, share)
        print(f"p{share:<3} {mine:10.2f} ms, engine alone {alone:10.2f} ms, ratio {mine / alone:5.2f}")
    print(f"sum  {sum(own):10.0f} ms, engine alone {sum(engine):10.0f} ms, ratio {sum(own) / sum(engine):5.2f}")
    return percentile(own, 95)


def percentile(values: list[float], share: int) -> float:
    """The least of the values that no more than the rest are above."""
    return sorted(values)[max(0, -(-len(values) * share // 100) - 1)]


def tell_rdflib(folder: Path, runs: dict[str, list[Run]]) -> None:
    """Print a line for the first run of each question by rdflib, and how many it finished."""
    rival, finished = Rdflib(folder), []
    for name, (run, *_) in runs.items():
        took = rival.seconds(run.sparql)
        finished += [(took, run.library)] if took is not None else []
        told = "did not finish in 120 s" if took is None else f"{took * 1000:8.1f} ms, ratio {took / run.library:8.1f}"
        print(f"rdflib {name:30} {told}", flush=True)
    rival.stop()
    ratio = sum(took for took, _ in finished) / sum(own for _, own in finished)
    print(f"rdflib finished {len(finished)} of {len(runs)} questions, those in {ratio:.1f} times the library's seconds")


if __name__ == "__main__":
    main()
