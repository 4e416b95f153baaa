"""The body of a server's answer in, what the model said out as JSON; AnswerError for any other body.

A server may send anything at all: no size, depth, number or type in it is taken for granted.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

__all__ = ["AnswerError", "parse_json", "said_in"]

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


def said_in(body: bytes) -> object:
    """The value of the JSON that a model said in a chat completion, whatever it is wrapped in."""
    match parse_json(body):
        case {"choices": [{"finish_reason": "length"}, *_]}:
            raise AnswerError("the answer was cut off at the model's limit of length; give it a larger context")
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            said = content.rpartition(THOUGHT_ENDS)[2].strip()
            fenced = FENCED.fullmatch(said)
            return parse_json(fenced["inside"] if fenced else said)
    raise AnswerError("the answer is no chat completion")
