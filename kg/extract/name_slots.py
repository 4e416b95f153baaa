"""Names that only their place shows to be persons': the slots of the cues of roles.

"The talks were co-chaired by NAME and NAME (Kenya)", "NAME headed the delegation", "... along with NAME".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names import can_be_name, name_end
from kg.extract.reading import CueHit, Reading
from kg.extract.titles import TitleHits

__all__ = ["names_in_slots"]

PERSONAL = ("co_chairs", "chairs", "leads", "attends", "met")
SHORTEST, LONGEST = 2, 5
"""How many tokens such a name has."""


def names_in_slots(reading: Reading, hits: TitleHits, office_tokens: set[int]) -> Iterator[tuple[int, int]]:
    """The token ranges of names in the slots of a text."""
    for role in PERSONAL:
        for hit in reading.cue(role):
            chunk = reading.names.at(hit.start)
            if hit.start in office_tokens or (chunk and chunk.kind in ("forum", "organisation")):
                continue
            end = reading.sentence(hit.start).end
            for opening in openings(reading, hit, end):
                yield from name_list(reading, hits, opening, end, office_tokens)
            if hit.kind in ("verb", "together") and role != "attends":
                yield from name_before(reading, hit, office_tokens)


def openings(reading: Reading, hit: CueHit, end: int) -> Iterator[int]:
    """Where a list of persons may begin: behind the cue or its "by", behind "along with" later on."""
    at = hit.end
    if at < end and reading.doc[at].lower_ == "by":
        at += 1
    if hit.kind == "noun" or hit.role == "met" or at > hit.end:
        yield at
    if hit.role in ("co_chairs", "met"):
        yield from (t.i + 1 for t in reading.doc[hit.end : end] if reading.word_is(t.i, "companion"))


def name_list(
    reading: Reading, hits: TitleHits, at: int, end: int, office_tokens: set[int]
) -> Iterator[tuple[int, int]]:
    """The names of a list that begins at a token, as long as nothing but names and joints comes."""
    while at < end:
        while at < end and (reading.word_is(at, "joint") or reading.doc[at].is_space or hits.starting(at, "honorific")):
            at += 1
        stop = name_end(reading, hits, at, office_tokens) if at < end else at
        if not is_full_name(reading, at, stop):
            return
        yield at, stop
        at = behind_country(reading, stop, end)
        if at >= end or not reading.word_is(at, "joint"):
            return


def behind_country(reading: Reading, at: int, end: int) -> int:
    """The token behind "of Kenya" or "(Kenya)" after a name."""
    if at + 1 < end and (reading.doc[at].lower_ == "of" or reading.doc[at].text == "("):
        chunk = reading.names.starting(at + 1)
        if chunk and chunk.kind == "country":
            return chunk.end + (reading.doc[at].text == "(")
    return at


def name_before(reading: Reading, hit: CueHit, office_tokens: set[int]) -> Iterator[tuple[int, int]]:
    """The name right before a verb, and one joined to it by "and"."""
    floor, at = reading.sentence(hit.start).start, hit.start
    while at > floor and reading.doc[at - 1].pos_ in ("AUX", "ADV"):
        at -= 1
    while at > floor:
        start = at
        while start > floor and can_be_name(reading, start - 1, office_tokens):
            start -= 1
        if not is_full_name(reading, start, at):
            return
        yield start, at
        if start <= floor or reading.doc[start - 1].lower_ != "and":
            return
        at = start - 1


def is_full_name(reading: Reading, start: int, end: int) -> bool:
    """Whether some tokens are a given name and a surname and no word of the vocabulary."""
    tokens = reading.doc[start:end]
    if not SHORTEST <= end - start <= LONGEST:
        return False
    if any(reading.names.at(t.i) or reading.dates.at(t.i) or reading.domains.at(t.i) for t in tokens):
        return False
    return all(not t.is_alpha or not t.text.isupper() or len(t) == 1 for t in tokens)
