"""What the text says of offices: who holds which, of which country and body it is, and for whom a person acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.cast import Cast, Side, body_thing
from kg.extract.chunks import folded
from kg.extract.claims import HIGH, LOW, MIDDLE, Claim, Thing
from kg.extract.delegates import Delegate
from kg.extract.offices import OfficeMention
from kg.extract.reading import Reading
from kg.extract.stated_spans import stated_span
from kg.partial_dates import are_in_order

__all__ = ["tenure_claims"]

OFFICE_TELLING = ("delegation", "office-of-administration", "office-of-one-country", "side-of-list")
"""The rules for a person's country that tell the country of the office too."""


def tenure_claims(reading: Reading, cast: Cast) -> Iterator[Claim]:
    """All claims `holds_office`, `office_of` and `represents` of a document, once all sides are known."""
    for delegate in cast.delegates:
        for office in delegate.offices:
            yield holding(reading, cast, delegate, office)
            yield from office_of(reading, cast, delegate, office)
    for number, sides in sorted(cast.sides.items()):
        country = cast.country(number)
        yield from (represents(number, side) for side in sides if side.country == country)


def holding(reading: Reading, cast: Cast, delegate: Delegate, office: OfficeMention) -> Claim:
    """That a person holds the office beside the name, and from when to when where the sentence tells."""
    span = stated_span(reading, delegate, office)
    return Claim(
        predicate="holds_office",
        subject=cast.person(delegate),
        subject_at=delegate.name_at,
        object=cast.office(office, cast.number(delegate)),
        object_at=office.core,
        quote=(delegate.person.start, office.start),
        rule="title-beside-name",
        confidence=HIGH,
        qualifier=office.qualifier or ("former" if span and is_past(reading, span.until) else None),
        since=span.since if span else None,
        until=span.until if span else None,
    )


def is_past(reading: Reading, until: str | None) -> bool:
    """Whether a date was over when the text was published; of an undated one that is not known."""
    published = reading.document.published
    return bool(published and until) and not are_in_order(str(published), str(until))


def office_of(reading: Reading, cast: Cast, delegate: Delegate, office: OfficeMention) -> Iterator[Claim]:
    """Which country and which body an office is of."""
    number = cast.number(delegate)
    template = Claim(
        predicate="office_of",
        subject=cast.office(office, number),
        subject_at=office.core,
        object_at=office.core,
        quote=(office.start,),
        rule="title-with-country",
        confidence=HIGH,
    )
    country, side = office.country or delegate.country, telling_side(cast, office, number)
    if country and country.path:
        named, at = Thing("country", country.path), (country.start, country.end)
        yield replace(template, object=named, object_at=at, quote=(office.start, country.start))
    elif side:
        yield replace(
            template,
            object=Thing("country", side.country),
            object_at=side.country_at,
            quote=(office.start, side.country_at[0]),
            rule=f"title-by-{side.rule}",
            confidence=LOW,
        )
    body = office.organisation
    if body:
        yield replace(
            template,
            object=body_thing(reading, body),
            object_at=(body.start, body.end),
            quote=(office.start, body.start),
            rule="title-with-organisation",
        )
    elif ministry := ministry_of_rank(reading, cast, office, number):
        yield replace(template, object=ministry, rule="title-with-portfolio", confidence=MIDDLE)


def telling_side(cast: Cast, office: OfficeMention, number: int) -> Side | None:
    """The surest side of a person that tells the country of an office whose title has several words."""
    country = cast.country(number)
    told = (side for side in cast.sides[number] if side.rule in OFFICE_TELLING and side.country == country)
    telling = [side for side in told if " " in office.title]
    return max(telling, key=lambda side: side.confidence, default=None)


def ministry_of_rank(reading: Reading, cast: Cast, office: OfficeMention, number: int) -> Thing | None:
    """The ministry that a rank's first words name ("External Affairs Additional Secretary")."""
    country, title = cast.country(number), folded(office.title)
    if not country or not any(f" {title}".endswith(f" {rank}") for rank in reading.lexicon.words_of("rank")):
        return None
    for body in cast.organisations.values():
        if body.country == country and any(title.startswith(f"{folded(words)} ") for words in body.portfolio):
            return Thing("organisation", body.path)
    return None


def represents(number: int, side: Side) -> Claim:
    """That a person acts for a country."""
    return Claim(
        predicate="represents",
        subject=Thing("person", str(number)),
        subject_at=side.person_at,
        object=Thing("country", side.country),
        object_at=side.country_at,
        quote=(side.person_at[0], side.country_at[0]),
        rule=side.rule,
        confidence=side.confidence,
    )
