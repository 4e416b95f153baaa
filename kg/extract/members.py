"""Which countries belong to a forum: those in its name, in a list beside it, that join it or hold its sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extract.cast import Cast
from kg.extract.certainty import doubt_of
from kg.extract.chunks import Chunk
from kg.extract.claims import HIGH, Claim, Thing
from kg.extract.forums import ForumMention, NamedForum
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["country_list", "member_claims"]

HOPE_REACH = 6
"""How many tokens before "joining" the words of a hope stand."""
BETWEEN = ("among", "between")
"""The prepositions before those who meet."""
OPENING_REACH = 5
"""How many tokens behind a forum's name the words stand that open the list of its members."""


def member_claims(
    reading: Reading, cast: Cast, forums: Sequence[NamedForum], in_focus: Callable[[int], NamedForum | None]
) -> Iterator[Claim]:
    """All claims `has_member` of a document; `forums` are its mentions in text order.

    `in_focus` tells the forum whose session a text speaks of at a token.
    """
    for named in forums:
        yield from members_in_name(reading, named)
        yield from members_listed(reading, named)
        yield from members_before(reading, named)
    for sentence in reading.sentences:
        inside = [named for named in forums if sentence.start <= named[0].start < sentence.end]
        yield from joining(reading, cast, sentence, inside)
        meant = in_focus(sentence.start) if not inside else None
        yield from taking_part(reading, sentence, [meant] if meant else inside)
        yield from holding(reading, sentence, inside)
        yield from gathering(reading, sentence, inside)


def member(named: NamedForum, chunk: Chunk, rule: str) -> Claim:
    """That a country is a member of a forum."""
    mention, forum = named
    return Claim(
        predicate="has_member",
        subject=forum.thing,
        subject_at=mention.naming,
        object=Thing("country", chunk.path or ""),
        object_at=(chunk.start, chunk.end),
        quote=(mention.start, chunk.start),
        rule=rule,
        confidence=HIGH,
    )


def members_in_name(reading: Reading, named: NamedForum) -> Iterator[Claim]:
    """The two and more countries of "the Norway-Chile Ocean Dialogue"."""
    mention, forum = named
    chunks = reading.countries.within(mention.start, mention.end)
    relation = forum.kind == "Framework" or reading.cue("forum", "relation", start=mention.start, end=mention.end)
    if len({chunk.path for chunk in chunks}) >= 2 and not relation:
        yield from (member(named, chunk, "members-in-name") for chunk in chunks)


def members_listed(reading: Reading, named: NamedForum) -> Iterator[Claim]:
    """The countries of "the Compact, a group of A, B and C", "TIDE (A, B)", "the Compact meeting between A and B"."""
    opening, end = list_opening(reading, named[0]), reading.sentence(named[0].start).end
    listed = country_list(reading, opening, end) if opening else []
    if len(listed) >= 2:
        yield from (member(named, chunk, "members-listed") for chunk in listed)


def members_before(reading: Reading, named: NamedForum) -> Iterator[Claim]:
    """The countries of "the principals of A, B and C of the FORUM"."""
    at, floor = named[0].start, reading.sentence(named[0].start).start
    while at > floor and reading.doc[at - 1].pos_ == "DET":
        at -= 1
    if at <= floor or reading.doc[at - 1].lower_ not in ("of", "in"):
        return
    for hit in reading.cue("has_member", "people", start=floor, end=at):
        if reading.doc[hit.end].lower_ not in ("of", "from"):
            continue
        listed = country_list(reading, hit.end + 1, at)
        if len(listed) >= 2 and listed[-1].end == at - 1:
            yield from (member(named, chunk, "members-listed") for chunk in listed)


def list_opening(reading: Reading, mention: ForumMention) -> int | None:
    """The first token of the list of members behind a forum's name; None where none is opened."""
    at, end = max(mention.after, mention.end), reading.sentence(mention.start).end
    while at < end and reading.doc[at].is_quote:
        at += 1
    noun = reading.cue_at(at, "forum", "lower") or reading.cue_at(at, "meeting", "noun")
    at = noun.end if noun else at
    if at < end and reading.doc[at].lower_ in BETWEEN:
        return at + 1
    for token in reading.doc[at : min(at + OPENING_REACH, end)]:
        if token.text == ":" or (token.is_punct and token.i == at and country_list(reading, at + 1, end)):
            return token.i + 1
        hit = reading.cue_at(token.i, "has_member", "group")
        if hit:
            return hit.end
        people = people_at(reading, token.i)
        if people:
            return people.end + (reading.names.starting(people.end) is None)
        if token.i == at and token.text == "(":
            return at + 1
        if token.text in (",", "-", "–", "—") or token.lower_ == "members":
            continue
        if token.pos_ not in ("DET", "PRON", "AUX", "ADJ", "NUM", "VERB"):
            return None
    return None


def people_at(reading: Reading, at: int) -> CueHit | None:
    """The noun at a token for those who make up a forum, before a list: "partners of", "of senior officials from"."""
    doc = reading.doc
    while at < len(doc) - 1 and (doc[at].lower_ in ("of", "high", "senior", "level") or doc[at].text == "-"):
        at += 1
    hit = reading.cue_at(at, "has_member", "people")
    if hit is None or hit.end >= len(doc):
        return None
    listed = len(country_list(reading, hit.end, reading.sentence(at).end)) > 1
    return hit if listed or doc[hit.end].text in ":,(" or doc[hit.end].lower_ in ("of", "from") else None


def country_list(reading: Reading, at: int, end: int) -> list[Chunk]:
    """The countries of a list that begins at a token."""
    found = []
    while at < end:
        chunk = reading.names.starting(at)
        if chunk and chunk.kind == "country" and chunk.form == "name":
            found.append(chunk)
            at = chunk.end
        elif chunk and chunk.kind == "organisation" and found:
            at = chunk.end
        elif (
            reading.doc[at].text in (",", "and", "&", "the")
            or reading.doc[at].pos_ == "DET"
            or reading.doc[at].is_space
        ):
            at += 1
        else:
            break
    return found


def joining(reading: Reading, cast: Cast, sentence: Sentence, inside: Sequence[NamedForum]) -> Iterator[Claim]:
    """The country of "Chile's decision to join the compact", where no person stands between it and the cue."""
    for hit in reading.cue("has_member", "joining", start=sentence.start, end=sentence.end):
        named = next((pair for pair in inside if hit.end <= pair[0].start <= hit.end + 3), None)
        country = country_before(reading, hit)
        if doubt_of(reading, sentence, hit) or is_hoped(reading, sentence, hit):
            continue
        if named is None or country is None or country.start < sentence.start:
            continue
        if not any(country.end < d.start < hit.start <= d.end + 3 for d in cast.delegates):
            yield member(named, country, "country-joins")


def taking_part(reading: Reading, sentence: Sentence, inside: Sequence[NamedForum]) -> Iterator[Claim]:
    """The countries of "joining the forum were representatives from A, B and C", unless its name tells others."""
    if not inside or not (
        reading.cue("attends", start=sentence.start, end=sentence.end)
        or reading.cue("has_member", "group", start=sentence.start, end=sentence.end)
    ):
        return
    for hit in reading.cue("has_member", "people", start=sentence.start, end=sentence.end):
        if hit.end >= sentence.end or reading.doc[hit.end].lower_ != "from":
            continue
        listed = country_list(reading, hit.end + 1, sentence.end)
        before = [named for named in inside if named[0].end <= hit.start]
        named = (before or inside)[-1]
        told = {chunk.path for chunk in reading.countries.within(named[0].start, named[0].end)}
        if len(listed) >= 2 and (len(told) < 2 or told <= {chunk.path for chunk in listed}):
            yield from (member(named, chunk, "members-take-part") for chunk in listed)


def country_before(reading: Reading, hit: CueHit) -> Chunk | None:
    """The country that is named within nine tokens before a cue."""
    ending = (reading.names.ending(hit.start - back) for back in range(9))
    return next((c for c in ending if c and c.kind == "country" and c.form == "name"), None)


def holding(reading: Reading, sentence: Sentence, inside: Sequence[NamedForum]) -> Iterator[Claim]:
    """The countries of "A, B and C held the first meetings of the compact"."""
    for hit in reading.cue("held", start=sentence.start, end=sentence.end):
        named = next((pair for pair in inside if hit.end <= pair[0].start <= hit.end + 8), None)
        if named is None or any(t.pos_ == "VERB" for t in reading.doc[hit.end : named[0].start]):
            continue
        before = [c for c in reading.names.within(sentence.start, hit.start, "country") if c.form == "name"]
        listed = country_list(reading, before[0].start, hit.start) if before else []
        if len(listed) >= 2 and all(
            t.pos_ in ("ADV", "AUX", "PUNCT", "ADP", "PROPN") for t in reading.doc[listed[-1].end : hit.start]
        ):
            yield from (member(named, chunk, "members-hold-session") for chunk in listed)


def is_hoped(reading: Reading, sentence: Sentence, hit: CueHit) -> bool:
    """Whether a country is to join yet: "they look forward to Chile joining the compact"."""
    return bool(reading.cue("planned", start=max(sentence.start, hit.start - HOPE_REACH), end=hit.start))


def gathering(reading: Reading, sentence: Sentence, inside: Sequence[NamedForum]) -> Iterator[Claim]:
    """The countries of "the Presidents of A and B and the Prime Ministers of C and D met for the forum"."""
    for hit in reading.cue("met", "together", start=sentence.start, end=sentence.end):
        named = next((pair for pair in inside if pair[0].start >= hit.end), None)
        words = reading.doc[hit.end : named[0].start] if named else ()
        if (
            named is None
            or not any(reading.word_is(t.i, "occasion") for t in words)
            or any(t.pos_ == "VERB" for t in words)
        ):
            continue
        before = [c for c in reading.names.within(sentence.start, hit.start, "country") if c.form == "name"]
        listed = [c for c in before if is_of_officials(reading, sentence, c)]
        if len({c.path for c in listed}) > 2 and listed[-1].end == hit.start:
            yield from (member(named, chunk, "members-gather") for chunk in listed)


def is_of_officials(reading: Reading, sentence: Sentence, country: Chunk) -> bool:
    """Whether a country ends, or stands in, "the Prime Ministers of A, B and C"."""
    at = country.start
    while at > sentence.start:
        before = reading.doc[at - 1]
        chunk = reading.names.ending(at)
        if chunk and chunk.kind == "country":
            at = chunk.start
        elif before.lower_ == "of":
            return reading.cue_ending(at - 1, "forum", "officials") is not None or reading.doc[at - 2].tag_ in (
                "NNS",
                "NNPS",
            )
        elif before.lower_ in (",", "and") or before.pos_ == "DET":
            at -= 1
        else:
            return False
    return False
