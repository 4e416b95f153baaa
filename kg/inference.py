"""The asserted quads of a graph in, the quads that follow from them out, for a graph of their own.

The rules are the queries of `kg/rules/`, run until nothing new follows. An inferred triple never repeats
what a document states, and its assertion names the assertions that it was derived from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from kg.identifiers import Identifiers
from kg.model import GraphError
from kg.store import store_of

__all__ = ["Rule", "infer", "load_rules", "record_inferred"]

HEADER = re.compile(
    r"""
    ^ \# [ ] title: [ ] (?P<title> .+ ) \n
      \# [ ] description: [ ] (?P<description> .+ (?: \n \# [ ]{3} .+ )* ) \n
    """,
    re.VERBOSE,
)

Statement = tuple[NamedNode, NamedNode, NamedNode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A query whose rows are triples (?s ?p ?o), their premises (every ?...premise) and perhaps a ?status.

    Its name, the file's stem, is the kg:rule of what follows by it.
    """

    name: str
    title: str
    description: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One way in which a statement follows."""

    rule: str
    premises: tuple[str, ...]
    status: str | None


@cache
def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules of a folder (default: `kg/rules/`), sorted by name."""
    folder = Path(__file__).resolve().parent / "rules" if folder is None else folder
    return tuple(_read_rule(file) for file in sorted(folder.glob("*.rq")))


def _read_rule(file: Path) -> Rule:
    query = file.read_text(encoding="utf-8")
    header = HEADER.match(query)
    if header is None:
        raise GraphError(f"{file}:1: a rule begins with '# title: ...' and '# description: ...'; add them")
    description = re.sub(r"\n#\s+", " ", header["description"])
    return Rule(name=file.stem, title=header["title"], description=description, query=query)


def infer(
    quads: Iterable[Quad], identifiers: Identifiers, *, rules: tuple[Rule, ...] | None = None
) -> tuple[Quad, ...]:
    """The quads of the graph `inferred`, sorted: what follows from asserted quads and the ontology among them."""
    return record_inferred(store_of(quads), identifiers, rules=rules)


def record_inferred(
    store: Store, identifiers: Identifiers, *, rules: tuple[Rule, ...] | None = None
) -> tuple[Quad, ...]:
    """Add to a store what `infer` gives of its quads, which are returned."""
    rules = load_rules() if rules is None else rules
    stated = frozenset(_statements(store, identifiers))
    inferred: dict[Statement, tuple[Quad, ...]] = {}
    links: set[Quad] = set()
    while True:
        found = [
            (statement, derivation)
            for rule in rules
            for statement, derivation in _derive(store, rule, identifiers)
            if statement not in stated
        ]
        fresh: dict[Statement, list[Derivation]] = {}
        for statement, derivation in found:
            links.update(_links(statement, derivation, identifiers))
            if statement not in inferred:
                fresh.setdefault(statement, []).append(derivation)
        if not fresh:
            store.bulk_extend(links)
            return tuple(sorted({*links, *(quad for made in inferred.values() for quad in made)}, key=str))
        for statement, derivations in fresh.items():
            inferred[statement] = tuple(_quads(store, statement, derivations, identifiers))
        store.bulk_extend([quad for statement in fresh for quad in inferred[statement]])


def _statements(store: Store, identifiers: Identifiers) -> Iterator[Statement]:
    """What the assertions that are there state."""
    parts = [NamedNode(identifiers.expand(f"rdf:{part}")) for part in ("subject", "predicate", "object")]
    kinds = store.quads_for_pattern(
        None, NamedNode(identifiers.expand("rdf:type")), NamedNode(identifiers.kg("Assertion")), None
    )
    for kind in kinds:
        values = [next(store.quads_for_pattern(kind.subject, part, None, None)).object for part in parts]
        subject, predicate, value = values
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, NamedNode):
            yield subject, predicate, value


def _derive(store: Store, rule: Rule, identifiers: Identifiers) -> Iterator[tuple[Statement, Derivation]]:
    solutions = store.query(rule.query, prefixes=identifiers.prefixes, use_default_graph_as_union=True)
    if not isinstance(solutions, QuerySolutions):
        raise GraphError(f"rule {rule.name}: is no SELECT query; let it select ?s ?p ?o and its premises")
    names = [variable.value for variable in solutions.variables]
    premises = [name for name in names if name.lower().endswith("premise")]
    for row in solutions:
        subject, predicate, value = row["s"], row["p"], row["o"]
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, NamedNode)):
            raise GraphError(
                f"rule {rule.name}: ?s ?p ?o are {subject} {predicate} {value}; a rule makes links of IRIs"
            )
        status = row["status"] if "status" in names else None
        named = [row[name] for name in premises]
        yield (
            (subject, predicate, value),
            Derivation(
                rule=rule.name,
                premises=tuple(sorted(premise.value for premise in named if isinstance(premise, NamedNode))),
                status=status.value if isinstance(status, Literal) else None,
            ),
        )


def _node(statement: Statement, identifiers: Identifiers) -> NamedNode:
    return NamedNode(identifiers.hashed("assertion", "", *map(str, statement)))


def _links(statement: Statement, derivation: Derivation, identifiers: Identifiers) -> Iterator[Quad]:
    """The way from an inferred assertion to each premise."""
    node, derived = _node(statement, identifiers), NamedNode(identifiers.expand("prov:wasDerivedFrom"))
    for premise in derivation.premises:
        if premise != node.value:
            yield Quad(node, derived, NamedNode(premise), NamedNode(identifiers.graph("inferred")))


def _quads(
    store: Store, statement: Statement, derivations: list[Derivation], identifiers: Identifiers
) -> Iterator[Quad]:
    """The inferred triple and its assertion; it is as sure as the least sure premise of its surest derivation."""
    graph, node = NamedNode(identifiers.graph("inferred")), _node(statement, identifiers)
    rule = min(derivation.rule for derivation in derivations)
    sure = NamedNode(identifiers.kg("confidence"))
    weakest = [
        min(
            (
                quad.object
                for premise in derivation.premises
                for quad in store.quads_for_pattern(NamedNode(premise), sure, None, None)
                if isinstance(quad.object, Literal)
            ),
            key=lambda literal: float(literal.value),
        )
        for derivation in derivations
    ]
    statuses = {derivation.status for derivation in derivations}
    values: list[tuple[str, NamedNode | Literal]] = [
        ("rdf:type", NamedNode(identifiers.kg("Assertion"))),
        ("rdf:subject", statement[0]),
        ("rdf:predicate", statement[1]),
        ("rdf:object", statement[2]),
        ("kg:rule", Literal(rule)),
        ("kg:confidence", max(weakest, key=lambda literal: float(literal.value))),
    ]
    if len(statuses) == 1 and (status := statuses.pop()):
        values.append(("kg:status", Literal(status)))
    yield Quad(*statement, graph)
    for name, value in values:
        yield Quad(node, NamedNode(identifiers.expand(name)), value, graph)
