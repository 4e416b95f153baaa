"""Writes a graph of the domain's shape, as large as one likes, and always the same for the same arguments.

    python benchmarks/generate.py DIR [--documents 1000] [--seed 1]

The texts are invented, one session of a dialogue each, and what they say is known without extraction. They then
take the way of every build: resolution, assertion, inference, store. DIR is read by every `kg` command
with `-g DIR`; the texts lie in `DIR/texts`. 94 documents are some 100,000 triples, 1000 a million.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from invention import invent

from kg.assertions import assert_graph, read_ontology
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.resolve import resolve
from kg.store import write_graph
from kg.vocab import load_vocabulary, ontology_folder


def main() -> None:
    """Write the graph of the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.documents, arguments.seed)


def generate(folder: Path, count: int, seed: int = 1) -> None:
    """Write the graph, and print how large it is and how long each stage took."""
    vocabulary, identifiers = load_vocabulary(), Identifiers()
    pages = invent(count, seed, vocabulary)
    (folder / "texts").mkdir(parents=True)
    for page in pages:
        (folder / "texts" / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
    clock = [time.perf_counter()]
    extractions = tuple(page.extraction() for page in pages)
    resolution = resolve(extractions, vocabulary, identifiers)
    clock.append(time.perf_counter())
    documents = tuple(page.document() for page in pages)
    quads = assert_graph(documents, extractions, resolution, read_ontology(ontology_folder()), identifiers)
    clock.append(time.perf_counter())
    inferred = infer(quads, identifiers)
    clock.append(time.perf_counter())
    write_graph((*quads, *inferred), folder, identifiers)
    clock.append(time.perf_counter())
    print(f"{len(pages):,} documents, {len(resolution.entities):,} entities, {len(quads) + len(inferred):,} quads")
    for stage, start, end in zip(("resolve", "assert", "infer", "store"), clock, clock[1:], strict=False):
        print(f"{stage:8} {end - start:8.2f} s")


if __name__ == "__main__":
    main()
