"""ISO 8601 dates of the precision that is known: a day, a month or a year; what they mean beside one another.

"2024-06" is the whole of June 2024 and is never widened or narrowed here.
"""

from __future__ import annotations

import datetime
import re

__all__ = ["are_in_order", "is_partial_date", "may_be_one_day"]

PARTIAL_DATE = re.compile(
    r"""
    (?P<year> \d{4} )
    (?: - (?P<month> \d{2} )
        (?: - (?P<day> \d{2} ) )? )?
    """,
    re.VERBOSE | re.ASCII,
)


def is_partial_date(value: str) -> bool:
    """Whether a string is a day, month or year of the calendar: "2025-05-28", "2025-05" or "2025"."""
    match = PARTIAL_DATE.fullmatch(value)
    if match is None:
        return False
    try:
        datetime.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def may_be_one_day(left: str, right: str) -> bool:
    """Whether two partial dates have a day in common."""
    return left.startswith(right) or right.startswith(left)


def are_in_order(first: str, last: str) -> bool:
    """Whether a partial date may be no later than another one."""
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]
