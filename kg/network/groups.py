"""A network in, its groups of densely linked things out, by igraph's Leiden method from a fixed start.

What only follows from facts joins nothing, and things of groups too small to be worth a name belong to none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from random import Random

import igraph  # type: ignore[import-untyped]

from kg.network.graph import Network

__all__ = ["find_groups", "stated_links"]

LEAST = 3
"""Things in the smallest group."""

SEED = 1


def find_groups(network: Network) -> dict[str, int]:
    """The number of each thing's group, the largest group first; a thing that belongs to none is left out.

    The same network gives the same groups, whatever the order in which its things and links were added.
    """
    graph = stated_links(network)
    if not graph.ecount():
        return {}
    igraph.set_random_number_generator(Random(SEED))
    found = graph.community_leiden(objective_function="modularity", n_iterations=-1)
    members: Mapping[int, list[str]] = defaultdict(list)
    for name, group in zip(graph.vs["name"], found.membership, strict=True):
        members[group].append(name)
    kept = sorted(
        (names for names in members.values() if len(names) >= LEAST), key=lambda names: (-len(names), names[0])
    )
    return {name: number for number, names in enumerate(kept) for name in names}


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
