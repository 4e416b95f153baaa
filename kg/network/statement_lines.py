"""Lines of N-Quads in, the values of a node's properties out.

The lines are those that a build or a store writes: https://www.w3.org/TR/n-quads/#canonical-quads, with one space
between terms and no comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

__all__ = ["Told", "Value", "read_told", "read_words", "unescape"]

STRING = "http://www.w3.org/2001/XMLSchema#string"

_LINE = re.compile(
    r"""
    ^ <[^>]*>
    \ <(?P<relation> [^>]*)>
    \ (?: <(?P<iri> [^>]*)>
      | (?P<literal> "(?P<text> [^"\\]* (?: \\. [^"\\]* )*)" (?: @(?P<language> \S+) | \^\^<(?P<datatype> [^>]*)> )? )
      )
    (?: \ <(?P<graph> [^>]*)> )?
    \ \. $
    """,
    re.VERBOSE | re.MULTILINE,
)
_ESCAPED = re.compile(
    r"\\ (?: u (?P<four> [0-9A-Fa-f]{4}) | U (?P<eight> [0-9A-Fa-f]{8}) | (?P<letter> .) )", re.VERBOSE
)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Value(NamedTuple):
    """A value: an IRI, or the lexical form of a literal with its language and datatype."""

    text: str
    literal: bool = False
    language: str = ""
    datatype: str = ""


Told: TypeAlias = Mapping[str, tuple[Value, ...]]
"""The values of a node's properties, by their IRIs; each once, sorted as they are written."""


def read_told(lines: str, without: str = "") -> Told:
    """The values of one node's properties, but for what one graph tells; nodes without an IRI are left out."""
    found: dict[str, dict[str, Value]] = {}
    for relation, iri, literal, text, language, datatype, graph in _LINE.findall(lines):
        if graph and graph == without:
            continue
        if literal:
            value = Value(unescape(text), literal=True, language=language, datatype=datatype or STRING)
        else:
            value = Value(iri)
        found.setdefault(relation, {})[literal or f"<{iri}>"] = value
    return {relation: tuple(values[written] for written in sorted(values)) for relation, values in found.items()}


def read_words(lines: str, without: str = "") -> Mapping[str, tuple[str, ...]]:
    """The same values as strings, sorted by these."""
    found: dict[str, list[str]] = {}
    for relation, iri, literal, text, _, _, graph in _LINE.findall(lines):
        if graph and graph == without:
            continue
        word = (unescape(text) if "\\" in text else text) if literal else iri
        if relation in found:
            found[relation].append(word)
        else:
            found[relation] = [word]
    return {
        relation: tuple(words) if len(words) == 1 else tuple(sorted(set(words))) for relation, words in found.items()
    }


def unescape(text: str) -> str:
    """The characters that the inside of a literal stands for."""
    return _ESCAPED.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    if letter := match["letter"]:
        return _LETTERS.get(letter, letter)
    return chr(int(match["four"] or match["eight"], 16))
