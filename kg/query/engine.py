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
from kg.query.tokens import tells_dataset

__all__ = ["Answer", "Surroundings", "known_prefixes", "run", "run_in", "why_not"]

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


def run_in(store: Store, text: str, around: Surroundings, *, written: str | None = None) -> Answer:
    """The engine's answer to a query that has been found to be only reading, in its surroundings.

    `written` is the query as its author knows it, where that is another. Raises QueryError with line and column
    where the text is not SPARQL or cannot be evaluated, and GraphError where the store cannot be read.
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
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise why_not(error, written or text, around) from error
    except OSError as error:
        raise GraphError(f"the graph's store cannot be read: {error}; build it again") from error


def why_not(error: Exception, text: str, around: Surroundings) -> QueryError:
    """The engine's error as one line: the fault that is found in the query, else the engine's own reason."""
    from kg.query.faults import explain_fault

    reason = " ".join(str(error).split())
    known = explain_fault(text, reason, around.prefixes)
    if known is None and isinstance(error, SyntaxError):
        return QueryError(f"not SPARQL that can be run: {_in_short(reason)}")
    return QueryError(known or f"the query cannot be evaluated: {reason}")


def _in_short(reason: str) -> str:
    """The words among all that the engine would have taken, and the place after which it stopped."""
    match = re.search(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", reason)
    if match is None:
        return reason
    told = [part for part in match["expected"].split(", ") if re.fullmatch(r"[A-Z][\w ]+ [\w ]+", part)]
    return f"{'; '.join(told) or 'something is wrong'} before line {match['line']}, column {match['column']}"
