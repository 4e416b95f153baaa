"""An extraction and things of it that are of another type in, the extraction with them so out.

What a fact says of a thing that its relation does not take any more is not lost: it goes to the abstentions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.corrections.adding import registry_path, types_of
from kg.model import Abstention, Cluster, Extraction, Fact
from kg.vocab import Vocabulary

__all__ = ["New", "retyped"]

New = Mapping[str, tuple[str, str]]
"""The new type of clusters by their ids, each with the id of the correction that says so."""


def retyped(extraction: Extraction, new: New, vocabulary: Vocabulary) -> tuple[Extraction, dict[str, str]]:
    """The extraction with some clusters of other types, and the ids by which each is known then."""
    ids = {old: f"{kind}:{old.rpartition(':')[2]}" for old, (kind, _) in new.items()}
    types = {ids.get(one.id, one.id): new.get(one.id, (one.type, ""))[0] for one in extraction.clusters}
    clusters = [_renewed(one, ids, new, types, vocabulary) for one in extraction.clusters]
    reasons = {ids[old]: (kind, correction) for old, (kind, correction) in new.items()}
    facts, unsaid = [], []
    for fact in (_fact(one, ids, types) for one in extraction.facts):
        fault = _unfit(fact, reasons, types, vocabulary)
        if fault is None:
            facts.append(fact)
        else:
            unsaid.append(fault)
    before = (replace(abstention, fact=_fact(abstention.fact, ids, types)) for abstention in extraction.abstentions)
    found = replace(
        extraction,
        clusters=tuple(clusters),
        mentions=tuple(replace(one, cluster=ids.get(one.cluster, one.cluster)) for one in extraction.mentions),
        facts=tuple(facts),
        abstentions=(*before, *unsaid),
    )
    return found, ids


def _renewed(
    cluster: Cluster, ids: Mapping[str, str], new: New, types: Mapping[str, str], vocabulary: Vocabulary
) -> Cluster:
    """A cluster whose type, and whose links to others, are as they should be."""

    def linked(other: str | None, kind: str) -> str | None:
        name = ids.get(other or "", other)
        return name if name and types.get(name) == kind else None

    found = replace(
        cluster,
        id=ids.get(cluster.id, cluster.id),
        forum=linked(cluster.forum, "forum"),
        organisation=linked(cluster.organisation, "organisation"),
        place=linked(cluster.place, "place"),
        participants=tuple(one for one in (linked(other, "person") for other in cluster.participants) if one),
    )
    if cluster.id not in new:
        return found
    kind = new[cluster.id][0]
    found = replace(found, type=kind, registry=registry_path(kind, cluster.label, vocabulary), kind=None)
    if kind != "meeting":
        found = replace(found, forum=None, session=None, date=None, place=None, participants=())
    return found if kind == "office" else replace(found, organisation=None)


def _fact(fact: Fact, ids: Mapping[str, str], types: Mapping[str, str]) -> Fact:
    """A fact by the new ids; a side is a country and an office an office, or it is left out."""
    side, office = (ids.get(end, end) if end else None for end in (fact.side, fact.office))
    return replace(
        fact,
        subject=ids.get(fact.subject, fact.subject),
        object=ids.get(fact.object, fact.object) if fact.object else None,
        side=side if types.get(side or "") == "country" else None,
        office=office if types.get(office or "") == "office" else None,
    )


def _unfit(
    fact: Fact, reasons: Mapping[str, tuple[str, str]], types: Mapping[str, str], vocabulary: Vocabulary
) -> Abstention | None:
    """The abstention in whose place a fact does not take the new type of an end."""
    entry = next((one for one in vocabulary.properties if one.notation == fact.predicate), None)
    if entry is None:
        return None
    for end, names in ((fact.subject, entry.domains), (fact.object, entry.ranges)):
        if end and end in reasons and types[end] not in types_of(names):
            kind, correction = reasons[end]
            reason = f"what it speaks of was corrected to be of the type {kind}, which the relation does not take"
            return Abstention(fact=replace(fact, correction=fact.correction or correction), reason=reason)
    return None
