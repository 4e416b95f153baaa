"""Loads N-Triples with rdflib-neo4j, run by benchmarks/neo4j_loading.py in an environment that has it.

    python rdflib_neo4j_load.py FILE URL SECONDS < "USERNAME PASSWORD"

Its own batching is on, with its own default size. Prints a line of JSON: how many triples it was given, in how many
seconds, whether those were all, and the seconds of CPU before the clock starts: parsing is not counted, the triples are
in memory then.
"""

from __future__ import annotations

import json
import sys
import time

from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

CHECKED = 500
"""After how many triples the clock is looked at."""


def main(file: str, url: str, limit: float) -> None:
    """Load until the end or the limit."""
    username, password = sys.stdin.read().split()
    triples = sorted(Graph().parse(file, format="nt"))
    config = Neo4jStoreConfig(
        auth_data={"uri": url, "database": "neo4j", "user": username, "pwd": password},
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        batching=True,
    )
    store = Neo4jStore(config=config)
    before, start = time.process_time(), time.perf_counter()
    store.open(None, create=True)
    count, whole = 0, True
    for triple in triples:
        store.add(triple)
        count += 1
        if count % CHECKED == 0 and time.perf_counter() - start > limit:
            whole = False
            break
    if whole:
        store.close(commit_pending_transaction=True)
    print(json.dumps({"triples": count, "seconds": time.perf_counter() - start, "whole": whole, "before": before}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
