"""Places that no registry lists: what the language model takes for a town, a region or a building.

Only one that a preposition of place introduces counts, and no word of a person, forum or body.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.chunks import Chunk, Layer

__all__ = ["find_places"]

PLACE_LABELS = ("GPE", "LOC", "FAC")


def find_places(doc: Doc, names: Layer) -> Iterator[Chunk]:
    """The unlisted places of a text as chunks of kind "place" without a path."""
    for entity in doc.ents:
        start, end = entity.start, entity.end
        while start < end and (doc[start].pos_ == "DET" or doc[start].is_space):
            start += 1
        words = doc[start:end]
        if entity.label_ not in PLACE_LABELS or not words or any(names.at(token.i) for token in words):
            continue
        if not all(token.text[:1].isupper() or not token.is_alpha for token in words) or words[0].text.isupper():
            continue
        before = start - 1
        while before > 0 and doc[before].pos_ == "DET":
            before -= 1
        hosting = end < len(doc) and doc[end].lower_ == "hosted"
        if before >= 0 and (doc[before].lower_ in ("in", "at") or hosting):
            yield Chunk("place", start, end, None, None, " ".join(words.text.split()))
