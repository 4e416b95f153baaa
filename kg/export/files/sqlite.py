"""The tables of an export in, one SQLite database out, which Datasette opens.

Keys refer to each other as foreign keys, names, sentences and texts are indexed for full-text search (FTS5), a view
tells facts in words, and the table `columns` says what every column means. The same graph and the same version of
SQLite give the same bytes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kg.export.columns import Column, Shape, Table
from kg.export.exported import Exported
from kg.model import GraphError

__all__ = ["write_sqlite"]

TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}

SEARCHED = {"names": ("name",), "evidence": ("quote",), "documents": ("title", "text")}
"""The columns of each table that are found by the words in them."""

COLUMNS = """
CREATE TABLE "columns" (
    "table" TEXT NOT NULL, "column" TEXT NOT NULL, "meaning" TEXT NOT NULL, PRIMARY KEY ("table", "column")
)"""

FACTS = """
CREATE VIEW "facts" AS
    SELECT source.name AS subject, edges.label AS relation, target.name AS object,
        evidence.quote, documents.name AS document, evidence.start, evidence."end", evidence.confidence,
        evidence.qualifier, evidence.status, edges.derived
    FROM edges
        JOIN nodes AS source ON source.id = edges.source
        JOIN nodes AS target ON target.id = edges.target
        LEFT JOIN evidence ON evidence.edge = edges.id
        LEFT JOIN documents ON documents.id = evidence.document
    UNION ALL
    SELECT nodes.name, attributes.label, attributes.value,
        evidence.quote, documents.name, evidence.start, evidence."end", evidence.confidence,
        evidence.qualifier, evidence.status, 0
    FROM attributes
        JOIN nodes ON nodes.id = attributes.node
        LEFT JOIN evidence ON evidence.attribute = attributes.id
        LEFT JOIN documents ON documents.id = evidence.document"""


def write_sqlite(exported: Exported, path: Path) -> None:
    """Write the database; GraphError where Python's SQLite cannot do it."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA encoding = 'UTF-8'")
            database.execute("BEGIN")
            _fill(database, exported.tables.all())
            database.execute("COMMIT")
            database.execute("PRAGMA user_version = 1")
    except sqlite3.Error as error:
        raise GraphError(f"{path.name}: SQLite {sqlite3.sqlite_version} says: {error}; nothing was written") from error


def _fill(database: sqlite3.Connection, tables: tuple[Table, ...]) -> None:
    database.execute(COLUMNS)
    for table in tables:
        name, columns = table.shape.name, table.shape.columns
        database.execute(_declaration(table.shape))
        places = ", ".join("?" for _ in columns)
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', table.rows)
        meanings = [(name, column.name, column.meaning) for column in columns]
        database.executemany('INSERT INTO "columns" VALUES (?, ?, ?)', meanings)
        for column in columns:
            if column.of:
                database.execute(f'CREATE INDEX "{name}_{column.name}" ON "{name}" ("{column.name}")')
        if name in SEARCHED:
            _index_words(database, name, SEARCHED[name])
    database.execute(FACTS)


def _declaration(shape: Shape) -> str:
    lines = ",\n    ".join(_column(column, key=column is shape.columns[0]) for column in shape.columns)
    return f'CREATE TABLE "{shape.name}" (\n    {lines}\n)'


def _column(column: Column, *, key: bool) -> str:
    words = [f'"{column.name}"', TYPES[column.kind]]
    words += ["PRIMARY KEY"] if key else []
    words += ["NOT NULL"] if column.required else []
    words += [f'REFERENCES "{column.of}" ("id")'] if column.of else []
    return " ".join(words)


def _index_words(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    # Written as Datasette looks for it: https://docs.datasette.io/en/stable/full_text_search.html
    database.execute(f"""CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({names}, content="{table}")""")
    database.execute(f"""INSERT INTO "{table}_fts" ("{table}_fts") VALUES ('rebuild')""")
