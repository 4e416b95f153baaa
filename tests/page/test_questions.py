"""A person asks: a saved question or one in SPARQL, answered in the page by the engine that it brings."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from visit import Open, Visit

from kg.identifiers import Identifiers
from kg.query import Graph, NamedQuery, answer, library
from kg.render import render_page
from kg.store import open_graph

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

ANSWERED = """() => {
    const status = document.querySelector("#asking [role=status]");
    return status && /\\d row|says|Please|called/.test(status.textContent);
}"""
ROWS = """() => {
    const more = document.querySelector("#asking .more button");
    while (more && !more.hidden) more.click();
    return [...document.querySelectorAll("#asking tbody tr")].map((row) =>
        [...row.querySelectorAll("td[data-label]")].map((cell) => cell.textContent));
}"""


@pytest.fixture(scope="module")
def graph(seeds_graph: Path) -> Graph:
    return Graph(open_graph(seeds_graph))


@pytest.fixture
def visit(open_page: Open, seeds_page: str) -> Visit:
    return open_page(seeds_page)


def ask(visit: Visit, name: str, given: Sequence[tuple[str, str]] = ()) -> list[list[str]]:
    """Go to an address that asks a question, as a bookmark does, and read the rows."""
    address = urlencode([("view", "questions"), ("ask", name), *((f"p.{key}", value) for key, value in given)])
    visit.page.evaluate("(address) => { location.hash = address; }", address)
    visit.page.wait_for_function(
        "(name) => document.querySelector('#question-list [aria-current=true] .source') !== null", arg=name
    )
    visit.page.wait_for_function(ANSWERED, timeout=30_000)
    rows: list[list[str]] = visit.page.evaluate(ROWS)
    return rows


def expected(graph: Graph, query: NamedQuery, given: Sequence[tuple[str, str]]) -> list[list[str]]:
    rows = answer(graph, query, dict(given)).rows
    return [["" if term is None else term.value for term in row] for row in rows.rows]


def test_every_saved_question_has_the_rows_of_kg_query(visit: Visit, graph: Graph) -> None:
    """Each with the values of its example, in one visit: the engine is unpacked once."""
    wrong, answered = {}, 0
    for query in library():
        visit.page.evaluate("() => { location.hash = 'view=network'; }")
        found, wanted = ask(visit, query.name, query.example), expected(graph, query, query.example)
        answered += bool(wanted)
        if found != wanted:
            wrong[query.name] = (found[:3], wanted[:3])
    assert wrong == {}
    assert answered >= len(library()) * 0.8


def own(visit: Visit, sparql: str) -> None:
    visit.view("questions")
    visit.page.get_by_role("button", name="Your own question").click()
    visit.page.get_by_label("SPARQL query").fill(sparql)
    visit.page.get_by_role("button", name="Run").click()


def status(visit: Visit) -> str:
    visit.page.wait_for_function(ANSWERED, timeout=30_000)
    return visit.page.inner_text("#asking [role=status]")


def test_free_sparql_knows_the_prefixes_and_its_rows_focus_the_graph(visit: Visit) -> None:
    own(visit, "SELECT ?person ?meeting { ?person kg:coChairs ?meeting . ?meeting a kg:Meeting } ORDER BY ?person")
    assert status(visit) == "4 rows"
    visit.page.locator("#asking tbody tr", has_text="Vishwesh Negi").get_by_role(
        "button", name="Show sentences"
    ).click()
    told = visit.panel()
    assert told.startswith("These 2 things")
    assert "co-chaired" in told
    visit.page.get_by_role("button", name="Show in the picture").click()
    expect(visit.page.locator("#network-view")).to_be_visible()
    assert {"Vishwesh Negi", "India-US 2+2 Intersessional Dialogue"} <= visit.named()


def test_other_forms_of_queries_are_answered_as_rows(visit: Visit) -> None:
    own(visit, "ASK { ?person kg:coChairs ?meeting }")
    assert status(visit) == "1 row"
    assert visit.page.evaluate(ROWS) == [["true"]]
    own(
        visit,
        "CONSTRUCT { ?person kg:coChairs ?meeting } WHERE { ?person kg:coChairs ?meeting . ?meeting a kg:Meeting }",
    )
    assert status(visit) == "4 rows"
    own(visit, f"SELECT * FROM <{Identifiers().graph('meta')}> {{ ?one kg:coChairs ?other }}")
    assert status(visit) == "0 rows"


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT * { SERVICE <https://attacker.example/> { ?s ?p ?o } }", "https://attacker.example/"),
        ("LOAD <https://attacker.example/data>", "error at 1:"),
        ("INSERT DATA { kg:one kg:two kg:three }", "error at 1:"),
        ("SELECT * { ?s ?p }", "error at 1:"),
    ],
)
def test_what_would_reach_out_or_is_no_query_is_refused_in_words(visit: Visit, sparql: str, says: str) -> None:
    own(visit, sparql)
    told = status(visit)
    assert told.startswith("The query engine says:")
    assert says in told


def test_a_query_without_end_is_stopped_and_the_next_one_is_answered(visit: Visit) -> None:
    own(visit, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    visit.page.get_by_role("button", name="Stop").click()
    expect(visit.page.locator("#asking [role=status]")).to_have_text("Stopped.")
    own(visit, "ASK {}")
    assert status(visit) == "1 row"


def test_a_question_asked_while_the_engine_is_still_opening_is_answered(visit: Visit) -> None:
    """Who chooses a question, which is asked at once, and presses the button too has the rows all the same."""
    visit.page.evaluate(
        """async () => {
            location.hash = "view=questions&ask=who-co-chaired";
            await new Promise((resolve) => addEventListener("hashchange", () => setTimeout(resolve), { once: true }));
            for (const _ of [1, 2]) {
                document.querySelector("#asking .primary").click();
                await Promise.resolve();
            }
        }"""
    )
    expect(visit.page.locator("#asking [role=status]")).to_have_text(re.compile(r"^\d+ rows$"))


def test_on_a_phone_the_list_of_questions_gives_way_to_the_one_that_is_chosen(open_page: Open, seeds_page: str) -> None:
    visit = open_page(seeds_page, width=360, height=740, address="#view=questions")
    listed = visit.page.locator("#question-list")
    frame = listed.bounding_box()
    assert frame is not None
    assert frame["height"] > 370
    listed.get_by_role("button", name="Co-chairs").click()
    expect(visit.page.locator("#asking h2")).to_have_text("Co-chairs")
    expect(listed).to_be_hidden()
    visit.page.get_by_role("button", name="All questions").click()
    expect(listed).to_be_visible()


def test_a_misspelt_name_is_understood_and_said(visit: Visit) -> None:
    rows = ask(visit, "offices-of", [("person", "Vinay Kwatrra")])
    assert "“Vinay Kwatrra” was taken as Vinay Mohan Kwatra." in visit.page.inner_text("#asking [role=status]")
    assert rows


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("forums-of-domain", [("domain", "zzzzzz")], "Nothing here is called “zzzzzz”."),
        ("timeline", [("since", "next week")], "“next week” is not a date; write 2025, 2025-05 or 2025-05-28."),
    ],
)
def test_what_cannot_be_read_is_told(visit: Visit, name: str, given: list[tuple[str, str]], says: str) -> None:
    address = urlencode([("view", "questions"), ("ask", name), *((f"p.{key}", value) for key, value in given)])
    visit.page.evaluate("(address) => { location.hash = address; }", address)
    expect(visit.page.locator("#asking [role=status]")).to_have_text(says)


def test_a_question_without_what_it_needs_waits_for_it(visit: Visit) -> None:
    visit.view("questions")
    visit.page.get_by_role("button", name="Forums of a domain").click()
    expect(visit.page.locator("#asking [role=status]")).to_have_text("")
    visit.page.get_by_role("button", name="Ask", exact=True).click()
    expect(visit.page.locator("#asking [role=status]")).to_have_text("Please fill in: domain")
    visit.page.get_by_role("combobox", name="Domain (needed)").fill("Critical minerals")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_function(ANSWERED, timeout=30_000)
    assert "p.domain=Critical+minerals" in visit.page.url


def test_a_view_with_its_answer_can_be_sent(visit: Visit, open_page: Open, seeds_page: str) -> None:
    rows = ask(visit, "who-co-chaired", [("country", "India")])
    again = open_page(seeds_page, address="#" + visit.page.url.partition("#")[2])
    again.page.wait_for_function(ANSWERED, timeout=30_000)
    assert again.page.evaluate(ROWS) == rows
    assert len(rows) == 2


def test_the_engine_is_unpacked_only_when_something_is_asked(visit: Visit) -> None:
    assert visit.page.workers == []
    ask(visit, "who-co-chaired")
    assert len(visit.page.workers) == 1


def test_a_browser_that_cannot_unpack_says_so_and_the_rest_works(open_page: Open, seeds_page: str) -> None:
    visit = open_page(seeds_page, before="delete globalThis.DecompressionStream")
    visit.view("questions")
    visit.page.get_by_role("button", name="Co-chairs").click()
    assert "This browser cannot unpack the query engine" in visit.page.inner_text("#asking")
    visit.find("Vinay Kwatra")
    assert visit.panel().startswith("Vinay Mohan Kwatra")


def test_a_row_shows_the_sentences_that_prove_it(visit: Visit) -> None:
    ask(visit, "offices-with-several-holders")
    visit.page.get_by_role("button", name="Show sentences").first.click()
    expect(visit.page.locator("#panel blockquote").first).to_be_visible()


def test_an_answer_can_be_saved_for_excel_and_as_csv(visit: Visit) -> None:
    rows = ask(visit, "who-co-chaired")
    with visit.page.expect_download() as saved:
        visit.page.locator("#asking").get_by_role("button", name="Save as CSV").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1:] == rows
    with visit.page.expect_download() as saved:
        visit.page.locator("#asking").get_by_role("button", name="Save for Excel").click()
    assert saved.value.suggested_filename == "who-co-chaired.xlsx"
    sheet = zipfile.ZipFile(saved.value.path()).read("xl/worksheets/sheet1.xml")
    cells = ElementTree.fromstring(sheet).iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row")
    assert len(list(cells)) == len(rows) + 1


def test_a_page_for_quotes_only_holds_no_text_of_a_document(seeds_graph: Path, open_page: Open, seeds: Path) -> None:
    html = render_page(open_graph(seeds_graph), quotes_only=True)
    visit = open_page(html)
    visit.view("documents")
    assert "The full text was left out of this file" in visit.page.inner_text("#reader")
    assert visit.page.evaluate("() => kgPage.content.documents.map(({ text }) => text)") == [None] * 5
    own(visit, "SELECT ?text { ?document kg:text ?text }")
    assert status(visit) == "0 rows"


def test_a_graph_too_large_for_a_browser_is_left_out_and_the_page_says_so(
    open_page: Open, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.render.engine.MOST_QUADS", 10)
    visit = open_page(render_page(open_graph(sample_folder)))
    visit.view("questions")
    assert "This graph is too large to be queried in a browser" in visit.page.inner_text("#asking")
    visit.find("Dev Rao")
    assert visit.panel().startswith("Dev Rao")
