"""What documents disagree on: the conflicts of a graph, each value with its document and its sentence."""

from kg.conflicts.disagreement import Conflict, Position
from kg.conflicts.finding import find_conflicts
from kg.conflicts.recording import conflict_quads, has_conflicts_recorded, read_conflicts, record_conflicts
from kg.conflicts.sentences import sentence_around

__all__ = [
    "Conflict",
    "Position",
    "conflict_quads",
    "find_conflicts",
    "has_conflicts_recorded",
    "read_conflicts",
    "record_conflicts",
    "sentence_around",
]
