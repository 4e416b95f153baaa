"""Two builds in, what changed from one to the other out: documents, things, facts, and the quads as an RDF patch.

A merge or a split is told as such; the facts of what was merged or split are the same facts. Nothing here writes a
graph or reads a text.
"""

from __future__ import annotations

from kg.diff.alignment import Alignment
from kg.diff.comparing import compare_builds
from kg.diff.note import (
    ChangedDocument,
    ChangeNote,
    DocumentChanges,
    EntityChanges,
    Evidence,
    FactChange,
    FactChanges,
    Readdressed,
    Regrouped,
    Renamed,
    Thing,
)
from kg.diff.quads import QuadChanges, compare_lines, write_patch

__all__ = [
    "Alignment",
    "ChangeNote",
    "ChangedDocument",
    "DocumentChanges",
    "EntityChanges",
    "Evidence",
    "FactChange",
    "FactChanges",
    "QuadChanges",
    "Readdressed",
    "Regrouped",
    "Renamed",
    "Thing",
    "compare_builds",
    "compare_lines",
    "write_patch",
]
