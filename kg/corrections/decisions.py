"""What corrections decide on who is who, in the terms of resolution: clusters by their documents and ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["NONE_DECIDED", "Decision", "Decisions", "Label", "Member", "Rank"]

Member = tuple[str, str]
"""A document and the id of a cluster in it."""

Rank = tuple[datetime, int]
"""When a correction was made and where it stands in the file: what is greater wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement on two things or more: "same", "different", or "split": another than the rest that is found one."""

    correction: str
    rank: Rank
    verdict: str
    members: tuple[Member, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name to show for the thing that a cluster is part of."""

    correction: str
    rank: Rank
    member: Member
    name: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that persons decided on who is who and what to call it, each sorted by rank."""

    judged: tuple[Decision, ...] = ()
    labels: tuple[Label, ...] = ()


NONE_DECIDED = Decisions()
