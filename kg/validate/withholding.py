"""Documents, extractions and entities in, a graph without violating facts out, and a Problem for each one left out.

Where a language model's claims are among the facts at fault, they go, into the ledger, and the rules' stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.assertions import Ontology, assert_graph
from kg.corrections import Outcome
from kg.identifiers import Identifiers
from kg.model import MODEL_RULE, Document, Extraction, Problem, Resolution
from kg.validate.parts import RDF_TYPE
from kg.validate.shapes import Violation, validate
from kg.validate.signatures import Passed

__all__ = ["assert_valid_graph"]


def assert_valid_graph(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    identifiers: Identifiers,
    *,
    folder: Path | None = None,
    passed: Passed | None = None,
    corrections: Sequence[Outcome] = (),
) -> tuple[tuple[Quad, ...], tuple[Problem, ...]]:
    """The quads of `assert_graph` without the facts that violate a shape, and one Problem a violation.

    A fact that is withheld takes along all that rests on it alone: its triple, participation, tenure, dates
    and status. So the graph is asserted anew without it, until nothing more has to go. A violation that no
    fact is to blame for is a Problem of kind "invalid"; the others are of kind "withheld". A language model's
    claim is no Problem: the graph keeps it as an abstention, with what it violates. Nodes known to have `passed` are
    not checked again.
    """
    withheld: dict[str, str] = {}
    problems: dict[Problem, None] = {}
    before: tuple[Quad, ...] | None = None
    while True:
        quads = assert_graph(
            documents, extractions, resolution, ontology, identifiers, withheld=withheld, corrections=corrections
        )
        about = None if before is None else touched(before, quads)
        violations = validate(quads, identifiers, folder=folder, about=about, passed=passed)
        claimed = _claimed_by_models(quads, identifiers) if violations else frozenset()
        reasons = {node: _reason(violation) for violation in violations for node in violation.assertions}
        # First what models claim: what a rule found may be wrong beside it alone, as in a circle of two.
        blamed = {node: reason for node, reason in reasons.items() if node in claimed - withheld.keys()}
        rules_stand = bool(blamed)
        if not blamed:
            problems.update((_problem(violation), None) for violation in violations)
            blamed = {node: reason for node, reason in reasons.items() if node not in withheld}
        if not blamed:
            return quads, tuple(problems)
        withheld |= blamed
        # What the rules are to blame for was put off, so the whole graph is looked at again.
        before = None if rules_stand else quads


def touched(before: Iterable[Quad], after: Iterable[Quad]) -> frozenset[str]:
    """The IRIs of the nodes of which something is no longer as it was, or the class of one that they link to."""
    known = {*before}
    changed = known.symmetric_difference(after)
    reclassed = {quad.subject for quad in changed if quad.predicate == RDF_TYPE}
    linked = {quad.subject for quad in known if quad.object in reclassed}
    nodes = {quad.subject for quad in changed} | linked
    return frozenset(str(getattr(node, "value", node)) for node in nodes)


def _claimed_by_models(quads: Sequence[Quad], identifiers: Identifiers) -> frozenset[str]:
    """The IRIs of the assertions that language models claim."""
    rule = NamedNode(identifiers.kg("rule"))
    return frozenset(
        str(getattr(quad.subject, "value", ""))
        for quad in quads
        if quad.predicate == rule and getattr(quad.object, "value", "").startswith(MODEL_RULE)
    )


def _reason(violation: Violation) -> str:
    """What a claim violates, as the ledger has it."""
    return f"it violates the shape {violation.shape}: {violation.message}"


def _problem(violation: Violation) -> Problem:
    return Problem(
        kind="withheld" if violation.assertions else "invalid",
        message=replace(violation, document="").line(),
        document=violation.document or None,
        quote=violation.quote or None,
    )
