"""Persons named in a text.

The language model's names are taken as hints: their ends are mended, the names beside an office or an
honorific are added, and every later word that is part of a name already introduced is a mention of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.chunks import folded
from kg.extract.doubtful_names import (
    end_in_heading,
    has_ordinary_words,
    is_in_heading,
    is_of_thing,
    is_vocabulary,
    start_in_heading,
    without_verbs,
)
from kg.extract.name_slots import names_in_slots
from kg.extract.names import can_be_name, compatible, name_end, name_words
from kg.extract.offices import OfficeMention
from kg.extract.reading import Reading
from kg.extract.titles import TitleHits

__all__ = ["PersonMention", "behind_acronym", "find_persons", "is_opened"]

SHORTEST_FULL_NAME, LONGEST_FULL_NAME = 2, 5
"""How many tokens a name before a title has."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name at tokens `start` to `end`, with the honorific before it left out.

    `titled` when an office or an honorific stands beside it; `spouse` tells whether the office before it is that of a
    husband or wife ("First Lady"), and is None where none is.
    """

    start: int
    end: int
    name: str
    titled: bool = False
    spouse: bool | None = None


def find_persons(reading: Reading, hits: TitleHits, offices: Sequence[OfficeMention]) -> list[PersonMention]:
    """The names of persons, in text order, none overlapping."""
    taken: dict[int, PersonMention] = {}
    office_tokens = {token for office in offices for token in range(office.start, office.end)}
    told = as_told(reading, hits, [*candidates(reading, hits, offices, office_tokens)])
    for mention in without_doubtful(reading, [*told]):
        span = range(mention.start, mention.end)
        if not any(token in taken for token in span):
            taken.update((token, mention) for token in span)
    known = sorted(set(taken.values()), key=lambda mention: mention.start)
    for mention in repeated_names(reading, known, taken, office_tokens):
        taken.update((token, mention) for token in range(mention.start, mention.end))
    return sorted(set(taken.values()), key=lambda mention: mention.start)


def as_told(reading: Reading, hits: TitleHits, mentions: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """The mentions without words of headings around a name, and without what is no name by the rest of the text."""
    known = {
        tuple(folded(token.text) for token in reading.doc[mention.start : mention.end])
        for mention in mentions
        if not is_in_heading(reading, mention.start)
    }
    for mention in mentions:
        start = start_in_heading(reading, hits, mention.start, mention.end)
        end = end_in_heading(reading, start, mention.end, known, titled=mention.titled)
        if not mention.titled:
            start, end = without_verbs(reading, start, end)
        if start == end:
            continue
        if (start, end) != (mention.start, mention.end):
            yield replace(make_mention(reading, start, end, titled=mention.titled), spouse=mention.spouse)
        elif mention.titled or not has_ordinary_words(reading, start, end):
            yield mention


def without_doubtful(reading: Reading, mentions: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """The mentions without words of the vocabulary, and without names of things of which the text names no bearer."""
    known = [name_words(mention.name) for mention in mentions if not is_doubtful(reading, mention)]
    for mention in mentions:
        words = name_words(mention.name)
        bearers = (sorted((words, other), key=len) for other in known)
        if not is_doubtful(reading, mention) or any(compatible(*pair, titled=True) for pair in bearers):
            yield mention


def is_doubtful(reading: Reading, mention: PersonMention) -> bool:
    """Whether a name may be none; one word behind a title is no matter of doubt ("Minister Price")."""
    if is_vocabulary(reading, mention.start, mention.end):
        return not mention.titled or len(name_words(mention.name)) > 1
    return not mention.titled and is_of_thing(reading, mention.start, mention.end)


def candidates(
    reading: Reading, hits: TitleHits, offices: Sequence[OfficeMention], office_tokens: set[int]
) -> Iterator[PersonMention]:
    """Names beside offices and honorifics first, then the language model's."""
    for office in offices:
        yield from names_after_office(reading, hits, office, office_tokens)
    for start in range(len(reading.doc)):
        hit = hits.starting(start, "honorific")
        if hit and start not in office_tokens:
            name_start = skip_honorifics(reading, hits, start)
            end = name_end(reading, hits, name_start, office_tokens)
            if end > name_start:
                yield make_mention(reading, name_start, end, titled=True)
    for entity in reading.doc.ents:
        if entity.label_ == "PERSON":
            yield from trimmed(reading, hits, entity.start, entity.end, office_tokens)
    for office in offices:
        yield from names_before_office(reading, hits, office, office_tokens)
    for start, end in names_in_slots(reading, hits, office_tokens):
        yield make_mention(reading, start, end, titled=False)


def names_after_office(
    reading: Reading, hits: TitleHits, office: OfficeMention, office_tokens: set[int]
) -> Iterator[PersonMention]:
    """The name right after a title; after a plural title all the names of the list."""
    at = behind_acronym(reading, office.end)
    apposed = at < len(reading.doc) and reading.doc[at].text == ","
    if apposed and (hits.starting(at + 1, "honorific") or is_introduced(reading, hits, office, office_tokens)):
        at += 1
    while at < len(reading.doc):
        start = skip_honorifics(reading, hits, at)
        end = name_end(reading, hits, start, office_tokens)
        if end <= start or (end - start == 1 and not plausible_surname(reading, start)):
            return
        yield replace(make_mention(reading, start, end, titled=True), spouse=office.spouse)
        if not office.plural or end >= len(reading.doc):
            return
        at = end
        while at < len(reading.doc) and reading.doc[at].lower_ in (",", "and", "&"):
            at += 1
        if at == end:
            return


def behind_acronym(reading: Reading, at: int) -> int:
    """The token behind the bracketed acronym of a title ("National Security Adviser (NSA) A B")."""
    words = reading.doc[at : at + 3]
    return (
        at + 3 if len(words) == 3 and words[0].text == "(" and words[2].text == ")" and words[1].text.isupper() else at
    )


def is_introduced(reading: Reading, hits: TitleHits, office: OfficeMention, office_tokens: set[int]) -> bool:
    """Whether a title introduces the full name behind its comma: "the Minister of Ports, A B, opened"."""
    doc, start = reading.doc, office.end + 1
    if not is_opened(reading, office.start):
        return False
    end = name_end(reading, hits, start, office_tokens)
    if not SHORTEST_FULL_NAME <= end - start <= LONGEST_FULL_NAME or end >= len(doc):
        return False
    named_before = office.start > 2 and doc[office.start - 2].text == ","
    return not named_before and (doc[end].text in (",", ";", ".") or doc[end].pos_ in ("VERB", "AUX", "CCONJ"))


def is_opened(reading: Reading, at: int) -> bool:
    """Whether an article or a preposition stands before a title whose holder follows in apposition."""
    if at == 0:
        return False
    before = reading.doc[at - 1]
    in_list = before.text == ";" or (at > 1 and before.lower_ == "and" and reading.doc[at - 2].text == ";")
    return in_list or reading.word_is(at - 1, "article") or before.pos_ in ("ADP", "SCONJ")


def names_before_office(
    reading: Reading, hits: TitleHits, office: OfficeMention, office_tokens: set[int]
) -> Iterator[PersonMention]:
    """The name that a title stands in apposition to: "A B, the Deputy Minister of C"."""
    at = office.start
    while at > 0 and reading.word_is(at - 1, "article"):
        at -= 1
    verb = reading.cue_ending(at, "tenure")
    if verb is None and (at < 3 or reading.doc[at - 1].text not in (",", "–", "—")):
        return
    start = end = before_brackets(reading, verb.start if verb else at - 1)
    if verb and end > 0 and reading.doc[end - 1].text == ",":
        start = end = end - 1
    while start > reading.sentence(at).start and can_be_name(reading, start - 1, office_tokens):
        start -= 1
    while start < end and hits.starting(start, "honorific"):
        start += 1
    if SHORTEST_FULL_NAME <= end - start <= LONGEST_FULL_NAME and looks_like_name(reading, start, end):
        yield make_mention(reading, start, end, titled=True)


def before_brackets(reading: Reading, end: int) -> int:
    """The token before brackets that end at a token ("A B (Left), Minister of C"); `end` itself where none do."""
    if end == 0 or reading.doc[end - 1].text != ")":
        return end
    return next((t for t in range(end - 1, max(end - 8, 0), -1) if reading.doc[t].text == "("), end)


def looks_like_name(reading: Reading, start: int, end: int) -> bool:
    """Whether some capitalised words outside a title are a person's: no vocabulary, proper nouns only."""
    tokens = reading.doc[start:end]
    layers = (reading.names, reading.dates, reading.domains)
    if not tokens[0].text[:1].isupper() or any(layer.at(token.i) for layer in layers for token in tokens):
        return False
    return all(token.pos_ in ("PROPN", "NOUN", "ADJ") or token.text in "-." for token in tokens)


def trimmed(
    reading: Reading, hits: TitleHits, start: int, end: int, office_tokens: set[int]
) -> Iterator[PersonMention]:
    """A name of the language model without titles before it and marks behind it."""
    titled = False
    while start < end and (hits.starting(start, "honorific", "rank") or not can_be_name(reading, start, office_tokens)):
        hit = hits.starting(start, "honorific", "rank")
        titled = titled or hit is not None
        start = max(start + 1, min(hit[0], end) if hit else 0)
    stop = start
    while stop < end and can_be_name(reading, stop, office_tokens):
        stop += 1
    stop = max(stop, name_end(reading, hits, start, office_tokens)) if start < end else stop
    words = reading.doc[start:stop]
    if words and words[-1].tag_ == "NNPS" and not titled and len(words) > 1:
        return
    if not any(len(token.text) > 1 and token.is_alpha for token in words):
        return
    if len(words) == 1 and (reading.domains.at(start) or words[0].text.isupper()):
        return
    yield make_mention(reading, start, stop, titled=titled)


def skip_honorifics(reading: Reading, hits: TitleHits, at: int) -> int:
    """The token after the honorifics (and "the") at a token."""
    titled = False
    while at < len(reading.doc):
        hit = hits.starting(at, "honorific", "rank")
        if hit:
            at, titled = hit[0], True
        elif is_skipped(reading, hits, at, titled=titled):
            at += 1
        else:
            break
    return at


def is_skipped(reading: Reading, hits: TitleHits, at: int, *, titled: bool) -> bool:
    """Whether a token stands between honorifics and a name: "the" before one, its full stop, a line's end."""
    token = reading.doc[at]
    if token.is_space:
        return token.text.count("\n") < 2
    return (titled and token.text == ".") or (token.lower_ == "the" and hits.starting(at + 1, "honorific") is not None)


def plausible_surname(reading: Reading, at: int) -> bool:
    """Whether one capitalised word after a title is a surname and not the first word of something else."""
    token = reading.doc[at]
    if reading.domains.at(at) and token.ent_type_ != "PERSON":
        return False
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def make_mention(reading: Reading, start: int, end: int, *, titled: bool) -> PersonMention:
    """The mention of a name, as one line without marks at its ends."""
    name = re.sub(r"\s+", " ", reading.text(start, end))
    junior = reading.doc[end - 1].text in ("Jr.", "Sr.")
    return PersonMention(start, end, name if junior else name.strip(" ,."), titled)


def repeated_names(
    reading: Reading, known: Sequence[PersonMention], taken: dict[int, PersonMention], office_tokens: set[int]
) -> Iterator[PersonMention]:
    """Later words that are the surname (or full name) of somebody already introduced."""
    named = [(name_words(mention.name), mention.titled) for mention in known]
    surnames = {words[-1] for words, titled in named if len(words) > 1 or titled}
    for token in reading.doc:
        if token.i in taken or not token.text[:1].isupper() or folded(token.text) not in surnames:
            continue
        if can_be_name(reading, token.i, office_tokens) and not reading.domains.at(token.i):
            yield PersonMention(token.i, token.i + 1, token.text)
