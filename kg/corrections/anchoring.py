"""The words by which a correction names something in, the fact, thing or passage that is meant out.

What stands word for word is taken. Else the most alike is, by overlap, if it is alike enough and nothing else is
nearly as much so: after a change of text or rules a correction finds its target again, or is orphaned and never
applied to another one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from kg.corrections.correction import FactTarget, ThingTarget
from kg.model import Cluster, Extraction, Fact, Span

__all__ = ["FactKey", "Place", "Stated", "UnanchoredError", "find_fact", "find_passage", "find_thing", "key_of"]

WORDS = 85
"""How alike, of 100, the words for an end of a fact or for a thing must be to what stands in the document."""

QUOTE = 80
"""How alike a sentence must be to the quote of a correction."""

PASSAGE = 90
"""How alike a passage of a text must be to the words that are looked for in all of it."""

AHEAD = 5
"""By how much the most alike must be ahead of the next."""

PLAIN = str.maketrans("“”„‘’‚–—", "\"\"\"'''--")

Known = TypeVar("Known", bound=Hashable)
"""By what the candidates for a target are known."""

FactKey = tuple[str, str | None, str, str | None, str | None]
"""Predicate, qualifier, subject, object and value of a fact within its document."""


class UnanchoredError(Exception):
    """Nothing, or no one thing, is what a correction names; the message says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text with what was read out of it."""

    text: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document says of one subject, relation and object, in all its sentences, be it asserted or not."""

    key: FactKey
    facts: tuple[Fact, ...]


def key_of(fact: Fact) -> FactKey:
    """What is the same in all sentences that state one fact."""
    return fact.predicate, fact.qualifier, fact.subject, fact.object, fact.value


def find_fact(target: FactTarget, place: Place) -> Stated:
    """The fact that a target names; UnanchoredError where there is none or it may be two."""
    facts = [*place.extraction.facts, *(abstention.fact for abstention in place.extraction.abstentions)]
    stated: dict[FactKey, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == target.predicate and target.qualifier in (None, fact.qualifier):
            stated[key_of(fact)].append(fact)
    found = {key: likeness(target, some, place.text) for key, some in stated.items()}
    told = f"a {target.predicate} fact of “{target.subject_text}” and “{target.object_text}”"
    scores = {key: score for key, score in found.items() if score}
    best = [key for key in scores if scores[key] == max(scores.values())]
    named = {key: ends_named(target, key, place.extraction) for key in best}
    ahead = {key for key in best if named[key] == max(named.values())}
    key = the_one({key: score for key, score in scores.items() if key in ahead or key not in named}, told)
    return Stated(key, tuple(stated[key]))


def ends_named(target: FactTarget, key: FactKey, extraction: Extraction) -> int:
    """How many ends of a fact have the names that a target gives them."""
    _, _, subject, object_, _ = key
    clusters = {cluster.id: cluster for cluster in extraction.clusters}
    ends = ((target.subject, subject), (target.object, object_))
    return sum(
        name is not None and end in clusters and fold(name) in names_in_document(clusters[end]) for name, end in ends
    )


def names_in_document(cluster: Cluster) -> set[str]:
    """What a thing is called in its document and, by the words of its path, in the registry."""
    registered = (cluster.registry or "").rpartition("/")[2].replace("-", " ")
    return {fold(name) for name in (cluster.label, *cluster.aliases, registered)}


def likeness(target: FactTarget, facts: Iterable[Fact], text: str) -> float:
    """How alike a fact is to a target, of 100; 0 where an end or every sentence is too unlike."""
    facts = list(facts)
    ends = (
        (target.subject_text, {fact.subject_span.of(text) for fact in facts}),
        (target.object_text, {fact.object_span.of(text) for fact in facts} | {fact.value or "" for fact in facts}),
    )
    words = min(max(alike_words(said, one) for one in ones) for said, ones in ends)
    quote = max(alike_quotes(target.quote, span.of(text)) for fact in facts for span in fact.quotes)
    return (words + quote) / 2 if words >= WORDS and quote >= QUOTE else 0


def find_thing(target: ThingTarget, place: Place, types: Mapping[str, frozenset[str]] | None = None) -> Cluster:
    """The cluster that a target names; `types` are further types of clusters by their ids, to which they were changed.

    UnanchoredError where there is none or it may be two.
    """
    known = [
        cluster
        for cluster in place.extraction.clusters
        if target.type == cluster.type or target.type in (types or {}).get(cluster.id, ())
    ]
    names = {cluster.id: {cluster.label, *cluster.aliases, *cluster.misspellings} for cluster in known}
    for mention in place.extraction.mentions:
        if mention.cluster in names:
            names[mention.cluster].add(mention.surface)
    scores = {one: max(alike_words(target.words, name) for name in some) for one, some in names.items()}
    scores = {one: score for one, score in scores.items() if score >= WORDS}
    told = f"a {target.type} called “{target.words}”"
    if target.quote and scores:
        passage = find_passage(target.quote, place.text)
        if passage is None:
            raise UnanchoredError(f"no passage “{target.quote}” is there")
        within = {mention.cluster for mention in place.extraction.mentions if overlap(mention.span, passage)}
        scores = {one: score for one, score in scores.items() if one in within}
    found = the_one(scores, told)
    return next(cluster for cluster in known if cluster.id == found)


def the_one(scores: Mapping[Known, float], told: str) -> Known:
    """The most alike of what there is; UnanchoredError where it is none or not the only one."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        raise UnanchoredError(f"{told} is not there")
    best = ranked[0][1]
    if len(ranked) > 1 and (ranked[1][1] >= best or (best < 100 and ranked[1][1] > best - AHEAD)):
        raise UnanchoredError(f"{told} may be several; give a quote, a name or a qualifier that tells them apart")
    return ranked[0][0]


def find_passage(words: str, text: str) -> Span | None:
    """Where some words stand in a text, whatever the white space between them, or what is most like them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    if found:
        return Span(*found.span())
    if len(words) > len(text):
        return None
    nearest = fuzz.partial_ratio_alignment(words, text, score_cutoff=PASSAGE)
    return None if nearest is None else Span(nearest.dest_start, nearest.dest_end)


def sentences_of(passage: Span, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences in which a passage lies; itself where it lies in none."""
    found = tuple(sentence for sentence in sentences if overlap(sentence, passage))
    whole = found and found[0].start <= passage.start and passage.end <= found[-1].end
    return found if whole else (passage,)


def overlap(left: Span, right: Span) -> bool:
    """Whether two spans have a sign in common."""
    return left.start < right.end and right.start < left.end


def alike_words(left: str, right: str) -> float:
    """How alike two names are, of 100; one that leaves out words of the other is a little less so."""
    one, other = fold(left), fold(right)
    return max(fuzz.ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other))


def alike_quotes(left: str, right: str) -> float:
    """How alike two sentences are, of 100; one that holds the other is a little less so."""
    one, other = fold(left), fold(right)
    if min(len(one), len(other)) == 0:
        return 0
    return max(fuzz.ratio(one, other), 0.95 * fuzz.partial_ratio(one, other))


def fold(words: str) -> str:
    """Words in one case, with single spaces and plain quotation marks."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(PLAIN).casefold().split())
