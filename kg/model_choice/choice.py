"""A server's answer in, the model's Choice out: which query it names, with which words. It is not believed yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.chat import AnswerError, said_in

__all__ = ["Choice", "read_choice"]

MOST_PARAMETERS = 20
"""More parameters than any query takes."""

LONGEST_WORDS = 500
"""The most characters of a name or a value."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of a query in a model's words, None if it chose none, and the values by the names of parameters."""

    query: str | None
    parameters: tuple[tuple[str, str], ...] = ()


def read_choice(body: bytes) -> Choice:
    """The choice in a chat completion. AnswerError for anything else; a parameter that is null is not given."""
    match said_in(body):
        case {"query": None}:
            return Choice(None)
        case {"query": str(query), **more} if len(query) <= LONGEST_WORDS:
            parameters = more.get("parameters")
        case _:
            raise AnswerError("the answer chooses no question")
    if parameters is None:
        return Choice(query)
    if not isinstance(parameters, Mapping) or len(parameters) > MOST_PARAMETERS:
        raise AnswerError("the answer's parameters are no JSON object with a few strings")
    given = {name: value for name, value in parameters.items() if value is not None}
    for value in given.values():
        if not isinstance(value, str) or len(value) > LONGEST_WORDS:
            raise AnswerError("the answer gives a parameter a value that is no string of a few words")
    return Choice(query, tuple(sorted(given.items())))
