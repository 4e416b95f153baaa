"""Who a person is where the text names them: the offices beside the name, the country, the list they stand in.

A `Delegate` is one person mention with all that belongs to it; a `Group` is a list of delegates that
a text joins with commas and "and".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.chunks import Chunk
from kg.extract.listed_bodies import with_listed_body
from kg.extract.offices import OfficeMention
from kg.extract.persons import PersonMention, behind_acronym, is_opened
from kg.extract.reading import CueHit, Reading
from kg.extract.span_phrases import span_at, span_behind
from kg.extract.titles import TitleHits

__all__ = ["Delegate", "Group", "find_delegates", "find_groups", "tenure_verb"]

LONGEST_BRACKET = 8
LONGEST_SECOND_TITLE = 7
"""How many tokens "and Special Envoy for Ports" has between a title and the name that both belong to."""
LONGEST_JOINT = 4
"""How many words and marks may stand between two persons of one list (", as well as")."""


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person mention with its offices; `start` to `end` are the tokens of the whole noun phrase.

    `country` is the chunk of "of COUNTRY" behind the name; `attribute` when the name only describes
    another noun ("the Smith administration").
    """

    start: int
    end: int
    person: PersonMention
    offices: tuple[OfficeMention, ...]
    country: Chunk | None = None
    attribute: bool = False

    @property
    def name_at(self) -> tuple[int, int]:
        """The tokens of the name."""
        return self.person.start, self.person.end


@dataclass(frozen=True, slots=True)
class Group:
    """Delegates joined in one list, from token `start` to `end`."""

    start: int
    end: int
    delegates: tuple[Delegate, ...]


def find_delegates(
    reading: Reading, hits: TitleHits, persons: Sequence[PersonMention], offices: Sequence[OfficeMention]
) -> list[Delegate]:
    """Every person mention with what belongs to it, in order."""
    taken: set[int] = set()
    found: list[Delegate] = []
    for number, person in enumerate(persons):
        limit = persons[number + 1].start if number + 1 < len(persons) else len(reading.doc)
        before = offices_before(reading, hits, person, offices, taken)
        end, after, country = read_behind(reading, person, offices, limit, taken)
        after = after if country else with_listed_body(reading, hits, after, end)
        country = country or counterpart_country(reading, person.start)
        body = None if after or country else body_of(reading, end, before)
        if body:
            before, end = (*before[:-1], replace(before[-1], organisation=body)), body.end
        taken |= {office.start for office in (*before, *after)}
        start = min([person.start, *(office.start for office in before)])
        while start > 0 and (reading.doc[start - 1].pos_ == "DET" or hits.ending(start, "honorific", "rank")):
            hit = hits.ending(start, "honorific", "rank")
            start = hit[0] if hit else start - 1
        attribute = bool(reading.cue_at(person.end, "name", "attributive"))
        found.append(Delegate(start, end, person, (*before, *after), country, attribute))
    return distribute(reading, found)


def offices_before(
    reading: Reading, hits: TitleHits, person: PersonMention, offices: Sequence[OfficeMention], taken: set[int]
) -> tuple[OfficeMention, ...]:
    """The offices that end where the name (or its honorific) begins, and those joined to them by "and"."""
    at = titles_end(reading, hits, person, {office.end for office in offices})
    office = next((o for o in offices if at in (o.end, behind_acronym(reading, o.end))), None)
    if office is None and reading.doc[at - 1].text == ",":
        ahead_of = (o for o in offices if o.end == at - 1 and o.start)
        apposed = (o for o in ahead_of if is_opened(reading, o.start) or reading.doc[o.start - 1].lower_ == "its")
        office = next((o for o in apposed if o.start not in taken), None)
    if office is None:
        return ()
    joins = (o for o in offices if o.end == office.start - 1 and reading.doc[o.end].lower_ == "and")
    ahead = (*joins, *(o for o in offices if o.end == office.start))
    joint = next((o for o in ahead if o.start not in taken), None)
    return (joint, office) if joint and not joint.plural and not is_of_another(reading, joint, office) else (office,)


def is_of_another(reading: Reading, joint: OfficeMention, office: OfficeMention) -> bool:
    """Whether a title joined to the one before a name is somebody else's: "The President and Vice President A"."""
    at = joint.start - 1
    definite = at >= 0 and reading.word_is(at, "article")
    complement = at - definite >= 0 and reading.word_is(at - definite, "title-link")
    return complement or (joint.sole and (definite or office.spouse))


def titles_end(reading: Reading, hits: TitleHits, person: PersonMention, ends: set[int]) -> int:
    """Where an office before a name would end: before the name's honorifics, their full stops and "the"."""
    at = person.start
    while at > 0:
        hit, before = hits.ending(at, "honorific", "rank"), reading.doc[at - 1]
        if hit and at not in ends:
            at = hit[0]
        elif reading.sentence(at - 1).number != reading.sentence(person.start).number:
            break
        elif before.is_space or before.text == "." or (before.lower_ == "the" and at < person.start):
            at -= 1
        else:
            break
    return at


def read_behind(
    reading: Reading, person: PersonMention, offices: Sequence[OfficeMention], limit: int, taken: set[int]
) -> tuple[int, tuple[OfficeMention, ...], Chunk | None]:
    """What follows a name: "(Left)", "of Japan", ", the Minister of Trade of Japan"; where it ends comes first."""
    at, country = person.end, closing_country(reading, person.end)
    if country:
        return country.end, (), country
    found: list[OfficeMention] = []
    while at < min(limit, len(reading.doc)):
        if reading.doc[at].text == "(":
            close = closing_bracket(reading, at, limit)
            if close is None:
                break
            inside = reading.names.within(at, close, "country")
            country = country or (inside[0] if len(inside) == 1 else None)
            at = close + 1
            continue
        chunk = None if country or found else country_behind(reading, at)
        if chunk:
            country, at = chunk, chunk.end
            continue
        office = None if is_another(reading, at) and not found else office_behind(reading, at, offices)
        if office is None or office.end > limit or office.start in taken or office.plural:
            break
        if followed_by_name(reading, office, limit):
            break
        found.append(office)
        at = office.end
        country = country or closing_country(reading, at)
    return at, tuple(found), country


def closing_bracket(reading: Reading, at: int, limit: int) -> int | None:
    """The token that closes a short bracket behind a name."""
    return next((t for t in range(at, min(at + LONGEST_BRACKET, limit)) if reading.doc[t].text == ")"), None)


def country_behind(reading: Reading, at: int) -> Chunk | None:
    """The country of "of Japan" or "of the Maldives" at a token."""
    if reading.doc[at].lower_ != "of":
        return None
    chunk = reading.names.starting(at + 1)
    if chunk is None and at + 2 < len(reading.doc) and reading.doc[at + 1].lower_ == "the":
        chunk = reading.names.starting(at + 2)
    return chunk if chunk and chunk.kind == "country" and chunk.form == "name" else None


def counterpart_country(reading: Reading, start: int) -> Chunk | None:
    """The country of "her Kenyan counterpart, A B" before a name."""
    at = start - 1 if start and reading.doc[start - 1].text == "," else start
    if at < 2 or not reading.word_is(at - 1, "counterpart"):
        return None
    chunk = reading.names.ending(at - 1)
    return chunk if chunk and chunk.kind == "country" else None


def body_of(reading: Reading, at: int, offices: tuple[OfficeMention, ...]) -> Chunk | None:
    """The body behind a name whose title tells none: "Minister A B of the Port Authority", "- A B, Port Authority"."""
    doc = reading.doc
    if not offices or offices[-1].organisation or offices[-1].country or at + 2 >= len(doc):
        return None
    begin = at + 1 + (doc[at + 1].lower_ == "the")
    body = reading.names.starting(begin) if doc[at].lower_ == "of" or doc[at].text == "," else None
    if body is None or body.kind != "organisation" or doc[at].lower_ == "of":
        return body if body and body.kind == "organisation" else None
    after = doc[body.end] if body.end < len(doc) else None
    return body if after is None or after.is_space or after.text in (";", ".") else None


def closing_country(reading: Reading, at: int) -> Chunk | None:
    """The country that closes an item: "- A B, Minister of Ports, Kenya"."""
    chunk = reading.names.starting(at + 1) if at + 1 < len(reading.doc) and reading.doc[at].text == "," else None
    if chunk is None or chunk.kind != "country" or chunk.form != "name":
        return None
    after = reading.doc[chunk.end] if chunk.end < len(reading.doc) else None
    return chunk if after is None or after.is_space or after.text in (";", ".") else None


def office_behind(reading: Reading, at: int, offices: Sequence[OfficeMention]) -> OfficeMention | None:
    """The office in apposition at a comma, or joined by "and" to the one before."""
    doc = reading.doc
    verb = tenure_verb(reading, at)
    if verb is None and doc[at].text not in (",", "and", "&", "–", "—", "-"):
        return None
    begin = verb.end if verb else at + 1
    while begin < len(doc) - 1 and (
        doc[begin].pos_ in ("DET", "CCONJ") or doc[begin].is_space or reading.word_is(begin, "apposition")
    ):
        begin += 1
    office = next((o for o in offices if o.start == begin), None)
    if office and verb and verb.kind == "spanned" and not is_spanned(reading, at, office.end):
        return None
    if office and verb and verb.kind in ("former", "ends", "spanned") and office.qualifier is None:
        return replace(office, qualifier="former")
    return office


def is_spanned(reading: Reading, name_end: int, end: int) -> bool:
    """Whether a span stands behind an office or opens the sentence: "A was Minister of Ports from 2018 to 2020"."""
    sentence = reading.sentence(name_end)
    first = next(t.i for t in reading.doc[sentence.start : sentence.end] if not t.is_space)
    return bool(span_behind(reading, end, sentence.end, None) or span_at(reading, first, None))


def is_another(reading: Reading, at: int) -> bool:
    """Whether "and the" at a token joins somebody known by title alone to a name: "Ms. Lind and the Minister"."""
    doc = reading.doc
    return at + 1 < len(doc) and doc[at].text in ("and", "&") and reading.word_is(at + 1, "article")


def tenure_verb(reading: Reading, at: int) -> CueHit | None:
    """The verb between a name and an office at a token, behind the comma of a relative clause or without one."""
    at += reading.doc[at].text == "," and at + 1 < len(reading.doc)
    hits = [h for h in reading.cues_at.get(at, ()) if h.role == "tenure"]
    return max(hits, key=lambda hit: hit.end, default=None)


def followed_by_name(reading: Reading, office: OfficeMention, limit: int) -> bool:
    """Whether a title belongs to the name behind it rather than to the one before."""
    gap = reading.doc[office.end : limit]
    if limit >= len(reading.doc) or len(gap) > LONGEST_SECOND_TITLE or any(t.text.count("\n") > 1 for t in gap):
        return False
    words = [token.lower_ for token in gap if not token.is_space and token.text != "."]
    if words[:1] in (["to"], ["of"]):
        return False  # "A, Senior Adviser to President B"
    if len(words) > 1 and words[0] in ("and", "&") and reading.lexicon.titles.honorifics.issuperset(words[1:]):
        return False  # "A, Minister of Ports & Mrs. B"
    if len(gap) > 2 and gap[0].text == "(" and words[-1:] in (["and"], ["&"]):
        return False  # "A, Head of the Harbour Board (HB) and B"
    second = len(gap) > 2 and gap[0].text != "("
    if second and (gap[0].lower_ not in ("and", "&") or gap[-1].lower_ in ("and", "&")):
        return False
    return all(
        t.is_space or t.text[:1].isupper() or t.lower_ in ("and", "&", "of", "for", "to", "-", "(", ")") for t in gap
    )


def distribute(reading: Reading, delegates: Sequence[Delegate]) -> list[Delegate]:
    """Share a plural title ("Ministers A and B") and the country behind the list among its names."""
    out = list(delegates)
    for number, delegate in enumerate(out):
        office = next((o for o in delegate.offices if o.plural), None)
        if office is None:
            continue
        last = number
        while last + 1 < len(out) and not out[last + 1].offices and are_joined(reading, out[last], out[last + 1]):
            last += 1
        own = [d.country for d in out[number : last + 1]]
        common = own[-1] if not any(own[:-1]) else None
        for at in range(number, last + 1):
            country = out[at].country or common
            shared = replace(office, country=office.country or country)
            offices_of = tuple(shared if o is office else o for o in out[at].offices) or (shared,)
            out[at] = replace(out[at], offices=offices_of, country=country)
    return out


def are_joined(reading: Reading, left: Delegate, right: Delegate) -> bool:
    """Whether nothing but "," and "and" stands between two delegates, or "A's team and B"."""
    gap = reading.doc[left.end : right.start]
    if reading.sentence(left.start).number != reading.sentence(right.start).number:
        return False
    if any(reading.word_is(t.i, "counterpart") for t in gap):
        named = {i for c in reading.names.within(left.end, right.start, "country") for i in range(c.start, c.end)}
        return all(
            t.i in named or t.tag_ == "PRP$" or reading.word_is(t.i, "counterpart") or reading.word_is(t.i, "joint")
            for t in gap
        )
    attributes = {t.i for t in gap if reading.cue_at(t.i, "name", "attributive")}
    if not attributes and any(t.pos_ == "PROPN" for t in gap):
        return False
    owned = (t.i in attributes or t.pos_ == "PROPN" or t.tag_ == "POS" or t.is_space for t in gap)
    words = [t.i for t, skipped in zip(gap, owned, strict=True) if not skipped]
    return 0 < len(words) <= LONGEST_JOINT and all(reading.word_is(at, "joint") for at in words)


def find_groups(reading: Reading, delegates: Sequence[Delegate]) -> list[Group]:
    """The delegates by list."""
    groups: list[list[Delegate]] = []
    for delegate in delegates:
        if delegate.attribute:
            continue
        if groups and are_joined(reading, groups[-1][-1], delegate):
            groups[-1].append(delegate)
        else:
            groups.append([delegate])
    return [Group(found[0].start, found[-1].end, tuple(found)) for found in groups]
