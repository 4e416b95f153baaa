"""How well two names alone tell whether they are one thing's: precision, recall and F1 by type and half.

    python benchmarks/name_pairs.py [PAIRS] [--half tune|test] [--wrong] [--rival] [--environment DIR]

PAIRS is a table as draw_name_pairs.py writes it (default: name_pairs.csv beside this file). "Can't tell" counts as
not the same. --wrong prints the pairs of the half "tune" that are judged wrong, with the reason; those of the half
"test" are printed by no option. --rival runs the matcher logic-v2 of nomenklatura
(https://pypi.org/project/nomenklatura/) beside it, installed into a virtual environment of its own (default: in the
temporary folder, kept for the next run) from rivals/nomenklatura.txt: persons as Person, forums and organisations as
Organization, countries, offices and domains, which it has no names for, as LegalEntity; a score of 0.7, its own
threshold, is the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.resolve import same_names
from kg.vocab import load_vocabulary

HERE = Path(__file__).resolve().parent
THRESHOLD = 0.7
"""The least score of logic-v2 that is a match."""


@dataclass(frozen=True)
class Row:
    """A pair of names as it was drawn."""

    half: str
    type: str
    same: str
    how: str
    left: str
    right: str


def main() -> None:
    """Print a line for each type and half, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", default=HERE / "name_pairs.csv", metavar="PAIRS")
    parser.add_argument("--half", choices=("tune", "test"))
    parser.add_argument("--wrong", action="store_true", help="print the pairs of the half tune that are judged wrong")
    parser.add_argument("--rival", action="store_true")
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "kg-rival-nomenklatura")
    arguments = parser.parse_args()
    rows = [row for row in read_rows(arguments.pairs) if arguments.half in (None, row.half)]
    vocabulary = load_vocabulary()
    start = time.perf_counter()
    found = [same_names(row.type, row.left, row.right, vocabulary) for row in rows]
    seconds = time.perf_counter() - start
    if arguments.wrong:
        for row, one in zip(rows, found, strict=True):
            if row.half == "tune" and (one.same is True) != (row.same == "yes"):
                print(f"{row.type}, {row.how}: {row.same}, but {one.same} {one.score:.2f}: {one.why}")
    print(f"{len(rows)} pairs, {seconds / len(rows) * 1000:.2f} ms a pair")
    tell("kg", rows, [one.same is True for one in found])
    if arguments.rival:
        scores = run_rival(install(arguments.environment), rows)
        tell(f"nomenklatura logic-v2, score >= {THRESHOLD}", rows, [score >= THRESHOLD for score in scores])


def read_rows(file: Path) -> list[Row]:
    """The pairs of a table, its first lines of remarks left out."""
    with file.open(encoding="utf-8", newline="") as stream:
        return [Row(**row) for row in csv.DictReader(line for line in stream if not line.startswith("#"))]


def tell(name: str, rows: Sequence[Row], said: Sequence[bool]) -> None:
    """Print the figures of one matcher."""
    print(f"\n{name}\n{'half':6}{'type':14}{'pairs':>6}{'P':>8}{'R':>8}{'F1':>8}{'wrongly one':>13}{'missed':>8}")
    for half in sorted({row.half for row in rows}):
        kinds = sorted({row.type for row in rows})
        for kind in (*kinds, "all"):
            chosen = [
                (row.same == "yes", one)
                for row, one in zip(rows, said, strict=True)
                if row.half == half and kind in (row.type, "all")
            ]
            print(f"{half:6}{kind:14}{len(chosen):6}{figures(Counter(chosen))}")


def figures(counts: Mapping[tuple[bool, bool], int]) -> str:
    """Precision, recall, F1 and the two kinds of errors, from counts by (is one, said to be one)."""
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return f"{precision:8.3f}{recall:8.3f}{2 * right / max(2 * right + wrong + missed, 1):8.3f}{wrong:13}{missed:8}"


def install(environment: Path) -> Path:
    """The Python of an environment that holds nomenklatura, made if it is not there; exits with what pip says."""
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = environment / "installed"
    if not stamp.is_file():
        print(f"installing nomenklatura into {environment} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        requirements = str(HERE / "rivals" / "nomenklatura.txt")
        installed = subprocess.run([*pip, "-r", requirements], stderr=subprocess.PIPE, text=True)
        if installed.returncode:
            sys.exit(f"nomenklatura cannot be installed here: {installed.stderr.strip()}")
        stamp.touch()
    return python


def run_rival(python: Path, rows: Sequence[Row]) -> list[float]:
    """The rival's score of each pair."""
    asked = "".join(json.dumps([row.type, row.left, row.right], ensure_ascii=False) + "\n" for row in rows)
    command = [str(python), str(HERE / "rivals" / "nomenklatura_pairs.py")]
    done = subprocess.run(command, input=asked, check=True, capture_output=True, text=True, encoding="utf-8")
    return [float(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
