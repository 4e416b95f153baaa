"""Answers a question that the grammar does not understand by the named query that a language model chooses for it.

A graph, what the grammar made of the question, and the server to ask go in; an Asked comes out. Whatever the server
does, there is an answer to what was asked, or the reason why there is none.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.ask.answering import Asked, answer_reading
from kg.ask.words import split_question
from kg.chat import Address, AnswerError, Client, served_model
from kg.model_choice.checking import read_chosen
from kg.model_choice.choice import Choice, read_choice
from kg.model_choice.instructions import make_messages, make_schema
from kg.model_choice.placing import ChoiceError
from kg.query import Graph, library

__all__ = ["ChoiceSettings", "ask_model"]

LONGEST_QUESTION = 1_000
"""The characters of the longest question that is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSettings:
    """Which model is asked: of the server at `address`, that called `name`, or its only one.

    `timeout` is in seconds, for one answer. `pause` waits some seconds between two attempts.
    """

    address: Address
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    pause: Callable[[float], None] = field(default=time.sleep, repr=False)


def ask_model(graph: Graph, found: Asked, settings: ChoiceSettings) -> Asked:
    """The answer that a model's choice leads to; `found`, with the reason, where that leads to none.

    A question that was understood, or in which only a name is unclear, is not sent. UsageError where it is not settled
    which model is meant; a server that does not answer is no error.
    """
    question = split_question(found.question)
    if found.understood or found.reading is not None or not question.tokens:
        return found
    if len(found.question) > LONGEST_QUESTION or not _is_text(found.question):
        return _without(
            found, f"the model was not asked: a question is text of {LONGEST_QUESTION:,} characters at most"
        )
    try:
        name, choice = _choose(found.question, settings)
        if choice.query is None:
            return _without(found, f"the model {name} chose none of the known questions")
        reading = read_chosen(graph, question, choice)
    except AnswerError as error:
        return _without(found, f"the model gave no choice: {error}")
    except ChoiceError as error:
        return _without(found, f"the choice of the model {name} is not followed: {error}")
    answered = answer_reading(graph, found.question, reading)
    note = f"the model {name} chose this question; the grammar did not understand"
    return replace(answered, notes=(note, *answered.notes), nearest=())


def _choose(question: str, settings: ChoiceSettings) -> tuple[str, Choice]:
    """The name of the model, and what it chose."""
    queries = library()
    with Client(settings.address, key=settings.key, timeout=settings.timeout, pause=settings.pause) as client:
        name = settings.name or served_model(client)
        body = client.complete(name, make_messages(queries, question), make_schema(queries))
    return name, read_choice(body)


def _is_text(words: str) -> bool:
    """Whether words can be sent as UTF-8: arguments may hold bytes that are none."""
    return not any("\ud800" <= sign <= "\udfff" for sign in words)


def _without(found: Asked, note: str) -> Asked:
    # Which words the grammar lacks is of no use where a model was asked for them too.
    unclear = found.notes if found.reading else ()
    return replace(found, notes=(*unclear, note))
