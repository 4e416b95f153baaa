"""Small builds to be loaded, with labels that are hard to write, and ways to look into a store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph_sample import sample_graph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from servers import RdfServer

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.store import write_graph

OWN = f"{DEFAULT_BASE}graph/"
VISIT, NEWS = NamedNode(f"{OWN}doc/visit"), NamedNode(f"{OWN}doc/news")
NOTE = NamedNode(f"{DEFAULT_BASE}ontology#note")

HARD = (
    "She said \"yes\", then 'no', then \\ and `backticks`",
    "भारत 🇮🇳 and 🤝, e\u0301 beside é",
    "العلاقات بين الهند و\u202eاليابان\u202c",
    "line one\nline two\r\nline three\ttab",
    "a form feed \f, a bell \a, and \u2028 and \ufeff",
    "$name {brace} ' ; DROP ALL # <b>&amp;</b> %s %22",
    "long " * 2_000 + "end",
)
"""Labels that a careless writer or reader changes."""


def later() -> list[Quad]:
    """A later graph: one document is gone, one is new, and one says what is hard to write."""
    quads = [quad for quad in small() if quad.graph_name != VISIT]
    session = NamedNode(f"{OWN}doc/session")
    quads += [
        Quad(NamedNode(f"{DEFAULT_BASE}id/quote/{n}"), NOTE, Literal(hard), session) for n, hard in enumerate(HARD)
    ]
    quads += [Quad(NamedNode(f"{DEFAULT_BASE}id/quote/n{n}"), NOTE, Literal(f"note {n}"), NEWS) for n in range(2_000)]
    return quads


def small() -> list[Quad]:
    """The graph of two invented texts without the registries."""
    return [quad for quad in sample_graph() if quad.graph_name != NamedNode(f"{OWN}registry")]


def written(quads: Iterable[Quad], folder: Path) -> Path:
    """A folder with a graph as a build writes it."""
    write_graph(quads, folder, Identifiers())
    return folder


def quads_of(folder: Path) -> set[Quad]:
    """The quads of a build."""
    return set(parse(path=folder / "graph.nq", format=RdfFormat.N_QUADS))


def quads_at(server: RdfServer) -> set[Quad]:
    """All quads of a store on a server."""
    return set(parse(b"\n".join(server.lines()), format=RdfFormat.N_QUADS))
