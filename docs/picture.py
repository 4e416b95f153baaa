"""Takes the README's pictures: the page of a built graph in a real browser, in five states that a reader brings about.

    python docs/picture.py [DIR]        (a built graph; default: build/)

Needs Chromium or Chrome, and writes docs/pictures/.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PERSON = "Victoria Nuland"
TASK = "Kessler, Kwatra"
WIDE, PHONE = (1280, 800), (390, 780)
SECONDS_TO_SETTLE = 1.5
NO_TOUR = "localStorage.setItem('kg-tour', 'seen')"


def search(page: Page, text: str) -> None:
    """Type into the search field and take what comes first."""
    page.fill("#search", text)
    page.keyboard.press("Enter")


def read_sentence(page: Page) -> None:
    """Open a document at a sentence about the person."""
    search(page, PERSON)
    page.locator("#panel blockquote").first.click()


def ask(page: Page) -> None:
    """Ask how two persons are linked, and open the sentences behind the answer."""
    search(page, TASK)
    page.locator("#asking tbody tr").first.wait_for()
    page.get_by_role("button", name="Show sentences").first.click()


def open_points(page: Page) -> None:
    """Turn to what is not settled."""
    page.click('[data-view="doubts"]')


STATES: dict[str, tuple[tuple[int, int], str, Callable[[Page], Any]]] = {
    "network": (WIDE, "light", lambda page: search(page, PERSON)),
    "sentence": (WIDE, "light", read_sentence),
    "questions": (WIDE, "dark", ask),
    "open-points": (WIDE, "light", open_points),
    "phone": (PHONE, "light", lambda page: search(page, PERSON)),
}


def take(browser: Browser, page_file: Path, name: str) -> None:
    """Open the page anew, bring one state about, and keep what is seen."""
    (width, height), scheme, act = STATES[name]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    page.add_init_script(NO_TOUR)
    page.goto(page_file.resolve().as_uri())
    act(page)
    page.wait_for_timeout(SECONDS_TO_SETTLE * 1000)
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


def main(folder: Path) -> None:
    """Take all pictures of a built graph's page."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.exit("no Chromium or Chrome on this machine; install one (Debian: apt-get install chromium)")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name in STATES:
            take(browser, folder / "network.html", name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES.parent.parent / "build")
