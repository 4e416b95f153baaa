"""A file of a person's corrections in; what it makes of extractions, and what it decides on who is who, out.

Corrections are replayed on every build: adding, accepting, rejecting and retyping change extractions; merging,
splitting and naming are decisions for resolution. Knows no clock and no user: both are in the file.
"""

from kg.corrections.anchoring import UnanchoredError
from kg.corrections.applying import (
    APPLIED,
    ORPHANED,
    OVERRIDDEN,
    Corrected,
    Outcome,
    apply_corrections,
    problems_of,
)
from kg.corrections.correction import (
    Added,
    Correction,
    FactTarget,
    Renamed,
    ThingTarget,
    corrections_digest,
)
from kg.corrections.decisions import NONE_DECIDED, Decision, Decisions, Label, Member
from kg.corrections.reading import read_corrections
from kg.corrections.schema import VERBS, schema_table
from kg.corrections.writing import append_corrections, remove_correction

__all__ = [
    "APPLIED",
    "NONE_DECIDED",
    "ORPHANED",
    "OVERRIDDEN",
    "VERBS",
    "Added",
    "Corrected",
    "Correction",
    "Decision",
    "Decisions",
    "FactTarget",
    "Label",
    "Member",
    "Outcome",
    "Renamed",
    "ThingTarget",
    "UnanchoredError",
    "append_corrections",
    "apply_corrections",
    "corrections_digest",
    "problems_of",
    "read_corrections",
    "remove_correction",
    "schema_table",
]
