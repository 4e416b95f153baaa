"""Takes the README's picture: the page of a built graph, in a real browser, with one person chosen.

    python docs/picture.py [DIR]        (a built graph; default: build/)

Needs Chromium or Chrome, and writes docs/network.png.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PERSON = "Victoria Nuland"
SECONDS_TO_SETTLE = 1.5


def main(folder: Path) -> None:
    """Open the page, choose a person, and keep what is seen."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.exit("no Chromium or Chrome on this machine; install one (Debian: apt-get install chromium)")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.goto((folder / "network.html").resolve().as_uri())
        page.fill("#search", PERSON)
        page.keyboard.press("Enter")
        page.wait_for_timeout(SECONDS_TO_SETTLE * 1000)
        page.screenshot(path=DOCS / "network.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS.parent / "build")
