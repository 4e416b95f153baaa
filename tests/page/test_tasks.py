"""Five tasks of an analyst on the page of the seeds, each in three interactions at most.

An interaction is a press of a button or key, or a text that is typed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from visit import Open, Visit

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

CO_CHAIRS = ("Nagaraj Naidu Kakanur", "Vishwesh Negi", "Bethany Morrison", "Jedidiah P Royal")
SENTENCE = (
    "External Affairs Additional Secretary Nagaraj Naidu Kakanur and Defence Joint Secretary Vishwesh Negi "
    "co-chaired the meeting along with Bethany Morrison"
)
MOST = 3


class Analyst:
    """Somebody at the page, whose interactions are counted."""

    def __init__(self, visit: Visit) -> None:
        self.page, self.interactions = visit.page, 0

    def type_into_search(self, text: str) -> None:
        self.interactions += 1
        self.page.fill("#search", text)

    def press(self, key: str) -> None:
        self.interactions += 1
        self.page.keyboard.press(key)

    def click(self, button: str, within: str = "body") -> None:
        self.interactions += 1
        self.page.locator(within).get_by_role("button", name=button).first.click()


@pytest.fixture
def analyst(open_page: Open, seeds_page: str) -> Iterator[Analyst]:
    someone = Analyst(open_page(seeds_page))
    yield someone
    assert 0 < someone.interactions <= MOST


def test_who_co_chaired_the_intersessional(analyst: Analyst) -> None:
    analyst.type_into_search("intersessional")
    analyst.press("Enter")
    card = analyst.page.locator("#panel .claim", has_text="co-chaired").first
    for name in CO_CHAIRS:
        expect(card).to_contain_text(name)


def test_the_sentence_that_says_so_in_its_document(analyst: Analyst) -> None:
    analyst.type_into_search("intersessional")
    analyst.press("Enter")
    analyst.interactions += 1
    analyst.page.locator("#panel blockquote", has_text="co-chaired").first.click()
    expect(analyst.page.locator("mark.chosen").first).to_be_in_viewport()
    assert SENTENCE in analyst.page.locator("mark.chosen").first.inner_text().replace("\n", " ")


def test_the_forums_of_critical_minerals(analyst: Analyst) -> None:
    analyst.type_into_search("critical minerals")
    analyst.press("Enter")
    analyst.click("Forums of a domain", within="#panel")
    expect(analyst.page.locator("#asking [role=status]")).to_contain_text("rows", timeout=20_000)
    forums = analyst.page.locator("#asking td[data-label=forum]").all_inner_texts()
    assert {"India-US 2+2 Intersessional Dialogue", "India-US Strategic Talks"} <= set(forums)


def test_the_offices_with_more_than_one_holder_and_where_it_says_so(analyst: Analyst) -> None:
    analyst.type_into_search("more than one holder")
    analyst.press("Enter")
    rows = analyst.page.locator("#asking tbody tr", has_text="Foreign Secretary")
    expect(rows.first).to_be_visible(timeout=20_000)
    told = rows.all_inner_texts()
    assert any("Vikram Misri" in row for row in told)
    assert any("Vinay Mohan Kwatra" in row for row in told)
    analyst.interactions += 1
    rows.filter(has_text="Vikram Misri").get_by_role("button", name="Show sentences").first.click()
    expect(analyst.page.locator("#panel blockquote").first).to_contain_text("Foreign Secretary Vikram Misri")
    expect(analyst.page.locator("#panel figcaption .source").first).to_be_visible()


def test_how_kessler_and_kwatra_are_linked(analyst: Analyst) -> None:
    analyst.type_into_search("Kessler, Kwatra")
    analyst.press("Enter")
    row = analyst.page.locator("#asking tbody tr").first
    expect(row).to_contain_text("Vikram Misri", timeout=20_000)
    expect(row).to_contain_text("Foreign Secretary")
    analyst.click("Show sentences", within="#asking")
    quotes = " ".join(analyst.page.locator("#panel blockquote").all_inner_texts())
    assert "Jeffrey Kessler" in quotes
    assert "Kwatra" in quotes
