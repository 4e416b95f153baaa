"""Which of several media types a client would like best, by its Accept header.

https://www.rfc-editor.org/rfc/rfc9110#name-accept: a header and what can be written go in, a choice comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["RESULTS", "TRIPLES", "choose"]

Choice = TypeVar("Choice")

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""The media types of rows and truth values, each with its format; the first is what a client gets that minds none."""

TRIPLES = {
    "text/turtle": "turtle",
    "application/x-turtle": "turtle",
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
    "application/rdf+xml": "xml",
    "application/xml": "xml",
    "application/ld+json": "json",
    "application/json": "json",
}
"""The media types of triples, each with its format."""


def choose(accept: str | None, offered: Mapping[str, Choice]) -> tuple[str, Choice] | None:
    """The media type that a client likes best of those offered, with what is offered; None where it takes none.

    Of types liked alike the first offered is taken. A client without an Accept header takes all.
    """
    ranges = list(_ranges(accept if accept and accept.strip() else "*/*"))
    likings = {media: _liking(media, ranges) for media in offered}
    media = max(offered, key=lambda one: likings[one])  # the first of several
    return (media, offered[media]) if likings[media] > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """The media ranges of a header, each with its weight; a range that cannot be read is left out."""
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((value for key, _, value in (one.partition("=") for one in parameters) if key == "q"), "1")
        try:
            number = float(weight)
        except ValueError:
            continue
        if "/" in media and 0 <= number <= 1:
            yield media, number


def _liking(media: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the range that fits a media type most closely, 0 where none fits."""
    kind = media.partition("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        found = [weight for known, weight in ranges if known == wanted]
        if found:
            return max(found)
    return 0.0
