"""How a meeting was held: virtually, or where all were in one room.

A sentence and the meetings that it speaks of enter; claims `format` leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.claims import HIGH, MIDDLE, Claim
from kg.extract.meetings import MeetingRef
from kg.extract.reading import Reading, Sentence

__all__ = ["format_claims"]

ROLES = ("held", "met", "hosts", "co_chairs", "chairs", "leads", "attends")
CLIMB = 5
"""How many words up the parse the verb is of "in a virtual format"."""


def format_claims(reading: Reading, sentence: Sentence, refs: Sequence[MeetingRef]) -> Iterator[Claim]:
    """The formats that one sentence tells."""
    for hit in reading.cue("format", start=sentence.start, end=sentence.end):
        ref = next((r for r in refs if r.start <= hit.start < r.end), None)
        root = reading.doc[hit.start : hit.end].root
        ref = ref or of_predicate(refs, root) or of_adverb(reading, sentence, refs, root.i)
        if ref and ref.meeting:
            yield Claim(
                predicate="format",
                subject=ref.meeting.thing,
                subject_at=ref.naming,
                value=hit.kind,
                object_at=(hit.start, hit.end),
                quote=(hit.start, ref.start),
                rule="format-of-meeting",
                confidence=HIGH if ref.explicit else MIDDLE,
                status=ref.meeting.status,
            )


def of_predicate(refs: Sequence[MeetingRef], word: Token) -> MeetingRef | None:
    """The meeting of "the summit, which will be in person" and "the summit was virtual"."""
    verb = word.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.pos_ != "AUX" or subject is None:
        return None
    noun = verb.head if verb.dep_ == "relcl" and subject.tag_ == "WDT" else subject
    return next((r for r in refs if r.start <= noun.i < r.end), None)


def of_adverb(reading: Reading, sentence: Sentence, refs: Sequence[MeetingRef], at: int) -> MeetingRef | None:
    """The meeting whose verb "virtually" belongs to."""
    token = reading.doc[at]
    if refs and token.pos_ == "ADV" and at > sentence.start and is_of_meeting(reading, sentence, at - 1):
        return refs[-1]  # "met virtually May 3", where the parse hangs the adverb on the date
    for _ in range(CLIMB):
        if refs and is_of_meeting(reading, sentence, token.i):
            return refs[-1]
        if token.head.pos_ not in ("ADP", "VERB", "AUX"):
            return None
        token = token.head
    return None


def is_of_meeting(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether a token stands in a cue of meeting, hosting or leading."""
    hits = (h for role in ROLES for h in reading.cue(role, start=sentence.start, end=sentence.end))
    return any(h.start <= token < h.end for h in hits)
