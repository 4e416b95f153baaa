"""Links of nodes in, for each node the digest of all that its checks look at out; so that no node is checked twice.

A check sees all links of its node, and of those further away only what a path with more than one step, a query or
a class looks for. A node that passed, and of which all this is as it was, passes again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from kg.validate.parts import RDF_TYPE, Link, Links, Node, followed_from

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term

__all__ = ["SIZE", "Passed", "Signatures", "seen_from_afar"]

SIZE = 16
"""Bytes of a signature."""

SHACL = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

PREFIXED_NAME = re.compile(r"(?<![\w<])[a-z]+:[A-Za-z]+\b")

REACHING_FURTHER = ("node", "property", "qualifiedValueShape", "closed", "rule", "values")
"""What shapes have that lets a check see more of the nodes around than is reckoned with here."""


@dataclass(slots=True)
class Passed:
    """The signatures of nodes that `known` passed before, and of those `found` to pass in this build."""

    known: frozenset[bytes] = frozenset()
    found: set[bytes] = field(default_factory=set)


class Signatures:
    """The signatures of nodes by their links; `seen` are the predicates that checks see of other nodes."""

    def __init__(
        self, links: Links, sources: Mapping[Node, Collection[Node]], followed: Collection[str], seen: Collection[str]
    ) -> None:
        self._links = links
        self._sources = sources
        self._followed = followed
        self._seen = seen
        self._afar: dict[Node, str] = {}

    def of(self, node: Node) -> bytes:
        """The signature of a node."""
        around = followed_from((node,), self._links, self._sources, self._followed)
        near = {value for other in around for _, value in self._links[other] if value in self._links}
        own = sorted(written(link) for link in self._links[node])
        return digest([str(node), *own, *sorted(self._seen_of(other) for other in {*around, *near} - {node})])

    def _seen_of(self, node: Node) -> str:
        """What checks of others see of a node, in words."""
        if node not in self._afar:
            links = [link for link in self._links[node] if link[0] == RDF_TYPE or link[0].value in self._seen]
            ends = {value for _, value in links if value in self._links}
            types = [f"{end} {written(link)}" for end in ends for link in self._links[end] if link[0] == RDF_TYPE]
            self._afar[node] = digest([str(node), *sorted(map(written, links)), *sorted(types)]).hex()
        return self._afar[node]


def written(link: Link) -> str:
    return f"{link[0]} {link[1]}"


def digest(lines: Iterable[str]) -> bytes:
    """The digest of lines, none of which holds a line end: terms are written as in N-Triples."""
    return blake2b("\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def seen_from_afar(shapes: Graph, expand: Callable[[str], str]) -> frozenset[str] | None:
    """The predicates that shapes see of nodes that are not the one they check; None where that cannot be told."""
    if any((None, term(SHACL + name), None) in shapes for name in REACHING_FURTHER):
        return None
    steps = {str(step) for path in shapes.objects(None, term(SHACL + "path")) for step in steps_of(shapes, path)}
    queries = shapes.objects(None, term(SHACL + "select"))
    asked = {expand(name) for query in queries for name in PREFIXED_NAME.findall(str(query))}
    return frozenset(steps | asked)


def steps_of(shapes: Graph, path: Term) -> Iterator[Term]:
    """The properties of a path that has more than one step, those of a path with one alone left out."""
    choices = shapes.objects(path, term(SHACL + "alternativePath"))
    for way in (path, *(way for choice in choices for way in shapes.items(choice))):
        if (way, term(RDF + "first"), None) in shapes:
            yield from reached(shapes, way)


def reached(shapes: Graph, node: Term) -> Iterator[Term]:
    """The IRIs that a node of a path is or leads to."""
    from rdflib import URIRef

    if isinstance(node, URIRef):
        yield node
        return
    for _, value in shapes.predicate_objects(node):
        yield from reached(shapes, value)


def term(iri: str) -> Term:
    from rdflib import URIRef

    return URIRef(iri)
