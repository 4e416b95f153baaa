"""Peak memory of extraction for N, 2N and 4N documents, and of `kg build`, against the language model alone.

    python benchmarks/memory.py [FOLDER]        (default: seeds/)

4N are all documents of the folder, those of a small folder several times over; N and 2N are every fourth and every
second of them by length, so that each set has the longest and its like. Extraction keeps nothing of what it has found
here; what a build keeps is what the graph holds, which grows with the documents. The peak of extraction with 4N
documents is to be 1.1 times that with N at most. Not on Windows, which tells no process's peak in this way.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in, in bytes."""
MOST = 1.1

REPORT = "import resource, sys; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
LOAD = "from kg.extract import load_language; load_language()"
EXTRACT = """
import sys
from dataclasses import replace
from pathlib import Path
from kg.extract import batched, extract_batch
from kg.read import read_documents
from kg.vocab import load_vocabulary

read, _ = read_documents([Path({folder!r})])
copies = -(-100 // len(read))
every = sorted(read, key=lambda document: (-len(document.text), document.name))
documents = [replace(document, name=f"{{document.name}} {{copy}}") for document in every for copy in range(copies)]
vocabulary = load_vocabulary()
for batch in batched(documents[::{step}]):
    extract_batch(batch, vocabulary)
print(len(documents[::{step}]))
"""


def main(folder: str) -> None:
    """Print mebibytes of each; exit 1 where extraction grows with the number of documents."""
    model, _ = peak(LOAD)
    print(f"{'language model alone':32} {model / 2**20:6.0f} MiB", flush=True)
    peaks = []
    for step in (4, 2, 1):
        most, count = peak(EXTRACT.format(folder=folder, step=step))
        peaks.append(most)
        print(f"{f'extraction of {count} documents':32} {most / 2**20:6.0f} MiB", flush=True)
    ratio = peaks[-1] / peaks[0]
    print(f"{'ratio of the last to the first':32} {ratio:6.2f} ({MOST:.2f} at most)", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        arguments = ["build", folder, "-o", str(Path(temporary) / "build"), "--jobs", "1", "--no-cache"]
        build, _ = peak(f"from kg.cli import main; main({arguments!r}, standalone_mode=False)")
    print(f"{'kg build --jobs 1':32} {build / 2**20:6.0f} MiB")
    sys.exit(None if ratio <= MOST else "extraction takes more memory for more documents")


def peak(program: str) -> tuple[int, str]:
    """The most bytes of memory that a Python which runs `program` held at once, and the last line that it printed."""
    finished = subprocess.run(
        [sys.executable, "-c", f"{program}\n{REPORT}"], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return int(finished.stderr.splitlines()[-1]) * UNIT, "".join(finished.stdout.splitlines()[-1:])


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(SEEDS))
