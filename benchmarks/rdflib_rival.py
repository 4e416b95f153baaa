"""rdflib as a rival: it loads a graph's N-Quads and answers SPARQL, in a process that is stopped at the limit.

python benchmarks/rdflib_rival.py DIR        (queries as lines of JSON on the standard input)
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

LIMIT = 120.0
"""Seconds after which a query is stopped."""


class Rdflib:
    """A process with a graph loaded.

    Invariant: it is idle between two calls, or it is not running and is started by the next.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder of a built graph."""
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def seconds(self, sparql: str) -> float | None:
        """What rdflib computes to answer a query, or None if it was stopped."""
        process = self._running()
        process.stdin.write(json.dumps(sparql) + "\n")
        process.stdin.flush()
        clock = threading.Timer(LIMIT, process.kill)
        clock.start()
        line = process.stdout.readline()
        clock.cancel()
        if not line:
            self.stop()
        return json.loads(line) if line else None

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            command = [sys.executable, __file__, str(self._folder)]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            self._process.stdout.readline()
        return self._process


def main(folder: Path) -> None:
    """Answer queries until the input ends, each with its seconds."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(folder / "graph.nq", format="nquads")
    print(len(dataset), flush=True)
    for line in sys.stdin:
        start = time.thread_time()
        rows = [tuple(row) for row in dataset.query(json.loads(line))]
        print(json.dumps(time.thread_time() - start), flush=True)
        del rows


if __name__ == "__main__":
    main(Path(sys.argv[1]))
