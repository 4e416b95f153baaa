"""A name leads to the thing that a person means by it, or to a list of what it could mean."""

from __future__ import annotations

import pytest

from kg.model import QueryError
from kg.query import Graph, find_thing
from kg.query.names import Lexicon, Name
from kg.query.spelling import squash, words_of

COUNTRIES = (Name("in", "India", 0, True), Name("in", "Indo", 2, True), Name("us", "United States", 0, True))
COUNTRIES += (Name("us", "US", 1, True), Name("jp", "Japan", 0, True))


def lexicon(what: str, *names: tuple[str, str, int], spoken: bool = True) -> Lexicon:
    """A lexicon of (thing, name, rank), in which things are shown by their first name."""
    made = [Name(entity, text, rank, spoken) for entity, text, rank in names]
    labels = {name.entity: name.text for name in reversed(made)}
    return Lexicon(
        what,
        made,
        label=lambda entity: labels.get(entity, entity),
        countries=lambda: {words_of(name.text): name.entity for name in COUNTRIES},
        ties=lambda: [("fs-in", "in"), ("fs-us", "us")],
    )


PEOPLE = lexicon(
    "person",
    ("menon", "Asha Menon", 0),
    ("menon", "Menon", 1),
    ("rao-d", "Dev Rao", 0),
    ("rao-k", "Kiran Rao", 0),
    ("rao-k", "Kiren Rao", 2),
    ("arakawa", "Yumi Arakawa", 0),
)
FORUMS = lexicon(
    "forum",
    ("smd", "India-US Strategic Materials Dialogue", 0),
    ("smd", "SMD", 1),
    ("2+2", "2+2 Ministerial Dialogue", 0),
    ("2+2", "2+2", 1),
    ("inter", "2+2 Intersessional Dialogue", 0),
)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Asha Menon", "menon"),
        ("asha menon", "menon"),
        ("MENON", "menon"),
        ("Asha Ménon", "menon"),
        ("Menon, Asha", "menon"),
        ("Foreign Secretary Asha Menon", "menon"),
        ("Dr. Yumi Arakawa", "arakawa"),
        ("Kiren Rao", "rao-k"),
    ],
)
def test_a_person_is_found_by_any_name(words: str, entity: str) -> None:
    """In either case, with accents or a title, in either order, and by a misspelling that a document has."""
    reading = PEOPLE.read(words)
    assert (reading.entity, reading.sure) == (entity, True)


@pytest.mark.parametrize(("words", "entity"), [("Asha Mennon", "menon"), ("Arakava", "arakawa"), ("Yum", "arakawa")])
def test_a_slip_of_the_pen_is_forgiven_and_said(words: str, entity: str) -> None:
    """The reading is not sure, so that who asked is told."""
    reading = PEOPLE.read(words)
    assert (reading.entity, reading.sure) == (entity, False)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("smd", "smd"),
        ("US-India Strategic Materials Dialogue", "smd"),
        ("Indo-US Strategic Materials Dialogue", "smd"),
        ("U.S.-India Strategic Materials Dialogue", "smd"),
        ("Strategic Materials Dialogue", "smd"),
        ("the 2+2", "2+2"),
        ("2 + 2", "2+2"),
        ("2+2 Ministerial", "2+2"),
        ("intersessional", "inter"),
    ],
)
def test_a_forum_is_found_by_any_spelling(words: str, entity: str) -> None:
    """Its countries in either order and under any name; a part that only one forum has."""
    assert FORUMS.read(words).entity == entity


def test_the_countries_of_a_name_count() -> None:
    """A dialogue of other countries is another dialogue."""
    with pytest.raises(QueryError, match="no forum is called"):
        FORUMS.read("India-Japan Strategic Materials Dialogue")


OFFICES = lexicon(
    "office",
    ("fs-in", "Foreign Secretary", 0),
    ("fs-us", "Secretary of State", 0),
    ("nsa", "National Security Advisor", 0),
    ("nsa", "NSA", 1),
)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("India's Foreign Secretary", "fs-in"),
        ("Foreign Secretary of India", "fs-in"),
        ("US Secretary of State", "fs-us"),
        ("National Security Adviser", "nsa"),
        ("nsa", "nsa"),
    ],
)
def test_an_office_is_found_with_its_country(words: str, entity: str) -> None:
    """Where a document ties it to that country."""
    assert OFFICES.read(words).entity == entity


@pytest.mark.parametrize(
    "words", ["US Foreign Secretary", "Deputy NSA", "Deputy National Security Advisor", "Minister"]
)
def test_another_office_is_not_taken_for_one_that_sounds_alike(words: str) -> None:
    """Neither another country's nor another rank's."""
    with pytest.raises(QueryError, match="no office is called"):
        OFFICES.read(words)


def test_what_could_be_several_things_is_listed() -> None:
    """With the names in full, and IRIs where names do not tell them apart."""
    with pytest.raises(QueryError, match="'Rao' could be more than one person: Dev Rao; Kiran Rao; say which"):
        PEOPLE.read("Rao")
    namesakes = lexicon("person", ("http://example.org/1", "Lee Wu", 0), ("http://example.org/2", "Lee Wu", 0))
    with pytest.raises(QueryError, match=r"http://example.org/1; http://example.org/2"):
        namesakes.read("lee wu")


def test_a_long_list_is_cut() -> None:
    """An error stays one line that can be read."""
    many = lexicon("person", *((f"p{number}", f"Ana {chr(65 + number) * 6}", 0) for number in range(20)))
    with pytest.raises(QueryError, match="12 more"):
        many.read("Ana")


def test_what_documents_speak_of_comes_before_what_is_only_known() -> None:
    """And its label before its other names, those before misspellings."""
    names = (Name("a", "Quad", 1, True), Name("b", "Quad", 0, False))
    both = Lexicon("forum", names, label=str, countries=lambda: (), ties=lambda: ())
    assert both.read("Quad").entity == "a"
    assert lexicon("forum", ("a", "TTC", 1), ("b", "TTC", 0)).read("ttc").entity == "b"


@pytest.mark.parametrize("words", ["Nobody Atall", "", "!?", "   ", "\x00", "x" * 3000])
def test_an_unknown_name_is_an_error_that_names_the_nearest(words: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(QueryError, match="no person is called"):
        PEOPLE.read(words)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Defence Ministry", "Defense Ministry"),
        ("Centre for Labour", "center for labor"),
        ("Organization", "organisation"),
        ("programme", "Program"),
        ("counter-terrorism", "counterterrorism"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "US"),
        ("Washington, D.C.", "Washington DC"),
        ("J.D. Vance", "JD Vance"),
    ],
)
def test_two_spellings_are_one_name(left: str, right: str) -> None:
    """British and American, with points and without, in one word or two."""
    assert squash(left) == squash(right)


@pytest.mark.parametrize(
    ("left", "right"), [("Minister", "Ministry"), ("2+2", "2"), ("India", "Indiana"), ("sense", "cents")]
)
def test_two_names_stay_two(left: str, right: str) -> None:
    """The rules for letters do not run words together."""
    assert squash(left) != squash(right)


def test_words_keep_what_tells_them_apart() -> None:
    """A plus between digits is part of a name."""
    assert words_of("The 2+2 Ministerial’s Session") == ("2+2", "ministerial", "session")


def test_names_of_a_graph_are_found(graph: Graph) -> None:
    """Labels, other names, misspellings and IRIs, those of parts that were merged among them."""
    menon = find_thing(graph, "Asha Menon")
    assert menon.entity.startswith(f"{graph.base}id/person/")
    assert find_thing(graph, "Morito").label == "Kenji Morita"
    assert find_thing(graph, "smd", ("forum", "meeting")).label == "India-Japan Strategic Materials Dialogue"
    assert find_thing(graph, menon.entity) == find_thing(graph, menon.entity, ("person",))
    members = graph.select(
        "SELECT DISTINCT ?member WHERE { ?member <http://purl.org/dc/terms/isReplacedBy> ?thing } ORDER BY ?member"
    )
    assert all(find_thing(graph, str(record["member"])).entity != record["member"] for record in members.records())


def test_the_type_of_a_parameter_is_kept_to(graph: Graph) -> None:
    """A country is no person."""
    with pytest.raises(QueryError, match="no person is called 'India'"):
        find_thing(graph, "India", ("person",))
    with pytest.raises(QueryError, match="no person of the graph has the IRI"):
        find_thing(graph, find_thing(graph, "India").entity, ("person",))


def test_what_only_the_registry_knows_is_understood(graph: Graph) -> None:
    """AUKUS is a forum of which neither text speaks."""
    reading = find_thing(graph, "AUKUS", ("forum",))
    assert (reading.entity, reading.spoken) == (f"{graph.base}id/forum/aukus", False)


@pytest.mark.parametrize("iri", ["http://example.org/nothing", "http://bad iri", 'https://x/"> } #'])
def test_an_iri_that_is_not_in_the_graph_is_an_error(graph: Graph, iri: str) -> None:
    """Even one that is none."""
    with pytest.raises(QueryError, match="IRI"):
        find_thing(graph, iri)
