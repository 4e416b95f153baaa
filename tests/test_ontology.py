"""The ontology owes its reader words, reasons and a version, and the page about it says what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef, namespace

from kg.assertions import read_ontology
from kg.identifiers import Identifiers
from kg.model import DataError, OntologyError
from kg.reference import reference_page
from kg.validate import check_ontology
from kg.vocab import load_vocabulary, ontology_folder

KG = Identifiers().vocabulary
CLOSED = ("DCTERMS", "FOAF", "ORG", "OWL", "PROV", "RDF", "RDFS", "SDO", "SKOS", "TIME", "XSD")
"""Vocabularies whose terms rdflib knows, by its names for them."""

OF_SEM = {
    "Event", "Place", "Role", "RoleType", "hasActor", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp", "hasPlace",
    "hasTimeStamp", "roleType",
}  # fmt: skip
"""Terms of https://semanticweb.cs.vu.nl/2009/11/sem/ that may be named."""

OF_OA = {"TextPositionSelector", "TextQuoteSelector", "hasSelector"}
"""Terms of https://www.w3.org/TR/annotation-vocab/ that may be named."""

CLASSES = {
    "Abstention", "Assertion", "CandidateDomain", "Country", "Dialogue", "Document", "Domain", "Forum", "Framework",
    "Grouping", "Initiative", "Judgement", "Meeting", "Mention", "Office", "Organisation", "Participation", "Person",
    "Place", "Quote", "RegistryEntry", "Tenure", "WorkingGroup",
}  # fmt: skip
"""The classes of the design."""

GOLD = (
    "holds_office", "office_of", "represents", "co_chairs", "chairs", "leads", "attends", "hosts", "met", "held_on",
    "held_in", "format", "covers", "part_of", "launched_on", "launched_by", "has_member",
)  # fmt: skip
"""The predicates that facts are scored by."""


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The ontology as another library reads it."""
    return rdflib.Graph().parse(ontology_folder() / "kg.ttl")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of `ontology/` that a test may spoil."""
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))


def spoil(folder: Path, old: str, new: str, name: str = "kg.ttl") -> None:
    """Replace the first occurrence of a text in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_ontology_is_as_it_should_be() -> None:
    """The check that every build makes finds nothing."""
    check_ontology()


def test_terms_of_other_vocabularies_exist(graph: rdflib.Graph) -> None:
    """An alignment to a mistyped term aligns to nothing."""
    known = {str(found): set(map(str, dir(found))) for found in (getattr(namespace, name) for name in CLOSED)}
    for prefix, names in (("http://semanticweb.cs.vu.nl/2009/11/sem/", OF_SEM), ("http://www.w3.org/ns/oa#", OF_OA)):
        known[prefix] = {prefix + name for name in names}
    # The ontologies themselves are named by rdfs:isDefinedBy, in the way of each.
    headers = {"http://www.w3.org/ns/org", *known}
    for term in {str(node) for triple in graph for node in triple if isinstance(node, URIRef)} - headers:
        for prefix, names in known.items():
            assert not term.startswith(prefix) or term in names, term


def test_it_is_aligned_to_the_vocabularies_of_the_field(graph: rdflib.Graph) -> None:
    """ORG, FOAF, SKOS, SEM, OWL-Time, PROV-O, Web Annotation, Dublin Core and schema.org are each named."""
    links = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}
    aligned = " ".join(str(o) for _, p, o in graph if p in links)
    for name in ("ORG", "FOAF", "SKOS", "TIME", "PROV", "DCTERMS", "SDO"):
        assert str(getattr(namespace, name)) in aligned
    assert "semanticweb.cs.vu.nl/2009/11/sem/" in aligned and "www.w3.org/ns/oa#" in aligned


def test_it_has_the_classes_and_roles_of_the_design(graph: rdflib.Graph) -> None:
    """What the graph speaks of has a class, and a participation a role."""
    classes = {str(term).removeprefix(KG) for term in graph.subjects(RDF.type, OWL.Class)}
    assert classes >= CLASSES
    for kind in ("Dialogue", "Initiative", "Grouping", "Framework", "WorkingGroup"):
        assert (URIRef(KG + kind), RDFS.subClassOf, URIRef(KG + "Forum")) in graph
    roles = {str(role).removeprefix(KG) for role in graph.subjects(SKOS.inScheme, URIRef(KG + "ParticipationRoles"))}
    assert roles == {"Chair", "CoChair", "HeadOfDelegation", "Attendee", "Host"}


def test_it_declares_no_anonymous_classes_and_no_domains_that_infer(graph: rdflib.Graph) -> None:
    """schema:domainIncludes and rangeIncludes say where a term is used, and nothing follows from them."""
    assert not [triple for triple in graph if any(isinstance(node, rdflib.BNode) for node in triple)]
    assert not list(graph.subject_objects(RDFS.domain)) + list(graph.subject_objects(RDFS.range))


def test_every_predicate_of_the_gold_facts_has_its_property() -> None:
    """The notation leads to it; holds_office to three, by qualifier."""
    ontology = read_ontology()
    for notation in (*GOLD, "session_of", "held_on_as_written", "launched_on_as_written"):
        assert ontology.property_of(notation, None).notation == notation
    chosen = {
        qualifier: ontology.property_of("holds_office", qualifier).iri
        for qualifier in (None, "acting", "former", "designate")
    }
    org = "http://www.w3.org/ns/org#holds"
    assert chosen == {None: org, "acting": org, "former": KG + "heldOffice", "designate": KG + "designatedTo"}
    assert {entry.notation for entry in load_vocabulary().properties} == set(ontology.properties)
    with pytest.raises(DataError, match="admires"):
        ontology.property_of("admires", None)


def test_the_declarations_of_a_property_are_read_from_the_file() -> None:
    """Its object, the role that it gives, and whether it dates its subject: nothing of it is in Python."""
    ontology = read_ontology()
    held, launched = ontology.property_of("held_on", None), ontology.property_of("launched_on", None)
    assert (held.kind, held.dates_subject, launched.kind, launched.dates_subject) == ("date", True, "date", False)
    assert ontology.property_of("co_chairs", None).role == KG + "CoChair"
    assert ontology.property_of("met", None).role is None
    assert ontology.property_of("held_on_as_written", None).kind == "words"
    assert set(ontology.property_of("format", None).values) == {"virtual", "in-person", "hybrid"}


def test_registries_hold_no_facts_and_no_persons() -> None:
    """What is known beforehand has no class of the world and no property that facts are told with."""
    ontology = read_ontology()
    told = {each.iri for found in ontology.properties.values() for each in found}
    registry = ontology.triples["registry"]
    assert len(registry) > 1000
    assert {triple.predicate.value for triple in registry} & told == set()
    allowed = {KG + "RegistryEntry", KG + "Match", str(SKOS.Concept)}
    types = {str(triple.object.value) for triple in registry if triple.predicate.value == str(RDF.type)}
    assert types <= allowed
    assert not [triple for triple in registry if "/id/person/" in f"{triple.subject} {triple.object}"]


def test_cues_titles_shapes_and_display_stay_out_of_the_graph() -> None:
    """They are for the program, not for a question."""
    subjects = {triple.subject.value for found in read_ontology().triples.values() for triple in found}
    assert not [iri for iri in subjects if re.search(r"/(cue|title|variant|shapes)", iri)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rdfs:label "co-chairs"@en', 'rdfs:comment "co-chairs"@en', r"kg\.ttl:\d+: coChairs has no label; add"),
        ('skos:definition "A human being whom a document names."@en ;', "", r"kg\.ttl:\d+: Person has no definition"),
        ('owl:versionInfo "0.1.0"', 'owl:versionInfo "soon"', r"kg\.ttl:\d+: ontology has the version 'soon'"),
        ('owl:versionInfo "0.1.0"', 'owl:versionInfo "0.2.0"', r"versionIRI that does not end in /0\.2\.0"),
        ("a owl:Ontology ;", "a owl:Thing ;", r"kg\.ttl:1: has 0 resources of class owl:Ontology"),
        ("rdfs:subClassOf kg:Forum", "rdfs:subClassOf kg:Foram", r"kg\.ttl:\d+: kg:Foram is not declared in kg\.ttl"),
        ("rdfs:subPropertyOf kg:heldOffice", "rdfs:subPropertyOf [ a owl:Class ]", r"kg\.ttl:\d+: .*without a name"),
        ("rdfs:subPropertyOf kg:heldOffice ;", "rdfs:subPropertyOf org:holds ;", "holds lies below itself by subProp"),
        ("kg:foldRole sem:roleType ;", "", r"Participation folds to an edge by half; declare kg:foldSource"),
        ('kg:edgeLabel "co-chaired" ;', "", r"kg\.ttl:\d+: coChairs has no edgeLabel; add one"),
        ('skos:notation "chairs"', 'skos:notation "co_chairs"', r"has the notation co_chairs of .*; tell them apart"),
        ("kg:met\n    a\n", "kg:met\n    a owl:Class ;\n    a\n", "is both a class and a property"),
        ("PREFIX kg:", "PREFIKS kg:", r"kg\.ttl:\d+: not Turtle"),
    ],
    ids=lambda value: value if "kg" not in value else "",
)  # fmt: skip
def test_a_faulty_ontology_is_told_with_file_line_and_remedy(folder: Path, old: str, new: str, message: str) -> None:
    """One line for the curator; no build is made of it."""
    spoil(folder, old, new)
    with pytest.raises(OntologyError, match=message) as raised:
        check_ontology(folder)
    assert "\n" not in str(raised.value)


def test_the_line_is_that_of_the_term(folder: Path) -> None:
    """An editor can go there."""
    spoil(folder, 'rdfs:label "co-chairs"@en', 'rdfs:comment "co-chairs"@en')
    lines = (folder / "kg.ttl").read_text(encoding="utf-8").splitlines()
    with pytest.raises(OntologyError, match=rf"kg\.ttl:{lines.index('kg:coChairs') + 1}: "):
        check_ontology(folder)


def test_a_new_kind_of_fact_needs_a_shape(folder: Path) -> None:
    """A property with a notation and without a shape would let anything in."""
    spoil(folder, "sh:targetSubjectsOf kg:met", "sh:targetSubjectsOf kg:attends", "shapes.ttl")
    spoil(folder, "sh:targetSubjectsOf kg:met", "sh:targetSubjectsOf kg:attends", "shapes.ttl")
    with pytest.raises(OntologyError, match=r"kg\.ttl:\d+: met has no shape; add one to shapes\.ttl"):
        check_ontology(folder)


def test_a_mistyped_term_in_a_registry_is_told(folder: Path) -> None:
    """A misspelt property would be silently without effect."""
    spoil(folder, "kg:acronym", "kg:akronym", "forums.ttl")
    with pytest.raises(OntologyError, match=r"forums\.ttl:\d+: kg:akronym is not declared in kg\.ttl"):
        check_ontology(folder)


def test_a_missing_file_is_told(folder: Path) -> None:
    """With the way to get it back."""
    (folder / "shapes.ttl").unlink()
    with pytest.raises(OntologyError, match=r"shapes\.ttl: No such file or directory; restore"):
        check_ontology(folder)


def test_the_reference_page_is_current(checkout: Path) -> None:
    """`make docs` writes it; every term of the ontology is on it."""
    page = (checkout / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert page == reference_page()
    declared = {str(term).removeprefix(KG) for term in rdflib.Graph().parse(ontology_folder() / "kg.ttl").subjects()}
    for term in declared:
        assert term.startswith("http") or f"### kg:{term}\n" in page, term
