"""What stands between a program and a server in a test: a line that is cut, a gate that refuses.

Both are on this machine, on free ports.
"""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from fake_http import FakeHttp, Reply

__all__ = ["Call", "CutLine", "Gate", "Reply"]


@dataclass(frozen=True)
class Call:
    """A request that came to a gate."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Gate(FakeHttp[Call]):
    """Hands requests on to a server, but for those that `refuse` has a reply to; keeps all of them."""

    def __init__(self, server: str, refuse: Callable[[Call], Reply | None] = lambda _: None) -> None:
        super().__init__()
        self.refuse = refuse
        self._host = urlsplit(server).netloc

    @property
    def writes(self) -> list[Call]:
        """The requests that may change a store."""
        return [call for call in self.requests if call.method in ("PUT", "DELETE") or "/transactions" in call.path]

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Call:
        """A request of which the method is not known."""
        return Call("", path, headers, body)

    def read_call(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Call:
        """A request."""
        return Call(method, path, headers, body)

    def reply_to(self, request: Call) -> Reply:
        """The refusal, or what the server says."""
        refused = self.refuse(request)
        if refused is not None:
            return refused
        connection = http.client.HTTPConnection(self._host, timeout=60)
        try:
            connection.request(request.method, request.path, request.body or None, dict(request.headers))
            answer = connection.getresponse()
            body = answer.read()
            kept = {name: value for name, value in answer.getheaders() if name in ("Location", "Content-Type")}
            return Reply(body, answer.status, headers=kept)
        finally:
            connection.close()


class CutLine:
    """A line to a server that is cut when so many bytes went over it, in both directions, and stays cut.

    `carried` counts them.
    """

    def __init__(self, server: str, after: int | None = None) -> None:
        parts = urlsplit(server)
        self._server, self._path = (parts.hostname or "", parts.port or 80), parts.path
        self.after, self.carried = after, 0
        self._lock, self._open = threading.Lock(), list[socket.socket]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._listen)

    @property
    def port(self) -> int:
        """The port of this machine at which the line begins."""
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """The address of an HTTP server by way of this line."""
        return f"http://127.0.0.1:{self.port}{self._path}"

    @property
    def cut(self) -> bool:
        """Whether it was cut."""
        return self.after is not None and self.carried >= self.after

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        self._drop()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self.cut:
                near.close()
                continue
            far = socket.create_connection(self._server)
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while part := one.recv(4096):
                with self._lock:
                    left = len(part) if self.after is None else max(0, self.after - self.carried)
                    self.carried += len(part)
                other.sendall(part[:left])
                if self.cut:
                    self._drop()
                    return
            other.shutdown(socket.SHUT_WR)

    def _drop(self) -> None:
        for opened in self._open:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
            opened.close()
