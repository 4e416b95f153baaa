"""A graph in, the spans out through which documents say that persons held offices.

Each bound is known by the first and the last day that its date may mean; a bound that no text tells is None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.query import Graph, Plain

__all__ = ["Days", "StatedSpan", "by_holding", "read_stated_spans"]

Days = tuple[str, str]
"""The first and the last day that a date may mean."""

Record = Mapping[str, Plain]
"""A row of the lookup, by its columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSpan:
    """From when to when a document says that a person held an office; `claim` is the IRI of the assertion."""

    person: str
    person_label: str
    office: str
    office_label: str
    since: str | None
    until: str | None
    begins: Days | None
    ends: Days | None
    document: str
    claim: str

    @property
    def words(self) -> str:
        """The span read aloud: "from 2018 until 2020-03"."""
        if self.since and self.until:
            return f"from {self.since} until {self.until}"
        return f"since {self.since}" if self.since else f"until {self.until}"

    @property
    def certain(self) -> Days | None:
        """The first and the last day of what it surely holds, the one that is told where one is; None where none is."""
        if self.begins and self.ends:
            return (self.begins[1], self.ends[0]) if self.begins[1] <= self.ends[0] else None
        day = self.begins[1] if self.begins else self.ends[0] if self.ends else None
        return (day, day) if day else None

    def excludes(self, first: str, last: str) -> bool:
        """Whether none of the days from a first to a last one can lie in it."""
        return bool((self.ends and first > self.ends[1]) or (self.begins and last < self.begins[0]))

    def overlaps(self, other: StatedSpan) -> bool:
        """Whether the two may have a day in common."""
        return not any(
            one.ends and two.begins and two.begins[0] > one.ends[1] for one, two in ((self, other), (other, self))
        )


def read_stated_spans(graph: Graph, about: str | None = None) -> tuple[StatedSpan, ...]:
    """The spans that documents state, of all holdings or of those of one person or office by its IRI."""
    rows = graph.look_up("stated-spans", about=about) if about else graph.look_up("stated-spans")
    bounds: dict[str, list[Record]] = defaultdict(list)
    for record in rows.records():
        bounds[str(record["interval"])].append(record)
    ends = {str(record[end]) for some in bounds.values() for record in some for end in ("person", "office")}
    labels = {end: _label(graph, end) for end in sorted(ends)}
    return tuple(_span(some, labels) for some in bounds.values())


def _span(bounds: Sequence[Record], labels: Mapping[str, str]) -> StatedSpan:
    """The span of which some rows tell the bounds."""
    first = bounds[0]
    told = {bool(one["ends"]): (str(one["date"]), (str(one["first"]), str(one["last"]))) for one in bounds}
    (since, begins), (until, ends) = (told.get(end, (None, None)) for end in (False, True))
    person, office = str(first["person"]), str(first["office"])
    return StatedSpan(
        person=person,
        person_label=labels[person],
        office=office,
        office_label=labels[office],
        since=since,
        until=until,
        begins=begins,
        ends=ends,
        document=str(first["document"]),
        claim=str(first["claim"]),
    )


def _label(graph: Graph, thing: str) -> str:
    return next((str(record["label"]) for record in graph.look_up("labels", thing=thing).records()), thing)


def by_holding(spans: Sequence[StatedSpan]) -> Mapping[tuple[str, str], Sequence[StatedSpan]]:
    """Spans by person and office."""
    found: dict[tuple[str, str], list[StatedSpan]] = defaultdict(list)
    for span in spans:
        found[span.person, span.office].append(span)
    return found
