"""Facts come out as rows, one for each sentence; what was not asserted comes out apart."""

from __future__ import annotations

import pytest
from graph_sample import sample_documents, sample_store
from pyoxigraph import Store

from kg.facts import read_abstentions, read_facts, read_facts_about
from kg.query import Graph, find_thing


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts, inferred facts among it."""
    return Graph(sample_store())


def test_a_fact_has_its_words_and_its_place(graph: Graph) -> None:
    """Labels and IRIs of both ends, the document's own words, the sentence and its offsets."""
    (row,) = [row for row in read_facts(graph) if row.predicate == "leads"]
    assert (row.document, row.subject, row.object) == (
        "session",
        "Asha Menon",
        "Inaugural India-Japan Strategic Materials Dialogue",
    )
    assert (row.subject_text, row.object_text, row.status, row.qualifier) == ("Asha Menon", "Led", "held", None)
    assert (row.confidence, row.rule, row.reason) == (0.9, "by-hand-leads", None)
    assert row.subject_id.startswith(f"{graph.base}id/person/")
    assert (row.object_id or "").startswith(f"{graph.base}id/meeting/")


def test_a_quote_is_the_text_at_its_offsets(graph: Graph) -> None:
    """For every row, in code points."""
    texts = {document.name: document.text for document in sample_documents()}
    rows = read_facts(graph, inferred=True) + read_abstentions(graph)
    assert all(texts[row.document][row.start : row.end] == row.quote for row in rows)


def test_values_are_told_without_an_iri(graph: Graph) -> None:
    """A date as it is known, words as they are written, a form by its name."""
    told = {row.predicate: row for row in read_facts(graph)}
    assert (told["launched_on"].object, told["launched_on"].object_id) == ("2023-05", None)
    assert (told["held_on_as_written"].object, told["held_on_as_written"].object_id) == ("on Monday", None)
    assert told["format"].object == "virtual"


def test_a_qualifier_is_of_the_holding(graph: Graph) -> None:
    """Former, acting and designate holders hold an office all the same."""
    rows = [row for row in read_facts(graph) if row.predicate == "holds_office" and row.qualifier]
    assert {(row.subject, row.qualifier) for row in rows} == {
        ("Dev Rao", "former"),
        ("Neel Kapoor", "acting"),
        ("Tara Iyer", "designate"),
    }


def test_rows_are_sorted_by_place(graph: Graph) -> None:
    """By document, then as one reads it; each row once."""
    rows = read_facts(graph, inferred=True)
    assert [row.place for row in rows] == sorted({row.place for row in rows})


def test_inferred_facts_come_on_request_with_the_sentences_of_their_premises(graph: Graph) -> None:
    """They are named by the rule that made them."""
    stated, all_rows = read_facts(graph), read_facts(graph, inferred=True)
    inferred = [row for row in all_rows if row not in stated]
    assert len(all_rows) == len(stated) + len(inferred)
    (back,) = [row for row in inferred if (row.predicate, row.subject) == ("met", "Vikas Anand")]
    assert back.quote.startswith("Vice Minister Kenji Morita met")
    assert back.rule == "both-ways"


def test_abstentions_have_their_reason_and_are_no_facts(graph: Graph) -> None:
    """What may be so is kept apart from what is said."""
    (row,) = read_abstentions(graph)
    assert (row.predicate, row.reason) == ("covers", "The text says only that it may be so.")
    assert row not in read_facts(graph, inferred=True)


def test_facts_about_one_thing_are_those_at_either_end(graph: Graph) -> None:
    """And no others."""
    iri = find_thing(graph, "Vikas Anand").entity
    about = read_facts_about(graph, iri)
    assert about == tuple(row for row in read_facts(graph) if iri in (row.subject_id, row.object_id))
    assert read_facts_about(graph, iri, abstained=True) == ()


def test_an_empty_graph_has_no_facts() -> None:
    """And that is no error."""
    assert read_facts(Graph(Store()), inferred=True) == ()
