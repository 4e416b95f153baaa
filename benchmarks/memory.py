"""Peak memory of `kg build`, against a Python that only loads the language model.

    python benchmarks/memory.py [FOLDER ...]        (default: seeds/)

Not on Windows, which tells no process's peak in this way.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in, in bytes."""

REPORT = "import resource, sys; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
LOAD = "from kg.extract import load_language; load_language()"


def main(folders: list[str]) -> None:
    """Print mebibytes of both, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["build", *(folders or [str(SEEDS)]), "-o", str(Path(folder) / "build")]
        build = peak(f"from kg.cli import main; main({arguments!r}, standalone_mode=False)")
    model = peak(LOAD)
    print(f"{'language model alone':22} {model / 2**20:6.0f} MiB")
    print(f"{'kg build':22} {build / 2**20:6.0f} MiB")
    print(f"{'ratio':22} {build / model:6.2f}")


def peak(program: str) -> int:
    """The most bytes of memory that a Python which runs `program` held at once."""
    finished = subprocess.run(
        [sys.executable, "-c", f"{program}\n{REPORT}"], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return int(finished.stderr.splitlines()[-1]) * UNIT


if __name__ == "__main__":
    main(sys.argv[1:])
