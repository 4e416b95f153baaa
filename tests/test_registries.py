"""The curated files of `ontology/` are sound; a failure tells the curator what to change, and where.

A file of the registries holds names for recognition and never a fact about a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.turtle import Resource, read_resources
from kg.vocab import (
    Concept,
    CountryEntry,
    ForumEntry,
    OrganisationEntry,
    PlaceEntry,
    TitleWord,
    Vocabulary,
)

Entry: TypeAlias = Concept | CountryEntry | ForumEntry | OrganisationEntry | PlaceEntry

REGISTRIES = ("domains.ttl", "forums.ttl", "offices.ttl", "organisations.ttl", "places.ttl")
KINDS = ("Dialogue", "Framework", "Grouping", "Initiative", "WorkingGroup")
FLOORS = {
    "concepts": 110,
    "forums": 200,
    "countries": 70,
    "places": 150,
    "organisations": 200,
}
"""Fewer entries than these mean that a file lost some."""

PATH = re.compile(r"(?:country|domain|forum|organisation|place)/[a-z0-9]+(?:-[a-z0-9]+)*")
TURTLE_TERM = re.compile(
    r"""
    (?: https://w3id\.org/forum-graph/ontology
      | http://www\.w3\.org/2004/02/skos/core )
    \# (?P<name> \w+ )
    """,
    re.VERBOSE,
)
TERMS_OF_A_PERSON = {
    "holds",
    "heldOffice",
    "designatedTo",
    "represents",
    "met",
    "coChairs",
    "chairs",
    "leads",
    "attends",
}


def entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    yield from vocabulary.concepts
    yield from vocabulary.forums
    yield from vocabulary.countries
    yield from vocabulary.places
    yield from vocabulary.organisations


def words(vocabulary: Vocabulary) -> Iterator[TitleWord]:
    titles = vocabulary.titles
    for group in (titles.heads, titles.modifiers, titles.fixed, titles.qualifiers, titles.suffixes):
        yield from group
    for group in (titles.honorifics, titles.ranks, titles.portfolios, titles.links, titles.complements):
        yield from group


def names(entry: Entry) -> tuple[str, ...]:
    """The names that mean this entry and no other of its registry."""
    acronym = getattr(entry, "acronym", None)
    own = (entry.label, *entry.alternatives, *((acronym,) if acronym else ()))
    shared = isinstance(entry, ForumEntry) and entry.needs_members
    if isinstance(entry, ForumEntry):
        return (entry.label, *entry.alternatives) if shared else (*own, *entry.core)
    return own


def all_names(entry: Entry) -> tuple[str, ...]:
    return (*names(entry), *entry.hidden, *getattr(entry, "core", ()), *getattr(entry, "demonyms", ()))


def listed(problems: Iterable[str]) -> str:
    return "\n  ".join(["", *sorted(problems)])


@pytest.mark.parametrize(("registry", "floor"), FLOORS.items())
def test_no_registry_has_lost_entries(vocabulary: Vocabulary, registry: str, floor: int) -> None:
    """The floors are far below what the files hold: falling under one means that a part of a file is gone."""
    assert len(getattr(vocabulary, registry)) >= floor, f"ontology/ has too few {registry}: was a part of it deleted?"


def test_every_entry_has_a_path_of_plain_words(vocabulary: Vocabulary) -> None:
    """A path is a type and words in lower-case ASCII, joined by hyphens: it is a part of an IRI for good."""
    odd = [entry.path for entry in entries(vocabulary) if not PATH.fullmatch(entry.path)]
    assert not odd, f"name these like forum/i2u2: {listed(odd)}"


def test_no_name_means_two_entries_of_one_registry(vocabulary: Vocabulary) -> None:
    """Two dialogues that are called alike are told apart by their countries: kg:coreName and kg:needsMembers."""
    for registry in FLOORS:
        owners: dict[str, set[str]] = defaultdict(set)
        for entry in getattr(vocabulary, registry):
            for name in names(entry):
                owners[name].add(entry.path)
        clashes = [f"{name!r}: {', '.join(sorted(paths))}" for name, paths in owners.items() if len(paths) > 1]
        assert not clashes, (
            "these names mean two entries; drop one, or make both a kg:coreName (of forums with kg:needsMembers true):"
            + listed(clashes)
        )


def test_no_name_is_a_forums_and_an_organisations(vocabulary: Vocabulary) -> None:
    """A reader takes a name for one thing: "PIF" is the Pacific Islands Forum or a fund, and must be one of them."""
    forums = {name: entry.path for entry in vocabulary.forums for name in names(entry)}
    bodies = {name: entry.path for entry in vocabulary.organisations for name in names(entry)}
    clashes = [f"{name!r}: {forums[name]}, {bodies[name]}" for name in forums.keys() & bodies.keys()]
    assert not clashes, f"ontology/: drop the name on the rarer side: {listed(clashes)}"


def test_a_shared_name_is_nobodys_own(vocabulary: Vocabulary) -> None:
    """A core name that needs its countries must not be another entry's plain name."""
    plain = {name: entry.path for entry in vocabulary.forums for name in names(entry)}
    plain |= {name: entry.path for entry in vocabulary.organisations for name in names(entry)}
    shared = [
        (name, entry.path)
        for entry in (*vocabulary.forums, *vocabulary.organisations)
        for name in entry.core
        if isinstance(entry, OrganisationEntry) or entry.needs_members
    ]
    clashes = [
        f"{name!r} of {path} is a name of {plain[name]}" for name, path in shared if plain.get(name, path) != path
    ]
    assert not clashes, f"make it a kg:coreName on both sides, or drop it on one: {listed(clashes)}"


def test_no_entry_says_a_name_twice(vocabulary: Vocabulary) -> None:
    """A name stands in one place of an entry: label, alternative, hidden or core."""
    twice = [
        f"{entry.path}: {name!r}"
        for entry in entries(vocabulary)
        for name, count in Counter((*names(entry), *entry.hidden)).items()
        if count > 1
    ]
    assert not twice, f"keep one of each: {listed(twice)}"


def test_names_are_written_cleanly(vocabulary: Vocabulary) -> None:
    """Names are NFC, without curly apostrophes, doubled or outer spaces: readers fold these, registries need not."""
    odd = [
        f"{entry.path}: {name!r}"
        for entry in entries(vocabulary)
        for name in all_names(entry)
        if name != " ".join(name.split()) or name != unicodedata.normalize("NFC", name) or re.search("[‘’“”\t]", name)
    ]
    odd += [f"{word.role} {word.label!r}: {form!r}" for word in words(vocabulary) for form in word.forms if "’" in form]
    assert not odd, f"write these with plain apostrophes and single spaces: {listed(odd)}"


def test_both_spellings_of_a_word_are_known(vocabulary: Vocabulary) -> None:
    """The press of one country writes "defence", that of another "defense"; a reader needs both."""
    pairs = [v.forms for v in vocabulary.variants if v.kind == "spelling" and all(form.isalpha() for form in v.forms)]
    other = {a: b for pair in pairs if len(pair) == 2 for a, b in (pair, pair[::-1])}
    telling = re.compile(r"\b(?:defen[cs]e|labou?r|program(?:me)?|organi[sz]ation|cent(?:re|er))\b")

    def even(name: str) -> str:
        """The name with the words that are not asked about in one spelling."""
        plain = (
            word if telling.fullmatch(word) else min(word, other.get(word, word)) for word in name.casefold().split()
        )
        return " ".join(plain)

    missing = []
    for entry in (*vocabulary.concepts, *vocabulary.forums, *vocabulary.organisations):
        known = {even(name) for name in all_names(entry)}
        for name in known:
            respelt = telling.sub(lambda found: other[found[0]], name)
            mixed = len(set(telling.findall(name))) > 1
            if respelt not in known and not mixed:
                missing.append(f"{entry.path}: {name!r} without {respelt!r}")
    assert not missing, f"add the other spelling as an skos:altLabel: {listed(missing)}"


def test_every_domain_leads_to_a_top_one(vocabulary: Vocabulary) -> None:
    """Following skos:broader ends; a circle would make every concept of it broader than itself."""
    broader = {concept.path: concept.broader for concept in vocabulary.concepts}
    for path in broader:
        above, rising = set(), set(broader[path])
        while rising:
            above |= rising
            rising = {higher for found in rising for higher in broader[found]} - above
        assert path not in above, f"ontology/domains.ttl: {path} is broader than itself; drop one skos:broader"


def test_every_domain_is_defined_in_a_sentence(vocabulary: Vocabulary) -> None:
    """A definition is what a person reads who wonders whether to use the concept."""
    odd = [c.path for c in vocabulary.concepts if not re.fullmatch(r"[A-Z].{10,}\.", c.definition)]
    assert not odd, f"ontology/domains.ttl: define these in a sentence with a capital and a full stop: {listed(odd)}"


def test_regions_and_domains_are_kept_apart(vocabulary: Vocabulary) -> None:
    """What is broader than a region is a region, and what is broader than a domain is a domain."""
    region = {concept.path: concept.region for concept in vocabulary.concepts}
    mixed = [c.path for c in vocabulary.concepts if any(region[above] != c.region for above in c.broader)]
    assert not mixed, f"ontology/domains.ttl: give these a broader concept of their own sort: {listed(mixed)}"


def test_forums_are_of_a_known_kind(vocabulary: Vocabulary) -> None:
    """The kinds are the subclasses of kg:Forum."""
    odd = [f"{forum.path}: {forum.kind}" for forum in vocabulary.forums if forum.kind not in KINDS]
    assert not odd, f"ontology/forums.ttl: use one of {', '.join(KINDS)}: {listed(odd)}"


def test_a_forum_that_needs_its_members_has_some(vocabulary: Vocabulary) -> None:
    """Without members a reader could never tell which forum a shared name means."""
    odd = [f.path for f in vocabulary.forums if f.needs_members and len(f.members) < 2 and f.parent is None]
    assert not odd, f"ontology/forums.ttl: add kg:registeredMember, or drop kg:needsMembers: {listed(odd)}"


def test_no_forums_name_ends_in_its_acronym(vocabulary: Vocabulary) -> None:
    """A reader takes a name and the acronym in brackets after it for two names of one thing."""
    odd = [f"{forum.path}: {name!r}" for forum in vocabulary.forums for name in all_names(forum) if name.endswith(")")]
    assert not odd, f"ontology/forums.ttl: drop the brackets, give the acronym as kg:acronym: {listed(odd)}"


def test_no_forum_is_within_itself(vocabulary: Vocabulary) -> None:
    """Following kg:registeredPartOf ends, for forums as for organisations."""
    parent = {entry.path: entry.parent for entry in (*vocabulary.forums, *vocabulary.organisations)}
    for path in parent:
        seen, above = {path}, parent[path]
        while above is not None:
            assert above not in seen, f"ontology/: {path} is part of itself; drop one kg:registeredPartOf"
            seen.add(above)
            above = parent[above]


def test_countries_have_the_codes_and_words_of_countries(vocabulary: Vocabulary) -> None:
    """A code is two capitals and one country's; a country without a demonym is missed in every headline."""
    codes = Counter(country.iso for country in vocabulary.countries)
    odd = [
        f"{c.path}: {c.iso}" for c in vocabulary.countries if codes[c.iso] > 1 or not re.fullmatch("[A-Z]{2}", c.iso)
    ]
    assert not odd, f"ontology/places.ttl: give each its own ISO 3166-1 alpha-2 code: {listed(odd)}"
    mute = [country.path for country in vocabulary.countries if not country.demonyms]
    assert not mute, f"ontology/places.ttl: add a kg:demonym: {listed(mute)}"
    kinds = {country.kind for country in vocabulary.countries}
    assert kinds == {"state", "territory", "union"}


def test_a_capital_lies_in_its_country(vocabulary: Vocabulary) -> None:
    """Only a union meets in a capital of one of its members."""
    lies_in = {place.path: place.country for place in vocabulary.places}
    odd = [
        f"{country.path}: {country.capital} lies in {lies_in[country.capital]}"
        for country in vocabulary.countries
        if country.capital and country.kind != "union" and lies_in[country.capital] != country.path
    ]
    assert not odd, f"ontology/places.ttl: correct kg:registeredCountry: {listed(odd)}"


def test_an_organisation_has_a_portfolio_only_within_a_country(vocabulary: Vocabulary) -> None:
    """A portfolio ties a title to a ministry, and a ministry is a country's."""
    odd = [body.path for body in vocabulary.organisations if body.portfolio and body.country is None]
    assert not odd, f"ontology/organisations.ttl: add kg:registeredCountry: {listed(odd)}"


def test_a_title_word_has_one_form_of_each_spelling(vocabulary: Vocabulary) -> None:
    """Forms count in any case, so two that differ in case only are one."""
    twice = [
        f"{word.role} {word.label!r}: {form!r}"
        for word in words(vocabulary)
        for form, count in Counter(form.casefold() for form in word.forms).items()
        if count > 1
    ]
    assert not twice, f"ontology/offices.ttl: keep one of each: {listed(twice)}"


def test_no_form_is_two_title_words_of_one_role(vocabulary: Vocabulary) -> None:
    """A head is one head: otherwise the office that a text names would depend on the order of the file."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word in words(vocabulary):
        for form in word.forms:
            owners[(word.role, form.casefold())].add(word.label)
    clashes = [
        f"{role} {form!r}: {', '.join(sorted(found))}" for (role, form), found in owners.items() if len(found) > 1
    ]
    assert not clashes, f"ontology/offices.ttl: keep the form at one of them: {listed(clashes)}"


def test_meanings_are_those_that_a_reader_knows(vocabulary: Vocabulary) -> None:
    """A qualifier must say what it does to the holding; other words may note who is meant."""
    titles = vocabulary.titles
    assert {word.meaning for word in (*titles.qualifiers, *titles.suffixes)} == {"acting", "former", "designate"}
    assert {word.meaning for word in titles.honorifics} <= {"male", "female", None}
    assert {word.meaning for word in (*titles.heads, *titles.fixed)} <= {"sole", "spouse", None}


@pytest.fixture(scope="module", params=REGISTRIES)
def resources(request: pytest.FixtureRequest, checkout: Path) -> tuple[Resource, ...]:
    """The resources of each curated file in turn."""
    return read_resources(checkout / "ontology" / str(request.param))


def test_no_file_says_anything_of_a_person(resources: tuple[Resource, ...]) -> None:
    """Who holds an office comes from documents; a registry that knew would answer in their stead."""
    for resource in resources:
        used = {found["name"] for term in resource.values if (found := TURTLE_TERM.fullmatch(term))}
        assert not used & TERMS_OF_A_PERSON, f"{resource.file}: {resource.iri} states a fact about a person; drop it"
        assert not any(value.endswith("#Person") for values in resource.values.values() for value in values)


def test_every_term_that_a_file_uses_is_declared(resources: tuple[Resource, ...], checkout: Path) -> None:
    """A mistyped kg: term would be read as nothing at all."""
    declared = {resource.iri for resource in read_resources(checkout / "ontology" / "kg.ttl")}
    used = {term for resource in resources for term in resource.values if "/forum-graph/ontology#" in term}
    unknown = sorted(used - declared)
    assert not unknown, f"{resources[0].file}: declare these in ontology/kg.ttl, or correct them: {listed(unknown)}"
