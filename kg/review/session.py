"""Answers in, corrections out, each saved before the next question; any of them can be taken back.

Where answers come from, what tells the time, and where corrections are saved is given from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.corrections import Correction, FactTarget, ThingTarget
from kg.model import QueryError
from kg.query import Graph
from kg.review.queue import AbstentionDoubt, Doubt, FactDoubt, PairDoubt
from kg.review.targets import fact_target, thing_target

__all__ = ["Answered", "Review"]

DISMISS = "dismiss"
"""To agree that what was seen is not asserted: a reject, and another word for it."""

REASONS = {
    "accept": "the sentence says so",
    "reject": "the sentence does not say so",
    "strike": "this sentence does not say so",
    DISMISS: "it is rightly left out",
    "merge": "the sentences are about one thing",
    "never-merge": "the sentences are about two things",
}
"""The reason that is noted where none is given."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question by its place in the queue, and the correction that was made of it; None where it was skipped."""

    place: int
    correction: Correction | None


class Review:
    """A queue that a person goes through.

    Invariant: every correction in `answered` was saved, and is not taken back. `stopped` is for who asks to note that
    the person left.
    """

    def __init__(
        self,
        graph: Graph,
        queue: Sequence[Doubt],
        *,
        who: str,
        now: Callable[[], str],
        save: Callable[[Correction], object],
        take_back: Callable[[Correction], object],
        decided: Iterable[Correction] = (),
    ) -> None:
        """`decided` are corrections that the graph may not know yet; `now` tells the time as corrections have it."""
        self.queue = tuple(queue)
        self.answered: list[Answered] = []
        self.stopped = False
        self._graph = graph
        self._who, self._now = who, now
        self._save, self._take_back = save, take_back
        self._decided = {frozenset(one.what) for one in decided if isinstance(one.what, tuple)}
        self._place = 0

    @property
    def place(self) -> int:
        """How many questions lie behind."""
        return self._place

    @property
    def made(self) -> int:
        """How many corrections were made."""
        return sum(one.correction is not None for one in self.answered)

    def question(self) -> Doubt | None:
        """What is to be decided now, None at the end of the queue."""
        while self._place < len(self.queue):
            one = self.queue[self._place]
            if not isinstance(one, PairDoubt) or self._is_open(one):
                return one
            self._place += 1
        return None

    def _is_open(self, one: PairDoubt) -> bool:
        """Whether a pair can be named and no correction has decided on it."""
        try:
            return frozenset(self._pair(one)) not in self._decided
        except QueryError:
            return False

    def verbs(self) -> tuple[str, ...]:
        """What can be done about it."""
        one = self.queue[self._place]
        if isinstance(one, PairDoubt):
            return "merge", "never-merge"
        return "accept", DISMISS if isinstance(one, AbstentionDoubt) else "reject"

    def sentences(self) -> int:
        """How many sentences one of which can be struck: none unless there are several."""
        one = self.queue[self._place]
        return len(one.rows) if isinstance(one, FactDoubt) and len(one.rows) > 1 else 0

    def decide(self, verb: str, why: str) -> Correction:
        """Save a correction, and go on."""
        one = self.queue[self._place]
        why = why or REASONS[verb]
        if isinstance(one, PairDoubt):
            return self._decide(verb, self._pair(one), why)
        return self._decide("reject" if verb == DISMISS else verb, fact_target(one.fact), why)

    def strike(self, number: int, why: str) -> Correction:
        """Save that one of the sentences of a fact, counted from 1, does not state it, and go on."""
        one = self.queue[self._place]
        if not isinstance(one, FactDoubt) or not 0 < number <= self.sentences():
            raise QueryError(f"there is no sentence {number} to strike; the fact has {self.sentences()} to choose from")
        return self._decide("strike", fact_target(one.rows[number - 1]), why or REASONS["strike"])

    def _decide(self, verb: str, what: FactTarget | tuple[ThingTarget, ...], why: str) -> Correction:
        correction = Correction(verb=verb, what=what, who=self._who, when=self._now(), why=why)
        self._save(correction)
        self.answered.append(Answered(self._place, correction))
        self._place += 1
        return correction

    def skip(self) -> None:
        """Leave a question open, and go on."""
        self.answered.append(Answered(self._place, None))
        self._place += 1

    def undo(self) -> Answered | None:
        """Take the last answer back, and go back to its question; None where there is none."""
        if not self.answered:
            return None
        last = self.answered.pop()
        if last.correction is not None:
            self._take_back(last.correction)
        self._place = last.place
        return last

    def _pair(self, one: PairDoubt) -> tuple[ThingTarget, ...]:
        return tuple(thing_target(self._graph, iri) for iri in (one.left, one.right))
