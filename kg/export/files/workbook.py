"""The tables of an export in, an Excel workbook out, with a sheet for each table.

Every text is written as text, so that none is taken for a formula, a number or a link. A control character is
written as ECMA-376 has it (`_x0001_`, which Excel reads back). Two things Excel cannot hold: the texts of documents,
which are left out, and more than 32,767 characters in a cell, which are cut, with a mark and a remark.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from kg.export.columns import Cell, Table
from kg.export.exported import Exported, load_library
from kg.model import GraphError

__all__ = ["write_xlsx"]

MOST_CHARACTERS, MOST_ROWS = 32_767, 1_048_576
CUT = " … [cut]"
LEFT_OUT = "text"
"""The column that no sheet has: the text of a document is mostly longer than a cell."""

MADE = datetime(1980, 1, 1)
WIDTHS = {str: 28, int: 10, float: 12, bool: 10}


def write_xlsx(exported: Exported, path: Path) -> None:
    """Write the tables; the extra [export] is needed. GraphError where a table has more rows than a sheet."""
    library = load_library("xlsxwriter", "xlsx", "export")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with library.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": MADE, "title": "Knowledge graph"})
        bold = workbook.add_format({"bold": True})
        for table in exported.tables.all():
            _write_sheet(exported, workbook.add_worksheet(table.shape.name), table, bold)


def _write_sheet(exported: Exported, sheet: Any, table: Table, bold: Any) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise GraphError(
            f"{table.shape.name}: {len(table.rows)} rows are more than an Excel sheet holds; export to sqlite instead"
        )
    kept = [place for place, column in enumerate(table.shape.columns) if column.name != LEFT_OUT]
    sheet.freeze_panes(1, 0)
    for across, place in enumerate(kept):
        column = table.shape.columns[place]
        sheet.set_column(across, across, WIDTHS[column.kind])
        sheet.write_string(0, across, column.name, bold)
    for down, row in enumerate(table.rows, start=1):
        for across, place in enumerate(kept):
            _write_cell(exported, sheet, down, across, row[place])
    sheet.autofilter(0, 0, len(table.rows), len(kept) - 1)


def _write_cell(exported: Exported, sheet: Any, down: int, across: int, cell: Cell) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(down, across, cell)
    elif isinstance(cell, str):
        sheet.write_string(down, across, _fit(exported, cell))
    else:
        sheet.write_number(down, across, cell)


def _fit(exported: Exported, text: str) -> str:
    """A text that a cell can hold; Excel counts in UTF-16."""
    text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    if len(text) <= MOST_CHARACTERS // 2 or _length(text) <= MOST_CHARACTERS:
        return text
    remark = f"texts of more than {MOST_CHARACTERS} characters are cut, as Excel holds no more in a cell"
    if remark not in exported.remarks:
        exported.remarks.append(remark)
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", errors="ignore")
    return kept + CUT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
