"""A built graph as questions see it: SPARQL in, rows of terms out.

Whatever asks the graph asks it here, by the text of a query or by the name of one of `kg/lookups/`.
Nothing here writes to a store.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from pyoxigraph import NamedNode, Store

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.query.binding import Block, Row, bind, rebase
from kg.query.lookups import own_base, read_lookup
from kg.query.results import Rows
from kg.query.source import Source, StoreSource

__all__ = ["Graph"]

T = TypeVar("T")


class Graph:
    """A graph open for reading.

    Invariant: its source is only read while this object lives, so that what was read once still holds.
    """

    def __init__(self, source: Store | Source) -> None:
        """Take a store that `kg.store` has opened, or another source of rows."""
        self._source = StoreSource(source) if isinstance(source, Store) else source
        self._known: dict[Hashable, Any] = {}

    @cached_property
    def base(self) -> str:
        """The base of the graph's own IRIs, which its ontology's header tells."""
        found = self._source.select(read_lookup("ontology"), base=DEFAULT_BASE).rows
        return own_base(term.value for (term,) in found if term is not None) or DEFAULT_BASE

    def select(self, text: str, values: Mapping[Block, Sequence[Row]] | None = None) -> Rows:
        """The rows of a SELECT written for the default base, with terms bound in its places.

        Raises QueryError where the text is not a SELECT that can be run.
        """
        return self._source.select(self.bound(text, values or {}), base=self.base)

    def bound(self, text: str, values: Mapping[Block, Sequence[Row]]) -> str:
        """The query as it is run on this graph: under its base, with terms bound in its places."""
        return bind(rebase(text, DEFAULT_BASE, self.base), values)

    def look_up(self, name: str, values: Mapping[Block, Sequence[Row]] | None = None, **iris: str) -> Rows:
        """The rows of the SELECT in `kg/lookups/NAME.rq`, with terms, or IRIs by their variables, in its places."""
        bound: dict[Block, Sequence[Row]] = dict(values or {})
        bound.update({(variable,): [(NamedNode(iri),)] for variable, iri in iris.items()})
        return self.select(read_lookup(name), bound)

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What `work_out` returned when it was first called with this key."""
        if key not in self._known:
            self._known[key] = work_out()
        known: T = self._known[key]
        return known

    def term(self, name: str) -> str:
        """The IRI of a term of the graph's ontology: `term("Person")`."""
        return Identifiers(self.base).kg(name)
