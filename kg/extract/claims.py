"""What the rules hand over: a claim about two things of one document, by tokens, before ids are given.

A `Thing` is a type and a key that is unique within the document; the module `assemble` turns things
into clusters and claims into facts.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HIGH", "LOW", "MIDDLE", "Claim", "Thing"]

HIGH, MIDDLE, LOW = 1.0, 0.5, 0.25
"""How directly a text says it: in so many words; of something referred to; inferred from its place.

An order, by which rules give way to each other; the module `confidence` makes a stated value of it.
"""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of one document: `type` is an entity type of the model, `key` tells it from others of the type."""

    type: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation read from a text; token ranges are (start, end), `quote` are tokens of the sentences that say it.

    `reason` is set when the relation was seen and is not asserted.
    """

    predicate: str
    subject: Thing
    subject_at: tuple[int, int]
    object_at: tuple[int, int]
    quote: tuple[int, ...]
    rule: str
    confidence: float
    object: Thing | None = None
    value: str | None = None
    qualifier: str | None = None
    status: str | None = None
    side: str | None = None
    office: Thing | None = None
    since: str | None = None
    until: str | None = None
    reason: str | None = None
