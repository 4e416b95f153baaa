"""Reads the words for a time in a question: "in May 2023", "since 2024", "between 2022 and 2024".

Words of a question go in, the first and the last day that they allow come out. Knows no today: "last year"
is not understood.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ask.words import Token

__all__ = ["Period", "Words", "find_periods"]

_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_DAY = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.ASCII)

Date = tuple[datetime.date, datetime.date]
Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Period:
    """A time as words up to the place `end` of a question tell it: its bounds as ISO days, or None for none."""

    end: int
    since: str | None
    until: str | None

    @property
    def date(self) -> str | None:
        """The day, month or year that the time is, as a partial ISO date; None where it is none of these."""
        since, until = self.since or "", self.until or ""
        if since[:4] != until[:4]:
            return None
        if since == until:
            return since or None
        if (since[5:], until[5:]) == ("01-01", "12-31"):
            return since[:4]
        last = datetime.date.fromisoformat(until) + datetime.timedelta(days=1)
        return since[:7] if since[:7] == until[:7] and since.endswith("-01") and last.day == 1 else None


def find_periods(tokens: Sequence[Token], start: int, words: Words) -> Iterator[Period]:
    """The times that the words from a place on may tell, the longest reading of each kind."""
    if start >= len(tokens):
        return
    key = tokens[start].key
    for kind in ("in", "since", "after", "before", "until", "between"):
        if key in words[f"time-{kind}"] and (found := _after_word(kind, tokens, start + 1, words)):
            yield found
    if date := _date(tokens, start):
        yield _bounded("in", *date)


def _after_word(kind: str, tokens: Sequence[Token], start: int, words: Words) -> Period | None:
    first = _date(tokens, start) or (_month_before(tokens, start, words) if kind == "between" else None)
    if first is None:
        return None
    end, date = first
    next_key = tokens[end].key if end < len(tokens) else ""
    if kind in ("between", "since") and next_key in words["time-and"] and (second := _date(tokens, end + 1)):
        return Period(second[0], date[0].isoformat(), second[1][1].isoformat())
    if kind != "between":
        return _bounded(kind, end, date)
    return _bounded("since", end + 1, date) if next_key in words["time-onwards"] else None


def _month_before(tokens: Sequence[Token], start: int, words: Words) -> tuple[int, Date] | None:
    """The first month of "between March and May 2025", which is of the year of the second."""
    if start + 3 >= len(tokens) or tokens[start + 1].key not in words["time-and"]:
        return None
    month, year = _month(tokens[start].text), _year(tokens[start + 3].text)
    return _checked(start + 1, year, month, None) if month and year else None


def _bounded(kind: str, end: int, date: Date) -> Period:
    first, last = date
    day = datetime.timedelta(days=1)
    since = {"in": first, "since": first, "after": last + day}.get(kind)
    until = {"in": last, "until": last, "before": first - day}.get(kind)
    return Period(end, since.isoformat() if since else None, until.isoformat() if until else None)


def _date(tokens: Sequence[Token], start: int) -> tuple[int, Date] | None:
    """A date at a place and where it ends: "2023", "2023-05", "May 2023", "28 May 2023", "May 28, 2023"."""
    texts = [token.text for token in tokens[start : start + 3]]
    if texts and (match := _ISO.fullmatch(texts[0])):
        month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
        return _checked(start + 1, int(match["year"]), month, day)
    if len(texts) > 1 and (month := _month(texts[0])) and (year := _year(texts[1])):
        return _checked(start + 2, year, month, None)
    if len(texts) > 2 and (year := _year(texts[2])):
        for day_text, month_text in (texts[:2], texts[1::-1]):
            match = _DAY.fullmatch(day_text)
            if match and (month := _month(month_text)):
                return _checked(start + 3, year, month, int(match["day"]))
    return None


def _checked(end: int, year: int, month: int | None, day: int | None) -> tuple[int, Date] | None:
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return end, (first, first)
    last = datetime.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return end, (first, last)


def _year(text: str) -> int | None:
    match = _ISO.fullmatch(text)
    return int(text) if match and not match["month"] else None


def _month(text: str) -> int | None:
    """The number of a month by its English name, or by three or four letters of it."""
    word = text.casefold().rstrip(".")
    return next((number for number, name in enumerate(_months()) if len(word) > 2 and name.startswith(word)), None)


@cache
def _months() -> tuple[str, ...]:
    """The English names of the months in small letters, each at its number."""
    return tuple(name.casefold() for name in calendar.month_name)
