"""Seconds of rivals that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


def take_turns(
    rivals: Mapping[str, Callable[[], object]], *, rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """The least seconds of each rival over some rounds, each of which runs every rival once.

    With time.process_time for a clock, what other programs take from the CPUs is not counted.
    """
    best = dict.fromkeys(rivals, float("inf"))
    for _ in range(rounds):
        for name, rival in rivals.items():
            start = clock()
            rival()
            best[name] = min(best[name], clock() - start)
    return best
