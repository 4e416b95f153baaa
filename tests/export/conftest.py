"""What the tests of exports share: a graph with names that are hard to write, and what a reader must find in it.

What is expected is worked out from the network and the evidence, not from the tables that the exports are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from expected import HOSTILE, Expected
from graph_sample import sample_graph
from pyoxigraph import Literal, Quad, RdfFormat, Store

from kg.export import FORMATS
from kg.export.writing import export_to
from kg.identifiers import Identifiers
from kg.network import build_network, read_evidence
from kg.store import NQUADS, store_of


@pytest.fixture(scope="session")
def hostile() -> Store:
    """The sample's graph without the registry, with hostile names of things, of a document and in sentences."""
    registry = Identifiers().graph("registry")
    expand = Identifiers().expand
    renamed = {expand("skos:prefLabel"), expand("dcterms:title"), expand("oa:exact")}
    network = build_network(store_of(sample_graph()))
    given = {iri: HOSTILE[number % len(HOSTILE)] for number, iri in enumerate(sorted(network))}
    quads = []
    for quad in (quad for quad in sample_graph() if quad.graph_name.value != registry):
        value = quad.object
        if quad.predicate.value in renamed and isinstance(value, Literal) and not value.language:
            if quad.predicate.value == expand("oa:exact"):
                value = Literal(f"{value.value} \x0b=1+1")
            elif quad.subject.value in given:
                value = Literal(given[quad.subject.value])
        quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    return store_of(quads)


@pytest.fixture(scope="session")
def hostile_folder(hostile: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile graph as a folder that `kg export -g` reads."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.dump(str(folder / NQUADS), RdfFormat.N_QUADS)
    return folder


@pytest.fixture(scope="session")
def expected(hostile: Store) -> Expected:
    """What the hostile graph says, by its network and its evidence."""
    network, evidence = build_network(hostile), read_evidence(hostile)
    statements = {one.iri: one for one in evidence.statements}

    def proven(iri: str) -> Iterator[tuple[str, int, int, str]]:
        for passage in statements[iri].passages:
            yield passage.document, passage.start, passage.end, passage.text
        for premise in statements[iri].premises:
            yield from proven(premise)

    def links(*, derived: bool) -> dict[tuple[str, str, str], set[tuple[str, int, int, str]]]:
        return {
            (source, edge["property"], target): {place for iri in edge["assertions"] for place in proven(iri)}
            for source, target, edge in network.edges(data=True)
            if derived or not edge["derived"]
        }

    return Expected(
        labels={iri: node["label"] for iri, node in network.nodes(data=True)},
        links=links(derived=True),
        stated=links(derived=False),
        values={(one.subject, one.predicate, one.object) for one in evidence.statements if one.literal},
    )


@pytest.fixture
def write(tmp_path: Path, hostile: Store) -> Callable[..., Path]:
    """Exports the hostile graph, or another one, in a format, by its name, and tells where it is."""

    def export(name: str, dataset: Store | None = None) -> Path:
        form = FORMATS[name]
        path = tmp_path / f"graph-{name}{form.suffix}"
        export_to(form, hostile if dataset is None else dataset, path)
        return path

    return export
