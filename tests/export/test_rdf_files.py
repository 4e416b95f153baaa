"""RDF is read back by rdflib and pyld: every quad or triple, none more and none less."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from graph_sample import sample_graph
from pyld import jsonld
from pyoxigraph import RdfFormat, Store, parse

from kg.export.files.context import CONTEXT, context_file, make_context
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.store import store_of
from kg.vocab import ontology_folder

Write = Callable[..., Path]
XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def spelt(graph: rdflib.Graph) -> set[tuple[str, ...]]:
    """Triples as another library's terms, with the IRIs of datatypes in full."""
    return {tuple(term.n3() for term in triple) for triple in graph}


def quads_of(path: Path) -> set[tuple[str, ...]]:
    """The quads of a TriG or N-Quads file, read by rdflib."""
    read = rdflib.Dataset()
    read.parse(path)
    return {tuple(str(term.n3()) for term in (*triple, rdflib.URIRef(str(graph)))) for *triple, graph in read.quads()}


@pytest.fixture(scope="module")
def union(hostile: Store) -> rdflib.Graph:
    """The union of the graphs, as rdflib reads it out of N-Triples."""
    lines = "".join(f"{line} .\n" for line in sorted({str(quad.triple) for quad in hostile}))
    return rdflib.Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_quads_come_back_in_their_graphs(write: Write, hostile: Store, name: str, tmp_path: Path) -> None:
    """TriG and N-Quads lose nothing, hostile names among it."""
    reference = tmp_path / "reference.nq"
    hostile.dump(str(reference), RdfFormat.N_QUADS)
    assert quads_of(write(name)) == quads_of(reference)


def test_turtle_holds_the_union_of_the_graphs(write: Write, union: rdflib.Graph) -> None:
    """A triple that two documents state is there once, and the assertions tell the documents."""
    assert spelt(rdflib.Graph().parse(write("turtle"))) == spelt(union)


def test_xml_holds_the_union_of_the_graphs(write: Write, union: rdflib.Graph) -> None:
    """What XML cannot hold is U+FFFD; everything else is as it was, line ends among it."""
    read = rdflib.Graph().parse(write("rdfxml"), format="xml")
    fit = rdflib.Graph()
    for subject, predicate, value in union:
        text = XML_UNFIT.sub("\ufffd", value) if isinstance(value, rdflib.Literal) else None
        if isinstance(value, rdflib.Literal):
            fit.add((subject, predicate, rdflib.Literal(text, lang=value.language, datatype=value.datatype)))
        else:
            fit.add((subject, predicate, value))
    assert spelt(read) == spelt(fit)


def test_the_serialiser_writes_a_prefix_for_every_vocabulary(write: Write) -> None:
    """Turtle and XML are written with the usual prefixes, in their order."""
    lines = write("turtle").read_text(encoding="utf-8").splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes) and "@prefix org: <http://www.w3.org/ns/org#> ." in prefixes
    root = write("rdfxml").read_text(encoding="utf-8").partition("<rdf:RDF")[2].partition(">")[0]
    assert re.findall(r"xmlns:(\w+)=", root) == sorted({*Identifiers().prefixes, *re.findall("xmlns:(its)=", root)})


def test_json_ld_means_the_same_triples(write: Write, hostile: Store) -> None:
    """A processor of JSON-LD makes the union of the graphs of it, without asking for any address."""
    tree = json.loads(write("jsonld").read_text(encoding="utf-8"))
    found = jsonld.to_rdf(tree, {"format": "application/n-quads", "documentLoader": no_loader})
    read = {str(quad.triple) for quad in parse(found.encode("utf-8"), format=RdfFormat.N_QUADS)}
    assert read == {str(quad.triple) for quad in hostile}


def test_json_ld_is_what_framing_makes_of_it(write: Write) -> None:
    """A frame that puts statements under their things and quotes under statements gives the same objects."""
    tree = json.loads(write("jsonld").read_text(encoding="utf-8"))
    inside = ("statements", "quote", "position")
    refer = {key: {"@embed": "@never", "@omitDefault": True} for key in references(tree["@graph"], tree["@context"])}
    embed: dict[str, Any] = {"@embed": "@always", "@omitDefault": True, **refer}
    for key in inside:
        embed.pop(key, None)
    frame = {"@context": tree["@context"], "type": "Person", **embed, "statements": {**embed, "quote": embed}}
    framed = jsonld.frame(jsonld.flatten(tree), frame, {"documentLoader": no_loader})
    persons = [node for node in tree["@graph"] if node.get("type") == "Person"]
    assert len(persons) == 10
    assert [unordered(node) for node in framed["@graph"]] == [unordered(node) for node in persons]


def test_a_thing_holds_its_statements_with_their_sentences(write: Write) -> None:
    """Who reads the file as plain JSON finds the sentence without a look-up."""
    tree = json.loads(write("jsonld", without_registry()).read_text(encoding="utf-8"))
    menon = next(node for node in tree["@graph"] if node.get("skos:prefLabel") == "Asha Menon")
    led = [one for one in menon["statements"] if one["rdf:predicate"] == {"id": "kg:leads"} and "quote" in one]
    assert [one["quote"]["oa:exact"] for one in led] == [
        "Led by Asha Menon, the Indian delegation included Farida Contractor."
    ]


def test_the_published_context_is_that_of_the_ontology() -> None:
    """`make docs` writes it; a term that is added to kg.ttl is a key."""
    assert (ontology_folder() / CONTEXT).read_text(encoding="utf-8") == context_file()
    context = make_context()
    assert context["coChairs"] == {"@id": "kg:coChairs", "@type": "@id"}
    assert context["Person"] == "kg:Person" and context["holds"] == {"@id": "org:holds", "@type": "@id"}


def test_the_context_follows_the_base_of_the_graph(write: Write) -> None:
    """A graph under another base has its own terms under the same keys."""
    base = "https://example.org/graph/"
    tree = json.loads(write("jsonld", without_registry(base)).read_text(encoding="utf-8"))
    assert tree["@context"] == make_context(Identifiers(base))
    read = {str(quad.triple) for quad in parse(json.dumps(tree), format=RdfFormat.JSON_LD)}
    assert read == {str(quad.triple) for quad in without_registry(base)}


def without_registry(base: str = DEFAULT_BASE) -> Store:
    """The sample's graph as it is, but for the registry, which is large."""
    registry = Identifiers(base).graph("registry")
    return store_of(quad for quad in sample_graph(base) if quad.graph_name.value != registry)


def no_loader(url: str, _options: object = None) -> dict[str, Any]:
    raise AssertionError(f"{url} was asked for")


def references(nodes: Any, context: dict[str, Any]) -> set[str]:
    """The keys whose values are references to other objects."""
    found: set[str] = set()
    for node in nodes:
        for key, value in node.items():
            values = value if isinstance(value, list) else [value]
            within = [one for one in values if isinstance(one, dict) and len(one) > 1 and "@value" not in one]
            found |= references(within, context)
            defined = context.get(key)
            told = isinstance(defined, dict) and defined.get("@type") == "@id"
            if any(one.keys() == {"id"} if isinstance(one, dict) else told for one in values):
                found.add(key)
    return found


def unordered(value: Any) -> Any:
    """JSON in which the order of what an array holds does not count."""
    if isinstance(value, dict):
        return {key: unordered(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((unordered(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
