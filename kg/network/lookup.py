"""Looks up what a dataset tells of one node at a time, by its indexes: no answer grows with the dataset.

IRIs go in; terms, labels and the quotes behind assertions come out. What only a registry tells is left out, but for
the labels of terms. Never writes to the dataset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.identifiers import Identifiers
from kg.network.projection import Dataset
from kg.network.property_graph import Schema
from kg.query import Graph

__all__ = ["Lookup", "Place", "Told"]

Told: TypeAlias = Mapping[str, tuple[NamedNode | Literal, ...]]
"""The values of a node's properties, by their IRIs; each once, sorted."""

KEPT = 8192
"""Of how many nodes the values are remembered."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of a document, by its name and in code points of its kept text."""

    document: str
    start: int
    end: int
    text: str


class Lookup:
    """A dataset open for reading, by subject and by object.

    Invariant: the dataset is only read while this object lives, so that what was looked up still holds.
    """

    def __init__(self, dataset: Dataset, schema: Schema) -> None:
        """Take a dataset and its schema."""
        self._dataset = dataset
        self._schema = schema
        self.identifiers = Identifiers(Graph(dataset).base)
        self._iri = lru_cache(maxsize=None)(self._expand)
        self._registry = NamedNode(self.identifiers.graph("registry"))
        self._strings = lru_cache(maxsize=KEPT)(self._words)
        self.name = lru_cache(maxsize=KEPT)(self._name)
        self.is_thing = lru_cache(maxsize=KEPT)(self._is_thing)
        self.place = lru_cache(maxsize=KEPT)(self._place)

    def told(self, iri: str) -> Told:
        """The values of a node's properties as terms; they are not remembered."""
        found: dict[str, set[NamedNode | Literal]] = {}
        for _, relation, term, graph in self._dataset.quads_for_pattern(NamedNode(iri), None, None):
            if graph != self._registry and isinstance(term, NamedNode | Literal):
                found.setdefault(relation.value, set()).add(term)
        return {relation: tuple(sorted(terms, key=str)) for relation, terms in found.items()}

    def words(self, iri: str, name: str) -> tuple[str, ...]:
        """The values of a node's property, given by its IRI or prefixed name, as strings."""
        return self._strings(iri).get(self._iri(name), ())

    def word(self, iri: str, name: str) -> str | None:
        """The first of the values of a node's property."""
        return next(iter(self.words(iri, name)), None)

    def tellers(self, name: str, iri: str) -> tuple[str, ...]:
        """The nodes that have another one for a value of a property, given by its IRI or prefixed name; sorted."""
        relation = NamedNode(self._iri(name))
        found = self._dataset.quads_for_pattern(None, relation, NamedNode(iri))
        return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))

    def is_assertion(self, iri: str) -> bool:
        """Whether a node is a claim that was made, and not one that was seen and not made."""
        return self._iri("kg:Assertion") in self.words(iri, "rdf:type")

    def proofs(self, nodes: Iterable[str]) -> dict[Place, float | None]:
        """The quotes of some nodes and how sure each is; an inferred one's are its premises'."""
        found: dict[Place, float | None] = {}
        for node in sorted(self._quoted(nodes)):
            sureness = [float(word) for iri in self.behind([node]) for word in self.words(iri, "kg:confidence")]
            for quote in self.words(node, "kg:quote"):
                place = self.place(quote)
                found[place] = max([*sureness, *([known] if (known := found.get(place)) else [])], default=None)
        return found

    def _quoted(self, nodes: Iterable[str]) -> set[str]:
        """Some nodes, where they have quotes, and else what they follow from and has."""
        found: set[str] = set()
        waiting, seen = list(nodes), set[str]()
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if self.words(node, "kg:quote"):
                found.add(node)
            else:
                waiting += self.words(node, "prov:wasDerivedFrom")
        return found

    def behind(self, nodes: Iterable[str]) -> set[str]:
        """Some nodes and all assertions that they follow from, at whatever depth."""
        found: set[str] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += (iri for iri in self.words(node, "prov:wasDerivedFrom") if self.words(iri, "rdf:predicate"))
        return found

    def _expand(self, name: str) -> str:
        return name if "/" in name else self.identifiers.expand(name)

    def _words(self, iri: str) -> Mapping[str, tuple[str, ...]]:
        """The values of a node's properties as strings."""
        found: dict[str, list[str]] = {}
        for _, relation, term, graph in self._dataset.quads_for_pattern(NamedNode(iri), None, None):
            if graph != self._registry and isinstance(term, NamedNode | Literal):
                found.setdefault(relation.value, []).append(term.value)
        return {
            relation: tuple(values) if len(values) == 1 else tuple(sorted(set(values)))
            for relation, values in found.items()
        }

    def _name(self, iri: str) -> str | None:
        """What a thing, a role or a fixed value is called, in plain letters or else in English."""
        plain: list[Literal] = []
        english: list[Literal] = []
        for name in ("skos:prefLabel", "rdfs:label"):
            for quad in self._dataset.quads_for_pattern(NamedNode(iri), NamedNode(self._iri(name)), None):
                if isinstance(quad.object, Literal):
                    (english if quad.object.language else plain).append(quad.object)
        spoken = sorted(label.value for label in english if label.language == "en")
        return next(iter([*sorted(label.value for label in plain), *spoken]), None)

    def _is_thing(self, iri: str) -> bool:
        """Whether an IRI is that of a node that is drawn."""
        if not iri.startswith("http"):
            return False  # the words of a literal
        classes = self.words(iri, "rdf:type")
        labels = self.told(iri).get(self._iri("skos:prefLabel"), ())
        named = any(isinstance(label, Literal) and not label.language for label in labels)
        return named and any(kind in self._schema.things for kind in classes)

    def _place(self, quote: str) -> Place:
        told = dict(self._first(quote))
        name = self.word(told["oa:hasSource"], "dcterms:identifier") or told["oa:hasSource"]
        return Place(name, int(told["oa:start"]), int(told["oa:end"]), told["oa:exact"])

    def _first(self, quote: str) -> Iterator[tuple[str, str]]:
        for name in ("oa:hasSource", "oa:start", "oa:end", "oa:exact"):
            yield name, self.words(quote, name)[0]
