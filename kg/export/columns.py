"""The columns of the tables of an export, each with its type, its meaning and the table that it refers to.

Formats that can say so write it beside the rows: CSVW, Parquet, SQLite.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ATTRIBUTES", "DOCUMENTS", "EDGES", "EVIDENCE", "NAMES", "NODES", "Cell", "Column", "Kind", "Shape", "Table"]

Cell = str | int | float | bool | None
"""What stands in a cell; what is not known is None."""

Kind = type[str] | type[int] | type[float] | type[bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its values are of one kind or None; `of` is the table whose keys they are.

    `several` says that a cell holds IRIs or names separated by spaces.
    """

    name: str
    meaning: str
    kind: Kind = str
    of: str | None = None
    required: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The name, the meaning and the columns of a table, the first of which is its key."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A shape and its rows, whose cells stand in the order of the columns."""

    shape: Shape
    rows: tuple[tuple[Cell, ...], ...]


_PROVEN_BY = (
    Column("documents", "the IRIs of the documents in which it is proven", several=True),
    Column("confidence", "how sure the surest of its assertions is, from 0 to 1", float),
)

NODES = Shape(
    "nodes",
    "The things that documents speak of",
    (
        Column("id", "the IRI of the thing", required=True),
        Column("name", "its name", required=True),
        Column("type", "its class in the ontology", required=True),
        Column("kinds", "its narrower classes", several=True),
        Column("documents", "the IRIs of the documents that speak of it", several=True),
        Column("importance", "the share of all other things that a document links it to", float),
    ),
)
NAMES = Shape(
    "names",
    "The names of things",
    (
        Column("id", "a hash of the row", required=True),
        Column("node", "the IRI of the thing", of="nodes", required=True),
        Column("name", "a name of it", required=True),
        Column("kind", "label, alias, misspelling or registered (known to the registry only)", required=True),
    ),
)
EDGES = Shape(
    "edges",
    "The links between things that documents state or that follow from them",
    (
        Column("id", "a hash of the two ends and the property or role", required=True),
        Column("source", "the IRI of the thing that it leads from", of="nodes", required=True),
        Column("target", "the IRI of the thing that it leads to", of="nodes", required=True),
        Column("property", "the IRI of its property in the ontology", required=True),
        Column("label", "its words", required=True),
        Column("role", "the role, where it tells of one"),
        Column("derived", "whether it follows by a rule and no document states it", bool, required=True),
        Column("symmetric", "whether it leads both ways", bool, required=True),
        *_PROVEN_BY,
    ),
)
ATTRIBUTES = Shape(
    "attributes",
    "The values that things have by documents, such as dates",
    (
        Column("id", "a hash of the row", required=True),
        Column("node", "the IRI of the thing", of="nodes", required=True),
        Column("property", "the IRI of the property in the ontology", required=True),
        Column("label", "its words", required=True),
        Column("value", "the value; a date has the precision that is known", required=True),
        *_PROVEN_BY,
    ),
)
EVIDENCE = Shape(
    "evidence",
    "The sentences that prove links and attributes",
    (
        Column("id", "a hash of the row", required=True),
        Column("edge", "the link that it proves", of="edges"),
        Column("attribute", "or the attribute", of="attributes"),
        Column("assertion", "the IRI of the assertion", required=True),
        Column("document", "the IRI of the document", of="documents", required=True),
        Column("quote", "the sentence", required=True),
        Column("start", "where it begins in the document's text, in code points", int, required=True),
        Column("end", "where it ends", int, required=True),
        Column("confidence", "how sure the assertion is, from 0 to 1", float),
        Column("rule", "the rule that made the assertion"),
        Column("qualifier", "acting, former or designate, of a holding"),
        Column("status", "held, planned or cancelled, as of the document"),
        Column("inferred", "whether the sentence is that of a premise", bool, required=True),
    ),
)
DOCUMENTS = Shape(
    "documents",
    "The documents that were read",
    (
        Column("id", "the IRI of the document", required=True),
        Column("name", "its name", required=True),
        Column("title", "its title"),
        Column("publisher", "who published it"),
        Column("issued", "when it was published, of the precision that is known"),
        Column("url", "where it was found"),
        Column("language", "its language"),
        Column("text", "its text as it was kept; offsets count in it"),
    ),
)
