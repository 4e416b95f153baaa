"""Finds where the values that a model gave stand in the question, so that no word of its own comes in.

A question and values go in, the places of their words come out, or a ChoiceError that says which stands nowhere. Times
are read by the grammar: the model may only say of one what the question's words say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ask.periods import Period, Words, find_periods
from kg.ask.words import Question, split_question
from kg.assertions import date_bounds

__all__ = ["ChoiceError", "Place", "Time", "find_times", "overlaps", "place_values", "shown", "stands"]

Place = tuple[int, int]
"""The words of a question from one place to another, as `Question.words` takes them."""

_LONGEST_SHOWN = 80


class ChoiceError(Exception):
    """A choice that is not followed; the message says why, and holds no sign that a screen would obey."""


@dataclass(frozen=True, slots=True)
class Time:
    """Words of a question that tell a time, and its bounds as ISO days, None for none."""

    place: Place
    since: str | None
    until: str | None

    @property
    def date(self) -> str | None:
        """The day, month or year that it is, as a partial ISO date; None where it is none of these."""
        return Period(self.place[1], self.since, self.until).date


def shown(words: str) -> str:
    """Words of a model as they may be printed."""
    return repr(words[:_LONGEST_SHOWN])


def overlaps(place: Place, taken: Iterable[Place]) -> bool:
    """Whether a place shares a word with one of those that are taken."""
    return any(place[0] < end and start < place[1] for start, end in taken)


def place_values(question: Question, values: Mapping[str, str]) -> dict[str, Place]:
    """Where each value stands, in any case and spelling; no two of them on the same words, the longest first."""
    keys = {name: _keys(value) for name, value in values.items()}
    places: dict[str, Place] = {}
    for name in sorted(keys, key=lambda name: (-len(keys[name]), name)):
        free = [place for place in _places(question, keys[name]) if not overlaps(place, places.values())]
        if not free:
            raise ChoiceError(f"it gave {name} the words {shown(values[name])}, which do not stand in the question")
        places[name] = free[0]
    return places


def find_times(question: Question, words: Words, taken: Iterable[Place]) -> tuple[Time, ...]:
    """The times that a question tells outside of places that are taken, each as long as it can be read."""
    spoken = tuple(taken)
    times: list[Time] = []
    start = 0
    while start < len(question.tokens):
        periods = find_periods(question.tokens, start, words)
        free = [period for period in periods if not overlaps((start, period.end), spoken)]
        if longest := max(free, key=lambda period: period.end, default=None):
            times.append(Time((start, longest.end), longest.since, longest.until))
        start = longest.end if longest else start + 1
    return tuple(times)


def stands(question: Question, time: Time, value: str, *, last: bool) -> bool:
    """Whether a value is words of a time, or an ISO date that means its first or, with `last`, its last day."""
    if any(time.place[0] <= start and end <= time.place[1] for start, end in _places(question, _keys(value))):
        return True
    days = date_bounds(value)
    return days is not None and days[last] == (time.until if last else time.since)


def _keys(value: str) -> tuple[str, ...]:
    return tuple(token.key for token in split_question(value).tokens)


def _places(question: Question, keys: tuple[str, ...]) -> list[Place]:
    asked = [token.key for token in question.tokens]
    starts = range(len(asked) - len(keys) + 1) if keys else ()
    return [(start, start + len(keys)) for start in starts if tuple(asked[start : start + len(keys)]) == keys]
