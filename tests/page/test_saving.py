"""A person takes the view out of the page: as a picture, as data, on paper; and looks at all of it on the small map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from test_hostile import HOSTILE, hostile_page  # noqa: F401 - a fixture
from visit import Open, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Download

SESSION = "Inaugural India-Japan Strategic Materials Dialogue"


@pytest.fixture
def visit(open_page: Open, sample_page: str) -> Visit:
    return open_page(sample_page)


def save(visit: Visit, name: str) -> Path:
    """What the button of this name lets the browser keep."""
    with visit.page.expect_download() as kept:
        visit.page.get_by_role("button", name=name).click()
    download: Download = kept.value
    return download.path()


def texts_of(svg: Path) -> list[str]:
    """The labels of a picture: the lines of a text are joined."""
    drawing = etree.fromstring(svg.read_bytes())
    return [" ".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")]


def test_the_view_is_saved_as_svg_with_its_labels_as_text(visit: Visit) -> None:
    visit.find("Rohan Pillai")
    visit.look_at_link("Rohan Pillai", "co-chaired", SESSION)
    visit.page.wait_for_timeout(300)
    texts = texts_of(save(visit, "Picture (SVG)"))
    assert {"Rohan Pillai", "co-chaired"} <= set(texts)
    painted = visit.page.evaluate("() => kgPage.labels.painted().map((one) => one.lines.join(' '))")
    assert sorted(texts) == sorted(painted)


def test_no_text_becomes_markup_of_a_saved_picture(open_page: Open, hostile_page: str) -> None:  # noqa: F811
    visit = open_page(hostile_page)
    visit.page.evaluate("() => kgPage.drawing.moveTo({ position: kgPage.drawing.view(), scale: 2 })")
    visit.page.wait_for_timeout(300)
    drawing = etree.fromstring(save(visit, "Picture (SVG)").read_bytes())
    tags = {etree.QName(node).localname for node in drawing.iter() if isinstance(node.tag, str)}
    assert tags <= {"svg", "title", "rect", "g", "path", "polygon", "circle", "text", "tspan"}
    assert drawing.findtext("{http://www.w3.org/2000/svg}title") == HOSTILE[0]
    assert visit.page.evaluate("() => globalThis.ran") is None


def test_the_view_is_saved_as_png_twice_as_fine_as_the_screen(visit: Visit) -> None:
    data = save(visit, "Picture (PNG)").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    frame = visit.page.locator("#picture").bounding_box()
    assert frame is not None
    assert (width, height) == (round(frame["width"]) * 2, round(frame["height"]) * 2)


def test_the_selection_is_saved_as_json_with_its_sentences(visit: Visit) -> None:
    visit.find("Dev Rao")
    saved = json.loads(save(visit, "Selection (JSON)").read_text(encoding="utf-8"))
    assert {"Dev Rao", SESSION} <= {thing["label"] for thing in saved["things"]}
    sentences = {sentence["text"] for link in saved["links"] for sentence in link["sentences"]}
    assert "Former Foreign Secretary Dev Rao attended the session, which Japan hosted." in sentences


def test_on_paper_stand_the_picture_on_light_ground_and_what_the_panel_tells(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page, color_scheme="dark")
    visit.find("Dev Rao")
    visit.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    visit.page.emulate_media(media="print")
    assert visit.page.locator("#printed svg").is_visible()
    assert visit.page.locator("#printed svg > rect").get_attribute("fill") == "#fbfbfd"
    assert visit.page.locator("#panel blockquote").first.is_visible()
    for hidden in (
        "#filters",
        "#picture",
        ".views",
        ".actions >> nth=0",
        "#search",
        "#language",
        "#theme",
        ".asks >> nth=0",
    ):
        assert not visit.page.locator(hidden).is_visible(), hidden
    visit.page.emulate_media(media="screen")
    visit.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert visit.page.evaluate("() => document.documentElement.dataset.theme") is None
    assert visit.page.locator("#printed svg").count() == 0


def test_on_paper_no_card_leaves_a_page_empty_and_an_answer_stands_without_its_list(
    open_page: Open, sample_page: str
) -> None:
    visit = open_page(sample_page, address="#view=doubts")
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".dispute .claims").first.evaluate("(one) => getComputedStyle(one).display") == "block"
    assert visit.page.locator(".claim").first.evaluate("(one) => getComputedStyle(one).breakInside") == "auto"
    visit.page.emulate_media(media="screen")
    visit.view("questions")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("#question-list").is_visible()
    assert visit.page.locator("#asking").is_visible()


def test_a_press_on_the_small_map_looks_there(visit: Visit) -> None:
    visit.page.evaluate("() => kgPage.drawing.moveTo({ position: { x: 0, y: 0 }, scale: 2 })")
    before = visit.page.evaluate("() => kgPage.drawing.view().x")
    visit.page.locator("#minimap").click(position={"x": 130, "y": 55})
    assert visit.page.evaluate("() => kgPage.drawing.view().x") > before + 50


def test_all_rows_of_a_table_are_printed(open_page: Open, seeds_page: str) -> None:
    visit = open_page(seeds_page, address="#view=facts")
    rows = visit.page.locator("#facts-table tbody tr")
    assert rows.count() == 100
    visit.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    count = visit.page.evaluate("() => kgPage.content.facts.filter((fact) => !fact.derived).length")
    assert count > 150
    assert rows.count() == count
    visit.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert rows.count() == 100
