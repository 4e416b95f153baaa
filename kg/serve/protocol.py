"""Reads a request of the SPARQL 1.1 Protocol: the query, and the graphs that it is asked of.

https://www.w3.org/TR/sparql11-protocol/ - a request goes in; a SparqlRequest comes out, or a RequestError with
the status and the line that the client gets. Nothing here runs a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

__all__ = ["FORM", "RequestError", "SparqlRequest", "read_body", "read_pairs", "read_parameters", "read_sparql"]

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_FIELDS = 10_000
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]*""")

Pairs = list[tuple[str, str]]


class RequestError(Exception):
    """A request that is not answered: the HTTP status, and why in one line."""

    def __init__(self, status: int, message: str, *, allow: str | None = None) -> None:
        """Take the status, the line, and for 405 the methods that are allowed."""
        super().__init__(message)
        self.status, self.message, self.allow = status, message, allow


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlRequest:
    """A query with the dataset that the request names; None where the query's own FROM or the service decides."""

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


async def read_sparql(request: Request, most: int) -> SparqlRequest | None:
    """The query of a request; None for one by GET that asks for nothing, and so wants to know of the service.

    Raises RequestError: 400 for a request that is none, 403 for an Update, 413 for one of more than `most` bytes,
    415 for a body of another media type.
    """
    address = read_parameters(request)
    if request.method in ("GET", "HEAD"):
        if not address:
            return None
        return _request(address, ())
    media, charset = _media_type(request)
    if media == UPDATE:
        raise RequestError(403, "this service only reads: Update is refused")
    if media not in (FORM, QUERY):
        raise RequestError(415, f"a body of {media or 'no media type'} is not read; send {QUERY} or {FORM}")
    if charset not in ("utf-8", "us-ascii"):
        raise RequestError(415, f"a body in {charset} is not read; send UTF-8")
    body = await read_body(request, most)
    if media == FORM:
        if any(name in ("query", "update") for name, _ in address):
            raise RequestError(400, "the query stands in the address of a form; write it into the body")
        return _request([*address, *read_pairs(body)], ())
    if any(name in ("query", "update") for name, _ in address):
        raise RequestError(400, "there is a query in the address and one in the body; send one")
    return _request(address, [_decoded(body)])


async def read_body(request: Request, most: int) -> bytes:
    """The body of a request. Raises RequestError 413 where it has more bytes than that."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise RequestError(413, f"a request has at most {most} bytes; ask a smaller question")
        parts.append(part)
    return b"".join(parts)


def read_parameters(request: Request) -> Pairs:
    """The names and values in the address of a request, in their order. Raises RequestError 400 for what is none."""
    return read_pairs(request.scope["query_string"])


def _request(pairs: Pairs, bodies: Sequence[str]) -> SparqlRequest:
    if any(name == "update" for name, _ in pairs):
        raise RequestError(403, "this service only reads: Update is refused")
    if any(name in ("using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise RequestError(400, "using-graph-uri is a parameter of Update; a query takes default-graph-uri")
    texts = [*(value for name, value in pairs if name == "query"), *bodies]
    if len(texts) != 1:
        found = "more than one query" if texts else "no query"
        raise RequestError(400, f"there is {found} in the request; send one, as the parameter query or as the body")
    default, named = (
        _graphs(name, (value for key, value in pairs if key == name))
        for name in ("default-graph-uri", "named-graph-uri")
    )
    return SparqlRequest(text=texts[0], default_graphs=default, named_graphs=named)


def _graphs(name: str, values: Iterable[str]) -> tuple[str, ...] | None:
    """The IRIs of graphs that a request names, each once; None for none."""
    iris = tuple(dict.fromkeys(values))
    for iri in iris:
        if not _IRI.fullmatch(iri):
            raise RequestError(400, f"{name}: {iri[:80]!r} is not an absolute IRI")
    return iris or None


def read_pairs(encoded: bytes) -> Pairs:
    """The names and values of a form, in their order. Raises RequestError 400 for what is none."""
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS
        )
    except UnicodeDecodeError as error:
        raise RequestError(400, "the parameters are not UTF-8 in percent-encoding") from error
    except ValueError as error:
        raise RequestError(400, f"there are more than {_FIELDS} parameters") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"the query is not UTF-8: byte {error.start} is wrong") from error


def _media_type(request: Request) -> tuple[str, str]:
    """The media type of a body, and its charset, in small letters."""
    media, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    given = dict(part.partition("=")[::2] for part in parameters)
    return media, given.get("charset", "utf-8").strip('"')
