"""What a cue of leading is said of and by whom: the delegation beside it, the agent behind it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.chunks import Chunk
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["Delegation", "agent_start", "delegation_at", "delegation_of"]

REACH = 26
"""How many tokens from a cue a delegation's noun begins."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A country's delegation: the path of the country and its tokens; `sent` where it is one "to" something.

    `path` is None, and `at` the noun's own tokens, for "the delegation" of which the text tells no country.
    """

    path: str | None
    at: tuple[int, int]
    sent: bool = False


def agent_start(reading: Reading, hit: CueHit) -> int | None:
    """Where the agent begins: after "by", or after a noun's "of"; None in the active voice."""
    if hit.kind == "noun":
        return hit.end
    at = behind_circumstances(reading, hit.end)
    return at + 1 if at < len(reading.doc) and reading.doc[at].lower_ == "by" else None


def behind_circumstances(reading: Reading, at: int) -> int:
    """The token behind what may stand between a passive verb and "by": when, where and how it was done."""
    doc, end = reading.doc, reading.sentence(at - 1).end
    while at < end - 1:
        chunk = reading.dates.starting(at) or reading.names.starting(at)
        form = reading.cue_at(at, "format") or reading.cue_at(at, "delegation", "noun")
        if form:
            at = form.end
        elif chunk and chunk.kind in ("date", "place", "country"):
            at = chunk.end
        elif doc[at].pos_ == "ADV" or doc[at].lower_ in ("in", "on", "at", "a", "an", "the") or doc[at].text == ",":
            at += 1
        else:
            break
    return at


def delegation_at(reading: Reading, sentence: Sentence, hit: CueHit, *, ahead: bool) -> Delegation | None:
    """The delegation of "led the Chilean delegation", nearest the cue; `ahead`: where the object stands before it."""
    nouns = reading.cue("delegation", "noun", start=sentence.start, end=sentence.end)
    before = [n for n in nouns if n.end <= hit.start] if ahead else []
    nearest = before[-1:] or [n for n in nouns if hit.end <= n.start][:1]
    if not nearest or abs(nearest[0].start - hit.start) > REACH:
        return None
    return delegation_of(reading, nearest[0])


def delegation_of(reading: Reading, noun: CueHit) -> Delegation | None:
    """The delegation that a noun names with its country, or "the delegation", the one named with its country before."""
    country = country_beside(reading, noun)
    sent = noun.end < len(reading.doc) and reading.doc[noun.end].lower_ == "to"
    if country is None and is_known(reading, noun):
        before = reading.cue("delegation", "noun", end=noun.start)
        named = {c.path: c for n in before if (c := country_beside(reading, n))}
        country = next(iter(named.values())) if len(named) == 1 else None
        if not named:
            return Delegation(None, (noun.start, noun.end), sent)
    return Delegation(country.path or "", (country.start, country.end), sent) if country else None


def is_known(reading: Reading, noun: CueHit) -> bool:
    """Whether a noun means a delegation spoken of before: "the delegation", "the interagency delegation"."""
    at = noun.start
    while at > 0 and reading.doc[at - 1].pos_ == "ADJ":
        at -= 1
    return reading.doc[noun.end - 1].tag_ == "NN" and at > 0 and reading.doc[at - 1].lower_ in ("the", "this")


def country_beside(reading: Reading, noun: CueHit) -> Chunk | None:
    """The country of "the Chilean side" or "the delegation from Chile"."""
    for back in range(5):
        chunk = reading.names.ending(noun.start - back)
        if chunk and chunk.kind == "country":
            return chunk
        if reading.doc[noun.start - back - 1].pos_ not in ("ADJ", "NOUN", "PROPN", "PART", "PUNCT"):
            break
    if noun.end < len(reading.doc) and reading.doc[noun.end].lower_ in ("of", "from"):
        found = reading.names.starting(noun.end + 1) or reading.names.starting(noun.end + 2)
        return found if found and found.kind == "country" else None
    return None
