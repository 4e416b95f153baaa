"""Two graphs and the quads that differ between them in, the change note out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.diff.alignment import Told, align
from kg.diff.builds import Build, changed_document_graphs, changed_things
from kg.diff.entities import changes_of as changes_of_entities
from kg.diff.facts import Key
from kg.diff.facts import changes_of as changes_of_facts
from kg.diff.note import ChangedDocument, ChangeNote, DocumentChanges, Thing
from kg.diff.quads import QuadChanges
from kg.model import GraphError
from kg.query import Graph

__all__ = ["compare_builds"]


def compare_builds(old_graph: Graph, new_graph: Graph, changes: QuadChanges) -> ChangeNote:
    """What changed from one graph to another; `changes` are their quads that the other does not hold.

    GraphError where the two stand under different bases, so that nothing of one has a name in the other.
    """
    if old_graph.base != new_graph.base:
        raise GraphError(
            f"the old graph's IRIs begin with {old_graph.base}, the new one's with {new_graph.base}; "
            "build both with the same --base"
        )
    old, new = Build(old_graph), Build(new_graph)
    touched = changed_things(changes, new_graph.base)
    sides = old.things(touched), new.things(touched)
    alignment = align(*sides, places=(old.places, new.places))

    def elsewhere(keys: Sequence[Key], later: bool) -> dict[Key, frozenset[str]]:
        return (new if later else old).stated(keys, alignment, new=later) if keys else {}

    graphs = changed_document_graphs(changes, new_graph.base)
    return ChangeNote(
        documents=_changed_documents(old, new),
        entities=changes_of_entities(
            alignment,
            known=frozenset(member for told in sides[1] for member in told.members) | new.labelled(touched),
            why=lambda before, after: sorted(set(_reasons(new, *sides, before, after))),
        ),
        facts=changes_of_facts(alignment, old.statements(graphs), new.statements(graphs), elsewhere=elsewhere),
        quads_added=len(changes.added),
        quads_removed=len(changes.removed),
    )


def _changed_documents(old: Build, new: Build) -> DocumentChanges:
    before, after = old.documents, new.documents
    changed = []
    for name in sorted(before.keys() & after.keys()):
        differing = sorted(what for what in after[name] if before[name].get(what) != after[name][what])
        if differing:
            changed.append(ChangedDocument(name, tuple("text" if what == "sha256" else what for what in differing)))
    return DocumentChanges(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(changed),
    )


def _reasons(
    build: Build, old: Sequence[Told], new: Sequence[Told], before: Sequence[Thing], after: Sequence[Thing]
) -> Iterator[str]:
    """Why parts that were of several things are one now, and parts of one thing several."""
    was, is_now = _owners(old, before), _owners(new, after)
    for judged in build.judgements(after):
        parted = is_now.get(judged.left) != is_now.get(judged.right)
        joined = not parted and was.get(judged.left) != was.get(judged.right)
        known = judged.left in is_now and judged.right in is_now
        if known and ((joined and judged.verdict == "same") or (parted and judged.verdict != "same")):
            yield judged.why


def _owners(told: Sequence[Told], things: Sequence[Thing]) -> dict[str, Thing]:
    wanted = set(things)
    return {member: one.thing for one in told if one.thing in wanted for member in one.members}
