"""The vocabulary in, what resolution needs to compare names out: folded words, spellings, countries, titles.

A folded word is lower-case ASCII without points, of one spelling: "Defense" and "defence" fold alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from kg.vocab import (
    Concept,
    CountryEntry,
    ForumEntry,
    OrganisationEntry,
    PlaceEntry,
    TitleWord,
    Vocabulary,
)

__all__ = ["SMALL_WORDS", "Phrases", "Wordbook", "fold", "make_wordbook", "singular"]

Words = tuple[str, ...]
Phrases = Mapping[Words, str]
"""What a phrase of folded words stands for."""

POSSESSIVE = re.compile(r"(?<=\w)'s?\b(?!\w)")
POINT_OF_INITIAL = re.compile(r"\b([a-z])\.(?=[a-z]\b|\s|$)")
NO_WORD = re.compile(r"[^a-z0-9+]+")
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the"})
LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """The words of a vocabulary, folded. `words` cuts a text into folded words of one spelling each.

    `name_groups` numbers the forms that one given name may take. `titles` gives the words of the label for every
    form of a title word, one word where it is a head with "of" in it; `title_countries` the only country that uses
    a form. `heads`, `fixed` titles and those of which a country has one holder at a time (`sole`) are labels;
    `ranks` are the words that modify a head, `portfolios` what a head may be in charge of, `qualifiers` how an
    office is held. `countries` leads from a phrase to a country's path; `regions` are the phrases in which such a
    phrase is no country ("Indian Ocean"). `country_of` leads from a place's or organisation's path to its country's,
    `labels` from a path to a label, `members` from a forum's path to its members', `bodies` from the telling words of
    a name to the organisations of that name.
    """

    words: Callable[[str], Words]
    name_groups: Mapping[str, frozenset[int]]
    honorifics: frozenset[Words]
    titles: Mapping[Words, Words]
    title_countries: Mapping[Words, str]
    heads: frozenset[Words]
    fixed: frozenset[Words]
    sole: frozenset[Words]
    ranks: frozenset[Words]
    portfolios: frozenset[Words]
    qualifiers: frozenset[Words]
    countries: Phrases
    regions: frozenset[Words]
    country_of: Mapping[str, str]
    labels: Mapping[str, str]
    members: Mapping[str, frozenset[str]]
    bodies: Mapping[frozenset[str], frozenset[str]]

    def split_countries(self, words: Words) -> tuple[frozenset[str], Words]:
        """The countries that some words name, and the other words in their order."""
        return split_phrases(words, self.countries, self.regions)


def split_phrases(
    words: Words, phrases: Phrases, uncut: frozenset[Words] = frozenset()
) -> tuple[frozenset[str], Words]:
    """What the phrases among some words stand for, and the other words in their order, `uncut` phrases among them."""
    found, rest, at = set(), list[str](), 0
    while at < len(words):
        end, whole = longest(phrases, words, at), longest(uncut, words, at)
        if end and end >= whole:
            found.add(phrases[words[at:end]])
        else:
            rest += words[at : whole or at + 1]
        at = max(end, whole, at + 1)
    return frozenset(found), tuple(rest)


def telling(words: Words) -> Words:
    """The words that tell a name from others, singular and in their order, or all if none does."""
    return tuple(singular(word) for word in words if word not in SMALL_WORDS) or words


def fold(text: str) -> str:
    """A text in lower-case ASCII words with single spaces: "U.S.’s" becomes "us", "S. Rao" "s rao"."""
    plain = POSSESSIVE.sub("", anyascii(text).lower())
    return NO_WORD.sub(" ", POINT_OF_INITIAL.sub(r"\1", plain)).strip()


def singular(word: str) -> str:
    """A folded word without its plural ending, for comparison only (Harman 1991, the "S" stemmer)."""
    if word.endswith("ies") and not word.endswith(("eies", "aies")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > 3:
        return word[:-1]
    return word


def longest(phrases: Container[Words], words: Words, at: int) -> int:
    """Where the longest phrase that begins at a word ends, or 0."""
    for end in range(min(len(words), at + LONGEST_PHRASE), at, -1):
        if words[at:end] in phrases:
            return end
    return 0


@lru_cache(maxsize=2)
def make_wordbook(vocabulary: Vocabulary) -> Wordbook:
    """The wordbook of a vocabulary, made once."""
    spell = speller(vocabulary)
    countries = country_phrases(vocabulary, spell)
    regions = region_phrases(vocabulary, spell, countries)
    titles = vocabulary.titles
    fixed = frozenset(without_country(spell(title.label), countries) for title in titles.fixed)
    named = forms_of(spell, titles.modifiers, titles.heads, titles.fixed)

    def label(title: TitleWord) -> Words:
        plain = without_country(spell(title.label), countries)
        return plain if plain in fixed or not SMALL_WORDS.intersection(plain) else ("_".join(plain),)

    return Wordbook(
        words=spell,
        name_groups=name_groups(vocabulary),
        honorifics=frozenset(forms_of(spell, titles.honorifics, titles.ranks)),
        titles={form: label(title) for form, title in named.items()},
        title_countries={form: title.countries[0] for form, title in named.items() if len(title.countries) == 1},
        heads=frozenset(map(label, (*titles.heads, *titles.fixed))),
        fixed=fixed,
        sole=fixed | {label(title) for title in titles.heads if title.meaning == "sole"},
        ranks=frozenset(map(label, titles.modifiers)),
        portfolios=frozenset(forms_of(spell, titles.portfolios)),
        qualifiers=frozenset(forms_of(spell, titles.qualifiers, titles.suffixes)),
        countries=countries,
        regions=regions,
        country_of=countries_by_path(vocabulary),
        labels=labels_by_path(vocabulary),
        members={forum.path: frozenset(forum.members) for forum in vocabulary.forums},
        bodies=bodies_by_words(vocabulary, spell, countries, regions),
    )


def speller(vocabulary: Vocabulary) -> Callable[[str], Words]:
    """What cuts a text into folded words, of several spellings always one."""
    spellings = {
        fold(form): min(map(fold, variants.forms))
        for variants in vocabulary.variants
        if variants.kind == "spelling"
        for form in variants.forms
    }
    anything = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) or "(?!)"
    spelling = re.compile(rf"\b(?:{anything})\b")
    return lambda text: tuple(spelling.sub(lambda match: spellings[match[0]], fold(text)).split())


def forms_of(spell: Callable[[str], Words], *groups: Iterable[TitleWord]) -> dict[Words, TitleWord]:
    """Title words by all their forms and abbreviations."""
    titles = (title for group in groups for title in group)
    return {spell(form): title for title in titles for form in (*title.forms, *title.abbreviations)}


def without_country(words: Words, countries: Phrases) -> Words:
    """The words of a title's label up to "of COUNTRY" at its end."""
    for at, word in enumerate(words):
        rest = words[at + 2 :] if words[at + 1 : at + 2] == ("the",) else words[at + 1 :]
        if at and word == "of" and rest in countries:
            return words[:at]
    return words


def name_groups(vocabulary: Vocabulary) -> Mapping[str, frozenset[int]]:
    """The numbers of the groups of forms that a word of a person's name stands in."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, variants in enumerate(vocabulary.variants):
        if variants.kind == "name":
            for form in variants.forms:
                groups[fold(form)].add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def country_phrases(vocabulary: Vocabulary, words: Callable[[str], Words]) -> Phrases:
    """The path of the country that each name, demonym and first half of a compound stands for."""
    return {
        words(phrase): country.path
        for country in vocabulary.countries
        for phrase in (
            country.label,
            *country.alternatives,
            *country.demonyms,
            *country.combining,
        )
    }


def region_phrases(vocabulary: Vocabulary, words: Callable[[str], Words], countries: Phrases) -> frozenset[Words]:
    """The names of regions, and of places in another country, in which the name of a country stands."""
    regions = [(name, None) for one in vocabulary.concepts if one.region for name in (one.label, *one.alternatives)]
    places = [(name, one.country) for one in vocabulary.places for name in (one.label, *one.alternatives)]
    found = set()
    for name, country in (*regions, *places):
        named, rest = split_phrases(words(name), countries)
        if rest and "," not in name and named - {country}:
            found.add(words(name))
    return frozenset(found)


def countries_by_path(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The country of each place and organisation that lies in one, all by path; a country lies in itself."""
    found = {place.path: place.country for place in vocabulary.places if place.country}
    found |= {body.path: body.country for body in vocabulary.organisations if body.country}
    return found | {country.path: country.path for country in vocabulary.countries}


def bodies_by_words(
    vocabulary: Vocabulary, spell: Callable[[str], Words], countries: Phrases, regions: frozenset[Words]
) -> Mapping[frozenset[str], frozenset[str]]:
    """The paths of the organisations of each name, by its telling words in any order."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for body in vocabulary.organisations:
        for name in (body.label, *body.alternatives):
            _, words = split_phrases(spell(name), countries, regions)
            found[frozenset(telling(words))].add(body.path)
    return {words: frozenset(paths) for words, paths in found.items()}


def labels_by_path(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The label of every registry entry, by its path."""
    registries: tuple[Sequence[Concept | CountryEntry | ForumEntry | OrganisationEntry | PlaceEntry], ...] = (
        vocabulary.concepts,
        vocabulary.forums,
        vocabulary.countries,
        vocabulary.places,
        vocabulary.organisations,
    )
    return {entry.path: entry.label for registry in registries for entry in registry}
