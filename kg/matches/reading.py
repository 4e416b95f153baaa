"""A CSV file of outside identifiers in, its rows out; each error names file, line, column, value and remedy.

The columns are `type,name,iri,match,source` and, optional, `country` and `by`, in any order. `match` is "close" for a
candidate and "exact" for one that somebody confirmed, who is then named in `by`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.csv_rows import read_rows
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
    for line, row in read_rows(file, REQUIRED, OPTIONAL):
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
