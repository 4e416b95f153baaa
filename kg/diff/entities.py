"""An alignment of the things of two builds in, what became of them out. Nothing here reads a graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.diff.alignment import Alignment
from kg.diff.note import EntityChanges, Readdressed, Regrouped, Renamed, Thing

__all__ = ["changes_of"]


Reasons = Callable[[Sequence[Thing], Sequence[Thing]], Sequence[str]]
"""Tells why some things of the old build became some of the new one, each reason a sentence."""


def changes_of(alignment: Alignment, *, known: frozenset[str], why: Reasons) -> EntityChanges:
    """What became of the things of an alignment; `known` are the IRIs that lead to those of them in the new build."""
    both = [group for group in alignment.groups if all(group)]
    pairs = [(old[0], new[0]) for old, new in both if len(old) == len(new) == 1]
    others = [Regrouped(old, new, tuple(why(old, new))) for old, new in both if max(len(old), len(new)) > 1]
    return EntityChanges(
        merged=tuple(one for one in others if len(one.after) == 1),
        split=tuple(one for one in others if len(one.before) == 1),
        regrouped=tuple(one for one in others if min(len(one.before), len(one.after)) > 1),
        renamed=tuple(Renamed(before, after) for before, after in pairs if before.label != after.label),
        added=tuple(thing for old, new in alignment.groups if not old for thing in new),
        removed=tuple(thing for old, new in alignment.groups if not new for thing in old),
        gone=tuple(thing for old, new in alignment.groups if not new for thing in old if thing.iri not in known),
        readdressed=tuple(Readdressed(thing, new) for old, new in both for thing in old if thing.iri not in known),
    )
