"""Values for the parameters of named questions, drawn from the names in a graph so that there are rows.

A graph, a question and a seeded chance go in; what a user would give for the parameters comes out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.model import QueryError
from kg.query import Graph, NamedQuery, Parameter, answer, find_thing
from kg.query.lexicons import read_spoken_lexicon
from kg.query.parameters import read_parameters

__all__ = ["draw", "named_things"]

TRIES = 12
SAMPLE = 25
"""How many names are tried at once."""

DAYS = "PREFIX kg: <https://w3id.org/forum-graph/ontology#> SELECT DISTINCT ?day WHERE { ?meeting kg:earliest ?day }"
HEAD = re.compile(r"^SELECT\ [^{]+? \s WHERE \s \{", re.VERBOSE | re.MULTILINE)
ORDER = re.compile(r"^\} \s ORDER\ BY .*", re.VERBOSE | re.MULTILINE | re.DOTALL)


def draw(graph: Graph, query: NamedQuery, chance: random.Random) -> dict[str, str]:
    """Values for the parameters that the question's own example gives; those of the last try where none has rows.

    A kind of fact, which few things have, is left out.
    Names of things are drawn alike, each as the graph shows it, however much is known of them.
    """
    kinds = {parameter.name for parameter in query.parameters if parameter.types == ("relation",)}
    given = {name: value for name, value in query.example if name not in kinds}
    named = [parameter for parameter in query.parameters if parameter.name in given and is_thing(graph, parameter)]
    for parameter in query.parameters:
        if parameter.name in given and parameter.types[0] in ("first-day", "last-day"):
            given[parameter.name] = chance.choice(days(graph))[:4]
    for _ in range(TRIES if named else 0):
        for parameter in named:
            given[parameter.name] = chance.choice(named_things(graph, parameter.types))
        if len(named) > 1:
            given[named[-1].name] = answering(graph, query, given, named[-1], chance) or given[named[-1].name]
        if answer(graph, query, given).rows.rows:
            break
    return given | {parameter.name: name_of(graph, parameter, given[parameter.name]) for parameter in named}


def name_of(graph: Graph, parameter: Parameter, iri: str) -> str:
    """The name by which a thing is shown, or its IRI where others have that name."""
    label = read_spoken_lexicon(graph, parameter.types).label(iri)
    try:
        return label if find_thing(graph, label, parameter.types).entity == iri else iri
    except QueryError:
        return iri


def is_thing(graph: Graph, parameter: Parameter) -> bool:
    """Whether the parameter takes the name of a thing."""
    return bool(named_things(graph, parameter.types))


def named_things(graph: Graph, types: tuple[str, ...]) -> list[str]:
    """The IRIs of the things of these types that documents speak of, sorted."""

    def read() -> list[str]:
        return sorted({name.entity for name in read_spoken_lexicon(graph, types).names})

    return graph.once(("drawn", types), read)


def days(graph: Graph) -> list[str]:
    """The days on which meetings were, sorted."""
    return graph.once("drawn days", lambda: sorted(str(record["day"]) for record in graph.select(DAYS).records()))


def answering(
    graph: Graph, query: NamedQuery, given: dict[str, str], last: Parameter, chance: random.Random
) -> str | None:
    """One of some things of the last parameter's types for which there are rows, by IRI."""
    values, _ = read_parameters(graph, query, given)
    things = named_things(graph, last.types)
    tried = chance.sample(things, min(SAMPLE, len(things)))
    values[(last.variable,)] = [(NamedNode(iri),) for iri in tried]
    text = ORDER.sub("}", HEAD.sub(f"SELECT DISTINCT ?{last.variable} WHERE {{", query.sparql, count=1))
    found = sorted(set(iris(graph.select(text, values).rows)) & set(tried))
    return chance.choice(found) if found else None


def iris(rows: tuple[tuple[object, ...], ...]) -> Iterator[str]:
    """The IRIs in the first cells of rows."""
    for term, *_ in rows:
        if isinstance(term, NamedNode):
            yield term.value
