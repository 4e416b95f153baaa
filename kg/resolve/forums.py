"""Clusters of forums in, judgements on which are one forum out.

A registry entry decides; else the words of the name without its countries, and the countries in any order:
"India-US" is "US-India", never "India-Japan". A name without countries, or an acronym, is joined to the only forum
that it fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.groups import Firsts, Groups
from kg.resolve.nodes import Node
from kg.resolve.wordbook import Wordbook, telling

__all__ = ["is_acronym", "read_forum", "resolve_forums"]

TELLING_WORDS = 3
"""Words of a name without countries that is one forum's: "Strategic Dialogue" is many a pair's."""

MOST_DOUBTS = 3


@dataclass(frozen=True, slots=True)
class ForumName:
    """A forum by one document: the telling words of its full name in order, its countries, its acronyms."""

    node: Node
    words: tuple[str, ...]
    countries: frozenset[str]
    acronyms: frozenset[str]

    @property
    def is_short(self) -> bool:
        """Whether the document gives no name in full."""
        return len(self.words) == 1 and self.words[0] in self.acronyms


def resolve_forums(nodes: Sequence[Node], book: Wordbook, groups: Groups) -> None:
    """Judge which forums are one, where no registry entry of both tells it."""
    join_registered_names(nodes, book, groups)
    forums = [read_forum(node, book) for node in nodes if node.cluster.registry is None]
    full: dict[tuple[str, ...], dict[frozenset[str], ForumName]] = defaultdict(dict)
    firsts: Firsts[ForumName] = Firsts(groups)
    for forum in forums:
        full[forum.words].setdefault(forum.countries, forum)
        first = firsts.of((forum.words, forum.countries), forum.node.iri, forum)
        if first is not forum and may_be_one_name(forum):
            groups.same(first.node.iri, forum.node.iri, 0.95, f"{said(first, forum)}{members(forum, book)}.")
    for by_countries in full.values():
        join_names_without_countries(by_countries, book, groups)
    join_acronyms(forums, groups)


def join_registered_names(nodes: Sequence[Node], book: Wordbook, groups: Groups) -> None:
    """Join a forum that has a name of a registered one beside its own: "Ocean Technology Dialogue (Blue Dialogue)"."""
    registered: dict[tuple[str, ...], dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        if node.cluster.registry:
            for name in (node.label, *node.cluster.aliases):
                registered[book.words(name)].setdefault(node.cluster.registry, node)
    paths = {node.cluster.registry: node.iri for node in reversed(nodes) if node.cluster.registry}
    for left, right in combinations(paths.values(), 2):
        groups.keep_apart(left, right)
    for node in nodes:
        if node.cluster.registry:
            continue
        countries = read_forum(node, book).countries
        found = {
            path: (name, other)
            for name in (node.label, *node.cluster.aliases)
            for path, other in registered.get(book.words(name), {}).items()
            if countries == book.members.get(path) or not (countries or is_shared(name, path, book))
        }
        if len(found) == 1:
            name, other = next(iter(found.values()))
            groups.same(other.iri, node.iri, 0.9, f"“{name}” is a name of “{other.label}” and of “{node.label}”.")


def is_shared(name: str, path: str, book: Wordbook) -> bool:
    """Whether a name leaves out the countries that tell a registered forum from others: "Strategic Partnership"."""
    countries, words = book.split_countries(book.words(book.labels[path]))
    return bool(countries) and book.words(name) == words


def read_forum(node: Node, book: Wordbook) -> ForumName:
    """The parts of a forum's name."""
    named, words = book.split_countries(book.words(node.label))
    short = frozenset(name for name in (node.label, *node.cluster.aliases) if is_acronym(name))
    countries = named or frozenset(node.cluster.countries)
    return ForumName(
        node,
        telling(words) or book.words(node.label),
        countries if len(countries) > 1 else frozenset(),
        frozenset(word for name in short for word in book.words(name)),
    )


def is_acronym(name: str) -> bool:
    """Whether a name is one word of capitals, or of a capital and figures: "TTC", "iCET", "G7", but not "2+2"."""
    capitals = sum(letter.isupper() for letter in name)
    return " " not in name.strip() and capitals > 0 and capitals + sum(map(str.isdigit, name)) > 1


def may_be_one_name(forum: ForumName) -> bool:
    """Whether forums of this name and these countries are one: a name of a word or two is one pair's only."""
    return bool(forum.countries) or len(forum.words) >= TELLING_WORDS or forum.is_short


def join_names_without_countries(
    by_countries: Mapping[frozenset[str], ForumName], book: Wordbook, groups: Groups
) -> None:
    """Keep forums of other countries apart, and join the one whose countries are not told to the only other."""
    told = [forum for countries, forum in by_countries.items() if countries]
    for left, right in combinations(told, 2):
        if groups.find(left.node.iri) != groups.find(right.node.iri):
            groups.keep_apart(left.node.iri, right.node.iri)
    untold = by_countries.get(frozenset())
    if untold is None:
        return
    if len(told) == 1 and len(untold.words) >= TELLING_WORDS:
        why = f"{said(told[0], untold)}, and the documents tell of no other{members(told[0], book)}."
        groups.same(told[0].node.iri, untold.node.iri, 0.85, why)
    elif len(told) <= MOST_DOUBTS:
        for forum in told:
            why = f"{said(forum, untold)}, but whose forum one of them is, is not told."
            groups.unsure(forum.node.iri, untold.node.iri, 0.5, why)


def join_acronyms(forums: Sequence[ForumName], groups: Groups) -> None:
    """Join the forums known by an acronym alone to the only forum whose document gives it with the full name."""
    expanded: dict[str, dict[str, ForumName]] = defaultdict(dict)
    for forum in forums:
        if not forum.is_short:
            for acronym in sorted(forum.acronyms):
                expanded[acronym].setdefault(groups.find(forum.node.iri), forum)
    for forum in forums:
        known = expanded.get(forum.words[0], {}) if forum.is_short else {}
        choices = [other for other in known.values() if may_share(forum, other)]
        for other in choices[:MOST_DOUBTS]:
            why = f"“{forum.node.label}” is the acronym that goes with “{other.node.label}”"
            if len(choices) == 1:
                groups.same(other.node.iri, forum.node.iri, 0.9, f"{why}, and with no other forum here.")
            else:
                groups.unsure(other.node.iri, forum.node.iri, 0.5, f"{why}, and with other forums here.")


def may_share(left: ForumName, right: ForumName) -> bool:
    """Whether nothing told of two forums' countries contradicts that they are one."""
    return not (left.countries and right.countries and left.countries != right.countries)


def said(left: ForumName, right: ForumName) -> str:
    """That two names are one, in words."""
    return f"“{left.node.label}” and “{right.node.label}” are one name"


def members(forum: ForumName, book: Wordbook) -> str:
    """The countries of a forum, in words."""
    labels = sorted(book.labels.get(path, path) for path in forum.countries)
    return f", a forum of {' and '.join(labels)}" if labels else ""
