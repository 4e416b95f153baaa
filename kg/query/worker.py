"""Runs one query in a process of its own, which is killed when its time is up.

The engine cannot be interrupted. A request goes in on the standard input as JSON; the answer's bytes
come out on the standard output, or one line on the standard error and exit status 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat

from kg.model import KgError, QueryError
from kg.query.engine import Answer, run
from kg.query.graph import Graph
from kg.query.results import FORMATS
from kg.store import open_graph

__all__ = ["TRIPLE_FORMATS", "run_apart"]

TRIPLE_FORMATS = {"turtle": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}

COMMAND = (sys.executable, "-P", "-m", "kg.query.worker")
"""`-P` keeps the folder where the user is off the path: a `json.py` in it is not run."""


def run_apart(folder: Path, text: str, form: str, *, timeout: float) -> tuple[str, bytes]:
    """The kind of answer ("rows", "truth" or "triples") to a query on a built graph, and its bytes.

    Raises QueryError where the query is not one that only reads, is not SPARQL or takes more than
    `timeout` seconds.
    """
    import json
    import subprocess

    from kg.query.refusal import refuse_unless_reading

    refuse_unless_reading(text)
    request = json.dumps({"folder": str(folder), "text": text, "form": form})
    try:
        finished = subprocess.run(
            COMMAND,
            input=request.encode("utf-8"),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query was stopped after {timeout:g} s; ask for less, or give it --timeout") from error
    if finished.returncode:
        lines = finished.stderr.decode("utf-8", "replace").strip().splitlines()
        raise QueryError(lines[-1] if lines else f"the query's process ended with status {finished.returncode}")
    kind, _, body = finished.stdout.partition(b"\n")
    return kind.decode("ascii"), body


def answer_request(request: str) -> bytes:
    """The kind of answer on a line of its own, and the answer as the request wants it."""
    import json

    asked = json.loads(request)
    graph = Graph(store := open_graph(Path(asked["folder"])))
    found = run(store, asked["text"], base=graph.base)
    kind = {QuerySolutions: b"rows", QueryBoolean: b"truth", QueryTriples: b"triples"}[type(found)]
    try:
        return kind + b"\n" + _serialize(found, asked["form"])
    except RuntimeError as error:
        raise QueryError(f"the query cannot be evaluated: {error}") from error


def _serialize(found: Answer, form: str) -> bytes:
    """The answer in a format; a table is made elsewhere, of JSON or Turtle."""
    if isinstance(found, QueryTriples):
        return _serialize_triples(found, "turtle" if form == "table" else form)
    if form == "turtle":
        raise QueryError("rows are not written as turtle; ask by CONSTRUCT or DESCRIBE, or take another format")
    return found.serialize(format=FORMATS["json" if form == "table" else form]) or b""


def _serialize_triples(found: QueryTriples, form: str) -> bytes:
    if form not in TRIPLE_FORMATS:
        raise QueryError(f"triples are not written as {form}; take turtle, json (JSON-LD) or xml (RDF/XML)")
    return found.serialize(format=TRIPLE_FORMATS[form]) or b""


def main() -> int:
    """Answer the request on the standard input."""
    try:
        sys.stdout.buffer.write(answer_request(sys.stdin.read()))
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
