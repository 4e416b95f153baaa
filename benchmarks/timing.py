"""Seconds of rivals that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


def take_turns(rivals: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """The least seconds of each rival over some rounds, each of which runs every rival once."""
    best = dict.fromkeys(rivals, float("inf"))
    for _ in range(rounds):
        for name, rival in rivals.items():
            start = time.perf_counter()
            rival()
            best[name] = min(best[name], time.perf_counter() - start)
    return best
