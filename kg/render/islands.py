"""A large connected graph and its groups in, the place of every node out: each group on an island of its own.

Groups that many links join lie near each other; an island is as large as its group needs. Each is drawn by forces
within, so that 50,000 nodes take seconds and a group that is shown as one node stands where its things are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import hypot, sqrt

import igraph  # type: ignore[import-untyped]
import numpy

from kg.render.anchored import Point, draw_anchored

__all__ = ["draw_islands"]

ROOM = 1.15
"""How much wider an island is than its nodes alone would be."""

INLAND = 0.92
"""The part of an island's radius that its nodes take up."""

ROUNDS = 300
DRIFT = 0.998
"""How islands drift to the middle after each round in which they are moved apart."""

LOOK, NEAR = 5, 1.5
"""After how many rounds islands look which others are near, and how near, in the distance at which they touch."""


def draw_islands(graph: igraph.Graph, groups: Mapping[str, str]) -> list[Point]:
    """The place of each vertex; `groups` gives the centre of the group that each is of."""
    members: dict[str, list[int]] = defaultdict(list)
    for vertex, name in enumerate(graph.vs["name"]):
        members[groups[name]].append(vertex)
    centres = _place_islands(graph, members)
    points: list[Point] = [(0.0, 0.0)] * graph.vcount()
    for island, (x, y) in zip(members.values(), centres, strict=True):
        radius = sqrt(len(island)) * ROOM * INLAND
        for vertex, (right, down) in zip(island, _draw_island(graph.subgraph(island), groups), strict=True):
            points[vertex] = (x + right * radius, y + down * radius)
    return points


def _draw_island(island: igraph.Graph, groups: Mapping[str, str]) -> list[Point]:
    """Places in a circle of radius 1 around (0, 0), as dense at its shore as in its middle."""
    drawn = draw_anchored(island, groups)
    middle_x, middle_y = (sum(point[axis] for point in drawn) / len(drawn) for axis in (0, 1))
    around = [(x - middle_x, y - middle_y) for x, y in drawn]
    outwards = sorted(range(len(around)), key=lambda index: (hypot(*around[index]), index))
    places: list[Point] = [(0.0, 0.0)] * len(around)
    for rank, index in enumerate(outwards):
        x, y = around[index]
        part = sqrt((rank + 0.5) / len(around)) / (hypot(x, y) or 1.0)
        places[index] = (x * part, y * part)
    return places


def _place_islands(graph: igraph.Graph, islands: Mapping[str, Sequence[int]]) -> list[Point]:
    """The middle of each island by its centre: near those that it is linked to, and none on another."""
    island_of = {vertex: number for number, island in enumerate(islands.values()) for vertex in island}
    links: Counter[tuple[int, int]] = Counter()
    for edge in graph.es:
        one, other = sorted((island_of[edge.source], island_of[edge.target]))
        if one != other:
            links[one, other] += 1
    sizes = [len(island) for island in islands.values()]
    sea = igraph.Graph(n=len(islands), edges=sorted(links), vertex_attrs={"name": list(islands)})
    pull = [links[pair] / sqrt(sizes[pair[0]] * sizes[pair[1]]) for pair in sorted(links)]
    drawn = draw_anchored(sea, weights=pull)
    wide = sqrt(sum(x * x + y * y for x, y in drawn) / len(drawn)) or 1.0
    scale = sqrt(sum(sizes)) / wide
    return _move_apart([(x * scale, y * scale) for x, y in drawn], [sqrt(size) * ROOM for size in sizes])


def _move_apart(points: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """Move circles away from each other until none lies on another, or nearly so; the larger of two moves less."""
    places = numpy.asarray(points, dtype=float)
    sizes = numpy.asarray(radii, dtype=float)
    for number in range(ROUNDS):
        if number % LOOK == 0:
            right, down = (numpy.subtract.outer(side, side) for side in places.T)
            one, other = numpy.nonzero(numpy.triu(numpy.hypot(right, down) < NEAR * numpy.add.outer(sizes, sizes), 1))
            room, share = sizes[one] + sizes[other], (sizes[one] ** 2 / (sizes[one] ** 2 + sizes[other] ** 2))[:, None]
        way = places[one] - places[other]
        distance = numpy.hypot(way[:, 0], way[:, 1]) + 1e-6
        push = way * (numpy.maximum(room - distance, 0) / distance)[:, None]
        here, there = push * (1 - share), push * share
        for axis in (0, 1):
            places[:, axis] += numpy.bincount(one, here[:, axis], len(sizes))
            places[:, axis] -= numpy.bincount(other, there[:, axis], len(sizes))
        places *= DRIFT
    return [(float(x), float(y)) for x, y in places]
