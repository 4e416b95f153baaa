"""The office clock: from the dates on which documents witness holders, how long each is known to have held an office.

What is found here is inferred, and stands in the graph so; what a text states it leaves as it is.
"""

from kg.tenures.recording import RULE, record_spans, span_quads
from kg.tenures.spans import Span, Witness, find_spans
from kg.tenures.witnesses import Witnesses, read_witnesses

__all__ = ["RULE", "Span", "Witness", "Witnesses", "find_spans", "read_witnesses", "record_spans", "span_quads"]
