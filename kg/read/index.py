"""A folder's `index.csv` in, the metadata of its files out; each error names file, line, column, value and remedy.

The columns are `file,title,publisher,url,published`, in any order; all but `file` may be absent or empty.
`file` is a path below the folder, with forward slashes. Excel's byte order mark is allowed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg.model import InputError
from kg.partial_dates import is_partial_date
from kg.read.texts import Metadata

__all__ = ["INDEX", "read_index"]

INDEX = "index.csv"
COLUMNS = ("file", "title", "publisher", "url", "published")


def read_index(index: Path) -> Mapping[Path, Metadata]:
    """The metadata by file; InputError for a row that cannot be used as it stands."""
    rows: dict[Path, Metadata] = {}
    lines: dict[Path, int] = {}
    for line, row in read_rows(index):
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


def read_rows(index: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line on which each ends, cells without the space around them; blank lines left out."""
    try:
        with index.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [name.strip() for name in next(reader, [])]
            check_header(index, header)
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    raise InputError(
                        f"{index}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}; "
                        "put quotes around a value that holds a comma"
                    )
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        raise InputError(f"{index}:{reader.line_num}: not CSV ({error}); double a quote within quotes") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{index}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(f"{index}: {error.strerror}; make it readable") from error


def check_header(index: Path, header: list[str]) -> None:
    """Raise InputError unless the header has `file`, no unknown column and none twice."""
    remedy = f"write {','.join(COLUMNS)}"
    for name in header:
        if name not in COLUMNS:
            raise InputError(f"{index}:1: column {name!r} is unknown; {remedy}")
        if header.count(name) > 1:
            raise InputError(f"{index}:1: column {name!r} stands twice; {remedy}")
    if "file" not in header:
        raise InputError(f"{index}:1: there is no column 'file'; {remedy}")


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
