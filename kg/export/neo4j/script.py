"""A property graph in, a Cypher script out that writes it without a driver: for cypher-shell or Neo4j Browser.

A script is data too: every value is a literal here, written so that no text can end it. To run it twice is to run it
once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.exported import Exported
from kg.export.neo4j.batching import RELATIONSHIP_BLANK, batches, node_blank
from kg.export.neo4j.statements import CREATE_SCHEMA, read_statement
from kg.property_graph import PropertyGraph

__all__ = ["literal", "write_cypher"]

ROWS = 200
"""How many rows a statement has: the server reads all of it before it runs any."""

_PARAMETER = re.compile(r"\$(?P<name>[a-z]+)\b")
_SPECIAL = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def write_cypher(exported: Exported, file: Path) -> None:
    """Write the script."""
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        opened.writelines(f"{statement};\n" for statement in _statements(PropertyGraph(exported.dataset)))


def literal(value: object) -> str:
    """A value as Cypher writes it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, datetime.date):
        return f"date({_quoted(value.isoformat())})"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {literal(told)}" for key, told in value.items()) + "}"
    return f"[{', '.join(map(literal, value))}]" if isinstance(value, Iterable) else repr(value)


def _statements(graph: PropertyGraph) -> Iterator[str]:
    for name in CREATE_SCHEMA:
        yield read_statement(name)
    for batch in batches(graph.nodes(), ROWS):
        yield _filled(batch.statement, {"rows": batch.rows, **node_blank(graph.schema)})
    for batch in batches(graph.relationships(), ROWS):
        yield _filled(batch.statement, {"rows": batch.rows, **RELATIONSHIP_BLANK})


def _filled(statement: str, parameters: Mapping[str, Any]) -> str:
    """A statement of ours with literals for its parameters."""
    return _PARAMETER.sub(lambda match: literal(parameters[match["name"]]), statement)


def _quoted(text: str) -> str:
    """A string literal.

    Older parsers turn a backslash and "u" with four digits into a character wherever it stands, even after another
    backslash; so a text's own backslash ends its literal, and the rest is joined to it.
    """
    escaped = "".join(_SPECIAL.get(letter, letter) for letter in text)
    escaped = escaped.replace("\\\\u", '\\\\" + "u')
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04X}", escaped) + '"'
