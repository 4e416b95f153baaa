"""Named questions as a form on a page, and their answers.

A graph, a question's name and what is given for its parameters go in; values for a template come out, or the bytes
of a W3C format.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import QueryError
from kg.query import FORMATS, Graph, answer, find_query, write_rows

__all__ = ["answer_named"]


def answer_named(
    graph: Graph, name: str, given: Mapping[str, str], *, evidence: bool, form: str
) -> dict[str, Any] | bytes | None:
    """The answer to a named question; None where there is none of that name.

    A `form` of FORMATS gives bytes; any other gives what the page shows: the question with its form and, where all
    that is needed was given, its rows, or in `fault` why it cannot be answered. Raises QueryError for bytes alone.
    """
    query = find_query(name)
    if query is None:
        return None
    filled = {key: value.strip() for key, value in given.items() if value.strip()}
    if form in FORMATS:
        return write_rows(answer(graph, query, filled, evidence=evidence).rows, form)
    lacking = [one.name for one in query.parameters if one.required and one.name not in filled]
    told: dict[str, Any] = {"query": query, "given": filled, "lacking": lacking, "answer": None, "fault": None}
    if not lacking:
        try:
            found = answer(graph, query, filled, evidence=True)
            told["answer"] = found
            told["records"] = list(found.rows.records())
        except QueryError as error:
            told["fault"] = str(error)
    return told
