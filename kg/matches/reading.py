"""A CSV file of outside identifiers in, its rows out; each error names file, line, column, value and remedy.

The columns are `type,name,iri,match,source` and, optional, `country` and `by`, in any order. `match` is "close" for a
candidate and "exact" for one that somebody confirmed, who is then named in `by`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import ENTITY_TYPES, InputError
from kg.web_addresses import is_web_address

__all__ = ["GivenMatch", "read_matches"]

REQUIRED = ("type", "name", "iri", "match", "source")
OPTIONAL = ("country", "by")
MATCHES = ("close", "exact")

IRI = re.compile(r"""https?://[^\s<>"{}|\\^`]+""")
"""An absolute IRI without the characters that none may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenMatch:
    """A row: that the thing of a type and name is close to, or exactly, what an IRI names elsewhere.

    `country` tells namesakes apart; `by` is who confirmed an exact match. `place` is the row's file and line.
    """

    type: str
    name: str
    country: str | None
    iri: str
    exact: bool
    source: str
    by: str | None
    place: str


def read_matches(file: Path) -> tuple[GivenMatch, ...]:
    """The rows of a file, in their order; InputError for a row that cannot be used as it stands."""
    found: dict[tuple[str, str, str | None, str], GivenMatch] = {}
    for line, row in _rows(file):
        given = _given(f"{file}:{line}", row)
        key = (given.type, given.name, given.country, given.iri)
        if key in found:
            raise InputError(f"{given.place}: repeats the row at {found[key].place}; keep one of them")
        found[key] = given
    return tuple(found.values())


def _given(place: str, row: Mapping[str, str]) -> GivenMatch:
    for column in REQUIRED:
        if not row[column]:
            raise InputError(f"{place}: {column} is empty; fill it in or take the row out")
    if row["type"] not in ENTITY_TYPES:
        raise InputError(f"{place}: type {row['type']!r} is not one of {', '.join(ENTITY_TYPES)}; write one of these")
    if row["match"] not in MATCHES:
        raise InputError(f"{place}: match {row['match']!r} is neither close nor exact; write one of these")
    if not IRI.fullmatch(row["iri"]) or not is_web_address(row["iri"]):
        raise InputError(
            f"{place}: iri {row['iri']!r} is no http(s) IRI; write it in full, as http://www.wikidata.org/entity/Q1"
        )
    if row["match"] == "exact" and not row.get("by"):
        raise InputError(f"{place}: by is empty; name who confirmed the exact match, or write close")
    return GivenMatch(
        type=row["type"],
        name=row["name"],
        country=row.get("country") or None,
        iri=row["iri"],
        exact=row["match"] == "exact",
        source=row["source"],
        by=row.get("by") or None,
        place=place,
    )


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line on which each ends, cells without the space around them; blank lines left out."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [name.strip() for name in next(reader, [])]
            _check_header(file, header)
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    told = f"{len(cells)} cells where the header has {len(header)}"
                    raise InputError(f"{file}:{reader.line_num}: {told}; put quotes around a value that holds a comma")
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        raise InputError(f"{file}:{reader.line_num}: not CSV: {error}; check the quotes") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8: {error.reason}; save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}; name a CSV file of matches") from error


def _check_header(file: Path, header: list[str]) -> None:
    lacking = [name for name in REQUIRED if name not in header]
    unknown = [name for name in header if name not in (*REQUIRED, *OPTIONAL)]
    if lacking or unknown or len(set(header)) < len(header):
        fault = f"lacks {', '.join(lacking)}" if lacking else f"has {', '.join(unknown) or 'a column'} "
        fault += "" if lacking else "twice" if not unknown else "that is not known"
        raise InputError(
            f"{file}:1: the header {fault.strip()}; write {','.join(REQUIRED)} and, if you like, {','.join(OPTIONAL)}"
        )
