"""A dataset in; what the page needs to answer SPARQL itself out: Oxigraph's WebAssembly and the quads, both packed.

The page unpacks them in a worker of its own when a reader first asks something, and not before.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import islice

from kg.identifiers import Identifiers
from kg.projection import Dataset
from kg.query import Graph
from kg.render.grouping import trig_of
from kg.store import lines_of

__all__ = ["MOST_QUADS", "NO_ENGINE", "Engine", "make_engine"]

Engine = Mapping[str, str | None]
"""`script`, `wasm` and `quads` as TriG, the latter two zlib in base64."""

NO_ENGINE: Engine = {"script": None, "wasm": None, "quads": None}

MOST_QUADS = 1_500_000
"""A page of more quads holds none of them: a browser would need gigabytes to ask them."""

AT_ONCE = 10_000
"""Quads that are packed in one go: all of a large graph would take as much room as the graph itself."""

_ENGINE, _SCRIPT = "oxigraph.wasm.zlib", "engine.js"


def make_engine(dataset: Dataset, lines: Iterable[bytes] | None = None, *, without_texts: bool) -> Engine:
    """The engine for a page of a dataset; none where the quads are too many for a browser.

    `lines` are the dataset's sorted N-Quads, where they are at hand. `without_texts` leaves out the kept texts of
    documents; their quotes stay.
    """
    if len(dataset) > MOST_QUADS:
        return NO_ENGINE
    folder = resources.files("kg").joinpath("templates")
    quads = lines_of(dataset) if lines is None else lines
    return {
        "script": folder.joinpath(_SCRIPT).read_text(encoding="utf-8"),
        "wasm": _base64(folder.joinpath(_ENGINE).read_bytes()),
        "quads": _base64(_pack(trig_of(_without_texts(quads, Graph(dataset).base) if without_texts else quads))),
    }


def _without_texts(lines: Iterable[bytes], base: str) -> Iterator[bytes]:
    text = f" <{Identifiers(base).kg('text')}> ".encode()
    return (line for line in lines if text not in line.split(b'"', 1)[0])


def _pack(lines: Iterable[bytes]) -> bytes:
    packer, left = zlib.compressobj(), iter(lines)
    packed = [packer.compress(b"".join(some)) for some in iter(lambda: tuple(islice(left, AT_ONCE)), ())]
    return b"".join([*packed, packer.flush()])


def _base64(packed: bytes) -> str:
    return b64encode(packed).decode("ascii")
