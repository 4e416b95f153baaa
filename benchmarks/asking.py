"""Milliseconds of questions in plain English, in a process that has the graph open, and of the first one in a new one.

    python benchmarks/asking.py [DIR] [--seed 1] [--most 300]        (a built graph; default: build/)

Every named question is asked by a pattern of its own, read aloud, with names that are drawn from those of the graph,
and some by a name with a slip of the pen or that nobody has. Seconds are those that the thread computes, the median of
three turns; all names have been read once before, as in a service, and the seconds of that first question are printed
too. Exits with 1 where the 95th percentile is not below --most milliseconds: 300 for 100,000 triples, 1500 for a
million.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from draws import draw
from queries import BUILD, percentile, seconds

from kg.ask import ask
from kg.ask.grammar import Rule, load_grammar
from kg.ask.patterns import Choice, Node, Phrases, Slot
from kg.query import Graph, squash
from kg.store import open_graph

ROUNDS = 3
WARM = "Who co-chaired what?"
ODD = (
    "Who co-chaired the Bolabo-Tirukima Dialog?",
    "Which offices does Ana Lindqvist hold?",
    "What is the weather like?",
)
"""Questions with names that no graph has, and one that is not understood."""


def main() -> None:
    """Print a line for each question, and the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", default=BUILD)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=300.0)
    arguments = parser.parse_args()
    graph = Graph(open_graph(arguments.folder))
    first = seconds(lambda: ask(graph, WARM))
    took, right = [], 0
    for name, question in (*questions(graph, arguments.seed), *(("", question) for question in ODD)):
        found = ask(graph, question)
        took.append(median(seconds(lambda asked=question: ask(graph, asked)) for _ in range(ROUNDS)) * 1000)
        right += found.query == name
        print(f"{took[-1]:8.1f} ms {len(found.rows):6} rows  {found.query or '-':28} {question}", flush=True)
    print(f"first question {first * 1000:.0f} ms; {right} of {len(took) - len(ODD)} taken for the question meant")
    for share in (50, 95, 100):
        print(f"p{share:<3} {percentile(took, share):8.1f} ms")
    slowest = percentile(took, 95)
    sys.exit(f"the 95th percentile is {slowest:.0f} ms" if slowest >= arguments.most else None)


def questions(graph: Graph, seed: int) -> Iterator[tuple[str, str]]:
    """A question for each named one whose patterns say no more than its example, and every fifth with a slip."""
    for number, rule in enumerate(load_grammar().rules):
        chance = random.Random(f"{seed} {rule.query.name}")
        values = draw(graph, rule.query, chance)
        if any(value.startswith("http") for value in values.values()):
            continue
        for sentence in aloud(rule, values):
            yield rule.query.name, sentence
            if number % 5 == 0 and values:
                yield rule.query.name, slip(sentence, values)
            break


def aloud(rule: Rule, values: dict[str, str]) -> Iterator[str]:
    """The patterns with exactly these parameters, read aloud."""
    for pattern in rule.patterns:
        words = list(spoken(pattern.nodes, values))
        if sum(value in words for value in values.values()) + len(pattern.implied) == len(values):
            sentence = " ".join(words)
            yield f"{sentence[:1].upper()}{sentence[1:]}?"


def spoken(nodes: Iterable[Node], values: dict[str, str]) -> Iterator[str]:
    """The words of nodes, of a choice those of the first way."""
    for node in nodes:
        if isinstance(node, Phrases):
            shown = tuple(squash(word) for word in node.shown.split())
            yield node.shown if shown in node.keys else " ".join(node.keys[0])
        elif isinstance(node, Choice):
            yield from spoken(node.ways[0], values)
        elif isinstance(node, Slot):
            yield values.get(node.parameter, node.parameter)


def slip(sentence: str, values: dict[str, str]) -> str:
    """The sentence with two letters swapped in a long word of a name."""
    word = max((word for value in values.values() for word in value.split()), key=len, default="")
    middle = len(word) // 2
    return sentence.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :], 1)


if __name__ == "__main__":
    main()
