"""Reads a question: which named question it is, of which things, and how that sounds read aloud.

A graph and a question go in, the best Reading comes out, or None where no pattern accounts for all words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ask.arrangements import arrangements
from kg.ask.counting import asked_number, counted_column
from kg.ask.grammar import Grammar, Rule
from kg.ask.matching import Match, Matcher
from kg.ask.patterns import Node, Pattern
from kg.ask.phrases import PhraseFinder
from kg.ask.things import Things
from kg.ask.values import UNKNOWN, Value, together
from kg.ask.words import Question
from kg.query import Graph, NamedQuery, answer, words_of
from kg.query.parameters import Given

__all__ = ["LONGEST", "Reading", "read_question"]

LONGEST = 60
"""The words of the longest question that is read."""

_DOUBTFUL = 2.0
"""From which cost on a reading is compared with those that forgive slips of the pen."""

_EACH = frozenset({"besides"})
"""The parameters that take each of "A and B"."""

_DESCRIBED, _UNDESCRIBED = 0.3, 5.0
"""What a meeting that is described costs, and one of which there is none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read: the named query, the things in it by parameter, other values, and words.

    `core` are the words of the pattern as they are read aloud, `extras` those of each clause, with the
    parameters that the clause gives; `counted` is the column of which the number is asked for.
    """

    query: NamedQuery
    values: tuple[tuple[str, Value], ...]
    given: tuple[tuple[str, str], ...]
    core: tuple[str, ...]
    extras: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    cost: float
    literal: int
    counted: str | None = None

    @property
    def parameters(self) -> dict[str, Given]:
        """What the query is given, by parameter; an unknown name is not among it."""
        told = {name: value.meant for name, value in self.values if value.meant is not None}
        return {**dict(self.given), **told}

    def sentence(self, *, without: str | None = None, instead: tuple[str, str] | None = None) -> str:
        """The question read aloud, without the clause that gives a parameter, or with one label for another."""
        extras = [words for names, words in self.extras if without not in names]
        told = " ".join([*self.core, *(word for words in extras for word in words)])
        if instead:
            told = told.replace(*instead)
        if self.counted:
            told = f"how many: {told}"
        return f"{told[:1].upper()}{told[1:]}?"


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far the words of a rule were read: its clauses so far, and which of them were taken."""

    match: Match
    extras: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    taken: frozenset[int] = frozenset()


def read_question(graph: Graph, question: Question, grammar: Grammar) -> Reading | None:
    """The reading of a question that is nearest to a pattern; where two are as near, that with more of its words.

    Where no pattern takes the words in their order, the same is asked with what is asked for first; and where none
    asks for a number, for that of the things asked for.
    """
    if len(question.tokens) > LONGEST:
        return None
    found = _in_any_order(graph, question, grammar)
    if not _is_certain(found) and (asked := asked_number(question, grammar.words)):
        for reading in _in_any_order(graph, asked[0], grammar):
            if column := counted_column(reading.query, asked[1]):
                found.append(replace(reading, counted=column))
    return min(found, key=lambda one: (round(one.cost, 3), -one.literal, _odd(one), one.query.name), default=None)


def _in_any_order(graph: Graph, question: Question, grammar: Grammar) -> list[Reading]:
    found: list[Reading] = []
    for order in (question, *arrangements(question, grammar.words)):
        found += _readings(graph, order, grammar)
        if _is_certain(found):
            break
    return found


def _is_certain(found: Sequence[Reading]) -> bool:
    """Whether a reading has no name that nobody has."""
    return bool(found) and min(reading.cost for reading in found) < UNKNOWN


def _odd(reading: Reading) -> int:
    """How many things are not of the type that their parameter takes first, such as a country for an organisation."""
    first = {parameter.name: parameter.types[0] for parameter in reading.query.parameters if parameter.types}
    return sum(f"/{first[name]}/" not in (value.given or "") for name, value in reading.values)


def _readings(graph: Graph, question: Question, grammar: Grammar) -> list[Reading]:
    """The readings of words in their order; slips of the pen are forgiven where none is certain without."""
    found: list[Reading] = []
    things = Things(graph, question, grammar)
    for loosely in (False, True):
        reader = _Reader(graph, question, grammar, things, loosely=loosely)
        found += reader.readings()
        if found and min(reading.cost for reading in found) < _DOUBTFUL:
            break
    return found


class _Reader:
    """Reads one question, strictly or loosely.

    Invariant: every word of the question stands in each of the readings.
    """

    def __init__(self, graph: Graph, question: Question, grammar: Grammar, things: Things, *, loosely: bool) -> None:
        self._graph = graph
        self._question = question
        self._grammar = grammar
        self._things = things
        self._loosely = loosely
        self._end = len(question.tokens)
        self._phrases = PhraseFinder(question, grammar, loosely=loosely)
        self._matchers: dict[str, Matcher] = {}
        self._described: dict[tuple[str, int, int], Value | None] = {}
        self._before: dict[tuple[int, int, int], tuple[_Reached, ...]] = {}
        things.describe = self._describe

    def readings(self) -> list[Reading]:
        """All readings, each of one pattern."""
        found = []
        frame = Matcher(self._question, self._grammar.words, lambda name, start, end: None, self._phrases)
        starts = [0, *(match.end for match in frame.run((self._grammar.sets["frame"],), 0, self._end))]
        for rule in self._grammar.rules:
            for pattern in rule.patterns:
                for start in dict.fromkeys(starts):
                    found += [
                        _reading(rule, pattern, core, tail)
                        for core, tail in self._whole(rule, pattern.nodes, start, self._end)
                    ]
        return found

    def _matcher(self, rule: Rule) -> Matcher:
        name = rule.query.name
        if name not in self._matchers:
            self._matchers[name] = self._new_matcher(rule)
        return self._matchers[name]

    def _new_matcher(self, rule: Rule) -> Matcher:
        types = {parameter.name: parameter.types for parameter in rule.query.parameters}

        def find(name: str, start: int, end: int) -> Value | None:
            look = self._things.find_all if name in _EACH else self._things.find
            value = look(types[name], start, end, loosely=self._loosely)
            return value if value is None or not value.others or name in rule.plural else None

        return Matcher(self._question, self._grammar.words, find, self._phrases)

    def _whole(self, rule: Rule, nodes: tuple[Node, ...], start: int, limit: int) -> Iterator[tuple[Match, _Reached]]:
        """The ways to read all words between two places: clauses, the pattern, clauses."""
        matcher = self._matcher(rule)
        if not matcher.may_match(nodes, start, limit):
            return
        for before in self._first_clauses(matcher, rule, start, limit):
            for core in matcher.run(nodes, before.match.end, limit):
                reached = _Reached(Match(core.end, cost=before.match.cost), before.extras, before.taken)
                values = Match(core.end, before.match.values, before.match.given, (), before.match.cost)
                for after in self._clauses(matcher, rule, _Reached(values, reached.extras, reached.taken), limit):
                    if any(passed.end == limit for passed in matcher.skip(after.match.end, limit)):
                        yield core, after

    def _first_clauses(self, matcher: Matcher, rule: Rule, start: int, limit: int) -> tuple[_Reached, ...]:
        """The clauses before a pattern, which are the same for all patterns of a rule."""
        key = (id(rule), start, limit)
        if key not in self._before:
            self._before[key] = tuple(self._clauses(matcher, rule, _Reached(Match(start)), limit))
        return self._before[key]

    def _clauses(self, matcher: Matcher, rule: Rule, reached: _Reached, limit: int) -> Iterator[_Reached]:
        """What can be read from a place on by taking some of the rule's clauses, each once."""
        yield reached
        for number, nodes in enumerate(rule.clauses):
            if number in reached.taken or reached.match.end >= limit:
                continue
            for start in self._after_and(reached.match.end, limit):
                for match in matcher.run(nodes, start, limit):
                    names = tuple(name for name, _ in (*match.values, *match.given))
                    extras = (*reached.extras, (names, match.shown))
                    further = _Reached(reached.match.then(match), extras, reached.taken | {number})
                    yield from self._clauses(matcher, rule, further, limit)

    def _after_and(self, start: int, limit: int) -> tuple[int, ...]:
        joined = start and start + 1 < limit and self._question.tokens[start].key in self._grammar.words["time-and"]
        return (start, start + 1) if joined else (start,)

    def _describe(self, kind: str, start: int, end: int) -> Value | None:
        """The meeting or the persons that the words describe: by forum, persons, place, time, role or document."""
        if end - start < 2:
            return None
        key = (kind, start, end)
        if key not in self._described:
            self._described[key] = self._work_out(self._grammar.described[kind], start, end)
        return self._described[key]

    def _work_out(self, rule: Rule, start: int, end: int) -> Value | None:
        best: tuple[float, Match, _Reached, Pattern] | None = None
        for pattern in rule.patterns:
            for core, tail in self._whole(rule, pattern.nodes, start, end):
                cost = core.cost + tail.match.cost
                if best is None or cost < best[0]:
                    best = (cost, core, tail, pattern)
        if best is None:
            return None
        reading = _reading(rule, best[3], best[1], best[2])
        words = self._question.words(start, end)
        unknown = [value for _, value in reading.values if value.given is None]
        if unknown:
            told = self._loosely and all(self._is_collective(value.words) for value in unknown)
            return Value(words, None, words, reading.cost) if told else None
        found = list(answer(self._graph, reading.query, reading.parameters, ids=True).rows.records())
        if rule is self._grammar.described["meeting"]:
            plurals = self._grammar.words["meetings-plural"]
            plural = any(token.key in plurals for token in self._question.tokens[start:end])
            return _meeting(reading, words, found, plural=plural)
        return together(words, {str(row["person_id"]): str(row["person"]) for row in found}, reading.cost + _DESCRIBED)

    def _is_collective(self, words: str) -> bool:
        """Whether a word for forums or meetings stands among the words, so that they are no person's name."""
        nouns = self._grammar.words["forum"] | self._grammar.words["meeting"]
        return not nouns.isdisjoint(words_of(words))


def _meeting(reading: Reading, words: str, found: Sequence[Mapping[str, object]], *, plural: bool) -> Value | None:
    """The one meeting that was found, or all where several are meant; else of several none."""
    # Who says no more means a meeting that was held, where one was.
    held = [row for row in found if row["held"] is True]
    meetings = {str(row["meeting_id"]): str(row["meeting"]) for row in held or found}
    if not meetings:
        return Value(words, None, words, _UNDESCRIBED)
    if len(meetings) > 1 and (plural or {name for name, _ in reading.values} == {"source"}):
        return together(words, meetings, reading.cost + _DESCRIBED)
    if len(meetings) > 1:
        labels = tuple(meetings.values())
        several = labels if len(set(labels)) == len(labels) else tuple(meetings)
        return Value(words, None, words, 3.0, several=several)
    ((iri, label),) = meetings.items()
    return Value(words, iri, label, reading.cost + _DESCRIBED)


def _reading(rule: Rule, pattern: Pattern, core: Match, tail: _Reached) -> Reading:
    return Reading(
        rule.query,
        core.values + tail.match.values,
        pattern.implied + core.given + tail.match.given,
        core.shown,
        tail.extras,
        core.cost + tail.match.cost,
        core.literal + tail.match.literal,
    )
