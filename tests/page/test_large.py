"""A large network opens as its groups, is drawn by the canvas, and obeys the same hands."""

from __future__ import annotations

import networkx
import pytest
from visit import Open, Visit

from kg.network import Evidence, Network
from kg.render import render_network

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

GROUPS, MEMBERS = 30, 280


def large_network(groups: int = GROUPS) -> Network:
    """Groups of things that hang on a hub each, and hubs that hang on each other: 8,400 things."""
    network: Network = networkx.MultiDiGraph()
    for group in range(groups):
        for member in range(MEMBERS):
            name = f"Hub {group}" if not member else f"Thing {group}-{member}"
            kinds = {"aliases": (), "misspellings": (), "spellings": (), "kinds": (), "documents": ()}
            importance = 0.5 if not member else 0.01
            network.add_node(name, label=name, type="Person" if member else "Forum", importance=importance, **kinds)
            if member:
                link(network, name, f"Hub {group}")
        if group:
            link(network, f"Hub {group}", "Hub 0")
    return network


def link(network: Network, source: str, target: str) -> None:
    known = {"property": "met", "role": None, "assertions": (), "documents": (), "derived": False, "symmetric": False}
    network.add_edge(source, target, key="met", label="met", **known)


@pytest.fixture(scope="module")
def large_page() -> str:
    evidence = Evidence(statements=(), sources=(), namings=(), terms=(), disputes=(), undated=())
    return render_network(large_network(), evidence)


@pytest.fixture
def visit(open_page: Open, large_page: str) -> Visit:
    opened = open_page(large_page)
    opened.page.wait_for_function("() => globalThis.kgPage && kgPage.labels.painted().length > 0")
    return opened


def rest(visit: Visit) -> None:
    """Wait until the picture stands still and is painted sharply."""
    visit.page.wait_for_timeout(400)


def test_groups_come_first_and_the_page_says_so(visit: Visit) -> None:
    assert "data-packed" in visit.page.content()
    shown = visit.page.evaluate("() => [...kgPage.shown().things]")
    assert len(shown) == GROUPS
    assert f"{GROUPS * MEMBERS} things are drawn as {GROUPS} groups" in visit.page.inner_text("#view-note")
    named = visit.page.evaluate("() => kgPage.labels.painted().filter((one) => one.kind === 'group').length")
    assert named > GROUPS / 2


def test_a_group_is_opened_where_it_stands_and_its_things_obey_the_hand(visit: Visit) -> None:
    visit.find("Thing 7-7")
    visit.page.locator("#panel").get_by_role("button", name="Show its neighbours").click()
    assert len(visit.shown()) == MEMBERS
    rest(visit)
    visit.page.evaluate(
        """() => {
            const thing = kgPage.content.things.find((one) => one.label === "Thing 7-9");
            kgPage.drawing.moveTo({ position: kgPage.drawing.spot(thing.id), scale: 1.5 });
        }"""
    )
    rest(visit)
    visit.page.mouse.click(*visit.thing_place("Thing 7-9"))
    expect(visit.page.locator("#panel h2")).to_have_text("Thing 7-9")
    x, y = visit.thing_place("Thing 7-9")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x + 40, y + 30, steps=5)
    visit.page.mouse.up()
    visit.page.wait_for_function("() => location.hash.includes('pin=')")
    assert visit.thing_place("Thing 7-9") == pytest.approx((x + 40, y + 30), abs=3)


def test_dragging_the_ground_moves_the_picture_and_the_wheel_zooms(visit: Visit) -> None:
    view = "() => kgPage.drawing.view()"
    before = visit.page.evaluate(view)
    frame = visit.page.locator("#picture").bounding_box()
    assert frame is not None
    x, y = frame["x"] + 12, frame["y"] + 12
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x + 80, y + 60, steps=5)
    visit.page.mouse.up()
    moved = visit.page.evaluate(view)
    assert moved["x"] < before["x"]
    assert moved["y"] < before["y"]
    visit.page.mouse.wheel(0, -400)
    visit.page.wait_for_function("(scale) => kgPage.drawing.view().scale > scale", arg=before["scale"])


def test_the_foremost_of_a_crowd_are_named_though_specks_lie_beneath(open_page: Open) -> None:
    evidence = Evidence(statements=(), sources=(), namings=(), terms=(), disputes=(), undated=())
    visit = open_page(render_network(large_network(10), evidence))
    visit.page.wait_for_function("() => globalThis.kgPage && kgPage.labels.painted().length > 0")
    rest(visit)
    assert len({f"Hub {group}" for group in range(10)} & visit.named()) >= 8
