"""Python's garbage collector, kept from looking again and again through millions of objects that all live on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_spared"]

THRESHOLDS = 100_000, 5, 5
"""How many objects more there are before the youngest are looked through, and how often that before the older ones."""


@contextmanager
def collector_spared() -> Iterator[None]:
    """Leave out of collections what lives now, and collect more seldom; objects in circles are still freed."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
