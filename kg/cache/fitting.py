"""An extraction that was kept, its document and the vocabulary in; whether the one can have come of the other.

What passes can be asserted: every span lies in the text, every mention is the words that stand there, every id and
registry path leads somewhere. What was kept for another text does not pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import ENTITY_TYPES, Cluster, Document, Extraction, Fact, Span
from kg.vocab import Concept, CountryEntry, ForumEntry, OrganisationEntry, PlaceEntry, Vocabulary

__all__ = ["KnownWords", "fits"]

RELATION = "relation"
"""The kind of a forum that is no more than the relations between its members; a class of the ontology else."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The paths of the registries, the names of classes, and the notations of properties."""

    paths: frozenset[str]
    kinds: frozenset[str]
    predicates: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> KnownWords:
        """Those of a vocabulary."""
        lists: tuple[Iterable[Concept | CountryEntry | ForumEntry | OrganisationEntry | PlaceEntry], ...] = (
            *(vocabulary.concepts, vocabulary.forums, vocabulary.countries, vocabulary.places),
            vocabulary.organisations,
        )
        return cls(
            paths=frozenset(entry.path for entries in lists for entry in entries),
            kinds=frozenset({RELATION, *(entry.name for entry in vocabulary.classes)}),
            predicates=frozenset(entry.notation for entry in vocabulary.properties),
        )


def fits(extraction: Extraction, document: Document, known: KnownWords) -> bool:
    """Whether an extraction can be one of this document, under the vocabulary of the known words."""
    clusters = {cluster.id: cluster for cluster in extraction.clusters}
    facts = [*extraction.facts, *(abstention.fact for abstention in extraction.abstentions)]
    length = len(document.text)
    return (
        all(name == document.name for name in names_in(extraction))
        and all(0 <= span.start <= span.end <= length for span in spans_in(extraction, facts))
        and all(mention.span.of(document.text) == mention.surface for mention in extraction.mentions)
        and all(mention.cluster in clusters for mention in extraction.mentions)
        and len(clusters) == len(extraction.clusters)
        and all(is_known(cluster, clusters, known) for cluster in extraction.clusters)
        and all(is_claim(fact, clusters, known) for fact in facts)
        and not extraction.rejections
    )


def names_in(extraction: Extraction) -> Iterator[str | None]:
    """The names of documents that an extraction and its parts give."""
    yield extraction.document
    for parts in (extraction.mentions, extraction.clusters, extraction.facts, extraction.problems):
        yield from (part.document for part in parts)
    yield from (abstention.fact.document for abstention in extraction.abstentions)


def spans_in(extraction: Extraction, facts: list[Fact]) -> Iterator[Span]:
    """All spans of an extraction."""
    yield from extraction.sentences
    yield from (mention.span for mention in extraction.mentions)
    for fact in facts:
        yield from (fact.subject_span, fact.object_span, *fact.quotes)


def is_known(cluster: Cluster, clusters: Mapping[str, Cluster], known: KnownWords) -> bool:
    """Whether a cluster's type and kind are known, and what it points to is there."""
    others = (*filter(None, (cluster.forum, cluster.organisation, cluster.place)), *cluster.participants)
    registered = (*filter(None, (cluster.registry,)), *cluster.countries)
    return (
        cluster.type in ENTITY_TYPES
        and cluster.id.startswith(f"{cluster.type}:")
        and bool(cluster.label)
        and (cluster.kind is None or cluster.kind in known.kinds)
        and all(other in clusters for other in others)
        and all(path in known.paths for path in registered)
    )


def is_claim(fact: Fact, clusters: Mapping[str, Cluster], known: KnownWords) -> bool:
    """Whether a fact has a sentence, both its ends, and a predicate of the ontology."""
    return (
        fact.predicate in known.predicates
        and not fact.by_model
        and 0 <= fact.confidence <= 1
        and bool(fact.quotes)
        and (fact.object is None) != (fact.value is None)
        and all(end in clusters for end in (fact.subject, fact.object, fact.side, fact.office) if end is not None)
    )
