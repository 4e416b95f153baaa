"""What two names alone tell: that they are one thing, that they are two, or that nobody can say, and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CANNOT_TELL", "Finding", "different", "quoted", "same", "unsure"]

CANNOT_TELL = 0.5
"""The score where the names leave it open."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether two names are one thing's (None: the names do not tell), how likely that is, and a sentence why."""

    same: bool | None
    score: float
    why: str


def same(score: float, why: str) -> Finding:
    """That two names are one thing's."""
    return Finding(True, score, why)


def different(score: float, why: str) -> Finding:
    """That two names are two things'."""
    return Finding(False, score, why)


def unsure(why: str) -> Finding:
    """That the names do not tell."""
    return Finding(None, CANNOT_TELL, why)


def quoted(left: str, right: str) -> str:
    """Two names as the subject of a sentence."""
    return f"“{left}” and “{right}”"
