"""Meetings of several countries' officials whose name is what they are: "the trilateral fisheries ministers meeting".

A Reading enters, mentions of forums leave. "A trilateral meeting" names none, and neither does "trilateral meetings".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.forums import ForumMention, name_of
from kg.extract.reading import CueHit, Reading

__all__ = ["officials_meetings"]

LONGEST = 8
"""How many tokens such a name has at most between its first word and its noun."""


def officials_meetings(reading: Reading) -> Iterator[ForumMention]:
    """The names that begin with a word of several sides, in text order."""
    for hit in reading.cue("forum", "several"):
        noun = noun_of(reading, hit)
        if noun is not None:
            yield ForumMention(
                start=hit.start,
                end=noun.end,
                name=name_of(reading, hit.start, noun.end),
                path=None,
                kind="Dialogue",
                countries=(),
                after=noun.end,
            )


def noun_of(reading: Reading, hit: CueHit) -> CueHit | None:
    """The meeting's noun behind the officials who meet; None where the words before it are no name."""
    doc, officials = reading.doc, False
    for at in range(hit.end, min(hit.end + LONGEST, reading.sentence(hit.start).end)):
        token, noun = doc[at], reading.cue_at(at, "meeting", "noun")
        told = reading.cue_at(at, "forum", "officials")
        if noun and officials and not told:
            return noun if doc[noun.end - 1].tag_ in ("NN", "NNP") else None
        officials = officials or told is not None
        joined = token.lower_ in ("and", "&") or token.text in "’'-–" or token.tag_ == "POS"
        if not joined and token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
    return None
