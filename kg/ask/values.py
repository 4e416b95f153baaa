"""What words of a question stand for: one thing, several that are meant together, or none.

Frozen values; nothing here knows a graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.query.parameters import Given

__all__ = ["PLURAL", "UNKNOWN", "Value", "together"]

UNKNOWN = 6.0
"""What a name costs that nobody has; a little more as an office, for it may be a person's."""

PLURAL = 0.4
"""What it costs that words mean several things at once."""


@dataclass(frozen=True, slots=True)
class Value:
    """What words of a question stand for.

    `given` is for the parameter: an IRI, or None where nothing in the graph is called so. `cost` is how far
    the words are from a name of the thing. `others` are further things that are meant too ("A or B", "ambassadors"),
    `labels` those of all that are meant. `several` are the things of which the words could mean one.
    """

    words: str
    given: str | None
    label: str
    cost: float
    spoken: bool = True
    several: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def meant(self) -> Given | None:
        """What the parameter is given: an IRI, or several where several things are meant together."""
        return (self.given, *self.others) if self.given is not None and self.others else self.given


def together(words: str, things: Mapping[str, str], cost: float) -> Value | None:
    """The value of words that mean several things at once, by their IRIs and labels; None where there are none."""
    if not things:
        return None
    given, *others = things
    labels = tuple(things.values())
    return Value(words, given, " or ".join(dict.fromkeys(labels)), cost, others=tuple(others), labels=labels)
