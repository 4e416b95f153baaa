"""Tells what a question says that a choice leaves out: names, times, that something is not so.

A question, the chosen query and the places that its parameters take go in; a ChoiceError comes out, or nothing. What is
left out was asked all the same, so that an answer without it would be one to another question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.ask.grammar import Grammar, Rule
from kg.ask.patterns import Choice, Node, Phrases, keys_of
from kg.ask.words import Question
from kg.model_choice.placing import ChoiceError, Place, overlaps
from kg.query import Graph
from kg.query.lexicons import read_countries, read_spoken_lexicon
from kg.query.names import AmbiguousNameError

__all__ = ["neighbour_of", "refuse_omissions", "with_titles"]

_LONGEST_NAME = 10
"""The words of the longest name that is looked for."""

_LONGEST_DENIAL = 3
"""The words of the longest way to say not."""

_DENIALS = ("not", "but-not")
"""The sets of words that deny."""

_TELLING = 0.25
"""A word says which question is meant if no larger share of the questions has it in its patterns."""


def refuse_omissions(
    graph: Graph, question: Question, rule: Rule, grammar: Grammar, taken: tuple[Place, ...], *, bare: bool
) -> None:
    """Raise ChoiceError where the question names or denies what the choice leaves out, or shares nothing with it.

    A choice is `bare` if it takes no word of the question for a parameter.
    """
    if name := _name_left(graph, question, grammar, taken):
        raise ChoiceError(f"it chose {rule.query.name} and left out {name!r}, which the question names too")
    denial = _denial_left(question, grammar, taken)
    if denial and not any(_denies(pattern.nodes, grammar) for pattern in rule.patterns):
        raise ChoiceError(f"it chose {rule.query.name} and left out {denial!r}")
    if bare and not _shares_word(question, rule, grammar):
        raise ChoiceError(f"it chose {rule.query.name}, of which the question has no word")


def with_titles(graph: Graph, question: Question, grammar: Grammar, place: Place) -> Place:
    """The place of a person's name with the words of a title before it: "US Deputy Secretary" before a name."""
    words = grammar.words["title"] | {"".join(country) for country in read_countries(graph)}
    start = place[0]
    while start and question.tokens[start - 1].key in words - grammar.words["ignored"]:
        start -= 1
    return start, place[1]


def neighbour_of(question: Question, grammar: Grammar, place: Place, *, sure: bool) -> str | None:
    """The word beside a single word without a capital that may be of the same name: "boris" before "karlsson".

    Behind the word it is looked for only where the word is no whole name.
    """
    start, end = place
    if end - start > 1 or question.tokens[start].looks_like_name:
        return None
    beside = [*question.tokens[max(start - 1, 0) : start], *question.tokens[end : end + (0 if sure else 1)]]
    known = grammar.known | grammar.words["title"]
    return next((token.text for token in beside if token.key not in known), None)


def _name_left(graph: Graph, question: Question, grammar: Grammar, taken: tuple[Place, ...]) -> str | None:
    """The first name outside of the places that are taken: one of the graph's, or words written as names are."""
    lexicon = read_spoken_lexicon(graph, ("thing",))
    for start in range(len(question.tokens)):
        for end in range(min(start + _LONGEST_NAME, len(question.tokens)), start, -1):
            if overlaps((start, end), taken) or not _may_be_name(question, grammar, start, end):
                continue
            words = question.words(start, end)
            try:
                named = lexicon.read_whole(words) is not None
            except AmbiguousNameError:
                named = True
            if named:
                return words
        if question.minds_case and start and _is_strange(question, grammar, start, taken):
            return question.words(start, start + 1)
    return None


def _is_strange(question: Question, grammar: Grammar, start: int, taken: tuple[Place, ...]) -> bool:
    """Whether a word is written as a name is, and is none of the grammar's."""
    token = question.tokens[start]
    return token.looks_like_name and token.key not in grammar.known and not overlaps((start, start + 1), taken)


def _may_be_name(question: Question, grammar: Grammar, start: int, end: int) -> bool:
    """Whether words are not all of the grammar's, or stand within the question with a capital ("US" and "us")."""
    tokens = question.tokens[start:end]
    written = question.minds_case and bool(start) and any(token.looks_like_name for token in tokens)
    return written or any(token.key not in grammar.known for token in tokens)


def _denial_left(question: Question, grammar: Grammar, taken: tuple[Place, ...]) -> str | None:
    denials = frozenset[str]().union(*(grammar.words[name] for name in _DENIALS))
    for start in range(len(question.tokens)):
        for end in range(start + 1, min(start + _LONGEST_DENIAL, len(question.tokens)) + 1):
            key = "".join(token.key for token in question.tokens[start:end])
            if key in denials and not overlaps((start, end), taken):
                return question.words(start, end)
    return None


def _denies(nodes: Iterable[Node], grammar: Grammar) -> bool:
    """Whether a pattern has a place for a word that denies."""
    sets = [grammar.sets[name] for name in _DENIALS]
    return any(
        any(_denies(way, grammar) for way in node.ways)
        if isinstance(node, Choice)
        else isinstance(node, Phrases) and node in sets
        for node in nodes
    )


def _shares_word(question: Question, rule: Rule, grammar: Grammar) -> bool:
    """Whether the question has a word of the rule's patterns that few other rules have."""
    words = {one.query.name: _words(one) for one in grammar.rules}
    found = Counter(key for keys in words.values() for key in keys)
    telling = {key for key in words[rule.query.name] if found[key] <= _TELLING * len(words)}
    return bool(telling & {token.key for token in question.tokens} - grammar.words["ignored"])


def _words(rule: Rule) -> set[str]:
    return {key for pattern in rule.patterns for key in keys_of(pattern.nodes)}
