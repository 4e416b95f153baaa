"""`ontology/translations.ttl`, `questions.LANGUAGE.json` and conflicts in; English words in other languages out.

Words stand by the English ones that they translate, as in a catalogue of messages. Of a dataset only the reasons of
its conflicts are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from kg.conflicts import Conflict, translate_reason
from kg.identifiers import Identifiers
from kg.model import OntologyError
from kg.turtle import find_line, read_resources, read_triples
from kg.vocab import ontology_folder

__all__ = ["TRANSLATIONS", "load_wording", "word_reasons"]

TRANSLATIONS = "translations.ttl"
ORIGINALS = ("kg.ttl", "display.ttl")
"""The files whose English words are translated."""


def load_wording(languages: Iterable[str], folder: Path | None = None) -> dict[str, dict[str, str]]:
    """For each language, words by their English ones, sorted; OntologyError for a translation of what is not there."""
    folder = ontology_folder() if folder is None else folder
    found: dict[str, dict[str, str]] = {language: _questions(language) for language in languages}
    english = _english(folder)
    for triple in read_triples(folder / TRANSLATIONS):
        place = getattr(triple.subject, "value", ""), triple.predicate.value
        if place not in english:
            term, line = place[0].rpartition("#")[2], find_line(folder / TRANSLATIONS, place[0])
            what = f"{term} has no English {place[1].rpartition('#')[2]}"
            raise OntologyError(f"{folder / TRANSLATIONS}:{line}: {what}; correct or remove the line")
        language = getattr(triple.object, "language", None)
        if language in found:
            found[language][english[place]] = getattr(triple.object, "value", "")
    return {language: dict(sorted(words.items())) for language, words in found.items()}


def word_reasons(conflicts: Iterable[Conflict], languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each language, the reasons of conflicts by their English ones; what nobody has translated is left out."""
    reasons = {one.why: [position.value for position in one.values] for one in conflicts}
    return {
        language: {
            why: words
            for why, names in sorted(reasons.items())
            if (words := translate_reason(why, language, names)) is not None
        }
        for language in languages
    }


def _english(folder: Path) -> Mapping[tuple[str, str], str]:
    """The English words of the ontology by what they are said of and how: names, definitions, words on edges."""
    names = Identifiers()
    told = [names.expand(name) for name in ("rdfs:label", "skos:prefLabel", "skos:definition")]
    said = [*told, names.kg("edgeLabel"), names.kg("pluralLabel")]
    return {
        (resource.iri, predicate): words
        for name in ORIGINALS
        for resource in read_resources(folder / name)
        for predicate in said
        if (words := resource.one(predicate))
    }


def _questions(language: str) -> dict[str, str]:
    """The words of the named questions; empty where nobody has translated them."""
    file = resources.files("kg").joinpath("templates", f"questions.{language}.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
