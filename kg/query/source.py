"""Where the rows of a SELECT come from: a store that is open here, or whatever else answers like one.

The text of a SELECT goes in, Rows come out. Nothing here writes.
"""

from __future__ import annotations

from typing import Protocol

from pyoxigraph import QuerySolutions, Store

from kg.model import QueryError
from kg.query.engine import run
from kg.query.results import Rows, rows_of

__all__ = ["Source", "StoreSource"]


class Source(Protocol):
    """What answers a SELECT over the union of a graph's named graphs, or over those that it names by FROM."""

    def select(self, text: str, *, base: str) -> Rows:
        """The rows of a SELECT, in its order, on a graph under a base; QueryError where it is none."""


class StoreSource:
    """A store that `kg.store` has opened, asked in this process."""

    def __init__(self, store: Store) -> None:
        """Take the store, which is only read."""
        self._store = store

    def select(self, text: str, *, base: str) -> Rows:
        """The rows of a SELECT as it stands."""
        answer = run(self._store, text, base=base)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("only a SELECT has rows")
        return rows_of(answer)
