"""Finds the offices that a title in the plural means: "prime ministers", "Indian ambassadors", "secretaries of state".

A graph, words and the words of titles go in; the IRIs of offices come out. An office is called so where the title is
the head of its name, and is no lower one: an assistant to a president is no president, nor is a vice president.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.query import Graph, squash, words_of
from kg.query.lexicons import read_countries, read_spoken_lexicon
from kg.query.names import Name

__all__ = ["offices_called"]

_ENDINGS = (("ies", "y"), ("men", "man"), ("s", ""))
"""How the plural of a title ends, and the singular."""

_COUNTRY = 4
"""The words of the longest name of a country."""

_MOST = 40
"""How many offices a title may mean; of more, none is asked for."""

Words = tuple[str, ...]


def offices_called(graph: Graph, words: str, sets: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The offices of a title in the plural, of a country if one is named; none where the words are no such title."""
    title, country = _without_country(graph, words_of(words), sets["preposition"])
    wanted = _singular(title, sets["title"])
    if wanted is None:
        return ()
    small, below = sets["preposition"] | sets["name-link"], sets["title-below"]
    found = {
        name.entity: None
        for name in read_spoken_lexicon(graph, ("office",)).names
        if _is_called(words_of(name.text), wanted, small, below) and (country is None or _is_of(graph, name, country))
    }
    return tuple(found) if len(found) <= _MOST else ()


def _without_country(graph: Graph, words: Words, prepositions: frozenset[str]) -> tuple[Words, str | None]:
    """The words but for a country before them, or after them and a preposition; and that country."""
    countries = read_countries(graph)
    for length in range(min(_COUNTRY, len(words) - 1), 0, -1):
        if country := countries.get(words[:length]):
            return words[length:], country
        before = len(words) - length - 1
        if before > 0 and words[before] in prepositions and (country := countries.get(words[-length:])):
            return words[:before], country
    return words, None


def _singular(words: Words, titles: frozenset[str]) -> Words | None:
    """The words with their titles in the singular; None where no word is a title in the plural, or one is no title."""
    told = tuple(_one(word, titles) for word in words)
    return told if told != words and set(told) <= titles else None


def _one(word: str, titles: frozenset[str]) -> str:
    if word in titles:
        return word
    ones = (squash(word.removesuffix(ending) + single) for ending, single in _ENDINGS if word.endswith(ending))
    return next((one for one in ones if one in titles), word)


def _is_called(name: Words, wanted: Words, small: frozenset[str], below: frozenset[str]) -> bool:
    """Whether the head of a name is the wanted title, after whatever tells it apart."""
    if len(name) > 2 and name[0] == wanted[-1] and name[1] in small:
        # "Minister of Foreign Affairs" is the foreign minister.
        portfolio = {word for word in name[2:] if word not in small}
        return {*wanted[:-1]} <= portfolio and len(portfolio) <= len(wanted)
    for place in range(len(name) - len(wanted) + 1):
        end = place + len(wanted)
        if name[place:end] == wanted and not (small | below) & {*name[:place]}:
            return end == len(name) or name[end] in small
    return False


def _is_of(graph: Graph, name: Name, country: str) -> bool:
    """Whether an office is a country's, by what documents say or by its name."""
    ties = graph.once("countries of offices", lambda: _read_ties(graph))
    countries = read_countries(graph)
    return country in ties.get(name.entity, ()) or any(
        countries.get((word,)) == country for word in words_of(name.text)
    )


def _read_ties(graph: Graph) -> dict[str, set[str]]:
    """The countries of each office that is tied to one."""
    ties: dict[str, set[str]] = {}
    for record in graph.look_up("countries-of-offices").records():
        ties.setdefault(str(record["office"]), set()).add(str(record["country"]))
    return ties
