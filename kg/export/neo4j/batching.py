"""Nodes and relationships in, batches of rows for one statement each out: none is large in rows or in words.

A row tells by a digest whether what is stored is the same, so that a second load writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from kg.export.neo4j.statements import nodes_statement, relationships_statement
from kg.property_graph import Node, Relationship, Schema
from kg.property_graph.schema import RELATIONSHIP_KEYS

__all__ = ["RELATIONSHIP_BLANK", "ROWS", "Batch", "Row", "batches", "node_blank", "node_row", "relationship_row"]

ROWS = 1000
"""How many rows a batch has at most."""

WEIGHT = 2_000_000
"""How many characters the sentences of a batch have, but for the last row."""

WAITING = 4
"""How many batches' worth of rows wait at most until one of their kind is full."""

FEW = 200
"""Up to how many rows one statement for all kinds is the faster: a server plans each statement, for some 100 ms."""

_WRITER = json.JSONEncoder(default=str, ensure_ascii=False)

Row: TypeAlias = dict[str, Any]

RELATIONSHIP_BLANK: Row = {"blank": dict.fromkeys(RELATIONSHIP_KEYS)}
"""What the statement for relationships takes beside rows: all properties empty."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that one statement writes; `kind` is its label set or type, `keys` what identifies each row."""

    kind: str
    statement: str
    rows: list[Row]


def node_row(node: Node) -> Row:
    """A node as the statement takes it."""
    return {"iri": node.iri, "properties": dict(node.properties), "digest": _digest(node.labels, node.properties)}


def relationship_row(relationship: Relationship) -> Row:
    """A relationship as the statement takes it."""
    return {
        "id": relationship.id,
        "source": relationship.source,
        "target": relationship.target,
        "properties": relationship.properties,
        "digest": _digest(relationship.type, relationship.properties),
    }


def node_blank(schema: Schema) -> Row:
    """What the statement for nodes takes beside rows: all properties empty, and the labels that ours may have."""
    return {"blank": dict.fromkeys(schema.node_keys), "known": list(schema.labels)}


def batches(items: Iterable[Node | Relationship], size: int = ROWS) -> Iterator[Batch]:
    """The items in batches of one label set or type; each kind keeps its order."""
    waiting: dict[str, _Waiting] = {}
    rows = 0
    for item in items:
        if isinstance(item, Node):
            kind, row = ":".join(item.labels), node_row(item)
        else:
            kind, row = item.type, relationship_row(item)
        held = waiting.setdefault(kind, _Waiting(kind, isinstance(item, Node), []))
        held.add(row)
        rows += 1
        full = len(held.rows) >= size or held.weight >= WEIGHT
        if full or rows >= WAITING * size:
            batch = waiting.pop(kind if full else max(waiting, key=lambda name: len(waiting[name].rows))).batch()
            rows -= len(batch.rows)
            yield batch
    for kind in sorted(waiting):
        yield waiting[kind].batch()


@dataclass(slots=True)
class _Waiting:
    kind: str
    nodes: bool
    rows: list[Row]
    weight: int = 0

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.weight += sum(map(len, row["properties"].get("quotes", ())))

    def batch(self) -> Batch:
        beside: Row
        labels, few = self.kind.split(":"), len(self.rows) <= FEW
        if self.nodes:
            text, beside = nodes_statement(None if few else labels), {"labels": labels}
        else:
            text, beside = relationships_statement(None if few else self.kind), {"type": self.kind}
        return Batch(self.kind, text, [row | beside for row in self.rows] if few else self.rows)


def _digest(kind: object, properties: object) -> str:
    """A name of the content, the same in every build and on every machine."""
    return sha256(_WRITER.encode([kind, properties]).encode("utf-8")).hexdigest()[:16]
