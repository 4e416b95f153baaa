"""The vocabulary is read from one folder, whole, and says where it is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import OntologyError
from kg.turtle import find_line, read_resources
from kg.vocab import Vocabulary, load_vocabulary, ontology_folder

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(checkout: Path, tmp_path: Path) -> Edit:
    """A copy of `ontology/` in which some words of a file are replaced; gives the folder."""

    def replace(name: str, old: str, new: str) -> Path:
        folder = tmp_path / "ontology"
        shutil.copytree(checkout / "ontology", folder)
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} does not say {old!r}"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace


def test_the_folder_is_found_beside_the_package(checkout: Path) -> None:
    """In a checkout `ontology/` stands beside `kg/`."""
    assert ontology_folder() == checkout / "ontology"


def test_entries_are_known_by_their_paths(vocabulary: Vocabulary) -> None:
    """A forum names its members and its parent as paths, and these are entries too."""
    forums = {entry.path: entry for entry in vocabulary.forums}
    forum = forums["forum/iusstd"]
    assert (forum.label, forum.acronym, forum.kind) == ("India-US Strategic Trade Dialogue", "IUSSTD", "Dialogue")
    assert forum.core == ("Strategic Trade Dialogue",)
    assert forum.members == ("country/india", "country/united-states")
    assert forum.parent == "forum/icet"
    assert set(forum.members) <= {entry.path for entry in vocabulary.countries}


def test_a_name_that_pairs_of_countries_share_needs_its_members(vocabulary: Vocabulary) -> None:
    """The name "2+2" is that of many pairs' dialogues; "Quad" is one thing."""
    forums = {entry.path: entry for entry in vocabulary.forums}
    assert forums["forum/india-us-2-plus-2"].needs_members
    assert not forums["forum/quad"].needs_members
    assert sum("2+2" in entry.core for entry in vocabulary.forums) > 5


def test_a_country_is_known_by_its_names_people_and_government(vocabulary: Vocabulary) -> None:
    """The United States are "U.S." and "American"; "Washington" speaks for them and is a city."""
    country = next(entry for entry in vocabulary.countries if entry.path == "country/united-states")
    assert {"US", "U.S.", "USA"} <= set(country.alternatives)
    assert "American" in country.demonyms
    assert "Washington" in country.metonyms
    capital = next(entry for entry in vocabulary.places if entry.path == country.capital)
    assert capital.country == country.path
    india = next(entry for entry in vocabulary.countries if entry.path == "country/india")
    assert india.combining == ("Indo",)


def test_a_name_that_bodies_of_several_countries_share_is_no_alternative(vocabulary: Vocabulary) -> None:
    """Many ministries have "Defence Ministry" for a core and none for a name of its own."""
    assert sum("Defence Ministry" in entry.core for entry in vocabulary.organisations) > 2
    assert not any("Defence Ministry" in entry.alternatives for entry in vocabulary.organisations)


def test_a_qualifier_says_what_it_does_to_the_holding(vocabulary: Vocabulary) -> None:
    """An interim holder is acting, an ex- one former, an -elect one designate."""
    words = (*vocabulary.titles.qualifiers, *vocabulary.titles.suffixes)
    meanings = {form: word.meaning for word in words for form in word.forms}
    assert (meanings["interim"], meanings["ex-"], meanings["-elect"]) == ("acting", "former", "designate")


def test_an_abbreviation_of_a_title_is_kept_from_its_forms(vocabulary: Vocabulary) -> None:
    """Forms count in any case, "EAM" in capitals only: so it is no form."""
    title = next(word for word in vocabulary.titles.fixed if word.label == "External Affairs Minister")
    assert title.abbreviations == ("EAM",)
    assert "EAM" not in title.forms
    assert title.countries == ("country/india",)


def test_regions_are_told_from_domains(vocabulary: Vocabulary) -> None:
    """The Indo-Pacific is a part of the world, quantum technologies are a domain with a broader one."""
    concepts = {concept.path: concept for concept in vocabulary.concepts}
    assert concepts["domain/indo-pacific"].region
    quantum = concepts["domain/quantum-technologies"]
    assert not quantum.region
    assert quantum.broader == ("domain/critical-and-emerging-technologies",)
    assert concepts["domain/technology"].top


def test_cues_are_asked_for_by_role(vocabulary: Vocabulary) -> None:
    """A role's cues are those of all kinds unless one is named."""
    assert vocabulary.cue("leads", "verb") < vocabulary.cue("leads") | {"a phrase of another kind"}
    assert vocabulary.cue("a role that is none") == frozenset()


def test_properties_are_known_by_their_notation(vocabulary: Vocabulary) -> None:
    """The names of predicates in `kg facts` are the notations of the ontology."""
    notations = {entry.notation for entry in vocabulary.properties}
    assert {"holds_office", "co_chairs", "met", "held_on", "covers", "session_of"} <= notations


def test_equal_files_give_an_equal_digest(edit: Edit) -> None:
    """The digest depends on names and bytes of the files, not on where they lie."""
    folder = edit("places.ttl", "Bharat", "Bharat")
    assert load_vocabulary(folder).digest == load_vocabulary().digest
    (folder / "display.ttl").write_text("", encoding="utf-8")
    assert load_vocabulary(folder).digest != load_vocabulary().digest


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "words"),
    [
        (
            "forums.ttl",
            "forum:quad\n    a ",
            "forum:quad\n    a a a ",
            "forum:quad",
            ["not Turtle", "correct the line"],
        ),
        ("forums.ttl", "forum:quad\n", "forum:quad [] .\nforum:quad\n", "forum:quad", ["not Turtle"]),
        (
            "forums.ttl",
            'skos:prefLabel "Quad"@en ;',
            'skos:prefLabel "Quad"@en , "Quads"@en ;',
            "forum:quad",
            ["forum/quad", "2 values of prefLabel", "keep one"],
        ),
        ("forums.ttl", 'skos:prefLabel "Quad"@en ;', "", "forum:quad", ["forum/quad has no prefLabel", "add one"]),
        (
            "places.ttl",
            "kg:registeredCapital place:new-delhi",
            "kg:registeredCapital place:new-dehli",
            "country:india",
            ["registeredCapital", "place/new-dehli", "described nowhere", "add it or correct the name"],
        ),
        (
            "domains.ttl",
            "skos:broader domain:technology",
            "skos:broader domain:tecnology",
            None,
            ["broader", "domain/tecnology", "add it or correct the name"],
        ),
        (
            "forums.ttl",
            "kg:registeredClass kg:Grouping",
            "kg:registeredClass kg:Gruoping",
            None,
            ["kg:Gruoping".replace("kg:", "ontology#"), "described nowhere"],
        ),
        ("places.ttl", "kg:registeredClass kg:Place", "kg:registeredClass kg:Person", None, ["registered as Person"]),
        ("offices.ttl", 'kg:titleRole "rank"', 'kg:titleRole "grade"', None, ["title role 'grade'", "use one of"]),
    ],
    ids=[
        "a word too many",
        "a resource in the middle of another",
        "two labels",
        "no label",
        "a capital that is not described",
        "a broader domain that is not described",
        "a class that is not described",
        "a class that places do not have",
        "a role that titles do not have",
    ],
)
def test_a_faulty_file_is_named_with_line_and_remedy(
    edit: Edit, name: str, old: str, new: str, line: str | None, words: list[str]
) -> None:
    """The error is one line; its line number is that of the resource, or of the word that is not Turtle."""
    folder = edit(name, old, new)
    with pytest.raises(OntologyError) as caught:
        load_vocabulary(folder)
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in words), message
    file, number = message.split(": ")[0].rsplit(":", 1)
    assert file == str(folder / name)
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    if line is not None:
        assert line in "\n".join(lines[int(number) - 3 : int(number)])


@pytest.mark.parametrize("name", ["cues.ttl", "domains.ttl", "forums.ttl", "kg.ttl", "offices.ttl", "places.ttl"])
def test_a_missing_file_is_an_error(checkout: Path, tmp_path: Path, name: str) -> None:
    """The error names the file and what to do."""
    folder = tmp_path / "ontology"
    shutil.copytree(checkout / "ontology", folder)
    (folder / name).unlink()
    with pytest.raises(OntologyError, match=rf"{name}: .*; restore"):
        load_vocabulary(folder)


def test_bytes_that_are_no_text_are_named_with_their_line(checkout: Path, tmp_path: Path) -> None:
    """A file saved as Latin-1 is not Turtle."""
    folder = tmp_path / "ontology"
    shutil.copytree(checkout / "ontology", folder)
    (folder / "places.ttl").write_bytes((folder / "places.ttl").read_text(encoding="utf-8").encode("utf-16"))
    with pytest.raises(OntologyError, match=r"places\.ttl:1: not Turtle: .*; correct the line"):
        load_vocabulary(folder)


def test_a_resource_stands_where_its_description_begins(tmp_path: Path) -> None:
    """A reference to a resource, or a longer name that begins alike, is not its description."""
    file = tmp_path / "some.ttl"
    file.write_text(
        "PREFIX place: <https://example.org/place/>\n"
        "place:york-harbour <https://example.org/near> place:york .\n"
        "place:york\n"
        '    <https://example.org/label> "York", "Eboracum"@la .\n',
        encoding="utf-8",
    )
    assert find_line(file, "https://example.org/place/york") == 3
    resource = next(found for found in read_resources(file) if found.iri.endswith("/york"))
    assert resource.all("https://example.org/label") == ("York",)


def test_reading_the_vocabulary_needs_neither_rdflib_nor_spacy(checkout: Path) -> None:
    """Both cost more to import than the vocabulary to read."""
    program = "import sys, kg.vocab; kg.vocab.load_vocabulary(); print(*sorted({'rdflib', 'spacy'} & set(sys.modules)))"
    finished = subprocess.run(
        [sys.executable, "-c", program],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert finished.stdout.strip() == ""
