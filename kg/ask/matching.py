"""Matches the words of a question with patterns, so that every word is accounted for.

A question and the nodes of a pattern go in, Matches come out. A word that no node takes and that the set
"ignored" does not hold ends the attempt: what a pattern does not say was not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.ask.patterns import Choice, Node, Phrases, Slot
from kg.ask.periods import Words, find_periods
from kg.ask.slips import is_slip
from kg.ask.things import Value
from kg.ask.words import Question

__all__ = ["Match", "Matcher"]

Find = Callable[[str, int, int], Value | None]
"""What the words from one place to another stand for as a parameter, by its name."""

_SKIPPED, _SLIP = 0.05, 1.0
"""What a word that is passed over, and a slip of the pen in a word, cost."""


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

    def __init__(self, question: Question, words: Words, find: Find, *, loosely: bool, known: frozenset[str]) -> None:
        """Take what finds things; `loosely` forgives slips of the pen, but in words that are `known`."""
        self._tokens = question.tokens
        self._question = question
        self._words = words
        self._find = find
        self._ignored = words["ignored"]
        self._loosely = loosely
        self._known = known

    def run(self, nodes: Sequence[Node], start: int, limit: int) -> Iterator[Match]:
        """The matches of nodes from a place on, to wherever they end before `limit`."""
        if not nodes:
            yield Match(start)
            return
        for first in self._step(nodes[0], start, limit):
            for rest in self.run(nodes[1:], first.end, limit):
                yield first.then(rest)

    def skip(self, start: int, limit: int) -> Iterator[Match]:
        """The places that can be reached from one by passing over words that say nothing."""
        yield Match(start)
        end = start
        while end < limit and self._tokens[end].key in self._ignored:
            end += 1
            passed = tuple(token.text for token in self._tokens[start:end])
            yield Match(end, shown=passed, cost=_SKIPPED * (end - start))

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
        reached: dict[int, tuple[float, tuple[str, ...]]] = {}
        if start >= limit:
            return
        first = self._tokens[start].key
        exact = not self._loosely or first in self._known
        for keys in node.keys:
            if exact and not (keys[0].startswith(first) or first.startswith(keys[0])):
                continue
            for end, cost in self._phrase(keys, start, limit):
                reached[end] = min((cost, keys), reached.get(end, (cost, keys)))
        for end, (cost, keys) in sorted(reached.items(), reverse=True):
            shown = keys if cost else tuple(token.text for token in self._tokens[start:end])
            yield Match(end, shown=shown, cost=cost, literal=end - start)

    def _phrase(self, keys: tuple[str, ...], start: int, limit: int) -> Iterator[tuple[int, float]]:
        """Where a phrase ends and what it costs: its letters in order, wherever there are blanks between them."""
        wanted, written = "".join(keys), ""
        for end in range(start, limit):
            written += self._tokens[end].key
            if written == wanted:
                yield end + 1, 0.0
            if not wanted.startswith(written) or len(written) >= len(wanted):
                break
        end = start + len(keys)
        if self._loosely and end <= limit:
            pairs = [(token.key, key) for token, key in zip(self._tokens[start:end], keys, strict=True)]
            slips = [word for word, key in pairs if word != key]
            if slips and all(word == key or self._is_slip(word, key) for word, key in pairs):
                yield end, _SLIP * len(slips)

    def _is_slip(self, word: str, key: str) -> bool:
        return word not in self._known and is_slip(word, key)

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
                yield Match(end, ((node.parameter, value),), shown=(value.label,), cost=value.cost)
