"""What the query page is made of, read without a browser: its template, its sources, its bundle and its licences."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from query_stand_in import EXAMPLES, page

STATIC = "kg/serve/static"
ELSEWHERE = re.compile(
    r"lov\.linkeddata|prefix\.cc|dbpedia|unpkg\.com|jsdelivr|cdnjs|googleapis|gstatic|openstreetmap|@import|\burl\("
)
"""Services that Yasgui's parts ask unless they are kept from it, and ways in which a style fetches."""

FROM_TEXT = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|XMLHttp|import\("
    r"|createElement\(\"(?:style|script|link)"
)


class Elements(HTMLParser):
    """The elements of a page, as pairs of name and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_has_no_script_style_or_handler_in_itself() -> None:
    """All that runs or styles is a file of the service, which its policy allows; nothing else has to be allowed."""
    found = Elements(page()).found
    assert [tag for tag, attributes in found if tag == "style" or (tag == "script" and not attributes.get("src"))] == []
    assert [name for _, attributes in found for name in attributes if name == "style" or name.startswith("on")] == []
    addresses = [value for _, attributes in found for name, value in attributes.items() if name in ("src", "href")]
    assert addresses
    assert [
        one
        for one in addresses
        if not re.fullmatch(r"static/query\.(?:js|css)|#query-page|data:,|\./|query", one or "")
    ] == []


def test_a_question_is_escaped_and_comes_out_as_it_went_in() -> None:
    options = [attributes for tag, attributes in Elements(page()).found if tag == "option"]
    told = [(one.get("data-question"), one.get("data-sparql")) for one in options[1:]]
    assert told == [(one["question"], one["sparql"]) for one in EXAMPLES]


@pytest.mark.parametrize("name", ["query.js", "query.css"])
def test_the_bundle_knows_no_place_elsewhere(checkout: Path, name: str) -> None:
    """What Yasgui would ask for prefixes, words, fonts or styles is not there to be asked."""
    assert ELSEWHERE.findall((checkout / STATIC / name).read_text(encoding="ascii")) == []


def test_no_source_of_the_page_makes_elements_or_code_of_text(checkout: Path) -> None:
    sources = sorted((checkout / "page/src/query").glob("*.js"))
    assert len(sources) > 10
    assert [source.name for source in sources if FROM_TEXT.search(source.read_text(encoding="utf-8"))] == []


def test_only_one_source_of_the_page_fetches(checkout: Path) -> None:
    sources = sorted((checkout / "page/src/query").glob("*.js"))
    fetching = [one.name for one in sources if re.search(r"\bfetch\(", one.read_text(encoding="utf-8"))]
    assert fetching == ["service.js"]


def test_the_colours_of_all_pages_stand_in_one_file(checkout: Path) -> None:
    """Every other style names them only."""
    styles = [*(checkout / "page/src").rglob("*.css"), *(checkout / "kg/templates").rglob("*.css")]
    styles += [checkout / STATIC / "service.css"]
    telling = [one.name for one in styles if re.search(r"--(?:ground|ink|accent): ", one.read_text(encoding="utf-8"))]
    assert telling == ["palette.css"]
    assert "var(--accent)" in (checkout / STATIC / "service.css").read_text(encoding="utf-8")


def test_the_licence_of_every_part_is_there(checkout: Path) -> None:
    """Whatever Yasqe and Yasr need at run time is either left out, by name, or has its licence beside the bundle."""
    told = (checkout / STATIC / "query.LICENSES.txt").read_text(encoding="utf-8")
    locked = json.loads((checkout / "page/package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in ("codemirror", "lodash-es", "n3", "query-string", "events", "store"):
        version = locked[f"node_modules/{name}"]["version"]
        assert re.search(rf"^{name} {re.escape(version)} \(\S+\)$", told, re.MULTILINE), name
    assert "github.com/rdfjs/Yasgui" in told
    for name in ("jquery", "datatables.net", "column-resizer", "dompurify", "papaparse"):
        assert not re.search(rf"^{re.escape(name)} ", told, re.MULTILINE), name
