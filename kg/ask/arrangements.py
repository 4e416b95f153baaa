"""Puts the words of a question into other orders that ask the same: what is asked for first, then the rest.

A question goes in, Questions come out. Which words ask is told by the registry; nothing here knows a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.ask.words import Question, Token, split_question

__all__ = ["arrangements"]

_BREAK = re.compile(
    r"""
    (?P<before>.*?\S)\s*(?:[,:;]|\s[-–—])\s+(?P<after>\S.*)   # "At the summit, who led?", "COMPACT: who launched it?"
    """,
    re.VERBOSE | re.DOTALL,
)


def arrangements(question: Question, words: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    """The question with what stands before its first break, or before the words that ask, at its end."""
    if match := _BREAK.fullmatch(question.text.strip().rstrip("?!. ")):
        yield split_question(f"{match['after']} {match['before']}")
    start = _asking(question.tokens, words)
    if start:
        yield split_question(f"{_tail(question, start)} {_head(question, start)}")


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
