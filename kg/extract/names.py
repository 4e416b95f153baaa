"""What a person's name looks like, token by token, and when two names can be one person's."""

from __future__ import annotations

import re

from kg.extract.chunks import folded
from kg.extract.language import ends_for_good
from kg.extract.reading import Reading
from kg.extract.titles import TitleHits

__all__ = ["GENERATION", "can_be_name", "compatible", "is_inside_name", "name_end", "name_words"]

INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}|[A-Z]\.(?:-[A-Z]\.)+")
NAME_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")
GENERATION = re.compile(r"(?:Jr|Sr)\.?")
"""What follows a name behind a comma, as a token."""
GENERATIONS = re.compile(r"[js]r|i{2,3}|iv")
"""A folded word that tells a person from a parent of the same name."""
HYPHENS = ("-", "‑")
LONGEST_NAME = 7


def name_end(reading: Reading, hits: TitleHits, start: int, office_tokens: set[int]) -> int:
    """The end of the name that begins at a token; `start` itself when none does."""
    doc, at = reading.doc, start
    while at < len(doc) and at - start < LONGEST_NAME:
        named = can_be_name(reading, at, office_tokens) and not (
            hits.starting(at, "head", "fixed") and not is_inside_name(reading, at)
        )
        if named or (at > start and is_second_half(reading, at)):
            at += 1
        elif at == start:
            break
        elif hits.starting(at, "suffix") is None and is_particle(reading, at, office_tokens):
            particle = reading.cue_at(at, "name", "particle")
            at = particle.end if particle else at + 1
        elif doc[at].text == "," and at + 1 < len(doc) and GENERATION.fullmatch(doc[at + 1].text):
            at += 2
            break
        elif is_broken_name(reading, at):
            at += 1
        else:
            break
    while at > start and doc[at - 1].text in "-–.":
        at -= 1
    return at


def is_second_half(reading: Reading, at: int) -> bool:
    """Whether a token goes on behind a name's hyphen in small letters ("Ji-woong")."""
    before = reading.doc[at - 1]
    return before.text in HYPHENS and not before.whitespace_ and reading.doc[at].is_alpha


def is_first_half(reading: Reading, at: int) -> bool:
    """Whether a name goes on behind a token's hyphen in small letters, as behind the "Do" of "Do-yun"."""
    following = reading.doc[at + 1 : at + 3]
    joined = len(following) == 2 and following[0].text in HYPHENS and not reading.doc[at].whitespace_
    return joined and not following[0].whitespace_ and following[1].is_lower


def is_broken_name(reading: Reading, at: int) -> bool:
    """Whether a line ends, and not for good, within a name that the language model reads as one."""
    token = reading.doc[at]
    if not token.is_space or token.text.count("\n") != 1 or at + 1 >= len(reading.doc):
        return False
    if ends_for_good(reading.doc, token.idx + token.text.index("\n")):
        return False
    following = reading.doc[at + 1]
    return following.ent_type_ == "PERSON" and following.ent_iob_ == "I"


def is_particle(reading: Reading, at: int, office_tokens: set[int]) -> bool:
    """Whether a small word or hyphen stands inside a name ("bin", "van der", "al-", "Jean-Pierre")."""
    doc = reading.doc
    if at + 1 >= len(doc):
        return False
    if doc[at].text in HYPHENS and not doc[at].whitespace_ and not doc[at - 1].whitespace_:
        return doc[at + 1].text[:1].isalpha()
    if not reading.cue_at(at, "name", "particle"):
        return False
    following = at
    while following < len(doc) and (hit := reading.cue_at(following, "name", "particle")):
        following = hit.end + (hit.end < len(doc) and doc[hit.end].text == "-")
    return following < len(doc) and can_be_name(reading, following, office_tokens)


def can_be_name(reading: Reading, at: int, office_tokens: set[int]) -> bool:
    """Whether a token can be part of a person's name."""
    token = reading.doc[at]
    if at in office_tokens or reading.dates.at(at) or not token.text[:1].isupper():
        return False
    chunk = reading.names.at(at)
    if chunk and not (chunk.end - chunk.start == 1 and inside_name(reading, at)):
        return False
    small = token.pos_ in ("DET", "PRON", "CCONJ", "SCONJ", "AUX")
    if (small and not is_first_half(reading, at)) or (token.pos_ == "ADP" and token.ent_type_ != "PERSON"):
        return False
    if reading.cue_at(at, "name", "never") or reading.cue_at(at, "session"):
        return False
    return bool(INITIAL.fullmatch(token.text) or NAME_WORD.fullmatch(token.text))


def is_inside_name(reading: Reading, at: int) -> bool:
    """Whether a token goes on with a person's name for the language model, the word before being part of it."""
    token = reading.doc[at]
    return at > 0 and token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and reading.doc[at - 1].text.istitle()


def inside_name(reading: Reading, at: int) -> bool:
    """Whether the language model sees a token within a person's name of two and more words."""
    if reading.doc[at].ent_type_ != "PERSON":
        return False
    return any(e.start <= at < e.end and e.end - e.start > 1 and e.label_ == "PERSON" for e in reading.doc.ents)


def name_words(name: str) -> list[str]:
    """The folded words of a name that tell persons apart: no suffix, no dots."""
    words = [folded(word).strip(".,") for word in name.split()]
    return [word for word in words if word and not GENERATIONS.fullmatch(word)] or [folded(name)]


def compatible(short: list[str], full: list[str], *, titled: bool = False) -> bool:
    """Whether a shorter name can be the same person's as a fuller one, by words and initials.

    One word behind a title may be the first of two: a family name that stands first ("Minister Yamada").
    """
    if len(short) == 1:
        return is_part(short[0], full) or (titled and len(full) == 2 and short[0] == full[0])
    if set(short) <= set(full):
        return True
    if full[-1] not in (short[-1], short[0]):
        return False
    return all(any(abbreviates(word, other) for other in full[:-1]) for word in short[:-1])


def is_part(word: str, full: list[str]) -> bool:
    """Whether one word can stand for a name: the last, the first of three and more, a long one behind the first."""
    if word == full[-1]:
        return True
    return (len(full) > 2 and word == full[0] and len(word) > 2) or (len(word) > 3 and word in full[1:])


def abbreviates(word: str, other: str) -> bool:
    """Whether a word of a name is another one's beginning, or one of the two the other's initial."""
    return other.startswith(word) or (min(len(word), len(other)) == 1 and word[0] == other[0])
