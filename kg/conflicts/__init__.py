"""What documents disagree on: the conflicts of a graph, each value with its document and its sentence."""

from kg.conflicts.claims import Claim, countries_of_offices, labels_of, read_claims, read_sources
from kg.conflicts.disagreement import Conflict, Position
from kg.conflicts.finding import find_conflicts
from kg.conflicts.holders import Offices
from kg.conflicts.reasons import translate_reason
from kg.conflicts.recording import conflict_quads, has_conflicts_recorded, read_conflicts, record_conflicts
from kg.conflicts.relevance import Relevance

__all__ = [
    "Claim",
    "Conflict",
    "Offices",
    "Position",
    "Relevance",
    "conflict_quads",
    "countries_of_offices",
    "find_conflicts",
    "has_conflicts_recorded",
    "labels_of",
    "read_claims",
    "read_conflicts",
    "read_sources",
    "record_conflicts",
    "translate_reason",
]
