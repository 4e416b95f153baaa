"""Checks what a model chose against the question, the library and the graph, before anything is run.

A graph, a question and a Choice go in; a Reading comes out as the grammar would have made it, or a ChoiceError with the
reason. Whatever the choice says, only words of the question are looked up, by the same search as for `kg query`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.ask.grammar import Grammar, Rule, load_grammar
from kg.ask.reading import Reading
from kg.ask.values import Value
from kg.ask.words import Question
from kg.model import QueryError
from kg.model_choice.choice import Choice
from kg.model_choice.instructions import is_told
from kg.model_choice.omissions import neighbour_of, refuse_omissions, with_titles
from kg.model_choice.placing import ChoiceError, Place, Time, find_times, place_values, shown, stands
from kg.query import Graph, NamedQuery, Parameter, find_thing, squash, words_of
from kg.query.lexicons import read_spoken_lexicon
from kg.query.parameters import read_parameters

__all__ = ["read_chosen"]

_DAYS = {"first-day": (0,), "last-day": (1,), "date": (0, 1)}
"""The types of parameters that bound a time, and whether by its first day, its last or both."""

_LITERAL = frozenset({"words", "relation"})
"""The types of parameters that take words as they are."""

_VALUE = re.compile(r'"([^"]+)"')
"""How the meaning of a parameter lists its values: "in-person", "virtual" or "hybrid"."""

_CUT = 2.0
"""What a name costs that was cut short or misspelt, so that it is told what it was taken for."""


def read_chosen(graph: Graph, question: Question, choice: Choice) -> Reading:
    """The reading that a choice means. ChoiceError says why it is not followed."""
    grammar = load_grammar()
    rule = next((rule for rule in grammar.rules if rule.query.name == choice.query), None)
    if rule is None:
        raise ChoiceError(f"it chose {shown(choice.query or '')}, which is no known question")
    given = _accepted(rule.query, dict(choice.parameters))
    types = {parameter.name: parameter.types for parameter in rule.query.parameters}
    days = {name: value for name, value in given.items() if types[name][0] in _DAYS}
    places = place_values(question, {name: value for name, value in given.items() if name not in days})
    taken = tuple(
        with_titles(graph, question, grammar, place) if types[name] == ("person",) else place
        for name, place in places.items()
        if not _LITERAL.intersection(types[name])
    )
    times = find_times(question, grammar.words, taken)
    bounds = _bounds(rule.query, question, days, times)
    refuse_omissions(graph, question, rule, grammar, (*taken, *(time.place for time in times)), bare=not given)
    return _reading(graph, question, grammar, rule, places, bounds)


def _accepted(query: NamedQuery, given: Mapping[str, str]) -> dict[str, str]:
    """The values of parameters that the query takes; those that may only be as they are anyway are left out."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name, value in given.items():
        if name not in known:
            raise ChoiceError(f"it gave {query.name} the parameter {shown(name)}, which it does not take")
        if not is_told(known[name]) and value != known[name].default:
            raise ChoiceError(f"it set {name} of {query.name} to {shown(value)}, which is not for a model to set")
    for name, parameter in known.items():
        if parameter.required and name not in given:
            raise ChoiceError(f"it chose {query.name} and left out {name}, which that needs")
    return {name: value for name, value in given.items() if is_told(known[name])}


def _bounds(
    query: NamedQuery, question: Question, days: Mapping[str, str], times: tuple[Time, ...]
) -> tuple[tuple[str, str], ...]:
    """The bounds of the question's time by the query's parameters, if the values that were given say the same."""
    if not times:
        for name, value in days.items():
            raise ChoiceError(f"it gave {name} the words {shown(value)}, which are no time in the question")
        return ()
    told = [question.words(*time.place) for time in times]
    if len(times) > 1:
        raise ChoiceError(f"the question tells more than one time: {'; '.join(told)}")
    told_by = {"first-day": times[0].since, "last-day": times[0].until, "date": times[0].date}
    bounds = {
        parameter.name: bound
        for parameter in query.parameters
        if (bound := told_by.get(parameter.types[0])) is not None
    }
    if not bounds:
        raise ChoiceError(f"it chose {query.name} and left out the time {told[0]!r}")
    ends = {parameter.name: _DAYS.get(parameter.types[0], ()) for parameter in query.parameters}
    right = all(stands(question, times[0], value, last=bool(end)) for name, value in days.items() for end in ends[name])
    if set(days) != set(bounds) or not right:
        raise ChoiceError(f"it took the time {told[0]!r} for another one")
    return tuple(bounds.items())


def _reading(
    graph: Graph,
    question: Question,
    grammar: Grammar,
    rule: Rule,
    places: Mapping[str, Place],
    bounds: tuple[tuple[str, str], ...],
) -> Reading:
    query = rule.query
    things: list[tuple[str, Value]] = []
    literal = list(bounds)
    for parameter in query.parameters:
        if parameter.name not in places:
            continue
        if _LITERAL.intersection(parameter.types):
            literal.append((parameter.name, _literal(parameter, question.words(*places[parameter.name]))))
        else:
            things.append((parameter.name, _thing(graph, question, grammar, parameter, places[parameter.name])))
    told = [*((name, value.label) for name, value in things), *literal]
    listed = f" ({'; '.join(f'{name}: {label}' for name, label in told)})" if told else ""
    core = f"{query.question.rstrip('?')}{listed}"
    reading = Reading(query, tuple(things), tuple(literal), (core,), (), 0.0, 0)
    try:
        read_parameters(graph, query, reading.parameters)
    except QueryError as error:
        raise ChoiceError(str(error)) from error
    return reading


def _literal(parameter: Parameter, words: str) -> str:
    """The value that words stand for: as they are, or one of those that the parameter's meaning lists."""
    values = _VALUE.findall(parameter.meaning)
    value = next((value for value in values if squash(value) == squash(words)), None if values else words)
    if value is None:
        raise ChoiceError(f"it gave {parameter.name} the words {words!r}; it takes {', '.join(values)}")
    return value


def _thing(graph: Graph, question: Question, grammar: Grammar, parameter: Parameter, place: Place) -> Value:
    """The thing that words of the question name; words of the grammar alone are a name only where written as one."""
    words = question.words(*place)
    tokens = question.tokens[slice(*place)]
    written = bool(place[0]) and question.minds_case and all(token.looks_like_name for token in tokens)
    if not written and all(token.key in grammar.known for token in tokens):
        raise ChoiceError(f"it gave {parameter.name} the words {words!r}, which are no name")
    try:
        reading = find_thing(graph, words, parameter.types)
        other = None if reading.sure else read_spoken_lexicon(graph, ("thing",)).read_whole(words)
    except QueryError as error:
        raise ChoiceError(f"{parameter.name}: {error}") from error
    if other is not None and other.entity != reading.entity:
        raise ChoiceError(f"{parameter.name}: {words!r} is the name of another thing")
    if "document" in parameter.types and not reading.sure and not set(words_of(words)) <= set(words_of(reading.label)):
        raise ChoiceError(f"it gave {parameter.name} the words {words!r}, which are of no document's name")
    beside = neighbour_of(question, grammar, place, sure=reading.sure) if parameter.types == ("person",) else None
    if beside is not None:
        raise ChoiceError(f"it gave {parameter.name} the word {words!r}, and {beside!r} beside it may be of the name")
    return Value(words, reading.entity, reading.label, 0.0 if reading.sure else _CUT, reading.spoken)
