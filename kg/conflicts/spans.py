"""Stated spans of office in, disagreements out: with dated texts, with each other, and of two holders at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.conflicts.claims import Claim, several_sources
from kg.conflicts.disagreement import Rivals, Side
from kg.conflicts.holders import Offices, nearest
from kg.conflicts.reasons import reason
from kg.stated_spans import Days, StatedSpan, by_holding

__all__ = ["disputed_spans"]

Claims = Mapping[str, Claim]
"""Claims by their IRIs."""


def disputed_spans(spans: Sequence[StatedSpan], claims: Sequence[Claim], offices: Offices) -> Iterator[Rivals]:
    """What does not go together with the spans that texts state, of offices that one person holds at a time.

    A span of a copy is left out, as its claim is.
    """
    known = {claim.iri: claim for claim in claims}
    told = [span for span in spans if span.claim in known and offices.single(span.office)]
    holdings = by_holding(told)
    for pair, some in sorted(holdings.items()):
        yield from _outside(pair, some, known, offices)
        yield from _other_bounds(some, known)
    by_office: dict[str, list[StatedSpan]] = defaultdict(list)
    for span in told:
        by_office[span.office].append(span)
    for _, some in sorted(by_office.items()):
        yield from _at_one_time(some, known, offices)


def _outside(pair: tuple[str, str], spans: Sequence[StatedSpan], known: Claims, offices: Offices) -> Iterator[Rivals]:
    """Texts that call a person the holder on days that lie outside of all spans that other texts state.

    Who tells when it ended and goes on to use the title is courteous.
    """
    told = {known[span.claim].source.text for span in spans}
    sitting = (claim for claim in offices.sitting.get(pair, ()) if claim.source.text not in told)
    dated = [claim for claim in sitting if claim.source.first and claim.source.last]
    outside = [
        claim
        for claim in dated
        if all(span.excludes(str(claim.source.first), str(claim.source.last)) for span in spans)
    ]
    if not outside:
        return
    first, stated = spans[0], tuple({span.claim: known[span.claim] for span in spans}.values())
    shown = nearest(outside, stated)
    sides = (
        Side(first.office_label, first.office, shown),
        *(Side(f"{span.office_label} {span.words}", span.office, (known[span.claim],)) for span in spans),
    )
    why = reason(
        "outside_of_spans",
        person=first.person_label,
        office=first.office_label,
        days=(str(claim.source.first) for claim in shown),
        spans=(span.words for span in spans),
    )
    yield Rivals("standing", first.person, sides, why)


def _other_bounds(spans: Sequence[StatedSpan], known: Claims) -> Iterator[Rivals]:
    """Two spans of one holding that have days in common, and another beginning or another end."""
    for one, other in combinations(spans, 2):
        apart = _apart(one.begins, other.begins) or _apart(one.ends, other.ends)
        sides = (known[one.claim],), (known[other.claim],)
        if apart and one.overlaps(other) and several_sources(*sides):
            why = reason(
                "other_bounds",
                person=one.person_label,
                office=one.office_label,
                span=one.words,
                other_span=other.words,
            )
            told = (
                Side(f"{span.office_label} {span.words}", span.office, (known[span.claim],)) for span in (one, other)
            )
            yield Rivals("date", one.person, tuple(told), why)


def _at_one_time(spans: Sequence[StatedSpan], known: Claims, offices: Offices) -> Iterator[Rivals]:
    """Two persons, neither of them acting, who surely had one office on the same days."""
    for one, other in combinations(spans, 2):
        acting = any(known[span.claim].qualifier == "acting" for span in (one, other))
        if acting or one.person == other.person or offices.may_be_one(one.person, other.person):
            continue
        days = one.certain, other.certain
        if days[0] and days[1] and max(days[0][0], days[1][0]) < min(days[0][1], days[1][1]):
            told = (Side(span.person_label, span.person, (known[span.claim],)) for span in (one, other))
            why = reason(
                "holders_at_one_time",
                office=one.office_label,
                one=one.person_label,
                span=one.words,
                other=other.person_label,
                other_span=other.words,
            )
            yield Rivals("office-holder", one.office, tuple(told), why)


def _apart(left: Days | None, right: Days | None) -> bool:
    """Whether two dates are told and can't be one day."""
    return left is not None and right is not None and (left[1] < right[0] or right[1] < left[0])
