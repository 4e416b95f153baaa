"""Runs SPARQL on an open store, and turns the engine's errors into QueryErrors.

The dataset of a query is the union of all named graphs, unless the query names its own by FROM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import GraphError, QueryError
from kg.query.tokens import query_form, tells_dataset

__all__ = ["Answer", "Surroundings", "known_prefixes", "run", "run_in"]

Answer = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a query is read and run in, beside its text.

    `prefixes` are known without declaration, relative IRIs are resolved against `base_iri` (None: not at all).
    `union`: the default graph is the union of all graphs where nothing names another. `default_graphs` and
    `named_graphs` are IRIs that name the dataset in place of the query's FROM; None: the query's own holds.
    """

    prefixes: Mapping[str, str]
    base_iri: str | None = None
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


def known_prefixes(base: str) -> dict[str, str]:
    """The prefixes of a graph's terms and entities, which its users need not declare."""
    names = Identifiers(base)
    return {**names.entity_prefixes, **names.prefixes}


def run(store: Store, text: str, *, base: str = DEFAULT_BASE, union: bool | None = None) -> Answer:
    """The engine's answer to a query that has been found to be only reading.

    `union` tells whether the dataset is the union of all graphs, where that is known without a look at the query.
    Raises as run_in does.
    """
    whole = not tells_dataset(text) if union is None else union
    return run_in(store, text, Surroundings(prefixes=known_prefixes(base), union=whole))


def run_in(store: Store, text: str, around: Surroundings) -> Answer:
    """The engine's answer to a query that has been found to be only reading, in its surroundings.

    Raises QueryError with line and column where the text is not SPARQL or cannot be evaluated, and
    GraphError where the store cannot be read.
    """
    named = around.default_graphs is not None or around.named_graphs is not None
    try:
        if not named:
            return store.query(
                text,
                prefixes=dict(around.prefixes),
                base_iri=around.base_iri,
                use_default_graph_as_union=around.union,
            )
        return store.query(
            text,
            prefixes=dict(around.prefixes),
            base_iri=around.base_iri,
            default_graph=[NamedNode(iri) for iri in around.default_graphs or ()],
            named_graphs=[NamedNode(iri) for iri in around.named_graphs or ()],
        )
    except SyntaxError as error:
        raise QueryError(_explain(str(error), text)) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be evaluated: {error}") from error
    except OSError as error:
        raise GraphError(f"the graph's store cannot be read: {error}; build it again") from error


def _explain(message: str, text: str) -> str:
    """One line from the engine's list of all it would have taken."""
    match = re.search(
        r"error at (?P<line>\d+):(?P<column>\d+):\s*expected (?:one of )?(?P<expected>.*)", message, re.DOTALL
    )
    if match is None:
        return f"not SPARQL: {' '.join(message.split())}"
    line, column = int(match["line"]), int(match["column"])
    where = f"line {line}, column {column}"
    if query_form(text) is None:
        return f"{where}: not a SPARQL query: no SELECT, ASK, CONSTRUCT or DESCRIBE"
    reasons = [part for part in match["expected"].split(", ") if re.fullmatch(r"[A-Z][\w ]+ [\w ]+", part.strip())]
    rest = (text.splitlines() or [""])[line - 1 : line]
    near = rest[0][column - 1 :][:30].strip() if rest else ""
    found = f"found {near!r}" if near else "the query ends or breaks off"
    return f"{where}: {'; '.join(reasons) or 'not SPARQL'}: {found}"
