"""Looks at the variables of each SELECT of a query: which it asks for, groups by, and finds in its pattern.

Text that is SPARQL by the grammar goes in; places and words about them come out. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.query.tokens import Token, read_tokens

__all__ = ["Remark", "find_remarks", "find_ungrouped"]

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about a place in a query."""

    offset: int
    words: str


@dataclass(frozen=True, slots=True)
class _Select:
    """A SELECT: what it asks for, what is in its braces, and the tokens behind them by the modifier they are of."""

    asked: Tokens
    body: Tokens
    modifiers: dict[str, Tokens]


def find_remarks(text: str) -> tuple[Remark, ...]:
    """The variables of a query that are asked for or sorted by and have a value nowhere, which SPARQL allows."""
    found = []
    for select in _selects(read_tokens(text)):
        given = (*select.body, *select.modifiers.get("VALUES", ()))
        known = {token.text[1:] for token in given if token.kind == "variable"}
        known |= {name for tokens in (select.asked, *select.modifiers.values()) for name in _named(tokens)}
        behind = [token for name in ("GROUP", "HAVING", "ORDER") for token in select.modifiers.get(name, ())]
        for token in (*select.asked, *behind):
            if token.kind == "variable" and token.text[1:] not in known:
                known.add(token.text[1:])
                found.append(Remark(token.start, f"{token.text} is in no pattern of the query, so it has no value"))
    return tuple(found)


def find_ungrouped(text: str) -> Remark | None:
    """The first use of a variable or an aggregate that grouping forbids."""
    tokens = read_tokens(text)
    for select in _selects(tokens):
        grouping = select.modifiers.get("GROUP")
        everywhere = [*select.asked, *select.modifiers.get("HAVING", ()), *select.modifiers.get("ORDER", ())]
        if grouping is None and not any(token.is_word(*_AGGREGATES) for token in everywhere):
            continue
        star = select.asked[0] if select.asked and select.asked[0].text == "*" else None
        if star:
            return Remark(star.start, "SELECT * cannot be grouped; name the columns")
        kept = {token.text[1:] for token in _outer(grouping or ()) if token.kind == "variable"}
        kept |= _named(grouping or ()) | _named(select.asked)
        for token in _outside_aggregates(select.asked):
            if token.kind == "variable" and token.text[1:] not in kept:
                remedy = f"add it to GROUP BY, or take SAMPLE({token.text})"
                return Remark(token.start, f"{token.text} is neither in GROUP BY nor inside an aggregate; {remedy}")
    return _misplaced(tokens)


def _misplaced(tokens: Tokens) -> Remark | None:
    """The first aggregate in FILTER or BIND."""
    clause = None
    for token in tokens:
        if token.is_word("FILTER", "BIND", "SELECT", "HAVING", "ORDER", "GROUP"):
            clause = token
        elif token.is_word(*_AGGREGATES) and clause is not None and clause.is_word("FILTER", "BIND"):
            name = token.text.upper()
            return Remark(token.start, f"{name} is an aggregate and cannot stand in {clause.text.upper()}; take HAVING")
    return None


def _selects(tokens: Tokens) -> Iterator[_Select]:
    for place, token in enumerate(tokens):
        if token.is_word("SELECT"):
            opening = next((at for at in range(place, len(tokens)) if tokens[at].text == "{"), None)
            if opening is None:
                return
            asked = [token for token in tokens[place + 1 : opening] if not token.is_word("DISTINCT", "REDUCED")]
            dataset = next((at for at, token in enumerate(asked) if token.is_word("FROM", "WHERE")), len(asked))
            closing = _closing(tokens, opening)
            end = _end(tokens, closing + 1)
            yield _Select(asked[:dataset], tokens[opening + 1 : closing], _by_modifier(tokens[closing + 1 : end]))


def _closing(tokens: Tokens, opening: int) -> int:
    """The place of the brace that closes another, or the end."""
    depth = 0
    for place in range(opening, len(tokens)):
        depth += {"{": 1, "}": -1}.get(tokens[place].text, 0)
        if not depth:
            return place
    return len(tokens)


def _end(tokens: Tokens, start: int) -> int:
    """Where the modifiers that begin at a place end: at the brace that closes the group around them."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += {"{": 1, "}": -1}.get(tokens[place].text, 0)
        if depth < 0:
            return place
    return len(tokens)


def _by_modifier(tokens: Tokens) -> dict[str, Tokens]:
    found: dict[str, list[Token]] = {}
    name = ""
    for token in tokens:
        name = token.text.upper() if token.is_word(*_MODIFIERS) else name
        found.setdefault(name, []).append(token)
    return dict(found)


def _outer(tokens: Tokens) -> Iterator[Token]:
    """The tokens that are in no parentheses."""
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if not depth:
            yield token


def _outside_aggregates(tokens: Tokens) -> Iterator[Token]:
    """The tokens that are in the parentheses of no aggregate."""
    inside, depth = 0, 0
    for place, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text == "(" and not inside and place and tokens[place - 1].is_word(*_AGGREGATES):
            inside = depth
        elif inside and depth < inside:
            inside = 0
        if not inside:
            yield token


def _named(tokens: Tokens) -> set[str]:
    """The variables that get their value by AS."""
    return {after.text[1:] for word, after in pairwise(tokens) if word.is_word("AS")}
