"""Puts the questions of `kg/projections/` to a dataset; what network and evidence know of it, they know from here.

A dataset and the name of a projection go in, rows of plain strings come out. Never writes to the dataset.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, Store

from kg.query import Graph
from kg.query.binding import Block, Term

__all__ = ["Dataset", "Row", "local_name", "project"]

Dataset = Store
"""A built graph, open for reading."""

Row = Mapping[str, str]
"""A solution: IRIs and lexical forms by the name of the variable; what is unbound is absent."""


def project(
    dataset: Dataset, name: str, values: Mapping[Block, Sequence[Sequence[Term]]] | None = None
) -> tuple[Row, ...]:
    """The rows of the projection `name`, in its order, over the union of all graphs; terms go in its places."""
    return _rows(dataset, _projection(name), values)


def local_name(iri: str) -> str:
    """The last step of an IRI: "Person" of ".../ontology#Person"."""
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _rows(dataset: Dataset, text: str, values: Mapping[Block, Sequence[Sequence[Term]]] | None) -> tuple[Row, ...]:
    found = Graph(dataset).select(text, values)
    return tuple(
        {
            name: term.value
            for name, term in zip(found.columns, row, strict=True)
            if isinstance(term, NamedNode | Literal)
        }
        for row in found.rows
    )


@cache
def _projection(name: str) -> str:
    return resources.files("kg").joinpath("projections", f"{name}.rq").read_text(encoding="utf-8")
