"""Answers SPARQL that a user wrote, in one of the W3C formats and within limits.

An open store and a request go in: the text, what the answer may be written as, and the dataset. The kind of answer
and its bytes come out. Runs in a process that can be killed, since the engine cannot be interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.model import FormatError, LimitError
from kg.query.cutting import limited
from kg.query.engine import Answer, Surroundings, known_prefixes, run_in, why_not
from kg.query.graph import Graph
from kg.query.refusal import refuse_unless_reading
from kg.query.results import FORMATS, TRIPLE_FORMATS
from kg.query.tokens import tells_dataset
from kg.store import sorted_prefixes

__all__ = ["answer_sparql", "describe", "rewrite"]


class _Bounded:
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        self.parts: list[bytes] = []
        self._left = most

    def write(self, data: bytes) -> int:
        """Keep some bytes. Raises OverflowError where they are too many."""
        self._left -= len(data)
        if self._left < 0:
            raise OverflowError
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: all is kept."""


def answer_sparql(store: Store, asked: Mapping[str, Any], *, base: str) -> tuple[dict[str, Any], bytes]:
    """The kind of answer ("rows", "truth" or "triples") with its format, and its bytes.

    `asked` holds `text`; `formats`: for "rows" and "triples" a name of FORMATS and TRIPLE_FORMATS, or words that say
    why there is none; and where they matter `prefixes` (whether the graph's own are known undeclared), `base_iri`,
    `union`, `default_graphs`, `named_graphs` as Surroundings has them, `most_bytes` and `most_rows`. The answer's head
    tells whether rows were `cut`. Raises QueryError: RefusedError, FormatError and LimitError are some.
    """
    text = asked["text"]
    refuse_unless_reading(text)
    most = asked.get("most_rows") or 0
    around = _surroundings(asked, base)
    found = run_in(store, limited(text, most + 1) if most else text, around, written=text)
    kind = {QuerySolutions: "rows", QueryBoolean: "truth", QueryTriples: "triples"}[type(found)]
    known = TRIPLE_FORMATS if kind == "triples" else FORMATS
    form = asked["formats"]["triples" if kind == "triples" else "rows"]
    if form not in known:
        raise FormatError(form)
    try:
        if most and isinstance(found, QuerySolutions):
            body, cut = _cut_rows(found, most, FORMATS[form])
        else:
            body, cut = _write(found, form, asked.get("most_bytes") or 0), False
    except RuntimeError as error:
        raise why_not(error, text, around) from error
    return {"kind": kind, "form": form, "cut": cut}, body


def describe(store: Store, graph: Graph, iri: str, form: str, *, most: int = 0) -> bytes:
    """The triples of a graph with that IRI or, where none is, those about a thing; b"" where there are none.

    They are sorted, and written as one of TRIPLE_FORMATS in at most so many bytes (0: as many as there are).
    """
    try:
        node = NamedNode(iri)
    except ValueError:
        return b""
    triples = {quad.triple for quad in store.quads_for_pattern(None, None, None, node)}
    triples = triples or {Triple(*row) for row in graph.look_up("description", thing=iri).rows}  # type: ignore[arg-type]
    if not triples:
        return b""
    prefixes = known_prefixes(graph.base) if form == "turtle" else None
    written = serialize(sorted(triples, key=str), format=TRIPLE_FORMATS[form], prefixes=prefixes) or b""
    written = sorted_prefixes(written) if form == "turtle" else written
    if most and len(written) > most:
        raise LimitError(f"{iri}: its triples are larger than {most >> 20} MiB; ask for less by SPARQL")
    return written


def rewrite(turtle: bytes, form: str) -> bytes:
    """Turtle as another of TRIPLE_FORMATS."""
    return (
        serialize((quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)), format=TRIPLE_FORMATS[form]) or b""
    )


def _surroundings(asked: Mapping[str, Any], base: str) -> Surroundings:
    default, named = asked.get("default_graphs"), asked.get("named_graphs")
    return Surroundings(
        prefixes=known_prefixes(base) if asked.get("prefixes") else {},
        base_iri=asked.get("base_iri"),
        union=asked.get("union", True) and not tells_dataset(asked["text"]),
        default_graphs=None if default is None else tuple(default),
        named_graphs=None if named is None else tuple(named),
    )


def _write(found: Answer, form: str, most: int) -> bytes:
    """The answer as bytes, of which there may be so many (0: as many as there are)."""
    kept = _Bounded(most) if most else None
    try:
        if isinstance(found, QueryTriples):
            whole = found.serialize(kept, format=TRIPLE_FORMATS[form])  # type: ignore[arg-type]
        else:
            whole = found.serialize(kept, format=FORMATS[form])  # type: ignore[arg-type]
    except OverflowError as error:
        size = f"{most >> 20} MiB" if most >> 20 else f"{most} bytes"
        raise LimitError(f"the answer is larger than {size}; ask for less, or add LIMIT and OFFSET") from error
    return b"".join(kept.parts) if kept else whole or b""


def _cut_rows(found: QuerySolutions, most: int, form: QueryResultsFormat) -> tuple[bytes, bool]:
    """The first rows of an answer, and whether there are more.

    They take the way of JSON, which tells of every term all there is to tell.
    """
    told = json.loads(found.serialize(format=QueryResultsFormat.JSON) or b"")
    rows = told["results"]["bindings"]
    cut = len(rows) > most
    told["results"]["bindings"] = rows[:most]
    body = json.dumps(told, ensure_ascii=False).encode("utf-8")
    if form == QueryResultsFormat.JSON:
        return body, cut
    again = parse_query_results(body, format=QueryResultsFormat.JSON)
    return again.serialize(format=form) or b"", cut
