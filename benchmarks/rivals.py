"""Semantica (https://pypi.org/project/semantica/) on annotated documents, by the same scorer, beside kg.

    python benchmarks/rivals.py FOLDER [--environment DIR]

FOLDER is that of accuracy.py: `docs/`, `gold/` and `score.py`; the seeds are read too if `gold/` knows them.
Semantica is installed, pinned by rivals/semantica.txt, into a virtual environment of its own (default: in the temporary
folder, kept for the next run) and runs there without network, key or large language model: entities by spaCy
with the weights that kg uses, relations by each of its built-in methods. A run is stopped after 120 s.

Semantica has no offices, roles, sessions or topics, so its output is read as generously as can be defended: a verb
between two entities is the predicate that the verb could mean (PREDICATES in rivals/semantica_facts.py), a date is
made ISO, "related_to" of two entities near each other is the likeliest fact for their types
(two persons met, a person and a country: represents, a body and a date: held_on, ...), and labels match by the
scorer's own tolerance. The best of its methods is its figure. Seconds are those of loading, and of extraction in
one process.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from scoring import Scorer, annotated, load_scorer

HERE = Path(__file__).resolve().parent / "rivals"
METHODS = ("dependency", "pattern", "cooccurrence", "all")
LIMIT = 120.0
"""Seconds after which a run is stopped."""


@dataclass(frozen=True)
class Run:
    """Facts of one run as JSON lines, and seconds for loading and for reading; None where it did not finish."""

    facts: str
    load: float
    read: float


def main() -> None:
    """Print a line for each method and one for kg."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "kg-rival-semantica")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.folder)
    gold = scorer.read_gold(arguments.folder / "gold")
    files = annotated(arguments.folder, {row["document"] for row in gold})
    python = install(arguments.environment)
    print(f"{len(files)} documents, {sum(not row['optional'] for row in gold)} gold facts")
    print(f"{'':24} {'P':>6} {'R':>6} {'F1':>6} {'load s':>8} {'s/document':>11}")
    for method in METHODS:
        tell(f"semantica {method}", run_semantica(python, method, files), scorer, gold, len(files))
    tell("kg", run_kg(files), scorer, gold, len(files))


def install(environment: Path) -> Path:
    """The Python of an environment that holds Semantica, made if it is not there; exits with what pip says."""
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = environment / "installed"
    if not stamp.is_file():
        print(f"installing Semantica into {environment} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary", ":all:"]
        installed = subprocess.run([*pip, "-r", str(HERE / "semantica.txt")], stderr=subprocess.PIPE, text=True)
        if installed.returncode:
            sys.exit(f"Semantica cannot be installed here: {installed.stderr.strip()}")
        stamp.touch()
    return python


def run_semantica(python: Path, method: str, files: list[Path]) -> Run | None:
    """One method's run, stopped at the limit."""
    command = [str(python), str(HERE / "semantica_facts.py"), method, *map(str, files)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    seconds = json.loads(done.stderr.splitlines()[-1])
    rows = [line for line in done.stdout.splitlines() if line.startswith('{"document"')]
    return Run("\n".join(rows), seconds["load"], seconds["read"])


def run_kg(files: list[Path]) -> Run:
    """What kg finds: the facts of the graph, and the seconds that extraction takes."""
    start = time.perf_counter()
    from kg.extract import extract_documents, load_language
    from kg.pipeline import build
    from kg.query import Graph
    from kg.read import read_documents
    from kg.store import open_graph
    from kg.vocab import load_vocabulary

    load_language()
    vocabulary = load_vocabulary()
    extract_documents([], vocabulary)
    loaded = time.perf_counter()
    extractions = extract_documents(read_documents(files)[0], vocabulary)
    done = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "build"
        build(files, graph, extract=lambda *_: extractions)
        rows = facts_of(Graph(open_graph(graph)))
    return Run(rows, loaded - start, done - loaded)


def facts_of(graph: object) -> str:
    """A graph's facts as `kg facts --format jsonl` prints them."""
    from dataclasses import asdict

    from kg.facts import read_facts

    return "\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in read_facts(graph))


def tell(name: str, run: Run | None, scorer: Scorer, gold: list[dict], count: int) -> None:
    """Print the scorer's overall figures of a run, and its seconds."""
    if run is None:
        print(f"{name:24} did not finish in {LIMIT:.0f} s", flush=True)
        return
    tally = scorer.score(scorer.read_system(run.facts.splitlines()), gold).values()
    counts = [(t["tp"], len(t["fp"]), len(t["fn"])) for t in tally]
    right, wrong, missed = map(sum, zip(*counts, strict=True))
    figures = " ".join(f"{figure:6.3f}" for figure in scorer.figures(right, wrong, missed))
    print(f"{name:24} {figures} {run.load:8.2f} {run.read / count:11.3f}", flush=True)


if __name__ == "__main__":
    main()
