"""How sure a claim is: the one place where the signals of a claim are made one of the ontology's three bands.

Three things decide: whether the predicate is a reading of what the text means (`kg:interpreted`), how directly the
rule found it said, and how far from the sentence that says it the thing is named that it is said of. The bands' values
are the ontology's, set by benchmarks/reliability.py; no number that is shown is written here.
"""

from __future__ import annotations

from kg.extract.claims import HIGH, LOW, Claim
from kg.extract.reading import Reading

__all__ = ["band_of", "confidence_of"]

NEAR = 2
"""How many sentences lie at most between a name and what is said of it for the two to be near."""


def confidence_of(reading: Reading, claim: Claim) -> float:
    """The stated value of a claim's band."""
    return reading.lexicon.confidence[band_of(reading, claim)]


def band_of(reading: Reading, claim: Claim) -> str:
    """The band of a claim: "high", "medium" or "low"."""
    if claim.predicate not in reading.lexicon.interpreted:
        return "high" if claim.confidence == HIGH else "medium"
    near = distance(reading, claim) <= NEAR
    return "medium" if near and claim.confidence > LOW else "low"


def distance(reading: Reading, claim: Claim) -> int:
    """How many sentences there are from the name of a claim's subject to the nearest that says it."""
    named = reading.by_sentence[claim.subject_at[0]]
    return min(abs(named - reading.by_sentence[token]) for token in claim.quote)
