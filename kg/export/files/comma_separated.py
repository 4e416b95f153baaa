"""The tables of an export in, a folder of CSV files out, for people (`csv`) or for programs (`csvw`).

Both are RFC 4180 in UTF-8, a file for each table. A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for
a formula, so `csv` puts an apostrophe before such a cell, as before one that begins with an apostrophe, a tab or
a carriage return: who reads it by a program drops one apostrophe. `csvw` holds every value as it is and describes the
files as CSV on the Web, https://www.w3.org/TR/tabular-metadata/.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.export.columns import Cell, Column, Shape, Table
from kg.export.exported import Exported

__all__ = ["METADATA", "write_csv", "write_csvw"]

METADATA = "csv-metadata.json"
"""Where a reader of CSV on the Web looks for the description of a folder."""

FORMULA = ("=", "+", "-", "@", "'", "\t", "\r")
"""What a cell begins with that is not to be taken for a formula: https://owasp.org/www-community/attacks/CSV_Injection."""

TYPES = {str: "string", int: "integer", float: "decimal", bool: "boolean"}


def write_csv(exported: Exported, folder: Path) -> None:
    """Write the tables so that a spreadsheet takes no cell for a formula."""
    for table in exported.tables.all():
        _write_table(table, folder, safe_text)


def write_csvw(exported: Exported, folder: Path) -> None:
    """Write the tables as they are, and their description."""
    tables = exported.tables.all()
    for table in tables:
        _write_table(table, folder, lambda text: text)
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True, "doubleQuote": True},
        "tables": [_describe(table.shape) for table in tables],
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / METADATA).write_text(text, encoding="utf-8", newline="\n")


def safe_text(text: str) -> str:
    """A text that a spreadsheet takes for text; one apostrophe is put before it where it needs that."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _write_table(table: Table, folder: Path, spell: Callable[[str], str]) -> None:
    with (folder / _file(table.shape)).open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\r\n")
        writer.writerow([column.name for column in table.shape.columns])
        writer.writerows([_cell(cell, spell) for cell in row] for row in table.rows)


def _cell(cell: Cell, spell: Callable[[str], str]) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return spell(cell)
    return "" if cell is None else repr(cell)


def _file(shape: Shape) -> str:
    return f"{shape.name}.csv"


def _describe(shape: Shape) -> dict[str, Any]:
    keys = [
        {"columnReference": column.name, "reference": {"resource": f"{column.of}.csv", "columnReference": "id"}}
        for column in shape.columns
        if column.of
    ]
    schema: dict[str, Any] = {
        "columns": [_describe_column(column) for column in shape.columns],
        "primaryKey": shape.columns[0].name,
    }
    schema |= {"foreignKeys": keys} if keys else {}
    return {"url": _file(shape), "dc:title": shape.meaning, "tableSchema": schema}


def _describe_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": TYPES[column.kind],
        "required": column.required,
    }
    return described | ({"separator": " "} if column.several else {})
