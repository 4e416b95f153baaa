"""A network in, the place of every node in the picture out, in whole pixels.

Each connected component is laid out by forces around places that follow from IRIs and groups, nodes are moved apart
until no label lies on another, and components are set side by side in rows, the largest first and things
without a link last. The same network gives the same picture, and one that differs little gives one that
differs little. Nothing is drawn here.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import hypot, sqrt
from statistics import pstdev

import igraph  # type: ignore[import-untyped]

from kg.network import Network, find_groups, stated_links
from kg.render.anchored import Point, draw_anchored
from kg.render.display import gathering_classes
from kg.render.islands import draw_islands
from kg.render.shelves import ASPECT, Block, place_blocks

__all__ = ["label_box", "lay_out", "wrap_label"]

LABEL_WIDTH = 24
"""Characters in a line of a label."""

CHARACTER_WIDTH, LINE_HEIGHT, NODE_HEIGHT = 7.2, 16.0, 44.0
"""Pixels at the scale at which the picture is first drawn; the widths of fonts differ, these are on the safe side."""

LONE_HEIGHT = 16.0
"""The same, and the margin, of things without a link in a large network: they may be more than all others."""

MOST_NAMED = 400
"""The largest component whose labels are all given room."""

LONG, SHORT = 120.0, 70.0
"""The least mean length of a part's links, in a small network and in a large one."""

MARGIN, LONE_MARGIN = 60.0, 10.0
FILLED = 0.5
"""The part of the picture that nodes and labels fill at most."""

WIDTH_OF_SPREAD = 4.0
"""How wide a disc is that is filled evenly, in standard deviations of its nodes along one axis."""

LARGE = 1_500
"""From how many things on labels are not given room, and things without a link little."""

MOST_TOGETHER = 8_000
"""How many things are drawn as a whole; of more, linked to each other, each group lies on an island of its own."""

ROUNDS, ROUNDS_OF_LARGE = 400, 4
"""Passes in which overlapping labels move apart; pictures of thousands of nodes keep some overlaps."""


def wrap_label(label: str) -> str:
    """A label in lines short enough to be read beside others; a longer word is broken."""
    return "\n".join(textwrap.wrap(label, LABEL_WIDTH)) or label.strip()


def lay_out(network: Network, groups: Mapping[str, str] | None = None) -> dict[str, tuple[int, int]]:
    """The place of each node, by its IRI: x grows to the right and y downwards, (0, 0) is near the middle.

    `groups` gives the centre of each thing's group; it is sought around what `display.ttl` says if it is not given.
    """
    graph = stated_links(network)
    if groups is None:
        groups = find_groups(network, gathering_classes())
    large = len(network) > LARGE
    blocks = [_block(network, part, groups, large=large) for part in _components(graph)]
    return {name: (round(x), round(y)) for name, (x, y) in sorted(place_blocks(blocks))}


def _components(graph: igraph.Graph) -> list[igraph.Graph]:
    """The connected parts, the largest first, those of one size by their first name."""
    parts = graph.connected_components().subgraphs()
    return sorted(parts, key=lambda part: (-part.vcount(), part.vs["name"][0]))


def _block(network: Network, part: igraph.Graph, groups: Mapping[str, str], *, large: bool) -> Block:
    names: list[str] = part.vs["name"]
    # Of thousands of labels only a few are shown at once, and the nodes alone need room.
    named = not large and len(names) <= MOST_NAMED
    lone = large and len(names) == 1
    plain = (LONE_HEIGHT, LONE_HEIGHT) if lone else (NODE_HEIGHT, NODE_HEIGHT)
    boxes = [label_box(network.nodes[name]["label"]) if named else plain for name in names]
    drawn = _draw(part, boxes, groups, SHORT if large else LONG)
    points = _separate(drawn, boxes, ROUNDS if named else ROUNDS_OF_LARGE)
    left, right = _bounds([(x, width) for (x, _), (width, _) in zip(points, boxes, strict=True)])
    top, bottom = _bounds([(y, height) for (_, y), (_, height) in zip(points, boxes, strict=True)])
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    margin = MARGIN if len(names) > 1 else LONE_MARGIN
    degree = part.degree()
    return Block(
        name=names[max(range(len(names)), key=lambda vertex: (degree[vertex], names[vertex]))],
        places=tuple((name, (x - middle_x, y - middle_y)) for name, (x, y) in zip(names, points, strict=True)),
        origin=(-middle_x, -middle_y),
        half_width=(right - left) / 2,
        half_height=(bottom - top) / 2,
        margin=margin,
        cell=(LABEL_WIDTH * CHARACTER_WIDTH if named else 2 * plain[0]) + margin,
    )


def _draw(part: igraph.Graph, boxes: Sequence[Point], groups: Mapping[str, str], least: float) -> list[Point]:
    """Places by attraction and repulsion, wide enough for the boxes and for links that on average measure `least`."""
    count = part.vcount()
    if count == 1:
        return [(0.0, 0.0)]
    drawn = draw_islands(part, groups) if count > MOST_TOGETHER else draw_anchored(part, groups)
    lengths = [hypot(*(a - b for a, b in zip(drawn[edge.source], drawn[edge.target], strict=True))) for edge in part.es]
    length = max(sum(lengths) / len(lengths), 1e-6)
    # Not the outermost nodes tell the size: where one comes or goes the picture is not to grow or shrink.
    width, height = (max(WIDTH_OF_SPREAD * pstdev(side), length) for side in zip(*drawn, strict=True))
    room = sum(4 * half_width * half_height for half_width, half_height in boxes) / FILLED
    scale = max(least / length if count <= LARGE else 0.0, sqrt(room / (width * height)))
    stretch = min(1.4, max(1 / 1.4, sqrt(ASPECT * height / width)))
    return [(x * scale * stretch, y * scale / stretch) for x, y in drawn]


def label_box(label: str) -> Point:
    """Half the width and height that a node fills with its label beneath."""
    lines = wrap_label(label).split("\n")
    return max(30.0, max(map(len, lines)) * CHARACTER_WIDTH) / 2, (NODE_HEIGHT + len(lines) * LINE_HEIGHT) / 2


def _bounds(extents: Sequence[Point]) -> Point:
    return min(middle - half for middle, half in extents), max(middle + half for middle, half in extents)


def _separate(points: Sequence[Point], boxes: Sequence[Point], rounds: int) -> list[Point]:
    """Move nodes apart along the shorter way until their boxes lie side by side, or so many rounds have passed."""
    moved = [list(point) for point in points]
    for _ in range(rounds):
        apart = True
        for one, other in _near(moved, boxes):
            overlaps = [
                boxes[one][axis] + boxes[other][axis] - abs(moved[one][axis] - moved[other][axis]) for axis in (0, 1)
            ]
            if min(overlaps) <= 0.5:
                continue
            apart = False
            axis = 0 if overlaps[0] < overlaps[1] else 1
            step = overlaps[axis] / 2 if moved[one][axis] <= moved[other][axis] else -overlaps[axis] / 2
            moved[one][axis] -= step
            moved[other][axis] += step
        if apart:
            break
    return [(x, y) for x, y in moved]


def _near(points: Sequence[Sequence[float]], boxes: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """The pairs of nodes that may overlap, by a grid as wide and high as the largest box."""
    width, height = (2 * max(box[axis] for box in boxes) for axis in (0, 1))
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(points):
        cells[int(x // width), int(y // height)].append(index)
    for (column, row), members in sorted(cells.items()):
        around = [cells.get((column + right, row + down), []) for right, down in ((1, -1), (1, 0), (1, 1), (0, 1))]
        for position, one in enumerate(members):
            yield from ((one, other) for other in members[position + 1 :])
            yield from ((one, other) for cell in around for other in cell)
