"""Stretches of tokens that mean something: the words of a text as the vocabulary and the grammar see them.

A `Chunk` is frozen; a `Layer` holds the chunks of one sort. Its invariant: they never overlap.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

__all__ = ["Chunk", "Layer", "folded"]

FOLD = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"})


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word as the vocabulary compares it: lower case, plain apostrophes and hyphens."""
    return word.translate(FOLD).lower()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `start` to `end` (exclusive) that name or describe something.

    `kind` says what: "country", "place", "organisation", "forum", "domain", "region", "title", "person",
    "office", "date", "meeting". `path` is the registry path, where there is one. `form` is a finer kind: of
    a country "name", "demonym" or "combining"; of a title word its role. `others` are the paths of all
    things of this kind that the words may name, where they may name several.
    """

    kind: str
    start: int
    end: int
    path: str | None = None
    form: str | None = None
    label: str | None = None
    others: tuple[str, ...] = ()


first_token = attrgetter("start")


class Layer:
    """Chunks in text order, none overlapping, found by token in constant time."""

    def __init__(self, chunks: Iterable[Chunk] = ()) -> None:
        self._chunks: list[Chunk] = []
        self._by_token: dict[int, Chunk] = {}
        for chunk in sorted(chunks, key=lambda chunk: (chunk.start, -chunk.end)):
            self.add(chunk)

    def add(self, chunk: Chunk) -> bool:
        """Add a chunk unless a token of it is taken; True when it was added."""
        if any(token in self._by_token for token in range(chunk.start, chunk.end)):
            return False
        insort(self._chunks, chunk, key=first_token)
        for token in range(chunk.start, chunk.end):
            self._by_token[token] = chunk
        return True

    def at(self, token: int) -> Chunk | None:
        """The chunk that holds a token."""
        return self._by_token.get(token)

    def starting(self, token: int) -> Chunk | None:
        """The chunk that begins at a token."""
        chunk = self._by_token.get(token)
        return chunk if chunk and chunk.start == token else None

    def ending(self, token: int) -> Chunk | None:
        """The chunk whose last token comes right before `token`."""
        chunk = self._by_token.get(token - 1)
        return chunk if chunk and chunk.end == token else None

    def within(self, start: int, end: int, kind: str | None = None) -> list[Chunk]:
        """The chunks that lie wholly in [start, end), in order, of one kind where asked."""
        found = []
        for at in range(bisect_left(self._chunks, start, key=first_token), len(self._chunks)):
            chunk = self._chunks[at]
            if chunk.end > end:
                break
            if kind is None or chunk.kind == kind:
                found.append(chunk)
        return found

    def __iter__(self) -> Iterator[Chunk]:
        return iter(self._chunks)
