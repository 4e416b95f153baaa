"""A graph in; what a person should look at first, and the corrections that the answers make, out.

Knows no terminal, no clock and no file: `kg.cli` shows what is asked and saves what is answered.
"""

from kg.review.queue import KINDS, AbstentionDoubt, FactDoubt, PairDoubt, count_unnamed, make_queue
from kg.review.session import Review
from kg.review.targets import Passage, fact_target, fitting_rows, passage_around, thing_target

__all__ = [
    "KINDS",
    "AbstentionDoubt",
    "FactDoubt",
    "PairDoubt",
    "Passage",
    "Review",
    "count_unnamed",
    "fact_target",
    "fitting_rows",
    "make_queue",
    "passage_around",
    "thing_target",
]
