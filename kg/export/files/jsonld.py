"""An exported dataset in, JSON-LD 1.1 out: a tree in which each thing holds what is stated of it, with the sentences.

The triples are those of the union of all graphs, none more and none less. Each subject is an object with its `id`;
an assertion stands under `statements` in the thing that it is about, and quotes and positions stand in what they belong
to: what JSON-LD Framing makes of the graph with a frame that says so. The context is written into the file, so that no
reader needs a network.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.exported import Exported
from kg.export.files.context import ID, STATEMENTS, TYPE, make_context
from kg.export.files.rdf import sorted_triples
from kg.model import GraphError

__all__ = ["write_jsonld"]

EMBEDDED = ("kg:quote", "kg:position")
"""Properties whose objects are parts, and stand whole wherever they are referred to."""

Node = dict[str, Any]


def write_jsonld(exported: Exported, path: Path) -> None:
    """Write the context and the objects, sorted by their IRIs."""
    context = make_context(exported.identifiers)
    tree = _Tree(exported, context)
    with path.open("w", encoding="utf-8", newline="\n") as opened:
        opened.write(f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": [')
        for number, node in enumerate(tree.roots()):
            opened.write(",\n" if number else "\n")
            json.dump(node, opened, ensure_ascii=False)
        opened.write("\n]}\n")


class _Tree:
    """The subjects of a graph, each in the place where it is to stand.

    Invariant: every triple is written at least once, and nothing else is.
    """

    def __init__(self, exported: Exported, context: Mapping[str, Any]) -> None:
        """Sort the triples by their subjects, and find out what stands where."""
        expand = exported.identifiers.expand
        self._kind, self._about = expand("rdf:type"), expand("rdf:subject")
        self._embedded = {expand(name) for name in EMBEDDED}
        self._keys = _Keys(exported, context)
        self._known: dict[str, list[Triple]] = defaultdict(list)
        self._stated: dict[str, list[str]] = defaultdict(list)
        self._parts: set[str] = set()
        for triple in sorted_triples(exported):
            if not isinstance(triple.subject, NamedNode):
                raise GraphError(f"{triple.subject}: a subject without an IRI, which no build makes; export to nquads")
            subject = triple.subject.value
            self._known[subject].append(triple)
            if triple.predicate.value == self._about and isinstance(triple.object, NamedNode):
                self._stated[triple.object.value].append(subject)
            elif triple.predicate.value in self._embedded and isinstance(triple.object, NamedNode):
                self._parts.add(triple.object.value)

    def roots(self) -> Iterator[Node]:
        """What stands in nothing else, sorted by IRI."""
        placed = self._parts | {iri for stated in self._stated.values() for iri in stated}
        for iri in sorted((self._known.keys() | self._stated.keys()) - placed):
            yield self._node(iri)
        yield from (self._node(iri) for iri in sorted(self._stated.keys() & placed))

    def _node(self, iri: str, *, inside: bool = False) -> Node:
        node: Node = {ID: self._keys.shorten(iri)}
        for triple in self._known.get(iri, ()):
            predicate, value = triple.predicate.value, triple.object
            if predicate == self._kind and isinstance(value, NamedNode):
                node.setdefault(TYPE, []).append(self._keys.of(value.value))
            elif predicate in self._embedded and isinstance(value, NamedNode):
                node.setdefault(self._keys.of(predicate), []).append(self._node(value.value, inside=True))
            else:
                node.setdefault(self._keys.of(predicate), []).append(self._keys.value(predicate, value))
        if not inside and iri in self._stated:
            node[STATEMENTS] = [self._node(statement, inside=True) for statement in sorted(self._stated[iri])]
        return {key: found[0] if isinstance(found, list) and len(found) == 1 else found for key, found in node.items()}


class _Keys:
    """How IRIs and values are written under a context."""

    def __init__(self, exported: Exported, context: Mapping[str, Any]) -> None:
        """Turn the context around."""
        prefixes = exported.identifiers.prefixes
        self._prefixes = sorted(((iri, name) for name, iri in prefixes.items()), reverse=True)
        self._keys: dict[str, str] = {}
        self._types: dict[str, str] = {}
        for key, definition in context.items():
            prefixed = definition.get("@id", "") if isinstance(definition, dict) else str(definition)
            if prefixed.partition(":")[0] in prefixes and key not in prefixes:
                iri = exported.identifiers.expand(prefixed)
                self._keys[iri] = key
                self._types[iri] = definition.get("@type", "") if isinstance(definition, dict) else ""

    def of(self, iri: str) -> str:
        """The key for a term: its own, or a prefix and the rest, or the IRI."""
        return self._keys.get(iri) or self.shorten(iri)

    def shorten(self, iri: str) -> str:
        """A prefix and the rest of an IRI, or the IRI."""
        for namespace, prefix in self._prefixes:
            if iri.startswith(namespace) and not iri[len(namespace) :].startswith("//"):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def value(self, predicate: str, term: Any) -> Any:
        """A term as the value of a property, written without what the context tells."""
        told = self._types.get(predicate, "")
        if not isinstance(term, Literal):
            return self.shorten(term.value) if told == "@id" else {ID: self.shorten(term.value)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = self.of(term.datatype.value)
        if datatype == told:
            return _native(term.value, datatype)
        if not told and datatype == "xsd:string":
            return term.value
        return {"@value": term.value, TYPE: datatype}


def _native(text: str, datatype: str) -> Any:
    """A number or truth value of JSON where it means the same text again, else the text."""
    if datatype == "xsd:boolean" and text in ("true", "false"):
        return text == "true"
    if datatype == "xsd:integer" and text.isdecimal() and str(int(text)) == text and len(text) < 16:
        return int(text)
    return text
