"""Questions to a built graph: named ones, free SPARQL, and the names that people call things by.

A graph and a question go in, rows come out. Nothing here writes, interprets a text or reaches the network.
"""

from __future__ import annotations

from kg.query.answers import EVIDENCE, Answer, answer, entry_of, templates_of
from kg.query.binding import rebase, split
from kg.query.graph import Graph
from kg.query.library import Column, NamedQuery, Parameter, find_query, library, read_query, read_twin
from kg.query.parameters import find_thing, prepare
from kg.query.processes import QueryProcess, run_apart
from kg.query.results import FORMATS, Plain, Rows, plain, read_rows, write_rows
from kg.query.spelling import squash, words_of

__all__ = [
    "EVIDENCE",
    "FORMATS",
    "Answer",
    "Column",
    "Graph",
    "NamedQuery",
    "Parameter",
    "Plain",
    "QueryProcess",
    "Rows",
    "answer",
    "entry_of",
    "find_query",
    "find_thing",
    "library",
    "plain",
    "prepare",
    "read_query",
    "read_rows",
    "read_twin",
    "rebase",
    "run_apart",
    "split",
    "squash",
    "templates_of",
    "words_of",
    "write_rows",
]
