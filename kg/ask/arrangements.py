"""Puts the words of a question into other orders that ask the same: what is asked for first, then the rest.

A question goes in, Questions come out. Which words ask is told by the registry; nothing here knows a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.ask.periods import find_periods
from kg.ask.words import Question, Token, split_question

__all__ = ["arrangements"]

_BREAK = re.compile(
    r"""
    (?P<before>.*?\S)\s*(?:[,:;]|\s[-–—])\s+(?P<after>\S.*)   # "At the summit, who led?", "COMPACT: who launched it?"
    """,
    re.VERBOSE | re.DOTALL,
)


def arrangements(question: Question, words: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    """The question with what stands before its first break or before the words that ask, or its time, at its end."""
    if match := _BREAK.fullmatch(question.text.strip().rstrip("?!. ")):
        yield split_question(f"{match['after']} {match['before']}")
    start = _asking(question.tokens, words)
    if start:
        yield split_question(f"{_tail(question, start)} {_head(question, start)}")
    if time := _time_within(question, words):
        first, last = question.tokens[time[0]].start, question.tokens[time[1] - 1].end
        before, after = question.text[:first], question.text[last:].strip().rstrip("?!. ")
        yield split_question(f"{before} {after} {question.text[first:last]}")


def _time_within(question: Question, words: Mapping[str, frozenset[str]]) -> tuple[int, int] | None:
    """Where a time with its small word stands within the question: "Which meetings of 2024 did the Quad hold?"."""
    tokens = question.tokens
    small = frozenset[str]().union(*(words[name] for name in words if name.startswith("time-")))
    for start in range(1, len(tokens)):
        if tokens[start].key in small:
            ends = [period.end for period in find_periods(tokens, start, words)]
            if ends and max(ends) < len(tokens):
                return start, max(ends)
    return None


def _asking(tokens: tuple[Token, ...], words: Mapping[str, frozenset[str]]) -> int:
    """The place of the first word that asks, with the small word before it; 0 where it is first, or there is none."""
    for place, token in enumerate(tokens):
        if token.key in words["interrogative"]:
            small = place > 0 and tokens[place - 1].key in words["preposition"]
            return place - 1 if small else place
    return 0


def _head(question: Question, start: int) -> str:
    return question.text[: question.tokens[start].start]


def _tail(question: Question, start: int) -> str:
    return question.text[question.tokens[start].start :].strip().rstrip("?!. ")
