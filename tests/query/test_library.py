"""Each named question says what it asks, and keeps the rules that make its answers true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.model import QueryError
from kg.query import NamedQuery, find_query, library, read_query
from kg.query.binding import find_blocks
from kg.query.engine import run
from kg.query.tokens import read_tokens

FIRST = [
    "who-co-chaired",
    "who-led",
    "offices-of",
    "office-holders",
    "domains-of",
    "forums-of-domain",
    "meetings-of",
    "co-participants",
    "who-met-whom",
    "forums-under",
    "members-of",
    "evidence-for",
    "conflicts",
    "timeline",
]
LOOKUPS = sorted((Path(__file__).parents[2] / "kg" / "lookups").glob("*.rq"))
KINDS = {"person", "office", "forum", "meeting", "organisation", "country", "place", "domain", "document", "thing"}
KINDS |= {"relation", "first-day", "last-day", "date", "words", "yes-no", "publisher"}

HEADER = """\
# title: Neighbours
# question: Who sits beside whom?
# parameter: person ?person_id (person or office, optional): one of the two
# parameter: year ?year (first-day, default 2025): when
# column: person: one of the two
# column: date (several): when
# evidence: ?person_id kg:met ?other_id
# example: person=Asha Menon; year=2024
SELECT DISTINCT ?person ?date ?person_id WHERE { VALUES ?person_id { UNDEF } VALUES ?year { UNDEF } ?a ?b ?c }
"""


@pytest.fixture(params=library(), ids=lambda query: query.name)
def query(request: pytest.FixtureRequest) -> NamedQuery:
    """Each named question."""
    found: NamedQuery = request.param
    return found


def test_the_first_questions_are_there() -> None:
    """The names that tools and texts rely on; a file-driven suite counts its files."""
    assert set(FIRST) <= {query.name for query in library()}
    assert len(library()) >= len(FIRST)


def test_a_question_is_a_question(query: NamedQuery) -> None:
    """With a title, a question mark, a meaning for each parameter and column, and an example of its own."""
    assert query.question.endswith("?")
    assert query.title
    assert all(parameter.meaning for parameter in query.parameters)
    assert all(column.meaning for column in query.columns)
    assert {name for name, _ in query.example} <= {parameter.name for parameter in query.parameters}
    assert {parameter.name for parameter in query.parameters if parameter.required} <= dict(query.example).keys()


def test_parameters_have_types_that_are_read(query: NamedQuery) -> None:
    """A type is a class of the ontology, or one of those read by rule."""
    assert {kind for parameter in query.parameters for kind in parameter.types} <= KINDS
    assert {(parameter.variable,) for parameter in query.parameters} == set(find_blocks(query.sparql))


def test_a_query_file_runs_as_it_stands(query: NamedQuery) -> None:
    """Without our binding it is SPARQL for any engine, and has the columns it declares."""
    answer = run(Store(), query.sparql)
    columns = [variable.value for variable in answer.variables]
    assert columns[: len(query.shown)] == list(query.shown)


def test_every_row_is_told_once(query: NamedQuery) -> None:
    """The dataset is a union of graphs, in which what two documents say is there twice."""
    assert query.sparql.count("SELECT DISTINCT") == len(re.findall(r"^[^#\n]*\bSELECT\b", query.sparql, re.MULTILINE))
    assert "COUNT(DISTINCT" in query.sparql or "COUNT(" not in query.sparql


def test_the_order_of_rows_is_total(query: NamedQuery) -> None:
    """ORDER BY names every variable of the SELECT, so that stores of all makes tell the rows in one order."""
    order = query.sparql.rpartition("ORDER BY")[2]
    selected = {variable.value for variable in run(Store(), query.sparql).variables}
    assert selected - {token.text[1:] for token in read_tokens(order) if token.kind == "variable"} == set()
    assert query.sparql.count("ORDER BY") == 1


def test_evidence_is_asked_of_what_the_query_selects(query: NamedQuery) -> None:
    """A proof is a triple of variables of the SELECT and prefixed names; only a query of quotes has none."""
    selected = {variable.value for variable in run(Store(), query.sparql).variables}
    for line in query.evidence:
        tokens = read_tokens(line)
        assert [token.kind in ("variable", "prefixed") for token in tokens] == [True] * 3
        assert {token.text[1:] for token in tokens if token.kind == "variable"} <= selected | {
            parameter.variable for parameter in query.parameters
        }
    assert query.evidence or "quote" in query.shown


def test_questions_about_the_past_leave_plans_out(query: NamedQuery) -> None:
    """What tells of meetings takes `planned`, which is no unless asked."""
    about_meetings = "schema:eventStatus" in query.sparql
    planned = [parameter.default for parameter in query.parameters if parameter.name == "planned"]
    assert planned == (["no"] if about_meetings else [])


@pytest.mark.parametrize("path", LOOKUPS, ids=lambda path: path.stem)
def test_a_lookup_says_what_it_is_for(path: Path) -> None:
    """A comment first, distinct rows or groups, and an order."""
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# [A-Z].*\.\n", text)
    assert "ORDER BY" in text
    assert "SELECT DISTINCT" in text or "COUNT(DISTINCT" in text
    run(Store(), text)


def test_a_header_is_read() -> None:
    """Every entry of the format."""
    found = read_query(HEADER, Path("neighbours.rq"))
    person, year = found.parameters
    assert (person.name, person.variable, person.types, person.required) == (
        "person",
        "person_id",
        ("person", "office"),
        False,
    )
    assert (year.default, year.required) == ("2025", False)
    assert found.shown == ("person", "date")
    assert [column.several for column in found.columns] == [False, True]
    assert found.example == (("person", "Asha Menon"), ("year", "2024"))
    assert found.name == "neighbours"


def test_columns_default_to_those_selected() -> None:
    """A query of one's own need not describe them."""
    text = "# title: A\n# question: B?\nSELECT DISTINCT ?a (COUNT(?c) AS ?b) WHERE { ?a ?x ?c } GROUP BY ?a"
    assert read_query(text, Path("a.rq")).shown == ("a", "c", "b")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (HEADER.replace("# title: Neighbours\n", ""), "neighbours.rq: a header has one line '# title"),
        (HEADER.replace("# column: person:", "# colum: person:"), "neighbours.rq:5: "),
        (HEADER.replace("(person or office, optional)", "(person, sometimes)"), "neighbours.rq:3: write"),
        (HEADER.replace("VALUES ?year { UNDEF }", ""), "parameter year has no place"),
        (HEADER.replace("# column: person: one", "# column: person one"), "neighbours.rq:5: write '# column"),
    ],
)
def test_a_wrong_header_is_an_error_with_its_line(wrong: str, message: str) -> None:
    """Nothing in a header is skipped without a word."""
    with pytest.raises(QueryError, match=re.escape(message)):
        read_query(wrong, Path("neighbours.rq"))


@pytest.mark.parametrize("name", ["../library", "who-led.rq", "", "Who-Led", "nobody"])
def test_no_other_file_is_a_question(name: str) -> None:
    """A name is a name, never a path."""
    assert find_query(name) is None
