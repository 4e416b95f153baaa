"""Reads "how many" as "which", and tells which column of an answer is to be counted.

A question goes in, the same asked with "which" comes out, with the kind of thing that is counted; a named query's
columns go in, the column of things of that kind comes out. Nothing here knows a graph.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.ask.words import Question, split_question
from kg.query import NamedQuery

__all__ = ["asked_number", "counted_column"]

_LONGEST = 4
"""The words of the longest phrase that asks for a number."""

_COLUMNS = {
    "person": ("person", "other", "counterpart", "broker"),
    "official": ("person", "other", "counterpart", "broker"),
    "country": ("country", "member"),
    "forum": ("forum",),
    "meeting": ("meeting",),
    "document": ("document",),
    "domain": ("domain",),
    "office": ("office",),
}
"""The columns that hold things of a kind, by the set of words for the kind."""


def asked_number(question: Question, words: Mapping[str, frozenset[str]]) -> tuple[Question, str] | None:
    """The question with "which" for "how many", and the set of the noun after it; None where no number is asked for."""
    tokens = question.tokens
    for start in range(len(tokens)):
        for end in range(min(start + _LONGEST, len(tokens) - 1), start, -1):
            if "".join(token.key for token in tokens[start:end]) not in words["how-many"]:
                continue
            kind = next((name for name in _COLUMNS if _noun(question, end, words[name])), None)
            before, after = question.text[: tokens[start].start], question.text[tokens[end - 1].end :]
            return (split_question(f"{before}which{after}"), kind) if kind else None
    return None


def counted_column(query: NamedQuery, kind: str) -> str | None:
    """The column of things of a kind, of which there is one to a row; None where the query has no such column."""
    single = [column.name for column in query.columns if not column.several]
    return next((name for name in query.shown if name in _COLUMNS[kind] and name in single), None)


def _noun(question: Question, start: int, nouns: frozenset[str]) -> bool:
    """Whether a noun stands at a place, after at most one word that tells it apart: "how many Indian officials"."""
    keys = [token.key for token in question.tokens[start : start + 3]]
    return any("".join(keys[first:end]) in nouns for first in (0, 1) for end in range(first + 1, len(keys) + 1))
