"""A connected graph in, places out that change little where the graph changes little.

Every vertex has an anchor: the place that follows from the name of its group's centre, and around that one the place
of its own name. From there igraph's force layout moves it, no further than its
bounds allow, so that no start decides which of many pictures it becomes. Units are those of one vertex.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import cos, pi, sin, sqrt
from random import Random
from typing import TypeAlias

import igraph  # type: ignore[import-untyped]
import numpy
from numpy.typing import NDArray

__all__ = ["Point", "draw_anchored"]

Point = tuple[float, float]

_Numbers: TypeAlias = NDArray[numpy.float64]

WIDE = 1.2
"""The radius of the disc of anchors, in square roots of the number of vertices."""

BOUND = 1.75
"""How far from its anchor a vertex may lie along each axis, in square roots of that radius: groups stay apart."""

ROUNDS = 100
STEP = 0.02
"""The way that a vertex may move in the first round, in bounds; in all rounds together it is one."""

ASIDE = 0.3
"""How far from its anchor a vertex starts, as none may start where another does."""

SEED = 1
"""Of the numbers by which igraph parts vertices that lie on each other."""


def _place_of_name(name: str) -> Point:
    """A place in the unit circle that follows from a name alone."""
    digest = sha256(name.encode("utf-8")).digest()
    turn, far = (int.from_bytes(digest[start : start + 8], "big") / 2**64 for start in (0, 8))
    return sqrt(far) * cos(2 * pi * turn), sqrt(far) * sin(2 * pi * turn)


def draw_anchored(
    graph: igraph.Graph, homes: Mapping[str, str] | None = None, weights: Sequence[float] | None = None
) -> list[Point]:
    """The place of each vertex around (0, 0); `weights` say how strongly each edge pulls.

    `homes` gives the name of the vertex by which another is to lie; what has none lies by itself. By default an edge
    pulls less where its ends have many.
    """
    names: list[str] = graph.vs["name"]
    ends = numpy.asarray(graph.get_edgelist(), dtype=numpy.int64).reshape(-1, 2)
    links = numpy.maximum(numpy.asarray(graph.degree(), dtype=float), 1)
    radius = WIDE * sqrt(len(names))
    anchors = _anchors(names, homes or {}, radius)
    start = anchors + ASIDE * _places(f"{name}#" for name in names)
    bound = BOUND * sqrt(radius)
    least, most = anchors - bound, anchors + bound
    igraph.set_random_number_generator(Random(SEED))
    drawn = graph.layout_fruchterman_reingold(
        weights=list(weights or 1 / numpy.sqrt(links[ends].max(axis=1, initial=1))),
        niter=ROUNDS,
        start_temp=STEP * bound,
        seed=start.tolist(),
        **{"minx": least[:, 0].tolist(), "maxx": most[:, 0].tolist()},
        **{"miny": least[:, 1].tolist(), "maxy": most[:, 1].tolist()},
    )
    return [(x, y) for x, y in drawn.coords]


def _anchors(names: Sequence[str], homes: Mapping[str, str], radius: float) -> _Numbers:
    """The places of all vertices before any force: those of a group fill a disc around its centre's."""
    centres = [homes.get(name, name) for name in names]
    size = Counter(centres)
    around = [(0, 0) if name == home else _place_of_name(name) for name, home in zip(names, centres, strict=True)]
    wide = numpy.sqrt([size[home] for home in centres])
    anchors: _Numbers = radius * _places(centres) + wide[:, None] * numpy.asarray(around)
    return anchors


def _places(names: Iterable[str]) -> _Numbers:
    return numpy.asarray([_place_of_name(name) for name in names]).reshape(-1, 2)
