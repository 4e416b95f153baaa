"""Questions in plain English: which named query is meant, of which things, and what the graph says to it.

A question and a graph go in, an Asked comes out. No language model, no guess: a question of which a word
stays unaccounted for is not understood.
"""

from __future__ import annotations

from kg.ask.answering import Asked, ask, contract_of

__all__ = ["Asked", "ask", "contract_of"]
