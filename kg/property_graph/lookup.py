"""Looks up what a dataset tells of one node at a time: no answer grows with the dataset.

IRIs go in; values, labels and the quotes behind assertions come out. What only a registry tells is left out, but for
the labels of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.identifiers import Identifiers
from kg.projection import Dataset
from kg.property_graph.descriptions import Descriptions, Link, Wanted, lines_of
from kg.property_graph.schema import MATCHES, TOLD, Schema
from kg.property_graph.statement_lines import Told
from kg.query import Graph

__all__ = ["Lookup", "Place"]

KEPT = 8192
"""Of how many nodes the values are remembered."""

PLACE = ("oa:hasSource", "oa:start", "oa:end", "oa:exact")
"""What a quote has, in the order of a Place."""

ASKED = (
    *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:label", "dcterms:identifier"),
    *("kg:quote", "kg:mentions", "kg:position", "kg:disputed", "kg:names", "kg:heldOn"),
    *("prov:wasDerivedFrom", "prov:alternateOf"),
)
"""What is asked for by name beside what the properties of nodes and places are made of."""


class Place(NamedTuple):
    """Words of a document, by its name and in code points of its kept text."""

    document: str
    start: int
    end: int
    text: str


class Lookup:
    """What a dataset told when this was made, by subject and by object."""

    def __init__(self, dataset: Dataset, schema: Schema, lines: Iterable[bytes] | None = None) -> None:
        """Take a dataset and its schema, and its quads as lines of N-Quads where they are at hand."""
        self._schema = schema
        self.identifiers = Identifiers(Graph(dataset).base)
        self._assertion = self.identifiers.kg("Assertion")
        wanted = self._wanted()
        self._asked = frozenset(wanted.all_relations)
        self._iri = lru_cache(maxsize=None)(self._kept)
        if lines is None:
            with lines_of(dataset) as dumped:
                self._descriptions = Descriptions(dumped, wanted)
        else:
            self._descriptions = Descriptions(lines, wanted)
        self._strings = lru_cache(maxsize=KEPT)(self._descriptions.words)
        self.name = lru_cache(maxsize=KEPT)(self._name)
        self.is_thing = lru_cache(maxsize=KEPT)(self._is_thing)
        self.place = lru_cache(maxsize=KEPT)(self._place)
        self._proven = lru_cache(maxsize=KEPT)(self._proof)

    @property
    def things(self) -> Iterator[str]:
        """The nodes that are drawn, sorted."""
        return self._descriptions.members(self._schema.things, named=True)

    @property
    def records(self) -> Iterator[str]:
        """All other nodes that are no literals, sorted."""
        return self._descriptions.members(self._schema.records, named=False)

    @property
    def documents(self) -> Iterator[str]:
        """The documents, sorted."""
        return self._descriptions.members([self.identifiers.kg("Document")], named=False)

    @property
    def size(self) -> int:
        """How many things and records there are."""
        count = self._descriptions.count
        return count(self._schema.things, named=True) + count(self._schema.records, named=False)

    def told(self, iri: str) -> Told:
        """The values of a node's properties; they are not remembered."""
        return self._descriptions.told(iri)

    def words(self, iri: str, name: str) -> tuple[str, ...]:
        """The values of a node's property, given by its IRI or prefixed name, as strings, each once, sorted."""
        return self._strings(iri).get(self._iri(name), ())

    def word(self, iri: str, name: str) -> str | None:
        """The first of the values of a node's property."""
        return next(iter(self.words(iri, name)), None)

    def matches(self, thing: str, name: str) -> tuple[str, ...]:
        """The IRIs that a thing has elsewhere, by whoever says so: a registry may."""
        told = self._descriptions.told(thing, apart=True)
        return tuple(sorted({value.text for value in told.get(self._iri(name), ())}))

    def claims(self, thing: str) -> tuple[str, ...]:
        """The assertions that have a thing for their subject, then those of symmetric properties that end at it."""
        return self._descriptions.tellers((self._iri("rdf:subject"), self._iri("rdf:object")), thing)

    def folding(self, leading: str, thing: str) -> tuple[str, ...]:
        """The n-ary nodes that a property leads from to a thing, sorted."""
        return self._descriptions.tellers((leading,), thing)

    def mentions(self, document: str) -> tuple[str, ...]:
        """Where a document names things, sorted."""
        return self._descriptions.tellers((self._iri("oa:hasSource"),), document)

    def is_assertion(self, iri: str) -> bool:
        """Whether a node is a claim that was made, and not one that was seen and not made."""
        return self._assertion in self.words(iri, "rdf:type")

    def proofs(self, nodes: Iterable[str]) -> dict[Place, float | None]:
        """The quotes of some nodes and how sure each is; an inferred one's are its premises'."""
        found: dict[Place, float | None] = {}
        for node in self._quoted(nodes):
            sure, places = self._proven(node)
            for place in places:
                known = found.get(place)
                found[place] = sure if known is None else known if sure is None else max(sure, known)
        return found

    def _proof(self, node: str) -> tuple[float | None, tuple[Place, ...]]:
        """How sure a node is, with what is behind it, and its quotes."""
        sureness = (float(word) for iri in self.behind([node]) for word in self.words(iri, "kg:confidence"))
        return max(sureness, default=None), tuple(self.place(quote) for quote in self.words(node, "kg:quote"))

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

    def _kept(self, name: str) -> str:
        """The IRI of a property; KeyError where none of its values is kept, as all would seem to have none."""
        iri = self._expand(name)
        if iri not in self._asked:
            raise KeyError(f"<{iri}> is not among what is kept of a dataset")
        return iri

    def _wanted(self) -> Wanted:
        """By what nodes are looked up."""
        symmetric = [iri for iri, term in self._schema.terms.items() if term.symmetric]
        terms = (iri for iri, term in self._schema.terms.items() if term.part or (term.fact and not term.edge))
        return Wanted(
            relations=[*map(self._expand, (*TOLD, *MATCHES.values(), *PLACE, *ASKED)), *terms],
            apart=self.identifiers.graph("registry"),
            classes=[*self._schema.things, *self._schema.records],
            naming=self._expand("skos:prefLabel"),
            links=[
                Link(relation=self._expand("rdf:subject")),
                Link(relation=self._expand("rdf:object"), beside=self._expand("rdf:predicate"), values=symmetric),
                Link(relation=self._expand("oa:hasSource"), beside=self._expand("kg:mentions")),
                *(Link(relation=fold.leading) for fold in self._schema.folds),
            ],
        )

    def _name(self, iri: str) -> str | None:
        """What a thing, a role or a fixed value is called, in plain letters or else in English."""
        told = self._descriptions.told(iri, apart=True)
        labels = [label for name in ("skos:prefLabel", "rdfs:label") for label in told.get(self._iri(name), ())]
        plain = sorted(label.text for label in labels if label.literal and not label.language)
        spoken = sorted(label.text for label in labels if label.language == "en")
        return next(iter([*plain, *spoken]), None)

    def _is_thing(self, iri: str) -> bool:
        """Whether an IRI is that of a node that is drawn."""
        if not iri.startswith("http"):
            return False  # the words of a literal
        told = self.told(iri)
        named = any(label.literal and not label.language for label in told.get(self._iri("skos:prefLabel"), ()))
        return named and any(kind.text in self._schema.things for kind in told.get(self._iri("rdf:type"), ()))

    def _place(self, quote: str) -> Place:
        told = self._strings(quote)
        document, start, end, text = (told[self._iri(name)][0] for name in PLACE)
        return Place(self.word(document, "dcterms:identifier") or document, int(start), int(end), text)
