"""Journeys to a meeting: "travelled to Lima on 3 May to attend the forum", "Today in Lima, the delegations ...".

A place or a date and the meetings of its sentence enter; the meeting that it is said of leaves, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.chunks import Chunk
from kg.extract.meetings import MeetingRef
from kg.extract.reading import Reading, Sentence

__all__ = ["met_at_end", "opens_with"]

PURPOSES = ("attends", "co_chairs", "chairs", "leads", "hosts")
"""The roles for which somebody travels."""
PURPOSE_REACH = 6
"""How many tokens behind the verb of its purpose the meeting of a journey begins."""


def met_at_end(reading: Reading, refs: Sequence[MeetingRef], place: Chunk) -> MeetingRef | None:
    """The named meeting for which somebody goes to a place: "travelled to Lima, Peru, to co-chair the forum"."""
    at = behind_place(reading, place)
    if not leads_to(reading, place) or at >= len(reading.doc) - 2:
        return None
    sentence = reading.sentence(place.start)
    begin = purpose_end(reading, at)
    behind = [r for r in refs if begin is not None and begin <= r.start < min(begin + PURPOSE_REACH, sentence.end)]
    ref = behind[0] if behind else None
    if ref is None or not ref.explicit or any(t.pos_ == "VERB" for t in reading.doc[begin : ref.start]):
        return None
    return ref


def leads_to(reading: Reading, place: Chunk) -> bool:
    """Whether "to" or "in" stands before a place."""
    at = place.start
    while at > 0 and reading.doc[at - 1].pos_ in ("DET", "ADJ"):
        at -= 1
    return at > 0 and reading.doc[at - 1].lower_ in ("to", "in")


def behind_place(reading: Reading, place: Chunk) -> int:
    """The token behind a place, the country that it is in, and the days of a journey."""
    at = place.end
    while at < len(reading.doc) - 1:
        name, date = reading.names.starting(at), reading.dates.starting(at)
        if date or (name and name.kind in ("country", "place")):
            at = (date or name or place).end
        elif reading.doc[at].text == "," or (reading.doc[at].lower_ == "on" and reading.dates.starting(at + 1)):
            at += 1
        else:
            break
    return at


def purpose_end(reading: Reading, at: int) -> int | None:
    """The token behind "to attend" or "for" at a token; None where no purpose is told."""
    if reading.doc[at].lower_ == "for":
        return at + 1
    if reading.doc[at].lower_ != "to":
        return None
    hits = (reading.cue_at(at + 1, role) for role in PURPOSES)
    return next((hit.end for hit in hits if hit), None)


def opens_with(reading: Reading, sentence: Sentence) -> list[Chunk]:
    """The day and the place with which a sentence on a delegation begins: "Today in Lima, the delegations agreed"."""
    at = next(t.i for t in reading.doc[sentence.start : sentence.end] if not t.is_space)
    found: list[Chunk] = []
    while at < sentence.end - 1:
        chunk = reading.dates.starting(at) or reading.names.starting(at)
        if chunk and chunk.kind in ("date", "place", "country"):
            found.append(chunk)
            at = chunk.end
        elif reading.doc[at].lower_ in ("in", "on") and found == found[:1]:
            at += 1
        else:
            break
    if not found or at >= sentence.end or reading.doc[at].text != ",":
        return []
    return found if is_of_sides(reading, sentence, at + 1) else []


def is_of_sides(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a clause at a token has delegations or both sides for its subject, before its verb."""
    verb = next((t.i for t in reading.doc[at : sentence.end] if t.pos_ in ("VERB", "AUX")), sentence.end)
    parties = (h for h in reading.cue("parties", start=at, end=verb) if reading.doc[h.start].pos_ != "PRON")
    return bool(reading.cue("delegation", "noun", start=at, end=verb)) or any(parties)
