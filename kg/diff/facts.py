"""The facts of two builds and an alignment of their things in, what became of the facts out.

A fact is the same where its document, its property and both its ends are, whatever the canonical IRIs of the ends:
a merge or a split changes no fact. Nothing here reads a graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal

from kg.diff.alignment import Alignment
from kg.diff.note import Evidence, FactChange, FactChanges

__all__ = ["Key", "StatedElsewhere", "Statement", "changes_of", "key_of"]


class Key(NamedTuple):
    """What makes a fact the same in two builds, but for its document; its ends are keys of an alignment, or words."""

    relation: str
    subject: str
    object: str | Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact that one document states, with one of its quotes, under the IRIs and labels of one build."""

    document: str
    relation: str
    predicate: str
    reads: str
    subject_id: str
    subject: str
    object_id: str | Literal
    object: str
    qualifier: str | None
    status: str | None
    confidence: float | None
    quote: str


StatedElsewhere = Callable[[Sequence[Key], bool], Mapping[Key, frozenset[str]]]
"""Tells which documents state facts in the old build (False) or the new one (True)."""

_Stated = Mapping[Key, Mapping[str, Sequence[Statement]]]


def key_of(alignment: Alignment, relation: str, subject: str, value: str | Literal) -> Key:
    """The key of a fact, by the IRIs that its ends have in either build."""
    return Key(relation, alignment.key(subject), alignment.key(value) if isinstance(value, str) else value)


def changes_of(
    alignment: Alignment, old: Iterable[Statement], new: Iterable[Statement], *, elsewhere: StatedElsewhere
) -> FactChanges:
    """What became of the facts of the documents whose graphs changed; `elsewhere` is asked about other documents."""
    before, after = _by_key(alignment, old), _by_key(alignment, new)
    changes = {}
    for key in {**before, **after}:
        change = _change(before.get(key, {}), after.get(key, {}))
        if change is not None:
            changes[key] = change
    fresh = [key for key, change in changes.items() if not change.before]
    gone = [key for key, change in changes.items() if not change.after]
    known, kept = elsewhere(fresh, False), elsewhere(gone, True)
    added = {key for key in fresh if not known.get(key)}
    removed = {key for key in gone if not kept.get(key)}
    return FactChanges(
        added=_sorted(change for key, change in changes.items() if key in added),
        removed=_sorted(change for key, change in changes.items() if key in removed),
        reevidenced=_sorted(change for key, change in changes.items() if key not in added | removed),
    )


def _by_key(alignment: Alignment, statements: Iterable[Statement]) -> _Stated:
    found: dict[Key, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        found[key_of(alignment, one.relation, one.subject_id, one.object_id)][one.document].append(one)
    return found


def _change(before: Mapping[str, Sequence[Statement]], after: Mapping[str, Sequence[Statement]]) -> FactChange | None:
    """What differs between the evidence of one fact; None where nothing does."""
    old = {document: _evidence(document, some) for document, some in before.items()}
    new = {document: _evidence(document, some) for document, some in after.items()}
    shown = next(iter(next(iter((after or before).values()))))
    change = FactChange(
        predicate=shown.predicate,
        reads=shown.reads,
        subject=shown.subject,
        subject_id=shown.subject_id,
        object=shown.object,
        object_id=shown.object_id if isinstance(shown.object_id, str) else None,
        before=tuple(old[document] for document in sorted(old) if old[document] != new.get(document)),
        after=tuple(new[document] for document in sorted(new) if new[document] != old.get(document)),
    )
    return change if change.before or change.after else None


def _evidence(document: str, statements: Sequence[Statement]) -> Evidence:
    """The evidence of one document, joined as a build joins that of one triple."""
    return Evidence(
        document=document,
        quotes=tuple(dict.fromkeys(one.quote for one in statements)),
        confidence=max((one.confidence for one in statements if one.confidence is not None), default=None),
        qualifier=min((one.qualifier for one in statements if one.qualifier), default=None),
        status=min((one.status for one in statements if one.status), default=None),
    )


def _sorted(changes: Iterable[FactChange]) -> tuple[FactChange, ...]:
    def place(change: FactChange) -> tuple[str, ...]:
        return change.subject, change.predicate, change.object, change.reads, change.subject_id, change.object_id or ""

    return tuple(sorted(changes, key=place))
