"""Two accounts side by side: what only one of two documents, or of two publishers on one meeting, says.

A graph and names go in, a Comparison comes out, and a page of it. Nothing here judges who is right.
"""

from __future__ import annotations

from kg.compare.accounts import compare_accounts, compare_documents
from kg.compare.comparison import Account, Comparison, Entry, Quotation, Row, Section, Source

__all__ = [
    "Account",
    "Comparison",
    "Entry",
    "Quotation",
    "Row",
    "Section",
    "Source",
    "compare_accounts",
    "compare_documents",
]
