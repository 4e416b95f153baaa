"""Puts the questions of `kg/projections/` to a dataset; what network and evidence know of it, they know from here.

A dataset and the name of a projection go in, rows of plain strings come out. Never writes to the dataset.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, Store

from kg.query import Graph

__all__ = ["Dataset", "Row", "local_name", "project"]

Dataset = Store
"""A built graph, open for reading."""

Row = Mapping[str, str]
"""A solution: IRIs and lexical forms by the name of the variable; what is unbound is absent."""


def project(dataset: Dataset, name: str) -> tuple[Row, ...]:
    """The rows of the projection `name`, in its order, over the union of the dataset's graphs."""
    return _rows(dataset, _projection(name))


def local_name(iri: str) -> str:
    """The last step of an IRI: "Person" of ".../ontology#Person"."""
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _rows(dataset: Dataset, text: str) -> tuple[Row, ...]:
    found = Graph(dataset).select(text)
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
