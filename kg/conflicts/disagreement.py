"""What a conflict is: values that documents give for one thing, each with its sentence, and why they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.conflicts.claims import Claim, Source

__all__ = ["Conflict", "Position", "Rivals", "Side", "Spoken", "told_once"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Position:
    """What one document says in a conflict: `text[start:end] == quote` in its kept text.

    `thing` is the IRI of what the value names, `claim` that of the assertion; a date or an expansion has no thing,
    and what is no assertion of its own has no claim.
    """

    value: str
    document: str
    quote: str
    start: int
    end: int
    thing: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A thing about which sources disagree; `about_id` is its IRI, `why` a sentence. `values` are sorted."""

    kind: str
    about: str
    about_id: str
    values: tuple[Position, ...]
    why: str

    def told(self) -> dict[str, Any]:
        """The conflict as JSON has it."""
        values = [{"value": one.value, "document": one.document, "quote": one.quote} for one in self.values]
        return {"kind": self.kind, "about": self.about, "values": values, "why": self.why}


@dataclass(frozen=True, slots=True, order=True)
class Spoken:
    """Words of a document that are no claim of the graph, in code points of its kept text."""

    source: Source
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """One value in a disagreement: its words, the IRI of its thing if it has one, and who says so."""

    value: str
    thing: str | None
    claims: tuple[Claim, ...] = ()
    spoken: tuple[Spoken, ...] = ()


@dataclass(frozen=True, slots=True)
class Rivals:
    """A disagreement before its sentences are looked up; `about` is the IRI of what it is about."""

    kind: str
    about: str
    sides: tuple[Side, ...]
    why: str


def told_once(words: Iterable[str], last: str = " and ") -> str:
    """Names in a row: "A", "A and B", "A, B and C"; `last` stands before the last one."""
    names = list(dict.fromkeys(words))
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
