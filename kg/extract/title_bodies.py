"""The bodies in which an office is held, where a bracket, a possessive or a dash stands beside their names.

A place in a text enters; a chunk of the body, or whether one begins there, leaves.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.chunks import Chunk
from kg.extract.reading import Reading

__all__ = ["as_body", "body_of_country", "body_with_acronym", "is_of_body", "part_of_body"]

GROUPING = "Grouping"
DASHES = ("-", "–", "—")


def as_body(reading: Reading, forum: Chunk, at: int) -> Chunk | None:
    """The grouping of countries that a forum's name is, as the body which somebody titled at a token heads.

    "TIDE Secretary General" and "Secretary General of TIDE", not "TIDE Sherpa".
    """
    entry = next((e for e in reading.vocabulary.forums if e.path == forum.path), None)
    told = any(reading.word_is(t.i, "general") for t in reading.doc[at : at + 2])  # "Deputy Secretary General"
    if entry is None or entry.kind != GROUPING or not told:
        return None
    return Chunk("organisation", forum.start, forum.end)


def body_with_acronym(reading: Reading, end: int) -> Chunk | None:
    """The body of "Harbour Innovation Unit (HIU)", up to the token behind its bracket."""
    doc = reading.doc
    if end < 4 or doc[end - 1].text != ")" or doc[end - 3].text != "(" or not doc[end - 2].text.isupper():
        return None
    chunk = reading.names.ending(end - 3)
    return replace(chunk, end=end) if chunk and chunk.kind == "organisation" else None


def body_of_country(reading: Reading, country: Chunk) -> Chunk | None:
    """The body of "the Kenyan MoP" behind its country."""
    body = reading.names.starting(country.end) if country.kind == "country" else None
    return body if body and body.kind == "organisation" else None


def part_of_body(reading: Reading, body: Chunk) -> Chunk:
    """The bureau of "the Ministry of Trade’s Bureau of Ports" and "the Commission – Bureau of Ports"; else the body."""
    if body.end + 1 >= len(reading.doc) or not (
        reading.doc[body.end].tag_ == "POS" or reading.doc[body.end].text in DASHES
    ):
        return body
    part = reading.names.starting(body.end + 1)
    return part if part and part.kind == "organisation" else body


def is_of_body(reading: Reading, at: int) -> bool:
    """Whether "for", "of" or "at" and a body's name begin at a token, which end the duties before them."""
    if not reading.word_is(at, "title-link"):
        return False
    begin = at + 1
    while begin < len(reading.doc) - 1 and reading.word_is(begin, "article"):
        begin += 1
    body = reading.names.starting(begin) if begin < len(reading.doc) else None
    return body is not None and body.kind == "organisation"
