"""Finds the questions that are nearest to one that was not understood.

A question and the grammar go in, three patterns as they are read aloud come out, names in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.grammar import Grammar
from kg.ask.patterns import Choice, Node, Phrases, keys_of
from kg.ask.words import Question

__all__ = ["nearest_questions"]

_HOW_MANY = 3


def nearest_questions(question: Question, grammar: Grammar) -> tuple[str, ...]:
    """The patterns that share most words with a question, one of each named query."""
    ignored = grammar.words["ignored"]
    asked = {token.key for token in question.tokens} - ignored
    scored = []
    for rule in grammar.rules:
        best = max(
            (
                (_share(asked, set(keys_of(pattern.nodes)) - ignored, len(pattern.nodes)), -number)
                for number, pattern in enumerate(rule.patterns)
            ),
            default=None,
        )
        if best:
            shown = " ".join(_shown(rule.patterns[-best[1]].nodes))
            scored.append((-best[0], rule.query.name, f"{shown[:1].upper()}{shown[1:]}?"))
    return tuple(dict.fromkeys(sentence for _, _, sentence in sorted(scored)))[:_HOW_MANY]


def _share(asked: set[str], keys: set[str], nodes: int) -> float:
    """How many words are in both; of patterns that share as many, more for the shorter one."""
    return len(asked & keys) - 0.1 * nodes


def _shown(nodes: Iterable[Node]) -> Iterator[str]:
    """A pattern read aloud: of a choice the first way; what may be left out is, but at the beginning."""
    for number, node in enumerate(nodes):
        if isinstance(node, Phrases):
            yield node.shown
        elif isinstance(node, Choice):
            if not number or () not in node.ways:
                yield from _shown(node.ways[0])
        else:
            yield node.parameter.upper()
