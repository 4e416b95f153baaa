"""The drawn parts of a picture in, the place of every node out: the largest part in the middle, all others beneath it.

Those lie on shelves by how wide they are, each in a cell that follows from its name, so that a part that comes or
goes leaves nearly all others where they are. Units are pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from math import ceil, log, sqrt

__all__ = ["ASPECT", "Block", "place_blocks"]

ASPECT = 1.15
"""How much wider than high the picture is to be: it stands between two columns of text on a wide screen."""

STEP = 1.3
"""The width of all shelves and the numbers of cells grow by this, so that few changes move all parts."""

SPARE = 1.1
"""How many cells there are at least for each part, so that those whose names ask for one cell lie near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A connected part: its nodes with their places around (0, 0), the middle of the box that they fill.

    `origin` is where the names of nodes count their places from: it stays when nodes come and go at the rim.
    `cell` is the width of the narrowest cell that a part like this may lie in, `margin` the room between two.
    """

    name: str
    places: tuple[tuple[str, tuple[float, float]], ...]
    origin: tuple[float, float]
    half_width: float
    half_height: float
    margin: float
    cell: float

    @property
    def width(self) -> float:
        """The width of its cell: the narrowest, a step wider until the part has room."""
        return self.cell * max(1.0, _step((2 * self.half_width + self.margin) / self.cell))


def place_blocks(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each node with its place; the first of the blocks is the largest, and (0, 0) is its origin."""
    if not blocks:
        return
    first, *others = blocks
    right, down = first.origin
    yield from ((name, (x - right, y - down)) for name, (x, y) in first.places)
    area = 4 * first.half_width * first.half_height
    area += STEP * sum(block.width * (2 * block.half_height + block.margin) for block in others)
    sheet = max(_step(2 * first.half_width) / STEP, _step(sqrt(area * ASPECT)) / sqrt(STEP))
    top = first.half_height - down + first.margin
    others.sort(key=lambda block: (-block.width, block.name))
    for width, alike in groupby(others, key=lambda block: block.width):
        columns = max(1, int(sheet // width))
        # Not from the very middle of the largest part, which moves with its rim.
        start = (round(-right / width) - columns / 2) * width
        rows: dict[int, list[tuple[int, Block]]] = defaultdict(list)
        for cell, block in _in_cells(list(alike)):
            rows[cell // columns].append((cell % columns, block))
        for _, row in sorted(rows.items()):
            height = max(2 * block.half_height + block.margin for _, block in row)
            for column, block in row:
                middle = (column + 0.5) * width + start
                yield from ((name, (middle + x, top + height / 2 + y)) for name, (x, y) in block.places)
            top += height


def _in_cells(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """Each block with the number of its cell: the first that is free from the one on that its name asks for."""
    count = round(_step(len(blocks) * SPARE))
    taken: set[int] = set()
    for block in sorted(blocks, key=lambda one: (_share(one.name), one.name)):
        cell = int(_share(block.name) * count)
        while cell in taken:
            cell = (cell + 1) % count
        taken.add(cell)
        yield cell, block


def _share(name: str) -> float:
    """A number from 0 to 1 that follows from a name alone."""
    return int.from_bytes(sha256(name.encode("utf-8")).digest()[:6], "big") / 2**48


def _step(number: float) -> float:
    """The least step that is no less than a number."""
    return float(STEP ** ceil(log(number, STEP) - 1e-9))
