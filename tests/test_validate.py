"""What must hold is checked, case by case, and what does not hold is withheld and told with its sentence."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from graph_sample import (
    sample_documents,
    sample_extractions,
    sample_graph,
    sample_quads,
    sample_resolution,
    sample_store,
)
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import RDF, SH

from kg.assertions import Ontology, read_ontology
from kg.identifiers import Identifiers
from kg.model import Extraction, Fact, OntologyError, Problem, Span
from kg.validate import Passed, Violation, assert_valid_graph, parts, validate
from kg.validate.signatures import seen_from_afar
from kg.vocab import ontology_folder

IDENTIFIERS = Identifiers()
FOLDER = Path(__file__).parent / "shapes"
CASES = sorted(file for file in FOLDER.glob("*.ttl") if file.name != "valid.ttl")
GRAPH = NamedNode(IDENTIFIERS.graph("doc/case"))
RESULT = SH.ValidationResult


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


def quads(file: Path) -> list[Quad]:
    """The data of a case: the valid graph, and what the case adds to it."""
    triples = [
        quad.triple
        for found in (FOLDER / "valid.ttl", file)
        for quad in parse(path=found, format=RdfFormat.TURTLE)
        if "/case/result-" not in str(quad.subject)
    ]
    return [Quad(triple.subject, triple.predicate, triple.object, GRAPH) for triple in triples]


def expected(file: Path) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """The results that a case lists: shape, focus node, value, and the facts to blame."""
    graph = rdflib.Graph().parse(file)
    return {
        (
            str(graph.value(result, SH.sourceShape)).rpartition("#")[2],
            str(graph.value(result, SH.focusNode)),
            str(graph.value(result, SH.value) or ""),
            tuple(sorted(map(str, graph.objects(result, rdflib.PROV.wasDerivedFrom)))),
        )
        for result in graph.subjects(RDF.type, RESULT)
    }


def test_the_suite_has_its_size() -> None:
    """A forgotten filter would leave most cases out without a word."""
    assert len(CASES) == 125


def test_every_shape_has_a_case_that_violates_it() -> None:
    """A shape that never bites is mistyped."""
    speaking = {str(shape).rpartition("#")[2] for shape in shapes().subjects(SH.message, None)}
    assert speaking - {shape for file in CASES for shape, *_ in expected(file)} == set()
    assert len(speaking) >= 100


def test_the_shapes_are_shacl() -> None:
    """The shapes of SHACL itself find nothing wrong with them."""
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_the_valid_graph_is_valid() -> None:
    """It holds one of each thing and each fact, so that no shape passes for want of a target."""
    assert validate(quads(FOLDER / "valid.ttl"), IDENTIFIERS) == ()
    graph = rdflib.Graph().parse(FOLDER / "valid.ttl")
    for shape, target in shapes().subject_objects(SH.targetClass):
        assert (None, RDF.type, target) in graph, shape
    for shape, target in shapes().subject_objects(SH.targetSubjectsOf):
        assert (None, target, None) in graph, shape


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_has_the_violations_that_it_lists(file: Path) -> None:
    """Those and no others, with the facts to blame."""
    found = validate(quads(file), IDENTIFIERS)
    assert {(each.shape, each.focus, each.value, each.assertions) for each in found} == expected(file) != set()
    assert any(file.stem.startswith(each.shape) for each in found)
    for each in found:
        assert each.message and each.remedy
        assert "\n" not in each.line()


def test_the_whole_sample_is_valid() -> None:
    """Asserted and inferred, as quads and as a store, under any base."""
    assert validate(sample_graph(), IDENTIFIERS) == ()
    assert validate(sample_store(), IDENTIFIERS) == ()
    assert validate(sample_graph("https://graph.example/"), Identifiers("https://graph.example/")) == ()


def test_under_another_base_the_shapes_still_bite() -> None:
    """The shapes move with the base."""
    base = "https://graph.example/"
    moved = [quad for quad in sample_quads(base) if quad.predicate.value != base + "ontology#confidence"]
    assert {each.shape for each in validate(moved, Identifiers(base))} == {"Assertion-confidence"}


def test_an_ill_typed_date_is_a_violation_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    """A library logs one for each; nobody sees it."""
    issued = Quad(
        NamedNode(IDENTIFIERS.document("visit")),
        NamedNode(IDENTIFIERS.expand("dcterms:issued")),
        Literal("2025-13-40", datatype=NamedNode(IDENTIFIERS.expand("xsd:date"))),
        NamedNode(IDENTIFIERS.graph("meta")),
    )
    found = validate([*sample_quads(), issued], IDENTIFIERS)
    assert [(each.shape, each.document, each.value) for each in found] == [("Document-issued", "visit", "2025-13-40")]
    assert caplog.records == []


def test_broken_shapes_are_told_with_file_and_line(tmp_path: Path) -> None:
    """The error is the curator's, not a library's."""
    (tmp_path / "shapes.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:x a ;\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"shapes\.ttl:2: not Turtle"):
        validate(sample_quads(), IDENTIFIERS, folder=tmp_path)


def facts(document: str, predicate: str) -> list[Fact]:
    extraction = next(found for found in sample_extractions() if found.document == document)
    return [fact for fact in extraction.facts if fact.predicate == predicate]


@cache
def ontology() -> Ontology:
    """The ontology without the registry, which no shape looks at."""
    found = read_ontology()
    return replace(found, triples={**found.triples, "registry": ()})


def asserted() -> tuple[Quad, ...]:
    """The sample's quads without the registry."""
    return tuple(quad for quad in sample_quads() if quad.graph_name.value != IDENTIFIERS.graph("registry"))


def build(document: str, *more: Fact) -> tuple[tuple[Quad, ...], tuple[Problem, ...]]:
    """The sample with further facts in one document, asserted and checked."""
    extractions: tuple[Extraction, ...] = tuple(
        replace(found, facts=(*found.facts, *more)) if found.document == document else found
        for found in sample_extractions()
    )
    return assert_valid_graph(sample_documents(), extractions, sample_resolution(), ontology(), IDENTIFIERS)


def cluster(document: str, label: str) -> str:
    extraction = next(found for found in sample_extractions() if found.document == document)
    return next(found.id for found in extraction.clusters if found.label == label)


def test_a_graph_without_a_violation_is_the_asserted_one() -> None:
    """Nothing is withheld and nothing is told."""
    assert build("visit") == (asserted(), ())


def test_a_violating_fact_is_withheld_with_all_that_rests_on_it() -> None:
    """An office cannot attend a meeting: edge, assertion and status go, and the problem has the sentence."""
    attends = facts("session", "attends")[0]
    wrong = replace(attends, subject=cluster("session", "Prime Minister"), rule="by-hand-wrong")
    found, (problem,) = build("session", wrong)
    assert found == asserted()
    assert problem == Problem(
        kind="withheld",
        message="Only a person attends. Not so: Prime Minister, in “Led by Asha Menon, the Indian delegation included"
        " Farida Contractor.” – Correct the type of the name in the registries, or the rule that is named.",
        document="session",
        quote="Led by Asha Menon, the Indian delegation included Farida Contractor.",
    )


def test_what_a_model_claims_goes_before_what_a_rule_found() -> None:
    """Two forums cannot be part of each other: the rule's fact stays, and the claim is in the ledger, not a problem."""
    part = facts("session", "part_of")[1]
    claimed = replace(part, subject=part.object or "", object=part.subject, rule="model:tiny")
    found, problems = build("session", claimed)
    assert problems == ()
    assert set(asserted()) < set(found)
    more = {quad.object.value for quad in set(found) - set(asserted()) if quad.predicate.value.endswith("why")}
    assert len(more) == 1
    assert "it violates the shape partOf-circle: No forum is part of what is part of it." in more


def wrong_facts() -> list[tuple[str, str, Fact]]:
    """Facts that violate a shape, with the document and a word of the message."""
    met, held = facts("visit", "met")[0], facts("visit", "held_on")[0]
    part = facts("session", "part_of")[1]
    return [
        ("visit", "nobody meets himself", replace(met, object=met.subject, rule="self")),
        ("visit", "a day, a month or a year", replace(held, value="the spring")),
        ("visit", "within the document", replace(met, object=cluster("visit", "Tara Iyer"), quotes=(Span(400, 9000),))),
        ("visit", "from 0 to 1", replace(met, object=cluster("visit", "Tara Iyer"), confidence=1.2)),
        ("visit", "has a quote", replace(met, object=cluster("visit", "Tara Iyer"), quotes=())),
        ("visit", "virtual, in-person", replace(facts("visit", "format")[0], value="by pigeon")),
        ("session", "part of what is part", replace(part, subject=part.object or "", object=part.subject)),
    ]


@pytest.mark.parametrize(
    ("document", "words", "fact"), wrong_facts(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_wrong_fact_is_told_with_its_document(document: str, words: str, fact: Fact) -> None:
    """The build goes on, and what is left is valid."""
    found, problems = build(document, fact)
    assert problems
    for problem in problems:
        assert (problem.kind, problem.document) == ("withheld", document)
        assert re.search(words, problem.message)
    assert validate(found, IDENTIFIERS) == ()
    assert len(found) > 0.9 * len(asserted())


def test_violations_are_sorted_and_tell_where_what_and_what_helps() -> None:
    """One line each, with labels instead of IRIs."""
    broken = [quad for quad in sample_quads() if not str(quad.predicate).endswith("#rule>")]
    found = validate(broken, IDENTIFIERS)
    assert list(found) == sorted(found)
    assert all(isinstance(each, Violation) and each.document in ("session", "visit") for each in found)
    line = next(each.line() for each in found if "Rohan Pillai – It" in each.line())
    assert line.startswith(
        "session: An assertion names the rule that made it. Not so: Rohan Pillai – It, in “It was co-"
    )
    assert line.endswith("– Give the rule a name.")


def test_a_graph_checked_in_parts_has_the_violations_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """All cases in one graph: each part has what its nodes' checks look at, and tells of no other node."""
    every = sorted({quad for file in CASES for quad in quads(file)}, key=str)
    whole = validate(every, IDENTIFIERS)
    assert len({violation.shape for violation in whole}) > 80
    monkeypatch.setattr(parts, "LARGEST", 1)
    paths = parts.Paths(frozenset(), frozenset())
    assert len(list(parts.cut_into_parts(every, paths))) > 10
    assert validate(every, IDENTIFIERS) == whole


def test_what_some_nodes_break_is_told_without_looking_at_the_others() -> None:
    """Of two assertions without a rule, one is asked about."""
    broken = [quad for quad in sample_quads() if not str(quad.predicate).endswith("#rule>")]
    every = validate(broken, IDENTIFIERS)
    one = every[0].focus
    told = validate(broken, IDENTIFIERS, about={one})
    assert told == tuple(violation for violation in every if violation.focus == one)
    assert 0 < len(told) < len(every)


def test_what_passed_before_is_not_checked_again_and_nothing_else_is_left_out() -> None:
    """What is wrong is told alike by a validation that knows of another graph, with other types, ends and words."""
    every = sorted({quad for file in CASES for quad in quads(file)} | {*sample_quads()}, key=str)
    moment = random.Random(1648)
    learnt = Passed()
    validate(every, IDENTIFIERS, passed=learnt)
    assert len(learnt.found) > 200
    types = [quad for quad in every if quad.predicate.value.endswith("#type")]
    for _ in range(6):
        gone = {*moment.sample(every, 40)}
        retyped = {*moment.sample(types, 10)}
        others = [Quad(quad.subject, quad.predicate, moment.choice(types).object, quad.graph_name) for quad in retyped]
        changed = [*(quad for quad in every if quad not in gone | retyped), *others]
        again = Passed(known=frozenset(learnt.found))
        found = validate(changed, IDENTIFIERS, passed=again)
        assert found == validate(changed, IDENTIFIERS)
        assert found
        learnt.found |= again.found


def test_a_graph_that_passed_is_not_given_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is left to be checked; of two facts without a rule, each is told both times."""
    passed = Passed()
    assert validate(sample_quads(), IDENTIFIERS, passed=passed) == ()
    broken = [quad for quad in sample_quads() if not str(quad.predicate).endswith("#rule>")]
    known = Passed(known=frozenset(passed.found))
    assert validate(broken, IDENTIFIERS, passed=known) == validate(broken, IDENTIFIERS, passed=known) != ()
    monkeypatch.setattr("kg.validate.shapes._report", None)
    again = Passed(known=frozenset(passed.found))
    assert validate(sample_quads(), IDENTIFIERS, passed=again) == ()
    assert again.found == passed.found


def test_what_checks_see_of_other_nodes_is_read_off_the_shapes() -> None:
    """The second step of a path and what a query asks for; nothing is skipped under shapes that look deeper."""
    known = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    seen = seen_from_afar(known, IDENTIFIERS.expand)
    assert seen is not None
    assert {IDENTIFIERS.kg("characters"), IDENTIFIERS.kg("quote"), IDENTIFIERS.expand("rdf:type")} <= seen
    assert IDENTIFIERS.kg("attends") not in seen
    known.add((rdflib.URIRef("urn:a"), SH.property, rdflib.URIRef("urn:b")))
    assert seen_from_afar(known, IDENTIFIERS.expand) is None
