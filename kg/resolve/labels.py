"""Clusters known by their names alone in, judgements on which are one out: countries, places, domains, organisations.

A registry entry decides; else the folded words do, and for an organisation the country as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.resolve.groups import Firsts, Groups
from kg.resolve.nodes import Node
from kg.resolve.wordbook import Wordbook, singular, telling

__all__ = ["join_registered", "resolve_labels", "resolve_organisations"]

TELLING_WORDS = 3
"""Words of a name that is one organisation's whatever its country."""


def join_registered(nodes: Sequence[Node], book: Wordbook, groups: Groups) -> None:
    """Join the clusters that name one registry entry, and keep those of two entries apart."""
    first: Firsts[Node] = Firsts(groups)
    for node in nodes:
        if node.cluster.registry:
            path = node.cluster.registry
            known = first.of(path, node.iri, node)
            if known is not node:
                why = f"“{known.label}” and “{node.label}” are names of {book.labels.get(path, path)} in the registry."
                groups.same(known.iri, node.iri, 1.0, why)


def resolve_labels(nodes: Sequence[Node], book: Wordbook, groups: Groups) -> None:
    """Join countries, places or domains of one label that no registry lists."""
    first: Firsts[Node] = Firsts(groups)
    for node in nodes:
        if node.cluster.registry is None:
            known = first.of(tuple(map(singular, book.words(node.label))), node.iri, node)
            if known is not node:
                groups.same(known.iri, node.iri, 0.95, f"“{known.label}” and “{node.label}” are one name.")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's telling words in any order, and its country if one alone is told."""

    node: Node
    words: frozenset[str]
    country: str | None


def resolve_organisations(nodes: Sequence[Node], book: Wordbook, groups: Groups) -> None:
    """Join organisations of one name and one country; of an untold country only where no doubt is left."""
    registered = {node.cluster.registry: node for node in reversed(nodes) if node.cluster.registry}
    alike: dict[frozenset[str], list[Body]] = defaultdict(list)
    for node in nodes:
        if node.cluster.registry is None:
            body = read_body(node, book)
            alike[body.words].append(body)
    for words, bodies in alike.items():
        listed = {book.country_of.get(path, path): registered.get(path) for path in sorted(book.bodies.get(words, ()))}
        by_country = {country: node for country, node in listed.items() if node}
        firsts: Firsts[Node] = Firsts(groups)
        for told, node in by_country.items():
            firsts.of(told, node.iri, node)
        for body in bodies:
            if body.country is None:
                continue
            by_country.setdefault(body.country, body.node)
            if (first := firsts.of(body.country, body.node.iri, body.node)) is not body.node:
                country = book.labels.get(body.country, body.country)
                groups.same(first.iri, body.node.iri, 0.95, f"{said(first, body.node)}, of {country}.")
        known = {*by_country, *listed}
        join_untold(bodies, by_country, len(known) == 1 or (not known and len(words) >= TELLING_WORDS), groups)


def read_body(node: Node, book: Wordbook) -> Body:
    """The words that tell an organisation from others: "the US Department of Energy" is "Energy Department"."""
    named, words = book.split_countries(book.words(node.label))
    countries = node.countries or named
    return Body(node, frozenset(telling(words)), min(countries) if len(countries) == 1 else None)


def join_untold(bodies: Sequence[Body], by_country: Mapping[str, Node], only_one: bool, groups: Groups) -> None:
    """Join the bodies of an untold country if the name is `only_one` body's; else note whose they may be."""
    untold = [body.node for body in bodies if body.country is None]
    first = next(iter(by_country.values()), untold[0] if untold else None)
    firsts: Firsts[Node] = Firsts(groups)
    for node in untold if first is None else (first, *untold):
        known = firsts.of(None, node.iri, node)
        if known is node:
            continue
        if only_one:
            groups.same(known.iri, node.iri, 0.85, f"{said(known, node)}, and no other body is known by it.")
        elif len(by_country) == 1:
            groups.unsure(known.iri, node.iri, 0.5, f"{said(known, node)}, but the country of one is not told.")


def said(left: Node, right: Node) -> str:
    """That two names are one, in words."""
    return f"“{left.label}” and “{right.label}” are one name"
