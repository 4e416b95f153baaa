"""Puts the questions of `kg/projections/` to a dataset; what network and evidence know of it, they know from here.

A dataset and the name of a projection go in, rows of plain strings come out. Never writes to the dataset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, Store

from kg.query import Graph
from kg.query.binding import Block, Term

__all__ = ["Dataset", "Projections", "Row", "in_order", "local_name", "project"]

Dataset = Store
"""A built graph, open for reading."""

Row = Mapping[str, str]
"""A solution: IRIs and lexical forms by the name of the variable; what is unbound is absent."""


class Projections:
    """A dataset by its projections, each of which is asked for once.

    Invariant: the dataset is only read while this object lives, so that what was asked once still holds.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Take a dataset that is open for reading."""
        self.graph = Graph(dataset)

    def rows(self, name: str, **terms: Iterable[str]) -> tuple[Row, ...]:
        """The rows of a projection over the union of all graphs, with IRIs in its places by their variables."""
        places = {variable: tuple(sorted(set(iris))) for variable, iris in terms.items()}
        return self.graph.once((name, *places.items()), lambda: self._rows(name, places))

    def _rows(self, name: str, places: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
        if not all(places.values()):
            return ()
        values: dict[Block, Sequence[Sequence[Term]]] = {
            (variable,): [(NamedNode(iri),) for iri in iris] for variable, iris in places.items()
        }
        return _select(self.graph, name, values)


def project(
    dataset: Dataset, name: str, values: Mapping[Block, Sequence[Sequence[Term]]] | None = None
) -> tuple[Row, ...]:
    """The rows of the projection `name`, in its order, over the union of all graphs; terms go in its places."""
    return _select(Graph(dataset), name, values)


def in_order(rows: Iterable[Row], *columns: str) -> list[Row]:
    """Rows by some of their columns; what is unbound comes first. Of many rows this is quicker than ORDER BY."""
    return sorted(rows, key=lambda row: [row.get(column, "") for column in columns])


def local_name(iri: str) -> str:
    """The last step of an IRI: "Person" of ".../ontology#Person"."""
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _select(graph: Graph, name: str, values: Mapping[Block, Sequence[Sequence[Term]]] | None) -> tuple[Row, ...]:
    found = graph.select(_projection(name), values)
    return tuple(
        {
            column: term.value
            for column, term in zip(found.columns, row, strict=True)
            if isinstance(term, NamedNode | Literal)
        }
        for row in found.rows
    )


@cache
def _projection(name: str) -> str:
    return resources.files("kg").joinpath("projections", f"{name}.rq").read_text(encoding="utf-8")
