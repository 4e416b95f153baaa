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
_Indices: TypeAlias = NDArray[numpy.int64]

WIDE = 0.6
"""The radius of the disc of anchors, in square roots of the number of nodes."""

STEPS_TO_NEIGHBOURS = 3
HOLD_OF_NAME = 4
"""How much a node's own place counts beside those of its neighbours, each by the square of its links."""

ROUNDS, STEP, LONGEST_STEP = 60, 0.2, 0.5
SETTLED = 0.01
"""The step of the last round, in case that all nodes come to rest before."""

MOST_IN_PAIRS = 500
"""In a larger graph those far off push by cells and not one by one: all pairs would take long."""

CELL, MOST_PAIRS = 3.0, 4_000_000
"""The side of a cell, halved until there are no more pairs of vertices in cells beside each other."""

HOLD, PULL, PUSH = 0.6, 0.8, 0.5
"""How strongly a node is held to its anchor, a link pulls, and two nodes repel each other."""


def place_of_name(name: str) -> Point:
    """A place in the unit circle that follows from a name alone."""
    digest = sha256(name.encode("utf-8")).digest()
    turn, far = (int.from_bytes(digest[start : start + 8], "big") / 2**64 for start in (0, 8))
    return sqrt(far) * cos(2 * pi * turn), sqrt(far) * sin(2 * pi * turn)


def draw_anchored(graph: igraph.Graph, weights: Sequence[float] | None = None) -> list[Point]:
    """The place of each vertex around (0, 0); `weights` say how strongly each edge pulls.

    By default an edge pulls less where its ends have many.
    """
    count = graph.vcount()
    links = numpy.maximum(numpy.asarray(graph.degree(), dtype=float), 1)
    ends = numpy.asarray(graph.get_edgelist(), dtype=numpy.int64).reshape(-1, 2)
    pulls = PULL * (numpy.asarray(weights) if weights else 1 / numpy.sqrt(links[ends].max(axis=1)))
    pulled = _of_neighbours(ends, (pulls, pulls), numpy.ones((count, 1)))
    anchors = _anchors(graph, links, ends) * sqrt(count) * WIDE
    places = anchors + numpy.asarray([place_of_name(f"{name}#") for name in graph.vs["name"]])
    push = _push if count <= MOST_IN_PAIRS else _push_by_cells
    for _ in range(ROUNDS):
        force = _of_neighbours(ends, (pulls, pulls), places) - pulled * places
        force += HOLD * (anchors - places) + PUSH * push(places)
        size = STEP * numpy.hypot(force[:, 0], force[:, 1])
        step = force * (STEP / numpy.maximum(1, size / LONGEST_STEP))[:, None] / (1 + STEP * (HOLD + pulled))
        places += step
        if abs(step).max() < SETTLED:
            break
    return [(float(x), float(y)) for x, y in places]


def _of_neighbours(ends: _Indices, shares: tuple[_Numbers, _Numbers], values: _Numbers) -> _Numbers:
    """For each vertex the sum of its neighbours' values, by the shares for the first ends of edges and the second."""
    one, other = ends.T
    found = [
        numpy.bincount(one, shares[0] * side[other], len(side))
        + numpy.bincount(other, shares[1] * side[one], len(side))
        for side in values.T
    ]
    return numpy.stack(found, axis=1)


def _anchors(graph: igraph.Graph, links: _Numbers, ends: _Indices) -> _Numbers:
    """The places of the names, drawn towards those of the most linked neighbours, in the unit circle."""
    own = numpy.asarray([place_of_name(name) for name in graph.vs["name"]])
    weight = links**2
    shares = weight[ends[:, 1]], weight[ends[:, 0]]
    hold = HOLD_OF_NAME * weight[:, None]
    near = _of_neighbours(ends, shares, numpy.ones_like(hold))
    places = own
    for _ in range(STEPS_TO_NEIGHBOURS):
        places = (hold * own + _of_neighbours(ends, shares, places)) / (hold + near)
    return places


def _push(places: _Numbers) -> _Numbers:
    """What pushes each vertex away from all others: the less, the further."""
    right, down = (numpy.subtract.outer(side, side) for side in places.T)
    nearness = 1 / (right * right + down * down + 1e-6)
    numpy.fill_diagonal(nearness, 0)
    away: _Numbers = nearness.sum(axis=1)[:, None] * places - nearness @ places
    return away


def _push_by_cells(places: _Numbers, side: float = CELL) -> _Numbers:
    """The same but for little: what lies further off than a cell beside pushes as one, from the middle of its cell."""
    cell = ((places - places.min(axis=0)) // side).astype(numpy.int64)
    rows = int(cell[:, 1].max()) + 1
    found, of, count = numpy.unique(cell[:, 0] * rows + cell[:, 1], return_inverse=True, return_counts=True)
    apart = [abs(numpy.subtract.outer(line, line)) for line in (found // rows, found % rows)]
    near = numpy.maximum(*apart) <= 1
    if count @ near @ count > MOST_PAIRS:
        return _push_by_cells(places, side / 2)
    right, down = (numpy.subtract.outer(line, line) for line in (numpy.bincount(of, line) / count for line in places.T))
    nearness = numpy.where(near, 0, count / (right * right + down * down + 1e-6))
    away: _Numbers = numpy.stack([numpy.einsum("ij,ij->i", nearness, way)[of] for way in (right, down)], axis=1)
    one, other = _pairs(near, of, count)
    x, y = places.T
    right, down = x[one] - x[other], y[one] - y[other]
    shares = 1 / (right * right + down * down + 1e-6)
    pushed = (shares * right, shares * down)
    total = len(places)
    return away + numpy.stack([numpy.bincount(one, w, total) - numpy.bincount(other, w, total) for w in pushed], axis=1)


def _pairs(near: NDArray[numpy.bool_], of: _Indices, count: _Indices) -> tuple[_Indices, _Indices]:
    """Each pair of vertices in cells that are near once, by the number of each vertex's cell and how many each has."""
    ordered, first = numpy.argsort(of, kind="stable"), numpy.cumsum(count) - count
    one, other = numpy.nonzero(numpy.triu(near))
    sizes = count[one] * count[other]
    pair = numpy.repeat(numpy.arange(len(sizes)), sizes)
    within = numpy.arange(int(sizes.sum())) - (numpy.cumsum(sizes) - sizes)[pair]
    of_one, of_other = numpy.divmod(within, count[other][pair])
    once = (one != other)[pair] | (of_one < of_other)
    return ordered[(first[one][pair] + of_one)[once]], ordered[(first[other][pair] + of_other)[once]]
