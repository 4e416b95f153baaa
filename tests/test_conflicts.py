"""What documents disagree on is told with both sentences, and what only looks like it is not."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_sample import sample_store

from kg.assertions import assert_graph, read_ontology
from kg.cli import main
from kg.conflicts import Conflict, find_conflicts, read_conflicts, record_conflicts
from kg.extract import extract_documents
from kg.gaps import Gap, find_gaps
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.model import Document
from kg.query import Graph, answer, find_query
from kg.resolve import resolve
from kg.sentences import sentence_around
from kg.store import open_graph, store_of
from kg.vocab import load_vocabulary

SEEDS = Path(__file__).parents[1] / "seeds"
EXPECTED = Path(__file__).parent / "seeds_conflicts.csv"
KINDS = {"office-holder", "person-office", "date", "place", "members", "expansion", "standing", "self"}

Text = tuple[str, str | None]
"""A text and the day on which it was published."""


def graph_of(texts: Sequence[Text], *, copies: bool = False) -> Graph:
    """The graph of some texts, called a, b, c; with `copies` the later ones tell the text of the first."""
    documents = [
        Document(
            name=name,
            text=text,
            source=f"{name}.txt",
            sha256=sha256(text.encode()).hexdigest(),
            published=published,
            copy_of="a" if copies and name != "a" else None,
        )
        for name, (text, published) in zip("abcdef", texts, strict=False)
    ]
    extractions = extract_documents(documents, load_vocabulary(), lambda _: None)
    resolution = resolve(extractions, load_vocabulary(), Identifiers())
    quads = assert_graph(documents, extractions, resolution, read_ontology(), Identifiers())
    return Graph(store_of((*quads, *infer(quads, Identifiers()))))


def conflicts_of(*texts: Text, copies: bool = False) -> list[Conflict]:
    """What the texts disagree on."""
    return list(find_conflicts(graph_of(texts, copies=copies), load_vocabulary()))


def told(conflicts: Sequence[Conflict]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Conflicts by kind, thing, and values with their documents."""
    return [(one.kind, one.about, [(value.value, value.document) for value in one.values]) for one in conflicts]


MENON = "Indian Foreign Secretary Asha Menon met Japanese Ambassador Kenji Morita in New Delhi."
RAO = "Indian Foreign Secretary Dev Rao opened the conference in Mumbai and met Australian Minister Jane Hart."


def test_two_holders_without_dates_are_a_conflict_with_the_order_not_stated() -> None:
    """Each with the document and the sentence that names it."""
    (conflict,) = conflicts_of((MENON, None), (RAO, None))
    assert told([conflict]) == [("office-holder", "Foreign Secretary", [("Asha Menon", "a"), ("Dev Rao", "b")])]
    assert "two holders, order not stated" in conflict.why
    assert [value.quote for value in conflict.values] == [MENON, RAO]


def test_holders_in_texts_of_one_day_are_a_conflict() -> None:
    """Nobody follows anybody on the day itself."""
    (conflict,) = conflicts_of((MENON, "2024-05-06"), (RAO, "2024-05-06"))
    assert conflict.kind == "office-holder"
    assert "two holders in texts of the same days" in conflict.why


def rao(old: str, new: str) -> Text:
    """The second text with other words."""
    return RAO.replace(old, new), None


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([(MENON, "2021-02-03"), (RAO, "2024-05-06")], id="years apart"),
        pytest.param([(MENON, "2024-02-03"), (MENON, "2024-03-03"), (RAO, "2024-05-06")], id="one after the other"),
        pytest.param([(MENON, None), rao("Indian", "Nepalese")], id="two countries"),
        pytest.param([(MENON, None), rao("Foreign Secretary", "former Foreign Secretary")], id="former"),
        pytest.param([(MENON, None), rao("Foreign Secretary", "acting Foreign Secretary")], id="acting"),
        pytest.param([(MENON, None), rao("Dev Rao", "A. Menon")], id="an initial"),
        pytest.param([(MENON, None), rao("Foreign Secretary", "Defence Secretary")], id="two offices"),
        pytest.param(
            [(MENON.replace("Foreign Secretary", "Minister"), None), rao("Foreign Secretary", "Minister")], id="bare"
        ),
    ],
)
def test_near_misses_of_an_office_holder(texts: list[Text]) -> None:
    """Successors, other countries, former and acting holders, other names, ranks and offices are no conflict."""
    assert conflicts_of(*texts) == []


def test_copies_of_one_text_are_one_source() -> None:
    """A syndicated release that was corrected does not disagree with itself."""
    assert conflicts_of((MENON, None), (RAO, None), copies=True) == []


def test_a_sitting_and_a_former_holder() -> None:
    """One person, in office for one text and out of it for another."""
    sitting = "Indian Foreign Secretary Asha Menon met Japanese Ambassador Kenji Morita in New Delhi."
    former = "Former Indian Foreign Secretary Asha Menon gave a lecture in Pune."
    (conflict,) = conflicts_of((sitting, None), (former, None))
    assert conflict.kind == "standing"
    assert [value.value for value in conflict.values] == ["Foreign Secretary", "former Foreign Secretary"]
    assert conflicts_of((sitting, "2021-02-03"), (former, "2024-05-06")) == []


ACT = "The levy was proposed by former US President Adam Lund. Lund {} on steel from Norway."


def test_a_former_holder_who_acts_in_office_is_a_contradiction() -> None:
    """Tariffs are announced by who is in office; what was done before is no contradiction."""
    (conflict,) = conflicts_of((ACT.format("recently announced a set of tariffs"), None))
    assert conflict.kind == "self"
    assert [value.document for value in conflict.values] == ["a", "a"]
    assert conflict.values[0].quote == "Lund recently announced a set of tariffs on steel from Norway."
    for before in ("announced tariffs in 2018", "recently criticised the tariffs", "recently announced a book"):
        assert conflicts_of((ACT.format(before), None)) == []


def test_places_that_do_not_contain_each_other() -> None:
    """Two cities differ; a building and its city, a city and its country do not."""
    said = "The second India-Japan Ocean Dialogue was held in {} on 3 June 2024. It was chaired by Asha Menon."
    (conflict,) = conflicts_of((said.format("Tokyo"), None), (said.format("New Delhi"), None))
    assert conflict.kind == "place"
    assert [(value.value, value.document) for value in conflict.values] == [("New Delhi", "b"), ("Tokyo", "a")]
    for one, other in (("Tokyo", "Japan"), ("Washington", "Washington, D.C."), ("Washington", "the White House")):
        assert conflicts_of((said.format(one), None), (said.format(other), None)) == []


def test_dates_without_a_common_day() -> None:
    """A month and a day in it agree."""
    said = "The inaugural India-Japan Ocean Dialogue was launched {}."
    launched = "The Pacific Reef Initiative was launched in {}. Australia and Japan are members of it."
    assert [
        conflict.kind
        for conflict in conflicts_of((launched.format("May 2023"), None), (launched.format("June 2022"), None))
    ] == ["date"]
    assert conflicts_of((launched.format("June 2023"), None), (launched.format("2023"), None)) == []
    assert conflicts_of((said.format("in June 2023"), None), (said.format("on 5 June 2023"), None)) == []


def test_lists_of_members() -> None:
    """Lists of one length that differ in one member; a shorter list may not be meant to be whole."""
    said = "They spoke of the Quad, the group of {}."
    four, other = "India, the US, Australia and Japan", "India, the US, Australia and South Korea"
    assert [one.kind for one in conflicts_of((said.format(four), None), (said.format(other), None))] == ["members"]
    assert conflicts_of((said.format(four), None), (said.format("India, Australia and Japan"), None)) == []
    assert conflicts_of((said.format(four), "2007-01-01"), (said.format(other), "2024-01-01")) == []


def test_expansions_of_an_acronym() -> None:
    """Other words are a conflict; an ampersand, a spelling, a plural are not."""
    said = "The countries launched the {} (CDMP) in May 2024."
    first = "Catalysing Defence Mobility Partnership"
    (conflict,) = conflicts_of(
        (said.format(first), None), (said.format("Catalysing Digital Mobility Partnership"), None)
    )
    assert conflict.kind == "expansion"
    for same in ("Catalyzing Defense Mobility Partnership", "Catalysing Defence Mobility Partnerships"):
        assert conflicts_of((said.format(first), None), (said.format(same), None)) == []


def test_two_offices_of_one_person() -> None:
    """An office and its deputy's; not an office that is told of him besides."""
    said = "Indian {} Rohan Pillai met Japanese Ambassador Kenji Morita in New Delhi."
    (conflict,) = conflicts_of(
        (said.format("National Security Advisor"), None), (said.format("Deputy National Security Advisor"), None)
    )
    assert conflict.kind == "person-office"
    assert "two offices, order not stated" in conflict.why
    both = (said.format("Defence Minister"), None), (said.format("Home Minister"), None)
    assert conflicts_of(*both) == []


def test_the_seeds(seeds_graph: Path) -> None:
    """What the five texts disagree on, and nothing on spellings, ampersands, or sessions that may be two."""
    told_by_command = json.loads(run("conflicts", "--format", "json", "-g", str(seeds_graph)))
    rows = [
        [one["kind"], one["about"], value["value"], value["document"]]
        for one in told_by_command
        for value in one["values"]
    ]
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        assert rows == list(csv.reader(file))[1:]
    for one in told_by_command:
        assert set(one) == {"kind", "about", "values", "why"}
        for value in one["values"]:
            assert set(value) == {"value", "document", "quote"}
            assert value["quote"] in (SEEDS / f"{value['document']}.txt").read_bytes().decode("utf-8")
    assert all(
        "two holders, order not stated" in one["why"] for one in told_by_command if one["kind"] == "office-holder"
    )


def test_command_query_report_and_graph_tell_the_same(seeds_graph: Path) -> None:
    """There is one list of conflicts: the graph carries what was found when it was built."""
    graph = Graph(open_graph(seeds_graph))
    found = find_conflicts(graph, load_vocabulary())
    assert read_conflicts(graph) == found
    report = json.loads((seeds_graph / "report.json").read_text(encoding="utf-8"))
    assert report["conflicts"] == [conflict.told() for conflict in found]
    assert report["counts"]["conflicts"] == {"office-holder": 3, "self": 1, "standing": 1}
    query = find_query("conflicts")
    assert query is not None
    rows = {tuple(record.values()) for record in answer(graph, query, {}).rows.records()}
    assert rows == {(one.kind, one.about, v.value, v.document, v.quote) for one in found for v in one.values}


def test_conflicts_are_found_once_recorded_or_not() -> None:
    """What is recorded changes nothing of what is found."""
    store = sample_store()
    before = find_conflicts(Graph(store), load_vocabulary())
    record_conflicts(store, load_vocabulary(), Identifiers())
    assert read_conflicts(Graph(store)) == before == find_conflicts(Graph(store), load_vocabulary())
    assert {conflict.kind for conflict in before} == {"office-holder", "place"} <= KINDS


def test_the_terminal_shows_the_sentence_and_why(seeds_graph: Path) -> None:
    """In lines of at most eighty characters, whatever the sentence."""
    lines = run("conflicts", "-g", str(seeds_graph), columns="80").splitlines()
    assert lines[0] == "office-holder: Foreign Secretary"
    assert any(line.startswith("    000_8f28f68989965387: “Indian foreign secretary") for line in lines)
    assert max(map(len, lines)) <= 80
    assert max(map(len, run("gaps", "-g", str(seeds_graph), columns="80").splitlines())) <= 80


def gaps_of(*texts: Text) -> list[Gap]:
    """What the texts leave open."""
    return list(find_gaps(graph_of(texts), load_vocabulary()))


def test_gaps_of_the_seeds(seeds_graph: Path) -> None:
    """Weekdays and a month in texts without a date, meetings without one, and Luland."""
    gaps = json.loads(run("gaps", "--format", "json", "-g", str(seeds_graph)))
    assert {(gap["about"], gap["value"]) for gap in gaps if gap["kind"] == "misspelling"} == {
        ("Victoria Nuland", "Luland")
    }
    words = {gap["value"] for gap in gaps if gap["kind"] == "date-without-year"}
    assert words == {"Tuesday", "Monday", "Friday", "today", "last November"}
    undated = {gap["about"] for gap in gaps if gap["kind"] == "undated-meeting"}
    assert {"India-US 2+2 Intersessional Dialogue", "Inaugural India-US Strategic Trade Dialogue"} <= undated
    assert not any("Misri" in about for about in undated)
    assert all(set(gap) == {"kind", "about", "value", "document", "quote", "why"} and gap["quote"] for gap in gaps)


def test_a_dated_text_leaves_no_weekday_open() -> None:
    """Tuesday is a day for who knows when the text was published."""
    said = "Foreign Secretary Asha Menon met Ambassador Kenji Morita of Japan in New Delhi on Tuesday."
    assert "date-without-year" in {gap.kind for gap in gaps_of((said, None))}
    assert {gap.kind for gap in gaps_of((said, "2024-05-09"))} == set()


def test_a_surname_that_is_nearly_another_one() -> None:
    """In one document, of one who is otherwise not named."""
    said = "Ambassador Victoria Brandt opened the talks in Oslo. {} thanked Foreign Secretary Asha Menon."
    assert [gap.value for gap in gaps_of((said.format("Brantd"), "2024-05-09")) if gap.kind == "misspelling"] == [
        "Brantd"
    ]
    for other in ("Brandt", "Morita", "Minister Karl Brands"):
        assert not [gap for gap in gaps_of((said.format(other), "2024-05-09")) if gap.kind == "misspelling"]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two met Ms. Rao in D.C. today. Three left.", "Two", "Two met Ms. Rao in D.C. today."),
        ("A heading\n\nThey met in Oslo. They left.", "Oslo", "They met in Oslo."),
        ("He said, “We met.” She nodded.", "She", "She nodded."),
    ],
)
def test_the_sentence_around_a_place(text: str, words: str, sentence: str) -> None:
    """Full stops in names and abbreviations end no sentence."""
    at = text.index(words)
    start, end = sentence_around(text, at, at + len(words))
    assert text[start:end] == sentence


def run(*arguments: str, columns: str = "120") -> str:
    """What kg prints."""
    found = CliRunner().invoke(main, arguments, env={"COLUMNS": columns}, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout
