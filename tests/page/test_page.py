"""A person reads the page: searches, clicks, filters, follows a sentence to its document and comes back."""

from __future__ import annotations

import pytest
from graph_sample import sample_documents, sample_store
from pyoxigraph import Literal, NamedNode, Quad
from visit import Open, Visit

from kg.identifiers import Identifiers
from kg.render import render_page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

SESSION = "Inaugural India-Japan Strategic Materials Dialogue"
DIALOGUE = "India-Japan Strategic Materials Dialogue"


@pytest.fixture
def visit(open_page: Open, sample_page: str) -> Visit:
    return open_page(sample_page)


def test_the_picture_is_painted_when_the_page_has_loaded(visit: Visit) -> None:
    painted = visit.page.evaluate(
        """() => {
            const canvas = document.querySelector("#picture canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const colours = new Set();
            for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
            return colours.size;
        }"""
    )
    assert painted > 50


def test_nothing_moves_by_itself(visit: Visit) -> None:
    places = "() => JSON.stringify(kgPage.content.things.map(({ id }) => kgPage.drawing.spot(id)))"
    before = visit.page.evaluate(places)
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate(places) == before


def test_the_most_linked_things_are_named_in_the_picture(visit: Visit) -> None:
    named = visit.page.evaluate(
        """() => kgPage.labels.painted().filter((one) => one.kind === "thing")
            .map((one) => kgPage.content.things[one.id].label)"""
    )
    assert {SESSION, "Kenji Morita", DIALOGUE} <= set(named)
    assert len(named) > 20


def test_no_label_lies_on_another(visit: Visit) -> None:
    boxes = visit.page.evaluate("() => kgPage.labels.painted().map((one) => one.box)")
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            across = one["left"] < other["right"] and other["left"] < one["right"]
            assert not (across and one["top"] < other["bottom"] and other["top"] < one["bottom"])


def test_a_click_on_a_thing_tells_its_facts_with_sentence_document_and_confidence(visit: Visit) -> None:
    visit.page.mouse.click(*visit.thing_place("Farida Contractor"))
    told = visit.panel()
    assert told.startswith("Farida Contractor")
    assert "Led by Asha Menon, the Indian delegation included Farida Contractor." in told
    assert "Harbour Gazette · published 2025-03-12" in told
    assert "90 % sure" in told


def test_a_click_on_a_link_tells_the_facts_of_that_link_first(visit: Visit) -> None:
    visit.find("Rohan Pillai")
    visit.look_at_link("Rohan Pillai", "co-chaired", SESSION)
    visit.page.mouse.click(*visit.link_place("Rohan Pillai", "co-chaired", SESSION))
    told = visit.panel()
    assert told.startswith(f"Rohan Pillai co-chaired {SESSION}")
    assert "It was co-chaired by Foreign Secretary Asha Menon" in told


def test_parallel_links_are_chosen_apart(visit: Visit) -> None:
    for label in ("co-chaired", "led"):
        visit.find("Asha Menon")
        visit.look_at_link("Asha Menon", label, SESSION)
        visit.page.mouse.click(*visit.link_place("Asha Menon", label, SESSION))
        expect(visit.page.locator("#panel h2")).to_have_text(f"Asha Menon {label} {SESSION}")


def test_a_search_finds_other_names_and_misspellings(visit: Visit) -> None:
    visit.page.fill("#search", "morito")
    option = visit.page.locator("#found [role=option]").first
    expect(option).to_contain_text("Kenji Morita")
    expect(option).to_contain_text("Morito")
    option.click()
    expect(visit.page.locator("#panel h2")).to_have_text("Kenji Morita")


def test_a_search_minds_neither_case_nor_accents(visit: Visit) -> None:
    visit.find("KENJÍ")
    expect(visit.page.locator("#panel h2")).to_have_text("Kenji Morita")


def test_a_search_for_what_is_not_there_says_so(visit: Visit) -> None:
    visit.page.fill("#search", "atlantis")
    expect(visit.page.locator("#found")).to_contain_text("Nothing of this name")


def test_a_class_can_be_hidden_and_shown_again(visit: Visit) -> None:
    visit.page.get_by_role("checkbox", name="Persons").uncheck()
    assert "Asha Menon" not in visit.shown()
    assert "India" in visit.shown()
    visit.page.click("#reset")
    assert "Asha Menon" in visit.shown()


def test_a_document_can_be_left_out_and_what_only_it_names_goes_with_it(visit: Visit) -> None:
    visit.page.locator("#document-filter input").nth(0).uncheck()
    assert "Rohan Pillai" not in visit.shown()
    assert {"Kenji Morita", "Tara Iyer"} <= visit.shown()


def test_a_hidden_thing_cannot_be_clicked(visit: Visit) -> None:
    place = visit.thing_place("Tara Iyer")
    visit.page.get_by_role("checkbox", name="Persons").uncheck()
    visit.page.mouse.click(*place)
    assert not visit.panel().startswith("Tara Iyer")


def test_what_follows_from_the_facts_is_drawn_and_told_only_on_wish(visit: Visit) -> None:
    visit.find("Rohan Pillai")
    assert "No document says this in these words" not in visit.panel()
    visit.page.get_by_role("checkbox", name="What follows from the facts").check()
    assert "No document says this in these words" in visit.panel()
    drawn = "() => [...kgPage.shown().links].some((id) => kgPage.content.links[id].derived)"
    assert visit.page.evaluate(drawn)


def test_one_neighbourhood_alone_can_be_shown(visit: Visit) -> None:
    visit.find("Tara Iyer")
    visit.page.get_by_role("button", name="Show only what it is linked to").click()
    assert visit.shown() == {"Tara Iyer", "Ambassador of India to Japan"}
    visit.page.get_by_role("button", name="Show everything again").click()
    assert len(visit.shown()) == 32


def test_a_sentence_leads_to_its_place_in_the_document_and_back(visit: Visit) -> None:
    visit.find("Dev Rao")
    visit.page.get_by_role("button", name="Read in the document").first.click()
    expect(visit.page.locator("mark.chosen")).to_have_text(
        "Former Foreign Secretary Dev Rao attended the session, which Japan hosted."
    )
    expect(visit.page.locator("mark.chosen")).to_be_in_viewport()
    expect(visit.page.locator("#panel h2")).to_have_text("What this sentence says")
    visit.page.locator("#panel .chip", has_text="Dev Rao").first.click()
    visit.page.get_by_role("button", name="Show in the picture").click()
    expect(visit.page.locator("#network-view")).to_be_visible()
    expect(visit.page.locator("#panel h2")).to_have_text("Dev Rao")


def test_the_marked_sentences_of_a_document_are_its_quotes(visit: Visit) -> None:
    visit.view("documents")
    marked = visit.page.locator("#reader mark").all_inner_texts()
    assert marked[0].startswith("The inaugural session of the India-Japan Strategic Materials Dialogue (SMD)")
    quotes = visit.page.evaluate("() => kgPage.content.documents[0].quotes.map((quote) => quote.text)")
    assert marked == quotes


def test_a_document_is_shown_whole_and_names_the_thing_that_was_chosen(visit: Visit) -> None:
    visit.find("Kenji Morita")
    visit.view("documents")
    visit.page.locator("#document-list button").nth(1).click()
    shown = visit.page.locator("#reader .text").evaluate("(text) => text.textContent")
    assert shown == sample_documents()[1].text
    visit.find("Kenji Morita")
    visit.view("documents")
    assert visit.page.locator("#reader .named").all_inner_texts() == ["Kenji Morita", "Morito"]


def test_offsets_count_code_points_and_not_the_units_that_a_browser_counts(open_page: Open) -> None:
    words, sentence = "🇮🇳🤝🇯🇵 Talks. ", "Vice Minister 𝒦enji Morita met Vikas Anand."
    store, identifiers = sample_store(), Identifiers()
    document, graph = NamedNode(identifiers.document("visit")), NamedNode(identifiers.graph("meta"))
    oa = "http://www.w3.org/ns/oa#"
    for quad in list(store.quads_for_pattern(None, NamedNode(f"{oa}hasSource"), document, None)):
        for term, value in (("start", len(words)), ("end", len(words) + len(sentence)), ("exact", sentence)):
            for old in list(store.quads_for_pattern(quad.subject, NamedNode(oa + term), None, None)):
                store.remove(old)
                store.add(Quad(old.subject, old.predicate, Literal(value), old.graph_name))
    store.add(Quad(document, NamedNode(identifiers.kg("text")), Literal(f"{words}{sentence} 🕊"), graph))
    visit = open_page(render_page(store))
    visit.view("documents")
    visit.page.locator("#document-list button").nth(1).click()
    assert visit.page.locator("#reader mark").all_inner_texts() == [sentence]


def test_a_document_whose_text_is_not_in_the_graph_is_shown_by_its_sentences(open_page: Open) -> None:
    store = sample_store()
    for quad in list(store.quads_for_pattern(None, NamedNode(Identifiers().kg("text")), None, None)):
        store.remove(quad)
    visit = open_page(render_page(store))
    visit.view("documents")
    assert "The graph holds only these sentences" in visit.page.inner_text("#reader")
    expect(visit.page.locator("#reader mark").first).to_contain_text("The inaugural session")


def test_where_documents_disagree_is_told_with_both_sentences(visit: Visit) -> None:
    visit.page.locator("#panel button", has_text="disagreements").click()
    places = visit.page.locator(".dispute", has_text="Different places").inner_text()
    assert "was held in Tokyo on March 11, 2025" in places
    assert "held in Osaka in March 2025" in places
    visit.view("facts")
    visit.page.get_by_role("checkbox", name="Only where documents disagree").check()
    assert {"Tokyo", "Osaka"} <= set(visit.page.locator("td.of-object").all_inner_texts())


def test_meetings_without_a_date_are_listed(visit: Visit) -> None:
    visit.view("doubts")
    undated = visit.page.locator("h3:has-text('Meetings without a date') + ul")
    assert "Meeting of Kenji Morita and Vikas Anand" in undated.inner_text()
    assert SESSION not in undated.inner_text()


def test_the_table_holds_every_stated_fact_and_can_be_searched_and_sorted(visit: Visit) -> None:
    visit.view("facts")
    rows = visit.page.locator("#facts-table tbody tr")
    stated = visit.page.evaluate("() => kgPage.content.facts.filter((fact) => !fact.derived).length")
    assert rows.count() == stated
    visit.page.fill("#facts-search", "rao indian")
    assert rows.count() == 1
    expect(rows.first).to_contain_text("Former Foreign Secretary Dev Rao attended the session")
    visit.page.fill("#facts-search", "")
    visit.page.get_by_role("columnheader", name="Object").get_by_role("button").click()
    objects = visit.page.locator("td.of-object").all_inner_texts()
    assert objects == sorted(objects, key=str.lower)


def test_a_row_of_the_table_leads_to_the_thing_and_to_the_sentence(visit: Visit) -> None:
    visit.view("facts")
    visit.page.fill("#facts-search", "rao indian")
    visit.page.locator("td.of-subject button").click()
    expect(visit.page.locator("#panel h2")).to_have_text("Dev Rao")
    visit.page.locator("td.of-sentence button").click()
    expect(visit.page.locator("mark.chosen")).to_be_in_viewport()


def test_the_address_brings_a_view_back(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.page.get_by_role("checkbox", name="Places").uncheck()
    visit.find("Dev Rao")
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    expect(again.page.locator("#panel h2")).to_have_text("Dev Rao")
    assert again.shown() == visit.shown()


def test_the_way_back_of_the_browser_is_a_way_back_in_the_page(visit: Visit) -> None:
    visit.find("Dev Rao")
    visit.find("Tara Iyer")
    visit.page.go_back()
    expect(visit.page.locator("#panel h2")).to_have_text("Dev Rao")


@pytest.mark.parametrize(
    "address", ["#thing=nobody", "#link=999999", "#link=-1", "#view=x&at=%00", "#focus=__proto__", "#%%%"]
)
def test_an_address_that_names_nothing_shows_the_whole(open_page: Open, sample_page: str, address: str) -> None:
    assert len(open_page(sample_page, address=address).shown()) == 32


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    press = visit.page.keyboard.press
    press("/")
    visit.page.keyboard.type("pillai")
    press("Enter")
    expect(visit.page.locator("#panel h2")).to_be_focused()
    for _ in range(9):
        press("Tab")
    expect(visit.page.locator("#panel .chip").nth(1)).to_be_focused()
    press("Enter")
    expect(visit.page.locator("#panel h2")).to_be_focused()
    press("Escape")
    expect(visit.page.locator("#picture")).to_be_focused()
    before = visit.page.evaluate("() => kgPage.drawing.view().scale")
    press("+")
    assert visit.page.evaluate("() => kgPage.drawing.view().scale") > before
    left = visit.page.evaluate("() => kgPage.drawing.view().x")
    press("ArrowRight")
    assert visit.page.evaluate("() => kgPage.drawing.view().x") > left


def test_a_marked_sentence_can_be_chosen_by_the_keyboard(visit: Visit) -> None:
    visit.view("documents")
    visit.page.locator("mark").nth(2).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("mark.chosen")).to_contain_text("Led by Asha Menon")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ground_is_that_of_the_system_until_it_is_changed(open_page: Open, sample_page: str, scheme: str) -> None:
    visit = open_page(sample_page, color_scheme=scheme)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    colours = {"light": "rgb(251, 251, 253)", "dark": "rgb(17, 21, 26)"}
    assert visit.page.evaluate(ground) == colours.pop(scheme)
    visit.page.click("#theme")
    assert visit.page.evaluate(ground) == colours.popitem()[1]


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 844), (768, 1024), (1920, 1080)])
def test_no_screen_is_too_narrow(open_page: Open, sample_page: str, width: int, height: int) -> None:
    visit = open_page(sample_page, width=width, height=height)
    for name in ("network", "facts", "documents", "questions", "doubts"):
        visit.view(name)
        assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= width
    visit.view("network")
    visit.find("Farida")
    assert visit.panel().startswith("Farida Contractor")
    expect(visit.page.locator("#panel")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["en", "hi"])
def test_on_a_phone_the_heading_and_all_views_are_named_in_full(
    open_page: Open, sample_page: str, language: str
) -> None:
    visit = open_page(sample_page, width=360, height=740, address=f"#lang={language}")
    for name in ("h1", ".views"):
        cut = "(one) => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
        assert max(visit.page.locator(name).evaluate(cut)) <= 1, name


def test_on_a_phone_a_sentence_is_read_above_the_panel_and_its_document_is_in_sight(
    open_page: Open, sample_page: str
) -> None:
    visit = open_page(sample_page, width=360, height=740)
    visit.find("Farida")
    visit.page.get_by_role("button", name="Read in the document").last.click()
    sentence, panel = visit.page.locator("mark.chosen").first, visit.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("What this sentence says")
    expect(visit.page.locator("#document-list [aria-current=true]")).to_be_in_viewport(ratio=0.9)
    places = sentence.bounding_box(), panel.bounding_box()
    assert places[0] is not None
    assert places[1] is not None
    assert places[0]["y"] + places[0]["height"] <= places[1]["y"]
    assert visit.page.evaluate("() => document.scrollingElement.scrollTop + document.body.scrollTop") == 0


def test_a_finger_opens_and_closes_the_panel_of_a_phone(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, width=390, height=844, has_touch=True)
    visit.page.touchscreen.tap(*visit.thing_place("Kenji Morita"))
    expect(visit.page.locator("#panel h2")).to_have_text("Kenji Morita")
    visit.page.get_by_role("button", name="Close").tap()
    expect(visit.page.locator("#panel")).to_be_hidden()
