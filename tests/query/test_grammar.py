"""The grammar tells where a text ceases to be a query, and what could come next."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query.grammar import could_follow, find_stop, functions, is_complete, keywords

QUERIES = sorted(
    path for folder in ("queries", "lookups") for path in (Path(__file__).parents[2] / "kg" / folder).glob("*.rq")
)


def test_there_are_queries_to_read() -> None:
    assert len(QUERIES) > 60


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_query_of_the_library_is_one_by_the_grammar(path: Path) -> None:
    assert find_stop(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX a: <http://a/> BASE <http://b/> SELECT REDUCED ?a (COUNT(DISTINCT *) AS ?n) FROM a:x FROM NAMED <y> "
        "{ ?a a:b/^a:c|!(a:d|^a)* 'x'@en-GB, 1.5e3, -2 ; a [ a:e true ] . (1 [] ?b) a:f () } "
        "GROUP BY ?a (STR(?b) AS ?c) HAVING (SUM(?b) > 1) ORDER BY DESC(?n) ?a OFFSET 2 LIMIT 3 "
        "VALUES ?a { UNDEF <z> }",
        "ASK { { ?a ?b ?c } UNION { ?d ?e ?f } OPTIONAL { ?a ?b 2 } MINUS { ?a ?b 3 } GRAPH ?g { ?a ?b 4 } "
        "FILTER NOT EXISTS { ?a ?b 5 } FILTER (?a < 3 && ?b >= 4 || !BOUND(?c) && ?a NOT IN (1, 2)) "
        "BIND (IF(?a = 1, REPLACE(?b, 'x', 'y', 'i'), NOW()) AS ?z) VALUES (?q ?r) { (1 UNDEF) ('a'^^<b> 'c'@d) } }",
        "CONSTRUCT WHERE { ?a ?b ?c }",
        "CONSTRUCT { ?a ?b ?c . _:x ?b 1 } WHERE { SELECT * { ?a ?b ?c } } LIMIT 1",
        "DESCRIBE ?a <http://x/> WHERE { ?a ?b ?c }",
        "DESCRIBE *\nWHERE {}",
    ],
)
def test_the_whole_of_sparql_is_read(text: str) -> None:
    assert find_stop(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT ?a WERE { ?a ?b ?c }", "WERE"),
        ("SELECT ?a, ?b { ?a ?b ?c }", ","),
        ("SELECT ?a { ?a ?b }", "}"),
        ("SELECT ?a { ?a ?b ?c } ODER BY ?a", "ODER"),
        ("SELECT ?a { ?a ?b ?c } LIMIT -1", "-"),
        ("ASK { ?a ?b ?c } }", "}"),
        ("INSERT DATA { <a> <b> <c> }", "INSERT"),
    ],
)
def test_the_first_token_that_cannot_stand_there_is_found(text: str, found: str) -> None:
    stop = find_stop(text)
    assert stop is not None
    assert stop.token is not None
    assert stop.token.text == found


@pytest.mark.parametrize("text", ["", "# only words", "SELECT", "SELECT * {", "ASK { ?a ?b 'open", "PREFIX a: <b>"])
def test_what_more_text_can_mend_is_not_complete(text: str) -> None:
    assert not is_complete(text)


@pytest.mark.parametrize("text", ["ASK {}", "SELECT * { ?a ?b ?c }\nLIMIT 2", "SELECT * { ?a ?b }", "hello"])
def test_what_is_whole_or_beyond_mending_is_complete(text: str) -> None:
    assert is_complete(text)


def test_keywords_follow_where_the_grammar_has_them() -> None:
    assert {"WHERE", "FROM"} <= could_follow("SELECT ?a")
    assert "FILTER" not in could_follow("SELECT ?a")
    assert {"FILTER", "OPTIONAL", "SELECT"} <= could_follow("ASK {")
    assert could_follow("SELECT WRONG") == frozenset()
    assert {"COUNT", "ENCODE_FOR_URI", "IRI"} <= functions() <= keywords()
    assert not {"{", "a variable", "MINUS_WORD", "$END"} & keywords()
