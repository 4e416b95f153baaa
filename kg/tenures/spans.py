"""The witnesses of one office in, the spans that they enclose out. Reads no graph.

A text of one day that calls a person the holder, and another of a later day, enclose a span, if no text calls anybody
else the holder between them, and none calls that person a former or a future holder there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["SITTING", "Span", "Witness", "find_spans"]

SITTING = (None, "acting")
"""The qualifiers of one who holds the office at the time of the text."""

MayBeOne = Callable[[str, str], bool]
"""Tells whether two persons, by their IRIs, may be one under two names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What a dated document says of a holding: `first` and `last` are the days that its date may mean.

    `qualifier` is "acting", "former", "designate" or None; `claim` is the IRI of the assertion.
    """

    first: str
    last: str
    office: str
    person: str
    qualifier: str | None
    claim: str

    @property
    def place(self) -> tuple[str, str, str]:
        """What witnesses are sorted by."""
        return self.last, self.first, self.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of days through which a person is inferred to have held an office, with all of its witnesses, sorted.

    `since` is the last day that the date of the first of them may mean, and `until` the first day of the last one.
    """

    office: str
    person: str
    witnesses: tuple[Witness, ...]

    @property
    def opening(self) -> Witness:
        """The first witness."""
        return self.witnesses[0]

    @property
    def closing(self) -> Witness:
        """The last witness: of those of one day the first, as of the opening ones."""
        last = max(witness.first for witness in self.witnesses)
        return next(witness for witness in self.witnesses if witness.first == last)

    @property
    def since(self) -> str:
        """The first day of the span."""
        return self.opening.last

    @property
    def until(self) -> str:
        """The last day of the span."""
        return self.closing.first

    @property
    def qualifier(self) -> str | None:
        """What all witnesses say of the holding, if it is one thing."""
        found = {witness.qualifier for witness in self.witnesses}
        return found.pop() if len(found) == 1 else None


def find_spans(
    witnesses: Iterable[Witness],
    may_be_one: MayBeOne = lambda left, right: False,
    *,
    stated: Iterable[Witness] = (),
) -> Iterator[Span]:
    """The spans of one office, by person and day; none where the witnesses of two holders take turns.

    No span goes beyond what is `stated`: the days on which texts say that others held it, and those from when on
    ("designate") and until when ("former") the person did.
    """
    told = sorted(witnesses, key=lambda witness: witness.place)
    sitting = [witness for witness in told if witness.qualifier in SITTING]
    bounding = [*told, *stated]
    by_person: dict[str, list[Witness]] = defaultdict(list)
    for witness in sitting:
        by_person[witness.person].append(witness)
    for person, own in sorted(by_person.items()):
        others = [
            one
            for one in bounding
            if one.qualifier in SITTING and one.person != person and not may_be_one(person, one.person)
        ]
        ends = [one for one in bounding if one.person == person and one.qualifier not in SITTING]
        for run in _runs(own, others, ends):
            span = Span(office=run[0].office, person=person, witnesses=tuple(run))
            if span.since < span.until:
                yield span


def _runs(own: Sequence[Witness], others: Sequence[Witness], ends: Sequence[Witness]) -> Iterator[list[Witness]]:
    """The witnesses of one person in a row, broken where the person is not known to have held on.

    On a day on which another holder is witnessed too a run ends, and the next one begins.
    """
    run = [own[0]]
    for before, after in pairwise(own):
        if any(_lies_between(other, before, after) for other in others) or any(
            _ends_between(end, before, after) for end in ends
        ):
            yield run
            run = []
        elif any(_may_be_of_one_day(other, before) for other in others):
            yield run
            run = [before]
        run.append(after)
    yield run


def _lies_between(other: Witness, before: Witness, after: Witness) -> bool:
    """Whether another holder's witness may be later than the one and earlier than the other."""
    return other.last > before.last and other.first < after.first


def _ends_between(end: Witness, before: Witness, after: Witness) -> bool:
    """Whether the holder is called a former one after the one witness, or a future one before the other."""
    if end.qualifier == "former":
        return end.last >= before.last and end.first < after.first
    return end.last > before.last and end.first <= after.first


def _may_be_of_one_day(left: Witness, right: Witness) -> bool:
    return left.first <= right.last and right.first <= left.last
