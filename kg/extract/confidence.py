"""How sure a claim is: the one place where the signals of a claim are made one of the ontology's three bands.

Three things decide: whether the predicate is a reading of what the text means (`kg:interpreted`), how directly the
rule found it said, and how far from the sentence that says it the thing is named that it is said of. The bands' values
are the ontology's, set by benchmarks/reliability.py; no number that is shown is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.extract.claims import HIGH, LOW, Claim
from kg.extract.reading import Reading
from kg.model import OntologyError
from kg.vocab import Vocabulary

__all__ = ["band_of", "confidence_of"]

BANDS = ("high", "medium", "low")

NEAR = 2
"""How many sentences lie at most between a name and what is said of it for the two to be near."""


def confidence_of(reading: Reading, claim: Claim) -> float:
    """The stated value of a claim's band; OntologyError where the vocabulary lacks it."""
    return values(reading.vocabulary)[band_of(reading, claim)]


def band_of(reading: Reading, claim: Claim) -> str:
    """The band of a claim: "high", "medium" or "low"."""
    if claim.predicate not in interpreted(reading.vocabulary):
        return "high" if claim.confidence == HIGH else "medium"
    near = distance(reading, claim) <= NEAR
    return "medium" if near and claim.confidence > LOW else "low"


def distance(reading: Reading, claim: Claim) -> int:
    """How many sentences there are from the name of a claim's subject to the nearest that says it."""
    named = reading.by_sentence[claim.subject_at[0]]
    return min(abs(named - reading.by_sentence[token]) for token in claim.quote)


@lru_cache(maxsize=4)
def values(vocabulary: Vocabulary) -> Mapping[str, float]:
    """The stated value of each band."""
    found = {band.name: band.confidence for band in vocabulary.bands}
    if sorted(found) != sorted(BANDS):
        told = ", ".join(sorted(found)) or "none"
        raise OntologyError(f"kg.ttl: its bands of confidence are {told}; keep {', '.join(BANDS)}, each once")
    return found


@lru_cache(maxsize=4)
def interpreted(vocabulary: Vocabulary) -> frozenset[str]:
    """The predicates whose facts are a reading of what a text means."""
    return frozenset(entry.notation for entry in vocabulary.properties if entry.interpreted)
