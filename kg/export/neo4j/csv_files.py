"""A property graph in, a folder of CSV files for `neo4j-admin database import full` out.

https://neo4j.com/docs/operations-manual/5/import/: headers stand in files of their own, `import.args` names all files
and options, `schema.cypher` makes constraint and indexes afterwards. A later `kg load neo4j` finds nothing to change.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.exported import Exported
from kg.export.neo4j.batching import node_row, relationship_row
from kg.export.neo4j.statements import CREATE_SCHEMA, ENTITY, read_statement
from kg.model import DataError
from kg.property_graph import PropertyGraph
from kg.property_graph.schema import RELATIONSHIP_KEYS

__all__ = ["write_neo4j_csv"]

BETWEEN_VALUES = "\x1f"
"""What stands between the values of a list: the unit separator, which no text has that people wrote."""

ARGUMENTS = """\
--nodes=nodes-header.csv,nodes.csv
--relationships=relationships-header.csv,relationships.csv
--array-delimiter=U+001F
--multiline-fields=true
"""


def write_neo4j_csv(exported: Exported, folder: Path) -> None:
    """Write the files into an empty folder; DataError for a text with a unit separator."""
    graph = PropertyGraph(exported.dataset)
    keys = graph.schema.node_keys
    head = ["iri:ID", *(f"{key}:{kind}" for key, kind in keys.items()), "kgDigest:string", ":LABEL"]
    nodes = (
        [row["iri"], *_cells(keys, row["properties"]), row["digest"], _joined((ENTITY, *node.labels))]
        for node in graph.nodes()
        for row in [node_row(node)]
    )
    _write_table(folder, "nodes", head, nodes)
    head = [":START_ID", "id:string", *(f"{key}:{kind}" for key, kind in RELATIONSHIP_KEYS.items())]
    relationships = (
        [
            row["source"],
            row["id"],
            *_cells(RELATIONSHIP_KEYS, row["properties"]),
            row["digest"],
            row["target"],
            item.type,
        ]
        for item in graph.relationships()
        for row in [relationship_row(item)]
    )
    _write_table(folder, "relationships", [*head, "kgDigest:string", ":END_ID", ":TYPE"], relationships)
    (folder / "import.args").write_text(ARGUMENTS, encoding="utf-8")
    schema = "".join(f"{read_statement(name)};\n" for name in CREATE_SCHEMA)
    (folder / "schema.cypher").write_text(schema, encoding="utf-8")


def _write_table(folder: Path, name: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a header and its rows."""
    with (folder / f"{name}-header.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(head)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _cells(keys: Iterable[str], properties: Mapping[str, Any]) -> Iterator[str]:
    """A cell a key; one without a value is empty, which the tool takes for no property."""
    for key in keys:
        value = properties.get(key)
        if isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield _joined(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _joined(values: Iterable[object]) -> str:
    words = [str(value) for value in values]
    for word in words:
        if BETWEEN_VALUES in word:
            raise DataError(f"{word!a}: holds a unit separator, which parts values in CSV; load it with kg load neo4j")
    return BETWEEN_VALUES.join(words)
