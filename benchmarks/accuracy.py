"""How many facts are found and how many of those found are right, on documents with gold facts.

    python benchmarks/accuracy.py FOLDER [-v]

FOLDER holds `docs/`, `gold/` and `score.py`, which reads the rows of `kg facts --format jsonl`. The seeds are
built together with `docs/` and scored first, by themselves, if `gold/` knows them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def main(folder: Path, options: list[str]) -> None:
    """Print the scorer's table for the seeds, and for the other documents."""
    with tempfile.TemporaryDirectory() as temporary:
        graph = Path(temporary) / "build"
        kg("build", str(SEEDS), str(folder / "docs"), "-o", str(graph))
        facts = kg("facts", "--format", "jsonl", "-g", str(graph))
    gold = {path.stem for path in (folder / "gold").glob("*.jsonl")}
    seeds = gold & {path.stem for path in SEEDS.glob("*.txt")}
    for title, documents in (("seeds", seeds), ("other documents", gold - seeds)):
        if documents:
            print(f"{title} ({len(documents)})", flush=True)
            score(folder, documents, facts, options)


def kg(*arguments: str) -> str:
    """What a `kg` command prints; its messages go to this command's stderr."""
    finished = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    return finished.stdout


def score(folder: Path, documents: set[str], facts: str, options: list[str]) -> None:
    """Run the folder's scorer on the facts of some documents."""
    globs = [word for name in sorted(documents) for word in ("--documents", name)]
    command = [sys.executable, str(folder / "score.py"), str(folder / "gold"), *globs, *options]
    subprocess.run(command, check=True, input=facts, text=True, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
