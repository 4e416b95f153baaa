"""Capitalised names that no registry lists: forums and organisations known by their head noun.

    Name := (Country | Forum | Word | "and" | "of" | ...)* Head (("on" | "for" | "of") Word ...)?

A head alone ("the Dialogue") is no name. The heads come from `ontology/cues.ttl`.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.chunks import Chunk, Layer
from kg.extract.name_words import (
    HYPHENS,
    is_serial_comma,
    is_word,
    is_year_of_name,
    opening_of_acronym,
    series_start,
)
from kg.extract.reading import CueHit, Reading
from kg.extract.short_names import short_name
from kg.extract.titles import TitleHits
from kg.extract.trailing_names import without_name

__all__ = ["NamePhrase", "find_name_phrases", "with_phrases"]

NO_HEADS = ("anaphor", "bilateral", "launchable", "namesake", "officials", "several", "sides", "standing", "whole")
"""The kinds of a forum's cues that are no heads of names."""


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """A name at tokens `start` to `end` with its head at `head_start` to `head_end`.

    `kind` is "forum" or "organisation", `form` the head's finer kind ("Dialogue"). `acronym` is what
    stands in brackets behind it and `after` the token after that.
    """

    kind: str
    form: str
    start: int
    end: int
    head_start: int
    head_end: int
    acronym: str | None
    after: int


def find_name_phrases(reading: Reading, hits: TitleHits) -> list[NamePhrase]:
    """All names with a known head, in order; of two that overlap the one that begins first, then the longer."""
    found = [phrase for hit in heads(reading) if (phrase := read_phrase(reading, hits, hit))]
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[NamePhrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def heads(reading: Reading) -> list[CueHit]:
    """The head nouns of forums and bodies in a text."""
    hits = (h for h in reading.cues if h.role in ("forum", "organisation"))
    return [h for h in hits if h.kind not in NO_HEADS]


def read_phrase(reading: Reading, hits: TitleHits, hit: CueHit) -> NamePhrase | None:
    """The name around one head, if there is one."""
    domain = reading.domains.at(hit.start)
    if hit.role == "organisation" and domain and domain.start < hit.start < domain.end:
        return None
    capital = reading.doc[hit.start].text[:1].isupper()
    start = expand_left(reading, hit.start, capital)
    end = phrase_end(reading, hit, capital=capital, begun=start < hit.start)
    end = without_name(reading, hit.end, end) if hit.kind == "Ministry" else end
    end = before_title(reading, hits, hit.end, end) if hit.role == "organisation" else end
    bare = start == hit.start
    if not capital and (bare or reading.names.at(start) is None or hit.role == "organisation"):
        return None
    if hit.role == "organisation" and bare and end == hit.end:
        return None
    if not any(is_content(reading, t) for t in (*range(start, hit.start), *range(hit.end, end))):
        return None
    known = reading.names.at(hit.start)
    if known and known.kind != "forum" and known.path and known.end >= end:
        return None
    acronym, after = short_name(reading, end)
    kind, form = hit.role, hit.kind
    if kind == "organisation" and is_bilateral(reading, start, hit):
        kind, form = "forum", "Dialogue"
    return NamePhrase(kind, form, start, end, hit.start, hit.end, acronym, after)


def before_title(reading: Reading, hits: TitleHits, start: int, end: int) -> int:
    """Where a body's name ends before the title of one who serves in it: "Department of Ports Assistant Secretary"."""
    for at in range(start + 2, end):
        joined = reading.word_is(at - 1, "complement-link") or reading.word_is(at - 1, "joining")
        word = None if joined or reading.doc[at - 1].text == "," else hits.starting(at, "modifier", "head", "fixed")
        head = word and (word if word[1].role != "modifier" else hits.starting(word[0], "head", "fixed"))
        if head and head[0] <= end:
            return at
    return end


def is_bilateral(reading: Reading, start: int, hit: CueHit) -> bool:
    """Whether a commission or committee is one of several countries ("Peru-Chile Commission", "Ministers Council")."""
    countries = {chunk.path for chunk in reading.countries.within(start, hit.start)}
    several = len(countries) > 1 or bool(reading.cue("forum", "sides", start=start, end=hit.start))
    several = several or (hit.start > start and reading.cue_at(hit.start - 1, "forum", "officials") is not None)
    return several and reading.cue_at(hit.start, "forum", "bilateral") is not None


def phrase_end(reading: Reading, hit: CueHit, *, capital: bool, begun: bool) -> int:
    """Where the name around a head ends, over a meeting's noun where a complement follows ("Forum talks on Trade")."""
    if reading.cue_at(hit.start, "organisation", "whole"):
        return hit.end  # "Assistant Secretary of the Treasury for Ports"
    noun = reading.cue_at(hit.end, "meeting", "noun") if hit.role == "forum" else None
    behind = expand_right(reading, noun.end, capital) if noun else 0
    return behind if noun and behind > noun.end else expand_right(reading, hit.end, capital or begun)


def is_content(reading: Reading, at: int) -> bool:
    """Whether a token tells this name from its head: capitalised, and more than an ordinal or a format."""
    if reading.cue_at(at, "session") or reading.cue_at(at, "format") or reading.word_is(at, "joining"):
        return False
    first = reading.doc[at].text[:1]
    return first.isupper() or first.isdigit()


def expand_left(reading: Reading, head: int, capital: bool) -> int:
    """Where a name begins: over capitalised words, names and small words between them."""
    doc, at, start = reading.doc, head, head
    floor = reading.sentence(head).start
    while at > floor:
        token, chunk = doc[at - 1], reading.names.ending(at)
        if chunk and chunk.start >= floor and chunk.kind in ("country", "forum", "organisation", "place"):
            if not capital and chunk.kind not in ("country", "forum") and chunk.form != "shared":
                break
            at = start = chunk.start
        elif (capital and is_word(reading, at - 1)) or (
            (capital or start < head) and is_year_of_name(reading, at - 1, floor)
        ):
            at = start = at - 1
        elif capital and (series := series_start(reading, at - 1, floor)):
            at = series
        elif (opened := opening_of_acronym(reading, at - 1, floor)) and start < at + 2 and is_word(reading, opened - 1):
            at = opened
        elif (
            (token.text in HYPHENS and at - 1 > floor and not token.whitespace_)
            or token.tag_ == "POS"
            or token.text in ("'", "’")
            or (capital and at - 1 > floor and is_joint(reading, at - 1))
        ):
            at -= 1
        else:
            break
    return clean_start(reading, start, head)


def is_joint(reading: Reading, at: int) -> bool:
    """Whether a small word joins what stands before it to a name ("Ports and Shipping", "Council of Mayors Forum")."""
    word = reading.doc[at].lower_
    if word not in ("and", "&", "for", "of") or not is_word(reading, at - 1):
        return False
    if (named := reading.names.at(at - 1)) and named.kind == "country":
        return False
    headed = reading.cue_at(at - 1, "forum") or reading.cue_at(at - 1, "organisation")
    if word in ("and", "&") and is_named_head(reading, at - 1):
        return False  # "Harbour Conference and Ministerial Committee on Ports"
    return word in ("and", "&") or headed is not None


def is_named_head(reading: Reading, at: int) -> bool:
    """Whether a token is the head of a dialogue's name and a word of the name stands before it."""
    return reading.cue_at(at, "forum", "Dialogue") is not None and at > 0 and is_word(reading, at - 1)


def clean_start(reading: Reading, start: int, head: int) -> int:
    """Drop what stands before a name but is no part of it: a format, an ordinal, a sentence's first word."""
    while start < head and not reading.cue_at(start, "name", "whole"):
        hit = reading.cue_at(start, "session") or reading.cue_at(start, "format")
        if hit:
            start = hit.end
        elif is_outside(reading, start):
            start += 1
        else:
            break
    return start


def is_outside(reading: Reading, at: int) -> bool:
    """Whether a token at the start of a name is no part of it: a function word, a hyphen, a possessive mark."""
    token = reading.doc[at]
    if token.pos_ in ("VERB", "ADP", "DET", "PRON", "SCONJ", "ADV", "CCONJ") and reading.names.at(at) is None:
        return True
    return token.text in HYPHENS or token.is_space or token.tag_ == "POS" or reading.word_is(at, "joining")


def expand_right(reading: Reading, end: int, open_ended: bool) -> int:
    """Where a name ends: over "on", "for" or "of" and the capitalised words after it."""
    doc = reading.doc
    if end >= len(doc) - 1 or not open_ended or not reading.word_is(end, "complement"):
        return end
    at, last = end + 1, end
    while at < len(doc):
        token = doc[at]
        chunk = reading.names.starting(at)
        if chunk and chunk.kind == "forum" and last > end and "and" in {t.lower_ for t in doc[last:at]}:
            break  # "the Framework for Ports and the Summit of Mayors"
        if doc[at - 1].lower_ in ("and", "&") and token.lower_ in reading.lexicon.titles.honorifics:
            break  # "the Ministry of Ports & Mrs. Lind"
        if chunk:
            at = last = chunk.end
            complete = chunk.kind == "organisation" and at < len(doc) and is_word(reading, at)
            if complete or (chunk.kind == "country" and doc[chunk.start - 1].lower_ == "of"):
                break  # "the Office of Trade of the Harbour Party A B"
        elif (
            is_word(reading, at)
            or (last > end and token.text[:1].isdigit() and doc[at - 1].pos_ != "ADP")
            or (last == at - 1 > end and doc[at - 1].text in HYPHENS and not doc[at - 1].whitespace_ and token.is_alpha)
        ):
            at = last = at + 1
        elif last > end and is_located(reading, at):
            break
        elif is_link(reading, at) or (last > end and is_serial_comma(reading, at)):
            at += 1
        else:
            break
    return trim_right(reading, end, last)


def is_located(reading: Reading, at: int) -> bool:
    """Whether a place behind a name begins at a token ("Forum on Ports in Lima")."""
    if reading.doc[at].lower_ not in ("in", "at"):
        return False
    chunk = reading.names.starting(at + 1) if at + 1 < len(reading.doc) else None
    return chunk is not None and chunk.kind in ("place", "country")


def is_link(reading: Reading, at: int) -> bool:
    """Whether a token goes on with a complement: a country's "'s", a small word, a hyphen within a word."""
    token = reading.doc[at]
    if token.tag_ == "POS":
        owner = reading.names.at(at - 1)
        return owner is not None and owner.kind == "country"
    return reading.word_is(at, "complement-link") or (token.text in HYPHENS and not token.whitespace_)


def trim_right(reading: Reading, end: int, last: int) -> int:
    """A complement of a place or of a country alone is no part of the name."""
    if last <= end + 1:
        return end
    inner = [t for t in range(end + 1, last) if is_content(reading, t)]
    if inner and all((chunk := reading.names.at(t)) and chunk.kind in ("country", "place") for t in inner):
        return end
    return last


def with_phrases(layer: Layer, phrases: list[NamePhrase]) -> Layer:
    """The layer of names with the phrases laid over what they hold."""
    merged = Layer(known_as(layer, phrase) for phrase in phrases)
    for chunk in layer:
        merged.add(chunk)
    return merged


def known_as(layer: Layer, phrase: NamePhrase) -> Chunk:
    """A phrase as a chunk; that of the registry when it holds the head and the words to the end."""
    chunk = layer.at(phrase.head_start)
    if chunk and chunk.kind == phrase.kind and chunk.end == phrase.end:
        return Chunk(phrase.kind, phrase.start, phrase.end, chunk.path, chunk.form, chunk.label, chunk.others)
    return Chunk(phrase.kind, phrase.start, phrase.end, None, phrase.form)
