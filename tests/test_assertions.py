"""What documents say becomes quads by the modelling rules, each with its sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from graph_sample import sample_documents, sample_extractions, sample_graph, sample_quads, sample_resolution
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.assertions import assert_graph, date_bounds, read_ontology
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import DataError, Document, Extraction, Fact, Resolution
from kg.store import store_of

IDENTIFIERS = Identifiers()
PREFIXES = IDENTIFIERS.prefixes


def ask(query: str, store: Store | None = None) -> bool:
    """Whether a pattern is in the asserted sample."""
    found = (store or store_of(sample_quads())).query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return bool(found)


def rows(query: str, store: Store | None = None) -> list[tuple[str | None, ...]]:
    """The rows of a query on the asserted sample, as lexical forms, sorted."""
    store = store or store_of(sample_quads())
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sorted(tuple(value.value if value is not None else None for value in row) for row in solutions)


def assert_sample(**changes: object) -> tuple[Quad, ...]:
    """The sample's quads with some of what goes in replaced."""
    given: dict[str, object] = {
        "documents": sample_documents(),
        "extractions": sample_extractions(),
        "resolution": sample_resolution(),
        "ontology": read_ontology(),
        "identifiers": IDENTIFIERS,
    }
    return assert_graph(**(given | changes))  # type: ignore[arg-type]


def facts(document: str, predicate: str) -> list[Fact]:
    extraction = next(found for found in sample_extractions() if found.document == document)
    return [fact for fact in extraction.facts if fact.predicate == predicate]


def with_facts(document: str, *more: Fact) -> tuple[Extraction, ...]:
    """The sample's extractions with further facts in one document."""
    return tuple(
        replace(found, facts=(*found.facts, *more)) if found.document == document else found
        for found in sample_extractions()
    )


def test_every_quad_is_in_a_named_graph_and_no_node_is_blank() -> None:
    """The default graph is empty; every node can be asked for again."""
    for quad in sample_graph():
        assert isinstance(quad.graph_name, NamedNode)
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_quads_come_sorted_and_once_whatever_the_order_of_documents() -> None:
    """Any order of documents and facts gives the same graph."""
    backwards = assert_sample(
        documents=tuple(reversed(sample_documents())),
        extractions=tuple(
            replace(found, facts=tuple(reversed(found.facts)), clusters=tuple(reversed(found.clusters)))
            for found in reversed(sample_extractions())
        ),
    )
    assert backwards == sample_quads() == tuple(sorted(set(backwards), key=str))


def test_a_quote_is_the_text_at_its_offsets() -> None:
    """Quotes and mentions repeat the document word for word, with what stands around a quote."""
    texts = {document.name: document.text for document in sample_documents()}
    found = rows(
        "SELECT ?name ?start ?end ?exact ?prefix ?suffix WHERE { ?place oa:hasSource/dcterms:identifier ?name ;"
        " oa:start ?start ; oa:end ?end ; oa:exact ?exact . OPTIONAL { ?place oa:prefix ?prefix } "
        "OPTIONAL { ?place oa:suffix ?suffix } }"
    )
    assert len(found) > 60
    for name, start, end, exact, prefix, suffix in found:
        text = texts[str(name)]
        assert text[int(str(start)) : int(str(end))] == exact
        assert prefix is None or text[: int(str(start))].endswith(prefix)
        assert suffix is None or text[int(str(end)) :].startswith(suffix)


def test_every_fact_has_its_triple_and_one_assertion_with_evidence() -> None:
    """One assertion a document and triple: quote, confidence, rule, document, and the words of both ends."""
    asserted = Counter(
        (graph, s, p, o)
        for graph, s, p, o in rows(
            "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?a a kg:Assertion ; rdf:subject ?s ; rdf:predicate ?p ;"
            " rdf:object ?o ; kg:quote ?quote ; prov:wasDerivedFrom ?document ; kg:confidence ?confidence ;"
            " kg:rule ?rule ; kg:subjectText ?subject ; kg:objectText ?object . ?s ?p ?o } }"
        )
    )
    assert set(asserted.values()) == {1}
    assert len(asserted) == sum(len(found.facts) for found in sample_extractions())


def test_facts_that_say_one_triple_share_an_assertion() -> None:
    """Their quotes are joined; rule, confidence and words are those of the surest."""
    first = facts("visit", "met")[0]
    second = replace(
        first, quotes=facts("visit", "chairs")[0].quotes, confidence=0.99, rule="by-hand-surer", status=None
    )
    store = store_of(assert_sample(extractions=with_facts("visit", second)))
    found = rows(
        "SELECT ?rule ?confidence ?status (COUNT(?quote) AS ?quotes) WHERE { ?a rdf:predicate kg:met ;"
        " rdf:object/skos:prefLabel 'Vikas Anand' ; kg:rule ?rule ; kg:confidence ?confidence ; kg:status ?status ;"
        " kg:quote ?quote } GROUP BY ?rule ?confidence ?status",
        store,
    )
    assert found == [("by-hand-surer", "0.99", "held", "2")]


def test_the_qualifier_chooses_the_property_and_marks_the_tenure() -> None:
    """A former holder does not hold, one designated does not yet, an acting one does."""
    found = rows(
        "SELECT DISTINCT ?name ?p ?status WHERE { ?person skos:prefLabel ?name ; ?p ?office . ?office a kg:Office ."
        " ?tenure a kg:Tenure ; org:member ?person ; kg:tenureOf ?office ; kg:tenureStatus ?status }"
    )
    assert found == [
        ("Dev Rao", IDENTIFIERS.kg("heldOffice"), "former"),
        ("Neel Kapoor", IDENTIFIERS.expand("org:holds"), "acting"),
        ("Tara Iyer", IDENTIFIERS.kg("designatedTo"), "designate"),
    ]


def test_a_text_witnesses_the_holdings_of_its_own_time() -> None:
    """The date is the text's; a former holder is not witnessed, and an undated text witnesses none."""
    found = rows(
        "SELECT DISTINCT ?name ?date (DATATYPE(?date) AS ?type) WHERE { ?tenure kg:witnessedOn ?date ;"
        " org:member/skos:prefLabel ?name }"
    )
    assert [name for name, _, _ in found] == [
        "Asha Menon", "Kenji Morita", "Leela Varma", "Rohan Pillai", "Yumi Arakawa",
    ]  # fmt: skip
    assert {(date, kind) for _, date, kind in found} == {("2025-03-12", PREFIXES["xsd"] + "date")}


def test_one_fact_makes_the_participation_and_the_edge() -> None:
    """Role, side and office hang on the participation, which names the assertion that it rests on."""
    assert ask(
        "ASK { ?part a kg:Participation ; kg:participant ?person ; kg:inMeeting ?meeting ; sem:roleType kg:CoChair ;"
        " kg:side/skos:prefLabel 'Japan' ; kg:inOffice/skos:prefLabel 'Japanese Vice Minister' ;"
        " prov:wasDerivedFrom ?a . ?person kg:coChairs ?meeting ; skos:prefLabel 'Kenji Morita' ."
        " ?a rdf:subject ?person ; rdf:predicate kg:coChairs ; rdf:object ?meeting ; kg:side ?side }"
    )


def test_only_persons_take_part_and_only_in_meetings() -> None:
    """A country that hosts, and a role in a forum without a session, make an edge and no participation."""
    forum = next(found for found in sample_extractions()[0].clusters if found.label.startswith("India-Japan"))
    in_forum = replace(facts("session", "leads")[0], object=forum.id)
    store = store_of(assert_sample(extractions=with_facts("session", in_forum)))
    assert ask("ASK { ?person kg:leads/a kg:Forum . ?country a kg:Country ; kg:hosts ?meeting }", store)
    assert not ask("ASK { ?part kg:inMeeting/a kg:Forum }", store)
    assert not ask("ASK { ?part kg:participant/a kg:Country }", store)


@pytest.mark.parametrize(
    ("value", "datatype", "bounds"),
    [
        ("2025-03-11", "date", ("2025-03-11", "2025-03-11")),
        ("2024-02", "gYearMonth", ("2024-02-01", "2024-02-29")),
        ("2026", "gYear", ("2026-01-01", "2026-12-31")),
        ("2025-02-30", "string", None),
        ("2025-13", "string", None),
        ("25 March", "string", None),
    ],
)
def test_a_date_keeps_its_precision_and_carries_its_bounds(
    value: str, datatype: str, bounds: tuple[str, str] | None
) -> None:
    """A month is a month, and the first and last day that it may mean stand beside it; no date has neither."""
    held = replace(facts("session", "held_on")[0], value=value)
    document = replace(sample_extractions()[0], facts=(held,))
    store = store_of(assert_sample(extractions=(document,)))
    assert date_bounds(value) == bounds
    found = rows("SELECT (DATATYPE(?date) AS ?type) ?date WHERE { ?meeting kg:heldOn ?date }", store)
    assert found == [(PREFIXES["xsd"] + datatype, value)]
    on_both = "SELECT ?first ?last WHERE { ?x kg:earliest ?first ; kg:latest ?last . ?x a kg:%s }"
    assert rows(on_both % "Meeting", store) == rows(on_both % "Assertion", store) == ([bounds] if bounds else [])


def test_a_launch_dates_its_assertion_and_not_the_forum() -> None:
    """A forum lasts: it is not sorted by a day."""
    assert ask("ASK { ?a rdf:predicate kg:launchedOn ; kg:earliest '2023-05-01'^^xsd:date }")
    assert not ask("ASK { ?forum a kg:Forum ; kg:earliest ?day }")


def test_a_meeting_is_planned_or_held_as_the_document_has_it() -> None:
    """What the document does not say is not said of the meeting."""
    found = rows("SELECT ?label ?status WHERE { ?m a kg:Meeting ; skos:prefLabel ?label ; schema:eventStatus ?status }")
    assert ("Next India-Japan Strategic Materials Dialogue", IDENTIFIERS.expand("schema:EventScheduled")) in found
    assert ("Inaugural India-Japan Strategic Materials Dialogue", IDENTIFIERS.kg("EventHeld")) in found
    unsaid = tuple(
        replace(found, facts=tuple(replace(fact, status=None) for fact in found.facts))
        for found in sample_extractions()
    )
    assert not ask("ASK { ?meeting schema:eventStatus ?status }", store_of(assert_sample(extractions=unsaid)))


def test_names_are_those_of_the_document_and_typed_there() -> None:
    """A misspelling is hidden; a candidate domain is marked; the kind of a forum stands beside its class."""
    assert ask(
        "ASK { GRAPH ?visit { ?person a kg:Person ; skos:altLabel 'Kenji Morita' ; skos:hiddenLabel 'Morito' }"
        " ?document a kg:Document ; dcterms:identifier 'visit' }"
    )
    assert ask("ASK { ?domain a kg:CandidateDomain, kg:Domain ; skos:prefLabel 'seabed mapping' }")
    assert ask("ASK { ?forum a kg:Dialogue, kg:Forum ; skos:altLabel 'SMD' }")
    assert not ask("ASK { GRAPH ?registry { ?entry a kg:RegistryEntry, kg:Country } }")


def test_every_entity_spoken_of_has_one_plain_label() -> None:
    """Also what the registry labels in English: one pattern finds them all."""
    found = rows(
        "SELECT ?e (COUNT(DISTINCT ?label) AS ?labels) WHERE { ?mention kg:mentions ?e . ?e skos:prefLabel ?label"
        " FILTER (LANG(?label) = '') } GROUP BY ?e"
    )
    assert len(found) == len(sample_resolution().entities)
    assert {labels for _, labels in found} == {"1"}


def test_judgements_and_replaced_iris_are_kept() -> None:
    """Who was judged to be whom can be read, and an old IRI leads to the canonical one."""
    assert ask("ASK { ?j a kg:Judgement ; kg:verdict 'same' ; kg:left ?l ; kg:right ?r ; kg:score 0.95 ; kg:why ?why }")
    assert ask("ASK { ?old dcterms:isReplacedBy ?person . ?person skos:prefLabel 'Kenji Morita' }")
    assert ask("ASK { ?one kg:possiblySame ?other }")
    assert not ask("ASK { ?one owl:sameAs ?other }")


def test_an_abstention_is_kept_and_claims_nothing() -> None:
    """The sentence and the reason are there, the triple is not."""
    assert ask(
        "ASK { ?x a kg:Abstention ; kg:why ?why ; kg:quote/oa:exact 'It may take up space.' ; rdf:subject ?s ;"
        " rdf:predicate ?p ; rdf:object ?o FILTER NOT EXISTS { ?s ?p ?o } FILTER NOT EXISTS { ?x a kg:Assertion } }"
    )


def test_what_is_not_known_of_a_document_is_left_out() -> None:
    """No empty title, no invented date."""
    bare = Document(name="bare", text="Nothing here.", source="bare.txt", sha256="0" * 64)
    store = store_of(assert_sample(documents=(bare,), extractions=(), resolution=Resolution()))
    found = rows("SELECT ?p WHERE { ?d a kg:Document ; ?p ?o }", store)
    assert [p for (p,) in found if p] == sorted(
        IDENTIFIERS.expand(name)
        for name in ("rdf:type", "dcterms:identifier", "dcterms:language", "kg:sha256", "kg:characters", "kg:text")
    )


def test_the_address_of_a_document_is_a_typed_literal() -> None:
    """Nobody follows it by accident, and its ampersand is no entity."""
    expected = Literal("https://news.example/harbour?id=1&page=2", datatype=NamedNode(PREFIXES["xsd"] + "anyURI"))
    assert expected in {quad.object for quad in sample_quads()}


def test_the_whole_graph_moves_with_its_base() -> None:
    """With another base no IRI of the default one is left, nor is one lost."""
    elsewhere = sample_graph("https://graph.example/")
    assert not [quad for quad in elsewhere if DEFAULT_BASE in f"{quad.subject} {quad.predicate} {quad.graph_name}"]
    assert len(elsewhere) == len(sample_graph())


def test_a_withheld_fact_takes_along_what_rests_on_it_alone() -> None:
    """Triple, participation and quote go; what other facts say stays."""
    person = rows("SELECT ?p WHERE { ?p skos:prefLabel 'Yumi Arakawa' }")[0][0]
    (withheld,) = rows(f"SELECT ?a WHERE {{ ?a rdf:subject <{person}> ; rdf:predicate kg:coChairs }}")
    left = store_of(assert_sample(withheld=dict.fromkeys(map(str, withheld), "it is wrong")))
    assert not ask(f"ASK {{ <{person}> kg:coChairs ?meeting }}", left)
    assert not ask(f"ASK {{ ?part a kg:Participation ; kg:participant <{person}> }}", left)
    assert ask(f"ASK {{ <{person}> org:holds ?office . ?other kg:coChairs ?meeting }}", left)


def test_what_cannot_be_asserted_is_loud() -> None:
    """A cluster without an entity, a predicate without a property, a fact without an object."""
    fact = facts("visit", "met")[0]
    with pytest.raises(DataError, match="visit: cluster 'person:9999' has no entity"):
        assert_sample(extractions=with_facts("visit", replace(fact, object="person:9999")))
    with pytest.raises(DataError, match=r"predicate 'admires'.*co_chairs"):
        assert_sample(extractions=with_facts("visit", replace(fact, predicate="admires")))
    with pytest.raises(DataError, match="neither object nor value"):
        assert_sample(extractions=with_facts("visit", replace(fact, object=None)))


def test_a_term_of_the_graph_is_declared_in_the_ontology() -> None:
    """No property or class under `kg:` is mistyped in the code."""
    used = {
        node.value
        for quad in sample_graph()
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(IDENTIFIERS.vocabulary)
    }
    declared = {quad.subject.value for quad in sample_quads() if quad.graph_name.value == IDENTIFIERS.graph("ontology")}
    assert used - declared == set()


def test_a_models_claim_of_what_a_rule_found_adds_nothing() -> None:
    """Neither its confidence, nor its quote, qualifier or status."""
    fact = facts("visit", "met")[0]
    claimed = replace(
        fact, rule="model:tiny", confidence=1.0, status="cancelled", quotes=facts("visit", "covers")[0].quotes
    )
    assert assert_sample(extractions=with_facts("visit", claimed)) == assert_sample()


def test_a_meeting_has_the_status_that_rules_give_it() -> None:
    """A model's claim counts where no rule tells."""
    hosts = facts("session", "hosts")[0]
    claimed = replace(hosts, predicate="attends", subject=facts("session", "leads")[0].subject, rule="model:tiny")
    said = "SELECT DISTINCT ?m ?s WHERE { ?m schema:eventStatus ?s }"
    later = assert_sample(extractions=with_facts("session", replace(claimed, status="cancelled")))
    assert rows(said, store_of(later)) == rows(said) != []
