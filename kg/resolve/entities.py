"""Groups of clusters in, Entities out: the name to show, the other names, and what they refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.identifiers import Identifiers
from kg.model import Entity
from kg.resolve.groups import Groups
from kg.resolve.nodes import Node, Nodes
from kg.resolve.personal_names import Likeness, compare_names, read_name
from kg.resolve.wordbook import SMALL_WORDS, Wordbook

__all__ = ["make_entities", "of_no_entry"]

CLEAR_MAJORITY = 3
"""How many times more documents have the right spelling of a name than one that is taken for an error."""


def make_entities(
    nodes: Nodes, groups: Groups, book: Wordbook, identifiers: Identifiers, names: Mapping[str, str]
) -> tuple[Entity, ...]:
    """The entities of all groups, sorted by IRI; `names` are those that persons gave to groups, by their roots."""
    members = of_one_entry({root: [nodes[iri] for iri in groups.members(root)] for root in groups.roots()})
    iris = {root: canonical(found, identifiers) for root, found in members.items()}
    entities = {
        root: named(make_entity(iris[root], found, groups, iris, book, identifiers), names.get(root))
        for root, found in members.items()
        if found[0].cluster.type != "meeting"
    }
    for root, found in members.items():
        if found[0].cluster.type == "meeting":
            entity = make_entity(iris[root], found, groups, iris, book, identifiers)
            entities[root] = named(named_meeting(entity, found, entities, groups), names.get(root))
    return tuple(sorted(entities.values(), key=lambda entity: entity.iri))


def of_one_entry(members: Mapping[str, Sequence[Node]]) -> dict[str, list[Node]]:
    """The groups, of which one alone is that of a registry entry: of several that a person keeps apart, the largest."""
    known: dict[str, list[str]] = defaultdict(list)
    for root, found in members.items():
        for path in sorted({node.cluster.registry for node in found if node.cluster.registry}):
            known[path].append(root)
    owners = {path: min(roots, key=lambda root: (-len(members[root]), root)) for path, roots in known.items()}
    return {
        root: [node if owners.get(node.cluster.registry or "", root) == root else of_no_entry(node) for node in found]
        for root, found in members.items()
    }


def of_no_entry(node: Node) -> Node:
    """A node that is known by its names alone."""
    return replace(node, cluster=replace(node.cluster, registry=None))


def named(entity: Entity, name: str | None) -> Entity:
    """An entity with the name that a person gave it; the one before is another of its names."""
    if name is None or name == entity.label:
        return entity
    aliases = {*entity.aliases, entity.label} - {name}
    wrong = tuple(word for word in entity.misspellings if word != name)
    return replace(entity, label=name, aliases=tuple(sorted(aliases)), misspellings=wrong)


def canonical(members: Sequence[Node], identifiers: Identifiers) -> str:
    """The registry's IRI of a group, else the least of its members'."""
    paths = sorted({node.cluster.registry for node in members if node.cluster.registry})
    return identifiers.registry(paths[0]) if paths else members[0].iri


def make_entity(
    iri: str, members: Sequence[Node], groups: Groups, iris: Mapping[str, str], book: Wordbook, identifiers: Identifiers
) -> Entity:
    """The entity of one group."""
    clusters = [node.cluster for node in members]
    registry = min((cluster.registry for cluster in clusters if cluster.registry), default=None)
    label = book.labels.get(registry or "") or choose_label(members, book)
    wrong = {name for cluster in clusters for name in cluster.misspellings} | mistyped_labels(label, members, book)
    names = {name for cluster in clusters for name in (cluster.label, *cluster.aliases)} - wrong - {label}
    ties = {path for node in members for path in node.countries} if clusters[0].type != "country" else set()
    return Entity(
        iri=iri,
        type=clusters[0].type,
        label=label,
        members=tuple(sorted((node.document, node.cluster.id, node.iri) for node in members)),
        aliases=tuple(sorted(names)),
        misspellings=tuple(sorted(wrong - {label})),
        registry=registry,
        kind=commonest(cluster.kind for cluster in clusters),
        forum=commonest(iris[groups.find(node.forum)] for node in members if node.forum),
        session=session_of(members),
        organisation=commonest(iris[groups.find(node.organisation)] for node in members if node.organisation),
        countries=tuple(sorted(identifiers.registry(path) for path in ties)),
    )


def choose_label(members: Sequence[Node], book: Wordbook) -> str:
    """The name to show: a person's commonest full name, of other things the fullest; then the other of the two."""
    count = Counter(node.label for node in members)
    person = members[0].cluster.type == "person"

    def rank(label: str) -> tuple[object, ...]:
        if person:
            name = read_name(label, book)
            return name.full, count[label], name.weight, -len(label), label
        capitals = sum(letter.isupper() for letter in label)
        return len(telling_words(label, book)), count[label], capitals, -len(label), label

    return max(count, key=rank)


def telling_words(label: str, book: Wordbook) -> list[str]:
    """The words of a label without countries and small words."""
    return [word for word in book.split_countries(book.words(label))[1] if word not in SMALL_WORDS]


def mistyped_labels(label: str, members: Sequence[Node], book: Wordbook) -> set[str]:
    """The persons' names that are the label but for a letter and far rarer than it."""
    if members[0].cluster.type != "person":
        return set()
    count = Counter(name for name, _ in {(node.label, node.source) for node in members})
    right = read_name(label, book)
    return {
        other
        for other in count
        if count[label] >= CLEAR_MAJORITY * count[other]
        and compare_names(right, read_name(other, book), book) is Likeness.MISTYPED
    }


def commonest(values: Iterable[str | None]) -> str | None:
    """The commonest value, of several the least, or None."""
    count = Counter(value for value in values if value)
    return min(count, key=lambda value: (-count[value], value)) if count else None


def session_of(members: Sequence[Node]) -> str | None:
    """The ordinal of a meeting, else the word by which all its documents tell it ("last")."""
    told = {node.cluster.session for node in members}
    counted = sorted(session for session in told if session and (session == "inaugural" or session.isdecimal()))
    return counted[-1] if counted else min(told) if len(told) == 1 and None not in told else None  # type: ignore[type-var]


def named_meeting(entity: Entity, members: Sequence[Node], entities: Mapping[str, Entity], groups: Groups) -> Entity:
    """A meeting with its label: its forum's with the ordinal, or "Meeting of A and B"."""
    forum = next((entities[groups.find(node.forum)] for node in members if node.forum), None)
    people = sorted({entities[groups.find(person)].label for node in members for person in node.participants})
    if forum is not None:
        label = f"{ordinal(entity.session)}{forum.label}"
    elif len(people) > 1:
        label = f"Meeting of {', '.join(people[:-1])} and {people[-1]}"
    else:
        return entity
    names = {entity.label, *entity.aliases} - {label}
    return replace(entity, label=label, aliases=tuple(sorted(names)))


def ordinal(session: str | None) -> str:
    """What stands before a forum's name for a session: "Inaugural ", "4th " or nothing."""
    if session == "inaugural":
        return "Inaugural "
    if session is None or not session.isdecimal():
        return ""
    number = int(session)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} "
