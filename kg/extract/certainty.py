"""Whether what a cue says took place, is planned, was called off, is denied or not certain."""

from __future__ import annotations

from kg.extract.meetings import Meeting
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["doubt_at", "doubt_of", "status_of"]

PLANNED_REACH = 8
DOUBT_REACH = 4


def status_of(reading: Reading, sentence: Sentence, hit: CueHit, meeting: Meeting | None = None) -> str:
    """What a sentence says of a meeting at a cue: "cancelled", "planned" or "held"."""
    if reading.cue("cancelled", start=sentence.start, end=sentence.end):
        return "cancelled"
    start = max(sentence.start, hit.start - PLANNED_REACH)
    if (meeting and meeting.session == "next") or reading.cue("planned", start=start, end=hit.end + 1):
        return "planned"
    return "held"


def doubt_of(reading: Reading, sentence: Sentence, hit: CueHit) -> str | None:
    """Why what a cue says must not be asserted; None where nothing speaks against it."""
    return doubt_at(reading, sentence, hit.start)


def is_reported_wish(reading: Reading, token: int) -> bool:
    """Whether a verb hangs on one of wishing or guessing ("observers expect A to lead")."""
    verb = next((t for t in reading.doc[token : token + 3] if t.pos_ == "VERB"), reading.doc[token])
    above = verb.head
    return verb.dep_ in ("ccomp", "xcomp") and above is not verb and bool(reading.cue_at(above.i, "tentative"))


def doubt_at(reading: Reading, sentence: Sentence, token: int) -> str | None:
    """Why what is said at a verb's token must not be asserted ("did not meet", "could be held", "will A attend?")."""
    start = max(sentence.start, token - DOUBT_REACH)
    if reading.cue("negated", start=start, end=token):
        return "the sentence denies it"
    if reading.doc[sentence.start : sentence.end].text.rstrip().endswith("?"):
        return "the sentence asks"
    if reading.cue("tentative", start=start, end=token) or is_reported_wish(reading, token):
        return "the sentence says it is not certain"
    return None
