"""Binds parameters in a query, at the places the query keeps for them.

A place is a VALUES block whose data are UNDEF: `VALUES ?person_id { UNDEF }` says "anyone" to every
SPARQL engine, so that a query file is SPARQL as it stands. A bound query holds terms in the block
instead, each written by the RDF library, never words of a user; a block that is not bound is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from kg.model import QueryError
from kg.query.tokens import read_tokens

__all__ = ["Block", "Row", "Term", "bind", "find_blocks", "rebase", "split"]

Term = NamedNode | Literal
Row = Sequence[Term]
Block = tuple[str, ...]
"""The variables of a place, without question marks, in the order of the block."""


def bind(text: str, values: Mapping[Block, Sequence[Row]]) -> str:
    """The query with rows of terms in its places; a place that `values` does not tell is left out.

    Lines stay where they were, so that an error's line is one of the file's.
    """
    written, reached = [], 0
    for variables, start, end in _places(text):
        written += [text[reached:start], _data_block(variables, values.get(variables), text[start:end])]
        reached = end
    unknown = set(values) - set(find_blocks(text))
    if unknown:
        names = ", ".join("?" + " ?".join(block) for block in sorted(unknown))
        raise QueryError(f"the query keeps no place for {names}; add VALUES {names} {{ UNDEF }}")
    return "".join(written) + text[reached:]


def find_blocks(text: str) -> tuple[Block, ...]:
    """The places of a query, each once, in the order of the text."""
    return tuple(dict.fromkeys(variables for variables, _, _ in _places(text)))


def split(text: str) -> tuple[str | Block, ...]:
    """The query cut at its places: text, and the variables of places, for whoever binds elsewhere what `bind` does."""
    parts: list[str | Block] = []
    reached = 0
    for variables, start, end in _places(text):
        parts += [text[reached:start], variables]
        reached = end
    return (*parts, text[reached:])


def rebase(text: str, old: str, new: str) -> str:
    """The query with every IRI that begins with `old` begun with `new`."""
    if old == new:
        return text
    written, reached = [], 0
    for token in read_tokens(text):
        if token.kind == "iri" and token.text.startswith(f"<{old}"):
            written += [text[reached : token.start], f"<{new}", token.text[len(old) + 1 :]]
            reached = token.end
    return "".join(written) + text[reached:]


def _places(text: str) -> Iterator[tuple[Block, int, int]]:
    """Variables, start and end of every VALUES block that holds nothing but UNDEF."""
    tokens = read_tokens(text) if "UNDEF" in text.upper() else ()
    braces = [index for index, token in enumerate(tokens) if token.text in ("{", "}") and token.kind == "sign"]
    for opening, closing in pairwise(braces):
        inner = [token for token in tokens[opening + 1 : closing] if token.text not in ("(", ")")]
        first = opening
        while first and (tokens[first - 1].kind == "variable" or tokens[first - 1].text in ("(", ")")):
            first -= 1
        if inner and all(token.is_word("UNDEF") for token in inner) and first and tokens[first - 1].is_word("VALUES"):
            names = (token.text[1:] for token in tokens[first:opening] if token.kind == "variable")
            yield tuple(names), tokens[first - 1].start, tokens[closing].end


def _data_block(variables: Block, rows: Sequence[Row] | None, place: str) -> str:
    lines = "\n" * place.count("\n")
    if rows is None:
        return lines
    head = " ".join(f"?{name}" for name in variables)
    data = " ".join(f"({' '.join(str(term) for term in row)})" for row in rows)
    return f"VALUES ({head}) {{ {data} }}{lines}"
