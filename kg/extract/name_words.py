"""Which tokens may be words of a capitalised name, and what may stand between them: marks, years, series, acronyms.

A reading and a token enter; a truth, or the token where something begins, leaves.
"""

from __future__ import annotations

import re

from kg.extract.reading import Reading

__all__ = [
    "HYPHENS",
    "is_serial_comma",
    "is_verb_of_heading",
    "is_word",
    "is_year_of_name",
    "opening_of_acronym",
    "series_start",
]

HYPHENS = ("-", "–", "—", "‑", "/")
WORD = re.compile(r"[A-Z][\w&.]*")
"""A capitalised word of a name, ASCII at its first letter."""
ACRONYM = re.compile(r"[A-Z][A-Z\d+&-]*")
LONGEST_ACRONYM = 7
"""How many tokens an acronym in brackets has, its marks among them."""


def is_word(reading: Reading, at: int) -> bool:
    """Whether a token is a capitalised word of a name."""
    token = reading.doc[at]
    if reading.dates.at(at) or token.pos_ in ("PRON", "DET", "AUX", "SCONJ") or token.ent_type_ == "PERSON":
        return False
    if is_verb_of_heading(reading, at):
        return False
    return token.text[:1].isupper() and bool(WORD.fullmatch(token.text))


def is_verb_of_heading(reading: Reading, at: int) -> bool:
    """Whether a capitalised word in a heading is its verb: "Peru, Chile Hold Harbour Dialogue"."""
    if not reading.sentence(at).heading:
        return False
    told = reading.word_is(at, "heading-verb") and at > reading.sentence(at).start
    return told or reading.doc[at].tag_ in ("VBZ", "VBP", "VBD")


def series_start(reading: Reading, joint: int, floor: int) -> int | None:
    """Where the words begin of "Peru-Chile Ports, Trade, and Space Dialogue", at their last "and", behind the pair."""
    doc, at = reading.doc, joint
    if doc[joint].lower_ not in ("and", "&"):
        return None
    at -= doc[joint - 1].text == ","
    commas = joint - at
    pair = reading.names.ending(at)
    while pair is None and at - 1 > floor and (is_word(reading, at - 1) or doc[at - 1].text == ","):
        commas += doc[at - 1].text == ","
        at -= 1
        pair = reading.names.ending(at)
    joined = pair is not None and pair.kind == "country" and doc[pair.start - 1].text in HYPHENS
    return at if commas and joined else None


def opening_of_acronym(reading: Reading, close: int, floor: int) -> int | None:
    """The bracket before an acronym that stands inside a name ("Harbour Resilience (HR-X) Dialogue")."""
    doc = reading.doc
    if doc[close].text != ")":
        return None
    opened = next((at for at in range(close - 2, max(floor, close - LONGEST_ACRONYM), -1) if doc[at].text == "("), None)
    words = doc[opened + 1 : close] if opened is not None else None
    if not words or any(token.whitespace_ for token in words[:-1]):
        return None
    return opened if ACRONYM.fullmatch(words.text) else None


def is_year_of_name(reading: Reading, at: int, floor: int) -> bool:
    """Whether a year stands inside a name ("Harbour 2030 Initiative")."""
    text = reading.doc[at].text
    return text.isdigit() and len(text) == 4 and at > floor and is_word(reading, at - 1)


def is_serial_comma(reading: Reading, at: int) -> bool:
    """Whether a comma stands in a series that ends a name ("Council on Ports, Shipping, and Trade")."""
    doc, end = reading.doc, at + 1
    if doc[at].text != "," or end >= len(doc) or not is_word(reading, end):
        return False
    while end < len(doc) and (is_word(reading, end) or doc[end].text == ","):
        end += 1
    joined = end < len(doc) - 1 and doc[end].lower_ in ("and", "&") and is_word(reading, end + 1)
    return joined and doc[end - 1].text == ","
