"""Reads queries by the grammar of SPARQL, to tell where one ceases to be SPARQL and what could stand there.

Text goes in; the first token that cannot stand where it does comes out, or the keywords that could come next. The
engine reads queries for itself: this is for people, who need a place, a word and a remedy. Nothing here runs a query.
The grammar is `kg/query/sparql.lark`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.query.tokens import Token, read_tokens

__all__ = ["Stop", "could_follow", "find_stop", "functions", "is_complete", "keywords"]

_GRAMMAR = Path(__file__).with_name("sparql.lark")

_SIGNS = {
    "{": "LBRACE",
    "}": "RBRACE",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LBRACKET",
    "]": "RBRACKET",
    ".": "DOT",
    ",": "COMMA",
    ";": "SEMICOLON",
    "*": "STAR",
    "+": "PLUS",
    "-": "MINUS",
    "/": "SLASH",
    "|": "PIPE",
    "^": "CARET",
    "!": "BANG",
    "?": "QUESTION",
    "&": "AMPERSAND",
    "=": "EQUALS",
    "<": "LESS",
    ">": "GREATER",
}
_NAMES = {name: sign for sign, name in _SIGNS.items()}
_KINDS = {
    "IRI": "an IRI",
    "STRING": "a string",
    "VARIABLE": "a variable",
    "LANGUAGE": "a language",
    "BLANK": "a blank node",
    "PREFIXED": "a prefixed name",
    "NAMESPACE": "a prefix",
    "NUMBER": "a number",
}
_WRITTEN = {"MINUS_WORD": "MINUS", "IRI_WORD": "IRI", "A": "a"}
"""Keywords that are written otherwise than the grammar calls them, since a sign or a kind of token has the name."""

_STRANGE = "STRANGE"


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a text ceases to be SPARQL: the token that cannot stand there, None where the text ends too soon.

    `expected` are the keywords, in capitals, the signs and the kinds of tokens ("a variable") that could stand there.
    `before` is the token before it, if there is one.
    """

    token: Token | None
    expected: frozenset[str]
    before: Token | None


def find_stop(text: str) -> Stop | None:
    """The first place where a text is not a SPARQL query, or None where it is one by the grammar."""
    tokens = read_tokens(text)
    state, taken = _follow(tokens)
    names = frozenset(_written(name) for name in state.accepts())
    before = tokens[taken - 1] if taken else None
    if taken < len(tokens):
        return Stop(tokens[taken], names - {""}, before)
    return None if "" in names else Stop(None, names, before)


def is_complete(text: str) -> bool:
    """Whether a text needs nothing more: it is a query, or no more text could make it one."""
    stop = find_stop(text)
    return stop is None or (stop.token is not None and not _is_open(stop.token))


def could_follow(text: str) -> frozenset[str]:
    """What could stand next behind a text, as Stop.expected has it; nothing where the text is faulty."""
    tokens = read_tokens(text)
    state, taken = _follow(tokens)
    return frozenset(_written(name) for name in state.accepts()) - {""} if taken == len(tokens) else frozenset()


@cache
def keywords() -> frozenset[str]:
    """All keywords of the grammar, functions among them, as they are written."""
    return frozenset(_written(name) for name in _keywords())


@cache
def functions() -> frozenset[str]:
    """The names of the functions and aggregates that every engine has."""
    return could_follow("ASK { FILTER (") & keywords()


def _is_open(token: Token) -> bool:
    """Whether a token is the beginning of a string that is not ended, so that more text may mend it."""
    return token.kind == "sign" and token.text in "\"'"


def _follow(tokens: Sequence[Token]) -> tuple[Any, int]:
    """The state of the parser behind the tokens that it takes, and how many these are."""
    from lark import Token as Terminal
    from lark.exceptions import UnexpectedToken

    state = _parser().parse_interactive("")
    for taken, token in enumerate(tokens):
        try:
            state.feed_token(Terminal(_terminal(token), token.text))
        except UnexpectedToken:
            return state, taken
    return state, len(tokens)


def _terminal(token: Token) -> str:
    """The grammar's name for a token."""
    if token.kind == "sign":
        return _SIGNS.get(token.text, _STRANGE)
    if token.kind == "prefixed":
        return "NAMESPACE" if token.text.endswith(":") else "PREFIXED"
    if token.kind != "word":
        return token.kind.upper()
    word = token.text if token.text == "a" else token.text.upper()
    name = next((name for name, written in _WRITTEN.items() if written == word), word)
    return name if name in _keywords() else _STRANGE


def _written(name: str) -> str:
    """What a reader calls a terminal: a sign, "a variable", a keyword in capitals; nothing for the end."""
    return "" if name == "$END" else _NAMES.get(name) or _KINDS.get(name) or _WRITTEN.get(name, name)


@cache
def _keywords() -> frozenset[str]:
    symbols = (symbol for rule in _parser().rules for symbol in rule.expansion)
    return frozenset(symbol.name for symbol in symbols if symbol.is_term) - set(_KINDS) - set(_NAMES)


@cache
def _parser() -> Any:
    """The parser of a query, made once."""
    from lark import Lark
    from lark.lexer import Lexer

    class Ready(Lexer):
        """No lexer: the tokens of `kg/query/tokens.py` are handed to the parser one by one."""

        def __init__(self, *_: object) -> None:
            """Take what lark gives, and need nothing."""

        def lex(self, *_: object) -> Iterator[Any]:
            """No tokens."""
            return iter(())

    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer=Ready, start="query")
