"""Splits SPARQL text into the tokens of the SPARQL 1.1 grammar, each at its offset.

Text goes in, tokens come out. Nothing here parses, rewrites or runs a query.
https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "FORMS",
    "UPDATES",
    "Token",
    "every_reading",
    "line_and_column",
    "query_form",
    "read_tokens",
    "tells_dataset",
]

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
"""The keywords that say what a query, or an update, is."""

_LETTER = r"[^\W\d_]"
_CODE_POINT = r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_ESCAPE = rf"(?:\\[tbnrf\"'\\]|{_CODE_POINT})"
_LOCAL_ESCAPE = r"(?:%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])"

_BLANKS = re.compile(
    r"""
    (?: [\x20\t\r\n]     # white space, as the grammar has it
      | \#[^\r\n]*       # a comment to the end of its line
    )+
    """,
    re.VERBOSE,
)

_TOKEN = re.compile(
    rf"""
      (?P<iri>      < (?: [^<>"{{}}|^`\\\x00-\x20] | {_CODE_POINT} )* > )
    | (?P<string>   '''  (?: '{{0,2}} (?: [^'\\]  | {_ESCAPE} ) )* '''
                  | \"\"\" (?: "{{0,2}} (?: [^"\\] | {_ESCAPE} ) )* \"\"\"
                  | '  (?: [^'\\\r\n] | {_ESCAPE} )* '
                  | "  (?: [^"\\\r\n] | {_ESCAPE} )* " )
    | (?P<variable> [?$] \w [\w·]* )
    | (?P<language> @ [A-Za-z]+ (?: - [A-Za-z0-9]+ )* )
    | (?P<blank>    _: \w (?: [\w.·-]* [\w·-] )? )
    | (?P<prefixed> (?: {_LETTER} (?: [\w.·-]* [\w·-] )? )? :
                    (?: (?: [\w:] | {_LOCAL_ESCAPE} )
                        (?: (?: [\w.:·-] | {_LOCAL_ESCAPE} )* (?: [\w:·-] | {_LOCAL_ESCAPE} ) )? )? )
    | (?P<number>   \d+ \. \d* [eE][+-]?\d+ | \.? \d+ [eE][+-]?\d+ | \d* \. \d+ | \d+ )
    | (?P<word>     {_LETTER} \w* )
    | (?P<sign>     . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token: `text[start:end]` of a query; `kind` is a group of the grammar ("iri", "word", "sign"...)."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after the token."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether this is one of the keywords given, which SPARQL writes in either case."""
        return self.kind == "word" and self.text.upper() in words


@lru_cache(maxsize=256)
def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query, comments and white space left out.

    A "<" that may begin an IRI is taken to; see every_reading for what a parser may make of it.
    """
    return tuple(token for token in _follow(text, both=False))


def every_reading(text: str) -> tuple[Token, ...]:
    """The tokens of all readings that a parser may make of a query, sorted by offset.

    The characters alone do not tell the IRI `<2)SERVICE#>` from a comparison with 2, a bracket, a keyword
    and a comment, nor a long string from an empty one beside another. Here both are read.
    """
    return tuple(sorted(_follow(text, both=True), key=lambda token: (token.start, len(token.text))))


def query_form(text: str) -> str | None:
    """The keyword that says what a query is ("SELECT", "INSERT"...), in capitals; None where there is none."""
    return next((token.text.upper() for token in read_tokens(text) if token.is_word(*FORMS, *UPDATES)), None)


def tells_dataset(text: str) -> bool:
    """Whether the query names its graphs by FROM, so that its default graph is not the union of all."""
    return "FROM" in text.upper() and any(token.is_word("FROM") for token in read_tokens(text))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _follow(text: str, *, both: bool) -> Iterator[Token]:
    waiting, seen = [0], set()
    while waiting:
        position = waiting.pop()
        blanks = _BLANKS.match(text, position)
        position = blanks.end() if blanks else position
        match = _TOKEN.match(text, position)
        if match is None or position in seen:
            continue
        seen.add(position)
        yield (token := Token(str(match.lastgroup), match.group(), position))
        waiting.append(token.end)
        if both and token.kind == "iri":
            yield Token("sign", "<", position)
            waiting.append(position + 1)
        if both and token.text.startswith(("'''", '"""')):
            waiting.append(position + 2)
