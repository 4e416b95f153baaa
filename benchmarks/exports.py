"""Seconds, peak memory and size of every format of `kg export`, each in a process of its own.

    python benchmarks/exports.py [DIR [FORMAT ...]]         (default: build/, and every format)

A first line gives the same for the graph alone, opened and made into network, evidence and tables; the ratio is to
its time. `benchmarks/generate.py` makes larger graphs. Not on Windows, which tells no process's peak in this way.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kg.export import FORMATS

BUILD = Path(__file__).resolve().parent.parent / "build"
UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in, in bytes."""

REPORT = "import resource, sys; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
TABLES = """
import sys
from pathlib import Path
from kg.export.exported import Exported
from kg.store import open_graph
Exported(open_graph(Path(sys.argv[1]))).tables.all()
"""
EXPORT = """
import sys
from pathlib import Path
from kg.export import FORMATS
from kg.export.writing import export_to
from kg.store import open_graph
export_to(FORMATS[sys.argv[2]], open_graph(Path(sys.argv[1])), Path(sys.argv[3]))
"""


def main(graph: str, names: Sequence[str]) -> None:
    """Print a line for the graph alone, and one for each format."""
    alone, peak = measure(TABLES, graph)
    print(f"{'graph alone':12} {alone:7.2f} s {'':6} {peak:6.0f} MiB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in names or FORMATS:
            form = FORMATS[name]
            path = Path(folder) / f"{name}{form.suffix}"
            seconds, peak = measure(EXPORT, graph, name, str(path))
            files = path.iterdir() if form.folder else [path]
            size = sum(file.stat().st_size for file in files) / 1e6
            print(f"{name:12} {seconds:7.2f} s {seconds / alone:6.2f} {peak:6.0f} MiB {size:8.1f} MB", flush=True)


def measure(program: str, *arguments: str) -> tuple[float, float]:
    """Seconds and peak mebibytes of a program in a Python of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-c", program + REPORT, *arguments]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    return time.perf_counter() - started, int(told.split()[-1]) * UNIT / 2**20


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(BUILD), sys.argv[2:])
