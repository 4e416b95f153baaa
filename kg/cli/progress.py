"""Shows on stderr how far a build has come; on what is no terminal, nothing moves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter

from click.termui import progressbar

__all__ = ["shown_progress"]

BEGINS = {"read": 0, "extract": 3, "resolve": 72, "assert": 76, "infer": 88, "store": 90, "render": 93, "done": 100}
"""At how many parts of a hundred each stage begins."""

ASKING = 15
"""At how many parts extraction ends and a language model is asked, where one is: that takes far longer."""


@contextmanager
def shown_progress(label: str, *, asking: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to call with a stage, how much of it is done and how much there is.

    `asking` says that a language model is asked, which is the stage "claim".
    """
    begins = dict(sorted({**BEGINS, "claim": ASKING}.items(), key=itemgetter(1))) if asking else BEGINS
    ends = dict(pairwise(begins))
    with progressbar(length=100, label=label, file=sys.stderr, item_show_func=_name) as bar:

        def tell(stage: str, done: int, total: int) -> None:
            begin, end = begins[stage], begins[ends.get(stage, stage)]
            bar.update(begin + (end - begin) * done // (total or 1) - bar.pos, stage)

        yield tell


def _name(stage: str | None) -> str | None:
    return stage
