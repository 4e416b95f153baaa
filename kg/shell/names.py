"""What a shell can complete from its graph: prefixes, the ontology's terms, and the names of things.

A graph goes in, Suggestions come out, read once when they are first asked for. Nothing here knows the prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.query import Graph, squash, words_of
from kg.query.engine import known_prefixes

__all__ = ["Names", "Suggestion", "Thing"]

_LOCAL = re.compile(r"[\w-]+")
"""What may stand behind a prefix without being escaped; there is more, which no IRI of a graph has."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that can be inserted, and what it means."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with one of its names; `kind` is its class in a word."""

    iri: str
    name: str
    label: str
    kind: str


class Names:
    """What a graph's words are.

    Invariant: all is that of one graph, whole and unchanged.
    """

    def __init__(self, graph: Graph) -> None:
        """Take a graph, and read nothing yet."""
        self._graph = graph

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The namespaces by the prefixes that need no declaration, sorted."""
        return dict(sorted(known_prefixes(self._graph.base).items()))

    @cached_property
    def terms(self) -> tuple[Suggestion, ...]:
        """The classes and properties of the graph as prefixed names, with their definitions where it has them."""
        records = self._graph.look_up("terms").records()
        found = {self.shorten(str(record["term"])): str(record["definition"] or "") for record in records}
        return tuple(Suggestion(name, definition) for name, definition in found.items())

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The things that documents speak of, once for each of their names, the name shown first."""
        labels: dict[str, str] = {}
        found: dict[tuple[str, str], Thing] = {}
        for record in self._graph.look_up("names-spoken").records():
            iri, name, kind = str(record["entity"]), str(record["name"]), str(record["class"])
            label = labels.setdefault(iri, name)
            found.setdefault((iri, name), Thing(iri, name, label, re.split(r"[#/]", kind)[-1]))
        return tuple(found.values())

    def find_things(self, words: str) -> Iterator[Thing]:
        """The things one of whose names has the words, each once; those whose name begins so come first."""
        wanted = words_of(words)
        if not wanted:
            return
        seen: set[str] = set()
        beginning = squash(words)
        fitting = [thing for thing in self.things if _has(words_of(thing.name), wanted)]
        for thing in sorted(fitting, key=lambda thing: (not squash(thing.name).startswith(beginning), thing.label)):
            if thing.iri not in seen:
                seen.add(thing.iri)
                yield thing

    def shorten(self, iri: str) -> str:
        """An IRI as a prefixed name, or in angles where no prefix fits."""
        fitting = (name for name, namespace in self.prefixes.items() if iri.startswith(namespace))
        for prefix in sorted(fitting, key=lambda name: -len(self.prefixes[name])):
            local = iri[len(self.prefixes[prefix]) :]
            if _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return f"<{iri}>"


def _has(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether each of the words that are wanted begins one of the words."""
    return all(any(word.startswith(part) for word in words) for part in wanted)
