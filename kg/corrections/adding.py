"""A fact that a person adds in, what an extraction has of it out: a fact with its sentence, mentions, clusters.

The words of both ends are those of the document or, where a source outside the documents is quoted, of the quote,
which then is a small text of its own. Nothing is added without words that name it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from kg.corrections.anchoring import Place, UnanchoredError, find_passage, fold, overlap, sentences_of
from kg.corrections.correction import Added, Correction
from kg.model import ENTITY_TYPES, Cluster, Document, Extraction, Fact, Mention, Span
from kg.vocab import Concept, CountryEntry, ForumEntry, OrganisationEntry, PlaceEntry, Vocabulary
from kg.web_addresses import is_web_address

__all__ = ["ADDED_RULE", "add_fact", "registry_path", "statement_of", "types_of"]

ADDED_RULE = "added-by-hand"
"""The rule of a fact that a person added."""


def statement_of(correction: Correction) -> Document:
    """The text that a correction quotes from outside the documents, under a name that tells whence it is."""
    added = correction.what
    if not isinstance(added, Added):
        raise TypeError(f"{correction.verb} quotes no source")
    source = correction.source or ""
    return Document(
        name=f"correction-{correction.id}",
        text=added.quote,
        source=source,
        sha256=sha256(added.quote.encode("utf-8")).hexdigest(),
        title=" ".join(f"Correction by {correction.who}, {correction.day}: {source}".split()),
        url=source if is_web_address(source) else None,
        correction=correction.id,
    )


def add_fact(correction: Correction, place: Place, document: str, vocabulary: Vocabulary) -> tuple[Extraction, Fact]:
    """The extraction of a document with a fact more, and that fact; UnanchoredError where its words are not there."""
    added = correction.what
    if not isinstance(added, Added):
        raise TypeError(f"{correction.verb} adds no fact")
    passage = find_passage(added.quote, place.text)
    if passage is None:
        raise UnanchoredError(f"no passage “{added.quote}” is there")
    entry = next(one for one in vocabulary.properties if one.notation == added.predicate)
    finder = _Ends(place, document, passage, vocabulary)
    subject = finder.find(added.subject_text, added.subject_type, types_of(entry.domains))
    kinds = types_of(entry.ranges)
    thing = finder.find(added.object_text, added.object_type, kinds) if kinds else None
    words = thing.span if thing else find_passage(added.object_text, place.text)
    if words is None:
        raise UnanchoredError(f"the words “{added.object_text}” are not there")
    fact = Fact(
        document=document,
        predicate=added.predicate,
        subject=subject.cluster.id,
        object=thing.cluster.id if thing else None,
        value=added.value,
        subject_span=subject.span,
        object_span=words,
        quotes=sentences_of(passage, place.extraction.sentences),
        rule=ADDED_RULE,
        confidence=1,
        qualifier=added.qualifier,
        status=added.status,
        correction=correction.id,
    )
    return with_ends(place, [end for end in (subject, thing) if end], fact), fact


@dataclass(frozen=True, slots=True)
class End:
    """An end of a fact: its cluster, where it is named, and whether the extraction has it already."""

    cluster: Cluster
    span: Span
    known: bool


@dataclass(frozen=True, slots=True)
class _Ends:
    """Finds what the words of an added fact name in one document, first in the passage quoted."""

    place: Place
    document: str
    passage: Span
    vocabulary: Vocabulary

    def find(self, words: str, given: str | None, types: Collection[str]) -> End:
        """The end that some words name, of a type that is given or may be."""
        wanted = [given] if given else [kind for kind in ENTITY_TYPES if kind in types]
        if given and given not in types:
            raise UnanchoredError(f"{given} is no type for that end; it may be {' or '.join(sorted(types))}")
        known = self._known(words, wanted)
        if known:
            return known
        span = find_passage(words, self.place.text[self.passage.start : self.passage.end])
        span = Span(span.start + self.passage.start, span.end + self.passage.start) if span else None
        span = span or find_passage(words, self.place.text)
        if span is None:
            raise UnanchoredError(f"the words “{words}” are not there")
        if len(wanted) > 1:
            raise UnanchoredError(
                f"“{words}” may be of the types {', '.join(wanted)}; give subject_type or object_type"
            )
        name = " ".join(span.of(self.place.text).split())
        cluster = Cluster(
            document=self.document,
            id=f"{wanted[0]}:{span.start}",
            type=wanted[0],
            label=name,
            registry=registry_path(wanted[0], name, self.vocabulary),
        )
        same = next((one for one in self.place.extraction.clusters if one.id == cluster.id), None)
        return End(same or cluster, span, same is not None)

    def _known(self, words: str, types: Collection[str]) -> End | None:
        """A thing that the document is known to call so: one named in the passage before others."""
        clusters = {cluster.id: cluster for cluster in self.place.extraction.clusters if cluster.type in types}
        named = [
            mention
            for mention in self.place.extraction.mentions
            if mention.cluster in clusters and fold(mention.surface) == fold(words)
        ]
        named = [mention for mention in named if overlap(mention.span, self.passage)] or named
        if len({mention.cluster for mention in named}) > 1:
            raise UnanchoredError(f"“{words}” names several things there; give words that name one")
        if named:
            nearest = min(named, key=lambda mention: abs(mention.span.start - self.passage.start))
            return End(clusters[nearest.cluster], nearest.span, known=True)
        called = [one for one in clusters.values() if fold(words) in map(fold, (one.label, *one.aliases))]
        mentions = [mention for mention in self.place.extraction.mentions if len(called) == 1]
        first = next((mention for mention in mentions if mention.cluster == called[0].id), None)
        return End(called[0], first.span, known=True) if first else None


def with_ends(place: Place, ends: Sequence[End], fact: Fact) -> Extraction:
    """The extraction of a place with a fact and what of its ends is new."""
    fresh = {end.cluster.id: end for end in ends if not end.known}
    mentions = [
        Mention(document=fact.document, span=end.span, surface=end.span.of(place.text), cluster=end.cluster.id)
        for end in fresh.values()
    ]
    before = place.extraction
    return replace(
        before,
        clusters=(*before.clusters, *(end.cluster for end in fresh.values())),
        mentions=(*before.mentions, *mentions),
        facts=(*before.facts, fact),
    )


def types_of(names: Collection[str]) -> tuple[str, ...]:
    """The types of things among some names of classes."""
    return tuple(kind for kind in ENTITY_TYPES if kind.capitalize() in names)


def registry_path(kind: str, name: str, vocabulary: Vocabulary) -> str | None:
    """The path of the only registry entry of a type that has a name, or None."""
    return _paths(vocabulary).get((kind, fold(name)))


@lru_cache(maxsize=2)
def _paths(vocabulary: Vocabulary) -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for key, path in _names(vocabulary):
        found[key] = path if found.get(key, path) == path else None
    return found


def _names(vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, str], str]]:
    bodies: tuple[ForumEntry | OrganisationEntry, ...] = (*vocabulary.forums, *vocabulary.organisations)
    for body in bodies:
        for name in filter(None, (body.label, body.acronym, *body.alternatives)):
            yield (body.path.partition("/")[0], fold(name)), body.path
    lists: tuple[Sequence[Concept | CountryEntry | PlaceEntry], ...] = (
        vocabulary.concepts,
        vocabulary.countries,
        vocabulary.places,
    )
    for entry in (entry for entries in lists for entry in entries):
        for name in (entry.label, *entry.alternatives):
            yield (entry.path.partition("/")[0], fold(name)), entry.path
