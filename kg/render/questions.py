"""The named questions of `kg/queries/` in; tables out by which the page asks them itself, as plain values for JSON.

The page binds what a reader gives at the places that a query keeps for it, as kg.query.binding does, and shows
the rows as kg.query.answers does. Nothing here runs a query.
"""

from __future__ import annotations

import re
from typing import Any

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.query import NamedQuery, library, rebase, split, templates_of

__all__ = ["make_questions"]

_NOTHING = "no rows"
_HEADER = re.compile(r"(?:\#[^\n]*\n)+")


def make_questions(base: str) -> dict[str, Any]:
    """`list`: the questions for a graph of that base; `prefixes`: what a query of it need not declare."""
    names = Identifiers(base)
    return {
        "list": [_question(query, base) for query in library()],
        "prefixes": dict(sorted({**names.entity_prefixes, **names.prefixes}.items())),
    }


def _meaning_of_nothing(query: NamedQuery) -> str | None:
    """What it means that there are no rows, if the question tells; after a semicolon it tells of the command line."""
    told = query.empty.partition(";")[0]
    return None if told == _NOTHING else told


def _question(query: NamedQuery, base: str) -> dict[str, Any]:
    """A question as the page needs it: `parts` is its SPARQL, cut where parameters are bound."""
    text = rebase(_HEADER.sub("", query.sparql, count=1), DEFAULT_BASE, base)
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "empty": _meaning_of_nothing(query),
        "parameters": [
            {
                "name": parameter.name,
                "variable": parameter.variable,
                "types": list(parameter.types),
                "required": parameter.required,
                "default": parameter.default,
                "meaning": parameter.meaning,
            }
            for parameter in query.parameters
        ],
        "columns": [
            {"name": column.name, "meaning": column.meaning, "several": column.several} for column in query.columns
        ],
        "evidence": [
            [{"variable": part} if isinstance(part, str) else {"iri": part.value} for part in template]
            for template in templates_of(query, base)
        ],
        "parts": [part if isinstance(part, str) else {"place": list(part)} for part in split(text)],
    }
