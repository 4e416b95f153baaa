"""The property graph that exporters read is the one that is drawn, with the sentences behind every relationship."""

from __future__ import annotations

import datetime

import pytest
from graph_sample import sample_documents, sample_store
from graph_variants import Variant, quads_of
from pyoxigraph import NamedNode, Quad

from kg.identifiers import Identifiers
from kg.model import DataError
from kg.network import build_network
from kg.property_graph import Node, PropertyGraph, Relationship
from kg.property_graph.schema import NODE_KEYS, RELATIONSHIP_KEYS
from kg.store import store_of

KG = Identifiers().kg
EVIDENCE = ("documents", "quotes", "starts", "ends")


@pytest.fixture(scope="module")
def graph() -> PropertyGraph:
    return PropertyGraph(sample_store())


@pytest.fixture(scope="module")
def nodes(graph: PropertyGraph) -> dict[str, Node]:
    return {node.iri: node for node in graph.nodes()}


@pytest.fixture(scope="module")
def relationships(graph: PropertyGraph) -> tuple[Relationship, ...]:
    return tuple(graph.relationships())


def named(nodes: dict[str, Node], name: str, label: str = "") -> Node:
    return next(node for node in nodes.values() if node.properties["name"] == name and label in ("", *node.labels))


def between(
    found: tuple[Relationship, ...], nodes: dict[str, Node], source: str, kind: str, target: str
) -> Relationship:
    return next(
        one
        for one in found
        if (nodes[one.source].properties["name"], one.type, nodes[one.target].properties["name"])
        == (source, kind, target)
    )


def test_what_is_drawn_is_what_is_loaded(nodes: dict[str, Node], relationships: tuple[Relationship, ...]) -> None:
    """Every thing and every link of the network is there, and no fact between things is there that is not drawn."""
    network = build_network(sample_store())
    assert set(network) <= set(nodes)
    triple = Identifiers().triple
    drawn = {triple(source, key, target): link for source, target, key, link in network.edges(keys=True, data=True)}
    loaded = {one.id: one for one in relationships if one.source in network and one.target in network}
    assert loaded.keys() == drawn.keys()
    assert {key: one.properties["inferred"] for key, one in loaded.items()} == {
        key: link["derived"] for key, link in drawn.items()
    }


def test_every_relationship_has_its_sentences(relationships: tuple[Relationship, ...]) -> None:
    """Parallel lists of document, words and offsets, which are the document's; an inferred one has its premises'."""
    texts = {document.name: document.text for document in sample_documents()}
    assert {one.properties["inferred"] for one in relationships} == {True, False}
    for one in relationships:
        places = list(zip(*(one.properties[key] for key in EVIDENCE), strict=True))  # type: ignore[arg-type]
        assert places, one
        assert all(texts[document][start:end] == quote for document, quote, start, end in places)
        assert len(one.properties.get("confidences", places)) == len(places)  # type: ignore[arg-type]


def test_a_fact_is_sure_and_a_mention_is_not_said_to_be(relationships: tuple[Relationship, ...]) -> None:
    """A sentence of a fact has the confidence of its claim; where words name a thing, nothing is claimed."""
    without = {one.type for one in relationships if "confidences" not in one.properties}
    assert without <= {"MENTIONS", "POSITION", "NAMES", "DISPUTED"}
    assert "confidence" in next(one for one in relationships if one.type == "CO_CHAIRS").properties


def test_ends_are_nodes_and_ids_are_told_once(
    graph: PropertyGraph, nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    assert len(nodes) == sum(1 for _ in graph.nodes())
    assert {end for one in relationships for end in (one.source, one.target)} <= nodes.keys()
    assert len({one.id for one in relationships}) == len(relationships)


def test_labels_types_and_keys_are_of_the_closed_lists(
    graph: PropertyGraph, nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    assert {label for node in nodes.values() for label in node.labels} <= set(graph.schema.labels)
    assert {one.type for one in relationships} <= set(graph.schema.types)
    assert {key for node in nodes.values() for key in node.properties} <= graph.schema.node_keys.keys()
    assert {key for one in relationships for key in one.properties} <= RELATIONSHIP_KEYS.keys()
    assert NODE_KEYS.keys() < graph.schema.node_keys.keys()


def test_a_narrower_class_is_a_label_beside_the_one_that_is_drawn(nodes: dict[str, Node]) -> None:
    assert named(nodes, "India-Japan Strategic Materials Dialogue").labels == ("Dialogue", "Forum")


def test_a_participation_is_a_node_and_an_edge_with_role_side_and_date(
    nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    meeting = "Inaugural India-Japan Strategic Materials Dialogue"
    edge = between(relationships, nodes, "Asha Menon", "CO_CHAIRS", meeting)
    assert edge.properties["roles"] == ("co-chair",)
    assert edge.properties["sides"] == ("India",)
    assert edge.properties["dates"] == ("2025-03", "2025-03-11")
    assert edge.properties["earliest"] == datetime.date(2025, 3, 1)
    seats = [
        one.source
        for one in relationships
        if one.type == "PARTICIPANT" and nodes[one.target].properties["name"] == "Asha Menon"
    ]
    assert {nodes[seat].properties["roles"] for seat in seats} == {("co-chair",), ("head of delegation",)}
    leads = between(relationships, nodes, "Asha Menon", "LEADS", meeting)
    assert leads.properties["roles"] == ("head of delegation",)
    attends = between(relationships, nodes, "Asha Menon", "ATTENDS", meeting)
    assert attends.properties["roles"] == ("co-chair", "head of delegation")


def test_a_tenure_tells_its_standing_on_the_edge(
    nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    edge = next(
        one for one in relationships if one.type == "HOLDS" and nodes[one.source].properties["name"] == "Neel Kapoor"
    )
    assert edge.properties["standings"] == ("acting",)


def test_a_date_keeps_its_precision_and_its_bounds(
    nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    meeting = named(nodes, "Inaugural India-Japan Strategic Materials Dialogue")
    assert meeting.properties["heldOn"] == ("2025-03", "2025-03-11")
    assert meeting.properties["latest"] == datetime.date(2025, 3, 31)
    month = next(node for node in nodes.values() if node.properties.get("value") == "2025-03")
    assert month.labels == ("Literal",)
    assert month.properties["datatype"] == "gYearMonth"
    assert (month.properties["earliest"], month.properties["latest"]) == (
        datetime.date(2025, 3, 1),
        datetime.date(2025, 3, 31),
    )
    held = next(one for one in relationships if one.target == month.iri)
    assert (held.type, held.source) == ("HELD_ON", meeting.iri)


def test_what_was_not_asserted_and_what_is_disputed_are_nodes(
    nodes: dict[str, Node], relationships: tuple[Relationship, ...]
) -> None:
    abstained = [node for node in nodes.values() if "Abstention" in node.labels]
    assert abstained
    assert all(node.properties["why"] for node in abstained)
    told = {one.source for one in relationships if one.type == "WAS_DERIVED_FROM"}
    assert told == {node.iri for node in abstained}
    positions = [one for one in relationships if one.type == "POSITION"]
    assert len(positions) >= 2


def test_the_spellings_that_only_the_registry_knows_are_not_there(nodes: dict[str, Node]) -> None:
    """The page looks things up by them; they are no document's words."""
    network = build_network(sample_store())
    known = {iri: set(network.nodes[iri]["spellings"]) for iri in network if network.nodes[iri]["spellings"]}
    assert known
    assert [iri for iri, names in known.items() if names & set(nodes[iri].properties.get("aliases", ()))] == []  # type: ignore[arg-type]


def test_a_fold_without_a_fact_is_an_edge_of_its_own(nodes: dict[str, Node]) -> None:
    """As on the page: a participation of ends that no fact ties is an edge that its class names."""
    person, meeting = named(nodes, "Tara Iyer").iri, named(nodes, "Meeting of Kenji Morita and Vikas Anand").iri
    expand, kept = Identifiers().expand, quads_of(Variant())
    proof = next(quad.subject for quad in kept if quad.predicate.value == KG("quote"))
    fold, document = NamedNode(Identifiers().hashed("participation", "made up")), kept[0].graph_name
    added = [
        Quad(fold, NamedNode(expand(name)), value, document)
        for name, value in (
            ("rdf:type", NamedNode(KG("Participation"))),
            ("kg:participant", NamedNode(person)),
            ("kg:inMeeting", NamedNode(meeting)),
            ("sem:roleType", NamedNode(KG("HeadOfDelegation"))),
            ("prov:wasDerivedFrom", proof),
        )
    ]
    found = PropertyGraph(store_of([*kept, *added])).relationships()
    edges = [one for one in found if (one.source, one.target) == (person, meeting)]
    assert [one.type for one in edges] == ["PARTICIPATION"]
    assert "head of delegation" in edges[0].properties["roles"]  # type: ignore[operator]


def test_a_class_whose_name_is_no_name_is_refused() -> None:
    """Labels and types go into the text of queries, so a graph cannot bring one that says something there."""
    bad = NamedNode(Identifiers().vocabulary + "Person%20SET")
    subclass = NamedNode(Identifiers().expand("rdfs:subClassOf"))
    quads = [*quads_of(Variant()), Quad(bad, subclass, NamedNode(KG("Person")), NamedNode(KG("graph")))]
    with pytest.raises(DataError, match="is no name of a label"):
        PropertyGraph(store_of(quads))


def test_what_a_thing_is_called_elsewhere_is_on_its_node() -> None:
    """By whoever says so; what only a registry names an alias is not."""
    country, graph = NamedNode(Identifiers().registry("country/india")), NamedNode(Identifiers().graph("identifiers"))
    far = [NamedNode(f"https://example.org/{name}") for name in ("b", "a")]
    added = [Quad(country, NamedNode(Identifiers().expand("skos:exactMatch")), one, graph) for one in far]
    added.append(Quad(country, NamedNode(Identifiers().expand("skos:closeMatch")), far[0], graph))
    found = PropertyGraph(store_of([*quads_of(Variant()), *added])).nodes()
    node = next(one for one in found if one.iri == country.value)
    assert node.properties["exactMatches"] == ("http://www.wikidata.org/entity/Q668", far[1].value, far[0].value)
    assert node.properties["closeMatches"] == (far[0].value,)
