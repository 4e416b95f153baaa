"""The query page as `kg serve` serves it: what it asks for is there, and what it shows leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from pyoxigraph import RdfFormat
from query_stand_in import HOSTILE, hostile_store
from service import Service, serving
from writing import Writing

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service on a graph whose labels would do harm."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile_store().dump(str(folder / "graph.trig"), RdfFormat.TRIG)
    with serving(folder) as found:
        yield found


@pytest.fixture(scope="module")
def address(service: Service) -> str:
    return f"{service.url}query"


def test_a_query_without_prefixes_is_answered(writing: Writing) -> None:
    writing.run("SELECT ?name WHERE { ?who kg:coChairs ?what ; skos:prefLabel ?name } ORDER BY ?name")
    assert writing.rows()[0] == ["Asha Menon"]


def test_labels_that_would_be_code_are_text(writing: Writing) -> None:
    writing.run("SELECT ?label WHERE { ?who kg:hostile ?label FILTER(?label != 'by its IRI') }")
    assert len(writing.rows()) == len(HOSTILE)


def test_an_error_marks_its_line(writing: Writing) -> None:
    writing.run("SELECT ?who\nWHERE {\n  ?who unheard:of ?what\n}")
    expect(writing.page.locator("#results [role=alert]")).to_contain_text("line 3, column")
    assert writing.page.evaluate("kgQuery.editor.lineInfo(2).bgClass") == "error-line"


def test_what_is_refused_is_told(writing: Writing) -> None:
    writing.run("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    expect(writing.page.locator("#results [role=alert]")).to_contain_text("SERVICE would ask another machine")


def test_things_and_terms_are_suggested(writing: Writing) -> None:
    writing.write("ASK { ?it a kg:Per")
    assert "kg:Person" in writing.suggestions()
    writing.page.keyboard.press("Escape")
    writing.write("ASK { <kenji")
    assert any(text.startswith("person:kenji-morita") for text in writing.suggestions())


def test_every_named_question_runs_as_it_stands(writing: Writing) -> None:
    """Nothing of it is bound, and the service answers it."""
    names = writing.page.locator("#question option").evaluate_all("(all) => all.map((one) => one.value)")
    assert len(names) > 40
    for name in names[1:12]:
        writing.page.select_option("#question", name)
        writing.page.click("#run")
        expect(writing.page.locator("#run")).to_be_enabled()
        expect(writing.page.locator("#results [role=alert]")).to_have_count(0)


def test_a_thing_in_an_answer_leads_to_its_page(writing: Writing, service: Service) -> None:
    writing.run("SELECT DISTINCT ?who WHERE { ?who kg:coChairs ?what } ORDER BY ?who")
    link = urljoin(f"{service.url}query", writing.page.locator("#results td a").first.get_attribute("href") or "")
    answer = service.send("/" + link.removeprefix(service.url), accept="text/html")
    assert (answer.status, "Asha Menon" in answer.text) == (200, True)


@pytest.mark.parametrize("path", ["", "questions", "questions/who-met-whom", "ask?q=who+met+whom", "ontology"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen_or_breaks_its_policy(
    page_of: Page, service: Service, path: str, width: int
) -> None:
    page_of.set_viewport_size({"width": width, "height": 800})
    page_of.goto(service.url + path)
    assert page_of.evaluate("document.documentElement.scrollWidth") <= width
    assert page_of.evaluate("refused") == []


@pytest.fixture
def page_of(browser: object) -> Iterator[Page]:
    """A page in a browser that notes what its policy refuses."""
    from browsing import WATCH

    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()
