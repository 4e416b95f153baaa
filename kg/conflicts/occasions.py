"""Claims on meetings and forums in, disagreements out: on the date, the place, and the list of members.

"June 2023" and 2023-06-05 agree, as do a city and the building in it, where the registry knows that. What one document
tells together is no contradiction: a meeting of two days has two dates, and may move from one place to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.conflicts.claims import Claim, day_number, several_sources
from kg.conflicts.disagreement import Rivals, Side, told_once
from kg.conflicts.reasons import reason
from kg.conflicts.relevance import Quotes

__all__ = ["Places", "disputed_dates", "disputed_members", "disputed_places"]

LISTED = "members-listed"
"""The rule that finds the members of a forum in a list of them."""

SHORTEST_LIST = 3
DISTANT = 366
"""Days after which a list of members may be another one."""

Differ = Callable[[Claim, Claim], bool]


class Places:
    """What the registry knows of where places lie.

    Invariant: `around` leads from a place to all that it is known to lie in.
    """

    def __init__(
        self, around: Mapping[str, Collection[str]], buildings: Collection[str], countries: Collection[str]
    ) -> None:
        """Take what lies directly around each place, which places are buildings, and which are countries."""
        self._around = {place: _all_around(place, around) for place in around}
        self._buildings = frozenset(buildings)
        self._countries = frozenset(countries)

    def differ(self, left: str, right: str) -> bool:
        """Whether nothing can be in both places: where the registry cannot tell, it may."""
        around = [self._around.get(place, frozenset()) | {place} for place in (left, right)]
        if left in around[1] or right in around[0]:
            return False
        countries = [places & self._countries for places in around]
        if not all(countries):
            return not {left, right} & (self._countries | self._buildings)
        return countries[0] != countries[1] or not any(
            self._vague(place, places) for place, places in zip((left, right), around, strict=True)
        )

    def _vague(self, place: str, around: frozenset[str]) -> bool:
        """Whether it is known only in which country a place is: a building without its city, or the country."""
        return place in self._countries or (place in self._buildings and around <= {place, *self._countries})


def _all_around(place: str, around: Mapping[str, Collection[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [place]
    while waiting:
        outer = set(around.get(waiting.pop(), ())) - found
        found |= outer
        waiting += sorted(outer)
    return frozenset(found)


def disputed_dates(claims: Iterable[Claim], quotes: Quotes, labels: Mapping[str, str]) -> Iterator[Rivals]:
    """Two dates of one meeting or launch that have no day in common; a plan may change, and is none."""

    def apart(left: Claim, right: Claim) -> bool:
        if not (left.earliest and left.latest and right.earliest and right.latest):
            return False
        return left.latest < right.earliest or right.latest < left.earliest

    yield from _disputes("date", claims, apart, quotes, labels)


def disputed_places(
    claims: Iterable[Claim], places: Places, quotes: Quotes, labels: Mapping[str, str]
) -> Iterator[Rivals]:
    """Two places of one meeting, neither of which lies in the other."""
    yield from _disputes("place", claims, lambda left, right: places.differ(left.object, right.object), quotes, labels)


def _disputes(
    kind: str, claims: Iterable[Claim], apart: Differ, quotes: Quotes, labels: Mapping[str, str]
) -> Iterator[Rivals]:
    about: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status in (None, "held"):
            about[claim.subject, claim.relation].append(claim)
    for (thing, _), some in sorted(about.items()):
        together = _told_together(some, quotes)
        rivals = [
            {left, right}
            for left, right in combinations(some, 2)
            if apart(left, right) and frozenset({left.object, right.object}) not in together
        ]
        found = sorted(set().union(*rivals), key=lambda claim: (claim.source, claim.iri))
        several = several_sources(found)
        if found and (several or len({claim.source for claim in found}) == 1):
            sides = _sides(found, labels)
            why = reason(
                f"{kind}s_of_{'several' if several else 'one'}",
                document=found[0].source.name,
                count=len(sides),
                thing=labels.get(thing, thing),
                values=(side.value for side in sides),
            )
            yield Rivals(kind if several else "self", thing, sides, why)


def _told_together(claims: Sequence[Claim], quotes: Quotes) -> Collection[frozenset[str]]:
    """The pairs of values that are no rivals: one sentence gives both, or one document of several does."""
    given: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        given[claim.source.iri].add(claim.object)
    alone = len(given) == 1
    for claim in claims:
        given[quotes[claim.iri][0]].add(claim.object)
        if alone:
            given[claim.source.iri] = set()
    return {frozenset(pair) for values in given.values() for pair in combinations(sorted(values), 2)}


def _sides(claims: Iterable[Claim], labels: Mapping[str, str]) -> tuple[Side, ...]:
    """One side for each value, in the order of the values."""
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        values[claim.object].append(claim)
    return tuple(
        Side(labels.get(value, value), value if value in labels else None, tuple(some))
        for value, some in sorted(values.items(), key=lambda item: (labels.get(item[0], item[0]), item[0]))
    )


def disputed_members(claims: Iterable[Claim], labels: Mapping[str, str]) -> Iterator[Rivals]:
    """Two lists of a forum's members, as long as each other, that have all members but one in common.

    A list that lacks some of another's members may not be meant to be whole.
    """
    lists: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.rule == LISTED:
            lists[claim.subject][claim.source.iri].append(claim)
    for forum, by_document in sorted(lists.items()):
        found: set[str] = set()
        for left, right in combinations(sorted(by_document), 2):
            if _lists_differ(by_document[left], by_document[right]):
                found |= {left, right}
        if found:
            sides = [
                (told_once(sorted(labels.get(c.object, c.object) for c in by_document[document])), document)
                for document in found
            ]
            values: dict[str, list[Claim]] = defaultdict(list)
            for words, document in sorted(sides):
                values[words].append(min(by_document[document], key=lambda claim: claim.iri))
            why = reason("members", forum=labels.get(forum, forum), lists=values)
            yield Rivals("members", forum, tuple(Side(words, None, tuple(some)) for words, some in values.items()), why)


def _lists_differ(left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    members = [{claim.object for claim in side} for side in (left, right)]
    if len(members[0]) != len(members[1]) or len(members[0]) < SHORTEST_LIST or not several_sources(left, right):
        return False
    return len(members[0] - members[1]) == 1 and not _distant(left[0], right[0])


def _distant(left: Claim, right: Claim) -> bool:
    """Whether two texts are so far apart in time that what they tell may have changed."""
    first, second = left.source, right.source
    if not (first.first and first.last and second.first and second.last):
        return False
    gaps = (day_number(second.first) - day_number(first.last), day_number(first.first) - day_number(second.last))
    return max(gaps) > DISTANT
