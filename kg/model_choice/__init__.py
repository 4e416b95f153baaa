"""Lets a language model choose which named query a question means that the grammar of `kg.ask` does not understand.

A graph, a question that was not understood and a server go in, an Asked comes out. Off by default and never needed. The
model chooses among the named queries and copies words of the question; it writes no SPARQL and brings in no name.
"""

from kg.model_choice.answering import ChoiceSettings, ask_model

__all__ = ["ChoiceSettings", "ask_model"]
