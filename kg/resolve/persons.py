"""Clusters of persons in, judgements on which are one person out.

Names alone join nobody whose countries differ or whose given names contradict each other; a name that tells
little (a surname, an initial) needs a country or an office in common, and one person alone whom it fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.resolve.groups import Firsts, Groups
from kg.resolve.nodes import Node
from kg.resolve.personal_names import Likeness, PersonalName, compare_names, read_name
from kg.resolve.titles import Title, titles_agree
from kg.resolve.wordbook import Wordbook

__all__ = ["Verdict", "judge_persons", "resolve_persons"]

TIERS = tuple(likeness for likeness in Likeness if likeness < Likeness.UNLIKE)
MOST_DOUBTS = 3
"""A name that may be more persons' than this tells nothing, and no doubt is recorded."""

WELL_KNOWN = 5
"""Documents with the full name of a person who is known by the surname alone, if nearly no other has it."""

NEARLY_ALL = 8
"""How many times more documents speak of that person than of all others whom the name fits."""

SCORES: Mapping[Likeness, float] = {
    Likeness.EQUAL: 0.97,
    Likeness.LONGER: 0.94,
    Likeness.VARIANT: 0.92,
    Likeness.BEGINNING: 0.9,
    Likeness.INITIAL: 0.9,
    Likeness.MISTYPED: 0.85,
    Likeness.SURNAME: 0.85,
    Likeness.FORENAME: 0.8,
}
REASONS: Mapping[Likeness, str] = {
    Likeness.EQUAL: "are one name",
    Likeness.LONGER: "are one name, with a middle name or initial more",
    Likeness.VARIANT: "are one name, with another form of a word of it",
    Likeness.BEGINNING: "are one name, with a family name more",
    Likeness.INITIAL: "are one name, with an initial for the given name",
    Likeness.MISTYPED: "are one name but for a letter",
    Likeness.SURNAME: "have one surname",
    Likeness.FORENAME: "begin with one name",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a group: its names (the fullest first), country, titles, documents, and texts."""

    root: str
    label: str
    names: tuple[PersonalName, ...]
    countries: frozenset[str]
    titles: frozenset[Title]
    documents: frozenset[str]
    sources: frozenset[str]

    @property
    def strength(self) -> tuple[tuple[int, int, int], bool, bool, int]:
        """By which the better known of two groups is told."""
        return self.names[0].weight, bool(self.countries), bool(self.titles), len(self.sources)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two persons are one: "same", "different" or "unsure", and whether more than the name speaks for it."""

    verdict: str
    supported: bool
    score: float
    why: str


def resolve_persons(nodes: Sequence[Node], titles: Mapping[str, Title], book: Wordbook, groups: Groups) -> None:
    """Judge which nodes are one person; `titles` are those of the offices' IRIs."""
    people = without_strays({node.iri: describe(node, titles, book) for node in nodes})
    join_alike_in_all(people, groups, book)
    for tier in TIERS:
        join_tier(tier, people, groups, book)


def describe(node: Node, titles: Mapping[str, Title], book: Wordbook) -> Profile:
    """What one document says of a person; of several countries none is taken for the person's."""
    held = frozenset(titles[office] for office in node.offices if office in titles)
    acts_for = node.countries or frozenset().union(*(title.countries for title in held))
    return Profile(
        root=node.iri,
        label=node.label,
        names=(read_name(node.label, book),),
        countries=acts_for if len(acts_for) == 1 else frozenset(),
        titles=held,
        documents=frozenset({node.document}),
        sources=frozenset({node.source}),
    )


def without_strays(people: Mapping[str, Profile]) -> dict[str, Profile]:
    """The persons, without the countries that few documents tell of a full name and title against nearly all.

    One document that is read wrongly, or errs, would else make two persons of one, and never let them join again.
    """
    told: dict[tuple[tuple[PersonalName, ...], Title], dict[frozenset[str], set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for person in people.values():
        for title in person.titles:
            if person.countries and person.names[0].full and not title.bare:
                told[person.names, plain(title)][person.countries] |= person.sources
    found = {}
    for iri, person in people.items():
        tallies = [told[person.names, plain(title)] for title in person.titles if (person.names, plain(title)) in told]
        stray = person.countries and any(is_stray(person.countries, tally) for tally in tallies)
        found[iri] = replace(person, countries=frozenset()) if stray else person
    return found


def plain(title: Title) -> Title:
    """A title without the countries that its document tells."""
    return replace(title, countries=frozenset())


def is_stray(countries: frozenset[str], tally: Mapping[frozenset[str], set[str]]) -> bool:
    """Whether nearly all documents tell another country."""
    most = max(len(sources) for sources in tally.values())
    return most >= max(WELL_KNOWN, NEARLY_ALL * len(tally.get(countries, ())))


def join_alike_in_all(people: Mapping[str, Profile], groups: Groups, book: Wordbook) -> None:
    """Join persons of the same name, country and titles, of whom there may be very many."""
    alike: Firsts[Profile] = Firsts(groups)
    for iri in sorted(people):
        person = people[iri]
        first = alike.of((person.names, person.countries, person.titles), iri, person)
        if first is not person and first.documents != person.documents:
            judged = judge_persons(first, person, book)
            if judged is not None and judged.verdict == "same":
                groups.same(first.root, iri, judged.score, judged.why)


def join_tier(tier: Likeness, people: Mapping[str, Profile], groups: Groups, book: Wordbook) -> None:
    """Join each group to the one better known group whose name is alike in one way."""
    profiles = {root: merge([people[iri] for iri in groups.members(root)]) for root in groups.roots() if root in people}
    offers: dict[str, list[tuple[Profile, Verdict]]] = defaultdict(list)
    for left, right in pairs(profiles):
        if groups.apart(left.root, right.root):
            continue
        likeness = likeness_of(left, right, book)
        if likeness is Likeness.CONTRARY:
            groups.keep_apart(left.root, right.root)
        elif likeness is tier and (judged := judge_persons(left, right, book)) is not None:
            if judged.verdict == "different":
                groups.different(left.root, right.root, judged.score, judged.why)
            else:
                weak, strong = sorted((left, right), key=lambda profile: (profile.strength, profile.root))
                offers[weak.root].append((strong, judged))
    for root in sorted(offers):
        settle(root, offers[root], groups, book)


def merge(profiles: Sequence[Profile]) -> Profile:
    """What is known of all the members of a group."""
    names = sorted({name for profile in profiles for name in profile.names}, key=lambda name: (name.weight, name))
    names.reverse()
    fullest = min(profiles, key=lambda profile: (profile.names[0] != names[0], profile.label))
    return Profile(
        root=min(profile.root for profile in profiles),
        label=fullest.label,
        names=tuple(names),
        countries=frozenset().union(*(profile.countries for profile in profiles)),
        titles=frozenset().union(*(profile.titles for profile in profiles)),
        documents=frozenset().union(*(profile.documents for profile in profiles)),
        sources=frozenset().union(*(profile.sources for profile in profiles)),
    )


def pairs(profiles: Mapping[str, Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of groups that share the first or last word of a name, or all its letters; each once, in order."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for root, profile in profiles.items():
        for name in profile.names:
            blocks["".join(sorted("".join(name.words)))].add(root)
            for word in {*name.words[:1], *name.words[-1:]}:
                blocks[word].add(root)
    found = {pair for roots in blocks.values() for pair in combinations(sorted(roots), 2)}
    for left, right in sorted(found):
        yield profiles[left], profiles[right]


def likeness_of(left: Profile, right: Profile, book: Wordbook) -> Likeness:
    """How two groups are alike by the closest of their names; CONTRARY if any two contradict each other."""
    found = {compare_names(one, other, book) for one in left.names for other in right.names}
    return Likeness.CONTRARY if Likeness.CONTRARY in found else min(found)


def judge_persons(left: Profile, right: Profile, book: Wordbook) -> Verdict | None:
    """Whether two persons whose names are alike are one; None where nothing is worth a word."""
    likeness = likeness_of(left, right, book)
    if likeness >= Likeness.UNLIKE:
        return None
    said = f"“{left.label}” and “{right.label}” {REASONS[likeness]}"
    full = left.names[0].full and right.names[0].full
    offices = [one for one in left.titles for other in right.titles if titles_agree(one, other)]
    if left.countries and right.countries and not left.countries & right.countries:
        if likeness > Likeness.VARIANT or not full:
            return None
        verdict = "unsure" if any(not title.bare for title in offices) else "different"
        return Verdict(verdict, False, 0.5 if offices else 0.9, f"{said}, but {against(left, right, book)}.")
    country, office = bool(left.countries & right.countries), bool(offices)
    if likeness >= Likeness.INITIAL and left.documents & right.documents and not office:
        return None
    why = f"{said}; {in_common(left, right, book)}."
    if enough(likeness, left, right, country, office):
        return Verdict("same", country or office, SCORES[likeness] - (0 if country or office else 0.1), why)
    if not (country or office) and (likeness >= Likeness.MISTYPED or likeness is Likeness.EQUAL):
        alone = likeness is Likeness.SURNAME and not (left.titles and right.titles)
        return Verdict("unsure", False, 0.0, why) if alone else None  # of weight only for one who is well known
    return Verdict("unsure", country or office, 0.5, why)


def enough(likeness: Likeness, left: Profile, right: Profile, country: bool, office: bool) -> bool:
    """Whether a likeness of names, with a country or an office in common, makes two persons one."""
    short, long = sorted((left, right), key=lambda profile: profile.names[0].weight)
    if likeness <= Likeness.LONGER and short.names[0].full:
        return True
    if likeness is Likeness.MISTYPED:
        return office and not any(title.bare for title in (*left.titles, *right.titles))
    if likeness is Likeness.BEGINNING and len(short.sources) > len(long.sources):
        return False  # "Clara Voss" is not short for "Clara Voss Bridge" if nearly all say "Clara Voss"
    if likeness is Likeness.FORENAME or (likeness is Likeness.EQUAL and len(short.names[0].words) == 1):
        return office
    if likeness is Likeness.SURNAME:
        telling = [all(title.bare for title in profile.titles) for profile in (left, right)]
        return office or (country and any(telling))
    return country or office


def settle(root: str, offers: Sequence[tuple[Profile, Verdict]], groups: Groups, book: Wordbook) -> None:
    """Join a group to the best of those it may be, unless they are several persons; note the doubt if so."""
    same = [offer for offer in offers if offer[1].verdict == "same"]
    chosen = [offer for offer in same if offer[1].supported] or same
    several = any(are_several(one[0], other[0], groups, book) for one, other in combinations(chosen, 2))
    if several or not chosen:
        chosen = well_known(chosen or [offer for offer in offers if offer[1].score == 0.0]) or chosen
    if chosen and (not several or len(chosen) == 1):
        best, judged = max(chosen, key=lambda offer: (offer[1].score, offer[0].strength, offer[0].root))
        if groups.same(best.root, root, judged.score, judged.why):
            return
    doubts = chosen if several else [offer for offer in offers if offer not in chosen and offer[1].score]
    if len(doubts) <= MOST_DOUBTS:
        for other, judged in doubts:
            if not groups.apart(root, other.root) and groups.find(root) != groups.find(other.root):
                more = " The name fits others as well." if several else ""
                groups.unsure(root, other.root, 0.5, judged.why + more)


def well_known(offers: Sequence[tuple[Profile, Verdict]]) -> list[tuple[Profile, Verdict]]:
    """The one of some persons of whom nearly all documents speak, if there is such a one."""
    if not offers:
        return []
    best, judged = max(offers, key=lambda offer: (len(offer[0].sources), offer[0].root))
    others = sum(len(offer[0].sources) for offer in offers if offer[0] is not best)
    if len(best.sources) < max(WELL_KNOWN, NEARLY_ALL * others):
        return []
    why = f"{judged.why.removesuffix('.')}, but “{best.label}” is in {len(best.sources)} documents, others in {others}."
    return [(best, Verdict("same", judged.supported, 0.7, why))]


def are_several(left: Profile, right: Profile, groups: Groups, book: Wordbook) -> bool:
    """Whether two groups that a name fits are two persons for all that is known."""
    if groups.find(left.root) == groups.find(right.root):
        return False
    if groups.apart(left.root, right.root) or likeness_of(left, right, book) >= Likeness.UNLIKE:
        return True
    return bool(left.countries and right.countries and not left.countries & right.countries)


def in_common(left: Profile, right: Profile, book: Wordbook) -> str:
    """What two persons have in common beside the name, in words."""
    shared = left.countries & right.countries
    found = ["both act for " + countries(shared, book)] if shared else []
    heads = [" ".join(one.head) for one in left.titles for other in right.titles if titles_agree(one, other)]
    if heads:
        found.append(f"both have the office of {min(heads).replace('_', ' ')}")
    return " and ".join(found) or "no country or office of both is told"


def against(left: Profile, right: Profile, book: Wordbook) -> str:
    """That two persons act for two countries, in words."""
    return f"one acts for {countries(left.countries, book)} and the other for {countries(right.countries, book)}"


def countries(paths: frozenset[str], book: Wordbook) -> str:
    """The labels of some countries."""
    return ", ".join(book.labels.get(path, path) for path in sorted(paths))
