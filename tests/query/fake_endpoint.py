"""An endpoint that says what a test tells it to: on this machine, on a free port."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs

JSON = "application/sparql-results+json"
BASE = "https://w3id.org/forum-graph/"


@dataclass(frozen=True)
class Reply:
    """What the endpoint sends. `length` is what it promises to send (default: what it sends); `stall` sends nothing.

    With `trickle` the body comes byte by byte.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    stall: bool = False
    trickle: bool = False


@dataclass(frozen=True)
class Request:
    """What the endpoint was sent: the fields of a form, and the headers."""

    fields: Mapping[str, list[str]]
    headers: Mapping[str, str]

    @property
    def query(self) -> str:
        """The query."""
        return self.fields["query"][0]


def rows(*records: Mapping[str, object]) -> Reply:
    """Rows of IRIs, words and truth values."""
    names = list(dict.fromkeys(name for record in records for name in record))
    bindings = [{name: term(value) for name, value in record.items()} for record in records]
    return Reply(json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode())


def term(value: object) -> dict[str, str]:
    """A value as the results format has it."""
    if isinstance(value, bool):
        told = str(value).lower()
        return {"type": "literal", "value": told, "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}
    return {"type": "uri" if str(value).startswith("http") else "literal", "value": str(value)}


class FakeEndpoint:
    """Answers the program's first questions as a graph of kg does, and all else by `answer`; keeps the requests."""

    def __init__(self, answer: Callable[[Request], Reply], *, united: bool = True, known: bool = True) -> None:
        self.answer, self.united, self.known = answer, united, known
        self.requests: list[Request] = []
        self.released = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                request = Request(parse_qs(body), dict(self.headers))
                fake.requests.append(request)
                reply = fake.reply_to(request)
                if reply.stall:
                    fake.released.wait()
                    return
                self.send_response(reply.status)
                for name, value in {"Content-Type": reply.media_type, **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
                self.end_headers()
                with suppress(OSError):  # the client may have gone
                    for part in (bytes([byte]) for byte in reply.body) if reply.trickle else [reply.body]:
                        self.wfile.write(part)
                        if reply.trickle and fake.released.wait(0.05):
                            return

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        """The address of the endpoint."""
        return f"http://127.0.0.1:{self._server.server_port}/ds/sparql"

    def reply_to(self, request: Request) -> Reply:
        """The probe, the list of graphs and the header of the ontology, or what the test has for an answer."""
        ontology = {"ontology": f"{BASE}ontology"} if self.known else {"ontology": "http://other.example/terms"}
        if "?united" in request.query:
            return rows({**ontology, "united": self.united})
        if "SELECT DISTINCT ?graph" in request.query:
            return rows({"graph": f"{BASE}graph/doc/a"}, {"graph": f"{BASE}graph/ontology"})
        return rows(ontology) if "SELECT DISTINCT ?ontology" in request.query else self.answer(request)

    def __enter__(self) -> FakeEndpoint:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
