"""Things are selected by drawing around them or by keys, stand out, and are saved."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

SELECTED = (
    "() => new URLSearchParams(location.hash.slice(1)).getAll('select')"
    ".map((name) => kgPage.content.things.find((one) => one.iri.endsWith(name)).label).sort()"
)


@pytest.fixture
def visit(open_page: Open, sample_page: str) -> Visit:
    return open_page(sample_page)


def draw_around(visit: Visit, label: str, *, room: float = 14) -> None:
    """Turn drawing on and draw a line around a thing."""
    visit.page.get_by_role("button", name="Select by drawing").click()
    x, y = visit.thing_place(label)
    corners = [(x - room, y - room), (x + room, y - room), (x + room, y + room), (x - room, y + room)]
    visit.page.mouse.move(*corners[0])
    visit.page.mouse.down()
    for corner in corners[1:]:
        visit.page.mouse.move(*corner, steps=3)
    visit.page.mouse.up()


def save(visit: Visit, name: str) -> str:
    """The text of the file that a button of the selection saves."""
    with visit.page.expect_download() as kept:
        visit.page.locator("#selected").get_by_role("button", name=name).click()
    return Path(kept.value.path()).read_text(encoding="utf-8-sig")


def test_a_line_around_things_selects_them_and_with_shift_adds_to_them(visit: Visit) -> None:
    draw_around(visit, "Tara Iyer")
    assert visit.page.evaluate(SELECTED) == ["Tara Iyer"]
    expect(visit.page.locator("#selected")).to_contain_text("1 selected")
    expect(visit.page.locator("#lasso")).to_be_hidden()
    visit.page.keyboard.down("Shift")
    draw_around(visit, "Leela Varma")
    visit.page.keyboard.up("Shift")
    assert visit.page.evaluate(SELECTED) == ["Leela Varma", "Tara Iyer"]
    draw_around(visit, "Dev Rao")
    assert visit.page.evaluate(SELECTED) == ["Dev Rao"]


def test_a_press_selects_nothing_and_escape_ends_the_drawing(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Select by drawing").click()
    expect(visit.page.locator("#lasso-help")).to_be_visible()
    x, y = visit.thing_place("Tara Iyer")
    visit.page.mouse.click(x, y)
    expect(visit.page.locator("#lasso")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#lasso")).to_be_hidden()
    assert visit.page.evaluate(SELECTED) == []


def test_keys_alone_select_and_save_and_clear(visit: Visit) -> None:
    for name in ("Asha Menon", "Vikas Anand"):
        visit.find(name)
        visit.page.locator("#picture").focus()
        visit.page.keyboard.press("s")
    assert visit.page.evaluate(SELECTED) == ["Asha Menon", "Vikas Anand"]
    clear = visit.page.get_by_role("button", name="Clear")
    clear.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#selected")).to_be_hidden()
    assert visit.page.evaluate("() => document.activeElement.id") == "picture"


def test_the_selection_is_saved_as_json_and_csv_with_what_joins_its_things(visit: Visit) -> None:
    for name in ("Kenji Morita", "Meeting of Kenji Morita and Vikas Anand", "Vikas Anand"):
        visit.find(name)
        visit.page.locator("#panel").get_by_role("button", name="Add to the selection").click()
    saved = json.loads(save(visit, "JSON"))
    names = {"Kenji Morita", "Meeting of Kenji Morita and Vikas Anand", "Vikas Anand"}
    assert {thing["label"] for thing in saved["things"]} == names
    assert {link["label"] for link in saved["links"]} == {"between", "met"}
    things = list(csv.DictReader(io.StringIO(save(visit, "Things (CSV)"))))
    assert {row["Name"] for row in things} == names
    facts = list(csv.DictReader(io.StringIO(save(visit, "Facts (CSV)"))))
    assert {(row["Subject"], row["Object"]) for row in facts} >= {("Kenji Morita", "Vikas Anand")}
    assert all(row["Subject"] in names and row["Object"] in names and row["Sentence"] for row in facts)


def test_the_selection_is_in_the_address_and_outlives_a_reset(visit: Visit, open_page: Open, sample_page: str) -> None:
    draw_around(visit, "Tara Iyer")
    visit.page.get_by_role("checkbox", name="Meetings", exact=False).first.uncheck()
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    expect(again.page.locator("#selected")).to_contain_text("1 selected")
    again.page.click("#reset")
    assert again.page.evaluate(SELECTED) == ["Tara Iyer"]
    visit.find("Tara Iyer")
    visit.page.locator("#panel").get_by_role("button", name="Take out of the selection").click()
    expect(visit.page.locator("#selected")).to_be_hidden()


def test_what_is_selected_stands_out(visit: Visit) -> None:
    def whole() -> bytes:
        visit.page.get_by_role("button", name="Show the whole picture").click()
        visit.page.wait_for_timeout(300)
        return visit.page.locator("#picture").screenshot(mask=[visit.page.locator("#selected")])

    before = whole()
    assert whole() == before
    visit.find("Tara Iyer")
    visit.page.locator("#panel").get_by_role("button", name="Add to the selection").click()
    visit.page.locator("#panel").get_by_role("button", name="Close").click()
    after = whole()
    assert after != before
    visit.page.get_by_role("button", name="Clear").click()
    assert whole() == before
