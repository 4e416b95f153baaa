"""The tables of an export in, a folder of Parquet files out, one for each table, by pyarrow.

What a table and its columns mean, and which table a column refers to, stands in the metadata of the schema.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.export.columns import Cell, Column, Table
from kg.export.exported import Exported, load_library

__all__ = ["write_parquet"]


def write_parquet(exported: Exported, folder: Path) -> None:
    """Write the tables; the extra [parquet] is needed."""
    arrow = load_library("pyarrow", "parquet", "parquet")
    parquet = load_library("pyarrow.parquet", "parquet", "parquet")
    for table in exported.tables.all():
        parquet.write_table(_arrow_table(arrow, table), folder / f"{table.shape.name}.parquet", compression="zstd")


def _arrow_table(arrow: Any, table: Table) -> Any:
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    fields = []
    arrays = []
    for place, column in enumerate(table.shape.columns):
        kind = arrow.list_(arrow.string()) if column.several else kinds[column.kind]
        fields.append(arrow.field(column.name, kind, nullable=not column.required, metadata=_meaning(column)))
        arrays.append(arrow.array([_value(row[place], column) for row in table.rows], kind))
    schema = arrow.schema(fields, metadata={"description": table.shape.meaning})
    return arrow.Table.from_arrays(arrays, schema=schema)


def _value(cell: Cell, column: Column) -> Cell | list[str]:
    return (str(cell).split(" ") if cell else []) if column.several else cell


def _meaning(column: Column) -> dict[str, str]:
    return {"description": column.meaning} | ({"references": column.of} if column.of else {})
