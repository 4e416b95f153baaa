"""Quads in; parts of them that can be checked one by one, so that checking a large graph needs no memory for all.

A shape looks at its focus node, at what that is linked to, and along some properties as far as they lead. A part
therefore holds the nodes that are to be checked in it with what they are linked to at one remove, the classes of what
is at two, and the whole way along properties that a path follows once or more. Which those are the shapes say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.collector import collector_spared

__all__ = ["RDF_TYPE", "Link", "Links", "Node", "Part", "Paths", "Skip", "cut_into_parts", "followed_from", "name_of"]

Node = NamedNode | BlankNode | Literal | Triple
Link = tuple[NamedNode, Node]
Links = Mapping[Node, Collection[Link]]
"""What each node is linked to, and by which property."""

Skip = Callable[[Iterable[Node], Links, Mapping[Node, Collection[Node]]], Iterable[Node]]
"""Leaves out nodes that need no check, by what nodes are linked to and where they are linked from."""

LARGEST = 60_000
"""Triples of the nodes that are checked in one part."""

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Paths:
    """The IRIs of properties that paths of shapes follow to the end, and of those that they follow backwards."""

    followed: frozenset[str]
    backwards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Triples, the IRIs of the `nodes` for whose checks they suffice, and those of the others that they describe."""

    nodes: frozenset[str]
    others: frozenset[str]
    triples: tuple[tuple[Node, NamedNode, Node], ...]


def cut_into_parts(
    quads: Sequence[Quad], paths: Paths, *, about: Collection[str] | None = None, skip: Skip | None = None
) -> Iterator[Part]:
    """The parts of the union of all graphs; with `about`, of what is to be checked of those nodes alone.

    `skip` leaves out nodes of which it knows that nothing is wrong with them.
    """
    links: dict[Node, set[Link]] = defaultdict(set)
    sources: dict[Node, set[Node]] = defaultdict(set)
    backwards = {NamedNode(predicate) for predicate in paths.backwards}
    for subject, told in groupby(quads, key=attrgetter("subject")):
        found = [(quad.predicate, quad.object) for quad in told]
        links[subject].update(found)
        for predicate, value in found:
            if predicate in backwards:
                sources[value].add(subject)
    checked: Iterable[Node] = [node for node in links if about is None or name_of(node) in about]
    if skip:
        checked = skip(checked, links, sources)
    first = first_graphs(quads, frozenset(checked))
    part: list[Node] = []
    size = 0
    # Nodes of one document lie together, so that little has to be in two parts.
    with collector_spared():
        for node in sorted(first, key=lambda node: (first[node], str(node))):
            part.append(node)
            size += len(links[node])
            if size >= LARGEST:
                yield make_part(part, links, sources, paths)
                part, size = [], 0
        if part:
            yield make_part(part, links, sources, paths)


def first_graphs(quads: Iterable[Quad], nodes: Collection[Node]) -> dict[Node, str]:
    """The first of the graphs in which something is told of each of some nodes, by name."""
    first: dict[Node, str] = {}
    for subject, told in groupby(quads, key=attrgetter("subject")):
        if subject in nodes:
            graph = min(str(getattr(quad.graph_name, "value", "")) for quad in told)
            first[subject] = min(graph, first.get(subject, graph))
    return first


def name_of(node: object) -> str:
    """The IRI of a node, or what else it is written as."""
    return str(getattr(node, "value", node))


def make_part(nodes: Iterable[Node], links: Links, sources: Mapping[Node, Collection[Node]], paths: Paths) -> Part:
    """Some nodes with all that their checks look at."""
    own = tuple(nodes)
    whole = followed_from(own, links, sources, paths.followed)
    near = linked(whole, links)
    classes = linked({**whole, **near}, links)
    triples = [(node, *link) for node in (*whole, *near) for link in links[node]]
    triples += [(node, *link) for node in classes for link in links[node] if link[0] == RDF_TYPE]
    names = frozenset(name_of(node) for node in own)
    return Part(names, frozenset(name_of(node) for node in (*whole, *near, *classes)) - names, tuple(triples))


def followed_from(
    nodes: Iterable[Node], links: Links, sources: Mapping[Node, Collection[Node]], followed: Collection[str]
) -> dict[Node, None]:
    """Some nodes and all to which the properties lead that are followed to the end, or backwards."""
    whole = dict.fromkeys(nodes)
    waiting = [*whole]
    while waiting:
        node = waiting.pop()
        ahead = [value for predicate, value in links[node] if predicate.value in followed]
        for other in (*ahead, *sources.get(node, ())):
            if other in links and other not in whole:
                whole[other] = None
                waiting.append(other)
    return whole


def linked(nodes: Mapping[Node, None], links: Links) -> dict[Node, None]:
    """What some nodes link to and that is none of them."""
    return {value: None for node in nodes for _, value in links[node] if value in links and value not in nodes}
