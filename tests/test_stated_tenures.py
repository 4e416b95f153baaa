"""A span of office that a text states answers for its days, bounds what is inferred, and may be contradicted."""

from __future__ import annotations

from hashlib import sha256

import pytest
from pyoxigraph import NamedNode

from kg.assertions import assert_graph, read_ontology
from kg.conflicts import Conflict, find_conflicts
from kg.conflicts.holders import Offices
from kg.explain import explain
from kg.extract import extract_documents
from kg.facts import read_facts
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.model import Document
from kg.query import Graph, answer, find_query
from kg.resolve import make_wordbook, resolve
from kg.stated_spans import read_stated_spans
from kg.store import store_of
from kg.tenures import RULE, Witness, find_spans, record_spans
from kg.validate import validate
from kg.vocab import load_vocabulary

IDENTIFIERS = Identifiers()
OFFICE = "Indian Foreign Secretary"
STATED = "Asha Menon served as Indian Foreign Secretary from January 2018 until March 2021."
SINCE = "Indian Foreign Secretary Dev Rao has held office since April 2021."
MENON = "Indian Foreign Secretary Asha Menon opened the fair in New Delhi."
RAO = "Indian Foreign Secretary Dev Rao opened the fair in New Delhi."

Text = tuple[str, str | None]


def graph_of(*texts: Text) -> Graph:
    """The graph of some texts, called a, b, c, with the spans that follow."""
    documents = [
        Document(name=name, text=f"{text}\n", source=name, sha256=sha256(text.encode()).hexdigest(), published=day)
        for name, (text, day) in zip("abcdef", texts, strict=False)
    ]
    vocabulary = load_vocabulary()
    extractions = extract_documents(documents, vocabulary)
    resolution = resolve(extractions, vocabulary, IDENTIFIERS)
    quads = assert_graph(documents, extractions, resolution, read_ontology(), IDENTIFIERS)
    store = store_of((*quads, *infer(quads, IDENTIFIERS)))
    record_spans(store, vocabulary, IDENTIFIERS)
    return Graph(store)


def rows(graph: Graph, name: str, **parameters: str) -> list[dict[str, object]]:
    query = find_query(name)
    assert query is not None
    return [dict(record) for record in answer(graph, query, {"office": OFFICE, **parameters}).rows.records()]


def held(graph: Graph, on: str, **more: str) -> list[tuple[object, ...]]:
    """Who held the office on a date: person, standing, basis, document."""
    found = rows(graph, "holder-of", on=on, **more)
    return [(row["person"], row["standing"], row["basis"], row["document"]) for row in found]


def tenures(graph: Graph) -> list[tuple[object, ...]]:
    return [(row["person"], row["basis"], row["since"], row["until"]) for row in rows(graph, "tenures-of")]


def conflicts(graph: Graph) -> list[Conflict]:
    return [
        one for one in find_conflicts(graph, load_vocabulary()) if one.kind in ("standing", "date", "office-holder")
    ]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The term of one holder, told in an undated text, and the beginning of the next one's."""
    return graph_of((STATED, None), (SINCE, "2022-02-01"))


@pytest.mark.parametrize("on", ["2018-02-01", "2019", "2018", "2021-03", "2021-02-28", "2020-05"])
def test_a_stated_span_answers_for_its_days(graph: Graph, on: str) -> None:
    """Whether the text is dated or not; the holder was in office then, whatever became of it."""
    assert held(graph, on) == [("Asha Menon", "in office", "stated", "a")]


def test_one_who_is_in_office_was_so_until_the_text(graph: Graph) -> None:
    """On the day itself as its witness, and not beyond."""
    assert held(graph, "2021-06-01") == [("Dev Rao", "in office", "stated", "b")]
    assert held(graph, "2022-02-01") == [("Dev Rao", "in office", "witnessed", "b")]
    assert held(graph, "2022-02-02") == []
    assert {row[0] for row in held(graph, "2021")} == {"Asha Menon", "Dev Rao"}


@pytest.mark.parametrize("on", ["2017", "2018-01-15", "2021-03-15", "2021-04-10"])
def test_a_month_tells_no_day(graph: Graph, on: str) -> None:
    """In which the holder may have come or gone."""
    assert held(graph, on) == []


def test_it_is_told_apart_from_what_is_witnessed_and_inferred(graph: Graph) -> None:
    """In the questions on tenures, with the precision of the text, and with the sentence in the timeline."""
    assert tenures(graph) == [
        ("Asha Menon", "stated", "2018-01", "2021-03"),
        ("Asha Menon", "witnessed", None, None),
        ("Dev Rao", "stated", "2021-04", None),
        ("Dev Rao", "witnessed", "2022-02-01", None),
    ]
    told = {row["quote"]: (row["since"], row["until"]) for row in rows(graph, "timeline-of-office")}
    assert told == {STATED: ("2018-01", "2021-03"), SINCE: ("2021-04", None)}
    assert explain(graph, "Asha Menon").spans == ("Asha Menon Foreign Secretary from 2018-01 until 2021-03 (a)",)
    assert len(explain(graph, "Foreign Secretary").spans) == 2


def test_it_is_an_interval_of_the_tenure_in_the_document(graph: Graph) -> None:
    """By the terms of OWL-Time; no shape is broken, and no fact but the holding is made of it."""
    store = graph._source._store  # type: ignore[attr-defined]
    during = NamedNode(IDENTIFIERS.expand("org:memberDuring"))
    found = sorted(store.quads_for_pattern(None, during, None, None), key=str)
    assert {quad.graph_name.value for quad in found} == {IDENTIFIERS.graph(f"doc/{name}") for name in "ab"}
    ends = NamedNode(IDENTIFIERS.expand("time:hasEnd"))
    (end,) = store.quads_for_pattern(None, ends, None, None)
    months = NamedNode(IDENTIFIERS.expand("time:inXSDgYearMonth"))
    (month,) = store.quads_for_pattern(end.object, months, None, None)
    assert month.object.value == "2021-03"
    assert validate(store, IDENTIFIERS) == ()
    assert {row.predicate for row in read_facts(graph)} == {"holds_office", "office_of", "represents"}
    assert not [one for one in explain(graph, "Asha Menon").inferences if one.rule == RULE]


def witness(person: str, day: str, qualifier: str | None = None) -> Witness:
    return Witness(first=day, last=day, office="o", person=person, qualifier=qualifier, claim=f"{person}{day}")


def test_a_stated_bound_bounds_what_is_inferred() -> None:
    """The holder's own beginning and end part a span, and so do the days of another one's term."""
    own = [witness("a", "2020-01-10"), witness("a", "2022-01-10")]
    assert [(span.since, span.until) for span in find_spans(own)] == [("2020-01-10", "2022-01-10")]
    for bound in (
        witness("a", "2021-03-31", "former"),
        witness("a", "2021-03-31", "designate"),
        witness("b", "2021-05-01"),
    ):
        assert list(find_spans(own, stated=[bound])) == []
    outside = (
        witness("a", "2023-03-31", "former"),
        witness("a", "2019-01-01", "designate"),
        witness("b", "2019-05-01"),
    )
    assert len(list(find_spans(own, stated=outside))) == 1


def test_nobody_is_inferred_to_hold_on_through_anothers_term() -> None:
    """Though no text of that time names the other."""
    before, after = (MENON, "2020-05-01"), (MENON, "2024-05-01")
    assert ("Asha Menon", "inferred", "2020-05-01", "2024-05-01") in tenures(graph_of(before, after))
    term = "Dev Rao served as Indian Foreign Secretary from April 2021 until December 2022."
    assert not [row for row in tenures(graph_of(before, (term, "2025-01-01"), after)) if row[1] == "inferred"]


def test_a_title_outside_the_stated_span_is_a_conflict() -> None:
    """Both sentences are shown; within the span there is none."""
    (found,) = conflicts(graph_of((STATED, "2021-06-01"), (MENON, "2024-05-01")))
    assert (found.kind, found.about) == ("standing", "Asha Menon")
    assert {(one.value, one.document) for one in found.values} == {
        ("Foreign Secretary", "b"),
        ("Foreign Secretary from 2018-01 until 2021-03", "a"),
    }
    assert "from 2018-01 until 2021-03" in found.why
    assert conflicts(graph_of((STATED, "2021-06-01"), (MENON, "2020-05-01"))) == []
    assert conflicts(graph_of((STATED, "2021-06-01"), (MENON, "2021-03-20"))) == []


def test_two_beginnings_of_one_term_are_a_conflict() -> None:
    """Two terms one after the other are none, nor is a year beside a month of it."""
    other = "Asha Menon served as Indian Foreign Secretary from June 2019 until March 2021."
    (found,) = conflicts(graph_of((STATED, "2021-06-01"), (other, "2021-06-02")))
    assert (found.kind, found.about) == ("date", "Asha Menon")
    earlier = "Asha Menon served as Indian Foreign Secretary from 2011 until 2014."
    assert conflicts(graph_of((STATED, "2021-06-01"), (earlier, "2021-06-02"))) == []
    year = "Asha Menon served as Indian Foreign Secretary from 2018 to 2021."
    assert conflicts(graph_of((STATED, "2021-06-01"), (year, "2021-06-02"))) == []


def test_two_holders_of_one_time_are_a_conflict() -> None:
    """Where their stated spans surely have days in common; a successor is none."""
    term = "Dev Rao served as Indian Foreign Secretary from July 2019 until December 2022."
    (found,) = conflicts(graph_of((STATED, "2021-06-01"), (term, "2023-05-01")))
    assert (found.kind, found.about, {one.value for one in found.values}) == (
        "office-holder",
        "Foreign Secretary",
        {"Asha Menon", "Dev Rao"},
    )
    assert conflicts(graph_of((STATED, "2021-06-01"), (SINCE, "2022-05-01"))) == []


def test_spans_are_read_with_their_bounds(graph: Graph) -> None:
    """The days that a bound may mean, and those that a span surely has."""
    menon, rao = sorted(read_stated_spans(graph), key=lambda span: span.person_label)
    assert (menon.begins, menon.ends) == (("2018-01-01", "2018-01-31"), ("2021-03-01", "2021-03-31"))
    assert menon.certain == ("2018-01-31", "2021-03-01")
    assert (rao.since, rao.ends, rao.certain) == ("2021-04", None, ("2021-04-30", "2021-04-30"))
    assert menon.excludes("2021-04-01", "2021-04-01")
    assert not menon.excludes("2021-03-31", "2021-04-02")
    assert not rao.excludes("2030-01-01", "2030-01-01")


def test_an_office_of_which_no_claim_is_left_is_in_no_dispute() -> None:
    """Claims that tell of the past only may be dropped from a dispute; their spans stay in the graph."""
    offices = Offices.of((), {}, {}, make_wordbook(load_vocabulary()))
    assert not offices.single(IDENTIFIERS.base + "id/office/foreign-secretary")
