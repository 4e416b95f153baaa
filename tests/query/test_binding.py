"""Parameters are bound as terms, in places that the query keeps for them."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.model import QueryError
from kg.query.binding import bind, find_blocks, rebase
from kg.store import store_of

TEXT = 'SELECT ?s WHERE {\n  VALUES ?name { UNDEF }\n  ?s <http://example.org/name> ?name .\n  FILTER (?name != "x")\n}'

HOSTILE = [
    '" } DROP ALL #',
    "it's",
    "\\",
    '\\"',
    "two\nlines\r\n",
    "\u2028 } UNION { ?s ?p ?o",
    "\x00",
    "?name",
    "<http://example.org/a>",
    "'''",
    '"""',
    "\U0001f600 \u202e",
    "UNDEF }",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """Whatever a user writes is compared with what the graph holds, and is never SPARQL."""
    node, name = NamedNode("http://example.org/a"), NamedNode("http://example.org/name")
    store = store_of(
        [Quad(node, name, Literal(words)), Quad(NamedNode("http://example.org/b"), name, Literal("other"))]
    )
    found = store.query(bind(TEXT, {("name",): [(Literal(words),)]}))
    assert [row["s"].value for row in found] == ["http://example.org/a"]


@pytest.mark.parametrize("iri", ["http://x> . } #", "http://x y", "a", "http://x\\u003E"])
def test_what_is_no_iri_makes_no_term(iri: str) -> None:
    """The library that writes the terms refuses it."""
    with pytest.raises(ValueError, match="IRI"):
        NamedNode(iri)


def test_a_place_that_is_not_bound_is_left_out() -> None:
    """Lines stay where they were, so that errors name the file's."""
    text = "SELECT * {\n  VALUES ?a {\n UNDEF\n}\n  ?a ?b ?c\n}"
    assert bind(text, {}) == "SELECT * {\n  \n\n\n  ?a ?b ?c\n}"
    assert bind(text, {("a",): [(Literal("x"),)]}).count("\n") == text.count("\n")


def test_a_query_file_is_sparql_as_it_stands() -> None:
    """UNDEF stands for anything."""
    store = store_of([Quad(NamedNode("http://a/"), NamedNode("http://example.org/name"), Literal("y"))])
    assert len(list(store.query(TEXT))) == len(list(store.query(bind(TEXT, {})))) == 1


def test_a_place_takes_several_rows_of_several_terms() -> None:
    """One term a variable, one row a choice."""
    text = "SELECT * { VALUES (?a ?b) { (UNDEF UNDEF) } }"
    rows = [(Literal("1"), NamedNode("http://x/")), (Literal("2"), Literal("3"))]
    assert bind(text, {("a", "b"): rows}) == 'SELECT * { VALUES (?a ?b) { ("1" <http://x/>) ("2" "3") } }'


def test_places_are_found_by_their_tokens() -> None:
    """VALUES with data, and what a string or comment says, is no place."""
    text = "SELECT * { VALUES ?a { UNDEF } VALUES ?b { 1 } # VALUES ?c { UNDEF }\n ?a ?b 'VALUES ?d { UNDEF }' }"
    assert find_blocks(text) == (("a",),)


def test_a_place_that_is_not_there_is_an_error() -> None:
    """A parameter is never dropped without a word."""
    with pytest.raises(QueryError, match=r"keeps no place for \?other"):
        bind(TEXT, {("other",): []})


def test_rebasing_changes_iris_alone() -> None:
    """Strings that look like the base stay."""
    text = 'PREFIX kg: <http://old/ontology#> SELECT * { <http://old/id/a> kg:b "http://old/" }'
    assert rebase(text, "http://old/", "http://new/") == (
        'PREFIX kg: <http://new/ontology#> SELECT * { <http://new/id/a> kg:b "http://old/" }'
    )
