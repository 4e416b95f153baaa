"""Documents with gold facts and the scorer that lies beside them, for the benchmarks that judge facts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

Scorer: TypeAlias = ModuleType
"""A module with `read_gold`, `read_system`, `matches`, `implied`, `score` and `figures`."""


def load_scorer(folder: Path) -> Scorer:
    """The module `score.py` of a folder; ends the command where there is none."""
    file = folder / "score.py"
    spec = importlib.util.spec_from_file_location("score", file)
    if not file.is_file() or spec is None or spec.loader is None:
        sys.exit(f"{file}: no such file; name a folder that holds docs/, gold/ and score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(folder: Path, names: set[str]) -> list[Path]:
    """The files of a folder's `docs/` and of the seeds that the gold knows, with the indices beside them."""
    files = [file for place in (SEEDS, folder / "docs") for file in sorted(place.iterdir())]
    return [file for file in files if file.stem in names]
