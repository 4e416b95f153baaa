"""A dataset in; what the page needs to answer SPARQL itself out: Oxigraph's WebAssembly and the quads, both packed.

The page unpacks them in a worker of its own when a reader first asks something, and not before.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Mapping
from importlib import resources

from kg.identifiers import Identifiers
from kg.network import Dataset
from kg.query import Graph
from kg.store import lines_of

__all__ = ["MOST_QUADS", "NO_ENGINE", "Engine", "make_engine"]

Engine = Mapping[str, str | None]
"""`script`, `wasm` and `quads`, the latter two zlib in base64."""

NO_ENGINE: Engine = {"script": None, "wasm": None, "quads": None}

MOST_QUADS = 1_500_000
"""A page of more quads holds none of them: a browser would need gigabytes to ask them."""

_ENGINE, _SCRIPT = "oxigraph.wasm.zlib", "engine.js"


def make_engine(dataset: Dataset, *, without_texts: bool) -> Engine:
    """The engine for a page of a dataset; none where the quads are too many for a browser.

    `without_texts` leaves out the kept texts of documents; their quotes stay.
    """
    if len(dataset) > MOST_QUADS:
        return NO_ENGINE
    folder = resources.files("kg").joinpath("templates")
    return {
        "script": folder.joinpath(_SCRIPT).read_text(encoding="utf-8"),
        "wasm": _base64(folder.joinpath(_ENGINE).read_bytes()),
        "quads": _base64(zlib.compress(_lines(dataset, without_texts))),
    }


def _lines(dataset: Dataset, without_texts: bool) -> bytes:
    text = f" <{Identifiers(Graph(dataset).base).kg('text')}> ".encode()
    return b"".join(line for line in lines_of(dataset) if not (without_texts and text in line.split(b'"', 1)[0]))


def _base64(packed: bytes) -> str:
    return b64encode(packed).decode("ascii")
