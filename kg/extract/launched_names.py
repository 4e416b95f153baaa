"""Names that only their launch shows to be forums: "the launch of MERIDIAN Compact", "a dialogue on fisheries"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.forums import ForumMention, countries_in, name_of
from kg.extract.name_words import HYPHENS
from kg.extract.reading import CueHit, Reading
from kg.extract.short_names import name_behind

__all__ = ["launched_names"]

LONGEST_LEAD = 7
CALLED_REACH = 9
"""How many tokens behind a launch the word "called" stands before the name."""


def launched_names(reading: Reading) -> Iterator[ForumMention]:
    """The names behind cues of launching, one a cue at most, in the order of the cues."""
    for hit in reading.cue("launched"):
        if hit.kind == "passive":
            continue
        at, limit = hit.end, reading.sentence(hit.start).end
        called = next((t for t in range(at, min(at + CALLED_REACH, limit)) if reading.word_is(t, "called")), None)
        at = at if called is None else called + 1
        while at < limit - 1 and is_lead(reading, at) and at - hit.end < LONGEST_LEAD + CALLED_REACH:
            at += 1
        noun = reading.cue_at(at, "forum", "launchable")
        if noun and reading.doc[noun.end].lower_ == "on":
            found = described_name(reading, noun)
        else:
            found = capitalised_name(reading, at, limit)
        if found:
            yield found


def described_name(reading: Reading, noun: CueHit) -> ForumMention | None:
    """The forum of "launched a dialogue on coastal resilience", which has no name but its noun and its domain."""
    starts = (reading.domains.starting(token) for token in (noun.end + 1, noun.end + 2))
    domain = next((chunk for chunk in starts if chunk), None)
    if domain is None:
        return None
    return ForumMention(
        start=noun.start,
        end=domain.end,
        name=name_of(reading, noun.start, domain.end),
        path=None,
        kind="Dialogue",
        countries=countries_in(reading, noun.start, domain.end),
        after=domain.end,
    )


def capitalised_name(reading: Reading, start: int, limit: int) -> ForumMention | None:
    """The forum of "announced TIDE Horizons": capitalised words that no registry knows, one of them in capitals."""
    end = start
    while end < limit and is_launched_word(reading, end):
        end += 1
    while end > start and reading.doc[end - 1].text in HYPHENS:
        end -= 1
    words = [t for t in range(start, end) if reading.names.at(t) is None and reading.doc[t].text not in HYPHENS]
    if not words or (len(words) == 1 and not reading.doc[words[0]].text.isupper()):
        return None
    if end < limit and reading.doc[end].pos_ == "NOUN" and not reading.cue_at(end, "forum"):
        return None
    short = name_behind(reading, end)
    return ForumMention(
        start=start,
        end=end,
        name=name_of(reading, start, end),
        path=None,
        kind="Initiative",
        countries=countries_in(reading, start, end),
        acronym=short.acronym,
        after=short.after,
        expansion=short.expansion,
    )


def is_lead(reading: Reading, at: int) -> bool:
    """Whether a token between "launch" and the name is an article, an adjective, a mark or "initiative"."""
    token = reading.doc[at]
    noun = reading.cue_at(at, "forum", "lower")
    if token.text[:1].isupper() or (noun and reading.doc[at + 1].lower_ == "on"):
        return False
    grammatical = token.pos_ in ("DET", "ADJ", "PUNCT", "PRON", "ADV") or token.is_quote or token.text in "–—-"
    return grammatical or noun is not None


def is_launched_word(reading: Reading, at: int) -> bool:
    """Whether a token is part of a launched name."""
    token, chunk = reading.doc[at], reading.names.at(at)
    if chunk:
        return chunk.kind == "country"
    if token.ent_type_ == "PERSON" or reading.dates.at(at):
        return False
    return token.text[:1].isupper() or (token.text in HYPHENS and not token.whitespace_)
