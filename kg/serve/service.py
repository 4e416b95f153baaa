"""Runs the service: opens the graph, listens, follows new builds, and ends cleanly.

A folder and settings go in; `serve` returns when the service was told to stop.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from kg.model import InputError, KgError
from kg.serve.answers import Respondent, failed
from kg.serve.builds import Builds
from kg.serve.guard import Guard
from kg.serve.protocol import RequestError
from kg.serve.routes import routes
from kg.serve.settings import Settings

__all__ = ["make_app", "serve"]

LONGEST_LINE = 1 << 17
"""The bytes of a request's line and headers: a query by GET may be long."""


def serve(folder: Path, settings: Settings, *, told: Callable[[str], None], notice: Callable[[str], None]) -> None:
    """Answer requests on a graph until interrupted.

    `told` gets the URL once the service can be called, `notice` lines about what went wrong. Raises GraphError
    where there is no graph, and InputError where the address cannot be listened on.
    """
    listening = _listen(settings)
    try:
        app = make_app(folder, settings, notice=notice)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=True,
            proxy_headers=False,
            lifespan="off",
            http="h11",
            ws="none",
            h11_max_incomplete_event_size=LONGEST_LINE,
            timeout_graceful_shutdown=5,
        )
        asyncio.run(_run(app, _Server(config), listening, lambda: told(_address(settings, listening))))
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """A server that ends when it is told to, and leaves it to the caller to clean up: no signal is raised again."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals that end the server, while it runs."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


async def _run(app: Starlette, server: uvicorn.Server, listening: socket.socket, ready: Callable[[], None]) -> None:
    builds: Builds = app.state.builds
    try:
        await builds.open()
        following = asyncio.create_task(builds.follow())
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        if server.started:
            ready()
        await serving
        following.cancel()
    finally:
        builds.close()


def make_app(folder: Path, settings: Settings, *, notice: Callable[[str], None]) -> Starlette:
    """The service as an application; `app.state.builds` is to be opened before it is called."""
    builds = Builds(folder, settings, notice)
    middleware = [Middleware(Guard, settings=settings)]
    if settings.origins:
        allowed = Middleware(
            CORSMiddleware, allow_origins=[*settings.origins], allow_methods=["GET", "POST"], allow_headers=["*"]
        )
        middleware.append(allowed)
    app = Starlette(
        routes=routes(Respondent(builds, settings)),
        middleware=middleware,
        exception_handlers={HTTPException: _failed, RequestError: _failed, KgError: _failed},
    )
    app.state.builds = builds
    return app


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return failed(request, _as_request_error(request, error))
    return failed(request, error)


def _as_request_error(request: Request, error: HTTPException) -> RequestError:
    if error.status_code == 404:
        return RequestError(404, f"there is nothing at {request.url.path[:200]}")
    allow = (error.headers or {}).get("Allow")
    if error.status_code == 405:
        return RequestError(405, f"{request.method} is not answered here; send {allow}", allow=allow)
    return RequestError(error.status_code, error.detail)


def _listen(settings: Settings) -> socket.socket:
    """A socket at the address of the settings."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise InputError(
            f"--host {settings.host}: {error.strerror or error}; give an address of this machine"
        ) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
        listening.set_inheritable(False)
    except OSError as error:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise InputError(
            f"{where}: {error.strerror or error}; give another --port, or 0 for any that is free"
        ) from error
    return listening


def _address(settings: Settings, listening: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listening.getsockname()[1]}/"
