"""Conflicts in, quads out, and back: a graph carries the conflicts that were found when it was built.

So the page, `kg conflicts`, `kg query conflicts` and a graph on a server tell the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.conflicts.disagreement import Conflict, Position
from kg.conflicts.finding import find_conflicts
from kg.identifiers import PREFIXES, Identifiers
from kg.query import Graph
from kg.vocab import Vocabulary

__all__ = ["conflict_quads", "has_conflicts_recorded", "read_conflicts", "record_conflicts"]


def record_conflicts(store: Store, vocabulary: Vocabulary, identifiers: Identifiers) -> tuple[Quad, ...]:
    """Find the conflicts of a graph, and add to it the quads that record them, which are returned."""
    quads = conflict_quads(find_conflicts(Graph(store), vocabulary), identifiers)
    store.bulk_extend(quads)
    return quads


def conflict_quads(conflicts: Iterable[Conflict], identifiers: Identifiers) -> tuple[Quad, ...]:
    """The quads of the graph `meta` that record conflicts, sorted."""
    graph = NamedNode(identifiers.graph("meta"))
    quads = {
        Quad(NamedNode(subject), NamedNode(identifiers.expand(name)), value, graph)
        for conflict in conflicts
        for subject, name, value in _statements(conflict, identifiers)
    }
    return tuple(sorted(quads, key=str))


def _statements(conflict: Conflict, identifiers: Identifiers) -> Iterator[tuple[str, str, NamedNode | Literal]]:
    parts = [part for one in conflict.values for part in (one.value, one.document, str(one.start), str(one.end))]
    node = identifiers.hashed("conflict", conflict.kind, conflict.about_id, *parts)
    yield node, "rdf:type", NamedNode(identifiers.kg("Conflict"))
    yield node, "kg:conflictKind", Literal(conflict.kind)
    yield node, "kg:disputed", NamedNode(conflict.about_id)
    yield node, "kg:why", Literal(conflict.why)
    for one in conflict.values:
        place = (one.document, str(one.start), str(one.end))
        position = identifiers.hashed("position", node, one.value, *place)
        quote = identifiers.hashed("quote", *place)
        yield node, "kg:position", NamedNode(position)
        yield position, "rdf:type", NamedNode(identifiers.kg("Position"))
        yield position, "kg:value", Literal(one.value)
        yield position, "kg:quote", NamedNode(quote)
        if one.thing:
            yield position, "kg:names", NamedNode(one.thing)
        if one.claim:
            yield position, "prov:wasDerivedFrom", NamedNode(one.claim)
        else:
            yield from _quote(quote, one, identifiers)


def _quote(quote: str, position: Position, identifiers: Identifiers) -> Iterator[tuple[str, str, NamedNode | Literal]]:
    """A sentence that is no claim's, by its words and offsets."""
    whole = NamedNode(PREFIXES["xsd"] + "integer")
    yield quote, "rdf:type", NamedNode(identifiers.kg("Quote"))
    yield quote, "oa:exact", Literal(position.quote)
    yield quote, "oa:start", Literal(str(position.start), datatype=whole)
    yield quote, "oa:end", Literal(str(position.end), datatype=whole)
    yield quote, "oa:hasSource", NamedNode(identifiers.document(position.document))


def has_conflicts_recorded(graph: Graph) -> bool:
    """Whether the program that built a graph looked for conflicts: the ontology of the graph knows of them."""
    return bool(graph.look_up("declared", term=graph.term("Conflict")).rows)


def read_conflicts(graph: Graph) -> tuple[Conflict, ...]:
    """The conflicts that a graph carries, sorted as they were found."""
    found: dict[str, list[Position]] = {}
    about: dict[str, tuple[str, str, str, str]] = {}
    for record in graph.look_up("conflicts").records():
        conflict = str(record["conflict"])
        about[conflict] = (
            str(record["kind"]),
            str(record["about"] or record["about_id"]),
            str(record["about_id"]),
            str(record["why"]),
        )
        position = Position(
            value=str(record["value"]),
            document=str(record["document"]),
            quote=str(record["quote"]),
            start=int(str(record["start"])),
            end=int(str(record["end"])),
            thing=None if record["thing"] is None else str(record["thing"]),
            claim=None if record["claim"] is None else str(record["claim"]),
        )
        found.setdefault(conflict, []).append(position)
    conflicts = [
        Conflict(kind=kind, about=label, about_id=iri, why=why, values=tuple(found[conflict]))
        for conflict, (kind, label, iri, why) in about.items()
    ]
    return tuple(sorted(conflicts, key=lambda one: (one.kind, one.about, one.about_id, one.why)))
