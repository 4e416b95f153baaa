"""A folder's `index.csv` in, the metadata of its files out; each error names file, line, column, value and remedy.

The columns are `file,title,publisher,url,published`, in any order; all but `file` may be absent or empty.
`file` is a path below the folder, with forward slashes. Excel's byte order mark is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg.csv_rows import read_rows
from kg.model import InputError
from kg.partial_dates import is_partial_date
from kg.read.texts import Metadata

__all__ = ["INDEX", "read_index"]

INDEX = "index.csv"
REQUIRED = ("file",)
OPTIONAL = ("title", "publisher", "url", "published")


def read_index(index: Path) -> Mapping[Path, Metadata]:
    """The metadata by file; InputError for a row that cannot be used as it stands."""
    rows: dict[Path, Metadata] = {}
    lines: dict[Path, int] = {}
    for line, row in read_rows(index, REQUIRED, OPTIONAL):
        file = index.parent / check_file(index, line, row["file"])
        if file in rows:
            raise fault(
                index, line, "file", row["file"], f"stands on line {lines[file]} already", "keep one row a file"
            )
        lines[file] = line
        rows[file] = Metadata(
            title=row.get("title") or None,
            publisher=row.get("publisher") or None,
            url=check_url(index, line, row.get("url") or None),
            published=check_date(index, line, row.get("published") or None),
        )
    return rows


def check_file(index: Path, line: int, value: str) -> PurePosixPath:
    """The path of a row's file, which must lie in the index's folder."""
    path = PurePosixPath(value)
    if not value or path.is_absolute() or ".." in path.parts:
        raise fault(
            index, line, "file", value, "is no path below this folder", "name a file beside the index or below it"
        )
    if not (index.parent / path).is_file():
        raise fault(index, line, "file", value, "is not there", "correct the name or remove the row")
    return path


def check_date(index: Path, line: int, value: str | None) -> str | None:
    """A row's date, which must be one of the calendar."""
    if value is None or is_partial_date(value):
        return value
    raise fault(index, line, "published", value, "is no date", "write YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty")


def check_url(index: Path, line: int, value: str | None) -> str | None:
    """A row's address, which must be one of the web."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not set(value) & set(' <>"{}|\\^`')
    except ValueError:
        usable = False
    if usable:
        return value
    raise fault(index, line, "url", value, "is no web address", "write https://..., or leave it empty")


def fault(index: Path, line: int, column: str, value: str, what: str, remedy: str) -> InputError:
    """An error on one cell."""
    return InputError(f"{index}:{line}: column {column}: {value!r} {what}; {remedy}")
