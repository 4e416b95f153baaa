"""The patterns of all named questions, and the words they are made of, ready to match.

`kg/queries/*.rq`, `kg/descriptions/*.rq` and `ontology/questions.ttl` in, one frozen Grammar out.
Nothing here knows a graph or a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.ask.patterns import Node, Pattern, Sets, Slot, keys_of, read_pattern, read_phrases
from kg.query import NamedQuery, library, read_query, split
from kg.vocab import load_question_words

__all__ = ["Grammar", "Rule", "load_grammar"]

_DESCRIPTIONS = Path(__file__).resolve().parent.parent / "descriptions"
_NOUNS = ("meeting", "forum", "domain", "country", "office", "organisation", "person", "official", "title")
"""The sets of words that are also parts of names."""

_LEFT_OUT = frozenset({"second", "without"})
"""The parameters of what must not be, of which several would have to be left out at once."""

_COLUMN = "column"
"""The kind of cue that asks for a column of an answer ("for which side")."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named question with its patterns, and with the clauses that it may begin or end with.

    `plural` are the parameters in whose place several things may stand, of which each counts.
    """

    query: NamedQuery
    patterns: tuple[Pattern, ...]
    clauses: tuple[tuple[Node, ...], ...]
    plural: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, sorted by the names of their questions; `described` tells how things of a type are described.

    `sets` are the phrases of each set of words, and `words` the same without blanks; `keys` are those of all words of
    patterns, `known` the same without titles, and `nouns` those that are also parts of names ("dialogue").
    """

    rules: tuple[Rule, ...]
    described: Mapping[str, Rule]
    sets: Sets
    words: Mapping[str, frozenset[str]]
    keys: frozenset[str]
    known: frozenset[str]
    nouns: frozenset[str]


@cache
def load_grammar() -> Grammar:
    """The grammar of the library. Raises QueryError for a pattern that cannot be read, with file and pattern."""
    cues = load_question_words()
    sets = {cue.role: read_phrases(cue.role, cue.phrases) for cue in cues if cue.kind != _COLUMN}
    columns = {cue.role: read_phrases(f"with-{cue.role}", cue.phrases) for cue in cues if cue.kind == _COLUMN}
    rules = tuple(_rule(query, sets, columns) for query in library())
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(_DESCRIPTIONS.glob("*.rq"))}
    described = {path.stem: _rule(read_query(text, path), sets, columns) for path, text in texts.items()}
    words = {name: frozenset("".join(keys) for keys in phrases.keys) for name, phrases in sets.items()}
    every = [*_nodes((*rules, *described.values())), *sets.values()]
    nouns = frozenset(keys_of(sets[name] for name in _NOUNS))
    keys = frozenset(keys_of(every))
    return Grammar(rules, described, sets, words, keys, keys - words["title"] | words["ignored"], nouns)


def _rule(query: NamedQuery, sets: Sets, columns: Sets) -> Rule:
    patterns = tuple(read_pattern(line, sets, query.name) for line in query.patterns)
    clauses = [read_pattern(line, sets, query.name).nodes for line in (*query.clauses, "<everywhere>")]
    if {"since", "until"} <= {parameter.name for parameter in query.parameters}:
        clauses.append((Slot("period"),))
    clauses += [(columns[name],) for name in query.shown if name in columns]
    return Rule(query, patterns, tuple(clauses), _plural(query))


def _plural(query: NamedQuery) -> frozenset[str]:
    """The parameters that one place of the query takes; what must not be is no such one.

    Where a parameter has several places, each of them would take another of the things.
    """
    places = split(query.sparql)
    once = (parameter.name for parameter in query.parameters if places.count((parameter.variable,)) == 1)
    return frozenset(once) - _LEFT_OUT


def _nodes(rules: Iterable[Rule]) -> Iterator[Node]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from pattern.nodes
        for clause in rule.clauses:
            yield from clause
