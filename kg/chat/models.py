"""Which model of a server is asked: a name that the user gives, or the only one that there is.

Names and a server's list go in, a name comes out; UsageError where it is not settled which is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.chat.answers import AnswerError, parse_json
from kg.chat.client import Client
from kg.model import UsageError

__all__ = ["check_name", "is_name", "models_in", "only_one", "served_model"]

LONGEST_NAME = 200
"""Characters of a model's name."""

MOST_LISTED = 20


def is_name(words: str) -> bool:
    """Whether words can be the name of a model, which the program repeats with what the model says."""
    return words.isprintable() and 0 < len(words) <= LONGEST_NAME


def check_name(name: str) -> str:
    """The name as it was given. UsageError for what can be none."""
    if not is_name(name):
        raise UsageError(f"--model-name {name!a:.80}: no name of a model; write it as the server lists it")
    return name


def served_model(client: Client) -> str:
    """The only model that a server has. UsageError where it has none or several, AnswerError where it cannot tell."""
    served = models_in(client.models())
    if not served:
        raise UsageError("--model: the server lists no model; load one, or name it with --model-name")
    return only_one(served, "the server has")


def models_in(body: bytes) -> tuple[str, ...]:
    """The ids in a server's list of models, sorted."""
    match parse_json(body):
        case {"data": [*entries]}:
            found = [entry.get("id") for entry in entries if isinstance(entry, Mapping)]
            return tuple(sorted({name for name in found if isinstance(name, str) and is_name(name)}))
    raise AnswerError("the answer is no list of models")


def only_one(names: Sequence[str], whose: str) -> str:
    """The one name there is. UsageError lists several."""
    if len(names) > 1:
        more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
        listed = ", ".join(names[:MOST_LISTED])
        raise UsageError(f"--model-name is needed: {whose} {len(names)} models: {listed}{more}")
    return names[0]
