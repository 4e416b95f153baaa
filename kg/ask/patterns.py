"""Reads the patterns of questions that stand in the headers of `kg/queries/*.rq`.

A line goes in, a Pattern comes out, or a QueryError that names file and pattern. In a pattern

    word         stands for itself, in any spelling
    <set>        for any phrase of that set in `ontology/questions.ttl`
    {parameter}  for the name of a thing of the parameter's types
    [words]      may be left out
    (some|more)  is one or the other

and `-> name=value; name=value` after it gives parameters that its words imply. Words that the set "ignored"
holds may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import QueryError
from kg.query import squash

__all__ = ["Choice", "Node", "Pattern", "Phrases", "Sets", "Slot", "keys_of", "read_pattern", "read_phrases"]

_PIECE = re.compile(
    r"""
      <(?P<set>[a-z0-9-]+)>
    | \{(?P<slot>[a-z-]+)\}
    | (?P<sign>[\[\](|)])
    | (?P<word>[^\s<>{}\[\](|)]+)
    """,
    re.VERBOSE,
)
_IMPLIED = re.compile(r"\s*([a-z-]+)\s*=\s*([^;]+?)\s*(?:;|$)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of which one is meant, each as the keys of its words; `shown` is how the set is read aloud.

    `letters` are the same without blanks.
    """

    keys: tuple[tuple[str, ...], ...]
    shown: str
    letters: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Join the words of each phrase."""
        object.__setattr__(self, "letters", frozenset("".join(keys) for keys in self.keys))


Sets = Mapping[str, Phrases]
"""The phrases of each set of words, by its name."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the name of a thing, or for what else a parameter takes."""

    parameter: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Several ways to go on, each a run of nodes; an empty one may be gone without a word."""

    ways: tuple[tuple[Node, ...], ...]


Node = Phrases | Slot | Choice


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to ask a question: what stands in it in order, and the values of parameters that it implies."""

    text: str
    nodes: tuple[Node, ...]
    implied: tuple[tuple[str, str], ...]


def read_pattern(line: str, words: Sets, where: str) -> Pattern:
    """The pattern of a line. Raises QueryError for a set that is unknown and for brackets that do not close."""
    text, _, implied = line.partition("->")
    pieces = _PIECE.finditer(text)
    nodes, closing = _run(pieces, words, where, text)
    if closing:
        raise QueryError(f"{where}: {text.strip()!r}: a {closing!r} closes nothing; take it out")
    return Pattern(text.strip(), nodes, tuple(_IMPLIED.findall(implied)))


def _run(pieces: Iterator[re.Match[str]], words: Sets, where: str, text: str) -> tuple[tuple[Node, ...], str]:
    """The nodes up to a sign that ends them, and that sign; nothing at the end of the line."""
    nodes: list[Node] = []
    for piece in pieces:
        if piece["sign"] in ("[", "("):
            nodes.append(_choice(pieces, words, where, text, optional=piece["sign"] == "["))
        elif piece["sign"]:
            return tuple(nodes), piece["sign"]
        elif piece["slot"]:
            nodes.append(Slot(piece["slot"]))
        elif piece["set"]:
            nodes.append(_phrases(piece["set"], words, where))
        else:
            nodes.append(Phrases(((squash(piece["word"]),),), piece["word"]))
    return tuple(nodes), ""


def _choice(pieces: Iterator[re.Match[str]], words: Sets, where: str, text: str, *, optional: bool) -> Choice:
    ways: list[tuple[Node, ...]] = []
    while True:
        way, sign = _run(pieces, words, where, text)
        ways.append(way)
        if sign == ("]" if optional else ")"):
            return Choice((*ways, ()) if optional else tuple(ways))
        if sign != "|":
            raise QueryError(f"{where}: {text.strip()!r}: a bracket is not closed")


def _phrases(name: str, words: Sets, where: str) -> Phrases:
    if name not in words:
        raise QueryError(f"{where}: no set of words is called {name!r}; add it to ontology/questions.ttl")
    return words[name]


def read_phrases(name: str, phrases: Iterable[str]) -> Phrases:
    """The phrases of a set; it is read aloud by its name, with the hyphens that its words have."""
    keys = dict.fromkeys(tuple(squash(word) for word in phrase.split()) for phrase in phrases)
    return Phrases(tuple(keys), name if (squash(name),) in keys else name.replace("-", " "))


def keys_of(nodes: Iterable[Node]) -> Iterator[str]:
    """The words that the phrases of nodes are made of, as they are compared; of a choice, those of every way."""
    for node in nodes:
        if isinstance(node, Phrases):
            for keys in node.keys:
                yield from keys
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from keys_of(way)
