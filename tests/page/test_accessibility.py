"""No state of the page breaks a rule of axe-core, on wide and narrow screens, in light and dark; keys are enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

CHECK = """async (colours) => {
    const options = { preload: false, rules: { "target-size": { enabled: true } } };
    if (colours) options.runOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
    return (await axe.run(options)).violations.map(({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}"""
"""Every rule that axe-core has switched on, its best practices among them, and the one of WCAG 2.2 that it has not."""


def choose_a_sentence(visit: Visit) -> None:
    visit.find("Dev Rao")
    visit.page.locator("#panel blockquote").first.click()


def ask(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.view("questions")
    visit.page.locator("#question-list").get_by_role("button", name="Co-chairs").click()
    visit.page.locator("#asking tbody tr").first.wait_for(timeout=20_000)
    visit.page.get_by_role("button", name="Show sentences").first.click()


def list_questions(visit: Visit) -> None:
    """On a phone the list has given way to the question; elsewhere it stands beside it."""
    visit.page.keyboard.press("Escape")
    back = visit.page.get_by_role("button", name="All questions")
    if back.is_visible():
        back.click()


def write_sparql(visit: Visit) -> None:
    visit.page.locator("#question-list").get_by_role("button", name="Your own question").click()


def list_things(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.view("facts")
    visit.page.get_by_label("Rows").select_option("things")


def search(visit: Visit) -> None:
    visit.view("network")
    visit.page.fill("#search", "a")


def read_about(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.page.click("#about")
    visit.page.locator("#panel summary").click()


def select_by_drawing(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.find("Kenji Morita")
    visit.page.locator("#panel").get_by_role("button", name="Add to the selection").click()
    visit.page.evaluate("() => document.getElementById('filters-fold').setAttribute('open', '')")
    for facet in visit.page.locator(".facet > summary").all():
        facet.click()
    visit.page.evaluate("() => document.getElementById('lasso-start').click()")
    visit.page.locator("#lasso-help").wait_for()


STATES: dict[str, Callable[[Visit], Any]] = {
    "the tour": lambda visit: visit.page.locator("#tour").wait_for(),
    "the network": lambda visit: visit.page.get_by_role("button", name="Close the tour").click(),
    "a thing": lambda visit: visit.find("Kenji Morita"),
    "the table of facts": lambda visit: visit.view("facts"),
    "a sentence in its document": choose_a_sentence,
    "open points": lambda visit: visit.view("doubts"),
    "an answer": ask,
    "the list of questions": list_questions,
    "a question in SPARQL": write_sparql,
    "the table of things": list_things,
    "what a search finds": search,
    "about the page": read_about,
    "a selection, and open filters": select_by_drawing,
}
"""What a reader does, one after the other, and what is then seen."""


@pytest.fixture(scope="module")
def axe(page_folder: Path) -> str:
    return (page_folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def broken(visit: Visit) -> list[str]:
    """The rules that are broken in light, and those of colours in dark."""
    found: list[str] = visit.page.evaluate(CHECK, False)
    visit.page.emulate_media(color_scheme="dark")
    found += [f"in dark: {rule}" for rule in visit.page.evaluate(CHECK, True)]
    visit.page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("width", [360, 1400])
def test_no_rule_of_axe_is_broken(open_page: Open, sample_page: str, axe: str, width: int) -> None:
    visit = open_page(sample_page, width=width, height=800, color_scheme="light", tour=True)
    visit.page.evaluate(axe)
    found = {}
    for name, act in STATES.items():
        act(visit)
        found[name] = broken(visit)
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("width", [360, 1400])
def test_no_rule_of_axe_is_broken_in_hindi(open_page: Open, sample_page: str, axe: str, width: int) -> None:
    visit = open_page(sample_page, width=width, height=800, color_scheme="light", locale="hi-IN")
    visit.page.evaluate(axe)
    found = {}
    for name in ("network", "facts", "documents", "questions", "doubts"):
        visit.view(name)
        found[name] = visit.page.evaluate(CHECK, False)
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_axe_finds_what_is_broken(open_page: Open, sample_page: str, axe: str) -> None:
    visit = open_page(sample_page)
    visit.page.evaluate(axe)
    visit.page.evaluate("() => document.getElementById('theme').removeAttribute('aria-label')")
    visit.page.evaluate("() => document.getElementById('theme').removeAttribute('title')")
    visit.page.evaluate("() => { document.getElementById('theme').textContent = ''; }")
    assert "button-name (critical): #theme" in broken(visit)
    visit.page.evaluate("() => document.documentElement.style.setProperty('--faint', '#333')")
    assert [rule for rule in broken(visit) if rule.startswith("in dark: color-contrast (serious)")]


def test_the_keyboard_alone_asks_reads_and_comes_back(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    press = visit.page.keyboard.press
    press("/")
    visit.page.keyboard.type("several holders")
    press("ArrowUp")
    press("Enter")
    visit.page.locator("#asking tbody tr").first.wait_for(timeout=20_000)
    visit.page.get_by_role("button", name="Show sentences").first.focus()
    press("Enter")
    expect(visit.page.locator("#panel h2")).to_contain_text("things")
    expect(visit.page.locator("#panel h2")).to_be_focused()
    press("Escape")
    expect(visit.page.get_by_role("button", name="Show sentences").first).to_be_focused()
    press("Enter")
    visit.page.locator("#panel").get_by_role("button", name="Read in the document").first.focus()
    press("Enter")
    expect(visit.page.locator("mark.chosen").first).to_be_focused()
    press("Escape")
    expect(visit.page.locator("#reader")).to_be_visible()


def test_every_control_can_be_reached_by_the_tab_key(open_page: Open, sample_page: str) -> None:
    visit = open_page(sample_page)
    for view in ("network", "facts", "documents", "questions", "doubts"):
        visit.view(view)
        unreachable = visit.page.evaluate(
            """() => [...document.querySelectorAll("button, input, select, textarea, a[href], [role=button]")]
                .filter((one) => one.checkVisibility() && one.tabIndex < 0).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert unreachable == []
