"""A connected graph in, places out that change little where the graph changes little.

Every node has an anchor: the place that its IRI alone gives, drawn to those of its most linked neighbours, so that a
hub stays where it is and what hangs on it comes near. Then links pull, nodes repel each other, and each is held to
its anchor, in few small steps: no start decides which of many pictures it becomes. Units are those of one node.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from math import cos, pi, sin, sqrt
from typing import TypeAlias

import igraph  # type: ignore[import-untyped]
import numpy
from numpy.typing import NDArray

__all__ = ["Point", "draw_anchored", "place_of_name"]

Point = tuple[float, float]

_Numbers: TypeAlias = NDArray[numpy.float64]

WIDE = 0.6
"""The radius of the disc of anchors, in square roots of the number of nodes."""

STEPS_TO_NEIGHBOURS = 3
HOLD_OF_NAME = 4
"""How much a node's own place counts beside those of its neighbours, each by the square of its links."""

ROUNDS, STEP, LONGEST_STEP = 60, 0.2, 0.5
SETTLED = 0.01
"""The step of the last round, in case that all nodes come to rest before."""

HOLD, PULL, PUSH = 0.6, 0.8, 0.5
"""How strongly a node is held to its anchor, a link pulls, and two nodes repel each other."""


def place_of_name(name: str) -> Point:
    """A place in the unit circle that follows from a name alone."""
    digest = sha256(name.encode("utf-8")).digest()
    turn, far = (int.from_bytes(digest[start : start + 8], "big") / 2**64 for start in (0, 8))
    return sqrt(far) * cos(2 * pi * turn), sqrt(far) * sin(2 * pi * turn)


def draw_anchored(graph: igraph.Graph, weights: Sequence[float] | None = None) -> list[Point]:
    """The place of each vertex around (0, 0); `weights` say how strongly each edge pulls.

    By default an edge pulls less where its ends have many. Room and time grow with the square of the vertices.
    """
    count = graph.vcount()
    links = numpy.asarray(graph.degree(), dtype=float)
    pull = _pulls(graph, links, weights)
    pulled = pull.sum(axis=1)[:, None]
    anchors = _anchors(graph, links) * sqrt(count) * WIDE
    places = anchors + numpy.asarray([place_of_name(f"{name}#") for name in graph.vs["name"]])
    for _ in range(ROUNDS):
        force = pull @ places - pulled * places + HOLD * (anchors - places) + PUSH * _push(places)
        size = STEP * numpy.hypot(force[:, 0], force[:, 1])
        step = force * (STEP / numpy.maximum(1, size / LONGEST_STEP))[:, None] / (1 + STEP * (HOLD + pulled))
        places += step
        if abs(step).max() < SETTLED:
            break
    return [(float(x), float(y)) for x, y in places]


def _pulls(graph: igraph.Graph, links: _Numbers, weights: Sequence[float] | None) -> _Numbers:
    """How strongly each two vertices pull each other."""
    pull = numpy.zeros((len(links), len(links)))
    for number, edge in enumerate(graph.es):
        one, other = edge.tuple
        pull[one, other] = pull[other, one] = PULL * (
            weights[number] if weights else 1 / sqrt(max(links[one], links[other]))
        )
    return pull


def _anchors(graph: igraph.Graph, links: _Numbers) -> _Numbers:
    """The places of the names, drawn towards those of the most linked neighbours, in the unit circle."""
    own = numpy.asarray([place_of_name(name) for name in graph.vs["name"]])
    weight = links**2
    near = numpy.zeros((len(links), len(links)))
    for one, other in graph.get_edgelist():
        near[one, other], near[other, one] = weight[other], weight[one]
    hold = HOLD_OF_NAME * weight
    places = own
    for _ in range(STEPS_TO_NEIGHBOURS):
        places = (hold[:, None] * own + near @ places) / (hold + near.sum(axis=1))[:, None]
    return places


def _push(places: _Numbers) -> _Numbers:
    """What pushes each vertex away from all others: the less, the further."""
    right, down = (numpy.subtract.outer(side, side) for side in places.T)
    nearness = 1 / (right * right + down * down + 1e-6)
    numpy.fill_diagonal(nearness, 0)
    away: _Numbers = nearness.sum(axis=1)[:, None] * places - nearness @ places
    return away
