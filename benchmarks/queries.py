"""Milliseconds of every named query, inside one process, with the parameters of its own example.

    python benchmarks/queries.py [DIR]        (a built graph; default: build/)

Each is to take less than 20 ms on the seeds. Names in the parameters are looked up each time, as on the
command line; opening the graph is not counted. The ratio is to a SELECT of one triple by the engine alone.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from timing import take_turns

from kg.query import Graph, NamedQuery, answer, library
from kg.store import open_graph

BUILD = Path(__file__).resolve().parent.parent / "build"
LONGEST = 20.0
ROUNDS = 10
ONE_TRIPLE = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 1"


def main(folder: Path) -> None:
    """Print a line for each query; exit 1 where one took too long."""
    store = open_graph(folder)
    plain = take_turns({"": lambda: list(store.query(ONE_TRIPLE, use_default_graph_as_union=True))}, rounds=ROUNDS)[""]
    rivals = {query.name: partial(ask, Graph(store), query) for query in library()}
    seconds = take_turns(rivals, rounds=ROUNDS)
    print(f"{'query':18} {'rows':>5} {'ms':>8} {'ratio':>8}")
    for query in library():
        rows, best = ask(Graph(store), query), seconds[query.name]
        print(f"{query.name:18} {rows:5} {best * 1000:8.2f} {best / plain:8.0f}")
    slow = [name for name, best in seconds.items() if best * 1000 >= LONGEST]
    sys.exit(f"{LONGEST:.0f} ms and more: {', '.join(slow)}" if slow else None)


def ask(graph: Graph, query: NamedQuery) -> int:
    """The number of rows of a query's own example."""
    return len(answer(graph, query, dict(query.example)).rows.rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD)
