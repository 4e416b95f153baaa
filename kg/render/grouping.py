"""Sorted N-Quads in, the same quads as TriG out: each graph and each subject once, as written, without a parser.

It is under half as long, packs to two thirds, and a browser unpacks it in less room. https://www.w3.org/TR/trig/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["trig_of"]

END = len(b" .\n")


def trig_of(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces of a TriG document with the quads of canonical N-Quads: one space between terms, " ." at the end.

    Graphs are sorted; within one the order of the lines stays, so that those of one subject are to stand together.
    """
    graphs: dict[bytes, list[bytes]] = defaultdict(list)
    for line in lines:
        said, graph = _split(line[:-END])
        graphs[graph].append(said)
    for graph in sorted(graphs):
        yield b"GRAPH %s {\n" % graph if graph else b"{\n"
        last = None
        for said in graphs[graph]:
            subject, _, rest = said.partition(b" ")
            if subject == last:
                yield b";%s\n" % rest
            else:
                yield said + b"\n" if last is None else b".\n%s\n" % said
                last = subject
        yield b".}\n"


def _split(quad: bytes) -> tuple[bytes, bytes]:
    """The triple of a quad and its graph; empty for the default graph, where what stands last is the object."""
    said, _, last = quad.rpartition(b" ")
    named = last.startswith(b"_:") or (last.startswith(b"<") and last.endswith(b">") and b'"' not in last)
    return (said, last) if named and said.count(b" ") > 1 else (quad, b"")
