"""Where the duties behind a title's head end: those in brackets, and a domain that a title must not cut in two."""

from __future__ import annotations

from kg.extract.reading import Reading

__all__ = ["behind_duties", "duty_end"]

LONGEST_DUTIES = 12
"""How many tokens the duties in brackets behind a title have."""


def behind_duties(reading: Reading, at: int) -> int:
    """The token behind the duties in brackets of "Joint Secretary (Ports)", where ", BODY" or "of the BODY" follows."""
    doc = reading.doc
    if at >= len(doc) - 2 or doc[at].text != "(" or not doc[at + 1].text.istitle():
        return at
    close = next((t.i for t in doc[at + 1 : at + LONGEST_DUTIES] if t.text == ")"), None)
    if close is None or reading.names.within(at, close, "country") or close + 1 >= len(doc):
        return at
    begin = close + 2
    if doc[close + 1].text != "," and not reading.word_is(close + 1, "title-link"):
        return at
    while begin < len(doc) - 1 and (reading.word_is(begin, "article") or is_country(reading, begin)):
        begin += 1
    body = reading.names.starting(begin) if begin < len(doc) else None
    return close + 1 if body is not None and body.kind == "organisation" else at


def is_country(reading: Reading, at: int) -> bool:
    """Whether a token is in a country's name or in the adjective of one."""
    chunk = reading.names.at(at)
    return chunk is not None and chunk.kind == "country"


def duty_end(reading: Reading, end: int) -> int:
    """The end of a title or duty that does not cut a capitalised domain in two ("for Climate Change Ana Lind")."""
    domain = reading.domains.at(end - 1)
    if domain is None or domain.end <= end or not all(t.text[:1].isupper() for t in reading.doc[end : domain.end]):
        return end
    return domain.end
