"""The files of `ontology/` in, one frozen Vocabulary out; the only reader of that folder.

Terms are known by their path under the base ("country/india"), never by IRI. Nothing here knows a
person, a document or a rule of extraction.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import OntologyError
from kg.registries import reading
from kg.registries.entries import (
    ClassEntry,
    Concept,
    ConfidenceBand,
    CountryEntry,
    Cue,
    ForumEntry,
    OfficeTitles,
    OrganisationEntry,
    PlaceEntry,
    PropertyEntry,
    TitleWord,
    WordVariants,
)
from kg.turtle import read_bytes, read_resources

__all__ = [
    "ClassEntry",
    "Concept",
    "ConfidenceBand",
    "CountryEntry",
    "Cue",
    "ForumEntry",
    "OfficeTitles",
    "OrganisationEntry",
    "PlaceEntry",
    "PropertyEntry",
    "TitleWord",
    "Vocabulary",
    "WordVariants",
    "load_question_words",
    "load_vocabulary",
    "ontology_folder",
]

REGISTRIES = ("domains.ttl", "forums.ttl", "offices.ttl", "organisations.ttl", "places.ttl")
WORDS = ("cues.ttl", "kg.ttl", "names.ttl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All words that the ontology knows, each tuple sorted by path (cues and titles: by role and label).

    `bands` are sorted by their values, the surest first. `digest` is the hexadecimal SHA-256 of the names and bytes
    of the folder's Turtle files.
    """

    concepts: tuple[Concept, ...]
    forums: tuple[ForumEntry, ...]
    countries: tuple[CountryEntry, ...]
    places: tuple[PlaceEntry, ...]
    organisations: tuple[OrganisationEntry, ...]
    titles: OfficeTitles
    cues: tuple[Cue, ...]
    properties: tuple[PropertyEntry, ...]
    classes: tuple[ClassEntry, ...]
    bands: tuple[ConfidenceBand, ...]
    variants: tuple[WordVariants, ...]
    digest: str

    def cue(self, role: str, kind: str | None = None) -> frozenset[str]:
        """The phrases that signal a role ("co_chairs", "held"), of one kind ("verb") or of all."""
        found = (cue for cue in self.cues if cue.role == role and kind in (None, cue.kind))
        return frozenset(phrase for cue in found for phrase in cue.phrases)


def ontology_folder() -> Path:
    """The folder `ontology/`: in the package when installed from a wheel, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    places = (package / "ontology", package.parent / "ontology")
    for place in places:
        if place.is_dir():
            return place
    looked = " or ".join(str(place) for place in places)
    raise OntologyError(f"no ontology folder at {looked}; reinstall the package or restore the checkout")


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder (default: `ontology_folder()`); OntologyError names file, line and remedy.

    One folder is read once in a process for as long as its files keep their bytes.
    """
    folder = ontology_folder() if folder is None else folder
    return _load(folder, _digest(folder))


def load_question_words(folder: Path | None = None) -> tuple[Cue, ...]:
    """The words that questions in plain English are made of, by what they signal; no other file is read for them."""
    folder = ontology_folder() if folder is None else folder
    return reading.cues(read_resources(folder / "questions.ttl"))


def _digest(folder: Path) -> str:
    """The SHA-256 over names and bytes of all Turtle files of a folder, in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.ttl"), key=lambda file: file.name):
        digest.update(file.name.encode("utf-8") + b"\0")
        digest.update(hashlib.sha256(read_bytes(file)).digest())
    return digest.hexdigest()


@cache
def _load(folder: Path, digest: str) -> Vocabulary:
    resources = {name: read_resources(folder / name) for name in (*REGISTRIES, *WORDS)}
    reading.check_references([resource for name in (*REGISTRIES, "kg.ttl") for resource in resources[name]])
    entries = reading.of_class(resources["places.ttl"])
    return Vocabulary(
        concepts=tuple(reading.concept(found) for found in reading.concepts(resources["domains.ttl"])),
        forums=tuple(reading.forum(found) for found in resources["forums.ttl"]),
        countries=tuple(reading.country(found) for found in entries["Country"]),
        places=tuple(reading.place(found) for found in entries["Place"]),
        organisations=tuple(reading.organisation(found) for found in resources["organisations.ttl"]),
        titles=reading.office_titles(resources["offices.ttl"]),
        cues=reading.cues(resources["cues.ttl"]),
        properties=reading.properties(resources["kg.ttl"]),
        classes=reading.classes(resources["kg.ttl"]),
        bands=reading.confidence_bands(resources["kg.ttl"]),
        variants=reading.word_variants(resources["names.ttl"]),
        digest=digest,
    )
