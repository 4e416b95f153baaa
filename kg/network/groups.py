"""A network in, its groups out: each thing goes to the forum or country that it is most nearly linked to.

Which classes gather things is for the caller to say; a connected part without any of theirs gathers around the thing
in it that has most links. What only follows from facts joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import log2

import igraph  # type: ignore[import-untyped]
import networkx

from kg.network.graph import Network

__all__ = ["find_groups", "stated_links"]

LEAST = 3
"""Things in the smallest group."""

LENGTH = "length"


def find_groups(network: Network, gathering: Collection[str]) -> dict[str, str]:
    """The centre of each thing's group; a thing whose group would be too small to be worth a name is left out.

    `gathering` are the types of nodes around which others gather. The same network gives the same groups, whatever
    the order in which its things and links were added.
    """
    graph = _lengths(network)
    waiting = []
    for part in networkx.connected_components(graph):
        if len(part) >= LEAST:
            found = [name for name in part if network.nodes[name]["type"] in gathering and graph.degree(name) > 1]
            waiting.append(sorted(found) or [max(part, key=lambda name: (graph.degree(name), name))])
    return _gather(graph, waiting)


def _gather(graph: networkx.Graph[str], parts: list[list[str]]) -> dict[str, str]:
    """Each thing's nearest centre, of the centres of each part; of those that gather too few only the best is kept."""
    while parts:
        centres = sorted(centre for part in parts for centre in part)
        paths = networkx.multi_source_dijkstra_path(graph, centres, weight=LENGTH)
        nearest = {name: path[0] for name, path in paths.items()}
        gathered = Counter(nearest.values())
        large = [
            [centre for centre in part if gathered[centre] >= LEAST]
            or [max(part, key=lambda centre: (gathered[centre], centre))]
            for part in parts
        ]
        if large == parts:
            return nearest
        parts = large
    return {}


def _lengths(network: Network) -> networkx.Graph[str]:
    """What documents link, with a `length`: the less the fewer links its ends have and the more documents state it."""
    stated: Counter[tuple[str, str]] = Counter()
    for source, target, link in network.edges(data=True):
        if source != target and not link["derived"]:
            stated[min(source, target), max(source, target)] += max(1, len(link["documents"]))
    links: Counter[str] = Counter(end for pair in stated for end in pair)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(sorted(network))
    for (one, other), documents in sorted(stated.items()):
        crowd = max(links[one], links[other])
        graph.add_edge(one, other, **{LENGTH: (1 + log2(1 + crowd)) / (1 + log2(documents))})
    return graph


def stated_links(network: Network) -> igraph.Graph:
    """The network as an undirected graph without parallel links, of what documents state."""
    names = sorted(network)
    number = {name: index for index, name in enumerate(names)}
    links = {
        (min(number[source], number[target]), max(number[source], number[target]))
        for source, target, edge in network.edges(data=True)
        if source != target and not edge["derived"]
    }
    return igraph.Graph(n=len(names), edges=sorted(links), vertex_attrs={"name": names})
