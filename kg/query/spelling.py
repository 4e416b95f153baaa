"""Evens out the ways in which one name is written: case, accents, points, hyphens, two spellings of English.

Strings in, strings and tuples of words out. Knows letters, not names: what countries and offices are
called comes from the graph.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["squash", "words_of"]

_POSSESSIVE = re.compile(r"['’]s\b")
_INSIDE = re.compile(r"(?<=\w)[.'’](?=\w|\s|$|[^\w\s])")
_WORD = re.compile(r"[^\W_]+(?:\+[^\W_]+)*")
_ARTICLE = re.compile(r"^the\s+(?=\S)")

_SPELLINGS = (
    (re.compile(r"(?<=\w)ence\b"), "ense"),  # defence, defense; licence, license
    (re.compile(r"(?<=\w{2})our\b"), "or"),  # labour, labor
    (re.compile(r"(?<=\w)tre\b"), "ter"),  # centre, center
    (re.compile(r"(?<=\w)mme(?=s?\b)"), "m"),  # programme, program
    (re.compile(r"(?<=\w)iz(?=e|i|a)"), "is"),  # organization, organisation
    (re.compile(r"(?<=\w{2})ll(?=ed|ing|er)"), "l"),  # travelling, traveling
    (re.compile(r"(?<=\w)ise?r\b"), "isor"),  # adviser, advisor
)
"""Rules for letters that bring two spellings of a word to one form, which need not be a word."""


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling: ("us", "defense", "secretary") for "The U.S. Defence Secretary"."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().strip()
    plain = _ARTICLE.sub("", _INSIDE.sub("", _POSSESSIVE.sub("", plain)))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=20_000)
def squash(name: str) -> str:
    """The words of a name run together: "counter-terrorism" and "counterterrorism" give one string."""
    return "".join(words_of(name)).replace("+", "")
