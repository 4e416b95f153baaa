"""The quads of two graphs in, those that only one of them holds out, and as an RDF patch.

Both graphs come as sorted lines of N-Quads, each line once, and are read side by side, so that graphs of millions of
quads are compared in the memory that their differences take. https://afs.github.io/rdf-patch/
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from kg.model import GraphError

__all__ = ["QuadChanges", "compare_lines", "write_patch"]


@dataclass(frozen=True)
class QuadChanges:
    """The lines of N-Quads that only the old graph holds, and those that only the new one holds, sorted."""

    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """All quads that only one graph holds, the removed ones first."""
        return tuple(parse(input=b"".join((*self.removed, *self.added)), format=RdfFormat.N_QUADS))


def compare_lines(old: Iterable[bytes], new: Iterable[bytes]) -> QuadChanges:
    """What differs between two sorted sequences of lines."""
    removed, added = [], []
    left, right = iter(old), iter(new)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(left, None), next(right, None)
        elif other is None or (one is not None and one < other):
            removed.append(one or b"")
            one = next(left, None)
        else:
            added.append(other)
            other = next(right, None)
    return QuadChanges(tuple(removed), tuple(added))


def write_patch(changes: QuadChanges) -> bytes:
    """The RDF patch that makes the new graph of the old one, named by its content; the same changes, the same bytes.

    GraphError where a quad has a blank node: its name holds within one file only, so no patch can tell which is meant.
    """
    for quad in changes.quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise GraphError(
                f"{quad}: a blank node has no name that another file knows, so no patch can tell of it; "
                "give it an IRI, or take --format text or json"
            )
    body = b"".join((b"TX .\n", *_rows(b"D ", changes.removed), *_rows(b"A ", changes.added), b"TC .\n"))
    name = uuid.uuid5(uuid.NAMESPACE_OID, body.decode("utf-8"))
    return f"H id <urn:uuid:{name}> .\n".encode() + body


def _rows(code: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield code
        yield line
