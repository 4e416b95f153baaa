"""Stated spans of office in, what they let be inferred out: days of other holders, and bounds of the holder's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.stated_spans import StatedSpan
from kg.tenures.spans import Witness

__all__ = ["bounds_by_office"]


def bounds_by_office(spans: Sequence[StatedSpan]) -> Mapping[str, Sequence[Witness]]:
    """For each office by its IRI the witnesses that stand for spans which texts state, where there are any."""
    found: dict[str, list[Witness]] = defaultdict(list)
    for span in spans:
        found[span.office] += _bounds(span)
    return found


def _bounds(span: StatedSpan) -> Iterator[Witness]:
    """The first and last day that a span surely holds, and the dates before and after which it holds none."""
    told: list[tuple[str, str, str | None]] = [(day, day, None) for day in sorted({*(span.certain or ())})]
    told += [(*span.begins, "designate")] if span.begins else []
    told += [(*span.ends, "former")] if span.ends else []
    for first, last, qualifier in told:
        yield Witness(
            first=first,
            last=last,
            office=span.office,
            person=span.person,
            qualifier=qualifier,
            claim=span.claim,
        )
