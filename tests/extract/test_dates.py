"""Dates as releases write them: what the words and the day of publication determine, and no more."""

from __future__ import annotations

import pytest

from kg.extract.dates import DatePhrase
from kg.extract.dates import find_dates as read_dates
from kg.extract.lexicon import build_lexicon
from kg.vocab import load_vocabulary

FRIDAY = "2024-05-10"


def find_dates(text: str, published: str | None) -> list[DatePhrase]:
    """The dates of a text, read with the ontology's words of what is to come."""
    return read_dates(text, published, build_lexicon(load_vocabulary()).dates)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks were held on June 17, 2024.", "2024-06-17"),
        ("The talks were held on June 17th, 2024.", "2024-06-17"),
        ("The talks were held on 17 June 2024.", "2024-06-17"),
        ("The talks were held on the 17th of June 2024.", "2024-06-17"),
        ("The talks were held on Monday, June 17, 2024.", "2024-06-17"),
        ("The talks were held on Monday 17 June 2024.", "2024-06-17"),
        ("The talks were held on Sept. 3, 2023.", "2023-09-03"),
        ("The talks were held on 3 Sept 2023.", "2023-09-03"),
        ("The talks were held on February 29, 2024.", "2024-02-29"),
        ("The talks were held on 2024-06-17.", "2024-06-17"),
        ("The talks were held in June 2024.", "2024-06"),
        ("The talks were held in June of 2024.", "2024-06"),
        ("The talks were held in June, 2024.", "2024-06"),
        ("The talks were held in 2024.", "2024"),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, value: str) -> None:
    """Day, month and year stand in the words."""
    assert [phrase.value for phrase in find_dates(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The talks were held today.", FRIDAY, "2024-05-10"),
        ("The talks were held yesterday.", FRIDAY, "2024-05-09"),
        ("The talks were held yesterday.", "2024-01-01", "2023-12-31"),
        ("The talks will be held tomorrow.", "2024-02-28", "2024-02-29"),
        ("The talks were held on Friday.", FRIDAY, "2024-05-10"),
        ("The talks were held on Tuesday.", FRIDAY, "2024-05-07"),
        ("The talks were held on Saturday.", FRIDAY, "2024-05-04"),
        ("The talks will be held on Monday.", FRIDAY, "2024-05-13"),
        ("The talks were held on May 7.", FRIDAY, "2024-05-07"),
        ("The talks were held on 30 November.", FRIDAY, "2023-11-30"),
        ("The talks will be held on January 8.", FRIDAY, "2025-01-08"),
        ("The talks were held last June.", FRIDAY, "2023-06"),
        ("The talks were held last March.", FRIDAY, "2024-03"),
        ("The talks were held in March.", FRIDAY, "2024-03"),
        ("The talks were held in August.", FRIDAY, "2023-08"),
        ("The talks will be held in March.", FRIDAY, "2025-03"),
        ("The talks were held last month.", "2024-01-15", "2023-12"),
        ("The talks will be held next month.", "2024-12-15", "2025-01"),
        ("The talks were held last year.", FRIDAY, "2023"),
        ("The talks will be held next year.", FRIDAY, "2025"),
        ("The talks will be held later this year.", FRIDAY, "2024"),
        ("The talks were held earlier this month.", FRIDAY, "2024-05"),
        ("The talks were held in March.", "2024-05", "2024-03"),
        ("The talks were held last year.", "2024", "2023"),
        ("The talks were held in October of last year.", FRIDAY, "2023-10"),
        ("The talks were held this week.", FRIDAY, "2024-05"),
        ("The talks were held last week.", "2024-05-17", "2024-05"),
        ("The talks will be held in the fall of 2026.", FRIDAY, "2026"),
        ("The talks were held in late 2022.", FRIDAY, "2022"),
    ],
)
def test_a_relative_date_counts_from_publication(text: str, published: str, value: str) -> None:
    """What was held lies before publication, what will be held after it."""
    assert [phrase.value for phrase in find_dates(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("The talks were held on Tuesday.", None, "Tuesday"),
        ("The talks were held today.", None, "today"),
        ("The talks were held last June.", None, "last June"),
        ("The talks were held in June.", None, "June"),
        ("The talks were held on June 17.", None, "June 17"),
        ("The talks were held later this year.", None, "later this year"),
        ("The talks were held on Tuesday.", "2024-05", "Tuesday"),
        ("The talks were held this week.", "2024-05-01", "this week"),
        ("The talks were held this week.", "2024-05", "this week"),
        ("The talks were held in March.", "2024", "March"),
        ("The talks were held on June 31, 2024.", FRIDAY, "June 31, 2024"),
    ],
)
def test_what_is_not_determined_keeps_its_words(text: str, published: str | None, words: str) -> None:
    """Without publication date, or with too coarse a one, or with a day that no calendar has, there is no value."""
    assert [(phrase.value, phrase.words) for phrase in find_dates(text, published)] == [(None, words)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The talks were held on June 17-18, 2024.", "2024-06-17", "2024-06-18"),
        ("The talks were held on June 17–18, 2024.", "2024-06-17", "2024-06-18"),
        ("The talks were held on 17-18 June 2024.", "2024-06-17", "2024-06-18"),
        ("The talks were held from 17 to 18 June 2024.", "2024-06-17", "2024-06-18"),
        ("The talks were held on 17 and 18 June 2024.", "2024-06-17", "2024-06-18"),
        ("The talks were held from June 30 to July 2, 2024.", "2024-06-30", "2024-07-02"),
    ],
)
def test_a_range_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    """Both ends of a range are read, however it is written."""
    assert [(phrase.value, phrase.last) for phrase in find_dates(text, None)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks may resume.",
        "May we thank the host.",
        "They will march on the capital.",
        "The pact is worth $2024 million.",
        "The plan of 1987-88 was revised.",
        "Resolution 20241 was adopted.",
        "Forum members bought 2024kg of rice.",
        pytest.param("Minister April Tandoğan spoke.", marks=pytest.mark.xfail(reason="a given name", strict=True)),
        "It raised the share to June 5 percent.",
    ],
)
def test_what_looks_like_a_date_is_none(text: str) -> None:
    """Modal verbs, sums, names and numbers are no dates."""
    assert [phrase.value for phrase in find_dates(text, FRIDAY) if phrase.words != "June"] == []


def test_a_date_says_where_it_stands() -> None:
    """The offsets of a date are those of its words, over a line end too."""
    text = "It was held on June\n17, 2024, and again in 2025."
    assert [text[p.start : p.end] for p in find_dates(text, None)] == ["June\n17, 2024", "2025"]
    assert [phrase.words for phrase in find_dates(text, None)] == ["June\n17, 2024", "2025"]
