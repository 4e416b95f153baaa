"""Office titles in a text, by a grammar of title words; who holds them is not asked here.

    Office := Qualifier? Country? (Organisation | Portfolio | Modifier | Name)* Head Complement*
    Complement := ("of" | "for" | "to" | "in" | "at") "the"? (Country | Organisation | Portfolio | Names)

The words of every class come from `ontology/offices.ttl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.chunks import Chunk, folded
from kg.extract.names import is_inside_name
from kg.extract.phrases import singular
from kg.extract.reading import Reading
from kg.extract.title_duties import duty_end
from kg.extract.title_wings import expand_left, expand_right
from kg.extract.titles import TitleHits
from kg.vocab import TitleWord

__all__ = ["OfficeMention", "find_offices"]

BRACKETED = re.compile(r"\s\([A-Z][A-Z&-]*\)")
"""A body's acronym within a title ("Harbour Unit (HU) Director"), which is no word of it."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office named at tokens `start` to `end`.

    `title` is the office without country, qualifier and organisation-in-a-complement; `country` and
    `organisation` are the chunks that tie it; `plural` when it is shared out among several names.
    `core` is the span of the title itself, `qualifier` is "acting", "former" or "designate"; `only` are the
    countries that alone use the title; `sole` is that of a head of state or of government, `spouse` that
    of the husband or wife of one.
    """

    start: int
    end: int
    title: str
    core: tuple[int, int]
    country: Chunk | None
    organisation: Chunk | None
    qualifier: str | None
    plural: bool
    only: tuple[str, ...] = ()
    sole: bool = False
    spouse: bool = False


def find_offices(reading: Reading, hits: TitleHits) -> list[OfficeMention]:
    """All offices named in a text, in order, none overlapping."""
    found: list[OfficeMention] = []
    at = reading.sentences[0].start if reading.sentences else 0
    while at < len(reading.doc):
        hit = hits.starting(at, "fixed", "head")
        if hit is None or blocked(reading, hits, at, hit):
            at += 1
            continue
        follows = next_head(reading, hits, at, hit[0])
        if follows:
            at = follows
            continue
        office = read_office(reading, hits, at, hit, floor=found[-1].end if found else 0)
        found.append(office)
        at = max(office.end, at + 1)
    return found


def next_head(reading: Reading, hits: TitleHits, at: int, end: int) -> int | None:
    """The head that follows a head at once, whose title then begins earlier ("Assistant Defence Secretary").

    A head of state or government has a title that nothing but a modifier begins: "Chair President A" are two.
    """
    if end >= len(reading.doc) or reading.doc[end].is_punct:
        return None
    following = hits.starting(end, "head", "fixed")
    if following:
        return None if following[1].meaning == "sole" and not hits.starting(at, "modifier") else end
    portfolio = hits.starting(end, "portfolio", "modifier")
    return portfolio[0] if portfolio and hits.starting(portfolio[0], "head", "fixed") else None


def blocked(reading: Reading, hits: TitleHits, at: int, hit: tuple[int, TitleWord]) -> bool:
    """Whether a head word is part of a name ("Foreign Ministers' Meeting" is a forum) or a verb."""
    chunk = reading.names.at(at)
    if chunk and chunk.kind in ("forum", "organisation", "place") and chunk.end > hit[0] - 1 and chunk.start < at:
        return True
    if chunk and chunk.kind == "forum":
        return True
    token = reading.doc[at]
    if is_surname(reading, hits, at, hit[0]) or is_given_name(reading, hits, at, hit[0]):
        return True
    return token.pos_ == "VERB" and not token.text[:1].isupper()


def is_surname(reading: Reading, hits: TitleHits, at: int, end: int) -> bool:
    """Whether a title's word ends a person's name ("Angela King"), no title's word standing before it."""
    if end - at > 1 or not is_inside_name(reading, at) or hits.ending(at, "head", "fixed", "modifier", "portfolio"):
        return False
    return at + 1 >= len(reading.doc) or reading.doc[at + 1].ent_iob_ != "I"


def is_given_name(reading: Reading, hits: TitleHits, at: int, end: int) -> bool:
    """Whether a title's one word begins a person's name behind an honorific ("The Honorable Amir Karimi")."""
    doc = reading.doc
    if end - at > 1 or end >= len(doc) or hits.ending(at, "honorific") is None:
        return False
    return doc[at].ent_iob_ == "B" and doc[at].ent_type_ == doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I"


def read_office(reading: Reading, hits: TitleHits, at: int, hit: tuple[int, TitleWord], *, floor: int) -> OfficeMention:
    """The whole office around a head word, its words to the left and to the right."""
    end, word = duty_end(reading, hit[0]), hit[1]
    as_listed = folded(reading.text(at, hit[0])) == folded(word.label)  # "Chargé d'Affaires" is no plural
    left = expand_left(reading, hits, at, floor, sole=word.meaning == "sole")
    right = expand_right(reading, hits, end, left)
    core_end = right.core_end
    title = BRACKETED.sub("", " ".join(reading.text(left.core, core_end).split()))
    return OfficeMention(
        start=left.start,
        end=right.end,
        title=title,
        core=(left.core, core_end),
        country=right.country or left.country or country_within(reading, left.core, core_end),
        organisation=right.organisation or left.organisation or body_within(reading, left.core, core_end),
        qualifier=left.qualifier or right.qualifier,
        plural=not as_listed and is_plural(reading, head_noun(reading, at, end)),
        only=word.countries if core_end == hit[0] else (),
        sole=word.meaning == "sole",
        spouse=word.meaning == "spouse",
    )


def head_noun(reading: Reading, start: int, end: int) -> int:
    """The noun that a title's plural shows at: the last word before "of" or "to"."""
    return next((t.i - 1 for t in reading.doc[start + 1 : end] if t.lower_ in ("of", "to", "for")), end - 1)


def country_within(reading: Reading, start: int, end: int) -> Chunk | None:
    """The country that a title of several words names itself ("President of the United States")."""
    named = reading.names.within(start, end, "country")
    of = [c for c in named if reading.doc[c.start - 1].lower_ in ("of", "the")]
    return of[0] if len(named) == 1 and of else None


def body_within(reading: Reading, start: int, end: int) -> Chunk | None:
    """The organisation or building that is named within a title ("White House Press Secretary")."""
    names = reading.names.within(start, end)
    return next((c for c in names if c.kind == "organisation" or (c.kind == "place" and c.form == "building")), None)


def is_plural(reading: Reading, token: int) -> bool:
    """Whether a title's noun is plural, by its tag or its ending."""
    text = reading.doc[token].text.lower()
    return reading.doc[token].tag_ in ("NNS", "NNPS") or (text != singular(text) and text.endswith("s"))
