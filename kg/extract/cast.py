"""The persons of a document with their offices and the countries that they act for.

A country is read from titles, from "of COUNTRY", from the delegation that a person leads, and from
titles that one country alone uses; where several rules speak, the surest decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, LOW, MIDDLE, Thing
from kg.extract.delegates import Delegate, Group, find_groups
from kg.extract.forums import parties_of
from kg.extract.names import name_words
from kg.extract.offices import OfficeMention
from kg.extract.person_clusters import PersonCluster
from kg.extract.phrases import singular
from kg.extract.reading import Reading
from kg.extract.stand_ins import StandIn

__all__ = ["Cast", "Side", "body_thing"]

PLURAL = re.compile(r"\b\w+s\b(?=$|\s(?:of|for|to)\b)")
"""A plural noun at the end of a title or before its complement ("Ministers of Trade", not "Affairs Minister")."""


@dataclass(frozen=True, slots=True)
class Side:
    """The country that a person acts for, with the tokens of both and the rule that says so."""

    country: str
    person_at: tuple[int, int]
    country_at: tuple[int, int]
    rule: str
    confidence: float


def body_thing(reading: Reading, chunk: Chunk) -> Thing:
    """The organisation that a chunk names; a building ("the White House") stands for who sits in it."""
    if chunk.kind == "organisation" and chunk.path:
        return Thing("organisation", chunk.path)
    words = chunk.label or " ".join(reading.text(chunk.start, chunk.end).split())
    return Thing("organisation", f"named {folded(words)}")


class Cast:
    """The persons of one document; `sides` grows while roles are read, before any claim is made of it.

    `groups` are the lists of delegates in text order, those that a plural title stands for among them; `spoken`
    are the countries that the text names and `parties` the two that it is about, if it is about two.
    """

    def __init__(
        self,
        reading: Reading,
        persons: Sequence[PersonCluster],
        delegates: Sequence[Delegate],
        stand_ins: Sequence[StandIn],
    ) -> None:
        self.reading, self.persons, self.delegates = reading, persons, delegates
        self._number = {mention: number for number, person in enumerate(persons) for mention in person.mentions}
        self._number |= {
            mention: self._number[d.person]
            for stand in stand_ins
            for mention, d in zip(stand.mentions(), stand.delegates, strict=True)
        }
        groups = find_groups(reading, delegates)
        self.groups = sorted([*groups, *(stand.group() for stand in stand_ins)], key=lambda g: g.start)
        self.sides: dict[int, list[Side]] = defaultdict(list)
        self.spoken = {chunk.path for chunk in reading.names if chunk.kind == "country"}
        self.parties = parties_of(reading)
        self._sole = {folded(word.label) for word in reading.vocabulary.titles.heads if word.meaning == "sole"}
        bodies = reading.vocabulary.organisations
        portfolios = [(words, body.country) for body in bodies if body.country for words in body.portfolio]
        self._portfolios = [(f"{folded(words)} ", country) for words, country in portfolios if " " in words]
        self.organisations = {entry.path: entry for entry in bodies}
        self._holders: dict[tuple[str, int], set[int]] = defaultdict(set)
        for delegate in delegates:
            for office in delegate.offices:
                self._holders[self._in_sentence(office)].add(self.number(delegate))
        for delegate in delegates:
            self._sides_of(delegate)
        for group in groups:
            self._sides_in_list(group)

    def number(self, delegate: Delegate) -> int:
        """Which person a delegate is."""
        return self._number[delegate.person]

    def person(self, delegate: Delegate) -> Thing:
        """The person of a delegate."""
        return Thing("person", str(self.number(delegate)))

    def country(self, number: int) -> str | None:
        """The country of a person, by the surest of its sides."""
        sides = sorted(self.sides[number], key=lambda side: (-side.confidence, side.person_at))
        return sides[0].country if sides else None

    def add_side(self, delegate: Delegate, country: str, at: tuple[int, int], rule: str, confidence: float) -> None:
        """Note that a person acts for a country."""
        self.sides[self.number(delegate)].append(Side(country, delegate.name_at, at, rule, confidence))

    def _sides_of(self, delegate: Delegate) -> None:
        """Note the countries that a delegate's titles, and "of COUNTRY" behind the name, tell."""
        for office in delegate.offices:
            if office.qualifier != "designate":
                self._possessive(delegate, office)
                self._administration(delegate, office)
                self._side_by_name(delegate, office.country, "office-country")
                self._side_by_title(delegate, office)
        self._side_by_name(delegate, delegate.country, "person-of-country")

    def _side_by_name(self, delegate: Delegate, country: Chunk | None, rule: str) -> None:
        if country and country.path:
            self.add_side(delegate, country.path, (country.start, country.end), rule, HIGH)

    def _side_by_title(self, delegate: Delegate, office: OfficeMention) -> None:
        """Note the country of an office's organisation; of a portfolio or a title that one spoken country alone has."""
        seat = office.organisation
        body = self.organisations.get(seat.path or "") if seat else None
        if seat and body and body.country:
            self.add_side(delegate, body.country, (seat.start, seat.end), "office-organisation", MIDDLE)
        if self._is_shared(delegate, office):
            return
        portfolio = self._portfolio(office)
        if portfolio and portfolio in self.spoken:
            self.add_side(delegate, portfolio, office.core, "office-portfolio", LOW)
        if len(office.only) == 1 and office.only[0] in self.spoken:
            self.add_side(delegate, office.only[0], office.core, "office-of-one-country", LOW)

    def _in_sentence(self, office: OfficeMention) -> tuple[str, int]:
        return folded(office.title), self.reading.by_sentence[office.start]

    def _is_shared(self, delegate: Delegate, office: OfficeMention) -> bool:
        """Whether another person of a sentence has the same title: a counterpart, of another country."""
        mine = [d.offices for d in self.delegates if self.number(d) == self.number(delegate)]
        keys = {self._in_sentence(o) for offices in mine for o in offices if o.title == office.title}
        return any(len(self._holders[key]) > 1 for key in keys)

    def _possessive(self, delegate: Delegate, office: OfficeMention) -> None:
        """Note the country of the one named before, in "President A, his Vice President B"."""
        at = office.start - 1
        if at < 0 or not self.reading.cue_at(at, "country", "possessive"):
            return
        sentence = self.reading.sentence(at)
        before = [d for d in self.delegates if d.end <= at and self.reading.sentence(d.start) == sentence]
        side = self.side(before[-1]) if before else None
        if side:
            self.add_side(delegate, side.country, side.country_at, "office-of-his", LOW)

    def _administration(self, delegate: Delegate, office: OfficeMention) -> None:
        """Note the country of A, in "the A administration's Secretary B"."""
        for owner in self.delegates:
            if owner.attribute and 0 < office.start - owner.end <= 3 and (side := self.side(owner)):
                self.add_side(delegate, side.country, side.country_at, "office-of-administration", MIDDLE)

    def _sides_in_list(self, group: Group) -> None:
        """Note one country for both of a pair, in "Minister A and Minister B, and Secretary C ...".

        A nationality given to the second alone tells the two apart instead: "Prime Minister A and US
        President B" of a text about two countries.
        """
        for left, right in pairwise(group.delegates):
            gap = [t.lower_ for t in self.reading.doc[left.end : right.start] if not t.is_space]
            one, two = self.country(self.number(left)), self.country(self.number(right))
            if gap != ["and"] or (one is None) == (two is None) or self._are_recalled(left, right):
                continue
            known, other = (left, right) if one else (right, left)
            if self._opposed(left, right):
                self._counterpart(other, known)
            elif other.offices and (side := self.side(known)):
                self.add_side(other, side.country, side.country_at, "side-of-list", LOW)

    def _are_recalled(self, left: Delegate, right: Delegate) -> bool:
        """Whether both of a pair are named by surname alone after a full name: those who met, no list of one side."""
        pair = [(d, self.persons[self.number(d)]) for d in (left, right)]
        return all(len(name_words(d.person.name)) == 1 < len(name_words(person.label)) for d, person in pair)

    def _opposed(self, left: Delegate, right: Delegate) -> bool:
        """Whether a pair is of two countries: one title, a head of state or government, or a nationality says so."""
        titles = [{folded(o.title) for o in d.offices} for d in (left, right)]
        sole = any(title.endswith(word) for found in titles for title in found for word in self._sole)
        said = right.country or any(o.country or self._country_inside(o) for o in right.offices)
        if self._is_met(left, right) and not titles[0] & titles[1]:
            return False
        return bool(titles[0] & titles[1]) or sole or bool(said)

    def _is_met(self, left: Delegate, right: Delegate) -> bool:
        """Whether one goes before a pair that "of COUNTRY" ends: "A met with President B and Minister C of Peru"."""
        sentence = self.reading.sentence(left.start)
        shared = right.country or next((o.country for o in right.offices if o.country), None)
        behind = shared is not None and shared.start >= right.name_at[1]
        return behind and any(
            d.end <= left.start and self.reading.sentence(d.start) == sentence for d in self.delegates
        )

    def _country_inside(self, office: OfficeMention) -> bool:
        return any(c.kind == "country" for c in self.reading.names.within(office.start, office.core[1]))

    def side(self, delegate: Delegate) -> Side | None:
        """The first side that tells a person's country."""
        number = self.number(delegate)
        country = self.country(number)
        return next((side for side in self.sides[number] if side.country == country), None)

    def counterparts(self, one: Delegate, two: Delegate) -> None:
        """Two persons who met, of whom one acts for a party of a text about two: the other for the other."""
        first, second = self.country(self.number(one)), self.country(self.number(two))
        if (first is None) != (second is None):
            self._counterpart(one if first is None else two, two if first is None else one)

    def _counterpart(self, unknown: Delegate, known: Delegate) -> None:
        parties, country = self.parties, self.country(self.number(known))
        if country in parties and unknown.offices:
            other = next(path for path in parties if path != country)
            if self._is_third(unknown, known, other):
                return
            named = (c for c in self.reading.countries if c.path == other)
            chunk = min(named, key=lambda c: abs(c.start - unknown.start))
            self.add_side(unknown, other, (chunk.start, chunk.end), "counterpart", LOW)

    def _is_third(self, unknown: Delegate, known: Delegate, country: str) -> bool:
        """Whether those met are of two countries: "A met with B of Chile and C of Peru" is of three."""
        return any(
            self.country(self.number(other)) == country
            for group in self.groups
            if known in group.delegates and unknown not in group.delegates
            for other in group.delegates
        )

    def _portfolio(self, office: OfficeMention) -> str | None:
        """The country whose ministry alone has the words that a title begins with ("External Affairs")."""
        title = folded(office.title)
        found = {country for words, country in self._portfolios if title.startswith(words)}
        return found.pop() if len(found) == 1 else None

    # Offices as things

    def office(self, office: OfficeMention, number: int) -> Thing:
        """The office that a person holds: one with a country is shared, one without is the person's own."""
        country = office.country.path if office.country else None
        country = country or self.country(number)
        title = re.sub(r"[^\w\s+]", " ", folded(self._plain(office)))
        return Thing("office", f"{' '.join(title.split())}|{country or f'of person {number}'}")

    def _plain(self, office: OfficeMention) -> str:
        """A title in the singular."""
        return PLURAL.sub(lambda found: singular(found[0]), office.title, count=1) if office.plural else office.title

    def office_label(self, office: OfficeMention) -> str:
        """A title as a heading: capitals but for the small words."""
        words, small = self._plain(office).split(), self.reading.lexicon.words_of("small")
        return " ".join(w if at and w.lower() in small else w[:1].upper() + w[1:] for at, w in enumerate(words))
