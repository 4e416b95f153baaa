"""A page in another language says which of its words are English, and names in other letters keep their place."""

from __future__ import annotations

import networkx
import pytest
from test_accessibility import STATES
from visit import Open, Visit

from kg.network import Evidence, Network
from kg.render import render_network, render_page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

MISLED = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        if (parentElement.closest("script, style, noscript, textarea, kbd")) continue;
        const { lang } = parentElement.closest("[lang]");
        const latin = /\\p{Script=Latin}/u.test(textContent), other = /\\p{Script=Devanagari}/u.test(textContent);
        if ((latin && lang !== "en") || (other && lang !== "hi")) found.push(`${lang}: ${textContent}`);
    }
    return found;
}"""
"""What a screen reader would read out by the rules of the wrong language."""

HEBREW = "דנה כהן"
TURNED = "\u202eevil"


@pytest.mark.parametrize("state", [name for name in STATES if name not in ("the tour", "the network")])
def test_english_is_said_to_be_english_in_a_page_in_hindi(open_page: Open, sample_page: str, state: str) -> None:
    visit = open_page(sample_page, address="#lang=hi")
    in_hindi(visit, state)
    assert visit.page.evaluate("() => document.documentElement.lang") == "hi"
    assert visit.page.evaluate(MISLED) == []


def in_hindi(visit: Visit, state: str) -> None:
    """Bring a state about that a reader of Hindi sees, by what does not depend on words."""
    page = visit.page
    if state in ("the table of facts", "the table of things"):
        visit.view("facts")
        if state == "the table of things":
            page.select_option("#facts-kind", "things")
    elif state in ("an answer", "a question in SPARQL", "the list of questions"):
        visit.view("questions")
        entries = page.locator("#question-list button")
        if state == "an answer":
            visit.find("सह-अध्यक्ष")
            page.locator("#asking tbody tr").first.wait_for(timeout=20_000)
            page.locator("#asking .show-row").first.click()
        elif state == "a question in SPARQL":
            entries.first.click()
    elif state == "open points":
        visit.view("doubts")
    elif state == "what a search finds":
        page.fill("#search", "a")
    elif state == "about the page":
        page.click("#about")
    elif state == "a selection, and open filters":
        for facet in page.locator(".facet > summary").all():
            facet.click()
    else:
        visit.find("Kenji Morita")
        if state == "a sentence in its document":
            page.locator("#panel blockquote").first.click()
            page.locator("mark.chosen").first.wait_for()


def test_words_of_the_wrong_language_are_found(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, address="#lang=hi")
    visit.page.evaluate("() => document.querySelector('#panel h2').append('Details')")
    assert visit.page.evaluate(MISLED) == ["hi: Details"]


def test_a_heading_that_nobody_gave_is_in_the_language_of_the_page(open_page: Open, sample_page: str) -> None:
    from graph_sample import sample_store

    plain = open_page(render_page(sample_store()), address="#lang=hi")
    assert plain.page.inner_text("h1") == plain.page.title() == "ज्ञान-ग्राफ़"
    given = open_page(sample_page, address="#lang=hi")
    assert given.page.inner_text("h1") == given.page.title() == "Sample"
    assert given.page.get_attribute("h1 [lang]", "lang") == "en"


def test_an_answer_and_what_is_told_of_its_columns_are_in_hindi(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, address="#lang=hi&view=questions&ask=who-co-chaired")
    visit.page.locator("#asking tbody tr").first.wait_for(timeout=20_000)
    meanings = visit.page.locator("#asking th[title]").evaluate_all("(all) => all.map((one) => one.title)")
    assert len(meanings) >= 3
    assert all(any("\u0900" <= letter <= "\u097f" for letter in text) for text in meanings)
    standing = open_page(sample_page, address="#lang=hi&view=questions&ask=offices-of&p.person=Dev+Rao")
    cell = standing.page.locator("#asking td", has_text="पूर्व").first
    expect(cell).to_have_text("पूर्व", timeout=20_000)


def turning_network() -> Network:
    """Two who met, named from right to left, and one whose name turns what follows it."""
    network: Network = networkx.MultiDiGraph()
    for name in (HEBREW, TURNED, "Asha Menon"):
        listed = dict.fromkeys(("aliases", "misspellings", "spellings", "kinds", "documents"), ())
        network.add_node(name, label=name, type="Person", importance=0.5, **listed)
    known = {"property": "met", "role": None, "assertions": (), "documents": (), "derived": False, "symmetric": True}
    network.add_edge(HEBREW, "Asha Menon", key="met", label="met", **known)
    network.add_edge(TURNED, "Asha Menon", key="met", label="met", **known)
    return network


PLACES = """(words) => {
    const node = document.querySelector("#panel h2"), texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const at = {};
    while (texts.nextNode()) for (const word of words) {
        const start = texts.currentNode.data.indexOf(word);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(texts.currentNode, start);
        range.setEnd(texts.currentNode, start + word.length);
        const { top, left } = range.getClientRects()[0];
        at[word] = [Math.round(top), left];
    }
    return words.map((word) => at[word]);
}"""


@pytest.mark.parametrize("name", [HEBREW, TURNED])
def test_a_name_does_not_turn_the_words_beside_it(open_page: Open, name: str) -> None:
    evidence = Evidence(statements=(), sources=(), namings=(), terms=(), disputes=(), undated=())
    visit = open_page(render_network(turning_network(), evidence), width=2200)
    visit.page.evaluate(
        """(name) => {
            const of = (label) => kgPage.content.things.find((one) => one.label === label);
            location.hash = new URLSearchParams([["path", of(name).iri], ["path", of("Asha Menon").iri]]);
        }""",
        name,
    )
    expect(visit.page.locator("#panel h2")).to_contain_text("are linked")
    how, middle, end = visit.page.evaluate(PLACES, ["How", "and", "are linked"])
    assert how < middle < end
