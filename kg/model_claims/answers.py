"""The body of a server's answer in, the claims in it out; AnswerError says what is wrong with any other body.

A server may send anything at all: no size, depth, number or type in it is taken for granted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NoReturn

from kg.model_claims.claim import ModelClaim, UnfitError, read_claim

__all__ = ["AnswerError", "claims_in", "is_name", "models_in", "parse_json"]

MOST_CLAIMS = 500
"""More claims than a passage can hold are a loop of the model's."""

LONGEST_NAME = 200
"""Characters of a model's name."""

FENCED = re.compile(r"```(?:json)?\s*\n(?P<inside>.*?)\n?\s*```", re.DOTALL)
THOUGHT_ENDS = "</think>"
"""Ends what some models say to themselves before they answer."""


class AnswerError(Exception):
    """The answer is of no use; the message says why, in words of this program and none of the server's."""


def parse_json(text: str | bytes) -> object:
    """The value of a JSON text, in which NaN and Infinity are not JSON; AnswerError for anything else."""
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise AnswerError("the answer is not JSON") from error


def refuse_constant(name: str) -> NoReturn:
    """https://www.rfc-editor.org/rfc/rfc8259#section-6: "Infinity and NaN are not permitted"."""
    raise ValueError(name)


def models_in(body: bytes) -> tuple[str, ...]:
    """The ids in a server's list of models, sorted."""
    match parse_json(body):
        case {"data": [*entries]}:
            found = [entry.get("id") for entry in entries if isinstance(entry, Mapping)]
            return tuple(sorted({name for name in found if isinstance(name, str) and is_name(name)}))
    raise AnswerError("the answer is no list of models")


def is_name(words: str) -> bool:
    """Whether words can be the name of a model, which the graph repeats with each of its claims."""
    return words.isprintable() and 0 < len(words) <= LONGEST_NAME


def claims_in(body: bytes) -> tuple[ModelClaim, ...]:
    """The claims in a chat completion, sorted, each once."""
    match parse_json(body):
        case {"choices": [{"finish_reason": "length"}, *_]}:
            raise AnswerError("the answer was cut off at the model's limit of length; give it a larger context")
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            return claims_in_words(content)
    raise AnswerError("the answer is no chat completion")


def claims_in_words(content: str) -> tuple[ModelClaim, ...]:
    """The claims in what a model said."""
    said = content.rpartition(THOUGHT_ENDS)[2].strip()
    fenced = FENCED.fullmatch(said)
    match parse_json(fenced["inside"] if fenced else said):
        case {"claims": [*found]}:
            pass
        case _:
            raise AnswerError("the answer is no list of claims")
    if len(found) > MOST_CLAIMS:
        raise AnswerError(f"the answer has more than {MOST_CLAIMS} claims")
    try:
        return tuple(sorted({read_claim(one, strict=False) for one in found}))
    except UnfitError as error:
        raise AnswerError(f"the answer is not as it was asked for: {error}") from error
