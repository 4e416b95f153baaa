"""What the vocabulary knows of names of each type: which entry has one, and what is no name at all.

A thing that only a model names must be named as such: "He", "the dialogue" and "the Minister" are nobody's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.model import ENTITY_TYPES, Span
from kg.model_claims.occurrences import folded, phrase_in
from kg.vocab import TitleWord, Vocabulary

__all__ = ["NamesOfClass", "names_of"]

REGISTERED_ONLY = frozenset({"country"})
"""What there is only where a registry lists it: no text makes a new country."""


MARKS = ".,;:"
"""What stands behind a name and is no part of it."""


@dataclass(frozen=True, slots=True)
class NamesOfClass:
    """The registered names of one type, folded, with their paths; `fault` says why words are no name of the type.

    `articles` may stand before a name and are no part of it.
    """

    paths: Mapping[str, str]
    fault: Callable[[str], str | None]
    articles: frozenset[str]

    def entry(self, name: str) -> str | None:
        """The path of the registry entry with a name."""
        return self.paths.get(folded(name))

    def bare(self, text: str, place: Span) -> Span:
        """A place in a text without an article before the name and the mark behind it ("U.S." keeps its point)."""
        start, end = place.start, place.end
        first, *more = text[start:end].split(maxsplit=1)
        if more and first.lower() in self.articles:
            start = end - len(more[0])
        while end > start + 1 and text[end - 1] in MARKS:
            if text[end - 1] == "." and "." in text[start : end - 1].split()[-1]:
                break
            end -= 1
        return Span(start, end)


def names_of(vocabulary: Vocabulary) -> Mapping[str, NamesOfClass]:
    """The names by entity type. A name that two entries have is neither's."""
    listed: dict[str, Iterable[tuple[str, Iterable[str]]]] = {
        "forum": [(f.path, filter(None, (f.label, f.acronym, *f.alternatives, *f.hidden))) for f in vocabulary.forums],
        "country": [(c.path, (c.label, *c.alternatives, *c.hidden, *c.demonyms)) for c in vocabulary.countries],
        "place": [(p.path, (p.label, *p.alternatives, *p.hidden)) for p in vocabulary.places],
        "organisation": [(o.path, (o.label, *o.alternatives, *o.hidden)) for o in vocabulary.organisations],
        "domain": [(c.path, (c.label, *c.alternatives, *c.hidden)) for c in vocabulary.concepts if not c.region],
    }
    faults = faults_of(vocabulary)
    articles = vocabulary.cue("grammar", "article")
    return {kind: NamesOfClass(paths_of(listed.get(kind, ())), faults[kind], articles) for kind in ENTITY_TYPES}


def paths_of(entries: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """The paths of entries by their folded names, without those that several entries share."""
    found: dict[str, set[str]] = {}
    for path, names in entries:
        for name in names:
            found.setdefault(folded(name), set()).add(path)
    return {name: paths.pop() for name, paths in found.items() if len(paths) == 1}


def faults_of(vocabulary: Vocabulary) -> Mapping[str, Callable[[str], str | None]]:
    """What tells words that are no name, by entity type."""
    titles = forms_of((*vocabulary.titles.heads, *vocabulary.titles.fixed))

    def of_person(words: str) -> str | None:
        parts = words.split()
        capital = len(parts) > 1 and parts[0][0].isupper() and parts[-1][0].isupper()
        return None if capital and not phrase_in(words, titles) else "is nobody's whole name"

    def of_office(words: str) -> str | None:
        return None if phrase_in(words, titles) else "is no title of an office"

    known: dict[str, Callable[[str], str | None]] = {"person": of_person, "office": of_office, "domain": of_domain}
    return {kind: of_listed if kind in REGISTERED_ONLY else known.get(kind, of_name) for kind in ENTITY_TYPES}


def of_name(words: str) -> str | None:
    """Why words name no forum, meeting, body or place: a name has capitals, or is an acronym."""
    first, *others = words.split()
    capitals = (first[0].isupper() or first[0].isdigit()) and any(part[0].isupper() for part in others)
    acronym = sum(sign.isupper() or sign.isdigit() for sign in first) > 1
    return None if capitals or acronym else "is no name"


def of_domain(words: str) -> str | None:
    """Why words are no subject of talks."""
    return None if any(sign.isalpha() for sign in words) else "is no subject"


def of_listed(_words: str) -> str | None:
    """Why words that no registry has name nothing."""
    return "is in no registry"


def forms_of(words: Iterable[TitleWord]) -> frozenset[str]:
    """All spellings of words of titles."""
    return frozenset(form for word in words for form in (*word.forms, *word.abbreviations))
