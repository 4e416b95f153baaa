"""Clusters being gathered: for each thing of a document its mentions and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.claims import Thing
from kg.model import Cluster

__all__ = ["Draft", "make_cluster"]


@dataclass(slots=True)
class Draft:
    """A cluster before ids are given; the fields are those of `kg.model.Cluster`, with things for ids.

    `spans` are the token ranges of the mentions.
    """

    label: str
    spans: set[tuple[int, int]] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    misspellings: tuple[str, ...] = ()
    registry: str | None = None
    kind: str | None = None
    forum: Thing | None = None
    session: str | None = None
    countries: tuple[str, ...] = ()
    organisation: Thing | None = None
    date: str | None = None
    participants: tuple[Thing, ...] = ()


def make_cluster(document: str, thing: Thing, draft: Draft, ids: Mapping[Thing, str]) -> Cluster:
    """The cluster of a thing; what it refers to and has no id is left out."""
    return Cluster(
        document=document,
        id=ids[thing],
        type=thing.type,
        label=draft.label,
        aliases=tuple(sorted(draft.aliases - {draft.label})),
        misspellings=draft.misspellings,
        registry=draft.registry,
        kind=draft.kind,
        forum=ids.get(draft.forum) if draft.forum else None,
        session=draft.session,
        countries=draft.countries,
        organisation=ids.get(draft.organisation) if draft.organisation else None,
        date=draft.date,
        participants=tuple(sorted(ids[person] for person in draft.participants if person in ids)),
    )
