"""Asks the processes of the build that is served, and turns what they say into HTTP responses.

Requests and jobs go in, responses come out; an error becomes its status and one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.model import FormatError, GraphError, KgError, LimitError, QueryError, RefusedError
from kg.serve.builds import PAGE, Builds
from kg.serve.protocol import RequestError
from kg.serve.settings import Settings

__all__ = ["Respondent", "failed", "root_of"]

STATUSES: tuple[tuple[type[KgError], int], ...] = (
    (FormatError, 406),
    (RefusedError, 403),
    (LimitError, 503),
    (QueryError, 400),
    (GraphError, 500),
)
"""The HTTP status of each kind of error; of several that fit the first."""


class Respondent:
    """Who answers requests, from the build that is served and by the settings of the service."""

    def __init__(self, builds: Builds, settings: Settings) -> None:
        """Take the builds that are followed, and the settings."""
        self.builds, self.settings = builds, settings

    async def ask(self, job: str, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes, str]:
        """The head and the body of the answer to a job, and the mark of the build that gave it."""
        build = self.builds.current
        head, body = await build.pool.ask({"job": job, **asked}, timeout=self.settings.timeout)
        return head, body, build.mark

    async def respond(self, request: Request, job: str, asked: Mapping[str, Any], media: str) -> Response:
        """The response to a job whose answer is of a media type."""
        root = root_of(request)
        has_network = (self.builds.current.folder / PAGE).is_file()
        head, body, mark = await self.ask(job, {"root": root, "has_network": has_network, **asked})
        status = head.get("status", 200)
        if status == 404 and "iri" in asked:
            head, _, _ = await self.ask("gone", {"iri": asked["iri"], "previous": str(self.builds.previous)})
            status = head["status"]
        if status == 410:
            raise RequestError(410, str(head["told"]))
        if status == 404:
            raise RequestError(404, f"there is nothing at {request.url.path}")
        if status == 303:
            place = str(head["location"]).removeprefix(self.builds.current.base)
            return RedirectResponse(root + place, 303, headers={"vary": "accept"})
        headers = {"vary": "accept", "cache-control": "no-cache", "etag": f'W/"{mark[:16]}"'}
        return Response(body, status, headers, with_charset(media))


def with_charset(media: str) -> str:
    """A media type with the charset that its text is in."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def root_of(request: Request) -> str:
    """The path under which the service stands, with a slash at its end."""
    return str(request.scope.get("root_path", "")).rstrip("/") + "/"


def failed(request: Request, error: Exception) -> Response:
    """The response that tells of an error in one line, as JSON to a client of JSON."""
    if isinstance(error, RequestError):
        status, line = error.status, error.message
    else:
        status = next((number for kind, number in STATUSES if isinstance(error, kind)), 500)
        line = " ".join(str(error).split())
    headers = {"allow": error.allow} if isinstance(error, RequestError) and error.allow else {}
    if status == 503:
        headers["retry-after"] = "5"
    if "json" in request.headers.get("accept", "") and not request.url.path.endswith("/sparql"):
        return JSONResponse({"error": line}, status, headers)
    return PlainTextResponse(f"{line}\n", status, headers)
