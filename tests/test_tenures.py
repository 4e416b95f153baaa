"""From dates on which holders are witnessed to spans, and what the graph then answers about a date."""

from __future__ import annotations

import random
from collections.abc import Sequence
from hashlib import sha256

import pytest
from pyoxigraph import NamedNode

from kg.ask import ask
from kg.assertions import assert_graph, read_ontology
from kg.explain import explain
from kg.extract import extract_documents
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.model import Document
from kg.network import read_evidence
from kg.query import Graph, answer, find_query
from kg.resolve import resolve
from kg.store import store_of
from kg.tenures import RULE, Span, Witness, find_spans, record_spans
from kg.validate import validate
from kg.vocab import load_vocabulary

IDENTIFIERS = Identifiers()
MENON = "Indian Foreign Secretary Asha Menon met Japanese Ambassador Kenji Morita in {}."
RAO = "Indian Foreign Secretary Dev Rao opened the conference in {}."
FORMER = "Former Indian Foreign Secretary Asha Menon gave a lecture in {}."
ACTING = "Acting Indian Foreign Secretary Asha Menon met Japanese Ambassador Kenji Morita in {}."

Text = tuple[str, str | None]


def witness(person: str, date: str, qualifier: str | None = None) -> Witness:
    """A witness of a day, or of a month."""
    first, last = (date, date) if len(date) == 10 else (f"{date}-01", f"{date}-28")
    return Witness(
        first=first,
        last=last,
        office="office",
        person=person,
        qualifier=qualifier,
        claim=f"{person}-{date}-{qualifier}",
    )


def spans(*told: Witness) -> list[tuple[str, str, str]]:
    """The spans of some witnesses: person, first day, last day."""
    return [(span.person, span.since, span.until) for span in find_spans(told)]


def test_two_witnesses_of_one_holder_enclose_a_span() -> None:
    """From the one day to the other, whatever lies between of the same person."""
    assert spans(witness("a", "2023-01-10"), witness("a", "2023-05-10")) == [("a", "2023-01-10", "2023-05-10")]
    told = [witness("a", f"2023-0{month}-10") for month in (1, 3, 5, 9)]
    assert spans(*told) == [("a", "2023-01-10", "2023-09-10")]
    assert spans(witness("a", "2023-01-10")) == []
    assert spans(witness("a", "2023-01-10"), witness("a", "2023-01-10")) == []


def test_a_successor_ends_a_span() -> None:
    """Two holders one after the other have a span each, and none between."""
    told = [
        witness("a", "2023-01-10"),
        witness("a", "2023-03-10"),
        witness("b", "2023-05-10"),
        witness("b", "2024-05-10"),
    ]
    assert spans(*told) == [("a", "2023-01-10", "2023-03-10"), ("b", "2023-05-10", "2024-05-10")]


def test_holders_who_take_turns_have_no_span() -> None:
    """Nor has one between whose two days an acting holder stands."""
    told = [
        witness("a", "2023-01-10"),
        witness("b", "2023-02-10"),
        witness("a", "2023-03-10"),
        witness("b", "2023-04-10"),
    ]
    assert spans(*told) == []
    assert spans(witness("a", "2023-01-10"), witness("b", "2023-02-10", "acting"), witness("a", "2023-03-10")) == []


def test_a_day_with_two_holders_parts_spans() -> None:
    """What was before it and what comes after it are told apart."""
    told = [
        witness("a", "2023-01-10"),
        witness("a", "2023-03-10"),
        witness("b", "2023-03-10"),
        witness("a", "2023-05-10"),
    ]
    assert spans(*told) == [("a", "2023-01-10", "2023-03-10"), ("a", "2023-03-10", "2023-05-10")]


@pytest.mark.parametrize("qualifier", ["former", "designate"])
def test_one_who_is_out_of_office_between_has_no_span_across(qualifier: str) -> None:
    """A former or future holder is none: it bounds the tenure."""
    out = witness("a", "2023-03-10", qualifier)
    assert spans(witness("a", "2023-01-10"), out, witness("a", "2023-05-10")) == []
    other = witness("b", "2023-03-10", qualifier)
    assert spans(witness("a", "2023-01-10"), other, witness("a", "2023-05-10")) == [("a", "2023-01-10", "2023-05-10")]


def test_a_month_counts_for_no_more_than_it_tells() -> None:
    """A span begins when the month is over and ends before it begins; another's month may lie between two days."""
    assert spans(witness("a", "2023-01"), witness("a", "2023-05")) == [("a", "2023-01-28", "2023-05-01")]
    assert spans(witness("a", "2023-01-10"), witness("b", "2023-01"), witness("a", "2023-05-10")) == []
    assert spans(witness("a", "2023-01-10"), witness("a", "2023-01")) == []


def test_one_person_under_two_names_is_no_other_holder() -> None:
    """Where it cannot be told, the span stands."""
    told = [witness("a", "2023-01-10"), witness("b", "2023-02-10"), witness("a", "2023-03-10")]
    found = [(span.person, span.since) for span in find_spans(told, lambda left, right: True)]
    assert found == [("a", "2023-01-10")]


def test_spans_hold_whatever_the_order_and_never_cross_another_holder() -> None:
    """Of random witnesses: the same spans in any order, each bounded by own witnesses, no other's day within."""
    chance = random.Random(20230606)
    for _ in range(200):
        told = [
            witness(chance.choice("abc"), f"2023-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
            for _ in range(chance.randint(1, 12))
        ]
        found = list(find_spans(told))
        assert list(find_spans(chance.sample(told, len(told)))) == found
        for span in found:
            own, others = ({w.first for w in told if (w.person == span.person) == same} for same in (True, False))
            assert {span.since, span.until} <= own
            assert not any(span.since < day < span.until for day in others)


def test_the_standing_of_a_span_is_that_of_all_its_witnesses() -> None:
    """Acting only where nothing else is told."""

    def qualifier(*told: Witness) -> str | None:
        (span,) = find_spans(told)
        assert isinstance(span, Span)
        return span.qualifier

    assert qualifier(witness("a", "2023-01-10", "acting"), witness("a", "2023-02-10", "acting")) == "acting"
    assert qualifier(witness("a", "2023-01-10", "acting"), witness("a", "2023-02-10")) is None


def graph_of(*texts: Text) -> Graph:
    """The graph of some texts, called a, b, c, with the spans that follow."""
    documents = [
        Document(
            name=name,
            text=text.format("New Delhi"),
            source=f"{name}.txt",
            sha256=sha256(text.encode()).hexdigest(),
            published=published,
        )
        for name, (text, published) in zip("abcdef", texts, strict=False)
    ]
    vocabulary = load_vocabulary()
    extractions = extract_documents(documents, vocabulary, lambda _: None)
    resolution = resolve(extractions, vocabulary, IDENTIFIERS)
    quads = assert_graph(documents, extractions, resolution, read_ontology(), IDENTIFIERS)
    store = store_of((*quads, *infer(quads, IDENTIFIERS)))
    record_spans(store, vocabulary, IDENTIFIERS)
    return Graph(store)


def held(graph: Graph, on: str, **more: str) -> list[tuple[object, ...]]:
    """Who held the office on a date: person, standing, basis, document."""
    query = find_query("holder-of")
    assert query is not None
    rows = answer(graph, query, {"office": "Indian Foreign Secretary", "on": on, **more}).rows
    return [(row["person"], row["standing"], row["basis"], row["document"]) for row in rows.records()]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """One holder of 2023, who is a former one in 2024, and a successor whose text has no date."""
    return graph_of(
        (MENON, "2023-05-02"), (MENON, "2023-08-20"), (FORMER, "2024-03-01"), (RAO, None), (RAO, "2024-05-06")
    )


def test_the_holder_witnessed_on_the_date(graph: Graph) -> None:
    """A day, or the month or year in which it lies."""
    for on in ("2023-05-02", "2023-05"):
        assert held(graph, on) == [("Asha Menon", "in office", "witnessed", "a")]
    assert [row[3] for row in held(graph, "2023")] == ["a", "b"]


def test_the_holder_inferred_between_two_dates(graph: Graph) -> None:
    """Both texts are told, and are marked as those of an inference."""
    inferred = [("Asha Menon", "in office", "inferred", name) for name in "ab"]
    for on in ("2023-06-06", "2023-06", "2023-07"):
        assert held(graph, on) == inferred
    query = find_query("holder-of")
    assert query is not None
    rows = answer(graph, query, {"office": "Indian Foreign Secretary", "on": "2023-06-06"}, evidence=True).rows
    assert [record["quote"] for record in rows.records()] == [MENON.format("New Delhi")] * 2


@pytest.mark.parametrize("on", ["2023-09-01", "2024-03-01", "2024-03", "2022", "2024-04-01", "2025-01-01"])
def test_no_document_tells_of_the_date(graph: Graph, on: str) -> None:
    """After the last witness, before the first, between two holders, and where one is called a former holder."""
    assert held(graph, on) == []


@pytest.mark.parametrize(
    ("words", "other", "date"),
    [
        ("Who preceded Dev Rao as Indian Foreign Secretary?", "Asha Menon", "2023-08-20"),
        ("Who was Indian Foreign Secretary before Dev Rao?", "Asha Menon", "2023-08-20"),
        ("Who did Dev Rao succeed?", "Asha Menon", "2023-08-20"),
        ("Who came after Asha Menon as Indian Foreign Secretary?", "Dev Rao", "2024-05-06"),
        ("Who was Asha Menon's successor?", "Dev Rao", "2024-05-06"),
    ],
)
def test_who_was_before_and_after_somebody_in_an_office(graph: Graph, words: str, other: str, date: str) -> None:
    """By the days on which dated texts name them as its holders."""
    found = ask(graph, words)
    assert (found.query, [(row[0], row[3]) for row in found.rows]) == ("next-in-office", [(other, date)])


def test_nobody_is_before_the_first_holder_or_between_two_terms(graph: Graph) -> None:
    """What a text without a date says does not put two holders in order."""
    assert ask(graph, "Who preceded Asha Menon as Indian Foreign Secretary?").rows == ()
    assert ask(graph_of((MENON, None), (RAO, "2024-05-06")), "Who preceded Dev Rao?").rows == ()
    both = graph_of((MENON, "2023-05-02"), (RAO, "2024-05-06"), (MENON, "2025-01-10"))
    assert ask(both, "Who preceded Dev Rao?").rows == ()


def test_what_is_near_is_told_on_request_and_marked(graph: Graph) -> None:
    """The nearest texts before and after, one on a former holder and one without a date."""
    assert held(graph, "2024-04-01", near="yes") == [
        ("Asha Menon", "former", "before", "c"),
        ("Dev Rao", "in office", "after", "e"),
        ("Dev Rao", "in office", "undated", "d"),
    ]
    assert ("Asha Menon", "former", "out of office", "c") in held(graph, "2024-03-01", near="yes")
    assert held(graph, "2023-06-06", near="yes") == held(graph, "2023-06-06")


def test_a_text_of_a_month_is_no_witness_of_a_day() -> None:
    """It may be of another day."""
    graph = graph_of((MENON, "2023-06"))
    assert held(graph, "2023-06-06") == []
    assert held(graph, "2023-06-06", near="yes") == [("Asha Menon", "in office", "about then", "a")]
    assert held(graph, "2023-06") == [("Asha Menon", "in office", "witnessed", "a")]


def test_two_holders_of_one_day_are_both_told() -> None:
    """Neither is chosen; and holders who take turns are inferred of no day."""
    graph = graph_of((MENON, "2023-05-02"), (RAO, "2023-05-02"))
    assert [row[0] for row in held(graph, "2023-05-02")] == ["Asha Menon", "Dev Rao"]
    turns: Sequence[Text] = [(MENON, "2023-05-02"), (RAO, "2023-06-02"), (MENON, "2023-07-02"), (RAO, "2023-08-02")]
    assert held(graph_of(*turns), "2023-06-15") == []


def test_an_acting_holder_holds_the_office() -> None:
    """And is told to be acting."""
    graph = graph_of((ACTING, "2023-05-02"), (ACTING, "2023-07-02"))
    assert held(graph, "2023-05-02") == [("Asha Menon", "acting", "witnessed", "a")]
    assert {row[1:3] for row in held(graph, "2023-06-06")} == {("acting", "inferred")}
    (fact,) = [fact for fact in read_evidence(graph._source._store).statements if fact.rule == RULE]  # type: ignore[attr-defined]
    assert fact.qualifier == "acting"


def test_offices_of_one_title_of_two_countries_do_not_mix() -> None:
    """The other country's holder neither ends a span nor is told."""
    nepal = RAO.replace("Indian", "Nepalese")
    graph = graph_of((MENON, "2023-05-02"), (nepal, "2023-06-02"), (MENON, "2023-07-02"))
    assert {row[0] for row in held(graph, "2023-06-02")} == {"Asha Menon"}


def test_a_sentence_on_the_past_is_no_witness() -> None:
    """Of an office with several holders: it is told why, and the claim stands."""
    past = "In 2014 Indian Foreign Secretary Dev Rao opened the conference in {}."
    graph = graph_of((MENON, "2023-05-02"), (past, "2023-06-02"), (MENON, "2023-07-02"))
    assert {row[0] for row in held(graph, "2023-06-02")} == {"Asha Menon"}
    query = find_query("timeline-of-office")
    assert query is not None
    rows = list(answer(graph, query, {"office": "Indian Foreign Secretary"}).rows.records())
    assert [(row["person"], row["discounted"]) for row in rows] == [
        ("Asha Menon", None),
        ("Dev Rao", "The sentence tells of the past."),
        ("Asha Menon", None),
    ]


def test_a_short_name_of_one_who_has_such_an_office_abroad_is_no_witness() -> None:
    """ "Foreign Secretary Thapa" in a text on India is the Nepalese one."""
    thapa = "Nepalese Foreign Secretary Binod Thapa opened the conference in {}."
    short = "Indian Foreign Secretary Thapa opened the conference in {}."
    graph = graph_of((MENON, "2023-05-02"), (thapa, "2023-05-20"), (short, "2023-06-02"), (MENON, "2023-07-02"))
    assert {row[0] for row in held(graph, "2023-06-02")} == {"Asha Menon"}


def test_a_span_is_inferred_and_names_its_premises(graph: Graph) -> None:
    """It stands in the graph of what is inferred, with two premises that have a quote, and breaks no shape."""
    store = graph._source._store  # type: ignore[attr-defined]
    held_throughout = NamedNode(IDENTIFIERS.kg("heldThroughout"))
    (quad,) = store.quads_for_pattern(None, held_throughout, None, None)
    assert quad.graph_name.value == IDENTIFIERS.graph("inferred")
    (fact,) = [fact for fact in read_evidence(store).statements if fact.rule == RULE]
    assert (fact.subject, fact.object) == (quad.subject.value, quad.object.value)
    assert (fact.since, fact.until, fact.document, len(fact.premises)) == ("2023-05-02", "2023-08-20", None, 2)
    assert validate(store, IDENTIFIERS) == ()


def test_a_span_is_explained(graph: Graph) -> None:
    """With the person and with the office, as what follows."""
    for thing in ("Asha Menon", "Foreign Secretary"):
        told = [one.sentence for one in explain(graph, thing).inferences if one.rule == RULE]
        assert told == ["Asha Menon held throughout Foreign Secretary, 2023-05-02 to 2023-08-20"]
