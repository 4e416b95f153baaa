"""Documents, extractions and entities in, a graph without violating facts out, and a Problem for each one left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Quad

from kg.assertions import Ontology, assert_graph
from kg.identifiers import Identifiers
from kg.model import Document, Extraction, Problem, Resolution
from kg.validate.parts import RDF_TYPE
from kg.validate.shapes import Violation, validate

__all__ = ["assert_valid_graph"]


def assert_valid_graph(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    identifiers: Identifiers,
    *,
    folder: Path | None = None,
) -> tuple[tuple[Quad, ...], tuple[Problem, ...]]:
    """The quads of `assert_graph` without the facts that violate a shape, and one Problem a violation.

    A fact that is withheld takes along all that rests on it alone: its triple, participation, tenure, dates
    and status. So the graph is asserted anew without it, until nothing more has to go. A violation that no
    fact is to blame for is a Problem of kind "invalid"; the others are of kind "withheld".
    """
    withheld: frozenset[str] = frozenset()
    problems: dict[Problem, None] = {}
    before: tuple[Quad, ...] | None = None
    while True:
        quads = assert_graph(documents, extractions, resolution, ontology, identifiers, withheld=withheld)
        about = None if before is None else touched(before, quads)
        violations = validate(quads, identifiers, folder=folder, about=about)
        problems.update((_problem(violation), None) for violation in violations)
        blamed = {node for violation in violations for node in violation.assertions} - withheld
        if not blamed:
            return quads, tuple(problems)
        withheld |= blamed
        before = quads


def touched(before: Iterable[Quad], after: Iterable[Quad]) -> frozenset[str]:
    """The IRIs of the nodes of which something is no longer as it was, or the class of one that they link to."""
    known = {*before}
    changed = known.symmetric_difference(after)
    reclassed = {quad.subject for quad in changed if quad.predicate == RDF_TYPE}
    linked = {quad.subject for quad in known if quad.object in reclassed}
    nodes = {quad.subject for quad in changed} | linked
    return frozenset(str(getattr(node, "value", node)) for node in nodes)


def _problem(violation: Violation) -> Problem:
    return Problem(
        kind="withheld" if violation.assertions else "invalid",
        message=replace(violation, document="").line(),
        document=violation.document or None,
        quote=violation.quote or None,
    )
