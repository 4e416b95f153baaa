"""A dataset in, the one property-graph view of it out: a networkx.MultiDiGraph.

What is a node, what is an edge and how an n-ary node folds to an edge is said by the ontology
(`kg:node`, `kg:edge`, `kg:edgeLabel`, `kg:foldSource`...); no class or property of the domain is named
here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

import networkx

from kg.network.folds import read_folds
from kg.projection import Dataset, Projections, Row, in_order, local_name

__all__ = ["Network", "build_network"]

Network: TypeAlias = "networkx.MultiDiGraph[str]"
"""Nodes are IRIs; an edge has the IRI of its property, or of the role or class that was folded, as key."""

_TRUE = "true"


@dataclass(slots=True)
class _Edge:
    """What gathers on one edge while rows are read."""

    label: str
    role: str | None = None
    symmetric: bool = False
    assertions: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def build_network(dataset: Dataset | Projections) -> Network:
    """The things that documents speak of, and the links that documents state or that follow from them.

    A node has `label`, `type` (local name of the class drawn), `kinds` (local names of its narrower
    classes), `aliases` and `misspellings` (names in documents), `spellings` (names in the registry),
    `documents` and `importance` (degree centrality among stated links, 0..1). An edge has `property`
    (IRI), `label`, `role` (None unless folded from an n-ary node that names one), `assertions`,
    `documents`, `derived` (no document states it) and `symmetric`. Collections are sorted tuples of strings.
    """
    known = dataset if isinstance(dataset, Projections) else Projections(dataset)
    network: Network = networkx.MultiDiGraph()
    _add_things(network, known)
    _add_edges(network, known)
    _add_folds(network, known)
    _add_documents(network, known)
    _weigh(network)
    return network


def _add_things(network: Network, known: Projections) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in in_order(known.rows("things"), "thing", "class", "type", "label"):
        thing = row["thing"]
        if thing not in network:
            network.add_node(thing, label=row["label"], type=local_name(row["class"]))
        if row["type"] != row["class"]:
            kinds[thing].add(local_name(row["type"]))
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in known.rows("names"):
        in_document = "misspellings" if row["misspelt"] == _TRUE else "aliases"
        names[row["thing"], "spellings" if row["registered"] == _TRUE else in_document].add(row["name"])
    for thing, attributes in network.nodes(data=True):
        attributes["kinds"] = tuple(sorted(kinds[thing]))
        shown = {attributes["label"]}
        for kind in ("aliases", "misspellings", "spellings"):
            attributes[kind] = tuple(sorted(names[thing, kind] - shown))
            shown |= names[thing, kind]


def _add_edges(network: Network, known: Projections) -> None:
    drawn: dict[str, Row] = {}
    for row in known.rows("edge-properties"):
        drawn.setdefault(row["property"], row)
    edges: dict[tuple[str, str, str], _Edge] = {}
    for row in known.rows("statements"):
        source, target, key = row["subject"], row["object"], row["predicate"]
        if key not in drawn or source not in network or target not in network:
            continue
        symmetric = drawn[key]["symmetric"] == _TRUE
        if symmetric and target < source:
            source, target = target, source
        edge = edges.setdefault((source, target, key), _Edge(drawn[key]["label"], symmetric=symmetric))
        edge.assertions.add(row["assertion"])
        if "document" in row:
            edge.documents.add(row["document"])
    for (source, target, key), edge in sorted(edges.items()):
        _add_edge(network, source, target, key, edge, derived=not edge.documents, drawn=key)


def _add_folds(network: Network, known: Projections) -> None:
    """Draw an n-ary node as an edge, where no edge of the same two ends tells it already."""
    folds: dict[tuple[str, str, str], _Edge] = {}
    classes: dict[str, str] = {}
    for fold in read_folds(known):
        if fold.source not in network or fold.target not in network or network.has_edge(fold.source, fold.target):
            continue
        role = fold.role_label or (local_name(fold.role) if fold.role else None)
        key = fold.role or fold.kind
        classes[key] = fold.kind
        folds.setdefault((fold.source, fold.target, key), _Edge(role or fold.label, role))
    for (source, target, key), edge in sorted(folds.items()):
        _add_edge(network, source, target, key, edge, derived=False, drawn=classes[key])


def _add_edge(network: Network, source: str, target: str, key: str, edge: _Edge, *, derived: bool, drawn: str) -> None:
    network.add_edge(
        source,
        target,
        key=key,
        property=drawn,
        label=edge.label,
        role=edge.role,
        assertions=tuple(sorted(edge.assertions)),
        documents=tuple(sorted(edge.documents)),
        derived=derived,
        symmetric=edge.symmetric,
    )


def _add_documents(network: Network, known: Projections) -> None:
    """Note for each thing the documents that name it or state a link of it."""
    documents: dict[str, set[str]] = defaultdict(set)
    for row in known.rows("mentions"):
        documents[row["thing"]].add(row["document"])
    for row in known.rows("statements"):
        for end in (row["subject"], row["object"]):
            if "document" in row:
                documents[end].add(row["document"])
    for thing, attributes in network.nodes(data=True):
        attributes["documents"] = tuple(sorted(documents[thing]))


def _weigh(network: Network) -> None:
    """Give each thing its degree centrality: the share of all others that a document links it to."""
    stated: networkx.Graph[str] = networkx.Graph()
    stated.add_nodes_from(network)
    stated.add_edges_from((source, target) for source, target, edge in network.edges(data=True) if not edge["derived"])
    for thing, centrality in networkx.degree_centrality(stated).items():
        network.nodes[thing]["importance"] = centrality
