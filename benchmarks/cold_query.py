"""Seconds of a cold `kg query` and a cold `kg ask`, against a Python that imports pyoxigraph and click and ends.

    python benchmarks/cold_query.py [DIR]        (a built graph; default: build/)

Fresh processes that take turns; the ratio of `kg query` is to be 2.5 at most, and `kg ask` is to take 800 ms at most.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from timing import take_turns

BUILD = Path(__file__).resolve().parent.parent / "build"
ROUNDS = 15


def main(graph: Path) -> None:
    """Print milliseconds of all three, and the ratio of the query."""
    python = Path(sys.executable)
    query = [str(python.with_name("kg")), "query", "who-co-chaired", "-g", str(graph)]
    question = [str(python.with_name("kg")), "ask", "Who co-chaired the 2+2 Intersessional Dialogue?", "-g", str(graph)]
    seconds = take_turns(
        {
            "import pyoxigraph, click": lambda: run(str(python), "-c", "import pyoxigraph, click"),
            "kg query who-co-chaired": lambda: run(*query),
            "kg ask": lambda: run(*question),
        },
        rounds=ROUNDS,
    )
    for name, best in seconds.items():
        print(f"{name:26} {best * 1000:6.0f} ms")
    print(
        f"{'ratio':26} {seconds['kg query who-co-chaired'] / seconds['import pyoxigraph, click']:6.2f} (2.50 at most)"
    )


def run(*arguments: str) -> None:
    """Run a command to its end; CalledProcessError if it fails."""
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD)
