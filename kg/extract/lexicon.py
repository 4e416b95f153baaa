"""The vocabulary as tables: names, words of domains, cue phrases, words of titles, words of grammar.

A Vocabulary enters, a Lexicon leaves; it is built once and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from kg.extract.chunks import Chunk, folded
from kg.extract.dates import DateWords, date_words
from kg.extract.phrases import Entry, Phrases, is_acronym
from kg.model import OntologyError
from kg.vocab import Concept, OfficeTitles, OrganisationEntry, TitleWord, Vocabulary

__all__ = ["Lexicon", "TitleTable", "build_lexicon"]

GRAMMAR = "grammar"
"""The role of the cues that are small words: asked of a token, never looked for in a text."""


BANDS = ("high", "medium", "low")
"""The names of the bands of confidence."""


class TitleTable:
    """The words of office titles by their phrases; `words` holds each by role and label.

    `honorifics` are the forms of those in small letters.
    """

    def __init__(self, titles: OfficeTitles) -> None:
        self.phrases = Phrases(any_case=True)
        self.words: dict[tuple[str, str], TitleWord] = {}
        groups = (titles.heads, titles.modifiers, titles.fixed, titles.qualifiers, titles.suffixes)
        for group in (*groups, titles.honorifics, titles.ranks, titles.portfolios, titles.complements):
            for word in group:
                self.words[(word.role, word.label)] = word
                for form in word.forms:
                    self.phrases.add(form, Entry(word.role, None, None, word.label))
                for form in word.abbreviations:
                    self.phrases.add(form, Entry(word.role, None, None, word.label, exact=True))
        self.phrases.close()
        forms = (form for word in titles.honorifics for form in (*word.forms, *word.abbreviations))
        self.honorifics = frozenset(form.lower() for form in forms)


PLAIN = ("generic", "never")
"""The kinds of cues whose words are no persons' names."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary as phrases: names of countries, places, organisations, forums; words of domains; cues; titles.

    `words` are the sets of small words by kind ("separator"), as `Token.lower_` writes them; `confidence` are the
    values of the bands by name, `interpreted` the predicates whose facts are a reading of what a text means.
    `known_words` are the words, without plural endings, of titles, domains and bodies.
    """

    names: Phrases
    countries: Phrases
    domains: Phrases
    cues: Phrases
    titles: TitleTable
    dates: DateWords
    words: Mapping[str, frozenset[str]]
    confidence: Mapping[str, float]
    interpreted: frozenset[str]
    known_words: frozenset[str]

    def words_of(self, kind: str) -> frozenset[str]:
        """The grammar's words of a kind; OntologyError for one that the vocabulary lacks."""
        if kind not in self.words:
            raise OntologyError(f'cues.ttl: no cue signals "grammar" with the kind "{kind}"; restore it in ontology/')
        return self.words[kind]

    def find_names(self, doc: Doc) -> list[Chunk]:
        """The names in a text; where a phrase is several things, the first by kind and path is taken."""
        return [chunk_of(start, end, entries) for start, end, entries in self.names.find(doc)]

    def find_countries(self, doc: Doc) -> list[Chunk]:
        """The countries in a text, those within longer names among them."""
        return [chunk_of(start, end, entries) for start, end, entries in self.countries.find(doc)]

    def find_domains(self, doc: Doc) -> list[Chunk]:
        """The domains and regions in a text."""
        return [chunk_of(start, end, entries) for start, end, entries in self.domains.find(doc)]


def chunk_of(start: int, end: int, entries: tuple[Entry, ...]) -> Chunk:
    entry = entries[0]
    paths = sorted({other.path for other in entries if other.kind == entry.kind and other.path})
    return Chunk(entry.kind, start, end, entry.path, entry.form, entry.label, tuple(paths))


@lru_cache(maxsize=4)
def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(
        names=name_phrases(vocabulary),
        countries=country_phrases(vocabulary, Phrases()).close(),
        domains=domain_phrases(vocabulary),
        cues=cue_phrases(vocabulary),
        titles=TitleTable(vocabulary.titles),
        dates=date_words(vocabulary.cue("planned", "verb"), vocabulary.cue(GRAMMAR, "month")),
        words={cue.kind: frozenset(cue.phrases) for cue in vocabulary.cues if cue.role == GRAMMAR},
        confidence=confidence_values(vocabulary),
        interpreted=frozenset(entry.notation for entry in vocabulary.properties if entry.interpreted),
        known_words=known_words(vocabulary),
    )


def known_words(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of titles, domains, organisations and heads of names, folded and without plural endings."""
    titles = vocabulary.titles
    groups = (titles.heads, titles.modifiers, titles.fixed, titles.portfolios, titles.complements)
    phrases = [form for group in groups for word in group for form in word.forms]
    entries: tuple[Concept | OrganisationEntry, ...] = (*vocabulary.concepts, *vocabulary.organisations)
    phrases += [name for entry in entries for name in (entry.label, *entry.alternatives, *entry.hidden)]
    plain = [cue for cue in vocabulary.cues if cue.role in ("forum", "organisation") or cue.kind in PLAIN]
    phrases += [name for cue in plain for name in cue.phrases]
    return frozenset(folded(word).strip(".,()").rstrip("s") for name in phrases for word in re.split(r"[\s\-/]", name))


def confidence_values(vocabulary: Vocabulary) -> Mapping[str, float]:
    """The stated value of each band of confidence; OntologyError where one lacks."""
    found = {band.name: band.confidence for band in vocabulary.bands}
    if sorted(found) != sorted(BANDS):
        told = ", ".join(found) or "none"
        raise OntologyError(f"kg.ttl: its bands of confidence are {told}; keep {', '.join(BANDS)}, each once")
    return found


def country_phrases(vocabulary: Vocabulary, table: Phrases) -> Phrases:
    """The table with the names, demonyms and combining forms of countries added."""
    for country in vocabulary.countries:
        names = (country.label, *country.alternatives, *country.hidden)
        forms = (("name", names), ("demonym", country.demonyms), ("combining", country.combining))
        for form, phrases in forms:
            add_all(table, phrases, Entry("country", country.path, form, country.label))
    return table


def name_phrases(vocabulary: Vocabulary) -> Phrases:
    """The names of countries, places, organisations and forums."""
    table = country_phrases(vocabulary, Phrases())
    for place in vocabulary.places:
        known = Entry("place", place.path, "building" if place.building else None, place.label)
        add_all(table, (place.label, *place.alternatives, *place.hidden), known)
    for body in vocabulary.organisations:
        known = Entry("organisation", body.path, None, body.label)
        add_all(table, filter(None, (body.label, body.acronym, *body.alternatives, *body.hidden)), known)
    for forum in vocabulary.forums:
        full, short = (forum.label, *forum.alternatives, *forum.hidden), filter(None, (*forum.core, forum.acronym))
        add_all(table, full, Entry("forum", forum.path, "full", forum.label))
        shared = "shared" if forum.needs_members else "full"
        add_all(table, short, Entry("forum", forum.path, shared, forum.label))
    return table.close()


def domain_phrases(vocabulary: Vocabulary) -> Phrases:
    """The words of domains and of parts of the world, in any case and number."""
    table = Phrases(any_case=True)
    for concept in vocabulary.concepts:
        known = Entry("region" if concept.region else "domain", concept.path, None, concept.label)
        add_all(table, (concept.label, *concept.alternatives, *concept.hidden), known)
    return table.close()


def add_all(table: Phrases, phrases: Iterable[str], entry: Entry) -> None:
    """Make phrases known for one entry, acronyms in their own case only."""
    for phrase in phrases:
        table.add(phrase, replace(entry, exact=is_acronym(phrase)))


def cue_phrases(vocabulary: Vocabulary) -> Phrases:
    """The cue phrases, but for the words of grammar, which are too frequent to be found one by one."""
    table = Phrases()
    for cue in vocabulary.cues:
        for phrase in cue.phrases if cue.role != GRAMMAR else ():
            table.add(phrase, Entry(cue.role, None, cue.kind, folded(phrase)))
    return table.close()
