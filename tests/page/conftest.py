"""A real browser for the page: what it asked for, what it refused and what went wrong is kept for each visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import TOUR_WAS_SEEN, WATCH
from graph_sample import sample_documents, sample_store
from pyoxigraph import Literal, NamedNode, Quad
from visit import Open, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OWN_MEMORY = "blob:null/"
"""How a page names what it made itself, as the worker that answers SPARQL; nothing outside it is asked."""


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page's text from a file, as from a memory stick; a test that leaves troubles behind fails."""
    visits: list[Visit] = []

    def open_text(
        html: str,
        *,
        address: str = "",
        width: int = 1280,
        height: int = 800,
        tour: bool = False,
        before: str = "",
        **context: Any,
    ) -> Visit:
        file = tmp_path / f"network{len(visits)}.html"
        file.write_text(html, encoding="utf-8")
        opened = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **context)
        visit = Visit(opened.new_page())
        visit.page.set_default_timeout(10_000)
        visit.page.add_init_script(WATCH + before)
        if not tour:
            visit.page.add_init_script(TOUR_WAS_SEEN)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("pageerror", lambda error: visit.troubles.append(f"error: {error}"))
        visit.page.on("console", lambda message: visit.troubles.append(f"console: {message.text}"))
        visit.page.on("dialog", lambda dialog: (visit.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        visit.page.goto(file.as_uri() + address)
        visits.append(visit)
        return visit

    yield open_text
    for visit in visits:
        refused = visit.page.evaluate("refused")
        asked = [url for url in visit.requests if not url.startswith((tmp_path.as_uri(), OWN_MEMORY))]
        visit.page.context.close()
        assert (asked, refused, visit.troubles) == ([], [], [])


@pytest.fixture(scope="session")
def seeds_page(seeds_graph: Path) -> str:
    """The page that `kg build` wrote of the seeds."""
    return (seeds_graph / "network.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample_page() -> str:
    """The page of the sample graph, with the texts of its documents."""
    from kg.identifiers import Identifiers
    from kg.render import render_page

    identifiers, store = Identifiers(), sample_store()
    for document in sample_documents():
        subject, graph = NamedNode(identifiers.document(document.name)), NamedNode(identifiers.graph("meta"))
        store.add(Quad(subject, NamedNode(identifiers.kg("text")), Literal(document.text), graph))
    return render_page(store, title="Sample")
