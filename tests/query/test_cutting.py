"""A query gets a LIMIT of its own where it has none that is lower."""

from __future__ import annotations

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.query.cutting import limited

NUMBERS = "VALUES ?n { 1 2 3 4 5 6 7 8 9 }"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"SELECT * {{ {NUMBERS} }}", 3),
        (f"SELECT * {{ {NUMBERS} }} LIMIT 2", 2),
        (f"SELECT * {{ {NUMBERS} }} limit 7", 3),
        (f"SELECT * {{ {NUMBERS} }} ORDER BY DESC(?n) OFFSET 8", 1),
        (f"SELECT * {{ {NUMBERS} }} LIMIT 8 OFFSET 1", 3),
        (f"SELECT * {{ {NUMBERS} }} # LIMIT 1", 3),
        (f"SELECT * {{ {{ SELECT * {{ {NUMBERS} }} LIMIT 1 }} }}", 1),
        (f"SELECT * {{ {{ SELECT * {{ {NUMBERS} }} LIMIT 8 }} }}", 3),
        (f"SELECT * {{ }} {NUMBERS}", 3),
        (f"SELECT * {{ {NUMBERS} }} VALUES ?m {{ 'LIMIT' }}", 3),
        ("SELECT (COUNT(*) AS ?c) { VALUES ?n { 1 2 } } GROUP BY ?n HAVING (COUNT(*) > 0)", 2),
    ],
)
def test_no_more_rows_than_asked_for(text: str, rows: int) -> None:
    """Whatever modifiers stand at the end of the query, or within it."""
    answer = Store().query(limited(text, 3))
    assert isinstance(answer, QuerySolutions)
    assert len(list(answer)) == rows


@pytest.mark.parametrize("text", ["ASK { ?a ?b ?c }", "CONSTRUCT WHERE { ?a ?b ?c }", "DESCRIBE <http://a/>", "hello"])
def test_what_has_no_rows_stays_as_it_is(text: str) -> None:
    assert limited(text, 3) == text


def test_lines_stay_where_they_were() -> None:
    """So that an error's line is one of the user's."""
    text = "SELECT *\n{\n  ?a ?b\n}\nVALUES ?a { 1 }"
    assert limited(text, 3).splitlines()[:4] == text.splitlines()[:4]
