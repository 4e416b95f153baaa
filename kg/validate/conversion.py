"""Triples of Oxigraph in, a graph of rdflib out, for the SHACL engine that reads no other.

Each term is made once, which takes a third of the time that writing and parsing N-Triples takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validate.parts import Node

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import IdentifiedNode
    from rdflib.term import Literal as Value

__all__ = ["graph_of"]

STRING = "http://www.w3.org/2001/XMLSchema#string"


def graph_of(triples: Iterable[tuple[Node, NamedNode, Node]]) -> Graph:
    """The graph of some triples; TypeError for a triple as a term, which the format of builds has not."""
    from rdflib import Graph

    graph = Graph()
    known: dict[Node, IdentifiedNode | Value] = {}

    def term(node: Node) -> IdentifiedNode | Value:
        if node not in known:
            known[node] = converted(node)
        return known[node]

    for subject, predicate, value in triples:
        graph.add((term(subject), term(predicate), term(value)))
    return graph


def converted(node: Node) -> IdentifiedNode | Value:
    """A term as rdflib has it; a plain string has no datatype, as its parsers make it."""
    from rdflib import BNode, URIRef
    from rdflib import Literal as Value

    if isinstance(node, NamedNode):
        return URIRef(node.value)
    if isinstance(node, BlankNode):
        return BNode(node.value)
    if not isinstance(node, Literal):
        raise TypeError(f"{node}: a triple as a term cannot be checked")
    if node.language:
        return Value(node.value, lang=node.language)
    return Value(node.value, datatype=None if node.datatype.value == STRING else URIRef(node.datatype.value))
