"""Finds what a question names: the things of a graph by any of their names, and meetings by a description.

Words of a question and the types that a parameter takes go in; a Value comes out, or None where the words
name nothing of these types. Never guesses: what is not certain is marked, and told to who asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from kg.ask.grammar import Grammar
from kg.ask.joined_names import JoinedNames
from kg.ask.periods import find_periods
from kg.ask.plurals import offices_called
from kg.ask.publishers import publisher_called
from kg.ask.values import PLURAL, UNKNOWN, Value, together
from kg.ask.words import Question
from kg.query import Graph, squash, words_of
from kg.query.lexicons import read_countries, read_registered, read_spoken_lexicon
from kg.query.names import AmbiguousNameError, Lexicon, Reading

__all__ = ["Things"]

_LONGEST = 16
"""The words of the longest name."""

_ACRONYM = 6
"""The letters up to which a word in capitals is an acronym, in which no slip of the pen is looked for."""

_LISTED, _LISTED_WORDS = frozenset({"country", "place"}), 2
"""The types of which the registries know nearly all, and the words of the longest unknown name of one."""

_UNKNOWN_WORDS = 8
"""The words of the longest name that is taken for one though nobody has it."""


class Things:
    """The names that a graph holds, as one question asks for them.

    Invariant: what words stand for is worked out once for each pair of types and words.
    """

    def __init__(self, graph: Graph, question: Question, grammar: Grammar) -> None:
        """Take the graph, the question, and the words of grammar, which are no names."""
        self._graph = graph
        self._question = question
        self._known_words = grammar.known
        self._nouns = grammar.nouns
        self._words = grammar.words
        self._links = grammar.words["name-link"]
        self._ignored = grammar.words["ignored"]
        self._titles = grammar.words["title"]
        self._meetings = grammar.words["meeting"]
        self._collective = grammar.words["forum"] | grammar.words["organisation"] | self._meetings
        self._bodies = grammar.words["organisation"] | grammar.words["office"]
        self.describe: Callable[[str, int, int], Value | None] = lambda kind, start, end: None
        self._found: dict[tuple[tuple[str, ...], int, int, bool], Value | None] = {}
        self._joined = JoinedNames(graph, question, grammar.words, self.find)

    def find(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """What the words from one place to another name; `loosely` allows slips of the pen and unknown names."""
        key = (types, start, end, loosely)
        if key not in self._found:
            self._found[key] = self._find(types, start, end, loosely=loosely)
        return self._found[key]

    def find_all(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        """What the words name, or all things of "A and B": for a place that takes each of several."""
        value = self.find(types, start, end, loosely=loosely)
        if value and value.given and not value.labels:
            return value
        # "The ministers" is no list: who is left out is named.
        each = self._joined.each(types, start, end, loosely=loosely)
        return each or (None if value and value.labels else value)

    def _find(self, types: tuple[str, ...], start: int, end: int, *, loosely: bool) -> Value | None:
        if end - start > _LONGEST:
            return None
        words = self._question.words(start, end)
        if types[0] == "publisher":
            return publisher_called(self._graph, words)
        if types[0] == "office" and (value := self._offices(words)):
            return value
        try:
            if value := self._known(types, words, start, end):
                return value
            if loosely and (value := self._nearly(types, words, start, end)):
                return value
            if types[0] == "person" and (value := self._holder(words, start, end)):
                return value
            if types[0] == "person" and (value := self.describe("person", start, end)):
                return value
            if {"forum", "thing"} & {*types} and (value := self._joined.forum(types, start, end, loosely=loosely)):
                return value
            if {"meeting", "thing"} & {*types} and (value := self.describe("meeting", start, end)):
                return value
            if value := self._joined.either(types, start, end, loosely=loosely):
                return value
        except AmbiguousNameError as error:
            if types[0] == "office" and all(candidate.startswith("http") for candidate in error.candidates):
                # Each country has its own office of that name.
                same = (name.entity for name in self._lexicon(types).names if squash(name.text) == squash(words))
                first, *others = sorted({*error.candidates, *same})
                return Value(words, first, self._lexicon(types).label(first), PLURAL, others=tuple(others))
            return Value(words, None, words, 3.0, several=error.candidates)
        return self._unknown(types, words, start, end) if loosely else None

    def _known(self, types: tuple[str, ...], words: str, start: int, end: int) -> Value | None:
        """By a whole name, that of a registry's among them, a name after a title, or a part of a name."""
        spoken = self._lexicon(types)
        if reading := spoken.read_whole(words):
            return _value(reading, 0.0)
        if types[0] == "country" and end - start == 1 and (reading := self._people(spoken, words)):
            return _value(reading, 0.2)
        if types[0] == "country" and end - start > 1 and (reading := self._side(spoken, start, end)):
            return _value(reading, 0.3)
        if types[0] in ("person", "thing") and (reading := self._after_title(self._lexicon(("person",)), start, end)):
            return _value(reading, 0.1)
        if "forum" in types and (reading := self._of_country(spoken, words, start, end)):
            return _value(reading, 1.0)
        if not self._may_be_part(start, end):
            return None
        part = spoken.read_part(words)
        if part and types[0] == "document" and not _in_stem(words, part):
            return None
        if part and types[0] in ("person", "document"):
            return _value(part, 0.5)
        if self._names_another(types, words):
            return None
        known = types[0] in ("person", "document") or not self._may_be_registered(start, end)
        whole = None if known else read_registered(self._graph, types, words)
        if whole:
            return _value(whole, 1.0)
        return _value(part, 0.5) if part else None

    def _people(self, lexicon: Lexicon, word: str) -> Reading | None:
        """The country of which a word names the people: "Indians" by "Indian"."""
        return lexicon.read_whole(word[:-1]) if word.endswith("s") and word[:1].isupper() else None

    def _side(self, lexicon: Lexicon, start: int, end: int) -> Reading | None:
        """The country of a delegation: "the US side", "the Indian team"."""
        if self._question.tokens[end - 1].key not in self._words["delegation"]:
            return None
        return lexicon.read_whole(self._question.words(start, end - 1))

    def _holder(self, words: str, start: int, end: int) -> Value | None:
        """The person who is named by an office alone, where one person is known to have held it; of several, all."""
        office = self.find(("office",), start, end, loosely=False)
        if office is None or office.given is None or not (office.labels or self._has_title(start, end)):
            return None
        found = [self._graph.look_up("holders-of", thing=one) for one in (office.given, *office.others)]
        holders = {str(record["person"]): str(record["label"]) for rows in found for record in rows.records()}
        if office.labels:
            return together(words, holders, 1.0 + office.cost)
        if len(holders) > 1:
            return Value(words, None, words, 3.0, several=tuple(holders.values()))
        return next((Value(words, person, label, 1.0 + office.cost) for person, label in holders.items()), None)

    def _has_title(self, start: int, end: int) -> bool:
        """Whether a word of titles stands among the words, which none does in a person's name."""
        return any(token.key in self._titles for token in self._question.tokens[start:end])

    def _offices(self, words: str) -> Value | None:
        """The offices that a title in the plural means."""
        lexicon = self._lexicon(("office",))
        offices = offices_called(self._graph, words, self._words)
        return together(words, {office: lexicon.label(office) for office in offices}, PLURAL)

    def _lexicon(self, types: tuple[str, ...]) -> Lexicon:
        return read_spoken_lexicon(self._graph, types)

    def _may_be_part(self, start: int, end: int) -> bool:
        """Whether the words could be a name cut short: none of grammar's at either end, and one that tells."""
        tokens = self._question.tokens[start:end]
        ends = {tokens[0].key, tokens[-1].key}
        return not ends & (self._known_words - self._nouns) and any(
            token.key not in self._known_words and not self._is_country(token.key) for token in tokens
        )

    def _tells_time(self, start: int, end: int) -> bool:
        """Whether the words are a time, or end with one after a small word: "Forum in May 2025"."""
        tokens, small = self._question.tokens[:end], self._words["preposition"]
        places = [start, *(place for place in range(start + 1, end) if tokens[place].key in small)]
        return any(period.end == end for place in places for period in find_periods(tokens, place, self._words))

    def _is_whole(self, place: int) -> bool:
        """Whether one word alone is the name of a person or forum, so that more of them are no unknown name."""
        types = ("person", "forum")
        try:
            return self._lexicon(types).read_whole(self._question.tokens[place].text) is not None
        except AmbiguousNameError:
            return True

    def _may_be_registered(self, start: int, end: int) -> bool:
        """Whether no word but those of names and small ones stands among the words."""
        grammar = self._known_words - self._nouns - self._ignored
        return not any(token.key in grammar for token in self._question.tokens[start:end])

    def _after_title(self, lexicon: Lexicon, start: int, end: int) -> Reading | None:
        """The person whose name stands at the end, after words that are all of a title."""
        for first in range(start + 1, end):
            before = self._question.tokens[start:first]
            if not all(token.key in self._titles or self._is_country(token.key) for token in before):
                return None
            if reading := lexicon.read_whole(self._question.words(first, end)):
                return reading
        return None

    def _of_country(self, lexicon: Lexicon, words: str, start: int, end: int) -> Reading | None:
        """The only forum with a country in its name that is called so: "the Singapore dialogue"."""
        keys = [token.key for token in self._question.tokens[start:end]]
        noun = len(keys) > 1 and keys[-1] in self._words["forum"] | self._meetings
        return lexicon.read_part(words) if noun and all(map(self._is_country, keys[:-1])) else None

    def _is_country(self, key: str) -> bool:
        return key in self._countries

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset("".join(words) for words in read_countries(self._graph))

    def _nearly(self, types: tuple[str, ...], words: str, start: int, end: int) -> Value | None:
        tokens = self._question.tokens[start:end]
        short = any(token.text.isupper() and len(token.key) <= _ACRONYM for token in tokens)
        if short or not self._may_be_part(start, end) or self._names_another(types, words):
            return None
        reading = None if types[0] == "document" else self._lexicon(types).read_misspelt(words)
        return _value(reading, 2.0) if reading else None

    def _names_another(self, types: tuple[str, ...], words: str) -> bool:
        """Whether the words are the whole name of something that is of none of these types."""
        try:
            found = self._lexicon(("thing",)).read_whole(words)
        except AmbiguousNameError:
            return True
        return found is not None and all(name.entity != found.entity for name in self._lexicon(types).names)

    def _names_document(self, words: str) -> bool:
        """Whether the words are the whole name of a document."""
        try:
            return self._lexicon(("document",)).read_whole(words) is not None
        except AmbiguousNameError:
            return True

    def _unknown(self, types: tuple[str, ...], words: str, start: int, end: int) -> Value | None:
        """A name that the graph does not hold, if the words are written as a name is.

        The first word of a question has a capital letter in any case, and is no name for that.
        """
        tokens = self._question.tokens[start:end]
        if types[0] in _LISTED and len(tokens) > _LISTED_WORDS:
            return None
        # "Ana Lind the Chair" is a name with what she is called: no person's name has an article in it.
        no_person = self._collective | self._words["definite"]
        of_another_kind = {"person": any(token.key in no_person for token in tokens)}
        of_another_kind["forum"] = tokens[0].key in self._bodies
        if of_another_kind.get(types[0]):
            return None
        telling = [token for token in tokens if token.key not in self._links]
        if not start or not self._question.minds_case or len(tokens) > _UNKNOWN_WORDS:
            return None
        nouns = self._words["forum"] | self._meetings if "forum" in types else frozenset[str]()
        named = all(token.looks_like_name or token.key in nouns for token in telling)
        named = named and self._may_be_registered(start, end)
        if not any(token.key not in self._known_words for token in tokens) or self._tells_time(start, end):
            return None
        if len(tokens) > 1 and any(self._is_whole(place) for place in range(start, end)):
            return None
        if not named or self._names_another(types, words) or self._names_document(words):
            return None
        return Value(words, None, words, UNKNOWN + len(tokens) * 0.5 + (0.5 if types[0] == "office" else 0.0))


def _in_stem(words: str, reading: Reading) -> bool:
    """Whether words are of a document's stem: a word of its title is none of its names."""
    return set(words_of(words)) <= set(words_of(reading.label))


def _value(reading: Reading, cost: float) -> Value:
    return Value(reading.words, reading.entity, reading.label, cost, reading.spoken)
