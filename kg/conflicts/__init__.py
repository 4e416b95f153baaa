"""What documents disagree on: the conflicts of a graph, each value with its document and its sentence."""

from kg.conflicts.disagreement import Conflict, Position
from kg.conflicts.finding import find_conflicts

__all__ = ["Conflict", "Position", "find_conflicts"]
