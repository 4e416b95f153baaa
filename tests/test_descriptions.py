"""What a file of lines tells of a node is what the dataset tells of it, whatever stands in its words."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from graph_sample import sample_store
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.identifiers import Identifiers
from kg.model import GraphError
from kg.property_graph import PropertyGraph
from kg.property_graph.descriptions import Descriptions, Link, Wanted, lines_of
from kg.property_graph.lookup import Lookup
from kg.property_graph.schema import read_schema
from kg.property_graph.statement_lines import unescape
from kg.store import lines_of as sorted_lines
from kg.store import open_with_lines, store_of

IRI = Identifiers().expand
REGISTRY = Identifiers().graph("registry")
PERSON, MEETING = (NamedNode(f"https://example.org/{name}") for name in ("asha-rao", "meeting"))
DOCUMENT = NamedNode("https://example.org/graph/doc/one")
RELATIONS = {quad.predicate.value for quad in sample_store()} | {IRI("skos:note")}
WANTED = Wanted(
    relations=RELATIONS,
    apart=REGISTRY,
    classes=[IRI("kg:Person"), IRI("kg:Meeting")],
    naming=IRI("skos:prefLabel"),
    links=[
        Link(relation=IRI("kg:attends")),
        Link(relation=IRI("kg:hosts"), beside=IRI("kg:side")),
        Link(relation=IRI("kg:leads"), beside=IRI("kg:side"), values=[IRI("kg:Here")]),
    ],
)
WORDS = (
    'Asha "the first" Rao',
    "a\\b \\u00e9 \\n",
    "line\nend\r\ttab\b\f",
    "> . <https://example.org/x> .",
    "\u200f\u05e9\u05dc\u05d5\u05dd",
    "🚢 \x01\x7f\u2028 end ",
    "",
)


def told_of(store: Store, node: str, without: str = "") -> Mapping[str, set[tuple[str, str, str]]]:
    """The values of a node's properties by the store itself: text, language, datatype."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for _, relation, term, graph in store.quads_for_pattern(NamedNode(node), None, None):
        if isinstance(graph, NamedNode) and graph.value == without:
            continue
        if isinstance(term, Literal):
            datatype = "" if term.language else term.datatype.value
            found.setdefault(relation.value, set()).add((term.value, term.language or "", datatype))
        elif isinstance(term, NamedNode):
            found.setdefault(relation.value, set()).add((term.value, "", "none"))
    return found


def seen(descriptions: Descriptions, node: str, *, apart: bool) -> Mapping[str, set[tuple[str, str, str]]]:
    """The same by the descriptions, with what a registry tells if asked for."""
    return {
        relation: {
            (value.text, value.language, ("" if value.language else value.datatype) if value.literal else "none")
            for value in values
        }
        for relation, values in descriptions.told(node, apart=apart).items()
    }


@pytest.mark.parametrize("sorted_first", [True, False])
def test_every_node_is_told_as_the_dataset_tells_it(sorted_first: bool) -> None:
    """Of each node of a graph, by lines in order and by those that a store dumps graph by graph."""
    store = sample_store()
    with lines_of(store) as dumped:
        descriptions = Descriptions(sorted_lines(store) if sorted_first else dumped, WANTED)
    nodes = {quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}
    assert len(nodes) > 300
    for node in nodes:
        assert seen(descriptions, node, apart=True) == told_of(store, node)
        expected = told_of(store, node, REGISTRY)
        assert seen(descriptions, node, apart=False) == expected
        texts = {relation: sorted({text for text, _, _ in values}) for relation, values in expected.items()}
        assert {key: list(words) for key, words in descriptions.words(node).items()} == texts


def test_what_is_not_wanted_is_not_kept() -> None:
    """Of a property that nobody will ask for there are no values; neither are nodes without an IRI values."""
    label, note = (NamedNode(IRI(name)) for name in ("skos:prefLabel", "skos:note"))
    quads = [
        Quad(PERSON, label, Literal("Asha Rao")),
        Quad(PERSON, note, Literal("x")),
        Quad(PERSON, label, BlankNode()),
    ]
    found = Descriptions(sorted_lines(store_of(quads)), replace(WANTED, relations=[]))
    assert found.words(PERSON.value) == {label.value: ("Asha Rao",)}


def test_to_ask_for_what_was_not_kept_is_an_error() -> None:
    """And not an answer without values."""
    store = sample_store()
    lookup = Lookup(store, read_schema(store))
    assert lookup.words(PERSON.value, "rdf:type") == ()
    with pytest.raises(KeyError, match="note> is not among what is kept"):
        lookup.words(PERSON.value, "skos:note")


def test_words_of_all_kinds_arrive_as_they_are() -> None:
    """Quotes, backslashes, line ends, other scripts, what looks like the end of a line, and nothing at all."""
    label, note = (NamedNode(IRI(name)) for name in ("skos:prefLabel", "skos:note"))
    quads = [Quad(PERSON, label, Literal(words), DOCUMENT) for words in WORDS]
    quads += [Quad(PERSON, note, Literal(words, language="en"), DOCUMENT) for words in WORDS]
    quads += [Quad(PERSON, note, Literal("2024-06", datatype=NamedNode(IRI("xsd:gYearMonth"))))]
    store = store_of(quads)
    assert seen(Descriptions(sorted_lines(store), WANTED), PERSON.value, apart=False) == told_of(store, PERSON.value)


def test_nodes_are_found_by_class_name_and_link() -> None:
    """A name is one in no language; a link with a condition finds those alone that meet it."""
    kind, label, side = (NamedNode(IRI(name)) for name in ("rdf:type", "skos:prefLabel", "kg:side"))
    people = [NamedNode(f"https://example.org/{name}") for name in ("b", "a", "ab", "a0")]
    quads = [Quad(one, kind, NamedNode(IRI("kg:Person")), DOCUMENT) for one in people]
    quads += [Quad(people[0], label, Literal("B"), DOCUMENT), Quad(people[1], label, Literal("A", language="en"))]
    for name in ("kg:attends", "kg:hosts", "kg:leads", "kg:met"):
        quads += [Quad(one, NamedNode(IRI(name)), MEETING, DOCUMENT) for one in people]
    quads += [Quad(people[0], side, NamedNode(IRI("kg:Here"))), Quad(people[1], side, NamedNode(IRI("kg:There")))]
    found = Descriptions(sorted_lines(store_of(quads)), WANTED)
    everybody = ["https://example.org/a", "https://example.org/a0", "https://example.org/ab", "https://example.org/b"]
    assert list(found.members([IRI("kg:Person")], named=False)) == everybody
    assert list(found.members(WANTED.classes, named=True)) == everybody[3:]
    assert (found.count(WANTED.classes, named=False), found.count(WANTED.classes, named=True)) == (4, 1)
    both = found.tellers([IRI("kg:leads"), IRI("kg:hosts")], MEETING.value)
    assert list(both) == [*everybody[3:], everybody[0], everybody[3]]
    tellers = {name: list(found.tellers([IRI(name)], MEETING.value)) for name in ("kg:attends", "kg:hosts", "kg:leads")}
    assert tellers == {"kg:attends": everybody, "kg:hosts": [everybody[0], everybody[3]], "kg:leads": everybody[3:]}
    assert not found.tellers([IRI("kg:met")], MEETING.value)


def test_a_node_that_is_told_of_nowhere_has_no_values() -> None:
    """And is no error."""
    found = Descriptions([], WANTED)
    assert (found.told("https://example.org/x"), list(found.members(WANTED.classes, named=True))) == ({}, [])


def test_escapes_are_read_as_the_standard_has_them() -> None:
    """https://www.w3.org/TR/n-triples/#grammar-production-ECHAR."""
    assert unescape(r"\t\b\n\r\f\"\'\\ \u00E9\U0001F6A2 \\u00E9") == "\t\b\n\r\f\"'\\ \u00e9\U0001f6a2 \\u00E9"


def test_lines_of_the_folder_and_of_the_store_make_the_same_graph(seeds_graph: Path) -> None:
    """In the same order."""
    store, lines = open_with_lines(seeds_graph)
    by_lines, by_store = PropertyGraph(store, lines), PropertyGraph(store)
    assert list(by_lines.nodes()) == list(by_store.nodes())
    assert list(by_lines.relationships()) == list(by_store.relationships())
    assert by_lines.size == by_store.size > 100


def test_a_disk_without_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the folder and what helps."""

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(
        GraphError, match="cannot be copied there: No space left on device; free space, or name another"
    ):
        Descriptions([], WANTED)
