"""What the vocabulary knows of each thing and each word: values without behaviour.

Paths are those under the base ("country/india"); tuples are sorted unless their docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    "WordVariants",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A domain of policy or technology, or (`region`) a part of the world that talks are about.

    `path` is "domain/semiconductors"; `broader` are paths; `top` means that nothing is broader.
    """

    path: str
    label: str
    definition: str
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    top: bool = False
    region: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumEntry:
    """A dialogue, initiative, grouping, framework or working group as the registry knows it.

    `core` are the names without the countries ("Strategic Trade Dialogue"); with `needs_members` a
    core or acronym means this forum only where its members are named with it. `kind` is the name of
    a subclass of kg:Forum; `members` and `parent` are paths, for recognition only.
    """

    path: str
    label: str
    acronym: str | None = None
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    needs_members: bool = False
    kind: str
    members: tuple[str, ...] = ()
    parent: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """A country, or a party that acts like one: `kind` is "state", "territory" or "union".

    `capital` is the path of a place. `metonyms` stand for the government ("Washington", "the Kremlin");
    `combining` are first halves of compounds ("Indo" in "Indo-US"). `iso` is ISO 3166-1 alpha-2.
    """

    path: str
    label: str
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    iso: str
    kind: str = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A city, state of a federation, building or venue; `country` is a path, None where it lies in none."""

    path: str
    label: str
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    country: str | None = None
    building: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """A ministry, department, agency, office or international body.

    `portfolio` are the words that stand for it in a title ("Defence" in "Defence Minister"). `core` are
    names that bodies of several countries share ("Foreign Ministry"): they mean this one only where its
    country is named with them or is plain from the context.
    """

    path: str
    label: str
    acronym: str | None = None
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    country: str | None = None
    portfolio: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWord:
    """A word or phrase that office titles are made of.

    `forms` are all spellings, the label among them, regardless of case; `abbreviations` count only in
    the case given ("NSA"). `meaning` is "acting", "former" or "designate" for qualifiers and suffixes,
    else what the registry notes of the word, or None. `countries` are those that alone use the word.
    """

    label: str
    forms: tuple[str, ...]
    role: str
    abbreviations: tuple[str, ...] = ()
    meaning: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitles:
    """The words of office titles by role, each tuple sorted by label.

    A title is qualifier, modifiers or portfolio, head, then a link ("of", "for") and complements
    ("Political Affairs"); a fixed one is whole by itself. Honorifics and ranks stand before a name.
    """

    heads: tuple[TitleWord, ...]
    modifiers: tuple[TitleWord, ...]
    fixed: tuple[TitleWord, ...]
    qualifiers: tuple[TitleWord, ...]
    suffixes: tuple[TitleWord, ...]
    honorifics: tuple[TitleWord, ...]
    ranks: tuple[TitleWord, ...]
    portfolios: tuple[TitleWord, ...]
    links: tuple[TitleWord, ...]
    complements: tuple[TitleWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Phrases that signal a role ("leads") in one way (`kind`: "verb", "noun", "preposition"...)."""

    role: str
    kind: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceBand:
    """A band of confidence, known by its name ("high"), and the share of its facts that are right."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyEntry:
    """A property of the ontology that facts are told with, known by its notation ("co_chairs").

    `domains` and `ranges` are local names of classes ("Person") or of types of XML Schema ("gYearMonth").
    `values` are the labels of the individuals that its range names one by one ("virtual"). `qualifier` is the
    fact's that chooses this property among those of one notation. `symmetric`: what holds one way holds the other.
    `interpreted`: its facts are a reading of what a text means.
    """

    notation: str
    iri: str
    label: str
    definition: str
    example: str | None = None
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    qualifier: str | None = None
    symmetric: bool = False
    edge: bool = False
    edge_label: str | None = None
    interpreted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """A class of the ontology, known by its local name ("Person")."""

    name: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordVariants:
    """Forms of one word: of a person's name (`kind` "name": "Bill", "William") or two spellings ("spelling")."""

    kind: str
    forms: tuple[str, ...]
