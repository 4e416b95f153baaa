"""One request to a server in, its answer or one clear error out.

httpx (optional: the extra `endpoint`) is loaded here. Whatever a server says of itself is foreign text: one line of it
is told, without control characters, and none that holds the password.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.http_library import load_httpx
from kg.model import GraphError
from kg.query.address import PASSWORD, USERNAME, Address, Credentials
from kg.query.endpoint import LARGEST_COMPLAINT, media_type, one_line, open_client, told_safely

if TYPE_CHECKING:
    import httpx

__all__ = [
    "BROKEN_OFF",
    "NQUADS",
    "NTRIPLES",
    "TIMEOUT",
    "Answer",
    "Connection",
    "DeniedError",
    "ServerError",
    "UnsureError",
]

TIMEOUT = 600.0
"""Seconds that a server may take for one answer: it may write a large graph before it gives one."""

LARGEST_ANSWER = 64_000_000
"""Bytes of the largest answer that is kept in memory; graphs are read as they come."""

NQUADS, NTRIPLES = "application/n-quads", "application/n-triples"

DENIED = frozenset({401, 403})
NO_ROOM = 507
BROKEN_OFF = 0
"""The status of an answer that never came whole."""

Fields = Sequence[tuple[str, str]]


class ServerError(GraphError):
    """A server gives no success; `status` is that of HTTP, BROKEN_OFF where there is none."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class UnsureError(GraphError):
    """A server may have done what it was asked to, or not."""


class DeniedError(ServerError):
    """A server wants a user name and password, and none were sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered with success."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Connection:
    """A connection to what lies under one address.

    Invariant: requests go to the host of `address` and no other: no redirect is followed, and neither a proxy nor a
    password that the environment names is used. `name` is how errors call it.
    """

    def __init__(self, address: Address, *, credentials: Credentials | None = None, timeout: float = TIMEOUT) -> None:
        self._httpx = load_httpx("kg load", "endpoint")
        self._address, self._credentials, self._timeout = address, credentials, timeout
        self.name = address.name
        self._http = open_client(self._httpx, credentials, timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def send(
        self,
        method: str,
        path: str = "",
        *,
        fields: Fields = (),
        content: bytes | Iterable[bytes] | None = None,
        files: Mapping[str, tuple[str, bytes, str]] | None = None,
        media: str = "",
        accept: str = "*/*",
    ) -> Answer:
        """The answer to a request, whose fields go into the address; ServerError where it is no success."""
        headers = {"Accept": accept, **({"Content-Type": media} if media else {})}
        # httpx keeps a request for a while, and what is in it: a file that is closed afterwards is nothing to keep.
        sent = io.BytesIO(content) if isinstance(content, bytes) else content
        with (
            closing(sent) if isinstance(sent, io.BytesIO) else nullcontext(),
            self._errors(),
            self._stream(method, path, params=fields, content=sent, files=files, headers=headers) as response,
        ):
            body = bytearray()
            for part in response.iter_raw():
                body += part
                if len(body) > LARGEST_ANSWER:
                    raise self._error(f"the answer has more than {LARGEST_ANSWER:,} bytes", response.status_code)
            return Answer(response.status_code, dict(response.headers), bytes(body))

    def ask(self, fields: Fields, *, accept: str, path: str = "") -> bytes:
        """The answer to a query of the SPARQL protocol, whose fields are sent as a form."""
        from urllib.parse import urlencode

        form = urlencode(fields).encode("ascii")
        answer = self.send("POST", path, content=form, media="application/x-www-form-urlencoded", accept=accept)
        return answer.content

    @contextmanager
    def receive(self, path: str = "", *, fields: Fields = (), accept: str) -> Iterator[io.BufferedReader]:
        """The body of the answer to a GET, read as it comes, however large it is."""
        with self._errors(), self._stream("GET", path, params=fields, headers={"Accept": accept}) as response:
            yield io.BufferedReader(_Body(response.iter_raw()))

    @contextmanager
    def _stream(self, method: str, path: str, **parts: object) -> Iterator[httpx.Response]:
        parts = {name: part for name, part in parts.items() if part is not None and part != ()}
        with self._http.stream(method, self._address.url.rstrip("/") + path, **parts) as response:  # type: ignore[arg-type]
            if not 200 <= response.status_code < 300:
                raise self._refusal(response)
            yield response

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turns what httpx raises into one line."""
        try:
            yield
        except self._httpx.ConnectTimeout as error:
            raise self._error("the server cannot be reached; is it running, and is the address right?") from error
        except self._httpx.TimeoutException as error:
            raise self._error(f"no whole answer came within {self._timeout:g} s; give it --timeout") from error
        except self._httpx.ConnectError as error:
            told = "no server answers there; is it running, and is the address right?"
            if "CERTIFICATE" in str(error):
                told = "the server's certificate is not trusted; name its authority's file in SSL_CERT_FILE"
            raise self._error(told) from error
        except (self._httpx.HTTPError, self._httpx.StreamError) as error:
            raise self._error("the connection broke off; run it again, and look into the server's log") from error

    def _refusal(self, response: httpx.Response) -> ServerError:
        """What a status that is no success means, and what to do."""
        status = response.status_code
        if 300 <= status < 400:
            target = one_line(response.headers.get("Location", "").partition("?")[0])
            sent = "elsewhere" if "@" in target else f"to {target or 'elsewhere'}"
            return self._error(f"the server sends {sent} (HTTP {status}), where nothing is sent; name that", status)
        if status in DENIED and self._credentials is None:
            told = f"the server wants a user name and password; set {USERNAME} and {PASSWORD} (HTTP {status})"
            return DeniedError(f"{self.name}: {told}", status)
        if status in DENIED:
            told = f"the server refuses the user name and password of {USERNAME} and {PASSWORD} for this"
            return self._error(f"{told} (HTTP {status})", status)
        told = self._complaint(response)
        if status == NO_ROOM:
            return self._error(f"the server has no room left (HTTP {status}){told}; free some there", status)
        return self._error(f"the server refuses (HTTP {status}){told}", status)

    def _complaint(self, response: httpx.Response) -> str:
        """One line of what a server says beside a status, after a colon; nothing of a page or with a secret in it."""
        content = bytearray()
        if media_type(response).endswith("html"):
            return ""
        for part in response.iter_raw():
            content += part
            if len(content) > LARGEST_COMPLAINT:
                break
        sent = response.request.headers.get("Authorization", "").rpartition(" ")[2]
        return told_safely(bytes(content), (self._credentials.password, sent) if self._credentials else ())

    def _error(self, words: str, status: int = BROKEN_OFF) -> ServerError:
        return ServerError(f"{self.name}: {words}", status)


class _Body(io.RawIOBase):
    """The parts of a body as a file that is read once."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._rest = parts, b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes; 0 at the end."""
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = part
        taken = min(len(buffer), len(self._rest))
        buffer[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken
