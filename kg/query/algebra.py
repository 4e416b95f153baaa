"""Takes a query apart: its triple patterns and property paths, and which of them have no variable in common.

The text of a query goes in, patterns come out. rdflib parses it and makes its algebra,
https://www.w3.org/TR/sparql11-query/#sparqlAlgebra; it is loaded for this alone. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import QueryError
from kg.query.faults import explain_fault

__all__ = ["LOST", "Parts", "Pattern", "take_apart"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern or property path, as it is shown, and as it is asked alone with whole IRIs.

    `graph` is what GRAPH says around it, shown, and `asked_graph` the same in full.
    """

    shown: str
    asked: str
    graph: str | None
    asked_graph: str | None
    variables: frozenset[str]
    path: bool


@dataclass(slots=True)
class Parts:
    """What a query is made of.

    `graphs` are those of FROM and FROM NAMED, as ("FROM", IRI). `apart` has, for each cross product, the numbers of
    the patterns in groups that share no variable.
    """

    columns: tuple[str, ...] = ()
    graphs: tuple[tuple[str, str], ...] = ()
    patterns: list[Pattern] = field(default_factory=list)
    apart: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)


LOST = "^..."
"""What is written for a part of a path that rdflib does not tell; a pattern with it cannot be asked."""

Piece = tuple[frozenset[str], tuple[int, ...]]
"""Something joined with its like: its variables, and the numbers of its patterns."""


def take_apart(text: str, prefixes: Mapping[str, str]) -> Parts:
    """The patterns of a query. Raises QueryError where rdflib cannot read it."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        algebra = translateQuery(parseQuery(text), initNs=dict(prefixes)).algebra
    except Exception as error:  # rdflib raises its parser's errors, and a bare Exception for what its algebra forbids
        reason = explain_fault(text, "", prefixes) or f"this query cannot be explained: {error}"
        raise QueryError(reason) from error
    return _Walk(prefixes).read(algebra)


class _Walk:
    """Walks an algebra and gathers what it meets; blank nodes are numbered as they come."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        from rdflib import Graph
        from rdflib.namespace import NamespaceManager

        self._names = NamespaceManager(Graph(), bind_namespaces="none")
        for prefix, namespace in prefixes.items():
            self._names.bind(prefix, namespace, override=True)
        self._blanks: dict[object, str] = {}
        self._found = Parts()

    def read(self, algebra: Any) -> Parts:
        """The parts of a query's algebra."""
        if algebra.p is not None:
            self._check(self._pieces(algebra.p, None), ())
        clauses = algebra.get("datasetClause") or ()
        self._found.graphs = tuple(
            (("FROM NAMED", str(clause.named)) if clause.named else ("FROM", str(clause.default))) for clause in clauses
        )
        if algebra.name == "SelectQuery":
            self._found.columns = tuple(str(variable) for variable in algebra.PV)
        return self._found

    def _pieces(self, node: Any, graph: Any) -> list[Piece]:
        """What is joined at the level of a node; levels of their own are checked on the way."""
        name = node.name
        if name == "BGP":
            return [self._pattern(triple, graph) for triple in node.triples]
        if name == "Graph":
            return self._pieces(node.p, node.term)
        if name in ("Join", "LeftJoin"):
            pieces = self._pieces(node.p1, graph) + self._pieces(node.p2, graph)
            self._in_expression(node.get("expr"), graph)
            return pieces
        if name == "Minus":
            pieces = self._pieces(node.p1, graph)
            self._check(self._pieces(node.p2, graph), pieces)
            return pieces
        if name == "Union":
            return [self._branches(node, graph)]
        if name == "Extend":
            self._in_expression(node.expr, graph)
            return [*self._pieces(node.p, graph), (frozenset({str(node.var)}) | _variables(node.expr), ())]
        if name == "Project":
            inner = self._pieces(node.p, graph)
            self._check(inner, ())
            return [(frozenset(map(str, node.PV)), () if _has_one_row(node) else _numbers(inner))]
        if name == "Filter":
            pieces = self._pieces(node.p, graph)
            self._in_expression(node.expr, graph)
            return pieces
        inside = node.get("p")
        if inside is None or not hasattr(inside, "name"):
            return [(_variables(node), ())]
        return self._pieces(inside, graph)

    def _branches(self, node: Any, graph: Any) -> Piece:
        """UNION: each side is a level of its own, and together they are one piece of what is around them."""
        sides = [self._pieces(side, graph) for side in (node.p1, node.p2)]
        for side in sides:
            self._check(side, ())
        both = [piece for side in sides for piece in side]
        return frozenset().union(*(variables for variables, _ in both)), _numbers(both)

    def _in_expression(self, expression: Any, graph: Any) -> None:
        """The patterns of EXISTS, wherever it stands in an expression."""
        for part in _inside(expression):
            if part.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
                self._pieces(part.graph, graph)

    def _pattern(self, triple: Sequence[Any], graph: Any) -> Piece:
        from rdflib import Variable
        from rdflib.paths import Path

        named = [*triple, *([] if graph is None else [graph])]
        variables = frozenset(str(term) for term in named if isinstance(term, Variable))
        blanks = frozenset(self._write(term) for term in triple if self._write(term).startswith("_:"))
        self._found.patterns.append(
            Pattern(
                shown=" ".join(self._write(term, short=True) for term in triple),
                asked=" ".join(self._write(term) for term in triple),
                graph=None if graph is None else self._write(graph, short=True),
                asked_graph=None if graph is None else self._write(graph),
                variables=variables,
                path=isinstance(triple[1], Path),
            )
        )
        return variables | blanks, (len(self._found.patterns) - 1,)

    def _write(self, term: Any, *, short: bool = False) -> str:
        from rdflib import BNode
        from rdflib.paths import Path
        from rdflib.plugins.sparql.parserutils import CompValue

        if isinstance(term, BNode):
            return self._blanks.setdefault(term, f"_:b{len(self._blanks) + 1}")
        if isinstance(term, Path | CompValue):
            return self._write_path(term, short=short)
        return str(term.n3(self._names if short else None))

    def _write_path(self, path: Any, *, short: bool) -> str:
        """A property path, in parentheses wherever it is made of several; rdflib's own writer knows not all kinds."""
        from rdflib import paths

        def write(part: Any) -> str:
            simple = not isinstance(part, paths.SequencePath | paths.AlternativePath)
            return self._write(part, short=short) if simple else f"({self._write(part, short=short)})"

        match path:
            case paths.SequencePath():
                return "/".join(map(write, path.args))
            case paths.AlternativePath():
                return "|".join(map(write, path.args))
            case paths.MulPath():
                return f"{write(path.path)}{path.mod}"
            case paths.NegatedPath():
                return f"!({'|'.join(map(write, path.args))})"
            case paths.InvPath():
                return f"^{write(path.arg)}"
            case _:  # rdflib forgets what is inverse within a negated set
                return LOST

    def _check(self, pieces: Sequence[Piece], around: Sequence[Piece]) -> None:
        """Keep the groups of patterns that no variable ties to each other, if there are several."""
        groups: list[Piece] = []
        for variables, numbers in (*pieces, *((names, ()) for names, _ in around)):
            tied = [group for group in groups if group[0] & variables]
            merged = (variables.union(*(names for names, _ in tied)), _numbers([*tied, (variables, numbers)]))
            groups = [group for group in groups if group not in tied] + [merged]
        telling = tuple(sorted(numbers for variables, numbers in groups if variables and numbers))
        if len(telling) > 1:
            self._found.apart.append(telling)


def _numbers(pieces: Sequence[Piece]) -> tuple[int, ...]:
    return tuple(sorted({number for _, numbers in pieces for number in numbers}))


def _has_one_row(node: Any) -> bool:
    """Whether a SELECT has aggregates and no GROUP BY, so that joining it multiplies nothing."""
    while node is not None and getattr(node, "name", "") != "AggregateJoin":
        node = node.get("p") if hasattr(node, "name") and node.name not in ("Join", "LeftJoin", "Union") else None
    return node is not None and node.p.expr is None


def _variables(node: Any) -> frozenset[str]:
    from rdflib import Variable

    if isinstance(node, Variable):
        return frozenset({str(node)})
    return frozenset(str(name) for name in getattr(node, "get", lambda *_: ())("_vars", ()) or ())


def _inside(expression: Any) -> Iterator[Any]:
    """An expression and all that it is made of."""
    if isinstance(expression, list | tuple):
        for part in expression:
            yield from _inside(part)
    elif hasattr(expression, "name") and hasattr(expression, "values"):
        yield expression
        if not str(expression.name).startswith("Builtin_") or not str(expression.name).endswith("EXISTS"):
            for part in expression.values():
                yield from _inside(part)
