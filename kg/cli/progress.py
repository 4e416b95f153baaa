"""Shows on stderr how far a build has come; on what is no terminal, nothing moves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from click.termui import progressbar

__all__ = ["shown_progress"]

SHARES = {"read": 0, "extract": 3, "resolve": 72, "assert": 76, "infer": 88, "store": 90, "render": 93, "done": 100}
"""At how many parts of a hundred each stage begins."""


@contextmanager
def shown_progress(label: str) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to call with a stage, how much of it is done and how much there is."""
    ends = dict(pairwise(SHARES))
    with progressbar(length=100, label=label, file=sys.stderr, item_show_func=_name) as bar:

        def tell(stage: str, done: int, total: int) -> None:
            begin, end = SHARES[stage], SHARES[ends.get(stage, stage)]
            bar.update(begin + (end - begin) * done // (total or 1) - bar.pos, stage)

        yield tell


def _name(stage: str | None) -> str | None:
    return stage
