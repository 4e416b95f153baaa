"""Seconds of a full build, of the same again, and of a build with one document more, one changed and one less.

    python benchmarks/incremental.py [FOLDER] [--every N] [-o DIR] [--jobs N]        (default: seeds/)

Every N-th document of the folder is taken. Each build is a fresh `kg build` over the one before, with a cache that is
empty at first; seconds are those on the clock and, behind them, those computed by all processes, which a busy machine
lengthens less. Ratios are to the full build: 0.05 at most where nothing has changed, and the aim with one document
added is 0.20. At the end the same documents are built without a cache, and the bytes are to be the same.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FILES = ("graph.nq", "graph.trig", "network.html", "report.json")
CHANGE = b"\n\nThis text was corrected.\n"

Seconds = tuple[float, float]
"""On the clock, and computed."""


def main() -> None:
    """Print a line for each build; exit 1 where bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", default=SEEDS)
    parser.add_argument("--every", type=int, metavar="N", default=1)
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="keep the cache and the builds there")
    parser.add_argument("--jobs", type=int, metavar="N", default=1)
    arguments = parser.parse_args()
    if arguments.output:
        compare(arguments.folder, arguments.every, arguments.jobs, arguments.output)
        return
    with tempfile.TemporaryDirectory() as temporary:
        compare(arguments.folder, arguments.every, arguments.jobs, Path(temporary))


def compare(folder: Path, every: int, jobs: int, work: Path) -> None:
    """Build the documents step by step in a folder to work in."""
    found = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".csv"][::every]
    documents = work / "documents"
    documents.mkdir(parents=True)
    for file in found:
        shutil.copy(file, documents)
    last, changed = documents / found[-1].name, documents / found[0].name
    held_out = last.rename(work / last.name)
    options = ("--cache", str(work / "cache"), "--jobs", str(jobs))
    full = build(documents, work / "build", *options)
    print(f"{'full build':24} {full[0]:8.1f} s {full[1]:8.1f} s computed  {len(found) - 1} documents", flush=True)
    tell("nothing changed", build(documents, work / "build", *options), full)
    held_out.rename(last)
    tell("one document added", build(documents, work / "build", *options), full)
    changed.write_bytes(changed.read_bytes() + CHANGE)
    tell("one document changed", build(documents, work / "build", *options), full)
    last.unlink()
    tell("one document removed", build(documents, work / "build", *options), full)
    tell("no cache", build(documents, work / "anew", "--no-cache", "--jobs", str(jobs)), full)
    differing = [name for name in FILES if (work / "build" / name).read_bytes() != (work / "anew" / name).read_bytes()]
    sys.exit(f"other bytes without a cache: {', '.join(differing)}" if differing else None)


def build(documents: Path, output: Path, *options: str) -> Seconds:
    """Run `kg build`."""
    clock, before = time.perf_counter(), computed()
    command = [sys.executable, "-m", "kg", "build", str(documents), "-o", str(output), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - clock, computed() - before


def computed() -> float:
    """Seconds that the processes computed which this one started and that have ended, and theirs."""
    return os.times().children_user + os.times().children_system


def tell(name: str, seconds: Seconds, full: Seconds) -> None:
    """Print a line for a build."""
    ratios = f"ratio {seconds[0] / full[0]:.2f}, {seconds[1] / (full[1] or 1):.2f} computed"
    print(f"{name:24} {seconds[0]:8.1f} s {seconds[1]:8.1f} s computed  {ratios}", flush=True)


if __name__ == "__main__":
    main()
