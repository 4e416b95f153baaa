"""An endpoint that says what a test tells it to: on this machine, on a free port."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from fake_http import FakeHttp, Reply

__all__ = ["JSON", "FakeEndpoint", "Reply", "Request", "rows", "term"]

JSON = "application/sparql-results+json"
BASE = "https://w3id.org/forum-graph/"


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


class FakeEndpoint(FakeHttp[Request]):
    """Answers the program's first questions as a graph of kg does, and all else by `answer`; keeps the requests."""

    media_type = JSON

    def __init__(self, answer: Callable[[Request], Reply], *, united: bool = True, known: bool = True) -> None:
        super().__init__()
        self.answer, self.united, self.known = answer, united, known

    @property
    def url(self) -> str:
        """The address of the endpoint."""
        return f"{super().url}/ds/sparql"

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """A request, its body read as a form."""
        return Request(parse_qs(body.decode()), headers)

    def reply_to(self, request: Request) -> Reply:
        """The probe, the list of graphs and the header of the ontology, or what the test has for an answer."""
        ontology = {"ontology": f"{BASE}ontology"} if self.known else {"ontology": "http://other.example/terms"}
        if "?united" in request.query:
            return rows({**ontology, "united": self.united})
        if "SELECT DISTINCT ?graph" in request.query:
            return rows({"graph": f"{BASE}graph/doc/a"}, {"graph": f"{BASE}graph/ontology"})
        return rows(ontology) if "SELECT DISTINCT ?ontology" in request.query else self.answer(request)
