"""Refuses the queries that would write, or would reach out of this machine.

The engine cannot be told to leave SERVICE alone, so a query is read before it is run. Text goes in;
nothing comes out, or a RefusedError that names line and column. Nothing here runs a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import RefusedError
from kg.query.tokens import FORMS, UPDATES, Token, every_reading, line_and_column, query_form, read_tokens

__all__ = ["refuse_unless_reading"]

_BLANK = r"(?: [\x20\t\r\n] | \#[^\r\n]* (?: [\r\n] | \Z ) )*"
_FEDERATION = re.compile(
    rf"""
    service {_BLANK} (?: silent {_BLANK} )?
    (?: [?$] [^\s{{]+ | < [^<>]* > | [^\s<>{{}}:]* : [^\s{{}}]* )   # a variable, an IRI or a prefixed name
    {_BLANK} \{{
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A call of another service. The engine asks for no blank between the words: `SERVICEex:a {` is one."""

_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_unless_reading(text: str) -> None:
    r"""Raise RefusedError for an Update (LOAD is one) and for a query with SERVICE in any reading of it.

    Code points written as `\u0053` are read as written and as meant, since engines differ in when they
    decode them. A query is refused too often rather than once too seldom: a string or comment may say
    SERVICE, an IRI may hold the word, but a bare keyword may not.
    """
    form = query_form(text)
    if form is not None and form in UPDATES:
        line, column = line_and_column(text, next(token.start for token in read_tokens(text) if token.is_word(form)))
        remedy = f"ask with {', '.join(FORMS)}"
        raise RefusedError(
            f"line {line}, column {column}: {form} is SPARQL Update, and this graph is only read; {remedy}"
        )
    for written in dict.fromkeys((text, _decode(text), _decode(_decode(text)))):
        for offset in _federation_offsets(written):
            line, column = line_and_column(written, offset)
            raise RefusedError(f"line {line}, column {column}: SERVICE would ask another machine; leave it out")


def _federation_offsets(text: str) -> Iterator[int]:
    certain = {token.start for token in read_tokens(text)}
    for token in every_reading(text):
        for match in re.finditer("service", _bare_part(token), re.IGNORECASE):
            offset = token.start + match.start()
            if (token.is_word("SERVICE") and offset in certain) or _FEDERATION.match(text, offset):
                yield offset


def _bare_part(token: Token) -> str:
    """The letters of a token that a parser without word boundaries may take for keywords."""
    if token.kind == "word":
        return token.text
    return token.text.partition(":")[0] if token.kind == "prefixed" else ""


def _decode(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _CODE_POINT.sub(character, text)
