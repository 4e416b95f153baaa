"""The queries of `kg/lookups/`, by which the program itself asks a graph, and what they are read by.

A name goes in, the text of a query comes out. Nothing here runs one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["own_base", "read_lookup"]

_FOLDER = Path(__file__).resolve().parent.parent / "lookups"


@cache
def read_lookup(name: str) -> str:
    """The SPARQL of `kg/lookups/NAME.rq`."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def own_base(ontologies: Iterable[str]) -> str | None:
    """The base of a graph's own IRIs by those of the ontologies that it holds; None where it is not there."""
    return next((iri.removesuffix("ontology") for iri in sorted(ontologies) if iri.endswith("/ontology")), None)
