"""Python values in, RDF literals in their canonical form out.

A store that reads a number may hand it back in another form: Oxigraph makes "1.0" of xsd:decimal "1", and
every type of whole number xsd:integer. So numbers leave here as it would write them, and what a store
holds is what the files hold; words that must not change are xsd:string.
"""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.identifiers import PREFIXES
from kg.partial_dates import is_partial_date

__all__ = ["date", "date_bounds", "day", "decimal", "text", "typed", "whole"]

TYPES_BY_LENGTH = {len("2024"): "gYear", len("2024-06"): "gYearMonth", len("2024-06-05"): "date"}


def text(words: str) -> Literal:
    """Words as they are."""
    return Literal(words)


def typed(value: str, datatype: str) -> Literal:
    """A value of a type of XML Schema: `typed("true", "boolean")`."""
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def whole(number: int) -> Literal:
    """A count or an offset; not xsd:nonNegativeInteger, which a store would not keep."""
    return typed(str(number), "integer")


def decimal(number: float) -> Literal:
    """A measure, to four places at most, without zeros that say nothing."""
    digits = format(round(Decimal(str(number)), 4), "f")
    return typed(digits.rstrip("0").rstrip(".") if "." in digits else digits, "decimal")


def date(value: str) -> Literal:
    """An ISO date with the type of its precision; what is none stays a string, for validation to find."""
    return typed(value, TYPES_BY_LENGTH[len(value)]) if is_partial_date(value) else text(value)


def day(value: str) -> Literal:
    """One day."""
    return typed(value, "date")


def date_bounds(value: str) -> tuple[str, str] | None:
    """The first and the last day that an ISO date of any precision may mean, or None if it is no date.

    "2024-06" may mean any day from "2024-06-01" to "2024-06-30".
    """
    if not is_partial_date(value):
        return None
    year, month = value[:4], value[5:7]
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if len(value) == len("2024-06"):
        return f"{value}-01", f"{value}-{monthrange(int(year), int(month))[1]:02}"
    return value, value
