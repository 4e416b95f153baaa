"""The network is what the ontology declares of the dataset, and nothing else."""

from __future__ import annotations

from typing import Any

import networkx
import pytest
from graph_sample import sample_graph, sample_store
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.network import Network, build_network, read_evidence

KG = Identifiers().kg
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SESSION, VISIT = Identifiers().document("session"), Identifiers().document("visit")


@pytest.fixture(scope="module")
def network() -> Network:
    return build_network(sample_store())


def named(network: Network, label: str) -> str:
    return next(iri for iri in network if network.nodes[iri]["label"] == label)


def links(network: Network, source: str, target: str) -> dict[str, dict[str, Any]]:
    """The links from one label to another, by the label of the link."""
    found = network.get_edge_data(named(network, source), named(network, target)) or {}
    return {link["label"]: link for link in found.values()}


def store_with(*triples: tuple[str, str, str | Literal], base: str = DEFAULT_BASE) -> Store:
    """The sample with further triples in the graph of its first document."""
    graph = NamedNode(Identifiers(base).graph("doc/session"))
    store = Store()
    store.extend(sample_graph(base))
    for subject, predicate, value in triples:
        term = NamedNode(value) if isinstance(value, str) else value
        store.add(Quad(NamedNode(subject), NamedNode(predicate), term, graph))
    return store


def test_a_thing_has_its_class_its_names_and_its_documents(network: Network) -> None:
    thing = network.nodes[named(network, "Kenji Morita")]
    assert thing["type"] == "Person"
    assert thing["misspellings"] == ("Morito",)
    assert thing["documents"] == (SESSION, VISIT)


def test_a_forum_keeps_its_narrower_class_beside_the_one_that_is_drawn(network: Network) -> None:
    thing = network.nodes[named(network, "India-Japan Strategic Materials Dialogue")]
    assert (thing["type"], thing["kinds"]) == ("Forum", ("Dialogue",))


def test_a_registry_entry_of_which_no_document_speaks_is_not_drawn(network: Network) -> None:
    assert "Brazil" not in {network.nodes[iri]["label"] for iri in network}


def test_the_registry_lends_its_spellings_for_searching_only(network: Network) -> None:
    thing = network.nodes[named(network, "India")]
    assert thing["spellings"]
    assert not set(thing["spellings"]) & set(thing["aliases"])


def test_parallel_links_stay_apart(network: Network) -> None:
    found = links(network, "Asha Menon", "Inaugural India-Japan Strategic Materials Dialogue")
    assert {label for label, link in found.items() if not link["derived"]} == {"co-chaired", "led"}


def test_a_link_knows_its_assertions_and_documents(network: Network) -> None:
    link = links(network, "India-Japan Strategic Materials Dialogue", "Japan")["has member"]
    assert link["documents"] == (SESSION, VISIT)
    assert len(link["assertions"]) == 2
    assert link["property"] == KG("hasMember")


def test_what_only_follows_is_marked_as_derived(network: Network) -> None:
    link = links(network, "India-Japan Strategic Materials Dialogue", "Indian Ocean Partnership")["part of"]
    assert link["derived"]
    assert link["documents"] == ()


def test_a_symmetric_link_is_one_link_whichever_way_it_is_stated(network: Network) -> None:
    one, other = named(network, "Kenji Morita"), named(network, "Vikas Anand")
    met = [*(network.get_edge_data(one, other) or {}).values(), *(network.get_edge_data(other, one) or {}).values()]
    assert [(link["label"], link["symmetric"], link["derived"]) for link in met] == [("met", True, False)]


def test_participations_and_tenures_add_no_link_beside_the_one_that_tells_them(network: Network) -> None:
    assert {link["property"] for _, _, link in network.edges(data=True)} & {KG("Participation"), KG("Tenure")} == set()


def test_an_n_ary_node_without_an_edge_of_its_own_folds_to_one_that_its_role_names(network: Network) -> None:
    person, meeting = named(network, "Tara Iyer"), named(network, "Meeting of Kenji Morita and Vikas Anand")
    fold = Identifiers().hashed("participation", "made up")
    store = store_with(
        (fold, RDF_TYPE, KG("Participation")),
        (fold, KG("participant"), person),
        (fold, KG("inMeeting"), meeting),
        (fold, "http://semanticweb.cs.vu.nl/2009/11/sem/roleType", KG("HeadOfDelegation")),
    )
    link = links(build_network(store), "Tara Iyer", "Meeting of Kenji Morita and Vikas Anand")["head of delegation"]
    assert (link["role"], link["property"]) == ("head of delegation", KG("Participation"))


def test_a_property_that_the_ontology_declares_an_edge_is_drawn_without_a_line_of_python() -> None:
    network = build_network(sample_store())
    person, place = named(network, "Tara Iyer"), named(network, "Osaka")
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assertion = Identifiers().hashed("assertion", "made up")
    store = store_with(
        (KG("bornIn"), KG("edge"), Literal(True)),
        (KG("bornIn"), KG("edgeLabel"), Literal("born in")),
        (assertion, RDF_TYPE, KG("Assertion")),
        (assertion, f"{rdf}subject", person),
        (assertion, f"{rdf}predicate", KG("bornIn")),
        (assertion, f"{rdf}object", place),
        (assertion, "http://www.w3.org/ns/prov#wasDerivedFrom", SESSION),
    )
    assert set(links(build_network(store), "Tara Iyer", "Osaka")) == {"born in"}


def test_an_abstention_is_no_link(network: Network) -> None:
    assert links(network, "Next India-Japan Strategic Materials Dialogue", "space") == {}


def test_importance_is_the_degree_centrality_of_stated_links(network: Network) -> None:
    stated = networkx.Graph()
    stated.add_nodes_from(network)
    stated.add_edges_from((one, other) for one, other, link in network.edges(data=True) if not link["derived"])
    assert {iri: network.nodes[iri]["importance"] for iri in network} == networkx.degree_centrality(stated)


def test_another_base_gives_the_same_network() -> None:
    base = "https://graphs.example/diplomacy/"
    network, moved = build_network(sample_store()), build_network(sample_store(base))
    assert sorted(network.nodes[iri]["label"] for iri in network) == sorted(moved.nodes[iri]["label"] for iri in moved)
    assert network.number_of_edges() == moved.number_of_edges()


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(build_network(Store())) == 0


def test_two_networks_of_one_dataset_are_equal_down_to_their_order() -> None:
    one, other = build_network(sample_store()), build_network(sample_store())
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_every_assertion_is_among_the_evidence_with_its_sentence_or_its_premises() -> None:
    evidence = read_evidence(sample_store())
    assert {fact.predicate.rsplit("#")[-1] for fact in evidence.statements} >= {"coChairs", "heldOn", "partOf"}
    for fact in evidence.statements:
        assert bool(fact.passages) == (fact.document is not None)
        assert bool(fact.premises) == (fact.document is None)


def test_a_document_comes_with_what_is_known_of_it_and_nothing_in_place_of_what_is_not() -> None:
    session, visit = read_evidence(sample_store()).sources
    assert (session.name, session.publisher, session.issued) == ("session", "Harbour Gazette", "2025-03-12")
    assert (visit.publisher, visit.issued, visit.url) == (None, None, None)
