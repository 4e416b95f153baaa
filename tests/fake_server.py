"""A server with OpenAI's interface that says what a test tells it to: on this machine, on a free port."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fake_http import FakeHttp, Reply

__all__ = ["CHAT", "MODELS", "Answer", "FakeServer", "Reply", "Request", "claim", "claims", "claims_on", "completion"]

CHAT, MODELS = "/v1/chat/completions", "/v1/models"


@dataclass(frozen=True)
class Request:
    """What the server was sent."""

    path: str
    headers: Mapping[str, str]
    body: Any

    @property
    def passage(self) -> str:
        """The passage that a question is about."""
        return str(self.body["messages"][-1]["content"])


Answer = Callable[[Request], Reply]


class FakeServer(FakeHttp[Request]):
    """Answers each request by `answer`, and keeps all requests."""

    def __init__(self, answer: Answer, models: Sequence[str] = ("tiny",)) -> None:
        super().__init__()
        self.answer, self.models = answer, models

    @property
    def asked(self) -> list[Request]:
        """The questions about passages."""
        return [request for request in self.requests if request.path == CHAT]

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """A request, its body read as JSON."""
        return Request(path, headers, json.loads(body) if body else None)

    def reply_to(self, request: Request) -> Reply:
        """The list of models, or what the test has for an answer."""
        if request.path == MODELS:
            return Reply(json.dumps({"data": [{"id": name} for name in self.models]}).encode())
        return self.answer(request)


def completion(content: str, *, finish: str = "stop") -> Reply:
    """A chat completion with these words."""
    message = {"role": "assistant", "content": content}
    return Reply(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode())


def claims(*found: Mapping[str, str]) -> Reply:
    """A chat completion with these claims."""
    return completion(json.dumps({"claims": found}))


def claim(predicate: str, subject: str, target: str, quote: str, **more: str) -> dict[str, str]:
    """A claim as a model words it, of a person about a person unless more is said."""
    classes = {"subject_class": "Person", "object_class": "Person", "qualifier": ""}
    return {"predicate": predicate, "subject": subject, "object": target, "quote": quote, **classes, **more}


def claims_on(passages: Mapping[str, Sequence[Mapping[str, str]]]) -> Answer:
    """Answers about the passages that hold some words with the claims below them, about others with none."""

    def answer(request: Request) -> Reply:
        return claims(*(one for words, found in passages.items() if words in request.passage for one in found))

    return answer
