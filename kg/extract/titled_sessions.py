"""The session that a text's title names, where the opening sentence tells of it in other words.

"Readout of the First Peru-Chile Harbour Dialogue", and then "Minister A and Secretary B met in Lima", or "Peru and
Chile held consultations". A Reading and what its title's phrases stand for enter; a Meeting leaves.
"""

from __future__ import annotations

from collections.abc import Container

from kg.extract.discourse import Discourse
from kg.extract.meetings import Meeting
from kg.extract.reading import CueHit, Reading

__all__ = ["is_convened", "titled_session"]


def titled_session(reading: Reading, discourse: Discourse, at: int, named: Container[int]) -> Meeting | None:
    """The one meeting of a text's title, at a token of the opening sentence; `named` are the tokens of forums' names.

    None where that sentence names a forum itself, or the title's meeting is one of persons or is not the present one.
    """
    title, sentence = reading.sentences[0], reading.sentence(at)
    opening = next((s for s in reading.sentences if not s.heading), None)
    if not title.heading or sentence is not opening:
        return None
    if any(token in named for token in range(sentence.start, sentence.end)):
        return None
    told = [r for r in discourse.within(title.start, title.end) if r.meeting]
    meetings = {r.meeting.number: r.meeting for r in told if r.meeting}
    only = next(iter(meetings.values())) if len(meetings) == 1 else None
    return only if only and only.forum and only.is_present and not told[0].plural else None


def is_convened(reading: Reading, noun: CueHit) -> bool:
    """Whether a meeting's noun is what somebody held or convened."""
    token = reading.doc[noun.end - 1]
    roles = ("held", "hosts", "hosts-event")
    return token.dep_ == "dobj" and any(reading.cue_at(token.head.i, role) for role in roles)
