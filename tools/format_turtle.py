#!/usr/bin/env python3
"""Writes Turtle files canonically: sorted, one value a line, by rdflib's `longturtle`.

    tools/format_turtle.py ontology tests          # rewrite what is not canonical
    tools/format_turtle.py --check ontology tests  # name it, change nothing, exit 1

Takes files and folders of them. A comment would be lost in rewriting, so a file with one is refused: say it
in an `skos:editorialNote`. A file is replaced in one step, and only if its graph is the same afterwards.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import BNode, Graph
from rdflib.compare import isomorphic
from rdflib.exceptions import ParserError
from rdflib.namespace import OWL, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

COMMENT = re.compile(
    r"""
    (?: "{3} .*? "{3} | '{3} .*? '{3}        # a long string
      | " (?: \\. | [^"\\\n] )* "            # a string
      | ' (?: \\. | [^'\\\n] )* '
      | < [^<>\n]* >                         # an IRI, which may hold a hash
    )
    | (?P<comment> \# [^\n]* )
    """,
    re.VERBOSE | re.DOTALL,
)


class SortedTurtleSerializer(LongTurtleSerializer):
    """Longturtle with the subjects by IRI, so that a new reference to a term does not move the term."""

    def orderSubjects(self) -> list[Node]:  # noqa: N802 - rdflib's name
        """Headers first, then what has a name, then blank nodes that were not written inside another."""
        headers = {node for kind in (OWL.Ontology, SKOS.ConceptScheme) for node in self.store.subjects(None, kind)}
        return sorted(self._subjects, key=lambda node: (node not in headers, isinstance(node, BNode), str(node)))


class FormatError(Exception):
    """A file that is not Turtle, or holds what rewriting would lose."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The Turtle files among paths and below them, sorted."""
    found = {file for path in paths for file in (path.rglob("*.ttl") if path.is_dir() else (path,))}
    return sorted(found)


def canonical(text: str, file: Path) -> str:
    """The canonical spelling of a Turtle text; FormatError names file, line and remedy."""
    comment = next((match for match in COMMENT.finditer(text) if match["comment"]), None)
    if comment is not None:
        line = text.count("\n", 0, comment.start()) + 1
        raise FormatError(f"{file}:{line}: a comment would be lost; say it in an skos:editorialNote")
    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(data=text, format="turtle", publicID=file.as_uri())
    except (BadSyntax, ParserError) as error:
        line = getattr(error, "lines", 0) + 1
        raise FormatError(f"{file}:{line}: not Turtle: {error}") from error
    stream = io.BytesIO()
    SortedTurtleSerializer(graph).serialize(stream, canon=True)
    written = stream.getvalue().decode("utf-8").strip() + "\n"
    if not isomorphic(graph, Graph().parse(data=written, format="turtle")):
        raise FormatError(f"{file}:1: would not mean the same afterwards; write it without blank nodes")
    return written


def replace(file: Path, text: str) -> None:
    """Write a file in one step, so that an interrupt leaves the old or the new one."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Format or check; 0 if all is canonical in the end, 1 if not."""
    parser = argparse.ArgumentParser(description="Format Turtle files, or check that they are canonical.")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if a file is not canonical")
    parser.add_argument("paths", nargs="+", type=Path)
    chosen = parser.parse_args(arguments)
    wrong = 0
    for file in find_files(chosen.paths):
        try:
            text = file.read_text(encoding="utf-8")
            written = canonical(text, file.resolve())
        except (OSError, UnicodeDecodeError, FormatError) as error:
            print(f"{file}: {error}", file=sys.stderr)
            wrong += 1
            continue
        if text == written:
            continue
        if chosen.check:
            print(f"{file}: not canonical; run make fmt", file=sys.stderr)
            wrong += 1
        else:
            replace(file, written)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
