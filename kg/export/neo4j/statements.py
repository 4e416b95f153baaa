"""The Cypher of this folder, for the labels and types of a schema. No value of a graph ever comes into it.

A label or type is a name of the ontology's closed lists, which `kg.property_graph.Schema` keeps to letters, digits and
underscores; everything else is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

__all__ = ["CREATE_SCHEMA", "ENTITY", "nodes_statement", "read_statement", "relationships_statement"]

ENTITY = "KgEntity"
"""The label of every node of ours; `iri` is its key."""

CREATE_SCHEMA = ("constraint", "date-index", "full-text-index")
"""The statements by which constraint and indexes are made, where they are not there, before anything is written."""


@cache
def read_statement(name: str) -> str:
    """The Cypher of `NAME.cypher` in this folder, without its comments."""
    text = resources.files("kg.export.neo4j").joinpath(f"{name}.cypher").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def nodes_statement(labels: Iterable[str] | None = None) -> str:
    """The statement that writes nodes with these labels of the schema, or with the `labels` of each row."""
    told = "$(row.labels)" if labels is None else ":".join(f"`{label}`" for label in labels)
    return read_statement("nodes").replace("LABELS", told)


def relationships_statement(kind: str | None = None) -> str:
    """The statement that writes relationships of this type of the schema, or of the `type` of each row."""
    return read_statement("relationships").replace("TYPE", "$(row.type)" if kind is None else f"`{kind}`")
