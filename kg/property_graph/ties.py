"""What gathers on one relationship while claims and n-ary nodes are read, and its properties at the end.

Nothing here asks a dataset.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.property_graph.lookup import Place
from kg.property_graph.schema import RELATIONSHIP_KEYS, Node, Value

__all__ = ["Tie"]

FOLDED = ("roles", "sides", "offices", "standings")
"""What an n-ary node tells of the edge that it folds to, beside dates."""


@dataclass(slots=True)
class Tie:
    """A relationship that is being read: `proofs` are the nodes that claim it, `stated` whether a document does."""

    source: str
    term: str
    target: str
    stated: bool = False
    proofs: set[str] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)
    confidence: float | None = None
    days: list[datetime.date] = field(default_factory=list)

    def tell(self, key: str, words: Iterable[str]) -> None:
        """Add words to one of the properties that are lists."""
        if told := set(words):
            self.words.setdefault(key, set()).update(told)

    def bound(self, days: Iterable[str]) -> None:
        """Add days, of which the first and the last bound the relationship's date."""
        self.days += map(datetime.date.fromisoformat, days)

    def fold(self, node: Node) -> None:
        """Take in what an n-ary node between the same ends tells."""
        for key in FOLDED:
            told = node.properties.get(key, ())
            self.tell(key, (str(word) for word in told) if isinstance(told, tuple) else ())

    def properties(self, label: str, places: Mapping[Place, float | None]) -> dict[str, Value]:
        """The properties in the order of RELATIONSHIP_KEYS, by what proves it; what is absent is left out."""
        found: dict[str, Value | None] = {
            "label": label,
            "inferred": not self.stated,
            **{key: tuple(sorted(words)) for key, words in self.words.items()},
            "earliest": min(self.days, default=None),
            "latest": max(self.days, default=None),
            "confidence": self.confidence,
            **_evidence(places),
        }
        return {key: value for key in RELATIONSHIP_KEYS if (value := found.get(key)) is not None}


def _evidence(places: Mapping[Place, float | None]) -> dict[str, Value]:
    """Documents, quotes, starts, ends and, where all are known, confidences: parallel lists, sorted."""
    found = sorted(places)
    if not found:
        return {}
    documents, starts, ends, quotes = zip(*found, strict=True)
    evidence: dict[str, Value] = {"documents": documents, "quotes": quotes, "starts": starts, "ends": ends}
    sureness = tuple(sure for place in found if (sure := places[place]) is not None)
    return {**evidence, "confidences": sureness} if len(sureness) == len(found) else evidence
