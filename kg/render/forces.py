"""A connected graph in, places by attraction and repulsion out, that change little where the graph changes little.

A small graph is drawn with each node at an anchor of its own (`kg.render.anchored`). In a larger one every node
starts where its IRI alone says, then moves towards its neighbours, and forces of small heat do the rest: so a picture
does not jump when a document is added. Units are those of igraph's Fruchterman-Reingold method.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from math import cos, pi, sin, sqrt
from random import Random

import igraph  # type: ignore[import-untyped]

from kg.render.anchored import Point, draw_anchored, place_of_name

__all__ = ["Point", "draw_by_forces"]

MOST_ANCHORED = 500
"""In a graph of more nodes each is held to a point around the picture only: to hold all to each other takes long."""

STEPS_TO_NEIGHBOURS = 2
"""How often a node moves to the middle of its neighbours before forces act."""

HEAT = 1 / 200
"""The first step that forces may make, as a part of the square root of the number of nodes."""

ANCHORS, ANCHOR_PULL = 8, 0.02
"""Points around the picture, and how strongly each node is drawn to the one that its name chooses.

So a picture has one best way to lie, and does not turn or mirror itself when a document is added.
"""

MOST_ROUNDS, LEAST_ROUNDS = 500, 60
WORK = 250_000_000
"""Repulsions computed for a large graph; one of 5,000 nodes takes some seconds."""

MOST_IN_PAIRS = 1_500
"""In a graph of more nodes only those near each other repel: all pairs would take minutes."""

FAR = 1e9


def draw_by_forces(graph: igraph.Graph, weights: Sequence[float] | None = None) -> list[Point]:
    """The place of each vertex; `weights` say how strongly each edge pulls, by default less where ends have many."""
    count = graph.vcount()
    if count == 1:
        return [(0.0, 0.0)]
    if count <= MOST_ANCHORED:
        return draw_anchored(graph, weights)
    links = graph.degree()
    pull = weights or [1 / sqrt(max(links[edge.source], links[edge.target])) for edge in graph.es]
    anchored = igraph.Graph(n=count + ANCHORS, edges=[edge.tuple for edge in graph.es])
    anchored.add_edges([(vertex, count + _anchor(name)) for vertex, name in enumerate(graph.vs["name"])])
    wide = sqrt(count)
    fixed = [(wide * cos(turn), wide * sin(turn)) for turn in (2 * pi * index / ANCHORS for index in range(ANCHORS))]
    igraph.set_random_number_generator(Random(count))
    # Given bounds, igraph does not turn what it has drawn to lie along its longer axis.
    drawn = anchored.layout_fruchterman_reingold(
        seed=[*((x * wide / 2, y * wide / 2) for x, y in _start(graph)), *fixed],
        weights=[*pull, *(ANCHOR_PULL for _ in range(count))],
        niter=max(LEAST_ROUNDS, min(MOST_ROUNDS, WORK // count**2)),
        start_temp=wide * HEAT,
        grid="nogrid" if count <= MOST_IN_PAIRS else "grid",
        minx=[*(-FAR for _ in range(count)), *(x for x, _ in fixed)],
        maxx=[*(FAR for _ in range(count)), *(x for x, _ in fixed)],
        miny=[*(-FAR for _ in range(count)), *(y for _, y in fixed)],
        maxy=[*(FAR for _ in range(count)), *(y for _, y in fixed)],
    )
    return [(x, y) for x, y in drawn[:count]]


def _anchor(name: str) -> int:
    return sha256(name.encode("utf-8")).digest()[-1] * ANCHORS // 256


def _start(graph: igraph.Graph) -> list[Point]:
    """The places of the names, drawn towards those of their neighbours, around (0, 0) and of one width."""
    points = [place_of_name(name) for name in graph.vs["name"]]
    near = graph.get_adjlist()
    for _ in range(STEPS_TO_NEIGHBOURS):
        points = [_middle([points[index], *(points[other] for other in near[index])]) for index in range(len(points))]
    middle_x, middle_y = _middle(points)
    spread = sqrt(sum((x - middle_x) ** 2 + (y - middle_y) ** 2 for x, y in points) / len(points)) or 1.0
    return [((x - middle_x) / spread, (y - middle_y) / spread) for x, y in points]


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
