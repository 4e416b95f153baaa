"""A person reads: finds one of many documents, and a quote whose source breaks its lines in the midst of sentences."""

from __future__ import annotations

import networkx
import pytest
from visit import Open

from kg.network import Evidence, Passage, Source, Statement
from kg.render import render_network

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

TITLES = ("Talks on semiconductors", "Talks on fisheries", *(f"Press note {number}" for number in range(1, 11)))
WRAPPED = "Foreign Secretary Asha Menon met\nVice Minister Kenji Morita in Pune."


@pytest.fixture(scope="module")
def page() -> str:
    """A dozen documents, and one quote of which the lines are broken."""
    sources = tuple(
        Source(
            iri=f"doc/{number}",
            name=f"note-{number}",
            title=title,
            publisher=None,
            issued=None,
            url=None,
            language="en",
            text=WRAPPED,
        )
        for number, title in enumerate(TITLES)
    )
    passage = Passage(document="doc/0", start=0, end=len(WRAPPED), text=WRAPPED)
    statement = Statement(
        iri="fact",
        subject="menon",
        predicate="kg:met",
        object="morita",
        literal=False,
        document="doc/0",
        confidence=0.9,
        rule=None,
        status=None,
        qualifier=None,
        correction=None,
        since=None,
        until=None,
        passages=(passage,),
        premises=(),
    )
    evidence = Evidence(statements=(statement,), sources=sources, namings=(), terms=(), disputes=(), undated=())
    network = networkx.MultiDiGraph()
    for iri, label in (("menon", "Asha Menon"), ("morita", "Kenji Morita")):
        listed = dict.fromkeys(("aliases", "misspellings", "spellings", "kinds", "documents"), ())
        network.add_node(iri, label=label, type="Person", importance=0.5, **listed)
    network.add_edge(
        "menon",
        "morita",
        key="met",
        label="met",
        property="met",
        role=None,
        assertions=("fact",),
        documents=("doc/0",),
        derived=False,
        symmetric=True,
    )
    return render_network(network, evidence)


def test_one_of_many_documents_is_found_by_words_of_its_title(open_page: Open, page: str) -> None:
    visit = open_page(page, address="#view=documents")
    listed = visit.page.locator("#document-list li:visible")
    assert listed.count() == len(TITLES)
    visit.page.get_by_role("searchbox", name="Find a document").fill("fisher talks")
    assert [text.split("\n")[0] for text in listed.all_inner_texts()] == ["Talks on fisheries"]
    listed.get_by_role("button").click()
    expect(visit.page.locator("#reader h2")).to_have_text("Talks on fisheries")


def test_a_quote_is_read_without_the_line_ends_of_its_source(open_page: Open, page: str) -> None:
    """They are those of a printed column; the text of the document keeps them."""
    visit = open_page(page)
    visit.find("Asha Menon")
    assert visit.page.locator("#panel blockquote").first.inner_text() == WRAPPED.replace("\n", " ")
    visit.view("documents")
    assert visit.page.locator("#reader .text").evaluate("(text) => text.textContent") == WRAPPED
