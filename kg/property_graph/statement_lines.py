"""Lines of N-Quads that tell of one node in, the values of its properties out, by way of a short form to be kept.

The lines are those that a build or a store writes: https://www.w3.org/TR/n-quads/#canonical-quads, with one space
between terms and no comments. What several graphs tell alike, the short form has once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypeAlias

__all__ = ["Packing", "Tokens", "Told", "Value", "unescape"]

STRING = "http://www.w3.org/2001/XMLSchema#string"

FIRST = 0x21
"""The character that stands for the first property in the short form; those for others follow it."""

_ESCAPED = re.compile(
    r"\\ (?: u (?P<four> [0-9A-Fa-f]{4}) | U (?P<eight> [0-9A-Fa-f]{8}) | (?P<letter> .) )", re.VERBOSE
)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

Tokens: TypeAlias = Mapping[bytes, Collection[bytes]]
"""The values of a node's properties, as lines have them, by the characters that stand for the properties."""


class Value(NamedTuple):
    """A value: an IRI, or the lexical form of a literal with its language and datatype."""

    text: str
    literal: bool = False
    language: str = ""
    datatype: str = ""


Told: TypeAlias = Mapping[str, tuple[Value, ...]]
"""The values of a node's properties, by their IRIs; each once, sorted as they are written."""


class Packing:
    """Keeps of nodes the values of some properties, and those that one graph tells apart from those of all others.

    Each property has two characters that stand for it, one for either kind of its values. Values that are nodes without
    an IRI are left out.
    """

    def __init__(self, relations: Iterable[str], apart: str) -> None:
        """Take the IRIs of the properties, and the graph whose values are kept apart."""
        known = sorted({*relations})
        self._codes = {iri: (chr(FIRST + at), chr(FIRST + len(known) + at)) for at, iri in enumerate(known)}
        self._letters = {f"<{iri}>".encode(): self.letters(iri) for iri in known}
        self._told = {here: iri for iri, (here, _) in self._codes.items()}
        self._apart = {beside: iri for iri, (_, beside) in self._codes.items()}
        self._ending = f" <{apart}> .\n".encode()

    def letters(self, relation: str) -> tuple[bytes, bytes]:
        """The characters that stand for a property: one for values that are told apart comes last."""
        here, apart = self._codes[relation]
        return here.encode("utf-8"), apart.encode("utf-8")

    def read(self, lines: Iterable[bytes], start: int) -> Tokens:
        """The values that lines tell of a node, by the character for the property, which begins at `start` in each."""
        found: dict[bytes, dict[bytes, None]] = {}
        for line in lines:
            end = line.index(b" ", start)
            letters = self._letters.get(line[start:end])
            if letters is None:
                continue
            end += 1
            if line.startswith(b"<", end):
                token = line[end : line.index(b" ", end)]
            elif line.startswith(b'"', end):
                token = line[end : line.index(b" ", line.rindex(b'"'))]
            else:
                continue
            letter = letters[1] if line.endswith(self._ending) else letters[0]
            if letter in found:
                found[letter][token] = None
            else:
                found[letter] = {token: None}
        return found

    def pack(self, tokens: Tokens) -> bytes:
        """The short form of the values of a node."""
        return b"".join([letter + token + b"\n" for letter, found in tokens.items() for token in found])

    def words(self, packed: bytes) -> Mapping[str, tuple[str, ...]]:
        """The values that short forms of a node tell, as strings, each once, sorted; but for those kept apart."""
        found: dict[str, list[str]] = {}
        for line in packed.decode("utf-8").split("\n")[:-1]:
            relation = self._told.get(line[0])
            if relation is None:
                continue
            word = line[2:-1] if line[1] == "<" else unescape(line[2 : line.rindex('"')])
            if relation in found:
                found[relation].append(word)
            else:
                found[relation] = [word]
        return {
            relation: tuple(words) if len(words) == 1 else tuple(sorted({*words})) for relation, words in found.items()
        }

    def told(self, packed: bytes, *, apart: bool) -> Told:
        """The values that short forms of a node tell; those that are kept apart are among them if asked for."""
        found: dict[str, set[str]] = {}
        for line in packed.decode("utf-8").split("\n")[:-1]:
            relation = self._told.get(line[0]) or (self._apart[line[0]] if apart else None)
            if relation:
                found.setdefault(relation, set()).add(line[1:])
        return {relation: tuple(map(_value, sorted(tokens))) for relation, tokens in found.items()}


def unescape(text: str) -> str:
    """The characters that the inside of a literal stands for."""
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _value(token: str) -> Value:
    if token.startswith("<"):
        return Value(token[1:-1])
    close = token.rindex('"')
    text, beside = unescape(token[1:close]), token[close + 1 :]
    if beside.startswith("@"):
        return Value(text, literal=True, language=beside[1:], datatype=STRING)
    return Value(text, literal=True, datatype=beside[3:-1] or STRING)


def _unescaped(match: re.Match[str]) -> str:
    if letter := match["letter"]:
        return _LETTERS.get(letter, letter)
    return chr(int(match["four"] or match["eight"], 16))
