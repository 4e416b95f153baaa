"""Companies and other bodies that close a line of a list: "- A B, Chairman and CEO, Harbour Rock".

The offices behind a name enter with where they end; they leave with the body that they are held at. No registry lists
these bodies: they are the capitalised words between the comma and the line's end.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.chunks import Chunk
from kg.extract.language import LIST_MARK
from kg.extract.offices import OfficeMention
from kg.extract.places import PLACE_LABELS
from kg.extract.reading import Reading, Sentence
from kg.extract.titles import TitleHits

__all__ = ["with_listed_body"]

LONGEST = 8
"""How many tokens such a name has."""


def with_listed_body(
    reading: Reading, hits: TitleHits, offices: tuple[OfficeMention, ...], end: int
) -> tuple[OfficeMention, ...]:
    """The offices that end at a token, held at the body behind it; those joined by "and" to the last share its body."""
    if not offices:
        return offices
    last = offices[-1]
    body = last.organisation or (None if last.country else closing_body(reading, hits, end))
    if body is None or body.start < last.core[1]:
        return offices
    out = [replace(last, organisation=body)]
    for before, after in zip(reversed(offices[:-1]), reversed(offices[1:]), strict=True):
        joined = after.start - before.end == 1 and reading.doc[before.end].lower_ in ("and", "&")
        free = before.organisation is None and before.country is None and " to " not in before.title
        shares = joined and free and out[0].organisation is body
        out.insert(0, replace(before, organisation=body) if shares else before)
    return tuple(out)


def closing_body(reading: Reading, hits: TitleHits, at: int) -> Chunk | None:
    """The body behind the comma at a token, to the end of an item or of a line that is no sentence."""
    doc = reading.doc
    if at >= len(doc) - 1 or doc[at].text != "," or not is_line_of_list(reading, reading.sentence(at)):
        return None
    start, end = at + 1, reading.sentence(at).end
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (";", ".", "and")):
        end -= 1
    words = doc[start:end]
    if not 0 < len(words) <= LONGEST or not (words[0].text[:1].isupper() and words[-1].text[:1].isupper()):
        return None
    known = reading.names.at(start) or reading.dates.at(start)
    if known and (known.end >= end or known.kind not in ("place", "country")):
        return None
    if words[0].ent_type_ in ("PERSON", "DATE") or all(t.ent_type_ in PLACE_LABELS for t in words):
        return None
    if any(hits.starting(t.i, "head", "fixed") for t in words) or not all(is_of_name(reading, t.i) for t in words):
        return None
    return Chunk("organisation", start, end, None, None)


def is_line_of_list(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list or a line without an end mark."""
    first = next((t for t in reading.doc[sentence.start : sentence.end] if not t.is_space), None)
    return sentence.heading or (first is not None and LIST_MARK.fullmatch(first.text) is not None)


def is_of_name(reading: Reading, at: int) -> bool:
    """Whether a token may be a word of a body's name: capitalised, a number, a hyphen, a small word between."""
    text = reading.doc[at].text
    return text[:1].isupper() or text[:1].isdigit() or text in "-.&’'" or reading.word_is(at, "complement-link")
