"""What a reader chose is seen: beneath no map, button or panel, in short windows, and in colours of one's own."""

from __future__ import annotations

from typing import Any

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

SESSION = "Inaugural India-Japan Strategic Materials Dialogue"

OVER = "#minimap:not(.idle), #filters, #view-note, #selected, .zoom, #panel"


def lies_beneath(visit: Visit, label: str) -> list[str]:
    """What lies over the middle of a thing in the picture."""
    x, y = visit.thing_place(label)
    frame = visit.page.locator("#picture").bounding_box()
    assert frame is not None
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert frame["y"] < y < frame["y"] + frame["height"]
    boxes = visit.page.evaluate(
        """([names, x, y]) => [...document.querySelectorAll(names)].filter((one) => {
            const { left, right, top, bottom, width } = one.getBoundingClientRect();
            return width && x > left && x < right && y > top && y < bottom;
        }).map((one) => one.id || one.className)""",
        [OVER, x, y],
    )
    return list(boxes)


def look_so_that(visit: Visit, label: str, lies_at: dict[str, Any]) -> None:
    """Move the picture so that a thing comes to lie at a point of the window, at a scale at which not all is seen."""
    visit.page.evaluate(
        """([label, { x, y }]) => {
            const { content, drawing } = kgPage;
            const spot = drawing.spot(content.things.find((one) => one.label === label).id);
            const frame = document.getElementById("picture").getBoundingClientRect(), scale = 1.2;
            const aim = { x: x - frame.left - frame.width / 2, y: y - frame.top - frame.height / 2 };
            drawing.moveTo({ position: { x: spot.x - aim.x / scale, y: spot.y - aim.y / scale }, scale });
        }""",
        [label, lies_at],
    )
    visit.page.wait_for_timeout(200)


def middle_of(visit: Visit, name: str) -> dict[str, float]:
    box = visit.page.locator(name).bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


@pytest.mark.parametrize("cover", ["#minimap", "#zoom-fit", "#filters"])
def test_a_thing_that_is_chosen_lies_beneath_nothing(open_page: Open, sample_page: str, cover: str) -> None:
    visit = open_page(sample_page, width=1000 if cover == "#filters" else 1280)
    look_so_that(visit, "Asha Menon", {"x": 640, "y": 400})
    place = middle_of(visit, cover)
    look_so_that(visit, "Dev Rao", place)
    assert lies_beneath(visit, "Dev Rao") != []
    visit.find("Dev Rao")
    visit.page.wait_for_timeout(200)
    assert lies_beneath(visit, "Dev Rao") == []


def test_the_small_map_goes_to_the_other_corner_where_it_would_lie_on_what_is_lit(
    open_page: Open, sample_page: str
) -> None:
    visit = open_page(sample_page)
    look_so_that(visit, "Asha Menon", {"x": 640, "y": 400})
    visit.find("Dev Rao")
    before = middle_of(visit, "#minimap")
    look_so_that(visit, "Dev Rao", before)
    after = middle_of(visit, "#minimap")
    assert (after["x"] > before["x"], after["y"] < before["y"]) == (True, True)
    assert lies_beneath(visit, "Dev Rao") == []


def test_the_way_between_two_things_is_seen_above_the_panel_of_a_phone(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, width=360, height=740)
    visit.find("Yumi Arakawa")
    visit.page.get_by_role("button", name="How is it linked to …").click()
    visit.find("Dev Rao")
    expect(visit.page.locator("#panel h2")).to_have_text("How Yumi Arakawa and Dev Rao are linked")
    visit.page.wait_for_timeout(200)
    for label in ("Yumi Arakawa", SESSION, "Dev Rao"):
        assert lies_beneath(visit, label) == [], label


def test_no_label_lies_beneath_the_map_or_the_buttons(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    look_so_that(visit, SESSION, {"x": 640, "y": 400})
    boxes = visit.page.evaluate("() => kgPage.labels.painted().map((one) => one.box)")
    frame = visit.page.locator("#picture").bounding_box()
    assert boxes
    assert frame is not None
    for name in ("#minimap", ".zoom"):
        cover = visit.page.locator(name).bounding_box()
        assert cover is not None
        left, top = cover["x"] - frame["x"], cover["y"] - frame["y"]
        for box in boxes:
            across = box["left"] < left + cover["width"] and left < box["right"]
            assert not (across and box["top"] < top + cover["height"] and top < box["bottom"]), name


@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 400), (640, 360)])
def test_at_four_times_the_size_everything_can_be_scrolled_to(
    open_page: Open, sample_page: str, width: int, height: int
) -> None:
    """A window of 1280 by 1024 pixels at 400 % is as large as one of 320 by 256 at 100 %."""
    visit = open_page(sample_page, width=width, height=height)
    for name in ("network", "facts", "documents", "questions", "doubts"):
        visit.view(name)
        assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= width
        room = visit.page.locator(f"#{name}-view").bounding_box()
        assert room is not None
        assert room["height"] >= 180, name
    visit.find("Farida")
    panel = visit.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Farida Contractor")
    visit.page.get_by_role("button", name="Read in the document").last.click()
    expect(visit.page.locator("mark.chosen").first).to_be_in_viewport()


def test_in_colours_of_ones_own_what_is_chosen_can_be_told(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, forced_colors="active")
    ground = "(one) => getComputedStyle(one).backgroundColor"
    grounds = visit.page.locator(".views button").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert grounds.count(grounds[0]) == 1
    visit.page.fill("#search", "a")
    options = visit.page.locator("#found [role=option]")
    assert options.nth(0).evaluate(ground) != options.nth(1).evaluate(ground)
    visit.find("Farida")
    visit.page.get_by_role("button", name="Read in the document").last.click()
    outline = "(one) => getComputedStyle(one).outlineStyle"
    assert visit.page.locator("mark.chosen").first.evaluate(outline) == "solid"
    assert visit.page.locator("mark:not(.chosen)").first.evaluate(outline) == "none"


def test_where_one_looks_is_in_the_address(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    whole = visit.thing_place("Asha Menon")
    visit.page.wait_for_timeout(600)
    assert "sight=" not in visit.page.url
    look_so_that(visit, "Asha Menon", {"x": 500, "y": 300})
    visit.page.wait_for_function("() => location.hash.includes('sight=')")
    again = open_page(sample_page, address="#" + visit.page.url.partition("#")[2])
    assert again.thing_place("Asha Menon") == pytest.approx((500, 300), abs=3)
    narrow = open_page(sample_page, address="#" + visit.page.url.partition("#")[2], width=1000)
    frame = narrow.page.locator("#picture").bounding_box()
    x, y = narrow.thing_place("Asha Menon")
    assert frame is not None
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert frame["y"] < y < frame["y"] + frame["height"]
    again.page.click("#zoom-fit")
    again.page.wait_for_function("() => !location.hash.includes('sight=')")
    assert again.thing_place("Asha Menon") == pytest.approx(whole, abs=3)


def test_the_address_tells_no_sight_when_only_what_is_shown_changes(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    visit.page.get_by_role("button", name="One step on in time").click()
    visit.page.wait_for_timeout(800)
    assert "sight=" not in visit.page.url


def test_going_back_looks_where_one_looked(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    visit.view("facts")
    visit.view("network")
    look_so_that(visit, "Asha Menon", {"x": 500, "y": 300})
    visit.page.wait_for_function("() => location.hash.includes('sight=')")
    visit.find("Dev Rao")
    visit.page.click("#zoom-fit")
    visit.page.wait_for_function("() => !location.hash.includes('sight=')")
    visit.page.go_back()
    visit.page.wait_for_timeout(800)
    assert visit.thing_place("Asha Menon") == pytest.approx((500, 300), abs=3)
