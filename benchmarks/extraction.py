"""Words a second of extraction, against the bare spaCy pipeline with the same components.

    python benchmarks/extraction.py [FOLDER ...]        (default: seeds/)

Both read the same texts in one process and take turns; the ratio is what counts, and is to be 0.7 at least.
"""

from __future__ import annotations

import sys
from pathlib import Path

from timing import take_turns

from kg.extract import extract_documents, load_language
from kg.read import read_documents
from kg.vocab import load_vocabulary

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LEAST_WORDS = 20_000
ROUNDS = 3


def main(folders: list[Path]) -> None:
    """Print words a second of both, and the ratio."""
    documents, _ = read_documents(folders or [SEEDS])
    words = sum(len(document.text.split()) for document in documents)
    copies = -(-LEAST_WORDS // words)
    vocabulary, language = load_vocabulary(), load_language()
    texts = [document.text for document in documents] * copies
    extract_documents(documents, vocabulary)
    seconds = take_turns(
        {
            "bare pipeline": lambda: list(language.pipe(texts, batch_size=16)),
            "kg extraction": lambda: extract_documents(documents * copies, vocabulary),
        },
        rounds=ROUNDS,
    )
    for name, best in seconds.items():
        print(f"{name:16} {words * copies / best:8,.0f} words/s")
    print(f"{'ratio':16} {seconds['bare pipeline'] / seconds['kg extraction']:8.2f} (0.70 at least)")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
