"""The text of a document in, its language and the publication date that stands at its head out."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

from kg.partial_dates import is_partial_date

__all__ = ["ENGLISH", "find_language", "find_publication_date"]

ENGLISH = "en"
SAMPLE = 3_000
"""Code points by which the language is told."""

FEWEST_LETTERS = 60
"""A shorter text tells no language: "Kovac met Duarte." is as good Croatian as English."""

SURE = 0.8
"""A list of foreign names in an English text is taken for some language, but never with this probability."""

HEAD = 600
"""Code points at the head of a text in which a line with its date may stand."""

DATE_LINE = re.compile(
    r"""
    ^ [\W_]*                                                    # a bullet, a bar, a quote mark
    (?: (?P<label> (?:date|dated|published|posted|issued|released) (?:\ on)? ) \s*[:\-–|]?\s* )?
    (?: (?:mon|tues|wednes|thurs|fri|satur|sun)day ,?\s )?
    (?: (?P<iso>   \d{4}-\d{2}-\d{2} (?!\w) )
      | (?P<month> [a-z]{3,9} ) \.?\ (?P<day> \d{1,2} ) (?:st|nd|rd|th)? ,?\ (?P<year> \d{4} ) \b
      | (?P<day2>  \d{1,2} ) (?:st|nd|rd|th)? \ (?P<month2> [a-z]{3,9} ) \.? ,?\ (?P<year2> \d{4} ) \b )
    (?P<rest> [^\n]* ) $
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE | re.ASCII,
)


def find_language(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of a text's language; where there is too little text to tell, as declared, else English.

    More text is heard before the declaration: many pages are in the language of their template only.
    """
    sample = text[:SAMPLE]
    if sum(letter.isalpha() for letter in sample) < FEWEST_LETTERS:
        return declared or ENGLISH
    code, probability = identifier().classify(sample)
    return str(code) if probability >= SURE else ENGLISH


@lru_cache(maxsize=1)
def identifier() -> Any:
    """The identifier of some ninety languages, by the frequencies of byte sequences; takes half a second, once."""
    # Imported here, for it loads numpy, and the process that reads pages needs the dates alone.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_publication_date(text: str) -> str | None:
    """The day in a line at the head of a text that says when it was published, or that is a date and nothing else.

    "date 2031-02-03 The ministers ..." and a line "3 February 2031" are such lines; "2031-02-03 was a Monday"
    and "May 2 talks" are not.
    """
    for match in DATE_LINE.finditer(text[:HEAD]):
        if match["label"] or not re.search(r"\w", match["rest"]):
            day = match["iso"] or spelt_out(match)
            if day and is_partial_date(day):
                return day
    return None


def spelt_out(match: re.Match[str]) -> str | None:
    """A day with its month in letters as an ISO date, or None for a word that is no month."""
    month, day, year = (match[name] or match[name + "2"] for name in ("month", "day", "year"))
    for form in ("%B %d %Y", "%b %d %Y"):
        try:
            return datetime.datetime.strptime(f"{month} {day} {year}", form).date().isoformat()
        except ValueError:
            continue
    return None
