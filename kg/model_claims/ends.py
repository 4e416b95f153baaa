"""The words and the class of an end of a claim in, the thing of the document that they name out.

A thing that the rules know is joined; one that they do not know is made only of words that are plainly a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Cluster, Document, Extraction, Mention, Span
from kg.model_claims.names import NamesOfClass
from kg.model_claims.occurrences import contains, find_words, folded

__all__ = ["End", "Ends", "NotBelievedError"]


class NotBelievedError(Exception):
    """A claim is not believed; the message is the reason, in half a sentence."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: a thing and where the quote names it or refers to it.

    `cluster` is the id of a cluster of the document, or None for a thing that no rule found; `type` and `words` are
    what it is known by then, and `registry` the path of the entry with that name.
    """

    type: str
    words: str
    span: Span
    cluster: str | None = None
    registry: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells the things of a document apart."""
        return (self.type, self.cluster) if self.cluster else (self.type, f"new {self.registry or folded(self.words)}")


class Ends:
    """The things of one document and where it names them."""

    def __init__(self, document: Document, extraction: Extraction, names: Mapping[str, NamesOfClass]) -> None:
        self._text = document.text
        self._names = names
        self._clusters = {cluster.id: cluster for cluster in extraction.clusters}
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        for mention in sorted(extraction.mentions, key=lambda mention: mention.span):
            cluster = self._clusters[mention.cluster]
            self._mentions[cluster.type].append(mention)
            self._by_name[cluster.type, folded(mention.surface)].add(cluster.id)
        for cluster in extraction.clusters:
            for name in (cluster.label, *cluster.aliases):
                self._by_name[cluster.type, folded(name)].add(cluster.id)

    def find(self, words: str, class_name: str, quotes: Sequence[Span]) -> End:
        """The thing that words name, as quotes name it or refer to it; NotBelievedError where they do neither."""
        kind = class_name.lower()
        places = [place for quote in quotes for place in find_words(words, self._text, quote)]
        for place in places:
            found = self._mentioned_at(place, kind)
            if found is not None:
                return found
        known = self._by_name[kind, folded(words)]
        referred = [
            (mention.span, mention.cluster) for mention in self._within(quotes, kind) if mention.cluster in known
        ]
        if len({cluster for _, cluster in referred}) == 1 and not places:
            return self._end(self._clusters[referred[0][1]], referred[0][0])
        if not places:
            where = "the quote does not name" if find_words(words, self._text) else "the text does not have"
            raise NotBelievedError(f"{where} {words!r}")
        if len(known) == 1:
            return self._end(self._clusters[next(iter(known))], places[0])
        if known:
            raise NotBelievedError(f"{words!r} may be any of {len(known)} things of that name in the text")
        return self._new(words, kind, places[0])

    def _mentioned_at(self, place: Span, kind: str) -> End | None:
        """The thing of a type that the rules found named at a place; NotBelievedError where it is of another type."""
        named = [mention for mention in self._mentions[kind] if self._names_it(mention.span, place)]
        clusters = {mention.cluster for mention in named}
        if len(clusters) == 1:
            within = next((m.span for m in named if contains(place, m.span)), place)
            return self._end(self._clusters[clusters.pop()], within)
        if clusters:
            raise NotBelievedError(f"{self._said(place)!r} names {len(clusters)} things of the class claimed")
        others = sorted({other for other, found in self._mentions.items() for m in found if m.span == place})
        if others:
            raise NotBelievedError(f"the text has {self._said(place)!r} as {' and '.join(others)}, not {kind}")
        return None

    def _names_it(self, mention: Span, place: Span) -> bool:
        """Whether a mention is what a place names: it holds the place, or ends it ("Minister Ana Lindqvist").

        One that stands elsewhere in the place is part of another name ("Ana Lindqvist's adviser").
        """
        behind = self._text[mention.end : place.end] if contains(place, mention) else "more"
        return contains(mention, place) or not any(sign.isalnum() for sign in behind)

    def _new(self, words: str, kind: str, place: Span) -> End:
        """A thing that no rule found."""
        place = self._names[kind].bare(self._text, place)
        name = self._said(place)
        entry = self._names[kind].entry(name)
        if entry is not None:
            listed = [c for c in self._clusters.values() if c.type == kind and c.registry == entry]
            return self._end(listed[0], place) if listed else End(kind, name, place, registry=entry)
        fault = self._names[kind].fault(name)
        if fault is not None:
            raise NotBelievedError(f"{words!r} {fault}")
        return End(kind, name, place)

    def _within(self, quotes: Sequence[Span], kind: str) -> Iterator[Mention]:
        return (m for m in self._mentions[kind] if any(contains(quote, m.span) for quote in quotes))

    def _said(self, place: Span) -> str:
        return " ".join(place.of(self._text).split())

    def _end(self, cluster: Cluster, span: Span) -> End:
        return End(cluster.type, cluster.label, span, cluster=cluster.id)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end
