"""Quads in; for a node at which something is wrong, the assertions at fault and their sentence out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.identifiers import Identifiers

__all__ = ["Evidence"]

Index = Mapping[str, tuple[str, ...]]

TELLING = (
    *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "kg:quote", "kg:subjectText", "kg:objectText"),
    *("oa:exact", "oa:hasSource", "dcterms:identifier", "prov:wasDerivedFrom", "skos:prefLabel"),
)
"""The properties by which nodes lead to assertions, and assertions to sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The ways from nodes to assertions, and from assertions to sentences, all by IRI.

    `stated` holds the assertions of a subject and a predicate with the object in words; `quoting` those of
    a quote; `rests_on` what a participation, tenure or inferred assertion is derived from; `words` a quote's
    words; `sources` its document; `names` a document's name; `labels` what people call a thing, a document or a fact.
    """

    assertions: frozenset[str]
    stated: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    quotes: Index
    quoting: Index
    rests_on: Index
    words: Mapping[str, str]
    sources: Mapping[str, str]
    names: Mapping[str, str]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, quads: Iterable[Quad], identifiers: Identifiers) -> Evidence:
        """The evidence that some quads hold."""
        values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        telling = {identifiers.expand(name) for name in TELLING}
        for quad in quads:
            if (
                quad.predicate.value in telling
                and isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, NamedNode | Literal)
            ):
                values[quad.predicate.value][quad.subject.value].add(quad.object.value)

        def index(name: str) -> dict[str, tuple[str, ...]]:
            return {node: tuple(sorted(found)) for node, found in values[identifiers.expand(name)].items()}

        kinds, quotes = index("rdf:type"), index("kg:quote")
        assertions = sorted(node for node, found in kinds.items() if identifiers.kg("Assertion") in found)
        subjects, predicates, objects = (index(f"rdf:{part}") for part in ("subject", "predicate", "object"))
        stated: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        quoting: dict[str, list[str]] = defaultdict(list)
        for node in assertions:
            for subject in subjects.get(node, ()):
                for predicate in predicates.get(node, ()):
                    stated[subject, predicate] += [(value, node) for value in objects.get(node, ())]
            for quote in quotes.get(node, ()):
                quoting[quote].append(node)
        words, names = (_firsts(index(name)) for name in ("oa:exact", "dcterms:identifier"))
        ends = _firsts(index("kg:subjectText")), _firsts(index("kg:objectText"))
        told = {node: " – ".join(end.get(node, "?") for end in ends) for node in assertions}
        return cls(
            assertions=frozenset(assertions),
            stated={key: tuple(found) for key, found in stated.items()},
            quotes=quotes,
            quoting={quote: tuple(found) for quote, found in quoting.items()},
            rests_on=index("prov:wasDerivedFrom"),
            words=words,
            sources=_firsts(index("oa:hasSource")),
            names=names,
            labels={**told, **words, **names, **_firsts(index("skos:prefLabel"))},
        )

    def label(self, node: str) -> str:
        """What people call a node; its own IRI, or words, where they call it nothing."""
        return self.labels.get(node, node)

    def at_fault(self, focus: str, value: str | None, predicate: str | None) -> tuple[str, ...]:
        """The assertions at fault where a result names a focus node, perhaps a value, perhaps a predicate.

        With a predicate, the facts that begin at the focus node are meant: of those the ones with the value,
        where it has one. Else the node itself, what quotes it, or what it rests on.
        """
        if predicate is not None:
            facts = self.stated.get((focus, predicate), ())
            return tuple(sorted(node for said, node in facts if value in (None, said)))
        if focus in self.assertions:
            return (focus,)
        for node in (focus, value or ""):
            if node in self.quoting:
                return self.quoting[node]
        return tuple(node for node in self.rests_on.get(focus, ()) if node in self.assertions)

    def document(self, *nodes: str) -> str | None:
        """The name of the first document that one of some nodes is or stands in."""
        return next(
            (self.names[found] for node in nodes if (found := self.sources.get(node, node)) in self.names), None
        )

    def sentence(self, assertion: str) -> tuple[str | None, str | None]:
        """The name of the document and the first quote of an assertion, of a premise if it is inferred."""
        seen: set[str] = set()
        while assertion not in seen and not self.quotes.get(assertion):
            seen.add(assertion)
            assertion = next((node for node in self.rests_on.get(assertion, ()) if node in self.assertions), assertion)
        document = next((self.names[node] for node in self.rests_on.get(assertion, ()) if node in self.names), None)
        quotes = sorted(self.words[node] for node in self.quotes.get(assertion, ()) if node in self.words)
        return document, quotes[0] if quotes else None


def _firsts(index: Index) -> dict[str, str]:
    return {node: found[0] for node, found in index.items()}
