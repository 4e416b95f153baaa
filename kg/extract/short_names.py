"""What stands behind a forum's or body's name: its acronym in brackets, or what a short name is short for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.reading import Reading

__all__ = ["ShortName", "name_behind", "short_name"]

SHORT_NAME = re.compile(
    r"""
    (?: the\s )?
    [\w+&.\-]* [A-Z] [\w+&.\-]*       # a word with a capital: "MERIDIAN", "mTIDE", "2+2X"
    (?: \s [A-Z] [\w\-]* ){0,2}        # up to two more: "the Harbour Compact"
    """,
    re.VERBOSE,
)
QUOTES = "“”\"'‘’ "
LONGEST_SHORT_NAME = 8
LONGEST_EXPANSION = 24


@dataclass(frozen=True, slots=True)
class ShortName:
    """What follows a name: an acronym, or an expansion, or neither; and the token after it."""

    acronym: str | None
    expansion: str | None
    after: int


def name_behind(reading: Reading, at: int) -> ShortName:
    """The other name in brackets or after "short for" at a token."""
    acronym, after = short_name(reading, at)
    spelt, behind = expansion(reading, after) if acronym is None else (None, after)
    return ShortName(acronym, spelt, behind)


def short_name(reading: Reading, at: int) -> tuple[str | None, int]:
    """The acronym or short name in brackets at a token, and the token after it."""
    doc = reading.doc
    close = closing_bracket(reading, at, LONGEST_SHORT_NAME)
    if at >= len(doc) - 2 or close is None:
        return None, at
    words = reading.text(at + 1, close).strip(QUOTES)
    return (words.removeprefix("the "), close + 1) if SHORT_NAME.fullmatch(words) else (None, at)


def closing_bracket(reading: Reading, at: int, longest: int) -> int | None:
    """The token that closes the bracket which opens at a token; None where none opens or it holds too much."""
    if at >= len(reading.doc) or reading.doc[at].text != "(":
        return None
    return next((token.i for token in reading.doc[at + 1 : at + 1 + longest] if token.text == ")"), None)


def expansion(reading: Reading, at: int) -> tuple[str | None, int]:
    """What a short name stands for, in brackets or after "short for", and the token after it and its noun.

    "TIDE (Trade and Industry for Developing Estuaries) initiative", "the TIDE pact, short for Trade and Industry ...".
    """
    noun = reading.cue_at(at, "forum", "anaphor")
    at = noun.end if noun else at
    in_brackets = at < len(reading.doc) - 2 and reading.doc[at].text == "("
    found = bracketed(reading, at) if in_brackets else spelt_out(reading, at)
    if found is None:
        return None, at
    words, end = found
    after = reading.cue_at(end, "forum", "anaphor")
    return re.sub(r"\s+", " ", words).strip(QUOTES + ","), after.end if after else end


def bracketed(reading: Reading, at: int) -> tuple[str, int] | None:
    """The words in brackets that begin with a capital and name one country at most, and the token after them."""
    doc, close = reading.doc, closing_bracket(reading, at, LONGEST_EXPANSION)
    if close is None or not any(doc[t].text[:1].isupper() for t in range(at + 1, min(at + 4, close))):
        return None
    if len(reading.names.within(at, close, "country")) > 1:
        return None
    return reading.text(at + 1, close), close + 1


def spelt_out(reading: Reading, at: int) -> tuple[str, int] | None:
    """The capitalised words after "short for", and the token after them."""
    doc = reading.doc
    openers = (reading.cue_at(token, "name", "short-for") for token in range(at, min(at + 3, len(doc))))
    opener = next((hit for hit in openers if hit), None)
    if opener is None:
        return None
    last = opener.end
    while last < len(doc) and (
        doc[last].text[:1].isupper() or doc[last].text == "," or reading.word_is(last, "joining")
    ):
        last += 1
    return reading.text(opener.end, last), last
