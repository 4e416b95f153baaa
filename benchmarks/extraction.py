"""Words a second of extraction, against the bare spaCy pipeline with the same components; and by two processes.

    python benchmarks/extraction.py [FOLDER ...] [--jobs N]        (default: seeds/)

The bare pipeline and extraction read the same texts in one process and take turns, and are measured in the seconds
that they compute; the ratio is to be 0.7 at least.
With --jobs N (2, say) N processes then take turns with one, each as a fresh command would start them, the
language model loaded anew; N processes are to be 1.7 times as fast as one for N = 2. Little text repays no second
process, so that is measured on a folder of some hundred documents, on a machine that does nothing else: the load
average before and after is printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from timing import take_turns

from kg.extract import extract_documents, load_language
from kg.read import read_documents
from kg.vocab import load_vocabulary

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LEAST_WORDS = 20_000
MOST_ROUNDS_WORDS = 300_000
"""Texts with more words are read once by each rival and not three times."""

IN_PROCESSES = """
import sys
from pathlib import Path
from kg.extract import extract_documents
from kg.read import read_documents
from kg.vocab import load_vocabulary

if __name__ == "__main__":
    documents, _ = read_documents([Path(folder) for folder in sys.argv[2:]])
    extract_documents(documents, load_vocabulary(), jobs=int(sys.argv[1]))
"""


def main() -> None:
    """Print words a second of each, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[SEEDS])
    parser.add_argument("--jobs", type=int, metavar="N", default=1)
    arguments = parser.parse_args()
    documents, _ = read_documents(arguments.folders)
    words = sum(len(document.text.split()) for document in documents)
    tell_load()
    copies = -(-LEAST_WORDS // words)
    compare_with_pipeline(documents * copies, words * copies)
    if arguments.jobs > 1:
        compare_processes(arguments.folders, words, arguments.jobs)
    tell_load()


def compare_with_pipeline(documents: tuple, words: int) -> None:
    """Let extraction and the language model alone read the same texts."""
    vocabulary, language = load_vocabulary(), load_language()
    texts = [document.text for document in documents]
    extract_documents(documents[:1], vocabulary)
    seconds = take_turns(
        {
            "bare pipeline": lambda: sum(len(doc) for doc in language.pipe(texts, batch_size=16)),
            "kg extraction": lambda: extract_documents(documents, vocabulary),
        },
        rounds=rounds(words),
        clock=time.process_time,
    )
    tell(words, seconds)
    print(f"{'ratio':16} {seconds['bare pipeline'] / seconds['kg extraction']:8.2f} (0.70 at least)", flush=True)


def compare_processes(folders: list[Path], words: int, jobs: int) -> None:
    """Let one process and several extract the same folders."""
    names = {"1 process": 1, f"{jobs} processes": jobs}
    seconds = take_turns({name: lambda number=number: run(folders, number) for name, number in names.items()}, rounds=1)
    tell(words, seconds)
    print(f"{'ratio':16} {seconds['1 process'] / seconds[f'{jobs} processes']:8.2f} (1.70 at least for 2)", flush=True)


def run(folders: list[Path], jobs: int) -> None:
    """Extract folders in a process of its own, which starts `jobs` processes if they are several."""
    command = [sys.executable, "-c", IN_PROCESSES, str(jobs), *map(str, folders)]
    subprocess.run(command, check=True)


def rounds(words: int) -> int:
    """How many turns each rival takes."""
    return 3 if words < MOST_ROUNDS_WORDS else 1


def tell(words: int, seconds: dict[str, float]) -> None:
    """Print a line for each rival."""
    for name, best in seconds.items():
        print(f"{name:16} {words / best:8,.0f} words/s", flush=True)


def tell_load() -> None:
    """Print how busy the machine is, where it tells."""
    if hasattr(os, "getloadavg"):
        print(f"{'load average':16} {os.getloadavg()[0]:8.2f} on {os.cpu_count()} CPUs", flush=True)


if __name__ == "__main__":
    main()
