"""Clusters of offices in, judgements on which are one office out.

One office has one title, however written, in one country. Where a document does not tell the country, its holder
may; a title that many hold at a time ("Under Secretary") is one office per holder, unless the organisation is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.resolve.groups import Firsts, Groups
from kg.resolve.nodes import Node, Nodes
from kg.resolve.titles import Title, read_title, titles_agree
from kg.resolve.wordbook import Wordbook

__all__ = ["read_titles", "resolve_offices"]

MOST_DOUBTS = 3

NEARLY_ALL = 8
"""How many times more documents tell one country of an office that a person holds than tell another."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an office, or of several judged to be one: `holders` and `organisations` are entities' IRIs."""

    root: str
    label: str
    title: Title
    countries: frozenset[str]
    holders: frozenset[str]
    organisations: frozenset[str]

    @property
    def told_by(self) -> frozenset[str]:
        """The holders who tell which office it is: none where several share a title ("Secretaries Okafor and Lind")."""
        return frozenset() if self.title.bare and len(self.holders) > 1 else self.holders


def read_titles(nodes: Nodes, book: Wordbook) -> Mapping[str, Title]:
    """The title of each office's IRI, with the countries that its words or its document tell."""
    found = {}
    for node in nodes.of("office"):
        title = read_title(node.label, book)
        found[node.iri] = replace(title, countries=title.countries | node.countries)
    return found


def resolve_offices(nodes: Nodes, titles: Mapping[str, Title], book: Wordbook, groups: Groups) -> None:
    """Judge which nodes are one office, once it is settled which persons and organisations are one."""
    acts_for = countries_of_holders(nodes, groups)
    profiles = {node.iri: describe(node, titles[node.iri], acts_for, groups) for node in nodes.of("office")}
    join_told(profiles, book, groups)
    join_tied(profiles, groups)
    join_shortened(profiles, groups)
    join_only_country(profiles, book, groups)


def countries_of_holders(nodes: Nodes, groups: Groups) -> Mapping[str, frozenset[str]]:
    """The countries that all documents together tell of each person."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes.of("person"):
        found[groups.find(node.iri)].update(node.countries)
    return {person: frozenset(countries) for person, countries in found.items()}


def describe(node: Node, title: Title, acts_for: Mapping[str, frozenset[str]], groups: Groups) -> Profile:
    """What one document says of an office; where it tells no country, that of all its holders is taken."""
    holders = frozenset(groups.find(holder) for holder in node.holders)
    told = title.countries or frozenset().union(*(acts_for.get(holder, frozenset()) for holder in holders))
    return Profile(
        root=node.iri,
        label=node.label,
        title=title,
        countries=told if len(told) == 1 else frozenset(),
        holders=holders,
        organisations=frozenset({groups.find(node.organisation)} if node.organisation else ()),
    )


def join_told(profiles: Mapping[str, Profile], book: Wordbook, groups: Groups) -> None:
    """Join offices of one title and one country, and keep those of two countries apart."""
    by_title: dict[object, dict[frozenset[str], Profile]] = defaultdict(dict)
    told: Firsts[Profile] = Firsts(groups)
    for office in profiles.values():
        if office.countries and not office.title.bare:
            by_title[office.title.key].setdefault(office.countries, office)
            first = told.of((office.title.key, office.countries), office.root, office)
            if first is not office:
                country = label_of(office.countries, book)
                groups.same(first.root, office.root, 0.95, f"{said(first, office)}, of {country}.")
    for by_country in by_title.values():
        for left, right in combinations(by_country.values(), 2):
            groups.keep_apart(left.root, right.root)
    for left, right in agreeing([office for by_country in by_title.values() for office in by_country.values()]):
        if left.countries == right.countries and left.title.duty and left.title.duty == right.title.duty:
            country = label_of(left.countries, book)
            groups.same(left.root, right.root, 0.9, f"{said(left, right)}, one with the department, of {country}.")


def join_tied(profiles: Mapping[str, Profile], groups: Groups) -> None:
    """Join offices of one title that one person holds or that are in one organisation."""
    by_tie: dict[object, list[Profile]] = defaultdict(list)
    for office in profiles.values():
        for tie in sorted(office.told_by | office.organisations):
            by_tie[tie, office.title.key].append(office)
    for tied in by_tie.values():
        firsts: dict[frozenset[str], Profile] = {}
        of_country: Firsts[Profile] = Firsts(groups)
        for office in tied:
            firsts.setdefault(office.countries, office)
            join_if_tied(of_country.of(office.countries, office.root, office), office, groups)
        untold, told = firsts.get(frozenset()), nearly_all(tied)
        if untold is not None and told is not None:
            join_if_tied(firsts[told], untold, groups)


def nearly_all(tied: Sequence[Profile]) -> frozenset[str] | None:
    """The country that some offices are told to be of: the only one, or that of nearly all."""
    counts = Counter(office.countries for office in tied if office.countries)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], sorted(item[0])))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < NEARLY_ALL * ranked[1][1]):
        return None
    return ranked[0][0]


def join_if_tied(left: Profile, right: Profile, groups: Groups) -> None:
    """Join two offices of one title unless their countries differ."""
    if left is right or contradict(left, right):
        return
    tie = "one person holds both" if left.holders & right.holders else "both are in one organisation"
    groups.same(left.root, right.root, 0.9, f"{said(left, right)}, and {tie}.")


def contradict(left: Profile, right: Profile) -> bool:
    """Whether two offices are told to be of two countries."""
    return bool(left.countries and right.countries and left.countries != right.countries)


def join_shortened(profiles: Mapping[str, Profile], groups: Groups) -> None:
    """Join a person's bare title to the only full one of the same person that it agrees with.

    "Secretary Okafor" is the "Secretary of Transport" where the documents give Okafor no other such title.
    """
    by_holder: dict[str, list[Profile]] = defaultdict(list)
    for office in profiles.values():
        for holder in sorted(office.told_by):
            by_holder[holder].append(office)
    for held in by_holder.values():
        fuller: dict[str, dict[str, Profile]] = defaultdict(dict)
        for left, right in agreeing(held):
            if left.title.bare == right.title.bare or contradict(left, right):
                continue
            short, full = (left, right) if left.title.bare else (right, left)
            fuller[short.root].setdefault(groups.find(full.root), full)
        for root, choices in sorted(fuller.items()):
            if len(choices) == 1:
                full = next(iter(choices.values()))
                why = f"“{profiles[root].label}” is short for “{full.label}”, the only such title of one person."
                groups.same(full.root, root, 0.85, why)


def agreeing(offices: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of offices whose titles may be of one office."""
    blocks: dict[object, list[Profile]] = defaultdict(list)
    for office in offices:
        blocks[office.title.head, office.title.rank].append(office)
    for block in blocks.values():
        for left, right in combinations(block, 2):
            if titles_agree(left.title, right.title):
                yield left, right


def join_only_country(profiles: Mapping[str, Profile], book: Wordbook, groups: Groups) -> None:
    """Join an office of an untold country to that of the only country that has such an office in the documents.

    "Minister" and "President" stand in every country: they stay apart where a holder is told, and the doubt is noted.
    """
    known: dict[object, dict[frozenset[str], Profile]] = defaultdict(dict)
    for office in profiles.values():
        if office.countries and not office.title.bare:
            known[office.title.key].setdefault(office.countries, office)
    for root in [root for root in groups.roots() if root in profiles and profiles[root].title.key in known]:
        office = profiles[root]
        if any(profiles[member].countries for member in groups.members(root)):
            continue
        choices = known[office.title.key]
        only = next(iter(choices.values()))
        telling = bool(office.title.duty or office.title.to or (office.title.rank and office.title.field))
        if len(choices) == 1 and (telling or not office.holders):
            country = label_of(only.countries, book)
            groups.same(
                only.root, office.root, 0.75, f"{said(only, office)}, and no country but {country} has it here."
            )
        elif len(choices) <= MOST_DOUBTS:
            for other in choices.values():
                why = f"{said(other, office)}, but the country of one of them is not told."
                groups.unsure(other.root, office.root, 0.5, why)


def said(left: Profile, right: Profile) -> str:
    """That two titles are one, in words."""
    return f"“{left.label}” and “{right.label}” are one title"


def label_of(countries: frozenset[str], book: Wordbook) -> str:
    """The label of the only country."""
    return ", ".join(book.labels.get(path, path) for path in sorted(countries))
