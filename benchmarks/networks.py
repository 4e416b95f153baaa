"""Networks of the domain's shape without an RDF store: invented pages in, what the page draws and tells out.

Resolution is the build's own; each fact between two things is a link and a statement with its sentence. So a
network of 50,000 nodes is there in a minute, and the same for the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx
from invention import invent
from pages import Page

from kg.identifiers import Identifiers
from kg.model import Extraction, Resolution
from kg.network import Evidence, Network, Passage, Source, Statement, Term
from kg.resolve import resolve
from kg.vocab import load_vocabulary

__all__ = ["evidence_of", "network_of", "read_pages"]


def read_pages(count: int, seed: int = 1) -> list[Page]:
    """So many invented sessions; see invention.py."""
    return invent(count, seed, load_vocabulary())


def network_of(pages: Iterable[Page]) -> tuple[Network, Evidence]:
    """The network that the pages tell of, with evidence for each of its links."""
    told = list(pages)
    extractions = tuple(page.extraction() for page in told)
    resolution = resolve(extractions, load_vocabulary(), Identifiers())
    network = _things(resolution)
    statements = _links(network, extractions, resolution, {page.name: page.text for page in told})
    stated = networkx.Graph()
    stated.add_nodes_from(network)
    stated.add_edges_from(network.edges())
    for thing, importance in networkx.degree_centrality(stated).items():
        network.nodes[thing]["importance"] = importance
    return network, evidence_of(network, told, statements)


def _things(resolution: Resolution) -> Network:
    network: Network = networkx.MultiDiGraph()
    for entity in resolution.entities:
        documents = sorted({Identifiers().document(name) for name, _, _ in entity.members})
        names = {"aliases": entity.aliases, "misspellings": entity.misspellings, "spellings": (), "kinds": ()}
        look = entity.type.capitalize()
        network.add_node(entity.iri, label=entity.label, type=look, documents=tuple(documents), **names)
    return network


def _links(
    network: Network, extractions: tuple[Extraction, ...], resolution: Resolution, texts: dict[str, str]
) -> list[Statement]:
    """Add a link a fact, and give its statement; a value is no thing and has none."""
    identifiers = Identifiers()
    entities = {(name, cluster): entity.iri for entity in resolution.entities for name, cluster, _ in entity.members}
    statements: dict[str, Statement] = {}
    for extraction in extractions:
        document, text = identifiers.document(extraction.document), texts[extraction.document]
        for fact in extraction.facts:
            source, target = (entities.get((fact.document, end)) for end in (fact.subject, fact.object or ""))
            if source is None or target is None:
                continue
            iri = identifiers.hashed("assertion", f"{document} {source} {fact.predicate} {target}")
            quote = fact.quotes[0]
            passage = Passage(document=document, start=quote.start, end=quote.end, text=text[quote.start : quote.end])
            statements[iri] = _statement(iri, source, fact.predicate, target, passage)
            label = fact.predicate.replace("_", " ")
            if network.has_edge(source, target, label):
                edge = network.edges[source, target, label]
                edge["assertions"], edge["documents"] = (*edge["assertions"], iri), (*edge["documents"], document)
            else:
                known = {"property": fact.predicate, "label": label, "role": None, "derived": False}
                ends = {"symmetric": False, "assertions": (iri,), "documents": (document,)}
                network.add_edge(source, target, key=label, **known, **ends)
    return [statements[iri] for iri in sorted(statements)]


def _statement(iri: str, source: str, predicate: str, target: str, passage: Passage) -> Statement:
    return Statement(
        iri=iri,
        subject=source,
        predicate=predicate,
        object=target,
        literal=False,
        document=passage.document,
        confidence=0.9,
        rule="invented",
        qualifier=None,
        status=None,
        correction=None,
        since=None,
        until=None,
        passages=(passage,),
        premises=(),
    )


def evidence_of(network: Network, pages: Iterable[Page], statements: Iterable[Statement]) -> Evidence:
    """What the page tells of the network: its documents with their texts, and the statements."""
    sources = [
        Source(
            iri=Identifiers().document(page.name),
            name=page.name,
            title=page.text.split(".")[0],
            publisher=None,
            issued=page.published,
            url=None,
            language="en",
            text=page.text,
        )
        for page in pages
    ]
    labels = {attributes["type"] for _, attributes in network.nodes(data=True)}
    terms = [
        Term(iri=Identifiers().kg(name), label=name.lower(), edge_label=None, definition=None)
        for name in sorted(labels)
    ]
    return Evidence(
        statements=tuple(statements), sources=tuple(sources), namings=(), terms=tuple(terms), disputes=(), undated=()
    )
