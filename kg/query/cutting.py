"""Bounds how many rows a query has, by its own LIMIT.

Text of a SELECT goes in and comes out with a LIMIT at its end that is no higher than is asked. Nothing here runs
a query, and a text that is no SELECT stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.query.tokens import Token, query_form, read_tokens

__all__ = ["limited"]


def limited(text: str, most: int) -> str:
    """The query with at most so many rows; lines stay where they were."""
    if query_form(text) != "SELECT":
        return text
    tokens = _behind_where(read_tokens(text))
    for token, number in pairwise(tokens):
        if token.is_word("LIMIT") and number.kind == "number":
            low = min(int(number.text), most) if number.text.isdigit() else most
            return f"{text[: number.start]}{low}{text[number.end :]}"
    values = next((token.start for token in tokens if token.is_word("VALUES")), None)
    if values is None:
        return f"{text}\nLIMIT {most}"
    return f"{text[:values]}LIMIT {most} {text[values:]}"


def _behind_where(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the outermost group of a query: its solution modifiers, and perhaps VALUES with its data."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "{}":
            depth += 1 if token.text == "{" else -1
            if not depth:
                return tokens[place + 1 :]
    return ()
