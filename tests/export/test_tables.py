"""Tables are read back by csv, csvw, openpyxl, pyarrow and sqlite3: every thing, link and sentence with its values."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from csvw import CSVW
from expected import HOSTILE, Expected
from openpyxl.utils.escape import unescape
from pyoxigraph import Store

from kg.export import FORMATS
from kg.export.columns import ATTRIBUTES, DOCUMENTS, EDGES, EVIDENCE, NAMES, NODES
from kg.export.files import workbook
from kg.export.writing import export_to

Write = Callable[..., Path]
Rows = dict[str, list[dict[str, Any]]]
SHAPES = (NODES, EDGES, EVIDENCE, ATTRIBUTES, NAMES, DOCUMENTS)
TABULAR = ("csv", "csvw", "xlsx", "parquet", "sqlite")


def read_csv(folder: Path) -> Rows:
    """Plain CSV; of each cell one apostrophe at its beginning is dropped, and numbers are made by column."""

    def cells(file: Path) -> Iterator[dict[str, Any]]:
        with file.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                yield {name: value.removeprefix("'") or None for name, value in row.items()}

    return typed({file.stem: list(cells(file)) for file in folder.glob("*.csv")})


def typed(tables: Rows) -> Rows:
    kinds = {(shape.name, column.name): column for shape in SHAPES for column in shape.columns}
    for name, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                kind = kinds[name, column].kind
                if value is not None and kind is not str:
                    row[column] = value == "true" if kind is bool else kind(value)
    return tables


def read_csvw(folder: Path) -> Rows:
    """A reader of CSV on the Web, which makes values of their types by the metadata and checks keys."""
    read = CSVW(str(folder / "csv-metadata.json"))
    read.tablegroup.check_referential_integrity()  # raises; a link's sentence has no attribute, so nulls are let be
    tables = {}
    for table in read.tablegroup.tables:
        rows = [dict(row) for row in table]
        for row in rows:
            row |= {name: " ".join(value) or None for name, value in row.items() if isinstance(value, list)}
        tables[str(table.url).removesuffix(".csv")] = rows
    return tables


def read_xlsx(path: Path) -> Rows:
    """Excel's cells; openpyxl leaves escapes as they are."""
    tables = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        header, *rows = sheet.iter_rows()
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "b", "inlineStr"}
        names = [cell.value for cell in header]
        values = [[unescape(cell.value) if isinstance(cell.value, str) else cell.value for cell in row] for row in rows]
        tables[sheet.title] = [dict(zip(names, row, strict=True)) for row in values]
    return tables


def read_parquet(folder: Path) -> Rows:
    """Arrow's tables."""
    tables = {}
    for file in folder.glob("*.parquet"):
        rows = pyarrow.parquet.read_table(file).to_pylist()
        for row in rows:
            row |= {name: " ".join(value) or None for name, value in row.items() if isinstance(value, list)}
        tables[file.stem] = rows
    return tables


def read_sqlite(path: Path) -> Rows:
    """Tables of a database whose checks pass."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
        assert list(database.execute("PRAGMA foreign_key_check")) == []
        return {
            shape.name: [dict(row) for row in database.execute(f'SELECT * FROM "{shape.name}"')] for shape in SHAPES
        }


READERS = dict(zip(TABULAR, (read_csv, read_csvw, read_xlsx, read_parquet, read_sqlite), strict=True))


@pytest.fixture(scope="module")
def tables(hostile: Store, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rows]:
    """The tables of a format as its reader has them; each is written and read once."""
    known: dict[str, Rows] = {}

    def read(name: str) -> Rows:
        if name not in known:
            path = tmp_path_factory.mktemp("tables") / f"graph{FORMATS[name].suffix}"
            export_to(FORMATS[name], hostile, path)
            known[name] = READERS[name](path)
        return known[name]

    return read


def fit(name: str, text: str) -> str:
    """What becomes of a text in a format: Excel's XML cannot hold two code points."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") if name == "xlsx" else text


@pytest.mark.parametrize("name", TABULAR)
def test_things_come_back_with_their_names(tables: Callable[[str], Rows], expected: Expected, name: str) -> None:
    """Whatever a name looks like: a formula, a number, a line break, ten thousand characters."""
    read = tables(name)
    assert {row["id"]: row["name"] for row in read["nodes"]} == {
        iri: fit(name, label) for iri, label in expected.labels.items()
    }
    assert {fit(name, label) for label in HOSTILE} <= {row["name"] for row in read["names"]}


@pytest.mark.parametrize("name", TABULAR)
def test_links_come_back_with_their_evidence(tables: Callable[[str], Rows], expected: Expected, name: str) -> None:
    """Every link, and for each its documents, offsets and sentences."""
    read = tables(name)
    edges = {row["id"]: (row["source"], row["property"], row["target"]) for row in read["edges"]}
    links: dict[tuple[str, str, str], set[tuple[str, int, int, str]]] = {key: set() for key in edges.values()}
    for row in read["evidence"]:
        if row["edge"]:
            links[edges[row["edge"]]].add((row["document"], row["start"], row["end"], row["quote"]))
    assert links == expected.links
    assert min(map(len, links.values())) >= 1


@pytest.mark.parametrize("name", TABULAR)
def test_values_come_back_with_their_evidence(tables: Callable[[str], Rows], expected: Expected, name: str) -> None:
    """Dates keep their precision, and each has a sentence."""
    read = tables(name)
    assert expected.values <= {(row["node"], row["property"], row["value"]) for row in read["attributes"]}
    assert {row["attribute"] for row in read["evidence"]} >= {row["id"] for row in read["attributes"]}


@pytest.mark.parametrize("name", TABULAR)
def test_numbers_and_truth_values_are_such(tables: Callable[[str], Rows], name: str) -> None:
    """A reader need not guess what a column holds."""
    read = tables(name)
    proof, edge = read["evidence"][0], read["edges"][0]
    assert (type(proof["start"]), type(edge["derived"])) == (int, int if name == "sqlite" else bool)
    assert 0 < float(proof["confidence"]) <= 1
    assert {bool(row["derived"]) for row in read["edges"]} == {True, False}


@pytest.mark.parametrize("name", TABULAR)
def test_the_tables_refer_to_each_other_by_keys(tables: Callable[[str], Rows], name: str) -> None:
    """No key is there twice, and none leads nowhere."""
    read = tables(name)
    keys = {shape.name: [row["id"] for row in read[shape.name]] for shape in SHAPES}
    assert [table for table, found in keys.items() if len(set(found)) != len(found)] == []
    for shape in SHAPES:
        for column in shape.columns:
            if column.of:
                assert {row[column.name] for row in read[shape.name]} - {None} <= set(keys[column.of]), column


def test_a_spreadsheet_takes_no_cell_for_a_formula(write: Write) -> None:
    """No cell of the CSV for people begins with what a formula begins with; that for programs is exact."""
    formulas = ("=", "+", "-", "@", "\t", "\r")
    with (write("csv") / "nodes.csv").open(encoding="utf-8", newline="") as opened:
        cells = [row["name"] for row in csv.DictReader(opened)]
    assert [cell for cell in cells if cell.startswith(formulas)] == []
    assert '\'=HYPERLINK("http://example.org","here")' in cells and "''Asha'" in cells


def test_excel_has_text_where_text_is(write: Write) -> None:
    """A name that looks like a formula, a truth value or a number is text; links are not made of addresses."""
    sheet = openpyxl.load_workbook(write("xlsx"))["nodes"]
    labels = {row[1].value: row[1] for row in sheet.iter_rows(min_row=2)}
    for label in ("TRUE", "0012", "1/2", "+1 Asha", '=HYPERLINK("http://example.org","here")'):
        assert labels[label].data_type == "s"
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_a_text_that_excel_cannot_hold_is_cut_with_a_mark(
    hostile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a remark; an emoji at the edge is not cut in two."""
    monkeypatch.setattr(workbook, "MOST_CHARACTERS", 100)
    path = tmp_path / "graph.xlsx"
    remarks = export_to(FORMATS["xlsx"], hostile, path)
    assert list(remarks) == ["texts of more than 100 characters are cut, as Excel holds no more in a cell"]
    labels = [row[1].value for row in openpyxl.load_workbook(path)["nodes"].iter_rows(min_row=2)]
    assert [label for label in labels if len(label) > 100] == []
    assert any(label.endswith(" … [cut]") and len(label) == 100 for label in labels)


def test_a_database_finds_words(write: Write) -> None:
    """FTS5 over names, sentences and texts; the view tells facts in words."""
    with closing(sqlite3.connect(write("sqlite"))) as database:
        found = database.execute("SELECT name FROM names_fts WHERE names_fts MATCH 'HYPERLINK'").fetchall()
        assert found and all("HYPERLINK" in name for (name,) in found)
        quotes = database.execute("SELECT quote FROM evidence_fts WHERE evidence_fts MATCH 'delegation'").fetchall()
        assert quotes and all("delegation" in quote for (quote,) in quotes)
        assert database.execute("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'Osaka'").fetchone() == (
            1,
        )
        proven = database.execute("SELECT count(*) FROM facts WHERE quote IS NOT NULL AND document IS NOT NULL")
        assert proven.fetchone() == database.execute("SELECT count(*) FROM evidence").fetchone()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_columns_say_what_they_mean(write: Write, shape: Any) -> None:
    """In the metadata of CSV on the Web, in Parquet's schema and in a table of the database."""
    meanings = {column.name: column.meaning for column in shape.columns}
    described = json.loads((write("csvw") / "csv-metadata.json").read_text(encoding="utf-8"))
    table = next(one for one in described["tables"] if one["url"] == f"{shape.name}.csv")
    assert {one["name"]: one["dc:description"] for one in table["tableSchema"]["columns"]} == meanings
    schema = pyarrow.parquet.read_schema(write("parquet") / f"{shape.name}.parquet")
    assert {field.name: field.metadata[b"description"].decode() for field in schema} == meanings
    with closing(sqlite3.connect(write("sqlite"))) as database:
        rows = database.execute('SELECT "column", "meaning" FROM "columns" WHERE "table" = ?', (shape.name,))
        assert dict(rows.fetchall()) == meanings
