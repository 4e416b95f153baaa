"""The bytes of a web page in, its main text and what the page says of itself out.

Navigation, banners, footers, scripts and styles are left out by trafilatura; its dates and names, some of which
are guesses, are not used. Nothing is fetched and no entity is resolved.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as markup

from kg.read.blocks import Block, written
from kg.read.formats import decode
from kg.read.html_metadata import read_metadata
from kg.read.texts import RefusedError, Text

__all__ = ["main_text", "read_html"]

DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""")
"""https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding."""

PRESCANNED = 4_096
WESTERN = {"iso8859-1", "ascii", "cp1252"}
"""Names that the web uses for Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels."""

LONGEST_CELL = 300
"""A table with a cell of more code points is there for the layout, and its cells are paragraphs."""


def read_html(content: bytes, charset: str | None = None) -> Text:
    """The main text of a page; `charset` is what its carrier declares.

    RefusedError where it is not HTML or has no text.
    """
    source, encoding = decode_html(content, charset)
    page = parse(source)
    metadata, faults = read_metadata(page)
    text = main_text(page)
    if not text:
        raise RefusedError("empty", "there is no text in it; save the page as a browser shows it")
    return Text(text=text, encoding=encoding, metadata=metadata, faults=faults)


def decode_html(content: bytes, charset: str | None = None) -> tuple[str, str]:
    """The source of a page: in the encoding that the carrier, else the page declares, if it is that."""
    declared = DECLARED.search(content[:PRESCANNED])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        try:
            encoding = codecs.lookup(name or "").name
            if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content:
                break
            encoding = "cp1252" if encoding in WESTERN else encoding
            return content.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return decode(content)


def parse(source: str) -> markup.HtmlElement:
    """The tree of a page, without the parser's reading of any encoding declared in it."""
    parser = markup.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return markup.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise RefusedError("not-html", "it is not HTML; save it as a web page or as text") from error


def main_text(page: markup.HtmlElement) -> str:
    """The text of a page's main part, empty where there is none; the page is used up."""
    found: Any = trafilatura.bare_extraction(
        page, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return "" if found is None or found.body is None else written(blocks_of(found.body))


def blocks_of(element: Any, level: int = 0) -> Iterator[Block]:
    """The blocks below an element of TEI as trafilatura writes it."""
    yield Block(text=element.text or "")
    for child in element:
        if child.tag == "list":
            yield from items_of(child, level)
        elif child.tag == "table":
            yield from rows_of(child)
        elif child.tag in ("p", "head", "quote", "code", "ab", "fw"):
            yield from within(child, level)
        else:
            yield Block(text=words([child]))
        yield Block(text=child.tail or "")


def within(element: Any, level: int) -> Iterator[Block]:
    """A paragraph, or the blocks in it where it holds any."""
    if any(child.tag in ("p", "list", "table", "quote", "head") for child in element):
        yield from blocks_of(element, level)
    else:
        yield Block(text=words([element]))


def items_of(element: Any, level: int) -> Iterator[Block]:
    """The items of a list, numbered where the list is."""
    numbered = element.get("rend") == "ol"
    for number, item in enumerate(element, start=1):
        lists = [child for child in item if child.tag == "list"]
        rest = [child for child in item if child.tag != "list"]
        own = " ".join((*flat([item.text or ""]), words(rest), *(child.tail or "" for child in lists)))
        yield Block(text=own, mark=f"{number}." if numbered else "-", level=level)
        for child in lists:
            yield from items_of(child, level + 1)


def rows_of(element: Any) -> Iterator[Block]:
    """The rows of a table, or the cells of one that is there for the layout."""
    rows = [[words([cell]) for cell in row if cell.tag == "cell"] for row in element.iter("row")]
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    if all(len(row) <= 1 for row in filled) or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        for row in element.iter("row"):
            for cell in row:
                yield from blocks_of(cell)
        return
    for row in rows:
        yield Block(text=" | ".join((*flat(row), "")).rstrip(" "), mark="|")


def flat(texts: Iterable[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def words(elements: Iterable[Any]) -> str:
    """The words in some elements, their tails left out; a line break of the page is a line end."""
    parts: list[str] = []
    for element in elements:
        parts += flat_keeping_ends(element.text)
        for child in element:
            parts.append("\n" if child.tag == "lb" else words([child]))
            parts += flat_keeping_ends(child.tail)
            if child.tag in ("p", "item", "row", "cell"):
                parts.append(" ")
    return "".join(parts)


def flat_keeping_ends(text: str | None) -> list[str]:
    """A run of text with single spaces, those at its ends kept: they part it from what stands beside it."""
    return [re.sub(r"\s+", " ", text)] if text else []
