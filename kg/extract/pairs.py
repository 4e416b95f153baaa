"""Who met whom, and which unnamed meeting was between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.cast import Cast
from kg.extract.certainty import doubt_of, status_of
from kg.extract.claims import HIGH, Claim, Thing
from kg.extract.delegates import Delegate
from kg.extract.discourse import Discourse
from kg.extract.encounters import Encounter
from kg.extract.reading import Reading, Sentence

__all__ = ["Pairs"]


class Pairs:
    """The pairs of persons of one document that met; each is claimed once, where it is first told."""

    def __init__(self, reading: Reading, cast: Cast, discourse: Discourse) -> None:
        self.reading, self.cast, self.discourse = reading, cast, discourse
        self._met: set[tuple[Thing, Thing]] = set()

    def claims(self, sentence: Sentence, encounter: Encounter) -> Iterator[Claim]:
        """The pairs of one encounter; each teaches the cast the country of a counterpart, where one is left to tell."""
        told = {self.cast.country(self.cast.number(delegate)) for pair in encounter.pairs for delegate in pair}
        for pair in encounter.pairs:
            first, second = self._ordered(pair)
            one, two = self.cast.person(first), self.cast.person(second)
            if (one, two) in self._met:
                continue
            self._met.add((one, two))
            met = Claim(
                predicate="met",
                subject=one,
                subject_at=first.name_at,
                object=two,
                object_at=second.name_at,
                quote=(pair[0].person.start, pair[1].person.start),
                rule=f"met-{encounter.hit.kind}",
                confidence=HIGH,
                status=status_of(self.reading, sentence, encounter.hit),
                reason=doubt_of(self.reading, sentence, encounter.hit),
            )
            yield met
            if not told.issuperset(self.cast.parties):
                self.cast.counterparts(first, second)
            meeting = self.discourse.between({one, two})
            if meeting:
                at = (encounter.start, encounter.end)
                unnamed = replace(met, predicate="between", subject=meeting.thing, subject_at=at)
                yield replace(unnamed, object=one, object_at=first.name_at)
                yield replace(unnamed, object=two, object_at=second.name_at)

    def _ordered(self, pair: tuple[Delegate, Delegate]) -> tuple[Delegate, Delegate]:
        """Two delegates in the order in which the document first names the persons."""
        one, two = pair
        return (one, two) if self.cast.number(one) <= self.cast.number(two) else (two, one)
