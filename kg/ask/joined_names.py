"""Finds things that are named by several names together: "A or B", "the Quad meeting", "the Quad Cyber Group".

Words of a question and what finds a single name go in; a Value comes out, or None where the words are no such names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.ask.values import PLURAL, Value, together
from kg.ask.words import Question
from kg.query import Graph
from kg.query.lexicons import read_spoken_lexicon

__all__ = ["JoinedNames"]

_TELLING = 3
"""The words of the shortest name that stands for a longer one which it begins."""

Words = frozenset[str]
Find = Callable[..., Value | None]
"""What finds a single name: `find(types, start, end, loosely=...)`."""


class JoinedNames:
    """The names that are put together from others, as one question has them."""

    def __init__(self, graph: Graph, question: Question, words: Mapping[str, Words], find: Find) -> None:
        """Take the graph, the question, the words of sets, and what finds a single name."""
        self._graph = graph
        self._question = question
        self._words = words
        self._meetings = words["meeting"]
        self._links = words["name-link"]
        self._find = find

    def either(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """The things of "A or B", or documents of "A and B", each of them known."""
        between = self._words["time-and"] if types[0] == "document" else self._words["or"]
        return self._of_several(types, start, end, between, loosely=loosely)

    def each(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """The things of "A and B", each of them known."""
        return self._of_several(types, start, end, self._words["list-link"], loosely=loosely)

    def forum(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """The forum or meeting of "the Quad meeting", "the Quad Cyber Group" and of a name cut short."""
        if value := self._without_noun(types, start, end, loosely=loosely):
            return value
        if "forum" not in types:
            return None
        if value := self._plural(types, start, end):
            return value
        return self._after_another(types, start, end) or self._cut_short(types, start, end)

    def _of_several(
        self, types: tuple[str, ...], start: int, end: int, between: Words, *, loosely: bool
    ) -> Value | None:
        for place in range(start + 1, end - 1):
            if self._question.tokens[place].key not in between:
                continue
            first = self._find(types, start, place, loosely=loosely)
            after = self._second(types, place + 1, end)
            second = self._find(types, after, end, loosely=loosely) if first and first.given else None
            if first and first.given and second and second.given:
                labels = (first.labels or (first.label,)) + (second.labels or (second.label,))
                things = dict(zip((first.given, *first.others, second.given, *second.others), labels, strict=True))
                return together(self._question.words(start, end), things, first.cost + second.cost + PLURAL)
        return None

    def _second(self, types: tuple[str, ...], start: int, end: int) -> int:
        """Where the second name begins: after small words, and "who in" of "in document 1 and who in document 2"."""
        passed = self._words["ignored"]
        if types[0] == "document":
            passed = passed | self._words["interrogative"] | self._words["preposition"] | self._words["document"]
        while start < end - 1 and self._question.tokens[start].key in passed:
            start += 1
        return start

    def _without_noun(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """The forum of "meetings of the Quad" and of "the Quad meeting", with all of its sessions."""
        tokens = self._question.tokens
        if end - start > 1 and tokens[end - 1].key in self._meetings:
            value = self._find(types, start, end - 1, loosely=loosely)
        elif end - start > 2 and tokens[start].key in self._meetings and tokens[start + 1].key == "of":
            first = start + (3 if tokens[start + 2].key == "the" and end - start > 3 else 2)
            value = self._find(types, first, end, loosely=loosely)
        else:
            return None
        return value if value and not value.several and (value.given is None or "/forum/" in value.given) else None

    def _plural(self, types: tuple[str, ...], start: int, end: int) -> Value | None:
        """The forum of which several meetings are spoken of by its name: "the Quad Leaders Summits"."""
        words = self._question.words(start, end)
        if self._question.tokens[end - 1].key not in self._words["meetings-plural"] | self._words["forum"]:
            return None
        reading = read_spoken_lexicon(self._graph, types).read_whole(words[:-1]) if words.endswith("s") else None
        return Value(words, reading.entity, reading.label, PLURAL) if reading else None

    def _after_another(self, types: tuple[str, ...], start: int, end: int) -> Value | None:
        """The forum or meeting named after another forum that documents name with it: "the Quad Cyber Group"."""
        for place in range(start + 1, end):
            before = read_spoken_lexicon(self._graph, ("forum",)).read_whole(self._question.words(start, place))
            value = self._find(types, place, end, loosely=False) if before else None
            if before and value and value.given and not value.cost and self._named_together(before.entity, value.given):
                return Value(self._question.words(start, end), value.given, value.label, 0.6)
        return None

    def _cut_short(self, types: tuple[str, ...], start: int, end: int) -> Value | None:
        """The forum or meeting that the graph knows by the beginning of a name: "the Council on Emerging Topics"."""
        tokens = self._question.tokens
        for place in range(start + _TELLING, end - 1):
            rest = [token for token in tokens[place:end] if token.key not in self._links]
            if tokens[place].key not in self._links or not all(token.looks_like_name for token in rest):
                continue
            if reading := read_spoken_lexicon(self._graph, types).read_whole(self._question.words(start, place)):
                return Value(self._question.words(start, end), reading.entity, reading.label, 1.5)
        return None

    def _named_together(self, first: str, second: str) -> bool:
        return bool(self._graph.look_up("named-together", first=first, second=second).rows)
