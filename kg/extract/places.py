"""Places that no registry lists: what the language model takes for a town, a region or a building.

Only one that a preposition of place introduces counts, and no word of a person, forum or body.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.chunks import Chunk
from kg.extract.reading import Reading

__all__ = ["PLACE_LABELS", "find_places"]

PLACE_LABELS = ("GPE", "LOC", "FAC")
REACH, LONGEST = 12, 3
"""How many tokens behind "held" its place is looked for; how many words an unlisted town's name has."""


def find_places(reading: Reading) -> Iterator[Chunk]:
    """The unlisted places of a text as chunks of kind "place" without a path."""
    yield from recognised_places(reading)
    yield from places_of_meetings(reading)


def places_of_meetings(reading: Reading) -> Iterator[Chunk]:
    """The capitalised words of "was held in Korvala", whatever the language model takes them for."""
    doc = reading.doc
    for hit in (*reading.cue("held"), *reading.cue("hosts")):
        end = reading.sentence(hit.start).end
        for token in doc[hit.end : min(hit.end + REACH, end)]:
            if token.pos_ == "VERB":
                break
            if token.lower_ != "in" or token.i + 1 >= end:
                continue
            start = stop = token.i + 1
            while stop < end and is_place_word(reading, stop):
                stop += 1
            if 0 < stop - start <= LONGEST:
                yield Chunk("place", start, stop, None, None, doc[start:stop].text)


def is_place_word(reading: Reading, at: int) -> bool:
    """Whether a token can be a word of a town's name: capitalised, and nothing else that the text knows."""
    token = reading.doc[at]
    known = (
        reading.names.at(at) or reading.dates.at(at) or reading.domains.at(at) or reading.cue_at(at, "name", "never")
    )
    return known is None and token.pos_ == "PROPN" and token.text.istitle() and token.is_alpha


def recognised_places(reading: Reading) -> Iterator[Chunk]:
    """What the language model takes for a place, behind a preposition of place."""
    doc, names = reading.doc, reading.names
    for entity in doc.ents:
        start, end = entity.start, entity.end
        while start < end and (doc[start].pos_ == "DET" or doc[start].is_space):
            start += 1
        words = doc[start:end]
        if entity.label_ not in PLACE_LABELS or not words or any(names.at(token.i) for token in words):
            continue
        if not all(token.text[:1].isupper() or not token.is_alpha for token in words) or words[0].text.isupper():
            continue
        before = start - 1
        while before > 0 and doc[before].pos_ == "DET":
            before -= 1
        hosting = end < len(doc) and doc[end].lower_ == "hosted"
        if before >= 0 and (doc[before].lower_ in ("in", "at") or hosting):
            yield Chunk("place", start, end, None, None, " ".join(words.text.split()))
