"""A person explores the network: neighbours, ways between two things, what is folded, hidden and moved."""

from __future__ import annotations

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

SESSION = "Inaugural India-Japan Strategic Materials Dialogue"
DIALOGUE = "India-Japan Strategic Materials Dialogue"


@pytest.fixture
def visit(open_page: Open, sample_page: str) -> Visit:
    return open_page(sample_page)


def press(visit: Visit, name: str) -> None:
    visit.page.locator("#panel").get_by_role("button", name=name, exact=True).click()


def reopened(visit: Visit, open_page: Open, sample_page: str) -> Visit:
    """The same view, opened by its address."""
    return open_page(sample_page, address="#" + visit.page.url.partition("#")[2])


def drawn_links(visit: Visit) -> list[str]:
    """The labels of the lines that are drawn to the dialogue, those that stand for several with their number."""
    return visit.page.evaluate(
        """(name) => {
            const { content, shown } = kgPage, { links, bundles } = shown();
            const { id } = content.things.find((one) => one.label === name);
            return [...links].map((link) => content.links[link]).concat(...bundles.values())
                .filter((line) => line.source === id || line.target === id)
                .map((line) => `${line.label}${line.links ? ` x${line.links.length}` : ""}`).sort();
        }""",
        DIALOGUE,
    )


def test_a_neighbourhood_reaches_as_many_links_as_one_chooses(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.find("Kenji Morita")
    press(visit, "Show only what it is linked to")
    near = visit.shown()
    assert "Dev Rao" not in near
    assert "Only Kenji Morita and what is directly linked to it." in visit.page.inner_text("#view-note")
    visit.page.get_by_label("Links away").select_option("2")
    assert near | {"Dev Rao"} <= visit.shown()
    assert "at most 2 links away" in visit.page.inner_text("#view-note")
    assert reopened(visit, open_page, sample_page).shown() == visit.shown()
    visit.page.locator("#view-note").get_by_role("button", name="Show all").click()
    assert len(visit.shown()) == 32


def test_neighbours_of_another_thing_are_shown_too_and_folded_again(visit: Visit) -> None:
    visit.find("Tara Iyer")
    press(visit, "Show only what it is linked to")
    visit.find("Kenji Morita")
    press(visit, "Show its neighbours")
    assert {"Tara Iyer", "Kenji Morita", SESSION} <= visit.shown()
    press(visit, "Fold its neighbours")
    assert SESSION not in visit.shown()


def test_neighbours_that_hang_on_one_thing_alone_fold_into_it(visit: Visit, open_page: Open, sample_page: str) -> None:
    before = visit.shown()
    visit.find(SESSION)
    press(visit, "Fold its neighbours")
    folded = before - visit.shown()
    assert "seabed mapping" in {label.lower() for label in folded}
    assert f"{len(folded)} things are folded into others" in visit.page.inner_text("#view-note")
    assert reopened(visit, open_page, sample_page).shown() == visit.shown()
    visit.page.locator("#view-note").get_by_role("button", name="Unfold").click()
    assert visit.shown() == before


def test_meetings_fold_into_links_between_persons_and_forums(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.page.get_by_role("checkbox", name="Meetings folded into Forums").check()
    assert SESSION not in visit.shown()
    assert DIALOGUE in visit.shown()
    drawn = drawn_links(visit)
    assert "co-chaired" in drawn
    assert any(line.startswith("covers") for line in drawn)
    again = reopened(visit, open_page, sample_page)
    assert drawn_links(again) == drawn
    visit.find("Rohan Pillai")
    visit.page.mouse.click(*visit.link_place("Rohan Pillai", "co-chaired", DIALOGUE))
    assert "It was co-chaired by Foreign Secretary Asha Menon" in visit.panel()


def test_a_line_that_stands_for_folded_ones_tells_what_they_say(
    visit: Visit, open_page: Open, sample_page: str
) -> None:
    visit.page.get_by_role("checkbox", name="Meetings folded into Forums").check()
    place = visit.page.evaluate(
        """() => {
            const { drawing, onScreen, shown } = kgPage;
            const bundle = [...shown().bundles.values()].find((one) => one.label === "covers");
            drawing.moveTo({ position: drawing.middle(bundle.key), scale: 2 });
            return onScreen(drawing.middle(bundle.key));
        }"""
    )
    visit.page.locator("#picture").click(position=place)
    expect(visit.page.locator("#panel h2")).to_contain_text("covers")
    assert "Both sides discussed" in visit.panel()
    again = reopened(visit, open_page, sample_page)
    expect(again.page.locator("#panel h2")).to_have_text(visit.page.inner_text("#panel h2"))


def test_a_thing_is_hidden_and_shown_again(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.find("Kenji Morita")
    press(visit, "Hide")
    assert "Kenji Morita" not in visit.shown()
    assert "Kenji Morita" not in reopened(visit, open_page, sample_page).shown()
    visit.page.locator("#view-note").get_by_role("button", name="Show again").click()
    assert "Kenji Morita" in visit.shown()


def place_in_picture(visit: Visit, label: str) -> tuple[float, float]:
    """Where a thing lies in the picture, wherever that is looked at from."""
    spot = visit.page.evaluate(
        """(label) => kgPage.drawing.spot(kgPage.content.things.find((one) => one.label === label).id)""", label
    )
    return spot["x"], spot["y"]


def test_a_thing_that_is_dragged_stays_where_it_is_put(visit: Visit, open_page: Open, sample_page: str) -> None:
    x, y = visit.thing_place("Tara Iyer")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x + 30, y + 20, steps=4)
    visit.page.mouse.move(x + 60, y + 40, steps=4)
    visit.page.mouse.up()
    visit.page.wait_for_function("() => location.hash.includes('pin=')")
    moved = visit.thing_place("Tara Iyer")
    assert moved == pytest.approx((x + 60, y + 40), abs=8)
    again = reopened(visit, open_page, sample_page)
    assert place_in_picture(again, "Tara Iyer") == pytest.approx(place_in_picture(visit, "Tara Iyer"), abs=2)
    visit.find("Tara Iyer")
    press(visit, "Put back in its place")
    assert "pin=" not in visit.page.url


def test_a_thing_is_moved_without_dragging(visit: Visit) -> None:
    visit.find("Tara Iyer")
    before = visit.thing_place("Tara Iyer")
    visit.page.get_by_text("Move it").click()
    press(visit, "Move right")
    right = visit.thing_place("Tara Iyer")
    assert right[0] > before[0]
    visit.page.locator("#picture").focus()
    visit.page.keyboard.press("Shift+ArrowDown")
    assert visit.thing_place("Tara Iyer")[1] > right[1]


def test_how_two_things_are_linked_is_told_step_by_step_with_the_sentences(
    visit: Visit, open_page: Open, sample_page: str
) -> None:
    """Three interactions: choose one, ask, choose the other."""
    visit.find("Yumi Arakawa")
    press(visit, "How is it linked to …")
    visit.find("Dev Rao")
    expect(visit.page.locator("#panel h2")).to_have_text("How Yumi Arakawa and Dev Rao are linked")
    told = visit.panel()
    assert "It was co-chaired by Foreign Secretary Asha Menon" in told
    assert "Former Foreign Secretary Dev Rao attended the session" in told
    again = reopened(visit, open_page, sample_page)
    expect(again.page.locator("#panel h2")).to_have_text("How Yumi Arakawa and Dev Rao are linked")
    assert again.panel() == told


def test_two_things_are_linked_by_a_click_with_the_shift_key(visit: Visit) -> None:
    visit.find("Yumi Arakawa")
    visit.page.keyboard.down("Shift")
    visit.page.mouse.click(*visit.thing_place(SESSION))
    visit.page.keyboard.up("Shift")
    expect(visit.page.locator("#panel h2")).to_have_text(f"How Yumi Arakawa and {SESSION} are linked")


def test_where_nothing_links_two_things_the_panel_says_so(visit: Visit) -> None:
    for name in ("Meetings", "Persons", "Forums"):
        visit.page.locator("#class-filter").get_by_role("checkbox", name=name).uncheck()
    visit.find("India")
    press(visit, "How is it linked to …")
    visit.find("seabed mapping")
    assert "Nothing that is shown links them" in visit.panel()


def test_a_finger_asks_for_a_path(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, width=390, height=844, has_touch=True)
    visit.page.touchscreen.tap(*visit.thing_place("Kenji Morita"))
    visit.page.get_by_role("button", name="How is it linked to …").tap()
    visit.page.locator("#search").tap()
    visit.page.keyboard.type("Dev Rao")
    visit.page.locator("#found [role=option]").first.tap()
    expect(visit.page.locator("#panel h2")).to_have_text("How Kenji Morita and Dev Rao are linked")


def test_every_action_has_a_key_and_the_page_lists_them(visit: Visit) -> None:
    keyboard = visit.page.keyboard
    visit.find("Kenji Morita")
    visit.page.locator("#picture").focus()
    keyboard.press("f")
    near = visit.shown()
    assert len(near) < 32
    keyboard.press("2")
    assert near < visit.shown()
    keyboard.press("f")
    keyboard.press("c")
    assert "close=" in visit.page.url
    keyboard.press("e")
    assert "close=" not in visit.page.url
    keyboard.press("m")
    assert SESSION not in visit.shown()
    keyboard.press("m")
    keyboard.press("h")
    assert "Kenji Morita" not in visit.shown()
    visit.find("Dev Rao")
    visit.page.locator("#picture").focus()
    keyboard.press("l")
    expect(visit.page.locator("#panel h2")).to_have_text("How is Dev Rao linked to …")
    visit.page.get_by_text("Keys in the picture").click()
    assert {"f", "1 – 4", "c", "e", "m", "h", "l", "p"} <= set(visit.page.locator("#keys-list kbd").all_inner_texts())


def test_the_network_can_be_drawn_as_its_groups_and_one_opened(visit: Visit, open_page: Open, sample_page: str) -> None:
    visit.page.get_by_role("checkbox", name="Draw as groups").check()
    groups = "() => [...kgPage.shown().things].filter((id) => typeof id === 'string')"
    found = visit.page.evaluate(groups)
    assert len(found) > 1
    assert f"drawn as {len(found)} groups" in visit.page.inner_text("#view-note")
    place = visit.page.evaluate("(id) => kgPage.onScreen(kgPage.drawing.spot(id))", found[0])
    visit.page.locator("#picture").click(position=place)
    expect(visit.page.locator("#panel h2")).to_contain_text("Group around")
    press(visit, "Open the group")
    assert len(visit.page.evaluate(groups)) == len(found) - 1
    assert reopened(visit, open_page, sample_page).page.evaluate(groups) == visit.page.evaluate(groups)
