"""Loads N-Triples with rdflib-neo4j, run by benchmarks/neo4j_loading.py in an environment that has it.

    python rdflib_neo4j_load.py FILE URL SECONDS [ready] < "USERNAME PASSWORD"

The file is parsed into the store as its documentation shows, with its own batching on, of its own default size. With
`ready` the triples are in memory before the clock starts. Prints a line of JSON: how many triples were loaded, in how
many seconds, whether those were all, and the seconds of CPU before the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

CHECKED = 500
"""After how many triples the clock is looked at."""


class LimitError(Exception):
    """The time is over."""


class LimitedStore(Neo4jStore):  # type: ignore[misc]
    """The store, which counts and stops at a time."""

    count = 0
    ends = float("inf")

    def add(self, triple: Any, context: Any = None, quoted: bool = False) -> None:
        """Add a triple; LimitError where the time is over."""
        super().add(triple, context, quoted)
        self.count += 1
        if self.count % CHECKED == 0 and time.perf_counter() > self.ends:
            raise LimitError


def main(file: str, url: str, limit: float, *, ready: bool) -> None:
    """Load until the end or the limit."""
    username, password = sys.stdin.read().split()
    triples = sorted(Graph().parse(file, format="nt")) if ready else []
    config = Neo4jStoreConfig(
        auth_data={"uri": url, "database": "neo4j", "user": username, "pwd": password},
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        batching=True,
    )
    store = LimitedStore(config=config)
    before, start = time.process_time(), time.perf_counter()
    store.ends = start + limit
    try:
        if ready:
            store.open(None, create=True)
            for triple in triples:
                store.add(triple)
        else:
            Graph(store=store).parse(file, format="nt")
        store.close(commit_pending_transaction=True)
    except LimitError:
        whole = False
    else:
        whole = True
    found = {"triples": store.count, "seconds": time.perf_counter() - start, "whole": whole, "before": before}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), ready="ready" in sys.argv[4:])
