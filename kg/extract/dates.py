"""Dates as texts write them, resolved against the publication date to the precision that the words allow.

A date leaves as ISO 8601 ("2024-06-17", "2024-06", "2024"); one that the words and the publication
date do not determine leaves without a value, as the words.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["DatePhrase", "DateWords", "date_words", "find_dates"]

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}

MONTH = "|".join(sorted((name.title() for name in MONTHS), key=len, reverse=True))
WEEKDAY = "|".join(name.title() for name in WEEKDAYS)

LENGTH_OF_DAY = 10
"""The length of an ISO date that is a day."""

LONGEST_MONTH_WORD = 8
"""Code points before a month in which the word before it is looked for."""

DATE = re.compile(
    rf"""
    (?<![\w$€£₹-])
    (?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\w-])
    | (?:(?P<weekday1>{WEEKDAY}),?\ )?
      (?: (?P<month1>{MONTH})\.?\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s?(?:percent|%))
          (?: \s?(?:-|–|and|to)\s?(?:(?P<month1b>{MONTH})\.?\s)?(?P<day1b>\d{{1,2}})(?!\d))?
          (?: ,?\s(?P<year1>(?:19|20)\d{{2}}))?
        | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?(?P<day2b>\d{{1,2}})(?:st|nd|rd|th)?)?
          \s(?:of\s)?(?P<month2>{MONTH})\.?(?!\w)(?:,?\s(?P<year2>(?:19|20)\d{{2}}))?
        | (?P<relmonth>last|next|this)\s(?P<month4>{MONTH})(?!\w)
        | (?P<month3>{MONTH})(?!\w|-[a-z])
          (?:,?\s(?:of\s)?(?:(?P<year3>(?:19|20)\d{{2}})|(?P<yearword>this|last|next)\syear))?
        | (?P<day3>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)(?!\w)
        | (?P<sameday>(?:(?:[Ll]ater|[Ee]arlier)\ )?(?:that|(?:on\ )?the)\ same\ day|(?:later|earlier)\ that\ day)(?!\w)
        | (?P<rel>(?:(?:[Ee]arlier|[Ll]ater)\sthis|[Ll]ast|[Nn]ext|[Tt]his)\s(?:year|month|week))(?!\w)
        | (?:(?:early|mid|late|spring|summer|autumn|fall|winter|end)(?:\ of|\ in)?[\ -])?
          (?P<year4>(?:19|20)\d{{2}})(?![\w-])
      )
    | (?:(?:last|next|this)\s)?(?P<weekday2>{WEEKDAY})(?!\w|,?\s(?:{MONTH}))
    )
    """,
    re.VERBOSE,
)


Part = Mapping[str, str | None]
"""The named groups of a match of DATE."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date at code points `start` to `end`.

    `value` is ISO 8601 of the precision known, of a range its first day, or None where the words do not tell;
    `last` is the last day of a range or None.
    """

    start: int
    end: int
    words: str
    value: str | None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words around a date: `ahead` those of what is to come, `month` those that "May" and "March" follow as months."""

    ahead: re.Pattern[str]
    month: re.Pattern[str]


def date_words(ahead: Iterable[str], month: Iterable[str]) -> DateWords:
    """The words around a date as patterns, from two lists of phrases."""
    return DateWords(
        ahead=re.compile(rf"\b (?:{alternatives(ahead)}) \b", re.VERBOSE | re.IGNORECASE),
        month=re.compile(rf"\b (?:{alternatives(month)}) [\s-] \Z", re.VERBOSE),
    )


def alternatives(phrases: Iterable[str]) -> str:
    """Phrases as the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def find_dates(text: str, published: str | None, words: DateWords) -> list[DatePhrase]:
    """The dates of a text, in order; `published` is an ISO date of any precision or None."""
    found: list[DatePhrase] = []
    for match in DATE.finditer(text):
        if not is_month_word(match, text, words):
            continue
        value, last = resolve(match, published, ahead=is_ahead(text, match.start(), words))
        if match["sameday"]:
            value = next((d.value for d in reversed(found) if d.value and len(d.value) == LENGTH_OF_DAY), None)
        found.append(DatePhrase(match.start(), match.end(), match.group(), value, last))
    return found


def is_month_word(match: re.Match[str], text: str, words: DateWords) -> bool:
    """Whether "May" or "March" alone is a month: a preposition or a determiner of time stands before it."""
    if match["month3"] is None or match["year3"] or match["month3"] not in ("May", "March"):
        return True
    return bool(words.month.search(text[max(match.start() - LONGEST_MONTH_WORD, 0) : match.start()]))


def is_ahead(text: str, start: int, words: DateWords) -> bool:
    """Whether the sentence up to a date speaks of what is to come."""
    begin = max(text.rfind(". ", 0, start), text.rfind("\n\n", 0, start)) + 1
    return bool(words.ahead.search(text, begin, start))


def resolve(match: re.Match[str], published: str | None, *, ahead: bool) -> tuple[str | None, str | None]:
    """The value of a date phrase and, of a range, its last day."""
    part = match.groupdict()
    if part["iso"]:
        return (part["iso"] if is_day(part["iso"]) else None), None
    if part["month1"] or part["month2"]:
        return days(part, published, ahead=ahead)
    if part["month3"] or part["month4"]:
        return month_value(part, published, ahead=ahead), None
    if part["sameday"]:
        return None, None
    return part["year4"] or relative(part, published, ahead=ahead), None


def days(part: Part, published: str | None, *, ahead: bool) -> tuple[str | None, str | None]:
    """The first and last day of "June 17-18", of the year given or the one nearest the publication date."""
    month = MONTHS[str(part["month1"] or part["month2"]).lower()]
    year = part["year1"] or part["year2"] or nearest_year(month, published, ahead=ahead)
    last_month = MONTHS[part["month1b"].lower()] if part["month1b"] else month
    first = day_value(year, month, part["day1"] or part["day2"])
    return first, day_value(year, last_month, part["day1b"] or part["day2b"])


def day_value(year: str | None, month: int, day: str | None) -> str | None:
    """A day as ISO 8601; None where the calendar has no such day."""
    value = f"{year}-{month:02}-{int(day):02}" if year and day else ""
    return value if is_day(value) else None


def month_value(part: Part, published: str | None, *, ahead: bool) -> str | None:
    """A month, of the year given or the one nearest the publication date."""
    month = MONTHS[str(part["month3"] or part["month4"]).lower()]
    if part["year3"]:
        return f"{part['year3']}-{month:02}"
    if part["yearword"]:
        year_told = relative_span(f"{part['yearword']} year", published) if published else None
        return f"{year_told}-{month:02}" if year_told else None
    if part["relmonth"] == "last" and published and len(published) >= 7:
        year = int(published[:4]) - (month >= int(published[5:7]))
        return f"{year}-{month:02}"
    year_found = nearest_year(month, published, ahead=ahead or part["relmonth"] == "next")
    return f"{year_found}-{month:02}" if year_found else None


def nearest_year(month: int, published: str | None, *, ahead: bool) -> str | None:
    """The year of the last such month up to publication, or of the next one from it on."""
    if not published or len(published) < 7:
        return None
    year, now = int(published[:4]), int(published[5:7])
    if ahead:
        return str(year + (month < now))
    return str(year - (month > now))


def relative(part: Part, published: str | None, *, ahead: bool) -> str | None:
    """What "today", "on Tuesday", "last month" or "later this year" mean at publication."""
    if not published:
        return None
    rel = (part["rel"] or "").lower()
    if rel:
        return relative_span(rel, published)
    if not is_day(published):
        return None
    day = datetime.date.fromisoformat(published)
    if part["day3"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(part["day3"].lower(), 0)
        return (day + datetime.timedelta(days=shift)).isoformat()
    weekday = WEEKDAYS[str(part["weekday2"]).lower()]
    shift = (weekday - day.weekday()) % 7 if ahead else -((day.weekday() - weekday) % 7)
    return (day + datetime.timedelta(days=shift)).isoformat()


def relative_span(words: str, published: str) -> str | None:
    """A year or month counted from publication; of a week the month, where it lies in one."""
    shift = -1 if words.startswith("last") else 1 if words.startswith("next") else 0
    year = int(published[:4])
    if words.endswith("year"):
        return str(year + shift)
    if words.endswith("month") and len(published) >= 7:
        months = year * 12 + int(published[5:7]) - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    if words.endswith("week") and is_day(published):
        return month_of_week(datetime.date.fromisoformat(published) + datetime.timedelta(weeks=shift))
    return None


def month_of_week(day: datetime.date) -> str | None:
    """The month that holds the whole week of a day, Monday to Sunday; None where the week lies in two."""
    first = day - datetime.timedelta(days=day.weekday())
    last = first + datetime.timedelta(days=6)
    return f"{first:%Y-%m}" if first.month == last.month else None


def is_day(value: str) -> bool:
    """Whether a value is a day of the calendar."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10
