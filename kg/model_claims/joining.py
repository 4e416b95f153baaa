"""Claims that are believed in, the extraction that holds them as facts out, beside what the rules made of the text.

The rules' mentions, clusters and facts stay as they are, with their ids. A claim of what they found adds nothing;
one of what they saw and did not assert is not believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Cluster, Document, Extraction, Fact, Mention, Rejection, Span
from kg.model_claims.claim import ModelClaim
from kg.model_claims.ends import End
from kg.model_claims.relations import Relation

__all__ = ["CONFIDENCE", "Believed", "joined"]

CONFIDENCE = 0.5
"""A band of its own, below the three of the rules: the words are the text's, the reading is a model's."""

Statement = tuple[str, str, str, str | None]
"""Predicate, id of the subject, id or value of the object, qualifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """A claim with its ends found in the text; `object` or `value` is None."""

    relation: Relation
    subject: End
    object: End | None
    value: str | None
    object_span: Span
    quotes: tuple[Span, ...]
    qualifier: str | None
    status: str | None
    claim: ModelClaim

    @property
    def ends(self) -> tuple[End, ...]:
        """The things at its ends."""
        return (self.subject,) if self.object is None else (self.subject, self.object)


def joined(
    document: Document,
    extraction: Extraction,
    believed: Sequence[Believed],
    rejected: Sequence[Rejection],
    rule: str,
) -> Extraction:
    """The extraction with claims as facts by a rule, without those that the rules' facts say already."""
    ids = dict(ids_of(extraction, believed))
    both_ways = frozenset(one.relation.notation for one in believed if one.relation.symmetric)
    stated = {statement_of(fact, both_ways) for fact in extraction.facts}
    unsaid = {statement_of(doubt.fact, both_ways): doubt.reason for doubt in extraction.abstentions}
    facts: dict[Fact, None] = {}
    refused = [*rejected]
    used: list[Believed] = []
    for one in believed:
        fact = fact_of(one, document, ids, rule)
        statement = statement_of(fact, both_ways)
        if statement in unsaid:
            reason = f"the rules saw it and did not assert it: {unsaid[statement]}"
            refused.append(one.claim.rejected(fact.document, fact.rule, reason, fact.quotes))
        elif statement not in stated:
            facts[fact] = None
            used.append(one)
    return replace(
        extraction,
        facts=(*extraction.facts, *sorted(facts, key=fact_order)),
        clusters=(*extraction.clusters, *new_clusters(document, used, ids)),
        mentions=tuple(
            sorted({*extraction.mentions, *new_mentions(document, used, ids)}, key=lambda m: (m.span, m.cluster))
        ),
        rejections=tuple(sorted({*extraction.rejections, *refused}, key=rejection_order)),
    )


def ids_of(extraction: Extraction, believed: Iterable[Believed]) -> Iterator[tuple[tuple[str, str], str]]:
    """The id of each thing: its cluster's, or the type and place at which the first claim names it."""
    taken = {cluster.id for cluster in extraction.clusters}
    first: dict[tuple[str, str], Span] = {}
    for end in (end for one in believed for end in one.ends):
        if end.cluster:
            yield end.key, end.cluster
        else:
            first[end.key] = min(end.span, first.get(end.key, end.span))
    for key, span in sorted(first.items(), key=lambda item: (item[1], item[0])):
        start = span.start
        while f"{key[0]}:{start}" in taken:
            start += 1
        taken.add(f"{key[0]}:{start}")
        yield key, f"{key[0]}:{start}"


def fact_of(one: Believed, document: Document, ids: Mapping[tuple[str, str], str], rule: str) -> Fact:
    """The fact of a claim."""
    return Fact(
        document=document.name,
        predicate=one.relation.notation,
        subject=ids[one.subject.key],
        subject_span=one.subject.span,
        object_span=one.object_span,
        quotes=one.quotes,
        rule=rule,
        confidence=CONFIDENCE,
        object=ids[one.object.key] if one.object else None,
        value=one.value,
        qualifier=one.qualifier,
        status=one.status,
    )


def new_clusters(
    document: Document, believed: Sequence[Believed], ids: Mapping[tuple[str, str], str]
) -> tuple[Cluster, ...]:
    """The clusters of the things that no rule found, in the order of their ids' offsets."""
    found: dict[tuple[str, str], End] = {}
    for end in sorted((end for one in believed for end in one.ends if not end.cluster), key=lambda end: end.span):
        found.setdefault(end.key, end)
    names = {key: {end.words for one in believed for end in one.ends if end.key == key} for key in found}
    made = (
        Cluster(
            document=document.name,
            id=ids[key],
            type=end.type,
            label=end.words,
            aliases=tuple(sorted(names[key] - {end.words})),
            registry=end.registry,
        )
        for key, end in found.items()
    )
    return tuple(sorted(made, key=lambda cluster: (int(cluster.id.rpartition(":")[2]), cluster.id)))


def new_mentions(
    document: Document, believed: Sequence[Believed], ids: Mapping[tuple[str, str], str]
) -> Iterator[Mention]:
    """Where claims name the things that no rule found."""
    for end in (end for one in believed for end in one.ends if not end.cluster):
        surface = end.span.of(document.text)
        yield Mention(document=document.name, span=end.span, surface=surface, cluster=ids[end.key])


def statement_of(fact: Fact, both_ways: frozenset[str]) -> Statement:
    """What a fact states; of a relation that holds both ways, whichever way round."""
    ends = fact.subject, fact.object or fact.value or ""
    one, other = sorted(ends) if fact.predicate in both_ways else ends
    return fact.predicate, one, other, fact.qualifier


def fact_order(fact: Fact) -> tuple[object, ...]:
    return fact.quotes, fact.predicate, fact.subject, fact.object or "", fact.value or "", fact.object_span


def rejection_order(rejection: Rejection) -> tuple[object, ...]:
    return rejection.quotes, rejection.predicate, rejection.subject, rejection.object, rejection.quote, rejection.reason
