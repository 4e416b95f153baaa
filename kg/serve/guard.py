"""Lets in only requests that may come in, and says in each answer what a browser may do with it.

A web page elsewhere can make a browser send requests to a service on the same machine. So one that comes from
another site is refused unless that site is allowed, and so is one that calls the service by a name that is not its
own (the name of a hostile site that resolves to this machine).
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.settings import Settings

__all__ = ["POLICY", "Guard"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of the service may do: fetch and run its own files alone, in no frame of another site."""

SECURITY = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class Guard:
    """Middleware that refuses requests of other sites, and adds the headers that protect the reader."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Wrap an application."""
        self._app, self._origins = app, frozenset(settings.origins)
        names = {*LOCAL_NAMES, settings.host, *settings.hosts} if settings.is_local or settings.hosts else None
        self._names = None if names is None else frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fault = self._fault(Headers(scope=scope))
        if fault:
            status, line = fault
            await PlainTextResponse(f"{line}\n", status)(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["path"].startswith("//"):  # the address with its slash, and a path with another behind it
            scope = {**scope, "path": "/" + scope["path"].lstrip("/")}
        await self._app(scope, receive, protected)

    def _fault(self, headers: Headers) -> tuple[int, str] | None:
        """Why a request is refused, with the status."""
        host = headers.get("host", "")
        name = _name_of(host)
        if self._names is not None and name not in self._names:
            return 421, f"this service is not called {name[:80]!r}; start it with --allow-host {name[:80]}"
        origin = headers.get("origin")
        if origin is None:
            foreign = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
            return (403, "a request from another web site is refused") if foreign else None
        own = origin.partition("://")[2].lower() == host.lower()
        if own or origin in self._origins:
            return None
        return 403, f"a request from {origin[:80]} is refused; start the service with --allow-origin {origin[:80]}"


def _name_of(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.rpartition(":")[2].isdigit() and ":" in host else host.lower()
