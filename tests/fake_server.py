"""A server with OpenAI's interface that says what a test tells it to: on this machine, on a free port."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

CHAT, MODELS = "/v1/chat/completions", "/v1/models"


@dataclass(frozen=True)
class Reply:
    """What the server sends. `length` is what it promises to send (default: what it sends); `stall` sends nothing.

    With `trickle` the body comes byte by byte.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    stall: bool = False
    trickle: bool = False


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


class FakeServer:
    """Answers each request by `answer`, and keeps all requests."""

    def __init__(self, answer: Answer, models: Sequence[str] = ("tiny",)) -> None:
        self.answer, self.models = answer, models
        self.requests: list[Request] = []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.reply()

            def do_POST(self) -> None:
                self.reply()

            def reply(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                body = json.loads(self.rfile.read(size)) if size else None
                request = Request(self.path, dict(self.headers), body)
                server.requests.append(request)
                reply = server.reply_to(request)
                if reply.stall:
                    server.released.wait()
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
                self.end_headers()
                with suppress(OSError):  # the client may have gone
                    for part in (bytes([byte]) for byte in reply.body) if reply.trickle else [reply.body]:
                        self.wfile.write(part)
                        if reply.trickle and server.released.wait(0.05):
                            return

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def asked(self) -> list[Request]:
        """The questions about passages."""
        return [request for request in self.requests if request.path == CHAT]

    def reply_to(self, request: Request) -> Reply:
        """The list of models, or what the test has for an answer."""
        if request.path == MODELS:
            return Reply(json.dumps({"data": [{"id": name} for name in self.models]}).encode())
        return self.answer(request)

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


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
