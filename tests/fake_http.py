"""A server that says what a test tells it to, well or badly: on this machine, on a free port."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Generic, Self, TypeVar

Sent = TypeVar("Sent")


@dataclass(frozen=True)
class Reply:
    """What a server sends; of the server's own media type where it has none.

    `length` is what it promises to send (default: what it sends); `stall` sends nothing. With `trickle` the body
    comes byte by byte.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    stall: bool = False
    trickle: bool = False


class FakeHttp(ABC, Generic[Sent]):
    """Answers each request by `reply_to`, and keeps all requests."""

    media_type = ""
    """That of the replies that have none of their own."""

    def __init__(self) -> None:
        self.requests: list[Sent] = []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.reply()

            def do_POST(self) -> None:
                self.reply()

            def do_PUT(self) -> None:
                self.reply()

            def do_DELETE(self) -> None:
                self.reply()

            def reply(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                request = server.read_call(self.command, self.path, dict(self.headers), body)
                server.requests.append(request)
                reply = server.reply_to(request)
                if reply.stall:
                    server.released.wait()
                    return
                self.send_response(reply.status)
                media_type = reply.media_type or server.media_type
                for name, value in {**({"Content-Type": media_type} if media_type else {}), **reply.headers}.items():
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

    def read_call(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        """What the server was sent, and by which method."""
        return self.read(path, headers, body)

    @abstractmethod
    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        """What the server was sent."""

    @abstractmethod
    def reply_to(self, request: Sent) -> Reply:
        """What the server sends back."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
