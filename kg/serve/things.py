"""What the pages about things, the ontology and the whole graph show.

A graph goes in, plain values for a template or JSON come out; None where a thing is unknown.
"""

from __future__ import annotations

from typing import Any

from kg.explain import explain
from kg.model import QueryError
from kg.query import Graph, library
from kg.stats import count

__all__ = ["read_home", "read_thing", "read_vocabulary"]


def read_thing(graph: Graph, iri: str) -> dict[str, Any] | None:
    """All that is known of a thing by its IRI, or by one that it had before; None for none.

    `iri` is the one that it has now, `facts` are grouped by their predicate, `quotes` within a fact.
    """
    try:
        found = explain(graph, iri)
    except QueryError:
        return None
    groups: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for fact in found.facts:
        ends = (fact.subject_id or fact.subject, fact.object_id or fact.object)
        told = groups.setdefault(fact.predicate, {}).setdefault(ends, {"fact": fact, "quotes": []})
        told["quotes"].append(fact)
    return {
        "iri": found.reading.entity,
        "label": found.reading.label,
        "spoken": found.reading.spoken,
        "found": found,
        "groups": {predicate: list(facts.values()) for predicate, facts in groups.items()},
        "sessions": [] if found.sessions is None else list(found.sessions.records()),
        "session_columns": () if found.sessions is None else found.sessions.columns,
    }


def read_home(graph: Graph) -> dict[str, Any]:
    """The size of the graph, its documents, and questions to begin with."""
    examples = [query for query in library() if query.patterns and query.example][:8]
    return {
        "stats": graph.once("stats", lambda: count(graph)),
        "documents": graph.once("documents", lambda: list(graph.look_up("documents").records())),
        "examples": examples,
    }


def read_vocabulary(graph: Graph) -> dict[str, Any]:
    """The `classes` and `properties` of the ontology, each with `iri`, `label` and `comment`."""
    found: dict[str, dict[str, dict[str, str]]] = {"classes": {}, "properties": {}}
    for record in graph.look_up("vocabulary").records():
        entry = {name: str(record[name]) for name in ("iri", "label", "comment")}
        found[str(record["kind"])].setdefault(entry["iri"], entry)
    return {kind: list(entries.values()) for kind, entries in found.items()}
