"""Reads the names that a graph holds, and finds the thing that is meant by one of them.

A graph, types of things and words go in; a Lexicon or a Reading comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from pyoxigraph import Literal, NamedNode

from kg.model import QueryError
from kg.query.graph import Graph
from kg.query.names import Lexicon, Name, Reading
from kg.query.results import Rows
from kg.query.spelling import words_of

__all__ = ["read_countries", "read_lexicon", "read_name", "read_registered", "read_spoken_lexicon"]

Words = tuple[str, ...]


def read_name(graph: Graph, types: tuple[str, ...], words: str) -> Reading:
    """The thing of these types that is meant by a name or an IRI of a graph.

    `types` are names of classes in small letters, or "thing" for all that are drawn as nodes. A name that is
    written as the graph has it is looked up; only for others are all names read. QueryError as Lexicon.read.
    """
    if words.startswith(("http://", "https://")):
        return _read_iri(graph, types, words)
    written = [(Literal(words),), (Literal(words, language="en"),)]
    exact = list(_names(graph.look_up("names-exactly", {("name",): written}), _classes(graph, types)))
    return (_lexicon(graph, types, exact) if exact else read_lexicon(graph, types)).read(words)


def _read_iri(graph: Graph, types: tuple[str, ...], iri: str) -> Reading:
    try:
        found = graph.look_up("classes-of", thing=iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is not an IRI: {error}") from error
    classes = _classes(graph, types)
    spoken = [record["spoken"] is True for record in found.records() if record["class"] in classes]
    if not spoken:
        raise QueryError(f"no {' or '.join(types)} of the graph has the IRI {iri}")
    return Reading(iri, iri, _read_label(graph, iri), sure=True, spoken=any(spoken))


def read_lexicon(graph: Graph, types: tuple[str, ...]) -> Lexicon:
    """All names of a graph's things of these types."""
    return graph.once(("lexicon", types), lambda: _lexicon(graph, types, _read_names(graph, types)))


def read_spoken_lexicon(graph: Graph, types: tuple[str, ...]) -> Lexicon:
    """The names of a graph's things of these types that documents speak of, whatever else the registries know."""

    def read() -> Lexicon:
        every, classes = graph.once("spoken names", lambda: _read_spoken_names(graph)), _classes(graph, types)
        return _lexicon(graph, types, dict.fromkeys(name for kind, name in every if kind in classes))

    return graph.once(("spoken", types), read)


def _read_spoken_names(graph: Graph) -> tuple[tuple[str, Name], ...]:
    """The names of all things that documents speak of, each with one of their classes."""
    told = sorted(
        (entity.value, int(rank.value), name.value, kind.value)
        for entity, name, rank, _, kind in graph.look_up("names-spoken").rows
        if entity and name and rank and kind
    )
    return tuple((kind, Name(entity, name, rank, spoken=True)) for entity, rank, name, kind in told)


def read_registered(graph: Graph, types: tuple[str, ...], words: str) -> Reading | None:
    """The thing of these types that a registry has under this name, in small letters, capitals or as written."""
    forms = dict.fromkeys((words, words.lower(), words.upper(), words.title(), words.capitalize()))
    written = [(term,) for form in forms for term in (Literal(form), Literal(form, language="en"))]
    found = _lexicon(graph, types, _names(graph.look_up("names-exactly", {("name",): written}), _classes(graph, types)))
    return found.read_whole(words)


def read_countries(graph: Graph) -> dict[Words, str]:
    """The IRIs of all countries by the words of their names, those of the registry among them."""
    return graph.once(
        "countries", lambda: {words_of(name.text): name.entity for name in _read_names(graph, ("country",))}
    )


def _lexicon(graph: Graph, types: tuple[str, ...], names: Iterable[Name]) -> Lexicon:
    what = " or ".join(types)
    return Lexicon(
        what,
        names,
        label=partial(_read_label, graph),
        countries=partial(read_countries, graph),
        ties=partial(_read_ties, graph),
    )


def _read_names(graph: Graph, types: tuple[str, ...]) -> Iterator[Name]:
    classes = _classes(graph, types)
    return _names(graph.look_up("names", {("class",): [(NamedNode(iri),) for iri in sorted(classes)]}), classes)


def _names(found: Rows, classes: frozenset[str]) -> Iterator[Name]:
    """The names of things of some classes, each once, sorted by their things."""
    kept = {
        (str(record["entity"]), int(str(record["rank"])), str(record["name"]), record["spoken"] is True)
        for record in found.records()
        if record["class"] in classes
    }
    for entity, rank, name, spoken in sorted(kept):
        yield Name(entity, name, rank, spoken)


def _classes(graph: Graph, types: tuple[str, ...]) -> frozenset[str]:
    """The IRIs of the classes called so."""
    if "thing" in types:
        return frozenset(str(record["class"]) for record in graph.look_up("node-classes").records())
    return frozenset(graph.term(kind.capitalize()) for kind in types)


def _read_ties(graph: Graph) -> Iterator[tuple[str, str]]:
    for record in graph.look_up("countries-of-offices").records():
        yield str(record["office"]), str(record["country"])


def _read_label(graph: Graph, iri: str) -> str:
    def look_up() -> str:
        return next((str(record["label"]) for record in graph.look_up("labels", thing=iri).records()), iri)

    return graph.once(("label", iri), look_up)
