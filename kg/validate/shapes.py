"""Quads in, the violations of `ontology/shapes.ttl` out, each with the facts that it is about.

pySHACL is the engine: it is the reference, pure Python, and runs wherever Python does. The shapes keep to
SHACL Core, where it needs half a second for a build of some documents, but for one query a document.
Never changes a quad, and fetches nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.identifiers import DEFAULT_BASE, PREFIXES, Identifiers
from kg.model import OntologyError
from kg.turtle import read_triples
from kg.validate.conversion import graph_of
from kg.validate.evidence import Evidence
from kg.validate.parts import Links, Node, Part, Paths, cut_into_parts, name_of
from kg.validate.signatures import Passed, Signatures, seen_from_afar
from kg.vocab import ontology_folder

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node as Term

__all__ = ["Violation", "validate"]

SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Violation:
    """One thing that must hold and does not.

    `shape` is the shape's name in shapes.ttl; `focus` and `value` are what it was found at, as IRIs or
    words, and their labels are what people call them; `message` and `remedy` are the shape's.
    `assertions` are the IRIs of the facts that are not made if it is to hold; `document` and `quote` are of
    the first of them. What does not apply is "".
    """

    document: str
    shape: str
    focus: str
    focus_label: str
    value: str
    value_label: str
    message: str
    remedy: str
    assertions: tuple[str, ...]
    quote: str

    def line(self) -> str:
        """The violation on one line: where, what must hold, what was found and in which sentence, what helps."""
        place = f"{self.document}: " if self.document else ""
        value = f", {self.value_label}" if self.value else ""
        sentence = f", in “{' '.join(self.quote.split())}”" if self.quote else ""
        return f"{place}{self.message} Not so: {self.focus_label}{value}{sentence} – {self.remedy}"


def validate(
    quads: Iterable[Quad],
    identifiers: Identifiers,
    *,
    folder: Path | None = None,
    about: Collection[str] | None = None,
    passed: Passed | None = None,
) -> tuple[Violation, ...]:
    """The violations among some quads, which may be a store, sorted by document; with `about`, at those nodes alone.

    The registry's and the ontology's graphs are left out: they have checks of their own. `folder` is that
    of `shapes.ttl` (default: `ontology_folder()`). A node that is known to have `passed` with these shapes is not
    checked again, and those that pass are added.
    """
    apart = {identifiers.graph("registry"), identifiers.graph("ontology")}
    known = [quad for quad in quads if getattr(quad.graph_name, "value", "") not in apart]
    shapes = _read_shapes(folder or ontology_folder(), identifiers)
    tally = Tally(shapes, identifiers, passed) if passed else None
    found = []
    for part in cut_into_parts(known, _paths_of(shapes), about=about, skip=tally.left if tally else None):
        report = _report(part, shapes)
        results = [*_results(report, part)]
        found += [(report, result) for result in results]
        if tally:
            tally.add(part.nodes - {str(report.value(at, _sh(n))) for at in results for n in ("focusNode", "value")})
    if not found:
        return ()
    evidence = Evidence.of(known, identifiers)
    remedy = identifiers.kg("remedy")
    return tuple(sorted({_violation(shapes, evidence, report, result, remedy) for report, result in found}))


class Tally:
    """Which nodes passed, by their signatures, for one validation.

    Invariant: a node is left out only where one with its signature passed these shapes.
    """

    def __init__(self, shapes: Graph, identifiers: Identifiers, passed: Passed) -> None:
        self._followed = _paths_of(shapes).followed
        self._seen = seen_from_afar(shapes, identifiers.expand)
        self._passed = passed
        self._signatures: dict[str, bytes] = {}

    def left(self, nodes: Iterable[Node], links: Links, sources: Mapping[Node, Collection[Node]]) -> list[Node]:
        """The nodes that must be checked."""
        if self._seen is None:
            return [*nodes]
        signatures = Signatures(links, sources, self._followed, self._seen)
        left = []
        for node in nodes:
            signature = signatures.of(node)
            if signature in self._passed.known or signature in self._passed.found:
                self._passed.found.add(signature)
            else:
                self._signatures[name_of(node)] = signature
                left.append(node)
        return left

    def add(self, nodes: Iterable[str]) -> None:
        """Note nodes that passed."""
        self._passed.found.update(self._signatures[node] for node in nodes if node in self._signatures)


def _read_shapes(folder: Path, identifiers: Identifiers) -> Graph:
    file = folder / "shapes.ttl"
    read_triples(file)
    return _parse_shapes(file.read_text(encoding="utf-8").replace(DEFAULT_BASE, identifiers.base))


@cache
def _parse_shapes(written: str) -> Graph:
    from rdflib import Graph

    return Graph().parse(data=written, format="turtle")


def _paths_of(shapes: Graph) -> Paths:
    """The properties that the shapes follow to the end or backwards."""
    followed = (*shapes.objects(None, _sh("oneOrMorePath")), *shapes.objects(None, _sh("zeroOrMorePath")))
    return Paths(frozenset(map(str, followed)), frozenset(map(str, shapes.objects(None, _sh("inversePath")))))


def _report(part: Part, shapes: Graph) -> Graph:
    """The validation report of a part.

    https://www.w3.org/TR/shacl/#validation-report
    """
    from pyshacl import validate as run
    from rdflib import Graph

    with _quiet():
        _, report, text = run(graph_of(part.triples), shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise OntologyError(f"shapes.ttl: {' '.join(str(text).split())}; correct the shapes")
    return report


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs a traceback for each ill-typed literal; the shapes tell of them in their own words."""
    logger = logging.getLogger("rdflib.term")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled


def _results(report: Graph, part: Part) -> Iterator[Term]:
    """The results about the part's own nodes; of a focus node that is no node of the graph, its value tells."""
    for result in report.subjects(_iri(PREFIXES["rdf"] + "type"), _sh("ValidationResult")):
        focus, value = (str(report.value(result, _sh(name))) for name in ("focusNode", "value"))
        if focus in part.nodes or (focus not in part.others and value in part.nodes):
            yield result


def _violation(shapes: Graph, evidence: Evidence, report: Graph, result: Term, remedy: str) -> Violation:
    """The violation that a result of the report tells of; the constraint that it names goes before its shape."""
    focus, value = (report.value(result, _sh(name)) for name in ("focusNode", "value"))
    shape, constraint = (report.value(result, _sh(name)) for name in ("sourceShape", "sourceConstraint"))
    target = shapes.value(shape, _sh("targetSubjectsOf"))
    # A class constraint on the focus node itself repeats that node as the value.
    told = None if value is None or value == focus else str(value)
    assertions = evidence.at_fault(str(focus), told, None if target is None else str(target))
    document, quote = evidence.sentence(assertions[0]) if assertions else (None, None)
    remedies = (shapes.value(node, _iri(remedy)) for node in (constraint, shape) if node is not None)
    return Violation(
        document=document or evidence.document(str(focus), told or "") or "",
        shape=str(constraint or shape).rpartition("#")[2],
        focus=str(focus),
        focus_label=evidence.label(str(focus)),
        value=told or "",
        value_label=evidence.label(told or ""),
        message=str(report.value(result, _sh("resultMessage"))),
        remedy=str(next(filter(None, remedies), "")),
        assertions=assertions,
        quote=quote or "",
    )


def _iri(iri: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(iri)


def _sh(name: str) -> URIRef:
    return _iri(SHACL + name)
