"""What stands to the left and to the right of an office's head word and belongs to its title.

A head word and its place in a text enter; a `Wing` of either side leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.chunks import Chunk
from kg.extract.reading import Reading
from kg.extract.title_bodies import as_body, body_of_country, body_with_acronym, is_of_body, part_of_body
from kg.extract.title_duties import behind_duties, duty_end
from kg.extract.titles import TitleHits
from kg.extract.trailing_names import without_name

__all__ = ["Wing", "expand_left", "expand_right"]

LINKS_OF_POST = ("in", "at", "on")
"""Complements with these tell where an office is and are no part of its title ("adviser at the embassy")."""


@dataclass(slots=True)
class Wing:
    """What an expansion to one side of a head has found so far: tokens of it and of the core, and what ties it."""

    start: int = 0
    end: int = 0
    core: int = 0
    core_end: int = 0
    country: Chunk | None = None
    organisation: Chunk | None = None
    qualifier: str | None = None


def expand_left(reading: Reading, hits: TitleHits, at: int, floor: int, *, sole: bool) -> Wing:
    """Modifiers, portfolio, organisation, country and qualifier before a head, nearest first."""
    side = Wing(start=at, core=at)
    floor = max(floor, reading.sentence(at).start)
    while side.start > floor:
        start = skip_possessive(reading, side.start)
        chunk = reading.names.ending(start) or body_with_acronym(reading, start)
        hyphened = reading.doc[side.start - 1].text == "-" and hits.ending(side.start - 1, "qualifier")
        word = hyphened or hits.ending(side.start, "modifier", "portfolio", "qualifier", "head")
        if word and word[0] >= floor and word[1].role == "qualifier":
            side.qualifier = word[1].meaning
            side.start = word[0]
        elif word and word[1].role == "head" and side.organisation:
            break
        elif word and sole and reading.doc[word[0]].pos_ in ("ADP", "SCONJ"):
            break  # "Under President A"
        elif word and word[0] >= floor and (chunk is None or chunk.start > word[0]):
            side.start = side.core = word[0]
        elif chunk and chunk.start >= floor and take_chunk(reading, side, chunk, sole=sole):
            pass
        elif start == side.start and is_title_name(reading, start - 1, at) and not hits.ending(start, "honorific"):
            side.start = side.core = start - 1
        elif joined := joined_portfolio(reading, hits, side.start, floor):
            side.start = side.core = joined
        else:
            break
    return side


def joined_portfolio(reading: Reading, hits: TitleHits, start: int, floor: int) -> int | None:
    """Where "Foreign and" begins before a title's "Security Policy Adviser"; None behind "Secretary of Ports and"."""
    if start - 2 < floor or reading.doc[start - 1].lower_ not in ("and", "&"):
        return None
    word = hits.ending(start - 1, "portfolio")
    if word is None or word[0] < floor or reading.names.at(word[0]) or not reading.doc[word[0]].text[:1].isupper():
        return None
    return None if word[0] > 0 and reading.word_is(word[0] - 1, "title-link") else word[0]


def take_chunk(reading: Reading, side: Wing, chunk: Chunk, *, sole: bool) -> bool:
    """Take a country or an organisation that stands before a title into it; False when it does not belong.

    A building is none of a `sole` holder's: "welcomed to the palace Prime Minister A". A country behind "of" is of
    the name before it: "President A of Peru President B of Chile", each on a line of its own.
    """
    if chunk.kind == "country" and side.country is None and chunk.form != "combining":
        if is_complement(reading, chunk):
            return False
        side.country = chunk
        side.start = chunk.start
        return True
    if chunk.kind == "forum" and side.country is None and side.organisation is None:
        side.organisation = as_body(reading, chunk, side.core)
        side.start = side.core = chunk.start
        return True
    if chunk.kind == "organisation" or (chunk.kind == "place" and chunk.form == "building"):
        if side.country or side.organisation or (sole and chunk.kind == "place"):
            return False
        side.organisation = chunk
        possessive = reading.doc[side.start - 1].tag_ == "POS"
        side.start = chunk.start
        if not possessive:
            side.core = chunk.start
        return True
    return False


def is_complement(reading: Reading, chunk: Chunk) -> bool:
    """Whether "of" or "of the" stands before a country, on whose line a name or title goes before."""
    at = chunk.start - 1
    while at > 0 and (reading.word_is(at, "article") or reading.doc[at].is_space):
        at -= 1
    return at > 0 and reading.doc[at].lower_ == "of" and chunk.form == "name"


def skip_possessive(reading: Reading, start: int) -> int:
    """The token before a possessive mark that ends at `start`, or `start` itself."""
    return start - 1 if start and reading.doc[start - 1].tag_ == "POS" else start


def is_title_name(reading: Reading, token: int, head: int) -> bool:
    """Whether a capitalised word before a capitalised head belongs to the title ("Climate Envoy")."""
    word = reading.doc[token]
    if not (reading.doc[head].text[:1].isupper() and word.text[:1].isupper() and word.is_alpha):
        return False
    known = reading.names.at(token) or reading.dates.at(token)
    if known or word.ent_type_ == "PERSON" or word.pos_ in ("VERB", "ADP", "DET", "PRON"):
        return False
    return token > reading.sentence(token).start or word.pos_ == "PROPN"


def expand_right(reading: Reading, hits: TitleHits, end: int, left: Wing) -> Wing:
    """The complements after a head: "for Industry and Security", "in the Department of ...", "of India"."""
    side = Wing(start=end, end=end, core_end=end)
    hyphen = end < len(reading.doc) - 1 and reading.doc[end].text in "-–"
    suffix = hits.starting(end, "suffix") or (hits.starting(end + 1, "suffix") if hyphen else None)
    if suffix:
        side.end, side.qualifier = suffix[0], suffix[1].meaning
    side.end = behind_duties(reading, side.end)
    before = -1
    while before < side.end < len(reading.doc) - 1:
        before = side.end
        if has_duty(reading, left.start, before) and is_in_series(reading, hits, left.start, before):
            extend_names(reading, hits, side, before + 1, None)
        elif reading.doc[before].text == ",":
            body_behind(reading, side, left, before + 1)
        elif reading.word_is(before, "title-link"):
            complement(reading, hits, side, left, before + 1, reading.doc[before].lower_)
    return side


def body_behind(reading: Reading, side: Wing, left: Wing, at: int) -> None:
    """Take the organisation in "Deputy Director, Ministry of Ports", where none is known yet."""
    chunk = reading.names.starting(at)
    if chunk and chunk.kind == "organisation" and side.organisation is None and left.organisation is None:
        side.organisation, side.end = chunk, chunk.end


def complement(reading: Reading, hits: TitleHits, side: Wing, left: Wing, begin: int, link: str) -> None:
    """Read one complement into `side`; leave it as it is when the words are none."""
    while begin < len(reading.doc) - 1 and (reading.word_is(begin, "title-owner") or reading.doc[begin].is_space):
        begin += 1
    chunk = reading.names.starting(begin)
    if chunk and (body := body_of_country(reading, chunk)):
        side.country, chunk = side.country or chunk, body
    if chunk and chunk.kind == "country" and link not in LINKS_OF_POST:
        country_complement(reading, hits, side, left, chunk, link)
    elif chunk and chunk.kind in ("organisation", "forum"):
        owned = reading.word_is(begin - 1, "title-owner")
        if link in ("to", "of") and not owned and hits.starting(chunk.end, "head", "fixed", "modifier"):
            return  # "Head of Cabinet to Port Authority President A"
        told = link in ("for", "of") and has_duty(reading, side.start, side.end)
        chunk = part_of_body(reading, chunk)
        side.end = chunk.end
        if chunk.kind == "organisation":
            side.organisation = chunk
        elif link == "of":
            side.organisation = as_body(reading, chunk, left.core)
        if link in ("to", "of", "for") and not (told and chunk.kind == "organisation"):
            side.core_end = chunk.end
    elif link == "to":
        superior_complement(reading, hits, side, begin)
    elif link not in LINKS_OF_POST:
        extend_names(reading, hits, side, begin, None)


def superior_complement(reading: Reading, hits: TitleHits, side: Wing, begin: int) -> None:
    """Read "to the President" and "to the Foreign Policy Adviser" as part of a title, but not "to President A"."""
    end, own = side.end, side.core_end
    superior = hits.starting(begin, "head", "fixed")
    if superior:
        side.end = side.core_end = superior[0]
    else:
        extend_names(reading, hits, side, begin, None)
        superior = hits.starting(side.end, "head", "fixed") if side.end > begin else None
        if superior is None or not reading.doc[side.end].text[:1].isupper():
            return
        side.end = side.core_end = superior[0]
    owned = reading.word_is(begin - 1, "title-owner")
    if not owned and side.end < len(reading.doc) and starts_person(reading, side.end):
        side.end, side.core_end = end, own


def country_complement(reading: Reading, hits: TitleHits, side: Wing, left: Wing, chunk: Chunk, link: str) -> None:
    """Read "of India" as a title's country, "to India" as part of it, "of Indian Railways" as words of it."""
    if link == "of" and chunk.form == "name" and side.country is None and left.country is None:
        side.country, side.end = chunk, chunk.end
    elif link in ("to", "for") and chunk.form == "name":
        side.end = side.core_end = series_end(reading, chunk) if link == "to" else chunk.end
    else:
        extend_names(reading, hits, side, chunk.start, chunk if chunk.form != "combining" else None)


def series_end(reading: Reading, country: Chunk) -> int:
    """Where the countries end of "to Peru, Chile, and the Republic of Kenya", "and" before the last of them."""
    at, end, joined = country.end, country.end, False
    while at < len(reading.doc) - 1 and not joined and reading.doc[at].lower_ in (",", "and"):
        while at < len(reading.doc) - 1 and reading.doc[at].lower_ in (",", "and", "the"):
            joined, at = joined or reading.doc[at].lower_ == "and", at + 1
        chunk = reading.names.starting(at)
        if chunk is None or chunk.kind != "country" or chunk.form != "name":
            return country.end
        at = end = chunk.end
    owns = at < len(reading.doc) and reading.doc[at].tag_ == "POS"
    return end if joined and not owns else country.end


def extend_names(reading: Reading, hits: TitleHits, side: Wing, begin: int, owner: Chunk | None) -> None:
    """Take the capitalised or portfolio words of a complement, up to where a person's name begins."""
    doc, at = reading.doc, begin if owner is None else owner.end
    last = known = None
    while at < len(doc):
        word, country = hits.starting(at, "complement", "portfolio"), country_at_end(reading, at, last)
        if country and side.country is None:
            side.country, side.end, side.core_end = country, country.end, last or begin
            return
        if last is not None and doc[at].lower_ != "of" and is_of_body(reading, at):
            break
        if word and (doc[at].text[:1].isupper() or word[1].role == "portfolio" or last is not None):
            at = last = known = duty_end(reading, word[0])
        elif is_complement_name(reading, hits, at):
            at = last = at + 1
        elif (
            last is not None and (goes_on(reading, hits, at) or is_in_series(reading, hits, begin, at))
        ) or is_line_end(reading, at):
            at += 1
        else:
            break
    if known is not None and last is not None and is_name_behind(reading, known, last, at):
        last = known
    if last is not None and last > begin:
        side.end = side.core_end = without_name(reading, begin, last)


def country_at_end(reading: Reading, at: int, last: int | None) -> Chunk | None:
    """The country at a token that ends a complement: "for Reconstruction of Peru", not "for Peru"."""
    chunk = reading.names.starting(at)
    if last is None or chunk is None or chunk.kind != "country" or chunk.form != "name":
        return None
    return chunk if {t.lower_ for t in reading.doc[last:at]} & {"of"} else None


def is_name_behind(reading: Reading, start: int, end: int, stop: int) -> bool:
    """Whether the words behind the last known one of a complement are a name ("for Economic Growth Ana Lind").

    One word in the singular is, where the language model begins a name right behind it, at `stop`.
    """
    words = reading.doc[start:end]
    begins = stop == end and stop < len(reading.doc) and starts_person(reading, stop)
    fewest = 1 if begins and reading.doc[end - 1].tag_ == "NNP" else 2
    return fewest <= len(words) <= 4 and all(t.text[:1].isupper() and reading.domains.at(t.i) is None for t in words)


def is_complement_name(reading: Reading, hits: TitleHits, at: int) -> bool:
    """Whether a token is a capitalised word of a complement and not the beginning of a person or of a title."""
    if not reading.doc[at].text[:1].isupper() or starts_person(reading, at):
        return False
    return hits.starting(at, "head", "fixed", "honorific") is None


def goes_on(reading: Reading, hits: TitleHits, at: int) -> bool:
    """Whether a small word goes on with a complement ("Ports and the Coast") and does not end it ("Ports and Mr")."""
    if at + 1 >= len(reading.doc) or not reading.word_is(at, "title-joint"):
        return False
    following, chunk = reading.doc[at + 1], reading.names.starting(at + 1)
    named = following.text[:1].isupper() or following.lower_ == "the"
    if chunk and hits.starting(chunk.end, "head", "fixed", "modifier", "portfolio", "honorific"):
        return False
    if starts_person(reading, at + 1) or hits.starting(at + 1, "head", "fixed", "honorific", "modifier", "qualifier"):
        return False
    return named or hits.starting(at + 1, "complement", "portfolio") is not None


def has_duty(reading: Reading, start: int, end: int) -> bool:
    """Whether a title has a complement already, or duties in brackets: "Minister of Ports", "Secretary (Ports)"."""
    return any(token.lower_ in ("of", "for", "(") for token in reading.doc[start:end])


def is_in_series(reading: Reading, hits: TitleHits, begin: int, at: int) -> bool:
    """Whether a comma goes on with duties that "and" ends: "for Maritime, Financial and Ocean Policy"."""
    doc = reading.doc
    if doc[at].text != "," or at + 2 >= len(doc):
        return False
    if doc[at + 1].lower_ in ("and", "&"):
        return any(t.text == "," for t in doc[max(begin - 1, 0) : at]) and goes_on(reading, hits, at + 1)
    word = hits.starting(at + 1, "complement", "portfolio")
    if word is None or word[0] + 1 >= len(doc) or not doc[at + 1].text[:1].isupper():
        return False
    if doc[word[0]].text == ",":
        return is_in_series(reading, hits, at, word[0])
    joined = doc[word[0]].lower_ in ("and", "&") and doc[word[0] + 1].text[:1].isupper()
    return joined and goes_on(reading, hits, word[0])


def is_line_end(reading: Reading, at: int) -> bool:
    """Whether a token is space within a paragraph."""
    return reading.doc[at].is_space and "\n\n" not in reading.doc[at].text


def starts_person(reading: Reading, token: int) -> bool:
    """Whether the language model sees a person's name begin at a token that is no word of a domain."""
    word = reading.doc[token]
    return word.ent_type_ == "PERSON" and word.ent_iob_ == "B" and reading.domains.at(token) is None
