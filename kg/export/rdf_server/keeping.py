"""Keeps a transaction on a server alive while one long request is under way: servers end those that are silent.

What says a sign of life goes in; it is called now and then until the block ends. RDF4J's own client does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from kg.export.rdf_server.connection import Answer
from kg.model import GraphError

__all__ = ["PAUSE", "kept_alive"]

PAUSE = 15.0
"""Seconds between two signs of life: RDF4J ends a transaction after 60 without any, and GraphDB after 600."""


@contextmanager
def kept_alive(sign: Callable[[], Answer], *, pause: float) -> Iterator[None]:
    """Call a function each so many seconds until the block ends; that it fails is no matter, for the request will."""
    ended = Event()

    def keep() -> None:
        while not ended.wait(pause):
            with suppress(GraphError):
                sign()

    thread = Thread(target=keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
