"""A person's CSV file in, its rows by the names of its columns out; each error names file, line and remedy."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import InputError

__all__ = ["read_rows"]


def read_rows(file: Path, required: Sequence[str], optional: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line on which each ends, cells without the space around them; blank lines left out.

    The columns stand in any order, and the file may begin with a byte order mark. Raises InputError.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [name.strip() for name in next(reader, [])]
            check_header(file, header, required, optional)
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    raise InputError(
                        f"{file}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}; "
                        "put quotes around a value that holds a comma"
                    )
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        raise InputError(f"{file}:{reader.line_num}: not CSV ({error}); double a quote within quotes") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; make it readable") from error


def check_header(file: Path, header: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> None:
    """Raise InputError unless the header has all required columns, no unknown one and none twice."""
    remedy = f"write {','.join((*required, *optional))}"
    for name in header:
        if name not in (*required, *optional):
            raise InputError(f"{file}:1: column {name!r} is unknown; {remedy}")
        if header.count(name) > 1:
            raise InputError(f"{file}:1: column {name!r} stands twice; {remedy}")
    for name in required:
        if name not in header:
            raise InputError(f"{file}:1: there is no column {name!r}; {remedy}")
