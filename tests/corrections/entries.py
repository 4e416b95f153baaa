"""Corrections for tests, short to write."""

from __future__ import annotations

from typing import Any

from kg.corrections import Added, Correction, FactTarget, Renamed, ThingTarget

MISRI, NEGI, TWO = "002_56f848f0625d842c", "004_0651357811f23f6d", "003_6066fae21ad0493b"
KWATRA = "000_8f28f68989965387"
"""Seeds: the Foreign Secretary's visit, the Intersessional Dialogue, the 2+2 of ministers, the Trade Dialogue."""

MET = (
    "On Tuesday, Foreign Secretary Vikram Misri met with US Under Secretary Jeffrey Kessler in Washington to discuss "
    "key issues around technology, commerce and other urgent matters."
)
MINISTERS = (
    "The last 2+2 Ministerial was held last November in New Delhi between External Affairs Minister S Jaishankar and "
    "Defence Minister Rajnath Singh, and Secretary of State Antony Blinken and Defence Secretary Lloyd Austin."
)


def correction(verb: str, what: Any, *, when: str = "2026-03-04", **more: str) -> Correction:
    """A correction by Asha Rao."""
    return Correction(verb=verb, what=what, **{"who": "Asha Rao", "why": "Read in full.", **more}, when=when)


def fact(predicate: str, subject: str, object_: str, quote: str = MET, document: str = MISRI) -> FactTarget:
    """A fact by its words, of the visit unless another document is named."""
    return FactTarget(document=document, predicate=predicate, subject_text=subject, object_text=object_, quote=quote)


def person(words: str, document: str = MISRI, **more: str) -> ThingTarget:
    """A person by the words of a document."""
    return ThingTarget(document=document, type="person", words=words, **more)


def renamed(words: str, to: str, document: str = MISRI, type_: str = "person") -> Renamed:
    """A thing with a new name or type."""
    return Renamed(document=document, type=type_, words=words, to=to)


def added(
    predicate: str, subject: str, object_: str, quote: str = MET, document: str | None = MISRI, **more: str
) -> Added:
    """A fact to be added."""
    return Added(document=document, predicate=predicate, subject_text=subject, object_text=object_, quote=quote, **more)
