"""Phrases that state from when to when something was so: their bounds, where they begin at a token.

    Span := "from" Date (("to" | "until" | "–") (Date | "the present"))? | "since" Date | ("until" | "through") Date
          | "between" Date "and" Date | "(" Span-or-years ")"

Between an office and its span stand the words of the office's complement and no verb. The small words are those of
`ontology/cues.ttl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.partial_dates import are_in_order

__all__ = ["StatedSpan", "span_at", "span_behind"]

LONGEST_COMPLEMENT = 24
"""How many tokens stand between a title and its span ("Secretary of State for European and Eurasian Affairs since")."""

YEARS = re.compile(
    r"""
    (?P<since> (?:19|20)\d\d )
    (?: [-–—] (?P<until> (?:19|20)\d\d | \d\d ) )?
    """,
    re.VERBOSE,
)
"""A year or two in one token: "2018", "2018–2020", "2018–20"."""

TWO_DIGITS = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class StatedSpan:
    """The first and last date that a text states, ISO of any precision, and the tokens that do, to `end`."""

    since: str | None
    until: str | None
    start: int
    end: int

    @property
    def in_order(self) -> bool:
        """Whether it may begin before it ends."""
        return self.since is None or self.until is None or are_in_order(self.since, self.until)


def span_behind(reading: Reading, at: int, limit: int, verb: str | None) -> StatedSpan | None:
    """The span behind an office that ends at a token, before `limit`; `verb` is the kind of the verb of holding."""
    limit = min(limit, at + LONGEST_COMPLEMENT)
    while at < limit:
        held = reading.cue_at(at, "term", "position")
        at = held.end if held else at
        found = span_at(reading, at, verb)
        if found:
            return found
        if held or ends_complement(reading, at):
            return None
        at += 1
    return None


def ends_complement(reading: Reading, at: int) -> bool:
    """Whether a token is none of an office's complement: a verb, a clause, a date, another person, a list's mark."""
    token = reading.doc[at]
    if token.text == ",":
        nearby = reading.doc[at + 1 : at + 2]
        return not any(t.pos_ == "PROPN" or t.is_space or begins_span(reading, t.i) for t in nearby)
    names_person = token.ent_type_ == "PERSON"
    return (
        token.pos_ in ("VERB", "AUX", "SCONJ", "PRON")
        or token.tag_ in ("WDT", "WP", "WRB")
        or token.text in (".", ";", ":")
        or names_person
        or reading.dates.at(at) is not None
    )


def begins_span(reading: Reading, at: int) -> bool:
    """Whether a span, or a post that somebody has held, begins at a token."""
    return span_at(reading, at, None) is not None or reading.cue_at(at, "term", "position") is not None


def span_at(reading: Reading, at: int, verb: str | None) -> StatedSpan | None:
    """The span whose words begin at a token; "on" and "in" tell one behind a verb of beginning or ending."""
    if at >= len(reading.doc) - 1:
        return None
    if reading.doc[at].text == "(":
        inside = span_at(reading, at + 1, None) or range_at(reading, at + 1, at + 1)
        closes = inside is not None and inside.end < len(reading.doc) and reading.doc[inside.end].text == ")"
        whole = inside is not None and (inside.until is not None or reading.word_is(at + 1, "span-since"))
        return inside if closes and whole else None
    if reading.word_is(at, "span-from") or reading.word_is(at, "span-between"):
        return range_at(reading, at + 1, at)
    since, until = reading.word_is(at, "span-since"), reading.word_is(at, "span-until")
    on = verb in ("begins", "ends") and reading.word_is(at, "span-on")
    date = date_at(reading, at + 1) if since or until or on else None
    if date is None:
        return None
    end, value = date
    last = until or (on and verb == "ends")
    return StatedSpan(None if last else value, value if last else None, at, end)


def range_at(reading: Reading, at: int, start: int) -> StatedSpan | None:
    """The span from the date at a token to the date or "present" behind it; the first alone where none is behind."""
    token = reading.doc[at] if at < len(reading.doc) else None
    years = YEARS.fullmatch(token.text) if token else None
    if years and years["until"]:
        return StatedSpan(years["since"], within_century(years["since"], years["until"]), start, at + 1)
    first = date_at(reading, at)
    if first is None:
        return None
    end, since = first
    until = None
    if end < len(reading.doc) - 1 and reading.word_is(end, "span-to"):
        second = date_at(reading, end + 1, since=since)
        open_at = end + 1 + reading.word_is(end + 1, "article")
        if second:
            end, until = second
        elif open_at < len(reading.doc) and reading.word_is(open_at, "span-open"):
            end = open_at + 1
    return StatedSpan(since, until, start, end)


def date_at(reading: Reading, at: int, since: str | None = None) -> tuple[int, str] | None:
    """The date whose words begin at a token, and where they end; "16" is a year behind that of `since`."""
    while at < len(reading.doc) and reading.doc[at].is_space:
        at += 1
    if at >= len(reading.doc):
        return None
    text = reading.doc[at].text
    if YEARS.fullmatch(text):
        return (at + 1, text) if text.isdigit() else None
    if since and len(since) == len("2014") and TWO_DIGITS.fullmatch(text):
        return at + 1, within_century(since, text)
    chunk = reading.dates.starting(at)
    return (chunk.end, chunk.form) if chunk and chunk.form else None


def within_century(since: str, until: str) -> str:
    """A year in full: "16" behind "2014" is 2016."""
    return until if len(until) == len(since) else since[: len(since) - len(until)] + until
