"""What opens a list of domains with other words in its midst: "cooperation between Chile and Peru on", "four areas:".

A sentence enters; hits leave like those of the vocabulary's cues.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["gapped_openers"]

LINKS = ("on", "in")
"""The prepositions before what is worked on together."""
PARTIES = ("country", "forum", "region")


def gapped_openers(reading: Reading, sentence: Sentence) -> Iterator[CueHit]:
    """The openers of one sentence, in order."""
    for at in range(sentence.start, sentence.end - 2):
        end = behind_parties(reading, at, sentence.end) or behind_number(reading, at)
        if end:
            kind = "list" if reading.doc[end - 1].text == ":" else "cooperate"
            yield CueHit("covers", kind, at, end)


def behind_parties(reading: Reading, at: int, end: int) -> int | None:
    """The token behind "cooperation between Chile and Peru on"."""
    if not reading.word_is(at, "agenda-work") or reading.doc[at + 1].lower_ != "between":
        return None
    link, parties = at + 2, 0
    while link < end:
        party = reading.names.starting(link) or reading.domains.starting(link)
        if party and party.kind in PARTIES:
            parties, link = parties + 1, party.end
        elif reading.doc[link].pos_ in ("DET", "CCONJ") or reading.doc[link].text == ",":
            link += 1
        else:
            break
    if parties < 2 or link >= end - 1 or reading.doc[link].lower_ not in LINKS:
        return None
    return link + 1 + (reading.doc[link + 1].lower_ == "both")


def behind_number(reading: Reading, at: int) -> int | None:
    """The token behind the colon of "four areas:" and "three pillars:"."""
    noun, colon = reading.doc[at + 1], reading.doc[at + 2]
    counted = reading.doc[at].pos_ == "NUM" and reading.word_is(noun.i, "agenda-area")
    return at + 3 if counted and colon.text == ":" else None
