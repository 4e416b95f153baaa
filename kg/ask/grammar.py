"""The patterns of all named questions, and the words they are made of, ready to match.

`kg/queries/*.rq`, `kg/descriptions/meeting.rq` and `ontology/questions.ttl` in, one frozen Grammar out.
Nothing here knows a graph or a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.ask.patterns import Node, Pattern, Sets, Slot, keys_of, read_pattern, read_phrases
from kg.query import NamedQuery, library, read_query
from kg.vocab import load_question_words

__all__ = ["Grammar", "Rule", "load_grammar"]

_MEETING = Path(__file__).resolve().parent.parent / "descriptions" / "meeting.rq"
_NOUNS = ("meeting", "forum", "domain", "country", "office", "organisation", "person", "official", "title")
"""The sets of words that are also parts of names."""

_COLUMN = "column"
"""The kind of cue that asks for a column of an answer ("for which side")."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named question with its patterns, and with the clauses that it may begin or end with."""

    query: NamedQuery
    patterns: tuple[Pattern, ...]
    clauses: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, sorted by the names of their questions; `meeting` tells how meetings are described.

    `sets` are the phrases of each set of words, and `words` the same without blanks; `known` are the keys of all
    words of patterns, and `nouns` of those that are also parts of names ("dialogue").
    """

    rules: tuple[Rule, ...]
    meeting: Rule
    sets: Sets
    words: Mapping[str, frozenset[str]]
    known: frozenset[str]
    nouns: frozenset[str]


@cache
def load_grammar() -> Grammar:
    """The grammar of the library. Raises QueryError for a pattern that cannot be read, with file and pattern."""
    cues = load_question_words()
    sets = {cue.role: read_phrases(cue.role, cue.phrases) for cue in cues if cue.kind != _COLUMN}
    columns = {cue.role: read_phrases(f"with-{cue.role}", cue.phrases) for cue in cues if cue.kind == _COLUMN}
    rules = tuple(_rule(query, sets, columns) for query in library())
    meeting = _rule(read_query(_MEETING.read_text(encoding="utf-8"), _MEETING), sets, columns)
    words = {name: frozenset("".join(keys) for keys in phrases.keys) for name, phrases in sets.items()}
    every = [*_nodes((*rules, meeting)), *sets.values()]
    nouns = frozenset[str]().union(*(words[name] for name in _NOUNS))
    return Grammar(rules, meeting, sets, words, frozenset(keys_of(every)) - words["title"] | words["ignored"], nouns)


def _rule(query: NamedQuery, sets: Sets, columns: Sets) -> Rule:
    patterns = tuple(read_pattern(line, sets, query.name) for line in query.patterns)
    clauses = [read_pattern(line, sets, query.name).nodes for line in (*query.clauses, "<everywhere>")]
    if {"since", "until"} <= {parameter.name for parameter in query.parameters}:
        clauses.append((Slot("period"),))
    clauses += [(columns[name],) for name in query.shown if name in columns]
    return Rule(query, patterns, tuple(clauses))


def _nodes(rules: Iterable[Rule]) -> Iterator[Node]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from pattern.nodes
        for clause in rule.clauses:
            yield from clause
