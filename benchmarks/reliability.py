"""Whether the confidence of a fact is the share of such facts that are right, on documents with gold facts.

    python benchmarks/reliability.py FOLDER

FOLDER is that of accuracy.py: `docs/`, `gold/` and `score.py`, whose matching says which fact is right; a fact that
meets an optional gold fact is, and facts of predicates outside the gold's closed list are not judged. The seeds are
read with them if `gold/` knows them.

For each band of confidence: the value that the ontology states, the facts judged, the share right with its 95 %
interval by Wilson (https://doi.org/10.1080/01621459.1927.10502953), and the value that leave-one-document-out
calibration gives, which is the share right in all other documents, averaged over the facts of the one left out.
Exits with 1 where an interval does not hold the stated value or the calibrated one, or bands do not stand in order.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from scoring import Scorer, annotated, load_scorer

Z = 1.959964
"""The standard normal deviate of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Judged:
    """A fact's document and confidence, and whether it is right."""

    document: str
    confidence: float
    right: bool


def main(folder: Path) -> None:
    """Print the reliability table."""
    scorer = load_scorer(folder)
    gold = scorer.read_gold(folder / "gold")
    facts = judge(scorer, gold, facts_of(annotated(folder, {row["document"] for row in gold})))
    documents = {fact.document for fact in facts}
    print(f"{len(documents)} documents, {len(facts)} facts judged, each document by values from the others")
    print(f"{'stated':>6} {'facts':>6} {'right':>6} {'share':>6}   {'95 % interval':13} {'left out':>8}")
    faults, shares = [], []
    for stated in sorted({fact.confidence for fact in facts}, reverse=True):
        band = [fact for fact in facts if fact.confidence == stated]
        right, calibrated = sum(fact.right for fact in band), left_out(band)
        low, high = wilson(right, len(band))
        shares.append(right / len(band))
        print(f"{stated:6.2f} {len(band):6} {right:6} {shares[-1]:6.3f}   {low:.3f} .. {high:.3f} {calibrated:8.3f}")
        faults += [
            f"{name} value {value:.3f} of the band {stated} lies outside {low:.3f} .. {high:.3f}"
            for name, value in (("stated", stated), ("calibrated", calibrated))
            if not low <= value <= high
        ]
    if shares != sorted(shares, reverse=True):
        faults.append("a surer band is right less often than a less sure one")
    sys.exit("\n".join(faults) or None)


def facts_of(files: list[Path]) -> str:
    """What `kg facts --format jsonl` prints of a build of some files."""
    with tempfile.TemporaryDirectory() as folder:
        kg = [sys.executable, "-m", "kg"]
        graph = str(Path(folder) / "build")
        subprocess.run([*kg, "build", *map(str, files), "-o", graph], check=True, stdout=subprocess.DEVNULL)
        command = [*kg, "facts", "--format", "jsonl", "-g", graph]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def judge(scorer: Scorer, gold: list[dict], facts: str) -> list[Judged]:
    """The facts of the gold's documents and predicates, each with whether a gold fact bears it out."""
    documents, predicates = {row["document"] for row in gold}, {row["predicate"] for row in gold}
    return [
        Judged(fact["document"], fact["row"]["confidence"], is_right(scorer, fact, gold))
        for fact in scorer.read_system(facts.splitlines())
        if fact["document"] in documents and fact["predicate"] in predicates
    ]


def is_right(scorer: Scorer, fact: dict, gold: list[dict]) -> bool:
    """Whether the scorer would not call a fact wrong."""
    attends = fact["predicate"] == "attends"
    return any(scorer.matches(fact, row) or (attends and scorer.implied(fact, row)) for row in gold)


def left_out(band: list[Judged]) -> float:
    """The mean, over a band's facts, of the share right in the documents other than the fact's own."""
    own: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for fact in band:
        own[fact.document][0] += fact.right
        own[fact.document][1] += 1
    right, count = sum(r for r, _ in own.values()), len(band)
    # A band of one document alone has no others to be calibrated by: nothing is known, and one half says so.
    return sum(n * ((right - r) / (count - n) if count > n else 0.5) for r, n in own.values()) / count


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, spread = right / count, Z * Z / count
    middle = share + spread / 2
    width = Z * sqrt(share * (1 - share) / count + spread / count / 4)
    return (middle - width) / (1 + spread), (middle + width) / (1 + spread)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
