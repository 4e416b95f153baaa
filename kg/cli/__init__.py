"""The command line: each command parses its words, calls one function, and prints what it returns."""

from kg.cli.group import main

__all__ = ["main"]
