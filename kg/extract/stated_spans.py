"""From when to when a text says that a person is in an office: the bounds beside an office and a name.

    A was OFFICE ... Span; Span, A was OFFICE; A took office (as OFFICE) on Date; A, OFFICE, a post he has held Span

The words of every class are in `ontology/cues.ttl`. An appointment is no beginning, and "newly" or "outgoing" no date:
such words state no bound.
"""

from __future__ import annotations

from kg.extract.delegates import Delegate, tenure_verb
from kg.extract.offices import OfficeMention
from kg.extract.reading import Reading
from kg.extract.span_phrases import StatedSpan, span_at, span_behind

__all__ = ["stated_span"]

JOINED = 2
"""How many tokens stand at most between two titles that share a span ("Chairman and CEO from 1997 to 2013")."""


def stated_span(reading: Reading, delegate: Delegate, office: OfficeMention) -> StatedSpan | None:
    """The span that a text states of the holding of an office beside a name; None where it states none."""
    found = of_term(reading, delegate)
    if found is None and office.start >= delegate.person.end:
        verb = tenure_verb(reading, delegate.person.end)
        kind = verb.kind if verb and verb.end <= office.start else None
        first = delegate.offices[0] if delegate.offices[0].start >= delegate.person.end else None
        found = behind(reading, delegate, office, kind)
        if found is None and kind and office is first:
            found = ahead(reading, delegate.start, kind)
    return found if found and found.in_order else None


def behind(reading: Reading, delegate: Delegate, office: OfficeMention, verb: str | None) -> StatedSpan | None:
    """The span behind an office, or behind the last of those joined to it."""
    at, limit = office.end, reading.sentence(office.start).end
    for other in delegate.offices:
        if 0 < other.start - at <= JOINED:
            at = other.end
    return span_behind(reading, at, limit, verb)


def ahead(reading: Reading, name: int, verb: str) -> StatedSpan | None:
    """The span that opens a sentence before a name: "From 2009 to 2013, A served as"."""
    start = reading.sentence(name).start
    while start < name and reading.doc[start].is_space:
        start += 1
    found = span_at(reading, start, verb) if start < name else None
    return found if found and found.end == name - 1 and reading.doc[found.end].text == "," else None


def of_term(reading: Reading, delegate: Delegate) -> StatedSpan | None:
    """The day on which a person took or left the office, behind the name: ", who took office on 9 June 2024"."""
    doc, at, last = reading.doc, delegate.end, reading.sentence(delegate.start).end
    while at < last - 1 and (doc[at].text == "," or doc[at].tag_ in ("WP", "WDT") or doc[at].is_space):
        at += 1
    hit = next((h for h in reading.cues_at.get(at, ()) if h.role == "term" and h.kind != "position"), None)
    return span_at(reading, hit.end, hit.kind) if hit else None
