"""Who is who across documents: what is joined, what is kept apart, what is left open, and that order never matters."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import Cluster, Entity, Extraction, Fact, Judgement, Resolution, Span
from kg.read import read_documents
from kg.resolve import resolve
from kg.vocab import Vocabulary

IDENTIFIERS = Identifiers(DEFAULT_BASE)
INDIA, JAPAN, US, UK = "country/india", "country/japan", "country/united-states", "country/united-kingdom"


@dataclass
class Text:
    """One document's extraction in the making: every `add` returns the id of a new cluster."""

    name: str
    clusters: list[Cluster] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def add(self, kind: str, label: str, **more: object) -> str:
        cluster = Cluster(document=self.name, id=f"{kind}:{10 * len(self.clusters)}", type=kind, label=label)
        self.clusters.append(replace(cluster, **more))  # type: ignore[arg-type]
        return cluster.id

    def say(self, predicate: str, subject: str, target: str) -> None:
        self.facts.append(
            Fact(
                document=self.name,
                predicate=predicate,
                subject=subject,
                object=target,
                subject_span=Span(0, 1),
                object_span=Span(0, 1),
                quotes=(Span(0, 1),),
                rule="by-hand",
                confidence=0.9,
            )
        )

    def person(self, label: str, office: str | None = None, *, country: str | None = None, **more: object) -> str:
        """A person, with the office held."""
        countries = (country,) if country else ()
        person = self.add("person", label, countries=countries, **more)
        if office:
            self.say("holds_office", person, self.add("office", office, countries=countries))
        return person

    def session(
        self, forum: str, *, date: str | None = None, session: str | None = None, place: str | None = None
    ) -> str:
        """A session of a forum."""
        held = self.add("forum", forum)
        where = self.add("place", place) if place else None
        return self.add("meeting", f"{forum} session", forum=held, date=date, session=session, place=where)

    def extraction(self) -> Extraction:
        return Extraction(document=self.name, clusters=tuple(self.clusters), facts=tuple(self.facts))


@pytest.fixture
def settle(vocabulary: Vocabulary) -> Callable[..., Resolution]:
    """Resolve some texts in every order of a few, and insist on one result."""

    def settled(*texts: Text) -> Resolution:
        extractions = [text.extraction() for text in texts]
        first = resolve(extractions, vocabulary, IDENTIFIERS)
        shuffled = random.Random(len(texts))
        for _ in range(3):
            shuffled.shuffle(extractions)
            assert resolve(extractions, vocabulary, IDENTIFIERS) == first
        return first

    return settled


def groups(resolution: Resolution, kind: str) -> list[list[str]]:
    """The clusters of a type, as "document/label number", that came out as one."""
    found = [
        sorted(f"{document}/{cluster}" for document, cluster, _ in entity.members) for entity in of(resolution, kind)
    ]
    return sorted(found)


def of(resolution: Resolution, kind: str) -> list[Entity]:
    return [entity for entity in resolution.entities if entity.type == kind]


def verdicts(resolution: Resolution, kind: str) -> list[str]:
    return sorted(judgement.verdict for judgement in resolution.judgements if f"/id/{kind}/" in judgement.left)


def sizes(resolution: Resolution, kind: str) -> list[int]:
    return sorted(len(entity.members) for entity in of(resolution, kind))


Settle = Callable[..., Resolution]


def two(left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None]) -> tuple[Text, Text]:
    """Two texts with a person each: name, office, country."""
    texts = Text("a"), Text("b")
    for text, (name, office, country) in zip(texts, (left, right), strict=True):
        text.person(name, office, country=country)
    return texts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Dr. S. Jaishankar", "External Affairs Minister", INDIA), ("S Jaishankar", "EAM", INDIA)),
        (("S. Varadan", None, INDIA), ("Subramaniam Varadan", None, INDIA)),
        (("S. Varadan", "Power Minister", None), ("Subramaniam Varadan", "Power Minister", INDIA)),
        (("Vinay Kwatra", None, INDIA), ("Vinay Mohan Kwatra", "Foreign Secretary", INDIA)),
        (("R. Nora Lind", None, US), ("Nora Lind", None, US)),
        (("Mohamed Salem", None, None), ("Mohammed Salem", None, None)),
        (("Joe Hartley", "President", US), ("Joseph R. Hartley, Jr.", "President", US)),
        (("Kim Seo-yun", None, None), ("Seo-yun Kim", None, None)),
        (("Park Min Seo", None, None), ("Park Minseo", None, None)),
        (("Okafor, Adaeze", None, None), ("Adaeze Okafor", None, None)),
        (("Suk Min Park", None, None), ("Park Sukmin", None, None)),
        (("M. Lindqvist", None, US), ("Maja Lindqvist", None, US)),
        (("Maja E. Lind-Ros", None, None), ("Maja Lind-Ros", None, None)),
        (("Anwar Chowdhury", None, INDIA), ("Anwar Chaudhary", None, INDIA)),
        (("Jonas Gahr Støre", None, None), ("Jonas Gahr Store", None, None)),
        (("J.D. Whitlow", "Vice President", US), ("JD Whitlow", "Vice President", US)),
        (("Faisal bin Nasser", "Foreign Minister", None), ("Faisal bin Nasser Al Thani", "Foreign Minister", None)),
        (("Harriman", "Secretary", US), ("Claire Harriman", "Secretary of Energy", US)),
        (("Alan Hartmann", "Defence Secretary", US), ("Alan Hartman", "Secretary of Defense", US)),
    ],
    ids=lambda person: person[0],
)
def test_one_person_under_two_names(settle: Settle, left: tuple[str], right: tuple[str]) -> None:
    """Honorifics, initials, middle names, other forms, order and a letter wrong do not make two persons of one."""
    resolution = settle(*two(left, right))
    assert sizes(resolution, "person") == [2]
    assert verdicts(resolution, "person") == ["same"]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (("John Marsh", None, US), ("John Marsh", None, UK), ["different"]),
        (("John Marsh", "Home Secretary", US), ("John Marsh", "Home Secretary", UK), ["unsure"]),
        (("Marsh", None, None), ("Marsh", None, None), []),
        (("Clara Voss", "Mayor", US), ("Catherine Voss", "Mayor", US), []),
        (("Anil Rao", None, INDIA), ("Sunil Rao", None, INDIA), []),
        (("S. Rao", None, INDIA), ("Anil Rao", None, INDIA), []),
        (("S. Rao", None, None), ("Sunil Rao", None, None), ["unsure"]),
        (("Rao", None, None), ("Sunil Rao", None, None), []),
        (("Rao", "Foreign Secretary", INDIA), ("Sunil Rao", "Home Minister", INDIA), ["unsure"]),
        (("Rao", "Foreign Secretary", INDIA), ("Sunil Rao", "Foreign Secretary", UK), []),
        (("George Marsh, Jr.", "Senator", US), ("George Marsh, Sr.", "Senator", US), []),
        (("Maria Duarte", None, None), ("Mario Duarte", None, None), []),
        (("Erika Hansen", None, US), ("Erika Hanson", None, US), ["unsure"]),
        (("Paul H.W. Marsh", "President", US), ("Paul W. Marsh", "President", US), []),
        (("Elena A. Marsh", None, US), ("Elena B. Marsh", None, US), []),
    ],
    ids=lambda person: person[0] if person else "-",
)
def test_two_persons_stay_two(settle: Settle, left: tuple[str], right: tuple[str], verdict: list[str]) -> None:
    """Another country or given name, or too little said, keeps names apart; a doubt is noted where there is one."""
    resolution = settle(*two(left, right))
    assert sizes(resolution, "person") == [1, 1]
    assert verdicts(resolution, "person") == verdict


def test_a_surname_that_fits_two_is_nobodys(settle: Settle) -> None:
    """With two Menons in the same country a bare Menon is left open, and both doubts are noted."""
    texts = Text("a"), Text("b"), Text("c")
    texts[0].person("Arun Menon", country=INDIA)
    texts[1].person("Leela Menon", country=INDIA)
    texts[2].person("Menon", country=INDIA)
    resolution = settle(*texts)
    assert sizes(resolution, "person") == [1, 1, 1]
    assert verdicts(resolution, "person") == ["unsure", "unsure"]


def test_an_office_decides_between_two_of_a_surname(settle: Settle) -> None:
    texts = Text("a"), Text("b"), Text("c")
    texts[0].person("Arun Menon", "Foreign Secretary", country=INDIA)
    texts[1].person("Leela Menon", "Home Minister", country=INDIA)
    texts[2].person("Menon", "Home Minister", country=INDIA)
    resolution = settle(*texts)
    assert groups(resolution, "person") == [["a/person:0"], ["b/person:0", "c/person:0"]]


def test_an_initial_never_joins_two_given_names(settle: Settle) -> None:
    """Anil and Arvind stay two persons though each fits A. Rao."""
    texts = Text("a"), Text("b"), Text("c")
    for text, name in zip(texts, ("Anil Rao", "Arvind Rao", "A. Rao"), strict=True):
        text.person(name, country=INDIA)
    assert sizes(settle(*texts), "person") == [1, 1, 1]


def test_a_namesake_without_a_country_is_left_open(settle: Settle) -> None:
    """Of two namesakes in two countries neither is chosen for a third text that tells no country."""
    texts = Text("a"), Text("b"), Text("c")
    for text, country in zip(texts, (US, UK, None), strict=True):
        text.person("John Marsh", country=country)
    resolution = settle(*texts)
    assert sizes(resolution, "person") == [1, 1, 1]
    assert verdicts(resolution, "person") == ["different", "unsure", "unsure"]


def test_a_person_of_whom_nearly_all_speak_is_known_by_the_surname(settle: Settle) -> None:
    """In five texts with the full name and none with another such surname, a bare surname needs no more."""
    texts = [Text(name) for name in "abcdef"]
    for text in texts[:5]:
        text.person("Narayan Kelkar", "Prime Minister", country=INDIA)
    texts[5].person("Kelkar")
    assert sizes(settle(*texts), "person") == [6]
    assert sizes(settle(*texts[1:]), "person") == [1, 4]
    texts.append(Text("g"))
    texts[6].person("Vijay Kelkar")
    assert sizes(settle(*texts), "person") == [1, 1, 5]


def test_a_country_that_one_document_alone_tells_makes_no_two_persons_of_one(settle: Settle) -> None:
    """Eight told that President Ana R. Lind acts for Canada; the one that had her act for Peru split her for good."""
    texts = [Text(f"d{number}") for number in range(10)]
    for text in texts[:8]:
        text.person("Ana R. Lind", "President", country="country/canada")
    texts[8].person("Ana R. Lind", "President", country="country/peru")
    texts[9].person("Lind", "President")
    assert len([entity for entity in settle(*texts).entities if entity.type == "person"]) == 1


def test_a_namesake_of_another_title_keeps_the_country(settle: Settle) -> None:
    """That nearly all speak of a President Lind of Canada says nothing of a Professor Lind of Peru."""
    texts = [Text(f"d{number}") for number in range(9)]
    for text in texts[:8]:
        text.person("Ana R. Lind", "President", country="country/canada")
    texts[8].person("Ana R. Lind", "Ambassador to Chile", country="country/peru")
    assert len([entity for entity in settle(*texts).entities if entity.type == "person"]) == 2


def test_the_name_to_show_is_the_fullest_and_the_rest_are_aliases(settle: Settle) -> None:
    """A spelling far rarer than the right one is kept as a misspelling."""
    texts = [Text(name) for name in "abcde"]
    for text in texts[:4]:
        text.person("Narayan Kelkar", "Prime Minister", country=INDIA, aliases=("Kelkar",))
    texts[4].person("Narayen Kelkar", "Prime Minister", country=INDIA)
    (person,) = of(settle(*texts), "person")
    assert (person.label, person.aliases, person.misspellings) == ("Narayan Kelkar", ("Kelkar",), ("Narayen Kelkar",))


def test_copies_of_one_text_do_not_outvote_another(vocabulary: Vocabulary) -> None:
    """Four newspapers with one release are one witness of a spelling, and make nobody well known."""
    texts = [Text(name) for name in "abcde"]
    for text in texts[:4]:
        text.person("Narayan Kelkar", "Prime Minister", country=INDIA)
    texts[4].person("Narayen Kelkar", "Prime Minister", country=INDIA)
    extractions = [text.extraction() for text in texts]
    (four,) = of(resolve(extractions, vocabulary, IDENTIFIERS), "person")
    (one,) = of(resolve(extractions, vocabulary, IDENTIFIERS, copies=dict.fromkeys("bcd", "a")), "person")
    assert (four.misspellings, one.misspellings) == (("Narayen Kelkar",), ())


def test_every_decision_says_why(settle: Settle) -> None:
    """A judgement names both ends by immutable IRIs and tells its reason in one sentence."""
    resolution = settle(*two(("S. Varadan", None, INDIA), ("Subramaniam Varadan", None, INDIA)))
    members = {iri for entity in resolution.entities for _, _, iri in entity.members}
    (judgement,) = (judgement for judgement in resolution.judgements if "/person/" in judgement.left)
    assert {judgement.left, judgement.right} <= members
    assert judgement.left < judgement.right
    assert "Subramaniam Varadan" in judgement.why
    assert "both act for India" in judgement.why
    assert judgement.why.endswith(".")


def test_the_canonical_iri_is_the_least_of_the_members(settle: Settle) -> None:
    resolution = settle(*two(("Asha Menon", None, INDIA), ("Asha Menon", None, INDIA)))
    (person,) = of(resolution, "person")
    assert person.iri == min(iri for _, _, iri in person.members)


def offices(
    left: tuple[str, str | None], right: tuple[str, str | None], *, holders: tuple[str, str]
) -> tuple[Text, Text]:
    """Two texts with an office each, held by somebody: title, country."""
    texts = Text("a"), Text("b")
    for text, (title, country), holder in zip(texts, (left, right), holders, strict=True):
        office = text.add("office", title, countries=(country,) if country else ())
        text.say("holds_office", text.add("person", holder), office)
    return texts


APART, ONE = ("Asha Menon", "Rohan Pillai"), ("Asha Menon", "Asha Menon")


@pytest.mark.parametrize(
    ("left", "right", "holders"),
    [
        (("secretary of defense", US), ("Defence Secretary", US), APART),
        (("Foreign Secretary", INDIA), ("Indian Foreign Secretary", None), APART),
        (("Under Secretary for Political Affairs", US), ("Undersecretary of State for Political Affairs", US), APART),
        (("External Affairs Minister", None), ("Minister of External Affairs", INDIA), APART),
        (("Foreign Minister", JAPAN), ("Minister of Foreign Affairs", JAPAN), APART),
        (("National Security Adviser", INDIA), ("NSA", INDIA), APART),
        (
            ("acting Assistant Secretary for Energy Resources", US),
            ("Assistant Secretary for Energy Resources", US),
            APART,
        ),
        (("Prime Minister", None), ("Prime Minister", INDIA), ONE),
        (("Under Secretary", US), ("Under Secretary", US), ONE),
        (("Secretary", US), ("Secretary of Energy", US), ONE),
        (("Under Secretary for Arms Control", None), ("Under Secretary for Arms Control", US), APART),
        (("Ambassador to Japan", INDIA), ("Ambassador to Japan", INDIA), APART),
        (("Joint Secretary (Americas)", INDIA), ("Joint Secretary for Americas", INDIA), APART),
        (("HUD Secretary", US), ("Secretary of HUD", US), APART),
        (("PDNSA", US), ("Principal Deputy National Security Adviser", US), APART),
    ],
    ids=lambda office: office[0],
)
def test_one_office_under_two_titles(
    settle: Settle, left: tuple[str], right: tuple[str], holders: tuple[str, str]
) -> None:
    """Spelling, order, abbreviation, country and what is said of the holding do not make two offices of one."""
    resolution = settle(*offices(left, right, holders=holders))
    assert sizes(resolution, "office") == [2]


@pytest.mark.parametrize(
    ("left", "right", "holders"),
    [
        (("Foreign Secretary", INDIA), ("Foreign Secretary", UK), APART),
        (("NSA", US), ("Deputy NSA", US), APART),
        (("Deputy NSA", US), ("PDNSA", US), APART),
        (("State Secretary", US), ("Secretary of State", US), APART),
        (("Under Secretary", US), ("Under Secretary", US), APART),
        (("Joint Secretary", INDIA), ("Joint Secretary", INDIA), APART),
        (("Minister", JAPAN), ("Minister", JAPAN), APART),
        (("Prime Minister", None), ("Prime Minister", INDIA), APART),
        (("Prime Minister", None), ("Prime Minister", None), APART),
        (("Under Secretary for Arms Control", US), ("Under Secretary for Trade", US), ONE),
        (("Ambassador to Japan", INDIA), ("Ambassador to Nepal", INDIA), ONE),
        (("Secretary of State", US), ("Deputy Secretary of State", US), ONE),
    ],
    ids=lambda office: office[0],
)
def test_two_offices_stay_two(settle: Settle, left: tuple[str], right: tuple[str], holders: tuple[str, str]) -> None:
    """Another country, rank, duty or post is another office, and a bare title is one a holder."""
    resolution = settle(*offices(left, right, holders=holders))
    assert sizes(resolution, "office") == [1, 1]


def test_one_office_has_two_holders(settle: Settle) -> None:
    resolution = settle(*offices(("Foreign Secretary", INDIA), ("Foreign Secretary", INDIA), holders=APART))
    assert sizes(resolution, "office") == [2]
    assert sizes(resolution, "person") == [1, 1]


def test_a_bare_title_in_one_organisation_is_one_office(settle: Settle) -> None:
    texts = Text("a"), Text("b")
    for text, holder in zip(texts, APART, strict=True):
        body = text.add("organisation", "Bureau of Harbour and Coastal Affairs", countries=(US,))
        office = text.add("office", "Joint Secretary", countries=(US,), organisation=body)
        text.say("holds_office", text.add("person", holder), office)
    assert sizes(settle(*texts), "office") == [2]


def test_a_country_that_few_documents_tell_keeps_no_office_of_a_holder_apart(settle: Settle) -> None:
    """Of a holder whom nearly all give to one country, an office of an untold country is that country's."""
    texts = [Text(f"d{number:02}") for number in range(13)]
    for text in texts[:9]:
        text.person("Ana R. Lind", "National Security Advisor", country="country/canada")
    for text, country in zip(texts[9:11], ("country/peru", "country/chile"), strict=True):
        text.person("Ana R. Lind", "National Security Advisor", country=country)
    for text in texts[11:]:
        text.person("Ana R. Lind", "National Security Advisor")
    assert max(sizes(settle(*texts), "office")) == 11


def test_a_title_that_several_share_ties_no_offices_together(settle: Settle) -> None:
    """Of "Secretaries Menon and Pillai" each has a department: the one word for both is neither's office."""
    texts = Text("a"), Text("b"), Text("c")
    texts[0].person("Asha Menon", "Secretary of Energy", country=US)
    texts[1].person("Rohan Pillai", "Secretary of Labor", country=US)
    shared = texts[2].add("office", "Secretary", countries=(US,))
    for holder in APART:
        texts[2].say("holds_office", texts[2].add("person", holder, countries=(US,)), shared)
    assert sizes(settle(*texts), "office") == [1, 1, 1]


def test_a_holder_tells_the_country_of_an_office(settle: Settle) -> None:
    """Whom another text calls American is America's Secretary of Labour in a text that names no country."""
    texts = Text("a"), Text("b"), Text("c")
    texts[0].person("Claire Harriman", "Secretary of Labor", country=US)
    texts[1].person("Claire Harriman", "Labor Secretary")
    texts[2].person("Rohan Pillai", "Labour Secretary", country=INDIA)
    resolution = settle(*texts)
    assert groups(resolution, "office") == [["a/office:10", "b/office:10"], ["c/office:10"]]


FORUM_PAIRS = [
    ("India-US Ocean Technology Dialogue", "US-India Ocean Technology Dialogue", True),
    ("India-US Ocean Technology Dialogue", "Indo-US Ocean Technologies Dialog", True),
    ("India-US Ocean Technology Dialogue", "India-Japan Ocean Technology Dialogue", False),
    ("India-US Ocean Technology Dialogue", "Ocean Technology Dialogue", True),
    ("India-US Strategic Talks", "Strategic Talks", False),
    ("Strategic Talks", "Strategic Talks", False),
    ("2+2", "2+2", False),
    ("India-US Ocean Ministerial", "India-US Ocean Intersessional", False),
    ("India-US Ocean Working Group", "India-US Space Working Group", False),
    ("US-UK Indian Ocean Talks", "UK-US Indian Ocean Talks", True),
    ("US-UK Indian Ocean Talks", "US-UK-India Ocean Talks", False),
]


@pytest.mark.parametrize(("left", "right", "one"), FORUM_PAIRS)
def test_forums_are_told_by_their_words_and_countries(settle: Settle, left: str, right: str, one: bool) -> None:
    """The countries' order and a spelling tell nothing; other countries or another word tell all."""
    texts = Text("a"), Text("b")
    for text, label in zip(texts, (left, right), strict=True):
        text.add("forum", label)
    assert sizes(settle(*texts), "forum") == ([2] if one else [1, 1])


def test_an_acronym_is_joined_to_the_only_name_that_goes_with_it(settle: Settle) -> None:
    texts = Text("a"), Text("b"), Text("c")
    texts[0].add("forum", "India-Japan Ocean Technology Dialogue", aliases=("OTD",))
    texts[1].add("forum", "OTD")
    assert sizes(settle(*texts[:2]), "forum") == [2]
    texts[2].add("forum", "Orbital Transport Discussions", aliases=("OTD",))
    assert sizes(settle(*texts), "forum") == [1, 1, 1]


def test_a_forum_that_bears_a_registered_name_is_that_forum(settle: Settle, vocabulary: Vocabulary) -> None:
    """A long form that the registry lacks is known by the short one beside it, but not if it is another country's."""
    quad = next(forum for forum in vocabulary.forums if forum.path == "forum/quad")
    texts = Text("a"), Text("b"), Text("c")
    texts[0].add("forum", "Quad", registry=quad.path)
    texts[1].add("forum", "Four-Sided Ocean Security Consultations", aliases=("Quad",))
    texts[2].add("forum", "India-UK Quadrangle Talks", aliases=("Quad",))
    resolution = settle(*texts)
    assert groups(resolution, "forum") == [["a/forum:0", "b/forum:0"], ["c/forum:0"]]


def test_a_registry_entry_is_one_thing_under_all_its_names(settle: Settle) -> None:
    texts = Text("a"), Text("b")
    for text, label in zip(texts, ("United States", "America"), strict=True):
        text.add("country", label, registry=US)
    (country,) = of(settle(*texts), "country")
    assert (country.iri, country.registry) == (IDENTIFIERS.registry(US), US)
    assert {country.label, *country.aliases} >= {"United States", "America"}


def test_organisations_of_two_countries_stay_two(settle: Settle) -> None:
    texts = Text("a"), Text("b"), Text("c"), Text("d")
    texts[0].add("organisation", "Department of Ocean Affairs", countries=(US,))
    texts[1].add("organisation", "US Ocean Affairs Department")
    texts[2].add("organisation", "Department of Ocean Affairs", countries=(INDIA,))
    texts[3].add("organisation", "Department of Ocean Affairs")
    resolution = settle(*texts)
    found = groups(resolution, "organisation")
    assert found == [["a/organisation:0", "b/organisation:0"], ["c/organisation:0"], ["d/organisation:0"]]


def test_an_organisation_with_a_registered_name_is_that_organisation(settle: Settle, vocabulary: Vocabulary) -> None:
    """The acronym of one text and the full name of another are one body, until a second country has such a one."""
    body = next(body for body in vocabulary.organisations if body.label == "Department of Homeland Security")
    texts = Text("a"), Text("b"), Text("c")
    texts[0].add("organisation", "DHS", registry=body.path)
    texts[1].add("organisation", "Homeland Security Department")
    texts[2].add("organisation", "Department of Homeland Security", countries=(INDIA,))
    assert sizes(settle(*texts[:2]), "organisation") == [2]
    assert sizes(settle(*texts), "organisation") == [1, 1, 1]


def test_a_candidate_domain_is_one_under_one_name(settle: Settle) -> None:
    texts = Text("a"), Text("b"), Text("c")
    for text, label in zip(texts, ("undersea cables", "Undersea Cable", "undersea mining"), strict=True):
        text.add("domain", label)
    assert sizes(settle(*texts), "domain") == [1, 2]


OCEAN = "India-Japan Ocean Technology Dialogue"


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ({"date": "2031-06-17"}, {"date": "2031-06-17"}, "same"),
        ({"date": "2031-06-17"}, {"date": "2031-06"}, "same"),
        ({"date": "2031-06"}, {"date": "2031-06", "place": "Lisbon"}, "same"),
        ({"session": "4", "place": "Lisbon"}, {"session": "4", "place": "Lisbon"}, "same"),
        ({"session": "inaugural", "place": "Lisbon"}, {"session": "1", "place": "Lisbon"}, "same"),
        ({"date": "2031-06-17"}, {"date": "2031-06-18"}, None),
        ({"date": "2031-06"}, {"date": "2031-07-01"}, None),
        ({"session": "4"}, {"session": "5"}, None),
        ({"session": "4"}, {"session": "4"}, "unsure"),
        ({"date": "2031-06-17"}, {"date": "2031"}, "unsure"),
        ({"date": "2031-06", "place": "Lisbon"}, {"date": "2031-06", "place": "Oslo"}, "unsure"),
        ({"place": "Lisbon"}, {"place": "Lisbon"}, "unsure"),
        ({}, {"session": "last", "place": "Lisbon"}, "unsure"),
    ],
    ids=str,
)
def test_sessions_of_one_forum(
    settle: Settle, left: dict[str, str], right: dict[str, str], outcome: str | None
) -> None:
    """A day or month, or ordinal and place, makes one session of two accounts; less leaves a doubt, never a merge."""
    texts = Text("a"), Text("b")
    for text, told in zip(texts, (left, right), strict=True):
        text.session(OCEAN, **told)
    resolution = settle(*texts)
    assert sizes(resolution, "meeting") == ([2] if outcome == "same" else [1, 1])
    assert verdicts(resolution, "meeting") == ([outcome] if outcome else [])


def test_a_doubt_about_sessions_tells_both_sides(settle: Settle) -> None:
    texts = Text("a"), Text("b")
    for text, told in zip(texts, ({"place": "Lisbon"}, {"place": "Lisbon", "session": "last"}), strict=True):
        session = text.session(OCEAN, **told)
        for name in ("Asha Menon", "Kenji Morita"):
            text.say("attends", text.add("person", name), session)
    resolution = settle(*texts)
    (why,) = (judgement.why for judgement in resolution.judgements if judgement.verdict == "unsure")
    assert "for one meeting: one place, 2 persons take part in both" in why
    assert "against it: not both have a date, one text looks back or ahead to it" in why


def test_sessions_of_two_forums_are_never_one(settle: Settle) -> None:
    """Neither day nor place joins a ministerial and its intersessional."""
    texts = Text("a"), Text("b")
    texts[0].session("India-Japan Ocean Ministerial", date="2031-06-17", place="Lisbon")
    texts[1].session("India-Japan Ocean Intersessional", date="2031-06-17", place="Lisbon")
    resolution = settle(*texts)
    assert sizes(resolution, "meeting") == [1, 1]
    assert verdicts(resolution, "meeting") == []


def test_two_sessions_of_one_text_are_two(settle: Settle) -> None:
    """A month that fits two sessions of another text is joined to neither."""
    texts = Text("a"), Text("b")
    texts[0].session(OCEAN, date="2031-06-03")
    texts[0].session(OCEAN, date="2031-06-24")
    texts[1].session(OCEAN, date="2031-06")
    resolution = settle(*texts)
    assert sizes(resolution, "meeting") == [1, 1, 1]
    assert verdicts(resolution, "meeting") == ["unsure", "unsure"]


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("2031-06-17", "2031-06-17", "same"),
        ("2031-06-17", "2031-06", "unsure"),
        ("2031-06-17", "2031-06-18", None),
        (None, None, None),
    ],
)
def test_an_unnamed_meeting_is_known_by_who_met_when(
    settle: Settle, left: str | None, right: str | None, outcome: str | None
) -> None:
    texts = Text("a"), Text("b")
    for text, date in zip(texts, (left, right), strict=True):
        people = tuple(text.person(name, country=INDIA) for name in ("Asha Menon", "Rohan Pillai"))
        text.add("meeting", "their meeting", participants=people, date=date)
    resolution = settle(*texts)
    assert sizes(resolution, "meeting") == ([2] if outcome == "same" else [1, 1])
    assert verdicts(resolution, "meeting") == ([outcome] if outcome else [])
    assert {entity.label for entity in of(resolution, "meeting")} == {"Meeting of Asha Menon and Rohan Pillai"}


@pytest.mark.parametrize(
    ("session", "label"),
    [
        ("inaugural", f"Inaugural {OCEAN}"),
        ("4", f"4th {OCEAN}"),
        ("12", f"12th {OCEAN}"),
        ("23", f"23rd {OCEAN}"),
        ("last", OCEAN),
        (None, OCEAN),
    ],
)
def test_a_session_is_called_after_its_forum(settle: Settle, session: str | None, label: str) -> None:
    """The ordinal stands before the forum's name; date and place never do."""
    text = Text("a")
    text.session(OCEAN, session=session, date="2031-06-17", place="Lisbon")
    (meeting,) = of(settle(text), "meeting")
    (forum,) = of(settle(text), "forum")
    assert (meeting.label, meeting.forum, meeting.session) == (label, forum.iri, session)


def test_references_lead_to_entities(settle: Settle) -> None:
    """An office's organisation and countries are canonical IRIs."""
    text = Text("a")
    body = text.add("organisation", "Bureau of Ocean Affairs", countries=(US,))
    text.add("office", "Director", organisation=body)
    resolution = settle(text)
    (office,), (organisation,) = of(resolution, "office"), of(resolution, "organisation")
    assert office.organisation == organisation.iri
    assert office.countries == organisation.countries == (IDENTIFIERS.registry(US),)


def test_all_members_are_in_one_entity_each(settle: Settle) -> None:
    """Every cluster of every document is a member exactly once, and entities are sorted."""
    texts = two(("Asha Menon", "Foreign Secretary", INDIA), ("Asha Menon", "Foreign Secretary", INDIA))
    resolution = settle(*texts)
    members = [member for entity in resolution.entities for member in entity.members]
    assert sorted((document, cluster) for document, cluster, _ in members) == sorted(
        (text.name, cluster.id) for text in texts for cluster in text.clusters
    )
    assert [entity.iri for entity in resolution.entities] == sorted(entity.iri for entity in resolution.entities)


@pytest.fixture(scope="module")
def seeds_resolved(seeds: Path, vocabulary: Vocabulary) -> Resolution:
    """The five seeds, read, extracted and resolved."""
    from kg.extract import extract_documents

    documents, _ = read_documents([seeds])
    return resolve(extract_documents(documents, vocabulary), vocabulary, IDENTIFIERS)


def documents_of(entity: Entity) -> list[str]:
    return sorted({document[:3] for document, _, _ in entity.members})


def named(resolution: Resolution, kind: str, *names: str) -> list[Entity]:
    """The entities of a type that bear all of some names."""
    return [entity for entity in of(resolution, kind) if {entity.label, *entity.aliases} >= set(names)]


def test_each_minister_of_the_seeds_is_one_person(seeds_resolved: Resolution) -> None:
    """Two texts tell of the four of the 2+2, one of them with "Dr." and the other without."""
    for name in ("Jaishankar", "Rajnath Singh", "Antony Blinken", "Lloyd Austin"):
        (person,) = (entity for entity in of(seeds_resolved, "person") if name in entity.label)
        assert documents_of(person) == ["003", "004"], name


def test_one_office_of_the_seeds_has_two_spellings_and_another_two_holders(seeds_resolved: Resolution) -> None:
    (defence,) = named(seeds_resolved, "office", "secretary of defense")
    assert documents_of(defence) == ["003", "004"]
    (foreign,) = (office for office in of(seeds_resolved, "office") if office.label.lower() == "foreign secretary")
    assert documents_of(foreign) == ["000", "002"]
    assert (
        len(named(seeds_resolved, "person", "Vinay Mohan Kwatra") + named(seeds_resolved, "person", "Vikram Misri"))
        == 2
    )


def test_the_sessions_of_the_seeds_are_not_run_together(seeds_resolved: Resolution) -> None:
    """The 2+2 of one text, the last 2+2 of another and the intersessional are three meetings; two may be one."""
    meetings = {entity.iri: entity for entity in of(seeds_resolved, "meeting") if "2+2" in entity.label}
    assert len(meetings) == 3
    assert all(len(entity.members) == 1 for entity in meetings.values())
    doubts = [
        judgement
        for judgement in seeds_resolved.judgements
        if judgement.left in meetings and judgement.right in meetings
    ]
    (doubt,) = doubts
    assert doubt.verdict == "unsure"
    assert "4 persons take part in both" in doubt.why
    assert {meetings[doubt.left].forum, meetings[doubt.right].forum} == {
        IDENTIFIERS.registry("forum/india-us-2-plus-2")
    }


def test_nothing_makes_nothing(vocabulary: Vocabulary) -> None:
    assert resolve([], vocabulary, IDENTIFIERS) == Resolution()
    assert isinstance(Judgement(left="a", right="b", verdict="same", score=1.0, why="."), Judgement)
