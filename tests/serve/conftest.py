"""What tests of the query page share: a page in a browser, watched for what it asks and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from browsing import WATCH
from query_stand_in import hostile_store, standing_in
from writing import Open, Writing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXPECTED_OF_THE_BROWSER = "Failed to load resource"
"""How a browser's console tells of an answer that is an error, which the page shows itself."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a query page, behind a path."""
    with standing_in(hostile_store()) as found:
        yield found


@pytest.fixture
def open_query(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the page; a test fails where it asked another server, broke its policy, erred, or ran what is text."""
    opened: list[Writing] = []

    def open_address(after: str = "", *, prepare: Callable[[Page], object] | None = None, **context: Any) -> Writing:
        context = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | context
        writing = Writing(browser.new_context(**context).new_page())
        page = writing.page
        page.set_default_timeout(10_000)
        page.add_init_script(WATCH)
        page.on("request", lambda request: writing.requests.append(request.url))
        page.on("pageerror", lambda error: writing.troubles.append(f"error: {error}"))
        page.on("console", lambda message: writing.troubles.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: (writing.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        if prepare:
            prepare(page)
        page.goto(address + after)
        page.wait_for_selector("#run:enabled")
        opened.append(writing)
        return writing

    yield open_address
    for writing in opened:
        refused = writing.page.evaluate("refused")
        ran = writing.page.evaluate("globalThis.ran ?? null")
        writing.page.context.close()
        away = [url for url in writing.requests if urlsplit(url)[:2] != urlsplit(address)[:2] and url != "data:,"]
        troubles = [one for one in writing.troubles if EXPECTED_OF_THE_BROWSER not in one]
        assert (away, refused, ran, troubles) == ([], [], None, [])


@pytest.fixture
def writing(open_query: Open) -> Writing:
    return open_query()
