"""Answers what OpenRefine and its like ask: which thing a name means, and what is known of it.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ - a graph and the parts of a request
go in, plain values for JSON come out. A thing's id is the part of its IRI behind `id/`, a type's the name of its
class, a property's the predicate's name as `kg facts` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.facts import read_facts_about
from kg.model import QueryError
from kg.query import Graph, squash, words_of
from kg.query.lexicons import read_spoken_lexicon
from kg.query.names import Lexicon

__all__ = ["labels_with", "properties_of", "reconcile", "suggest"]

Plain = dict[str, Any]

CANDIDATES, MOST_CANDIDATES = 10, 50
WEAKEST = 55.0
"""The lowest likeness, of 100, that makes a candidate."""
SHARE_OF_PROPERTIES = 0.3
"""How much of a score the properties in a query decide."""
PAGE = 20
MATCHES = {"exact_match": "exact", "close_match": "close"}
"""The properties that tell what a thing is called elsewhere."""


def reconcile(graph: Graph, queries: Mapping[str, Any]) -> Plain:
    """The candidates for each query of a batch, the likeliest first.

    `match` is set for the one thing that has the name, in whatever order of words, if nothing else has it.
    """
    return {str(key): {"result": _candidates(graph, query)} for key, query in queries.items()}


def suggest(graph: Graph, what: str, prefix: str, cursor: int) -> list[Plain]:
    """Things ("entity"), classes ("type") or relations ("property") whose names begin with, or hold, some letters."""
    wanted = squash(prefix)
    if what == "entity":
        found = [_entity(graph, iri, label) for iri, label in _named(graph, prefix)]
    elif what == "type":
        found = [kind for kind in _types(graph) if wanted in squash(kind["name"])]
    else:
        found = [one for one in _relations(graph) if wanted in squash(one["name"])]
    return found[cursor : cursor + PAGE]


def labels_with(graph: Graph, letters: str) -> list[Plain]:
    """Things one of whose names holds some letters, with the label that they are shown by and its language."""
    return [{"iri": iri, "label": label, "lang": ""} for iri, label in _named(graph, letters)[:PAGE]]


def properties_of(graph: Graph, extend: Mapping[str, Any]) -> Plain:
    """The values of some properties of some things; for a request without things the properties that there are."""
    known = {one["id"]: one for one in _relations(graph)}
    if "ids" not in extend:
        return {"type": extend.get("type"), "properties": list(known.values())}
    asked = [str(one["id"]) for one in extend.get("properties", ())]
    meta = [known.get(name, {"id": name, "name": name}) for name in asked]
    rows = {}
    for thing in map(str, extend["ids"]):
        try:
            facts = read_facts_about(graph, graph.base + "id/" + thing)
        except ValueError as error:
            raise QueryError(f"ids: {thing[:80]!r} is no id of a thing: {error}") from error
        rows[thing] = {
            name: _elsewhere(graph, thing, name) if name in MATCHES else _values(graph, thing, name, facts)
            for name in asked
        }
    return {"meta": meta, "rows": rows}


def _values(graph: Graph, thing: str, name: str, facts: Iterable[Any]) -> list[Plain]:
    iri = graph.base + "id/" + thing
    told = {(fact.object_id, fact.object): None for fact in facts if fact.predicate == name and fact.subject_id == iri}
    return [{"id": _id(graph, one), "name": words} if one else {"str": words} for one, words in told]


def _elsewhere(graph: Graph, thing: str, name: str) -> list[Plain]:
    """The IRIs to which a thing is matched."""
    found = graph.look_up("outside-identifiers", thing=graph.base + "id/" + thing).records()
    return [{"str": iri} for iri in dict.fromkeys(str(one["iri"]) for one in found if one["match"] == MATCHES[name])]


def _identified(graph: Graph, words: str) -> list[Plain]:
    """The things that are exactly what an IRI names elsewhere."""
    try:
        found = {
            str(one["thing"]): str(one["label"]) for one in graph.look_up("matched-things", elsewhere=words).records()
        }
    except ValueError:
        return []
    return [_entity(graph, iri, label) | {"score": 100.0, "match": len(found) == 1} for iri, label in found.items()]


def _candidates(graph: Graph, query: Mapping[str, Any]) -> list[Plain]:
    words, limit, properties = str(query.get("query", "")), query.get("limit"), query.get("properties") or []
    limit = CANDIDATES if limit is None else limit
    if not isinstance(limit, int) or not isinstance(properties, list):
        raise QueryError("a query has a number as its limit and a list as its properties")
    limit = max(1, min(limit, MOST_CANDIDATES))
    types = _asked_types(graph, query.get("type"))
    if not squash(words) or not types:
        return []
    if words.startswith(("http://", "https://")) and (known := _identified(graph, words)):
        return known
    lexicon = read_spoken_lexicon(graph, types)
    sure = _meant(lexicon, words)
    found = []
    for iri, score in _alike(lexicon, words, limit * 2):
        fitting = _fitting(graph, iri, properties)
        told = score if fitting is None else score * (1 - SHARE_OF_PROPERTIES) + 100 * SHARE_OF_PROPERTIES * fitting
        candidate = _entity(graph, iri, lexicon.label(iri))
        found.append(candidate | {"score": round(told, 2), "match": iri == sure and fitting in (None, 1.0)})
    found.sort(key=lambda one: (not one["match"], -one["score"], one["name"], one["id"]))
    return found[:limit]


def _asked_types(graph: Graph, given: object) -> tuple[str, ...]:
    """The types of a query in small letters, all for none; empty where the graph has none of them."""
    names = [given] if isinstance(given, str) else list(given) if isinstance(given, Sequence) else []
    if not names:
        return ("thing",)
    known = {kind["id"] for kind in _types(graph)}
    return tuple(str(name).lower() for name in names if str(name) in known)


def _meant(lexicon: Lexicon, words: str) -> str | None:
    """The one thing that surely has a name."""
    try:
        reading = lexicon.read_whole(words)
    except QueryError:
        return None
    return reading.entity if reading else None


def _alike(lexicon: Lexicon, words: str, limit: int) -> list[tuple[str, float]]:
    """The things whose names are most alike to the words, each with its best likeness of 100."""
    from rapidfuzz import fuzz, process

    names = [" ".join(words_of(name.text)) for name in lexicon.names]
    wanted = " ".join(words_of(words))
    best: dict[str, float] = {}
    for scorer in (fuzz.WRatio, fuzz.token_sort_ratio):
        scored = process.extract(wanted, names, scorer=scorer, limit=4 * limit, score_cutoff=WEAKEST)
        for _, score, place in scored:
            iri = lexicon.names[place].entity
            best[iri] = max(best.get(iri, 0.0), score)
    return sorted(best.items(), key=lambda one: (-one[1], one[0]))[:limit]


def _fitting(graph: Graph, iri: str, properties: Sequence[Mapping[str, Any]]) -> float | None:
    """The share of the properties of a query that a thing has; None for none."""
    wanted = [(str(one.get("pid")), _texts(one.get("v"))) for one in properties if isinstance(one, Mapping)]
    if not wanted:
        return None
    facts = {(fact.predicate, squash(fact.object)) for fact in read_facts_about(graph, iri) if fact.subject_id == iri}
    fits = [any((name, text) in facts for text in texts) for name, texts in wanted]
    return sum(fits) / len(fits)


def _texts(value: object) -> list[str]:
    """The words of a property's value: a text, a number, a thing, or several of them."""
    if isinstance(value, Mapping):
        return _texts(value.get("name") or value.get("id"))
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [squash(str(value))]


def _named(graph: Graph, letters: str) -> list[tuple[str, str]]:
    """The things one of whose names holds the letters, those that begin with them first."""
    lexicon = read_spoken_lexicon(graph, ("thing",))
    found: dict[str, tuple[bool, int, str]] = {}
    for name, place in lexicon.holding(letters):
        order = (place > 0, name.rank, name.text)
        found[name.entity] = min(found.get(name.entity, order), order)
    things = [iri for iri in sorted(found, key=lambda iri: (found[iri], iri)) if _is_thing(graph, iri)]
    return [(iri, lexicon.label(iri)) for iri in things[: 5 * PAGE]]


def _is_thing(graph: Graph, iri: str) -> bool:
    return iri.startswith(graph.base + "id/")


def _entity(graph: Graph, iri: str, label: str) -> Plain:
    kinds = graph.once(("types of", iri), lambda: list(graph.look_up("thing", thing=iri).records()))
    types = [{"id": str(kind["class_id"]).rsplit("#", 1)[-1], "name": str(kind["class"])} for kind in kinds]
    return {"id": _id(graph, iri), "name": label, "type": types}


def _id(graph: Graph, iri: str) -> str:
    return iri.removeprefix(graph.base + "id/")


def _types(graph: Graph) -> list[Plain]:
    found = (str(record["class"]).rsplit("#", 1)[-1] for record in graph.look_up("node-classes").records())
    return [{"id": name, "name": name} for name in sorted(found)]


def _relations(graph: Graph) -> list[Plain]:
    names = {str(record["notation"]) for record in graph.look_up("relations").records()}
    return [{"id": name, "name": name.replace("_", " ")} for name in sorted(names | set(MATCHES))]
