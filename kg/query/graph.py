"""A built graph as questions see it: SPARQL in, rows of terms out.

Whatever asks the graph asks it here, by the text of a query or by the name of one of `kg/lookups/`.
Nothing here writes to a store.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import QueryError
from kg.query.binding import Block, Row, bind, rebase
from kg.query.engine import run
from kg.query.results import Rows, rows_of

__all__ = ["Graph"]

T = TypeVar("T")

_LOOKUPS = Path(__file__).resolve().parent.parent / "lookups"


class Graph:
    """A graph open for reading.

    Invariant: its store is only read while this object lives, so that what was read once still holds.
    """

    def __init__(self, store: Store) -> None:
        """Take a store that `kg.store` has opened."""
        self._store = store
        self._known: dict[Hashable, Any] = {}

    @cached_property
    def base(self) -> str:
        """The base of the graph's own IRIs, which its ontology's header tells."""
        found = rows_of_select(self._store, _lookup("ontology")).rows
        headers = sorted(term.value for (term,) in found if term is not None)
        own = (iri.removesuffix("ontology") for iri in headers if iri.endswith("/ontology"))
        return next(own, DEFAULT_BASE)

    def select(self, text: str, values: Mapping[Block, Sequence[Row]] | None = None) -> Rows:
        """The rows of a SELECT written for the default base, with terms bound in its places.

        Raises QueryError where the text is not a SELECT that can be run.
        """
        return rows_of_select(self._store, self.bound(text, values or {}), base=self.base)

    def bound(self, text: str, values: Mapping[Block, Sequence[Row]]) -> str:
        """The query as it is run on this graph: under its base, with terms bound in its places."""
        return bind(rebase(text, DEFAULT_BASE, self.base), values)

    def look_up(self, name: str, values: Mapping[Block, Sequence[Row]] | None = None, **iris: str) -> Rows:
        """The rows of the SELECT in `kg/lookups/NAME.rq`, with terms, or IRIs by their variables, in its places."""
        bound: dict[Block, Sequence[Row]] = dict(values or {})
        bound.update({(variable,): [(NamedNode(iri),)] for variable, iri in iris.items()})
        return self.select(_lookup(name), bound)

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What `work_out` returned when it was first called with this key."""
        if key not in self._known:
            self._known[key] = work_out()
        known: T = self._known[key]
        return known

    def term(self, name: str) -> str:
        """The IRI of a term of the graph's ontology: `term("Person")`."""
        return Identifiers(self.base).kg(name)


def rows_of_select(store: Store, text: str, *, base: str = DEFAULT_BASE) -> Rows:
    """The rows of a SELECT as it stands, over all graphs."""
    answer = run(store, text, base=base, union=True)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("only a SELECT has rows")
    return rows_of(answer)


@cache
def _lookup(name: str) -> str:
    return (_LOOKUPS / f"{name}.rq").read_text(encoding="utf-8")
