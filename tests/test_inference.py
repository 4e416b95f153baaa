"""What follows from the facts stands apart, names its premises, and repeats nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from graph_sample import sample_documents, sample_extractions, sample_graph, sample_quads, sample_resolution
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import NamedNode, Quad, Store, Variable

from kg.assertions import assert_graph, read_ontology
from kg.identifiers import Identifiers
from kg.inference import infer, load_rules
from kg.model import GraphError
from kg.store import store_of

IDENTIFIERS = Identifiers()
RULES = load_rules()
INFERRED = NamedNode(IDENTIFIERS.graph("inferred"))
META = NamedNode(IDENTIFIERS.graph("meta"))


def rows(store: Store, query: str, **bound: str) -> list[tuple[str, ...]]:
    """The rows of a query as lexical forms, sorted, with IRIs bound to some of its variables."""
    solutions = store.query(
        query,
        prefixes=IDENTIFIERS.prefixes,
        use_default_graph_as_union=True,
        substitutions={Variable(name): NamedNode(iri) for name, iri in bound.items()},
    )
    return sorted(tuple(value.value for value in row) for row in solutions)


def triples(quads: tuple[Quad, ...]) -> set[tuple[str, str, str]]:
    """The triples that assertions among some quads claim."""
    return set(
        rows(
            store_of(quads),
            "SELECT ?s ?p ?o WHERE { ?a a kg:Assertion ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }",
        )
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_fires_on_the_sample(rule: object) -> None:
    """A rule that never fires is mistyped, or the sample lacks its case."""
    assert infer(sample_quads(), IDENTIFIERS, rules=(rule,))  # type: ignore[arg-type]


def test_rules_say_what_they_do() -> None:
    """Each has a title and a description, which the reference page shows."""
    assert len(RULES) >= 4
    for rule in RULES:
        assert rule.title and rule.description.endswith(".")


def test_an_inferred_triple_is_in_its_own_graph_and_in_no_document() -> None:
    """What a document states is not inferred again, and nothing else is in the graph than triples with assertions."""
    added = sample_graph()[len(sample_quads()) :]
    inferred = [quad for quad in added if quad.graph_name == INFERRED]
    assert {quad.graph_name for quad in added} == {INFERRED, META}, "what is added is inferred, or told of conflicts"
    assert triples(inferred) & triples(sample_quads()) == set()
    links = {
        (q.subject.value, q.predicate.value, q.object.value) for q in inferred if "/assertion/" not in str(q.subject)
    }
    assert links == triples(inferred)


def test_every_inferred_assertion_reaches_a_quote() -> None:
    """It has premises, a rule and a confidence, and no quote of its own; along its premises there is one."""
    found = rows(
        store_of(sample_graph()),
        "SELECT ?inferred ?a ?rule ?confidence (COUNT(?exact) > 0 AS ?quoted) WHERE {"
        "  GRAPH ?inferred { ?a a kg:Assertion ;"
        " kg:rule ?rule ; kg:confidence ?confidence } FILTER NOT EXISTS { ?a kg:quote ?own }"
        " OPTIONAL { ?a prov:wasDerivedFrom+/kg:quote/oa:exact ?exact } } GROUP BY ?inferred ?a ?rule ?confidence",
        inferred=INFERRED.value,
    )
    assert len(found) == len(triples(sample_graph()[len(sample_quads()) :]))
    assert {quoted for *_, quoted in found} == {"true"}
    assert {rule for _, _, rule, *_ in found} <= {rule.name for rule in RULES}


def test_each_inferred_triple_is_derivable_again_from_its_premises() -> None:
    """Its rule makes it of the assertions that it names, and of nothing more."""
    graph = sample_graph()
    store = store_of(graph)
    background = [quad for quad in sample_quads() if quad.graph_name.value == IDENTIFIERS.graph("ontology")]
    rules = {rule.name: rule for rule in RULES}
    for _, node, rule, *statement in rows(
        store,
        "SELECT ?inferred ?a ?rule ?s ?p ?o WHERE {"
        "  GRAPH ?inferred { ?a kg:rule ?rule ; rdf:subject ?s ; rdf:predicate ?p ;"
        " rdf:object ?o } }",
        inferred=INFERRED.value,
    ):
        derived = store.quads_for_pattern(NamedNode(node), NamedNode(IDENTIFIERS.expand("prov:wasDerivedFrom")), None)
        premises = [quad for link in derived for quad in store.quads_for_pattern(link.object, None, None)]
        again = infer([*background, *premises], IDENTIFIERS, rules=(rules[rule],))
        assert tuple(statement) in triples(again)


def test_inference_is_done_when_it_says_so() -> None:
    """A second run over the whole graph adds nothing."""
    asserted, graph = triples(sample_quads()), triples(sample_graph())
    again = triples(infer([quad for quad in sample_graph() if quad.graph_name != INFERRED], IDENTIFIERS))
    assert graph == asserted | again
    assert infer(sample_graph(), IDENTIFIERS) == () or triples(infer(sample_graph(), IDENTIFIERS)) == set()


def test_owlrl_finds_the_same_for_symmetry_transitivity_and_sub_properties() -> None:
    """An independent reasoner agrees on the rules that are OWL's own."""
    ontology = [quad for quad in sample_quads() if quad.graph_name.value == IDENTIFIERS.graph("ontology")]
    wanted = {"rdfs:subPropertyOf", "rdf:type", "skos:notation"}
    graph = rdflib.Graph()
    for quad in ontology:
        if quad.predicate.value in {IDENTIFIERS.expand(name) for name in wanted} and isinstance(quad.object, NamedNode):
            graph.add(tuple(map(rdflib.URIRef, (quad.subject.value, quad.predicate.value, quad.object.value))))
    stated = triples(sample_quads())
    links = {triple for triple in stated if triple[2].startswith("http")}
    for triple in links:
        graph.add(tuple(map(rdflib.URIRef, triple)))
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    notations = {quad.subject.value for quad in ontology if quad.predicate.value == IDENTIFIERS.expand("skos:notation")}
    expected = {(str(s), str(p), str(o)) for s, p, o in graph if str(p) in notations and str(s) != str(o)} - links
    own = tuple(rule for rule in RULES if rule.name in ("both-ways", "broader-property", "chain-of-parts"))
    assert triples(infer(sample_quads(), IDENTIFIERS, rules=own)) == expected
    assert len(expected) >= 12


def test_a_role_in_a_session_is_a_role_in_its_forum_and_in_none_above() -> None:
    """Who co-chairs the session co-chairs the dialogue, not the initiative that the dialogue is part of."""
    found = rows(
        store_of(sample_graph()),
        "SELECT DISTINCT ?label WHERE { ?person skos:prefLabel 'Asha Menon' ; kg:coChairs ?forum ."
        " ?forum a kg:Forum ; skos:prefLabel ?label }",
    )
    assert found == [("India-Japan Strategic Materials Dialogue",)]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_is_only_planned_gives_nobody_a_role_in_the_forum(status: str) -> None:
    """The planned session keeps its chair, and the forum has none of it."""
    session = sample_extractions()[0]
    upcoming = next(cluster for cluster in session.clusters if cluster.label.startswith("Next"))
    kept = tuple(fact for fact in session.facts if fact.predicate != "co_chairs")
    chair = next(fact for fact in session.facts if fact.predicate == "co_chairs")
    planned = replace(session, facts=(*kept, replace(chair, object=upcoming.id, status=status)))
    quads = assert_graph(sample_documents()[:1], (planned,), sample_resolution(), read_ontology(), IDENTIFIERS)
    whole = store_of([*quads, *infer(quads, IDENTIFIERS)])
    chaired = rows(whole, "SELECT DISTINCT ?label WHERE { ?person kg:coChairs/skos:prefLabel ?label }")
    assert chaired == [("Next India-Japan Strategic Materials Dialogue",)]
    attended = "SELECT ?meeting ?status WHERE { ?a rdf:predicate kg:attends ; rdf:object ?meeting ; kg:status ?status }"
    ((meeting,),) = rows(whole, "SELECT ?m WHERE { ?m skos:prefLabel 'Next India-Japan Strategic Materials Dialogue' }")
    assert rows(whole, attended, meeting=meeting) == [(meeting, status)]


def test_an_inferred_fact_is_as_sure_as_its_least_sure_premise() -> None:
    """A meeting chaired with 0.6 is attended with 0.6."""
    found = rows(
        store_of(sample_graph()),
        "SELECT ?confidence WHERE { ?a rdf:predicate kg:attends ; rdf:object ?m ; kg:confidence ?confidence ."
        " ?chaired rdf:predicate kg:chairs ; rdf:object ?m }",
    )
    assert found == [("0.6",)]


def test_a_rule_without_a_header_is_refused(tmp_path: Path) -> None:
    """The error names the file and what to add."""
    (tmp_path / "bare.rq").write_text("SELECT ?s ?p ?o WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(GraphError, match=r"bare\.rq:1: a rule begins with '# title"):
        load_rules(tmp_path)
