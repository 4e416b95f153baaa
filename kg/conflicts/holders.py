"""Claims on who holds which office in, disagreements out: on its holder, on a person's office, on a holder's standing.

Two holders whose texts follow one another in time are predecessor and successor. "President Obama" is a courtesy in a
text that names another President, where any text calls him a former one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.conflicts.claims import Claim, Source, day_number, order_of, several_sources
from kg.conflicts.disagreement import Rivals, Side
from kg.conflicts.reasons import number_of, reason
from kg.resolve.personal_names import Likeness, compare_names, read_name
from kg.resolve.titles import Title, read_title, titles_agree
from kg.resolve.wordbook import SMALL_WORDS, Wordbook

__all__ = ["Offices", "disputed_holders", "disputed_offices", "disputed_standings"]

MOST_RIVALS = 4
"""A title that more persons have at a time is a rank, and no office of one person."""

FAR_MORE = 5
"""How many times more texts give a person one office than another one that is taken for a slip."""

MOST_TELLERS = 3
"""How many documents are quoted for one value; the sentence tells how many there are."""

Tellings = Mapping[tuple[str, str], Sequence[Claim]]
"""Claims by person and office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """What is needed to judge holdings: labels and titles by IRI, the countries of offices, names of persons."""

    sitting: Tellings
    former: Tellings
    held: Mapping[str, Sequence[tuple[str, Sequence[Claim]]]]
    labels: Mapping[str, str]
    titles: Mapping[str, Title]
    countries: Mapping[str, frozenset[str]]
    book: Wordbook

    @classmethod
    def of(
        cls,
        claims: Sequence[Claim],
        labels: Mapping[str, str],
        countries: Mapping[str, frozenset[str]],
        book: Wordbook,
    ) -> Offices:
        """Sort claims into those of sitting and of former holders, courtesies left out."""
        sitting, former = (
            defaultdict[tuple[str, str], list[Claim]](list),
            defaultdict[tuple[str, str], list[Claim]](list),
        )
        for claim in claims:
            if claim.qualifier in (None, "former"):
                (former if claim.qualifier else sitting)[claim.subject, claim.object].append(claim)
        titles = {office: read_title(labels.get(office, ""), book) for office in sorted({one.object for one in claims})}
        held = defaultdict[str, list[tuple[str, Sequence[Claim]]]](list)
        for (person, office), some in sorted(sitting.items()):
            held[person].append((office, some))
        return cls(
            sitting=without_courtesies(sitting, former),
            former=dict(former),
            held=held,
            labels=labels,
            titles=titles,
            countries=countries,
            book=book,
        )

    def single(self, office: str) -> bool:
        """Whether one person holds the office at a time: of one country, and with all that tells it from others.

        An office of which no claim is known is none.
        """
        title = self.titles.get(office)
        return title is not None and not title.bare and len(self.countries_of(office)) == 1

    def belongs_elsewhere(self, person: str, office: str) -> bool:
        """Whether far more texts give a person another office, or more of them such an office of another country."""
        told = len(self.sitting[person, office])
        for other, claims in self.held.get(person, ()):
            abroad = self._alike(office, other) and not self.countries_of(other) & self.countries_of(office)
            if other != office and len(claims) > told * (1 if abroad else FAR_MORE):
                return True
        return False

    def belongs_abroad(self, person: str, office: str) -> bool:
        """Whether more texts give a person such an office of another country, where both countries are told."""
        told = len(self.sitting.get((person, office), ()))
        return any(
            len(claims) > told and self.alike_abroad(office, other) for other, claims in self.held.get(person, ())
        )

    def alike_abroad(self, left: str, right: str) -> bool:
        """Whether two offices are such offices of two countries: "Defence Minister" here and there."""
        one, other = self.countries_of(left), self.countries_of(right)
        return bool(one) and bool(other) and not one & other and self._alike(left, right)

    def _alike(self, left: str, right: str) -> bool:
        """Whether two titles have one head and rank: "Defence Minister", "Foreign Minister"."""
        one, other = self.titles[left], self.titles[right]
        return (one.head, one.rank) == (other.head, other.rank)

    def countries_of(self, office: str) -> frozenset[str]:
        """The countries of an office, by its title and by what documents say."""
        return self.countries.get(office, frozenset()) | self.titles[office].countries

    def ranks_and_rest(self, office: str) -> tuple[frozenset[str], frozenset[str]]:
        """The words of an office's label that are ranks ("deputy"), and the other ones that tell something."""
        words = [word for word in self.book.words(self.labels.get(office, "")) if word not in SMALL_WORDS]
        ranks = frozenset(word for word in words if (word,) in self.book.ranks)
        return ranks, frozenset(words) - ranks

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether the names of two persons are so much alike that they may be one."""
        names = [read_name(self.labels.get(person, ""), self.book) for person in (left, right)]
        shared = set(names[0].words) & set(names[1].words)
        return bool(shared) or compare_names(names[0], names[1], self.book) < Likeness.UNLIKE


def without_courtesies(sitting: Tellings, former: Tellings) -> Tellings:
    """Leave out a title given to one who is called former by then, in a text on another holder or of that time."""
    named: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for (person, office), claims in sitting.items():
        named[office] += [(person, claim.source) for claim in claims]

    def is_courtesy(person: str, office: str) -> bool:
        own, out = (_sources(tellings.get((person, office), ())) for tellings in (sitting, former))
        others = [source for other, source in named[office] if other != person]
        if not out or not others:
            return False
        return bool(set(own) & set(others)) or (order_of(own, others) == "together" == order_of(own, out))

    return {(person, office): some for (person, office), some in sitting.items() if not is_courtesy(person, office)}


def _sources(claims: Iterable[Claim]) -> list[Source]:
    return [claim.source for claim in claims]


def disputed_holders(offices: Offices) -> Iterator[Rivals]:
    """Two persons who hold one office at one time, or in an order that nobody tells."""
    holders: dict[str, list[str]] = defaultdict(list)
    for person, office in sorted(offices.sitting):
        if offices.single(office):
            holders[office].append(person)
    for office, people in sorted(holders.items()):
        rivals = {"together": set[str](), "unknown": set[str]()}
        for left, right in combinations(people, 2):
            sides = [offices.sitting[person, office] for person in (left, right)]
            order = order_of(*([claim.source for claim in side] for side in sides))
            if order in rivals and several_sources(*sides) and at_odds(left, right, office, order, offices):
                rivals[order] |= {left, right}
        for order, found in rivals.items():
            if 1 < len(found) <= MOST_RIVALS:
                yield rivalry("office-holder", office, [(person, office) for person in found], order, offices)


def at_odds(left: str, right: str, office: str, order: str, offices: Offices) -> bool:
    """Whether two holders cannot both be right: not one person, nor two whom a dated text names side by side.

    Nor is a person meant who is better known by such an office of another country.
    """
    sides = [offices.sitting[person, office] for person in (left, right)]
    side_by_side = {claim.source for claim in sides[0]} & {claim.source for claim in sides[1]}
    if offices.may_be_one(left, right) or (order == "together" and side_by_side):
        return False
    return not any(offices.belongs_elsewhere(person, office) for person in (left, right))


def disputed_offices(offices: Offices) -> Iterator[Rivals]:
    """Two offices of one person, which no text gives together and of which nobody has both."""
    held: dict[str, list[str]] = defaultdict(list)
    for person, office in sorted(offices.sitting):
        held[person].append(office)
    for person, some in sorted(held.items()):
        rivals = {"together": set[str](), "unknown": set[str]()}
        for left, right in combinations(some, 2):
            sides = [offices.sitting[person, office] for office in (left, right)]
            both = {claim.source.text for claim in sides[0]} & {claim.source.text for claim in sides[1]}
            order = order_of(*([claim.source for claim in side] for side in sides))
            known = not both and offices.single(left) and offices.single(right)
            if order in rivals and known and exclude_each_other(left, right, offices):
                rivals[order] |= {left, right}
        for order, found in rivals.items():
            if found:
                yield rivalry("person-office", person, [(person, office) for office in found], order, offices)


def exclude_each_other(left: str, right: str, offices: Offices) -> bool:
    """Whether nobody has both offices: an office and its deputy's, or two charges of one rank in one country.

    "National Security Advisor", "Deputy National Security Advisor"; "Assistant Secretary for Trade", "... for Europe".
    """
    one, other = offices.titles[left], offices.titles[right]
    if offices.countries_of(left) != offices.countries_of(right) or titles_agree(one, other):
        return False
    ranks, charge = offices.ranks_and_rest(left)
    other_ranks, other_charge = offices.ranks_and_rest(right)
    if charge == other_charge:
        return ranks != other_ranks
    charges = [title.field | title.duty for title in (one, other)]
    same_kind = (one.head, one.rank, one.to) == (other.head, other.rank, other.to)
    return same_kind and bool(one.rank) and all(charges) and not charges[0] & charges[1]


def disputed_standings(offices: Offices) -> Iterator[Rivals]:
    """One who is in office for one text and out of it for another of the same days, or of days that nobody tells."""
    for person, office in sorted(offices.former):
        sitting = offices.sitting.get((person, office), ())
        if not sitting or not offices.single(office):
            continue
        former = offices.former[person, office]
        order = order_of([claim.source for claim in sitting], [claim.source for claim in former])
        if order == "after":
            continue
        name, label = offices.labels.get(person, person), offices.labels.get(office, office)
        sides = (
            Side(label, office, nearest(sitting, former)),
            Side(f"former {label}", office, nearest(former, sitting)),
        )
        if several_sources(sitting, former):
            why = reason(f"sitting_and_former_{_in_time(order)}", person=name, office=label)
            yield Rivals("standing", person, sides, why)
        elif set(_sources(sitting)) & set(_sources(former)):
            why = reason("sitting_and_former_in_one", person=name, office=label)
            yield Rivals("self", person, sides, why)


def rivalry(kind: str, about: str, pairs: Iterable[tuple[str, str]], order: str, offices: Offices) -> Rivals:
    """The sides of a disagreement on holdings, and why it is one."""
    tellings = {pair: offices.sitting[pair] for pair in sorted(pairs)}
    values = {pair: pair[0] if kind == "office-holder" else pair[1] for pair in tellings}
    sides = []
    for pair, claims in tellings.items():
        others = [claim for other, some in tellings.items() if other != pair for claim in some]
        sides.append(Side(offices.labels.get(values[pair], values[pair]), values[pair], nearest(claims, others)))
    sides.sort(key=lambda side: (side.value, str(side.thing)))
    counted = [
        reason("counted/one" if len(claims) == 1 else "counted/more", name=side.value, count=len(claims))
        for side in sides
        for pair, claims in tellings.items()
        if values[pair] == side.thing
    ]
    label, number = offices.labels.get(about, about), number_of(len(sides))
    if kind == "office-holder":
        why = reason(f"holders_{_in_time(order)}", office=label, number=number, holders=counted)
    else:
        why = reason(f"offices_{_in_time(order)}", person=label, number=number, offices=counted)
    return Rivals(kind, about, tuple(sides), why)


def _in_time(order: str) -> str:
    """How the shape of a reason names the order of texts."""
    return "without_order" if order == "unknown" else "of_same_days"


def nearest(claims: Sequence[Claim], others: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims whose texts are nearest in time to those of the other side, undated ones first."""
    days = sorted(claim.source.first for claim in others if claim.source.first)

    def distance(claim: Claim) -> tuple[int, str]:
        own = claim.source.first
        if not own or not days:
            return 0, claim.source.name
        return min(abs(day_number(own) - day_number(day)) for day in days), claim.source.name

    return tuple(sorted(claims, key=distance)[:MOST_TELLERS])
