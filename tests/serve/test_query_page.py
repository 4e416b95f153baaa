"""The query page in a real browser: a person writes a query, is helped, runs it, reads the answer and takes it along.

`address` is the page of a stand-in, which can be told to wait or to fail; test_query_page_served.py has the service.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from query_stand_in import EXAMPLES, HOSTILE, HOSTILE_IRIS, PLACE
from writing import Open, Writing

from kg.identifiers import DEFAULT_BASE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect


def test_a_query_is_typed_and_run_by_keys_alone(writing: Writing) -> None:
    writing.write("")
    writing.page.keyboard.type("SELECT ?name WHERE { ?who kg:coChairs ?what ; skos:prefLabel ?name } ORDER BY ?name")
    writing.page.keyboard.press("Control+Enter")
    expect(writing.page.locator("#results tbody tr").first).to_contain_text("Asha Menon")
    expect(writing.page.locator(".yasr_response_chip")).to_contain_text("results in")


def test_prefixes_that_are_missing_are_added_where_they_can_be_seen(writing: Writing) -> None:
    writing.run("SELECT ?who WHERE { ?who kg:coChairs ?what ; skos:prefLabel 'person:not-a-name' }")
    assert writing.query().splitlines()[:2] == [
        f"PREFIX kg: <{DEFAULT_BASE}ontology#>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
    ]
    assert writing.query().count("PREFIX") == 2


def test_a_prefix_of_the_query_itself_is_left_alone(writing: Writing) -> None:
    writing.run("PREFIX kg: <https://example.org/>\nASK { ?s kg:x ?o }")
    assert writing.query() == "PREFIX kg: <https://example.org/>\nASK { ?s kg:x ?o }"


def test_an_error_of_the_service_marks_its_line_and_leads_to_it(writing: Writing) -> None:
    writing.run("SELECT ?who\nWHERE {\n  ?who unheard:of ?what\n}")
    expect(writing.page.locator("#results [role=alert]")).to_contain_text("line 3, column")
    assert writing.page.evaluate("kgQuery.editor.lineInfo(2).bgClass") == "error-line"
    expect(writing.page.locator(".error-place")).to_have_text("unheard:of")
    writing.page.get_by_role("button", name="Go to line 3").click()
    assert writing.page.evaluate("kgQuery.editor.getDoc().getCursor().line") == 2
    writing.page.keyboard.type(" ")
    expect(writing.page.locator(".error-line, .error-place")).to_have_count(0)


def test_what_is_wrong_is_told_while_it_is_typed(writing: Writing) -> None:
    writing.write("SELECT ?who\nWHERE {\n  ?who }")
    expect(writing.page.locator("#problem")).to_contain_text("Line 3: here can stand")
    expect(writing.page.locator("#problem")).to_contain_text("a variable")
    expect(writing.page.locator(".parseErrorIcon")).to_have_count(1)
    writing.write("SELECT ?who\nWHERE {\n  ?who ?does ?what }")
    expect(writing.page.locator("#problem")).to_have_text("")


def test_a_prefix_that_will_be_added_is_not_called_wrong(writing: Writing) -> None:
    writing.write("ASK {\n ?who kg:coChairs ?what }")
    expect(writing.page.locator("#problem")).to_have_text("Line 2: the prefix kg: will be added when the query is run.")


def test_labels_that_would_be_code_are_text(writing: Writing) -> None:
    writing.run("SELECT ?label WHERE { ?who kg:hostile ?label FILTER(?label != 'by its IRI') }")
    assert sorted(label.replace("\r\n", "\n") for (label,) in writing.rows()) == sorted(
        label.replace("\r\n", "\n") for label in HOSTILE
    )
    assert writing.page.locator("#results img, #results td script").count() == 0
    writing.page.get_by_role("button", name="Response").click()
    expect(writing.page.locator("#results .CodeMirror")).to_contain_text("onerror")


def test_hostile_words_in_the_message_of_an_error_are_text(writing: Writing) -> None:
    writing.page.route("**/sparql", lambda route: route.fulfill(status=400, body=f"line 1, column 1: {HOSTILE[0]}"))
    writing.run("ASK {}")
    expect(writing.page.locator("#results [role=alert] p")).to_have_text(f"line 1, column 1: {HOSTILE[0]}")


def test_an_iri_of_the_graph_leads_to_its_page_here(writing: Writing, address: str) -> None:
    writing.run("SELECT DISTINCT ?who WHERE { ?who kg:coChairs ?what } ORDER BY ?who")
    link = writing.page.locator("#results td a").first
    expect(link).to_contain_text("person:asha-menon")
    iri = link.get_attribute("title") or ""
    href = link.get_attribute("href") or ""
    assert iri.startswith(f"{DEFAULT_BASE}id/person/asha-menon")
    assert urljoin(address, href) == urljoin(address, iri.removeprefix(DEFAULT_BASE))


def test_no_iri_can_lead_astray(writing: Writing, address: str) -> None:
    """A link is a page of this service, or the IRI itself on the web; no rest of an IRI becomes another address."""
    writing.run("SELECT ?iri WHERE { ?iri kg:hostile 'by its IRI' }")
    shown = [text.removeprefix("<").removesuffix(">") for (text,) in writing.rows()]
    assert sorted(shown) == sorted(HOSTILE_IRIS)
    links = writing.page.locator("#results td a").evaluate_all("(all) => all.map((one) => [one.title, one.href])")
    assert {iri for iri in HOSTILE_IRIS if iri.startswith("http")} == {iri for iri, _ in links}
    home = urljoin(address, ".")
    for iri, href in links:
        outside = ".." in iri or not iri.startswith(DEFAULT_BASE)
        assert outside or href.startswith(home), iri
    assert dict(links)["https://attacker.example/?a=1&copy=2"] == "https://attacker.example/?a=1&copy=2"


def test_a_named_question_fills_the_editor_and_runs(writing: Writing) -> None:
    assert len(EXAMPLES) == writing.page.locator("#question option").count() - 1
    writing.page.select_option("#question", "who-co-chaired")
    expect(writing.page.locator("#question-text")).to_have_text("Who co-chaired which meeting?")
    assert str(EXAMPLES[0]["sparql"]) in writing.query()
    writing.page.click("#run")
    expect(writing.page.locator("#results tbody tr").first).to_contain_text("Asha Menon")


def test_a_named_question_is_taken_letter_by_letter(writing: Writing) -> None:
    writing.page.select_option("#question", "quoted")
    assert writing.query() == EXAMPLES[1]["sparql"]
    expect(writing.page.locator("#question-text")).to_have_text(str(EXAMPLES[1]["question"]))


@pytest.mark.parametrize(
    ("typed", "suggested", "becomes"),
    [
        pytest.param("ASK { ?it a kg:Per", "kg:Person", "?it a kg:Person", id="a class by its name"),
        pytest.param("ASK { ?it a meeting", "kg:Meeting", "?it a kg:Meeting", id="a class by its label"),
        pytest.param("ASK { ?it a ", "kg:Forum", "?it a kg:Forum", id="a class where none is begun"),
        pytest.param("ASK { ?it kg:co", "kg:coChairs", "?it kg:coChairs", id="a property"),
        pytest.param('ASK { ?it ?is "men', '"Asha Menon"', '?is "Asha Menon"', id="a label"),
        pytest.param("PREFIX sko", "skos: <http://www.w3.org/2004/02/skos/core#>", "PREFIX skos: <", id="a prefix"),
    ],
)
def test_what_is_typed_is_completed_from_the_graph(writing: Writing, typed: str, suggested: str, becomes: str) -> None:
    writing.write(typed)
    if typed.startswith("PREFIX"):
        writing.page.keyboard.type("s")
        writing.page.wait_for_selector(".CodeMirror-hints li")
        found = writing.page.locator(".CodeMirror-hints li").all_inner_texts()
    else:
        found = writing.suggestions()
    assert suggested in found
    writing.page.locator(".CodeMirror-hints li").nth(found.index(suggested)).click()
    assert becomes in writing.query()


@pytest.mark.parametrize("typed", ["ASK { <kenji", "ASK { person:ken", "ASK { ?s ?p <Morita"])
def test_a_thing_is_completed_by_its_label(writing: Writing, typed: str) -> None:
    """Where an IRI is begun, a name is enough; what is put there is the IRI that bears it."""
    writing.write(typed)
    suggested = writing.suggestions()
    (place,) = (at for at, text in enumerate(suggested) if text.startswith("person:kenji-morita"))
    expect(writing.page.locator(".CodeMirror-hints li").nth(place)).to_contain_text("Kenji Morita")
    for _ in range(place):
        writing.page.keyboard.press("ArrowDown")
    writing.page.keyboard.press("Enter")
    assert writing.query().endswith(f"{typed[: typed.rindex(' ')]} {suggested[place]}")


def test_a_query_can_be_stopped(writing: Writing) -> None:
    writing.write("ASK { ?s ?p ?o } # wait")
    writing.page.click("#run")
    expect(writing.page.locator("#run")).to_be_disabled()
    writing.page.click("#stop")
    expect(writing.page.locator("#run")).to_be_enabled()
    expect(writing.page.locator(".errorResult")).to_have_count(0)
    writing.run("ASK { ?s ?p ?o }")
    expect(writing.page.locator(".booleanResult")).to_have_text("True")


def test_a_service_that_is_gone_is_named(writing: Writing) -> None:
    writing.page.route("**/sparql", lambda route: route.abort())
    writing.run("ASK {}")
    expect(writing.page.locator("#results [role=alert]")).to_have_text(
        "The service does not answer. Is kg serve still running?"
    )


def test_the_page_works_where_the_service_tells_no_words(open_query: Open) -> None:
    def tell_nothing(page: Page) -> None:
        for name in ("prefixes", "vocabulary", "labels"):
            page.route(f"**/{name}.json*", lambda route: route.fulfill(status=503, body="not now"))

    writing = open_query(prepare=tell_nothing)
    writing.write('ASK { ?s ?p "men')
    writing.page.keyboard.press("Control+Space")
    writing.run("SELECT ?o WHERE { ?s ?p ?o } LIMIT 1")
    assert len(writing.rows()) == 1


def test_triples_are_rows_and_can_be_read_as_they_came(writing: Writing) -> None:
    writing.run("CONSTRUCT { ?who skos:prefLabel 'A \"name\"'@en } WHERE { ?who kg:coChairs ?what }")
    subject, predicate, name = writing.rows()[0]
    assert subject.startswith("person:")
    assert predicate == "skos:prefLabel"
    assert name == 'A "name" @en'
    writing.page.get_by_role("button", name="Response").click()
    expect(writing.page.locator("#results .CodeMirror")).to_contain_text('"A \\"name\\""@en')


def test_a_long_answer_is_shown_whole_on_wish(writing: Writing) -> None:
    writing.run("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 60")
    writing.page.get_by_role("button", name="Response").click()
    lines = "document.querySelector('#results .CodeMirror').CodeMirror.lineCount()"
    expect(writing.page.get_by_role("button", name="Show all")).to_be_visible()
    assert writing.page.evaluate(lines) == 30
    writing.page.get_by_role("button", name="Show all").click()
    assert writing.page.evaluate(lines) >= 60


def test_an_answer_without_rows_says_so(writing: Writing) -> None:
    writing.run("SELECT ?x WHERE { ?x ?x ?x }")
    expect(writing.page.locator("#results .note")).to_have_text("The query was answered, and the answer has no rows.")


def test_the_table_is_taken_along_as_csv(writing: Writing) -> None:
    """As the standard has it: commas, quotes and line ends within quotes, IRIs in full, nothing where nothing is."""
    writing.run("SELECT ?who ?label ?none WHERE { ?who kg:hostile ?label FILTER(CONTAINS(?label, 'quoted')) }")
    with writing.page.expect_download() as waiting:
        writing.page.get_by_role("button", name="Download as CSV").click()
    assert waiting.value.suggested_filename == "answer.csv"
    assert Path(waiting.value.path()).read_bytes().decode("utf-8") == (
        f'who,label,none\r\n{DEFAULT_BASE}id/person/hostile-3,"=1+1,""quoted""\r\nsecond line",\r\n'
    )


def test_rows_are_sorted_searched_and_shown_in_parts(writing: Writing) -> None:
    writing.run("SELECT ?n ?text WHERE { ?s oa:start ?n . BIND(CONCAT('at ', STR(?n)) AS ?text) }")
    shown = [int(number.partition(" ")[0]) for number, _ in writing.rows()]
    writing.page.get_by_role("button", name="n", exact=True).click()
    numbers = [int(number.partition(" ")[0]) for number, _ in writing.rows()]
    assert numbers == sorted(shown)
    expect(writing.page.locator("th").first).to_have_attribute("aria-sort", "ascending")
    writing.page.fill("#rows-search", f"at {numbers[-1]}")
    assert all(f"{numbers[-1]}" in text for _, text in writing.rows())
    writing.run("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 450")
    assert len(writing.rows()) == 200
    for rows in (400, 450):
        writing.page.get_by_role("button", name="Show more rows").click()
        assert len(writing.rows()) == rows
    expect(writing.page.get_by_role("button", name="Show more rows")).to_be_hidden()


def test_a_query_is_laid_out_on_wish(writing: Writing) -> None:
    writing.write("SELECT ?s WHERE { ?s ?p ?o . ?o ?q ?r }")
    writing.page.click("#format")
    assert writing.query() == "SELECT ?s WHERE {\n  ?s ?p ?o .\n  ?o ?q ?r \n}"


def test_a_link_holds_the_query_and_does_not_run_it(writing: Writing, open_query: Open) -> None:
    writing.write("ASK { ?s ?p 'a + b & c' }")
    writing.page.click("#link")
    expect(writing.page.locator("#told")).to_contain_text("link")
    followed = open_query("#" + writing.page.url.partition("#")[2])
    assert followed.query() == "ASK { ?s ?p 'a + b & c' }"
    assert not [url for url in followed.requests if url.endswith("/sparql")]


def test_the_query_is_kept_and_no_answer_is(writing: Writing) -> None:
    writing.run("SELECT ?s WHERE { ?s a kg:Person }")
    writing.page.locator("#question").focus()
    written = writing.query()
    kept = writing.page.evaluate("JSON.stringify(localStorage)")
    assert "asha-menon" not in kept
    assert f"{PLACE}/" in kept
    assert "Sample <graph>" in kept
    writing.page.reload()
    writing.page.wait_for_selector("#run:enabled")
    assert writing.query() == written


def test_tab_leaves_the_editor(writing: Writing) -> None:
    writing.write("ASK {}")
    for _ in range(4):
        writing.page.keyboard.press("Tab")
        if writing.page.evaluate("document.activeElement.id") == "run":
            break
    assert writing.page.evaluate("document.activeElement.id") == "run"
    assert writing.query() == "ASK {}"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(open_query: Open, width: int) -> None:
    writing = open_query(viewport={"width": width, "height": 800})
    for query in (str(EXAMPLES[0]["sparql"]), "SELECT ?s ?label WHERE { ?s kg:hostile ?label }", "ASK { nothing"):
        writing.run(query)
        assert writing.page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_is_dark_where_the_system_is_and_light_on_wish(open_query: Open) -> None:
    writing = open_query(color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.CodeMirror')).backgroundColor"
    assert writing.page.evaluate(ground) == "rgb(24, 29, 36)"
    writing.page.click("#theme")
    assert writing.page.evaluate(ground) == "rgb(255, 255, 255)"
    writing.page.reload()
    writing.page.wait_for_selector("#run:enabled")
    assert writing.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_what_can_be_used_has_a_name(writing: Writing) -> None:
    """Every field and button, those of Yasqe and Yasr among them, and every frame that scrolls says what it is."""
    writing.run("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 20")
    nameless = """() => {
        const named = (one) => one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length;
        const used = document.querySelectorAll("button, a, input, select, textarea, [role=region], [role=button]");
        return [...used].filter((one) => one.checkVisibility() && !named(one)).map((one) => one.outerHTML);
    }"""
    assert writing.page.evaluate(nameless) == []
    writing.page.get_by_role("button", name="Response").click()
    expect(writing.page.get_by_role("region", name="The answer as it came")).to_be_visible()
    assert writing.page.evaluate(nameless) == []


def test_without_scripts_a_plain_form_sends_the_query(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#plain-query", "ASK { ?s ?p ?o }")
    with page.expect_request("**/sparql?query=*") as sent:
        page.locator("noscript button").click()
    assert urlsplit(sent.value.url).query == "query=ASK+%7B+%3Fs+%3Fp+%3Fo+%7D"
    context.close()
