"""Extractions in, Resolution out: which clusters of which documents are one thing, and why.

Judgements make the groups and groups make the entities; any order of documents gives the same result. What persons
decided comes before what is found, and wins. Nothing here reads a text or knows RDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.corrections import NONE_DECIDED, Decisions
from kg.identifiers import Identifiers
from kg.model import ENTITY_TYPES, Extraction, Resolution
from kg.resolve.deciding import Rulings, decide, names_of, rest_of_splits, without_registry
from kg.resolve.entities import make_entities
from kg.resolve.forums import resolve_forums
from kg.resolve.groups import Groups
from kg.resolve.labels import join_registered, resolve_labels, resolve_organisations
from kg.resolve.meetings import resolve_meetings
from kg.resolve.nodes import Nodes, gather_nodes
from kg.resolve.offices import read_titles, resolve_offices
from kg.resolve.persons import resolve_persons
from kg.resolve.same import COMPARED, Finding, same_names
from kg.resolve.wordbook import Wordbook, make_wordbook
from kg.vocab import Vocabulary

__all__ = ["COMPARED", "Finding", "resolve", "same_names"]


def resolve(
    extractions: Sequence[Extraction],
    vocabulary: Vocabulary,
    identifiers: Identifiers,
    *,
    copies: Mapping[str, str] | None = None,
    decisions: Decisions = NONE_DECIDED,
) -> Resolution:
    """The entities of all documents and the judgements that made them, both sorted.

    `copies` leads from the names of documents that tell another's text to the name of that one. `decisions` are
    those of persons.
    """
    book = make_wordbook(vocabulary)
    nodes = gather_nodes(extractions, book, identifiers, copies or {})
    rulings = decide(decisions, nodes)
    rest: Mapping[str, frozenset[str]] = {}
    if any(ruling.decision.verdict == "split" for ruling in rulings):
        apart = [ruling for ruling in rulings if ruling.decision.verdict == "different"]
        rest = rest_of_splits(rulings, match(nodes, book, Rulings(apart, rest)))
        nodes = without_registry(nodes, rulings, rest)
    decided = Rulings(rulings, rest)
    groups = match(nodes, book, decided)
    names, unshown = names_of(decisions, nodes, groups)
    return Resolution(
        entities=make_entities(nodes, groups, book, identifiers, names),
        judgements=groups.judgements(),
        unheeded=tuple(sorted({**decided.unheeded, **unshown}.items())),
    )


def match(nodes: Nodes, book: Wordbook, decided: Rulings) -> Groups:
    """The nodes in groups, by what persons decided and by what is found."""
    groups = Groups(nodes.by_iri)
    decided.keep_apart(groups)
    for kind in ENTITY_TYPES:
        join_registered(nodes.of(kind), book, groups)
    for kind in ("country", "place", "domain"):
        resolve_labels(nodes.of(kind), book, groups)
        decided.join(groups, nodes, kind)
    titles = read_titles(nodes, book)
    resolve_organisations(nodes.of("organisation"), book, groups)
    decided.join(groups, nodes, "organisation")
    resolve_forums(nodes.of("forum"), book, groups)
    decided.join(groups, nodes, "forum")
    resolve_persons(nodes.of("person"), titles, book, groups)
    decided.join(groups, nodes, "person")
    resolve_offices(nodes, titles, book, groups)
    decided.join(groups, nodes, "office")
    resolve_meetings(nodes, book, groups)
    decided.join(groups, nodes, "meeting")
    return groups
