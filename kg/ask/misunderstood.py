"""Tells which words of a question no pattern and no name accounts for.

A graph, a question that was not understood and the grammar go in; one sentence comes out, with a remedy.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.grammar import Grammar
from kg.ask.periods import find_periods
from kg.ask.reading import LONGEST
from kg.ask.things import Things
from kg.ask.words import Question
from kg.query import Graph

__all__ = ["explain_misunderstanding"]

_NAME = 6
"""The words of the longest name that is looked for."""

_TOLD = 3
"""How many runs of unknown words are told."""


def explain_misunderstanding(graph: Graph, question: Question, grammar: Grammar) -> str:
    """The words that are not understood, or that all are but not in their combination."""
    if len(question.tokens) > LONGEST:
        return f"it has more than {LONGEST} words; ask in fewer"
    runs = list(dict.fromkeys(_runs(question, _understood(graph, question, grammar))))
    if not runs:
        return "each word is known, but not what they ask together; ask one thing at a time, in fewer words"
    told = ", ".join(repr(words) for words in runs[:_TOLD])
    return f"neither a name in the graph nor a word of any known question: {told}; leave it out or say it otherwise"


def _understood(graph: Graph, question: Question, grammar: Grammar) -> set[int]:
    """The places of words that stand in a pattern, a name or a time."""
    things = Things(graph, question, grammar)
    tokens = question.tokens
    small = grammar.known | grammar.words["ignored"] | grammar.words["name-link"]
    places = {place for place, token in enumerate(tokens) if token.key in small}
    for start in range(len(tokens)):
        places.update(
            place for period in find_periods(tokens, start, grammar.words) for place in range(start, period.end)
        )
        for end in range(min(start + _NAME, len(tokens)), start, -1):
            if not places >= set(range(start, end)) and _is_name(things, start, end):
                places.update(range(start, end))
                break
    return places


def _is_name(things: Things, start: int, end: int) -> bool:
    found = (things.find((kind,), start, end, loosely=False) for kind in ("thing", "person", "document"))
    return any(value is not None and (value.given or value.several) for value in found)


def _runs(question: Question, understood: set[int]) -> Iterator[str]:
    """The words that are not understood, neighbours together."""
    start = None
    for place in range(len(question.tokens) + 1):
        unclear = place < len(question.tokens) and place not in understood
        if unclear and start is None:
            start = place
        elif not unclear and start is not None:
            yield question.words(start, place)
            start = None
