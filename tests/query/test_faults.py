"""A query that cannot be run is explained on one line: the place, what was found there, and a remedy."""

from __future__ import annotations

import pytest
from graph_sample import sample_store
from pyoxigraph import Store

from kg.identifiers import DEFAULT_BASE
from kg.model import QueryError
from kg.query.selects import find_remarks
from kg.query.sparql import answer_sparql


@pytest.fixture(scope="module")
def store() -> Store:
    """The hand-made graph."""
    return sample_store()


FAULTS = [
    ("", "line 1, column 1: not a SPARQL query: it is empty; ask by SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("# nothing\n", "line 2, column 1: not a SPARQL query: it is empty"),
    ("who met whom?", "line 1, column 1: found 'who', not a SPARQL query; ask by SELECT"),
    ("SELEC ?a { ?a ?b ?c }", "line 1, column 1: found 'SELEC'; did you mean SELECT?"),
    ("SELECT ?a WERE { ?a ?b ?c }", "line 1, column 11: found 'WERE'; did you mean WHERE?"),
    ("SELECT ?a {\n  ?a ?b ?c .\n  FLTER (?a = 1)\n}", "line 3, column 3: found 'FLTER'; did you mean FILTER?"),
    ("SELECT ?a { OPTIONL { ?a ?b ?c } }", "line 1, column 13: found 'OPTIONL'; did you mean OPTIONAL?"),
    ("SELECT ?a { ?a ?b ?c } LIMT 5", "line 1, column 24: found 'LIMT'; did you mean LIMIT?"),
    ("SELECT ?a { ?a kg:met ?b FILTER (?a = 1 AND ?b = 2) }", "column 41: found 'AND'; SPARQL has &&"),
    ("SELECT ?a, ?b { ?a ?b ?c }", "line 1, column 10: found ','; expected a variable, FROM, WHERE, (, {"),
    ("SELECT ?a {\n  ?a ?b ?c", "line 2, column 11: the query ends, and the { of line 1, column 11 is open; add }"),
    ("SELECT ?a { ?a ?b ?c FILTER (?a = 1 }", "line 1, column 37: found '}'; expected "),
    ("ASK { ?a ?b ?c }\n}", "line 2, column 1: this } closes nothing; leave it out"),
    ("ASK { ?a kg:met ?b };", "line 1, column 21: found ';' behind the query; leave it out"),
    ("ASK { ?a ?b }", "line 1, column 13: found '}'; expected a blank node, a number"),
    ("ASK { ?a ?b ?c } LIMIT -1", "line 1, column 24: found '-'; expected a number"),
    ("ASK { ?a ?b 'open }", "line 1, column 13: the string is not closed; end it on its line by '"),
    ("ASK { ?a ?b 'C:\\quads' }", "line 1, column 16: \\q is no escape; write \\\\ for a backslash"),
    ("PREFIX foo <http://a/> ASK {}", "line 1, column 8: found 'foo'; a prefix ends in a colon: foo:"),
    ("ASK {\n  ?a kgg:met ?b }", "line 2, column 6: the prefix kgg: is not known; did you mean kg:?"),
    ("ASK { ?a skso:prefLabel ?b }", "line 1, column 10: the prefix skso: is not known; did you mean skos:?"),
    ("ASK { ?a nobody:x ?b }", "column 10: the prefix nobody: is not known; declare it: PREFIX nobody: <...>"),
    ("ASK { ?a <http://a b> ?c }", "line 1, column 10: <http://a b> is no IRI: it holds ' '; write %XX"),
    ("ASK { ?a <met> ?c }", "line 1, column 10: <met> is not a whole IRI: it is relative; begin it with http://"),
    ("ASK { ?a <http://a/%zz> ?c }", "line 1, column 10: <http://a/%zz> is not a whole IRI"),
    ("SELECT (UCAES(?b) AS ?c) { ?a ?b 1 }", "line 1, column 9: found 'UCAES'; did you mean UCASE?"),
    ("ASK { ?a ?b ?c FILTER (QQQQ(?a)) }", "column 24: found 'QQQQ', which is no function of SPARQL"),
    ("ASK { ?a kg:met ?c FILTER (kg:near(?a)) }", "column 28: no function is called kg:near; only SPARQL's own"),
    ("SELECT ?a (COUNT(?b) AS ?n) { ?a kg:met ?b }", "line 1, column 8: ?a is neither in GROUP BY nor inside"),
    ("SELECT ?b { ?a kg:met ?b } GROUP BY ?a", "line 1, column 8: ?b is neither in GROUP BY nor inside an aggregate"),
    ("SELECT ?a (COUNT(?b) AS ?n) { ?a kg:met ?b } GROUP BY ?q", "line 1, column 8: ?a is neither in GROUP BY"),
    ("SELECT (COUNT(?b) + ?a AS ?n) { ?a kg:met ?b }", "line 1, column 21: ?a is neither in GROUP BY"),
    ("SELECT * { ?a kg:met ?b } GROUP BY ?a", "line 1, column 8: SELECT * cannot be grouped; name the columns"),
    (
        "SELECT ?a { ?a kg:met ?b FILTER (COUNT(?a) > 1) }",
        "column 34: COUNT is an aggregate and cannot stand in FILTER",
    ),
    ("SELECT (COUNT(?b)) { ?a kg:met ?b }", "line 1, column 18: found ')'; expected AS"),
    ("ASK { ?a kg:met ?b BIND (1 AS ?a) }", "line 1, column 31: ?a has a value before; take another name behind AS"),
    ("ASK { _:a ?b ?c { _:a ?d ?e } }", "line 1, column 19: _:a is used in another group; take a variable for both"),
    ("ASK { VALUES (?a ?b) { (1 2) (3) } }", "line 1, column 30: this row has 1 of 2 terms"),
    ("CLEAR ALL", "line 1, column 1: CLEAR is SPARQL Update, and this graph is only read"),
    ("PREFIX a: <http://a/>\nDELETE WHERE { ?a ?b ?c }", "line 2, column 1: DELETE is SPARQL Update"),
    ("ASK {\n SERVICE <http://x/> { ?a ?b ?c } }", "line 2, column 2: SERVICE would ask another machine; leave it out"),
]


@pytest.mark.parametrize("limit", [0, 5], ids=["whole", "limited"])
@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[text or "empty" for text, _ in FAULTS])
def test_a_fault_has_its_place_and_a_remedy(store: Store, text: str, message: str, limit: int) -> None:
    """The same whether rows are limited or not: what was added to the text for that is not spoken of."""
    formats = {"rows": "csv", "triples": "turtle"}
    asked = {"text": text, "formats": formats, "prefixes": True, "most_rows": limit}
    with pytest.raises(QueryError) as caught:
        answer_sparql(store, asked, base=DEFAULT_BASE)
    assert message in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    ["ASK { ?a <http://a/\x1b[31m> ?c }", "\x1b]0;x", "ASK { ?a <http://a/%zz\x9b> ?c }", f"ASK {{ {'x' * 999} }}"],
)
def test_a_message_is_short_and_commands_no_terminal(store: Store, text: str) -> None:
    """Whatever the query holds."""
    with pytest.raises(QueryError) as caught:
        answer_sparql(store, {"text": text, "formats": {"rows": "csv"}, "prefixes": True}, base=DEFAULT_BASE)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?a ?zz { ?a kg:met ?b }", ["?zz is in no pattern"]),
        ("SELECT (COUNT(?b) AS ?n) { ?a kg:met ?b } GROUP BY ?q ORDER BY ?n ?r", ["?q is in", "?r is in"]),
        ("SELECT ?a { { SELECT ?a ?b { ?a kg:met ?c } } }", ["?b is in"]),
        ("SELECT ?a (STR(?a) AS ?s) (LCASE(?s) AS ?t) { ?a kg:met ?b } ORDER BY ?t", []),
        ("SELECT ?a { ?a kg:met ?b } VALUES ?c { 1 }", []),
        ("SELECT ?c { ?a kg:met ?b } VALUES ?c { 1 }", []),
        ("ASK { ?a kg:met ?b }", []),
    ],
)
def test_a_variable_without_a_value_is_remarked(text: str, words: list[str]) -> None:
    """SPARQL allows it, so the query is run all the same."""
    found = [remark.words for remark in find_remarks(text)]
    assert [any(told.startswith(word) for told in found) for word in words] == [True] * len(words)
    assert len(found) == len(words)
