"""Extractions in, Resolution out: which clusters of which documents are one thing, and why.

Judgements make the groups and groups make the entities; any order of documents gives the same result. Nothing here
reads a text or knows RDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.identifiers import Identifiers
from kg.model import ENTITY_TYPES, Extraction, Resolution
from kg.resolve.entities import make_entities
from kg.resolve.forums import resolve_forums
from kg.resolve.groups import Groups
from kg.resolve.labels import join_registered, resolve_labels, resolve_organisations
from kg.resolve.meetings import resolve_meetings
from kg.resolve.nodes import gather_nodes
from kg.resolve.offices import read_titles, resolve_offices
from kg.resolve.persons import resolve_persons
from kg.resolve.same import COMPARED, Finding, same_names
from kg.resolve.wordbook import make_wordbook
from kg.vocab import Vocabulary

__all__ = ["COMPARED", "Finding", "resolve", "same_names"]


def resolve(
    extractions: Sequence[Extraction],
    vocabulary: Vocabulary,
    identifiers: Identifiers,
    *,
    copies: Mapping[str, str] | None = None,
) -> Resolution:
    """The entities of all documents and the judgements that made them, both sorted.

    `copies` leads from the names of documents that tell another's text to the name of that one.
    """
    book = make_wordbook(vocabulary)
    nodes = gather_nodes(extractions, book, identifiers, copies or {})
    groups = Groups(nodes.by_iri)
    for kind in ENTITY_TYPES:
        join_registered(nodes.of(kind), book, groups)
    for kind in ("country", "place", "domain"):
        resolve_labels(nodes.of(kind), book, groups)
    titles = read_titles(nodes, book)
    resolve_organisations(nodes.of("organisation"), book, groups)
    resolve_forums(nodes.of("forum"), book, groups)
    resolve_persons(nodes.of("person"), titles, book, groups)
    resolve_offices(nodes, titles, book, groups)
    resolve_meetings(nodes, book, groups)
    return Resolution(entities=make_entities(nodes, groups, book, identifiers), judgements=groups.judgements())
