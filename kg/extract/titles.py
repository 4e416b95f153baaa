"""Where the words of office titles stand in a text; the words come from `ontology/offices.ttl`."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.vocab import TitleWord

__all__ = ["TitleHits"]


class TitleHits:
    """Where the words of office titles stand in one text, by role and by first and last token."""

    def __init__(self, reading: Reading) -> None:
        table = reading.lexicon.titles
        self._starting: dict[tuple[int, str], tuple[int, TitleWord]] = {}
        self._ending: dict[tuple[int, str], tuple[int, TitleWord]] = {}
        keys = table.phrases.keys(reading.doc)
        for start in range(len(keys)):
            for end, entry in table.phrases.all_at(keys, reading.doc, start):
                word = table.words[(entry.kind, entry.label)]
                self._starting.setdefault((start, entry.kind), (end, word))
                self._ending.setdefault((end, entry.kind), (start, word))

    def starting(self, token: int, *roles: str) -> tuple[int, TitleWord] | None:
        """The end and the word of the longest hit of some roles at a token."""
        found = [hit for role in roles if (hit := self._starting.get((token, role)))]
        return max(found, key=lambda hit: hit[0]) if found else None

    def ending(self, token: int, *roles: str) -> tuple[int, TitleWord] | None:
        """The start and the word of the longest hit of some roles that ends right before a token."""
        found = [hit for role in roles if (hit := self._ending.get((token, role)))]
        return min(found, key=lambda hit: hit[0]) if found else None
