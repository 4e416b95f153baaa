"""A person looks for something: by name, by what it is linked to, by time, in a table, in another language."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

SESSION = "Inaugural India-Japan Strategic Materials Dialogue"


@pytest.fixture
def visit(open_page: Open, sample_page: str) -> Visit:
    return open_page(sample_page)


@pytest.mark.parametrize("slip", ["kenji moirta", "Kenij Morita", "moritta", "kenjy"])
def test_a_slip_of_the_pen_does_no_harm(visit: Visit, slip: str) -> None:
    visit.find(slip)
    expect(visit.page.locator("#panel h2")).to_have_text("Kenji Morita")


def test_the_search_finds_questions_too(visit: Visit) -> None:
    visit.page.fill("#search", "offices several holders")
    visit.page.locator("#found [role=option]", has_text="more than one holder").click()
    expect(visit.page.locator("#asking h2")).to_have_text("Offices with several holders")


@pytest.mark.parametrize("text", ["Morita, Pillai", "kenji morita and rohan pillai", "Morita & Pilai"])
def test_two_names_ask_how_they_are_linked(visit: Visit, text: str) -> None:
    visit.page.fill("#search", text)
    option = visit.page.locator("#found [role=option]").first
    expect(option).to_contain_text("How are Kenji Morita and Rohan Pillai linked?")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#asking [role=status]")).to_have_text("1 row", timeout=20_000)
    expect(visit.page.locator("#asking tbody")).to_contain_text(SESSION)


def test_what_is_shown_can_be_narrowed_to_what_is_linked_to_a_thing(visit: Visit) -> None:
    visit.choose("Domain", "seabed mapping")
    shown = visit.shown()
    assert {"seabed mapping", SESSION, "Kenji Morita"} <= shown
    assert "Tara Iyer" not in shown
    visit.choose("Country", "Japan")
    assert {"Kenji Morita", "Japan"} <= visit.shown() <= shown
    visit.choose("Domain", "seabed mapping")
    assert "Japan" in visit.shown()
    assert "Leela Varma" not in visit.shown()
    visit.page.click("#reset")
    assert len(visit.shown()) == 32


def test_what_is_shown_can_be_narrowed_to_a_role(visit: Visit) -> None:
    before = visit.page.evaluate("() => kgPage.drawing.view()")
    visit.choose("role", "co-chaired")
    assert visit.page.evaluate("() => kgPage.drawing.view()") != before
    assert visit.shown() == {"Asha Menon", "Rohan Pillai", "Kenji Morita", "Yumi Arakawa", SESSION}
    links = "() => [...kgPage.shown().links].map((id) => kgPage.content.links[id].label)"
    assert set(visit.page.evaluate(links)) == {"co-chaired"}


def test_the_timeline_narrows_to_a_time_by_keyboard_and_by_mouse(visit: Visit) -> None:
    visit.page.get_by_label("From month").focus()
    visit.page.keyboard.press("End")
    assert "from=2026-12-01" in visit.page.url
    shown = visit.shown()
    assert "India-Japan Strategic Materials Dialogue" in shown
    assert not shown & {SESSION, "Leela Varma"}
    visit.page.get_by_role("button", name="All times").click()
    assert len(visit.shown()) == 32
    bars = visit.page.locator(".bars").bounding_box()
    assert bars is not None
    visit.page.mouse.move(bars["x"] + 2, bars["y"] + 5)
    visit.page.mouse.down()
    visit.page.mouse.move(bars["x"] + 4, bars["y"] + 5)
    visit.page.mouse.up()
    assert "to=2023-05-31" in visit.page.url
    assert "Leela Varma" in visit.shown()
    assert SESSION not in visit.shown()


def test_the_timeline_steps_where_motion_is_not_wanted_and_plays_elsewhere(visit: Visit) -> None:
    step = visit.page.get_by_role("button", name="One step on in time")
    step.click()
    first = visit.page.url
    visit.page.wait_for_timeout(1500)
    assert visit.page.url == first
    visit.page.emulate_media(reduced_motion="no-preference")
    visit.page.get_by_role("button", name="Play through time").click()
    visit.page.wait_for_function("(first) => location.href !== first", arg=first)
    second = visit.page.url
    visit.page.wait_for_function("(second) => location.href !== second", arg=second)
    visit.page.get_by_role("button", name="Pause").click()
    third = visit.page.url
    visit.page.wait_for_timeout(1500)
    assert visit.page.url == third


def test_where_nothing_is_left_the_picture_says_so_and_leads_back(visit: Visit) -> None:
    """A month of which nothing is told is passed over by the player, but may be chosen by hand."""
    visit.page.evaluate("() => { location.hash = 'from=2024-07-01&to=2024-07-31'; }")
    note = visit.page.locator("#view-note")
    expect(note).to_contain_text("Nothing is of this time and of these choices.")
    assert visit.shown() == set()
    expect(visit.page.locator("#timeline .note")).to_contain_text(re.compile(r"^2024-07 ·"))
    note.get_by_role("button", name="Show all").click()
    assert len(visit.shown()) == 32
    expect(note).to_be_hidden()


def test_the_filters_are_in_the_address(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.choose("Country", "Japan")
    visit.choose("role", "represents")
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    assert again.shown() == visit.shown()
    assert again.page.locator("[data-facet='Country'] .chosen-values").inner_text() == "Japan"


def test_several_values_of_one_filter_widen_it_and_several_filters_narrow(
    visit: Visit, open_page: Open, sample_page: str
) -> None:
    visit.choose("Forum", "Indian Ocean Partnership")
    one = visit.shown()
    visit.choose("Forum", "Resilient Technologies Initiative")
    both = visit.shown()
    assert one < both
    visit.choose("Country", "Japan")
    assert visit.shown() < both
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    assert again.shown() == visit.shown()
    assert (
        again.page.locator("[data-facet='Forum'] .chosen-values").inner_text()
        == "Indian Ocean Partnership, Resilient Technologies Initiative"
    )


def test_a_filter_is_opened_and_its_values_chosen_by_keys(visit: Visit) -> None:
    visit.page.locator("[data-facet='role'] > summary").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("[data-facet='role'] input[value='co-chaired']")).to_be_visible()
    visit.page.locator("[data-facet='role'] input[value='co-chaired']").focus()
    visit.page.keyboard.press("Space")
    assert "role=co-chaired" in visit.page.url
    assert visit.page.evaluate("() => document.activeElement.value") == "co-chaired"


@pytest.mark.parametrize("address", ["#near=nobody&role=x&from=never&to=2025-99-99&table=x", "#ask=x&view=questions"])
def test_filters_that_mean_nothing_hide_nothing(open_page: Open, sample_page: str, address: str) -> None:
    assert len(open_page(sample_page, address=address).shown()) == 32


def test_a_sentence_leads_to_its_document_where_its_facts_and_names_are_marked_and_back(visit: Visit) -> None:
    visit.find("Dev Rao")
    visit.page.locator("#panel blockquote").first.click()
    expect(visit.page.locator("mark.chosen")).to_be_in_viewport()
    assert "Dev Rao" in visit.page.locator("mark.chosen .named").all_inner_texts()
    assert visit.page.locator("mark").count() == visit.page.evaluate("() => kgPage.content.documents[0].quotes.length")
    visit.page.get_by_role("button", name="Show in the picture").click()
    expect(visit.page.locator("#network-view")).to_be_visible()
    assert {"Dev Rao", SESSION} <= visit.named()
    assert "Former Foreign Secretary Dev Rao attended" in visit.panel()


def test_a_sentence_can_be_copied_as_a_citation(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.find("Dev Rao")
    visit.page.get_by_role("button", name="Copy as citation").first.click()
    expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = visit.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == (
        "“Former Foreign Secretary Dev Rao attended the session, which Japan hosted.” — "
        "The inaugural session of the India-Japan Strategic Materials Dialogue (SMD) was held in Tokyo "
        "on March 11, 2025, Harbour Gazette, 2025-03-12, https://news.example/harbour?id=1&page=2"
    )


def test_a_thing_offers_the_questions_about_it(visit: Visit) -> None:
    visit.find("Semiconductors")
    visit.page.locator("#panel").get_by_role("button", name="Forums of a domain").click()
    expect(visit.page.locator("#asking tbody tr").first).to_be_visible(timeout=20_000)


def test_the_table_has_things_and_documents_too_and_can_be_saved(visit: Visit) -> None:
    visit.view("facts")
    for kind, count in (("things", 32), ("documents", 2)):
        visit.page.get_by_label("Rows").select_option(kind)
        assert visit.page.locator("#facts-table tbody tr").count() == count
    visit.page.get_by_label("Rows").select_option("things")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert saved.value.suggested_filename == "things.csv"
    assert [row["Name"] for row in rows] == visit.page.locator("td.of-name").all_inner_texts()
    visit.page.get_by_label("Rows").select_option("facts")
    visit.page.fill("#facts-search", "rao indian")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Save for Excel").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        text = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "Former Foreign Secretary Dev Rao attended the session" in text
    assert "<f>" not in text


def test_in_hindi_classes_relations_roles_and_questions_have_hindi_names(open_page: Open, sample_page: str) -> None:
    """The address names a role as the ontology does, so that it can be sent to a reader of another language."""
    visit = open_page(sample_page, address="#lang=hi&role=co-chaired")
    assert visit.page.locator("#class-filter label").first.inner_text().startswith("व्यक्ति")
    assert visit.page.locator("[data-facet='role'] .chosen-values").inner_text() == "सह-अध्यक्षता"
    visit.find("Kenji Morita")
    assert "सह-अध्यक्षता" in visit.panel()
    assert visit.page.locator("#panel .relation[lang=en]").count() == 0
    visit.find("किस बैठक की सह-अध्यक्षता")
    expect(visit.page.locator("#asking h2")).to_have_text("सह-अध्यक्ष")
    assert visit.page.locator("#question-list li:nth-child(n + 2) [lang=en]").count() == 0
    assert "role=co-chaired" in visit.page.url


def test_in_hindi_the_page_says_in_hindi_why_documents_disagree(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, address="#lang=hi&view=doubts")
    reasons = visit.page.locator(".dispute > .note")
    expect(reasons.filter(has_text="स्थान")).to_contain_text("जो सब सही नहीं हो सकते: Osaka और Tokyo।")
    assert visit.page.locator("#doubts-view .dispute > .note[lang=en]").count() == 0
    visit.page.get_by_label("भाषा").select_option("en")
    expect(reasons.filter(has_text="places")).to_contain_text("that cannot all be right: Osaka and Tokyo.")


def test_the_page_speaks_hindi_and_says_so(visit: Visit) -> None:
    visit.view("facts")
    visit.page.get_by_label("Language").select_option("hi")
    expect(visit.page.locator('[data-view="facts"]')).to_have_text("तालिका")
    assert visit.page.evaluate("() => document.documentElement.lang") == "hi"
    expect(visit.page.locator("#facts-view")).to_be_visible()
    own = visit.page.locator("[data-word]").all_inner_texts()
    assert [text for text in own if not re.search(r"[\u0900-\u097f]", text)] == []
    visit.page.get_by_label("भाषा").select_option("en")
    expect(visit.page.locator('[data-view="facts"]')).to_have_text("Table")


def test_the_tour_opens_once_goes_by_the_keyboard_and_can_be_taken_again(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, tour=True)
    expect(visit.page.locator("#tour")).to_be_focused()
    for step in range(1, 6):
        expect(visit.page.locator("#tour")).to_contain_text(f"{step} of 5")
        visit.page.keyboard.press("ArrowRight")
    expect(visit.page.locator("#tour")).to_be_hidden()
    expect(visit.page.locator("#network-view")).to_be_visible()
    visit.page.reload()
    expect(visit.page.locator("#tour")).to_be_hidden()
    visit.page.get_by_role("button", name="Take the one-minute tour").click()
    expect(visit.page.locator("#tour")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#tour")).to_be_hidden()
    expect(visit.page.get_by_role("button", name="Take the one-minute tour")).to_be_focused()


def test_no_tour_stands_before_a_view_that_was_sent(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, tour=True, address="#view=documents")
    expect(visit.page.locator("#tour")).to_be_hidden()


def test_a_browser_that_keeps_nothing_shows_the_page_all_the_same(open_page: Open, sample_page: str) -> None:
    denied = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    visit = open_page(sample_page, tour=True, before=denied)
    visit.page.get_by_role("button", name="Close the tour").click()
    visit.page.click("#theme")
    visit.find("Dev Rao")
    assert visit.panel().startswith("Dev Rao")


def test_the_licences_of_what_the_page_is_made_of_stand_in_it(visit: Visit) -> None:
    visit.page.locator("#panel summary").click()
    told = visit.page.inner_text("pre.licences")
    for name in ("vis-network", "oxigraph", "minisearch", "write-excel-file", "fflate"):
        assert name in told


def test_what_is_sought_in_the_table_is_in_the_address(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    visit.view("facts")
    visit.page.fill("#facts-search", "tokyo")
    visit.page.get_by_role("checkbox", name="What follows from the facts").last.check()
    visit.page.locator("#facts-document").select_option(index=1)
    for _ in range(2):
        visit.page.get_by_role("columnheader", name="Object").get_by_role("button").click()
    rows = visit.page.locator("#facts-table tbody tr")
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    assert again.page.locator("#facts-table tbody tr").all_inner_texts() == rows.all_inner_texts() != []
    assert again.page.input_value("#facts-search") == "tokyo"
    expect(again.page.get_by_role("columnheader", name="Object")).to_have_attribute("aria-sort", "descending")
    visit.page.select_option("#facts-kind", "documents")
    assert "rows.sort" not in visit.page.url
