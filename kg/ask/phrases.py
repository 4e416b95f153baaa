"""Finds where the phrases of patterns stand in a question.

A question goes in; the places where a set of phrases begins and ends in it come out. Knows letters and slips of the
pen, and no names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.grammar import Grammar
from kg.ask.patterns import Phrases
from kg.ask.slips import is_slip
from kg.ask.words import Question

__all__ = ["NOWHERE", "Found", "PhraseFinder"]

NOWHERE = 1_000_000
"""A place beyond the end of every question."""

_SLIP = 1.0
"""What a slip of the pen in a word costs."""

_MOST_LETTERS = 60
"""The letters of the longest phrase."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that ends at a place: how it is shown, and what its slips cost."""

    end: int
    shown: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _Places:
    """Where phrases of a set stand: those that begin at each place, and the first end from each place on."""

    starting: dict[int, tuple[Found, ...]]
    first_ends: tuple[int, ...]


class PhraseFinder:
    """Finds phrases in one question.

    Invariant: where the phrases of a set stand is worked out once.
    """

    def __init__(self, question: Question, grammar: Grammar, *, loosely: bool) -> None:
        """Take a question; `loosely` forgives slips of the pen, but in words that grammar knows."""
        self._tokens = question.tokens
        self._spans = _spans([token.key for token in question.tokens])
        unknown = {token.key for token in question.tokens} - grammar.known if loosely else frozenset[str]()
        self._slips = {word: {key for key in grammar.keys if is_slip(word, key)} for word in unknown}
        self._meant = frozenset[str]().union(*self._slips.values())
        self._found: dict[int, tuple[Phrases, _Places]] = {}

    def starting(self, phrases: Phrases, start: int) -> tuple[Found, ...]:
        """The phrases that begin at a place, the longest first."""
        return self._places(phrases).starting.get(start, ())

    def first_end(self, phrases: Phrases, start: int) -> int:
        """The first place at which a phrase ends that begins at a place or after it; NOWHERE if there is none."""
        ends = self._places(phrases).first_ends
        return ends[start] if start < len(ends) else NOWHERE

    def _places(self, phrases: Phrases) -> _Places:
        known = self._found.get(id(phrases))
        if known is None:
            # The set is kept with what was found, so that no other one ever has its identity.
            known = self._found[id(phrases)] = (phrases, self._find(phrases))
        return known[1]

    def _find(self, phrases: Phrases) -> _Places:
        reached: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        for letters in phrases.letters & self._spans.keys():
            for start, end in self._spans[letters]:
                reached[start, end] = (0.0, tuple(token.text for token in self._tokens[start:end]))
        if self._meant:
            for keys in phrases.keys:
                for place, cost in self._misspelt(keys):
                    reached[place] = min((cost, keys), reached.get(place, (cost, keys)))
        starting: dict[int, list[Found]] = {}
        for (start, end), (cost, shown) in sorted(reached.items(), reverse=True):
            starting.setdefault(start, []).append(Found(end, shown, cost))
        return _Places({start: tuple(found) for start, found in starting.items()}, self._first_ends(reached))

    def _first_ends(self, reached: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        ends = [NOWHERE] * (len(self._tokens) + 1)
        for start, end in reached:
            ends[start] = min(ends[start], end)
        for place in range(len(self._tokens) - 1, -1, -1):
            ends[place] = min(ends[place], ends[place + 1])
        return tuple(ends)

    def _misspelt(self, keys: tuple[str, ...]) -> list[tuple[tuple[int, int], float]]:
        """Where a phrase stands with slips of the pen, and what they cost."""
        if self._meant.isdisjoint(keys):
            return []
        found = []
        for start in range(len(self._tokens) - len(keys) + 1):
            words = [token.key for token in self._tokens[start : start + len(keys)]]
            slips = [word for word, key in zip(words, keys, strict=True) if word != key]
            meant = zip(words, keys, strict=True)
            if slips and all(word == key or key in self._slips.get(word, ()) for word, key in meant):
                found.append(((start, start + len(keys)), _SLIP * len(slips)))
        return found


def _spans(keys: list[str]) -> dict[str, list[tuple[int, int]]]:
    """The letters of all runs of words, each with the places where it begins and ends."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(keys)):
        letters = ""
        for end in range(start, len(keys)):
            letters += keys[end]
            if len(letters) > _MOST_LETTERS:
                break
            spans.setdefault(letters, []).append((start, end + 1))
    return spans
