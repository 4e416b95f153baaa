"""Matches the words of a question with patterns, so that every word is accounted for.

A question and the nodes of a pattern go in, Matches come out. A word that no node takes and that the set
"ignored" does not hold ends the attempt: what a pattern does not say was not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.ask.patterns import Choice, Node, Phrases, Slot
from kg.ask.periods import Words, find_periods
from kg.ask.phrases import NOWHERE, PhraseFinder
from kg.ask.values import Value
from kg.ask.words import Question

__all__ = ["Match", "Matcher"]

Find = Callable[[str, int, int], Value | None]
"""What the words from one place to another stand for as a parameter, by its name."""

_SKIPPED = 0.05
"""What a word that is passed over costs."""


@dataclass(frozen=True, slots=True)
class Match:
    """How words up to the place `end` were read.

    `values` and `given` are of things and of other values by parameter, `shown` the question's words with the
    names as the graph has them, `cost` how far the question is from the pattern, `literal` how many of its words
    the pattern names.
    """

    end: int
    values: tuple[tuple[str, Value], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    shown: tuple[str, ...] = ()
    cost: float = 0.0
    literal: int = 0

    def then(self, other: Match) -> Match:
        """Both this match and the one that begins where it ends."""
        return Match(
            other.end,
            self.values + other.values,
            self.given + other.given,
            self.shown + other.shown,
            self.cost + other.cost,
            self.literal + other.literal,
        )


class Matcher:
    """Matches one question.

    Invariant: a match of nodes from a place on accounts for every word between that place and its end.
    """

    def __init__(self, question: Question, words: Words, find: Find, phrases: PhraseFinder) -> None:
        """Take a question, the words of sets, and what finds things and phrases in that question."""
        self._tokens = question.tokens
        self._question = question
        self._words = words
        self._find = find
        self._ignored = words["ignored"]
        self._phrase_finder = phrases

    def run(self, nodes: Sequence[Node], start: int, limit: int) -> Iterator[Match]:
        """The matches of nodes from a place on, to wherever they end before `limit`."""
        if not nodes:
            yield Match(start)
            return
        if not self.may_match(nodes, start, limit):
            return
        for first in self._step(nodes[0], start, limit):
            for rest in self.run(nodes[1:], first.end, limit):
                yield first.then(rest)

    def may_match(self, nodes: Sequence[Node], start: int, limit: int) -> bool:
        """Whether the phrases that nodes need stand between two places, in their order and with room for names."""
        return self._first_end(nodes, start, limit) <= limit

    def _first_end(self, nodes: Sequence[Node], place: int, limit: int) -> int:
        for node in nodes:
            if isinstance(node, Phrases):
                place = self._phrase_finder.first_end(node, place)
            elif isinstance(node, Choice):
                place = min(self._first_end(way, place, limit) for way in node.ways)
            else:
                place += 1
            if place > limit:
                return NOWHERE
        return place

    def skip(self, start: int, limit: int) -> Iterator[Match]:
        """The places that can be reached from one by passing over words that say nothing."""
        yield Match(start)
        end = start
        while end < limit and self._says_nothing(end):
            end += 1
            passed = tuple(token.text for token in self._tokens[start:end])
            yield Match(end, shown=passed, cost=_SKIPPED * (end - start))

    def _says_nothing(self, place: int) -> bool:
        """Whether a word may be passed over: one that is ignored, or the number of things told: "the four chairs"."""
        key = self._tokens[place].key
        told = place > 0 and self._tokens[place - 1].key in self._words["definite"]
        return key in self._ignored or (told and key in self._words["numeral"])

    def _step(self, node: Node, start: int, limit: int) -> Iterator[Match]:
        if isinstance(node, Choice):
            for way in node.ways:
                yield from self.run(way, start, limit)
            return
        for passed in self.skip(start, limit):
            if isinstance(node, Phrases):
                found = self._phrases(node, passed.end, limit)
            else:
                found = self._slot(node, passed.end, limit)
            for match in found:
                yield passed.then(match)

    def _phrases(self, node: Phrases, start: int, limit: int) -> Iterator[Match]:
        for found in self._phrase_finder.starting(node, start):
            if found.end <= limit:
                yield Match(found.end, shown=found.shown, cost=found.cost, literal=found.end - start)

    def _slot(self, node: Slot, start: int, limit: int) -> Iterator[Match]:
        if node.parameter == "period":
            for period in find_periods(self._tokens[:limit], start, self._words):
                bounds = (("since", period.since), ("until", period.until))
                given = tuple((name, value) for name, value in bounds if value)
                yield Match(period.end, given=given, shown=(self._question.words(start, period.end),))
            return
        if node.parameter == "on":
            for period in find_periods(self._tokens[:limit], start, self._words):
                if period.date:
                    yield Match(
                        period.end, given=(("on", period.date),), shown=(self._question.words(start, period.end),)
                    )
            return
        ends = range(limit, start, -1) if start < limit and self._tokens[start].key not in self._ignored else ()
        for end in ends:
            if self._tokens[end - 1].key in self._ignored:
                continue
            value = self._find(node.parameter, start, end)
            if value is not None:
                told = value.words if value.labels else value.label
                yield Match(end, ((node.parameter, value),), shown=(told,), cost=value.cost)
