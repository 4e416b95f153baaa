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

_PHRASE, _LEFT_OUT = 4, 6
"""The words of the longest phrase that is moved, and of the longest names of what is left out."""


def arrangements(question: Question, words: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    """The question with a part of it at its end: what stands before its first break or the words that ask; a time."""
    if match := _BREAK.fullmatch(question.text.strip().rstrip("?!. ")):
        yield split_question(f"{match['after']} {match['before']}")
    start = _asking(question.tokens, words)
    if start:
        yield split_question(f"{_tail(question, start)} {_head(question, start)}")
    if time := _time_within(question, words):
        yield _last(question, *time)
    if said := _phrase_within(question, words["everywhere"]):
        yield _last(question, *said)
    if out := _phrase_within(question, words["besides"]):
        for end in range(out[1] + 1, min(out[1] + _LEFT_OUT, len(question.tokens) - 1) + 1):
            yield _last(question, out[0], end)


def _phrase_within(question: Question, phrases: frozenset[str]) -> tuple[int, int] | None:
    """Where the longest of some phrases stands within the question, with words before and after it."""
    tokens = question.tokens
    for start in range(1, len(tokens) - 1):
        for end in range(min(start + _PHRASE, len(tokens) - 1), start, -1):
            if "".join(token.key for token in tokens[start:end]) in phrases:
                return start, end
    return None


def _last(question: Question, start: int, end: int) -> Question:
    """The question with the words from one place to another at its end."""
    first, last = question.tokens[start].start, question.tokens[end - 1].end
    after = question.text[last:].strip().rstrip("?!. ")
    return split_question(f"{question.text[:first]} {after} {question.text[first:last]}")


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
