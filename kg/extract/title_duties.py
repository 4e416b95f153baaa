"""Where the duties behind a title's head end: those in brackets, and a domain that a title must not cut in two."""

from __future__ import annotations

from kg.extract.reading import Reading

__all__ = ["behind_duties", "duty_end"]

LONGEST_DUTIES = 12
"""How many tokens the duties in brackets behind a title have."""


def behind_duties(reading: Reading, at: int) -> int:
    """The token behind the duties in brackets of "Joint Secretary (Ports)", where a body follows."""
    doc = reading.doc
    if at >= len(doc) - 2 or doc[at].text != "(" or not doc[at + 1].text.istitle():
        return at
    close = next((t.i for t in doc[at + 1 : at + LONGEST_DUTIES] if t.text == ")"), None)
    if close is None or reading.names.within(at, close, "country") or close + 1 >= len(doc):
        return at
    body = reading.names.starting(close + 2) if close + 2 < len(doc) and doc[close + 1].text == "," else None
    return close + 1 if body is not None and body.kind == "organisation" else at


def duty_end(reading: Reading, end: int) -> int:
    """The end of a title or duty that does not cut a capitalised domain in two ("for Climate Change Ana Lind")."""
    domain = reading.domains.at(end - 1)
    if domain is None or domain.end <= end or not all(t.text[:1].isupper() for t in reading.doc[end : domain.end]):
        return end
    return domain.end
