"""An interactive prompt for SPARQL, named queries and plain English on one graph that stays open.

Lines go in, answers go to the screen that it is given. Nothing here prints, reads the environment or writes a graph;
the one file that is written is the history of what was typed, where the caller says.
"""

from __future__ import annotations

from kg.shell.entries import Entry, read_entries
from kg.shell.session import Screen, Session

__all__ = ["Entry", "Screen", "Session", "read_entries"]
