"""All that a graph holds about a thing is told, each fact with its sentence."""

from __future__ import annotations

import pytest
from graph_sample import sample_store

from kg.explain import explain
from kg.model import QueryError
from kg.query import Graph
from kg.stats import RelationCount, count


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts, inferred facts among it."""
    return Graph(sample_store())


def test_what_follows_is_told_apart_from_what_is_stated(graph: Graph) -> None:
    """With the rule, and without what is stated in the same words."""
    found = explain(graph, "Vikas Anand")
    stated = {(fact.predicate, fact.subject, fact.object) for fact in found.facts}
    follows = {(one.predicate, one.subject, one.object) for one in found.inferences}
    assert ("met", "Vikas Anand", "Kenji Morita") in follows
    assert not stated & follows


def test_a_forum_is_told_with_its_sessions(graph: Graph) -> None:
    """Planned ones too, said to be planned."""
    found = explain(graph, "SMD")
    assert "forum" in found.classes
    assert found.sessions is not None
    assert [record["status"] for record in found.sessions.records()] == ["held", "planned"]


def test_what_was_seen_and_not_asserted_is_told(graph: Graph) -> None:
    """With the reason."""
    (unsaid,) = explain(graph, "Next India-Japan Strategic Materials Dialogue").abstentions
    assert unsaid.reason == "The text says only that it may be so."


def test_an_iri_is_a_name(graph: Graph) -> None:
    """Of a thing, or of a part that was merged into it."""
    by_name = explain(graph, "Asha Menon")
    assert explain(graph, by_name.reading.entity).facts == by_name.facts


def test_what_only_the_registry_knows_has_no_facts(graph: Graph) -> None:
    """It is known by name."""
    found = explain(graph, "AUKUS")
    assert (found.reading.spoken, found.facts, found.inferences) == (False, (), ())


def test_an_unknown_thing_is_an_error(graph: Graph) -> None:
    """With the nearest names."""
    with pytest.raises(QueryError, match="no thing is called 'Nobody Atall'; the nearest names"):
        explain(graph, "Nobody Atall")


def test_a_graph_is_counted(graph: Graph) -> None:
    """Things once, however many documents speak of them; facts once for each document that states them."""
    stats = count(graph)
    assert (stats.documents, stats.facts, stats.abstentions, stats.undated_meetings) == (2, 53, 1, 2)
    assert stats.inferred > 0
    assert (stats.classes["person"], stats.classes["country"]) == (10, 2)
    assert stats.relations["has_member"] == RelationCount(facts=4, documents=2, sources=2)
    assert sum(relation.facts for relation in stats.relations.values()) == stats.facts
