"""How far things move in the picture when one document is left out of a folder, and when it is added again.

    python benchmarks/steadiness.py [FOLDER] [--every N]        (default: seeds/)

Each document is left out in turn (with --every only each N-th), and the graph is built anew without it. `median` and
`p90` are the ways of the things that both pictures have, as parts of the spread: the mean distance of things from the
middle of the whole picture. Leaving out and adding again are one way and back, since a picture depends on nothing but
its graph. `overlaps` are pairs of things that lie on each other with their labels, `edge` the mean length of a link in
pixels, `crossings` pairs of links that cross: of the picture without the document, and in the first line of all.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot
from pathlib import Path
from statistics import mean, median, quantiles

from kg.network import Network, build_network
from kg.pipeline import build
from kg.render import lay_out
from kg.render.layout import label_box
from kg.store import open_graph

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

Places = Mapping[str, tuple[int, int]]


def main() -> None:
    """Print a line for each document that is left out, and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", default=SEEDS)
    parser.add_argument("--every", type=int, metavar="N", default=1)
    arguments = parser.parse_args()
    documents = [file for file in sorted(arguments.folder.rglob("*")) if file.is_file() and file.name != "index.csv"]
    with tempfile.TemporaryDirectory() as place:
        whole = network_of(arguments.folder, Path(place) / "whole")
        before = lay_out(whole)
        print(f"{'left out':32} {'things':>6} {'median':>7} {'p90':>6} {'overlaps':>9} {'edge':>5} {'crossings':>10}")
        tell("", whole, before, None)
        moved = []
        for number, document in enumerate(documents[:: arguments.every]):
            network = network_of(arguments.folder, Path(place) / str(number), [document])
            after = lay_out(network)
            moved.append(ways(before, after))
            tell(document.stem, network, after, moved[-1])
    print(f"{'mean':32} {'':6} {mean(half for half, _ in moved):7.2f} {mean(most for _, most in moved):6.2f}")


def network_of(documents: Path, output: Path, leave_out: Sequence[Path] = ()) -> Network:
    """The network of the documents in a folder, without some of them."""
    build([documents], output, leave_out=leave_out)
    return build_network(open_graph(output))


def ways(before: Places, after: Places) -> tuple[float, float]:
    """The median way of the things that two pictures share, and that which nine of ten do not exceed."""
    spread = mean(hypot(*place) for place in before.values())
    shared = sorted(before.keys() & after.keys())
    way = [hypot(after[one][0] - before[one][0], after[one][1] - before[one][1]) / spread for one in shared]
    return median(way), quantiles(way, n=10)[-1]


def tell(name: str, network: Network, places: Places, moved: tuple[float, float] | None) -> None:
    """Print the line of a picture."""
    boxes = {one: label_box(network.nodes[one]["label"]) for one in network}
    links = sorted(
        {(min(a, b), max(a, b)) for a, b, edge in network.edges(data=True) if a != b and not edge["derived"]}
    )
    lengths = [hypot(*(places[a][axis] - places[b][axis] for axis in (0, 1))) for a, b in links]
    overlaps = sum(
        all(abs(places[a][axis] - places[b][axis]) < boxes[a][axis] + boxes[b][axis] - 1 for axis in (0, 1))
        for a, b in combinations(sorted(network), 2)
    )
    crossings = sum(cross(places, one, other) for one, other in combinations(links, 2))
    way = f"{moved[0]:7.2f} {moved[1]:6.2f}" if moved else f"{'':14}"
    print(f"{name[:32]:32} {len(network):6} {way} {overlaps:9} {mean(lengths):5.0f} {crossings:10}", flush=True)


def cross(places: Places, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two links cross that have no end in common."""
    if set(one) & set(other):
        return False
    (a, b), (c, d) = ((places[end] for end in link) for link in (one, other))
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
    """On which side of the line from a to b a point lies, by the sign."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


if __name__ == "__main__":
    main()
