"""Named questions are answered with rows that documents state, each with its sentence."""

from __future__ import annotations

import random

import pytest
from graph_sample import sample_graph, sample_store
from pyoxigraph import NamedNode, Quad, Store

from kg.identifiers import DEFAULT_BASE
from kg.model import QueryError
from kg.query import Graph, NamedQuery, answer, find_query, library
from kg.store import store_of

SMD = "Inaugural India-Japan Strategic Materials Dialogue"
GIVEN = {
    "person": "Kenji Morita",
    "other": "Farida Contractor",
    "office": "Japanese Vice Minister",
    "on": "2025-03",
    "organisation": "India",
    "domain": "semiconductors",
    "about": "SMD",
    "forum": "SMD",
    "first": "SMD",
    "second": "SMD",
    "source": "session",
    "country": "India",
}
OF_THEIR_OWN = {
    "common-contacts": {"person": "Vikas Anand", "other": "Farida Contractor"},
    "common-participants": {"first": SMD, "second": "Meeting of Farida Contractor and Kenji Morita"},
    "domains-of-one": {"first": "SMD", "second": "Meeting of Kenji Morita and Vikas Anand"},
    "participants-of-one": {"first": SMD, "second": "Meeting of Kenji Morita and Vikas Anand"},
    "shared-forums": {"country": "India", "other": "Japan"},
    "said-by-one": {"first": "session", "second": "visit"},
    "who-is": {"person": "Kenji Morita"},
}
"""Values for those questions to which those of GIVEN are no answer."""


WITHOUT_ROWS = {"members-of-one", "next-in-office", "people-with-several-offices"}
"""The sample tells the members of one forum alone, one office of each person, and one holder of each on a date."""

NAMED_ONLY = {"most-documents"}
"""A document may name a thing and state nothing of it; `kg ask` tells the sentence in which it does."""


def query(name: str) -> NamedQuery:
    found = find_query(name)
    assert found is not None
    return found


def ask(graph: Graph, name: str, *, evidence: bool = False, ids: bool = False, **given: str) -> list[list[object]]:
    """The rows of a named question, as plain values."""
    found = answer(graph, query(name), given, evidence=evidence, ids=ids)
    return [list(record.values()) for record in found.rows.records()]


def least(named: NamedQuery) -> dict[str, str]:
    """Values for the parameters that a question needs."""
    given = {parameter.name: GIVEN[parameter.name] for parameter in named.parameters if parameter.required}
    return given | OF_THEIR_OWN.get(named.name, {})


def test_who_co_chaired(graph: Graph) -> None:
    """Each co-chair once, with side, and both dates and places where documents differ."""
    rows = ask(graph, "who-co-chaired", forum="SMD")
    assert [row[:3] for row in rows] == [
        ["Asha Menon", "India", SMD],
        ["Rohan Pillai", "India", SMD],
        ["Kenji Morita", "Japan", SMD],
        ["Yumi Arakawa", "Japan", SMD],
    ]
    assert {tuple(row[3:]) for row in rows} == {("2025-03 / 2025-03-11", "Osaka / Tokyo")}
    assert ask(graph, "who-co-chaired", person="Yumi Arakawa") == [rows[3]]
    assert ask(graph, "who-co-chaired", forum="Resilient Technologies Initiative") == []


def test_who_led(graph: Graph) -> None:
    """Leaders and sole chairs, told apart."""
    assert [row[:4] for row in ask(graph, "who-led")] == [
        ["Asha Menon", "led", "India", SMD],
        ["Kenji Morita", "chaired", "Japan", "Meeting of Farida Contractor and Kenji Morita"],
    ]


def test_offices_of(graph: Graph) -> None:
    """One row a document that says so, with the standing that it gives."""
    assert ask(graph, "offices-of", person="Dev Rao") == [
        ["Indian Foreign Secretary", "India", "former", "session", "2025-03-12"]
    ]
    assert [row[3] for row in ask(graph, "offices-of", person="Morita")] == ["session", "visit"]


def test_office_holders(graph: Graph) -> None:
    """All who held an office, by date of the document; offices of a country alone on request."""
    rows = ask(graph, "office-holders", office="Indian Foreign Secretary")
    assert [row[1:4] for row in rows] == [
        ["Asha Menon", "in office", "session"],
        ["Dev Rao", "former", "session"],
        ["Vikas Anand", "in office", "visit"],
    ]
    assert {row[1] for row in ask(graph, "office-holders", organisation="Japan")} == {"Kenji Morita"}


def test_domains_of(graph: Graph) -> None:
    """Those of the forum and of its sessions, but not of a session that is only planned."""
    rows = ask(graph, "domains-of", forum="SMD")
    assert [row[0].lower() for row in rows if isinstance(row[0], str)] == [
        "quantum technologies",
        "seabed mapping",
        "semiconductors",
        "semiconductors",
    ]


def test_forums_of_domain_counts_narrower_domains(graph: Graph) -> None:
    """Whoever asks for a wide domain is told of the narrow ones in it."""
    rows = ask(graph, "forums-of-domain", domain="Critical and emerging technologies")
    assert {str(row[2]).lower() for row in rows} >= {"semiconductors", "quantum technologies"}
    assert all(row[0] == "India-Japan Strategic Materials Dialogue" for row in rows)


def test_meetings_of(graph: Graph) -> None:
    """Held ones; planned ones on request, by forum, person, place and date."""
    assert [row[0] for row in ask(graph, "meetings-of", forum="SMD")] == [SMD]
    planned = ask(graph, "meetings-of", forum="SMD", planned="yes")
    assert [row[4] for row in planned] == ["held", "planned"]
    assert [row[3] for row in ask(graph, "meetings-of", person="Farida Contractor", until="2024")] == []
    assert [row[0] for row in ask(graph, "meetings-of", since="2025-03", until="2025-03")] == [SMD]
    assert [row[0] for row in ask(graph, "meetings-of", place="Tokyo")] == [SMD]


def test_co_participants(graph: Graph) -> None:
    """Who sat at one table; a forum in common is not enough."""
    rows = ask(graph, "co-participants", person="Vikas Anand")
    assert rows == [["Kenji Morita", "Meeting of Kenji Morita and Vikas Anand", None]]
    assert len(ask(graph, "co-participants", person="Asha Menon")) == 5


def test_who_met_whom(graph: Graph) -> None:
    """Each pair once; the person asked about first."""
    assert len(ask(graph, "who-met-whom")) == 2
    assert ask(graph, "who-met-whom", person="Morita") == [
        ["Kenji Morita", "Farida Contractor"],
        ["Kenji Morita", "Vikas Anand"],
    ]


def test_forums_under(graph: Graph) -> None:
    """At whatever depth."""
    rows = ask(graph, "forums-under", forum="Indian Ocean Partnership")
    assert [row[0] for row in rows] == ["India-Japan Strategic Materials Dialogue", "Resilient Technologies Initiative"]


def test_members_of(graph: Graph) -> None:
    """As documents say, not as the registry knows."""
    assert [row[1] for row in ask(graph, "members-of", forum="SMD")] == ["India", "Japan"]
    assert ask(graph, "members-of", forum="AUKUS") == []


def test_evidence_for(graph: Graph) -> None:
    """The sentences behind a fact, by its kind, its other end and its document; those of inferred facts too."""
    rows = ask(graph, "evidence-for", about="RTI", relation="launched_on")
    assert [row[:5] for row in rows] == [
        ["Resilient Technologies Initiative", "launched_on", "2023-05", "stated", "session"]
    ]
    both = {"about": "Kenji Morita", "relation": "met", "with": "Vikas Anand"}
    assert [row[3] for row in ask(graph, "evidence-for", **both)] == ["stated", "inferred"]
    assert ask(graph, "evidence-for", about="Kenji Morita", relation="met", document="session") == []


def test_conflicts(graph: Graph) -> None:
    """What two documents say differently: who holds an office, and where a meeting was; months and days agree."""
    rows = ask(graph, "conflicts")
    assert sorted({str(row[0]) for row in rows}) == ["office-holder", "place"]
    assert [row[2:4] for row in rows if row[0] == "place"] == [["Osaka", "visit"], ["Tokyo", "session"]]
    assert all(row[4] for row in rows)
    assert {row[1] for row in ask(graph, "conflicts", about="Vikas Anand")} == {"Indian Foreign Secretary"}


def test_timeline(graph: Graph) -> None:
    """By the first day that a date can mean, plans only on request."""
    assert [row[0] for row in ask(graph, "timeline")] == ["2023-05", "2025-03", "2025-03-11"]
    assert [row[0] for row in ask(graph, "timeline", since="2025", planned="yes")][-1] == "2026"
    assert [row[1] for row in ask(graph, "timeline", until="2024")] == ["Resilient Technologies Initiative"]


def test_evidence_adds_a_row_for_each_sentence(graph: Graph) -> None:
    """With its document, the sentence of the question's own fact first."""
    rows = ask(graph, "who-co-chaired", person="Asha Menon", evidence=True)
    assert {tuple(row[:5]) for row in rows} == {("Asha Menon", "India", SMD, "2025-03 / 2025-03-11", "Osaka / Tokyo")}
    assert [row[5] for row in rows] == ["session", "session", "visit"] or [row[5] for row in rows] == [
        "session",
        "visit",
        "session",
    ]
    assert str(rows[0][6]).startswith("It was co-chaired by")


def test_evidence_of_what_is_inferred_is_that_of_its_premises(graph: Graph) -> None:
    """Nobody writes that B met A where A met B; the sentence is the same."""
    (row,) = ask(graph, "who-met-whom", person="Vikas Anand", evidence=True)
    assert str(row[3]).startswith("Vice Minister Kenji Morita met")


def test_evidence_is_of_the_document_that_a_row_is_about(graph: Graph) -> None:
    """A row that names a document is proven by that document."""
    rows = ask(graph, "office-holders", office="Japanese Vice Minister", evidence=True)
    assert [(row[3], str(row[6])[:12]) for row in rows] == [("session", "It was co-ch"), ("visit", "Vice Ministe")]


def test_ids_tell_namesakes_apart(graph: Graph) -> None:
    """On request the IRIs behind the labels are shown."""
    found = answer(graph, query("members-of"), {"forum": "SMD"}, ids=True)
    assert found.rows.columns == ("forum", "member", "forum_id", "member_id")
    assert found.rows.rows[0][3] == NamedNode(f"{DEFAULT_BASE}id/country/india")


def test_the_sparql_of_an_answer_can_be_run_again(graph: Graph) -> None:
    """What was run is told, with the terms in it, and no library of ours is needed for it."""
    found = answer(graph, query("members-of"), {"forum": "SMD"})
    again = graph.select(found.sparql)
    assert [row[1] for row in again.rows] == [row[1] for row in found.rows.rows]


@pytest.mark.parametrize("named", library(), ids=lambda named: named.name)
def test_every_row_has_its_sentence(graph: Graph, named: NamedQuery) -> None:
    """There is no answer without one, but for documents that only name a thing."""
    found = answer(graph, named, least(named), evidence=True).rows
    assert bool(found.rows) != (named.name in WITHOUT_ROWS)
    quoted = [bool(record["quote"]) for record in found.records()]
    assert any(quoted) if named.name in NAMED_ONLY else all(quoted)


@pytest.mark.parametrize("named", library(), ids=lambda named: named.name)
def test_a_second_copy_of_a_document_changes_evidence_and_nothing_else(graph: Graph, named: NamedQuery) -> None:
    """The same facts in a second graph are not two facts."""
    before = answer(graph, named, least(named)).rows
    after = answer(Graph(with_copies()), named, least(named)).rows
    told = tuple(name for name in before.columns if name not in ("document", "published", "quote"))
    assert after.only(told) == before.only(told)


def with_copies() -> Store:
    """The sample with each document's graph there three times, the copies under other names."""
    quads = list(sample_graph())
    own = ("assertion", "abstention", "quote", "mention")
    for name in ("session", "visit"):
        graph_name = NamedNode(f"{DEFAULT_BASE}graph/doc/{name}")
        of_document = [quad for quad in quads if quad.graph_name == graph_name]
        about = [quad for quad in quads if quad.subject == NamedNode(f"{DEFAULT_BASE}doc/{name}")]
        for copy in ("b", "c"):
            for quad in of_document + about:
                moved = (
                    str(quad).replace(f"doc/{name}>", f"doc/{name}-{copy}>").replace(f'"{name}"', f'"{name}-{copy}"')
                )
                for kind in own:
                    moved = moved.replace(f"/id/{kind}/", f"/id/{kind}/{copy}")
                quads += parse_quad(moved)
    return store_of(quads)


def parse_quad(line: str) -> list[Quad]:
    from pyoxigraph import RdfFormat, parse

    return list(parse(f"{line} .", format=RdfFormat.N_QUADS))


@pytest.mark.parametrize("named", library(), ids=lambda named: named.name)
def test_answers_do_not_hang_on_the_order_of_loading(graph: Graph, named: NamedQuery) -> None:
    """Rows come in one order, whatever the store does."""
    quads = list(sample_graph())
    random.Random(7).shuffle(quads)
    shuffled = Graph(store_of(quads))
    ours, theirs = (answer(one, named, least(named), evidence=True, ids=True).rows for one in (graph, shuffled))
    assert ours == theirs


@pytest.mark.parametrize("named", library(), ids=lambda named: named.name)
def test_another_base_gives_the_same_answers(graph: Graph, named: NamedQuery) -> None:
    """Queries are written for the default base and run on any."""
    moved = Graph(sample_store("https://graph.example/kg/"))
    assert moved.base == "https://graph.example/kg/"
    assert sorted(map(str, answer(moved, named, least(named)).rows.rows)) == sorted(
        map(str, answer(graph, named, least(named)).rows.rows)
    )


def test_a_graph_without_our_ontology_has_no_rows() -> None:
    """A foreign graph is asked, not refused."""
    empty = Graph(Store())
    assert empty.base == DEFAULT_BASE
    assert ask(empty, "timeline") == []


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-led", {"persons": "Menon"}, "who-led takes no persons; it takes forum"),
        ("offices-of", {}, "offices-of needs person; write -p person="),
        ("timeline", {"since": "soon"}, "since: 'soon' is not a date"),
        ("timeline", {"since": "2025-02-30"}, "since: '2025-02-30' is not a date"),
        ("timeline", {"planned": "maybe"}, "planned: 'maybe' is neither yes nor no"),
        ("evidence-for", {"about": "SMD", "relation": "likes"}, "relation: no relation is called 'likes'; known are"),
        ("members-of", {"forum": "Nothing At All"}, "forum: no forum is called"),
        ("who-led", {"person": "a"}, "person: "),
    ],
)
def test_a_wrong_parameter_is_an_error_that_helps(graph: Graph, name: str, given: dict[str, str], message: str) -> None:
    """It names the parameter, the value and what would do."""
    with pytest.raises(QueryError, match=message):
        answer(graph, query(name), given)


@pytest.mark.parametrize(
    "words", ['" } UNION { ?s ?p ?o', "<http://x>", "http://x> . }", "'", "\\", "%s", "{}", "\u202e", "🙂", "a\nb"]
)
def test_hostile_names_are_names(graph: Graph, words: str) -> None:
    """They are unknown, and nothing more."""
    with pytest.raises(QueryError, match="person: "):
        answer(graph, query("offices-of"), {"person": words})
