"""Tables of phrases, found in a parsed text token by token.

A phrase is a sequence of folded tokens; the longest phrase at a token wins. Names want a capital or
a digit at their first word; acronyms want their own case; words of domains want neither.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from kg.extract.chunks import folded
from kg.extract.language import load_language

__all__ = ["Entry", "Phrases", "is_acronym", "singular"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: the fields of the Chunk that it makes."""

    kind: str
    path: str | None
    form: str | None
    label: str
    exact: bool = False


class Phrases:
    """Phrases by their first token, the longest first."""

    def __init__(self, *, any_case: bool = False) -> None:
        self._any_case = any_case
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Entry]]] = defaultdict(list)

    def add(self, phrase: str, entry: Entry) -> None:
        """Make a phrase known."""
        raw = tokens_of(phrase)
        key = tuple(self._key(word) for word in raw)
        if key:
            self._by_first[key[0]].append((key, raw, entry))

    def close(self) -> Phrases:
        """Order the phrases, longest first and then by what they stand for; returns itself."""
        for found in self._by_first.values():
            found.sort(
                key=lambda item: (-len(item[0]), item[2].exact is False, item[2].kind, item[2].path or "", item[1])
            )
        return self

    def keys(self, doc: Doc) -> list[str]:
        """The tokens of a text as this table compares them."""
        return [self._key(token.text) for token in doc]

    def match(self, keys: list[str], doc: Doc, start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The end of the longest phrase at a token and all that it may stand for."""
        end, entries = 0, []
        for key, raw, entry in self._by_first.get(keys[start], ()):
            if end and len(key) != end - start:
                break
            if tuple(keys[start : start + len(key)]) == key and self._fits(doc, start, raw, entry):
                end = start + len(key)
                entries.append(entry)
        return (end, tuple(entries)) if end else None

    def all_at(self, keys: list[str], doc: Doc, start: int) -> list[tuple[int, Entry]]:
        """Every phrase at a token with its end, the longest first."""
        return [
            (start + len(key), entry)
            for key, raw, entry in self._by_first.get(keys[start], ())
            if tuple(keys[start : start + len(key)]) == key and self._fits(doc, start, raw, entry)
        ]

    def find(self, doc: Doc) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """All phrases of a text, left to right, none overlapping."""
        keys, found, at = self.keys(doc), [], 0
        while at < len(keys):
            match = self.match(keys, doc, at)
            if match:
                found.append((at, *match))
            at = match[0] if match else at + 1
        return found

    def _key(self, word: str) -> str:
        return singular(folded(word)) if self._any_case else folded(word)

    def _fits(self, doc: Doc, start: int, raw: tuple[str, ...], entry: Entry) -> bool:
        if entry.exact:
            return all(doc[start + at].text == word for at, word in enumerate(raw))
        if self._any_case:
            return True
        first = doc[start].text
        return first[:1].isupper() or not first[:1].isalpha() or raw[0][:1].islower()


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without its plural ending, for comparison only."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def is_acronym(phrase: str) -> bool:
    """Whether a name is written in capitals or mixed case as acronyms are, so that its case tells it apart."""
    letters = [letter for letter in phrase if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in phrase and capitals > 1 and (len(letters) < 7 or capitals == len(letters))


@lru_cache(maxsize=65536)
def tokens_of(phrase: str) -> tuple[str, ...]:
    """The tokens that the language's tokeniser cuts a phrase into."""
    return tuple(token.text for token in load_language().make_doc(phrase) if not token.is_space)
