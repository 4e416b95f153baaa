"""A parsed web page in, what it says of itself out: title, publisher, address, language, day of publication.

Only what the page marks as such counts: Open Graph (https://ogp.me), schema.org in JSON-LD, Dublin Core, a time
element that is marked or stands alone on its line, and a line that is a day and whose class says so. A day in the
running text is the text's.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html as markup  # type: ignore[import-untyped]

from kg.partial_dates import is_partial_date
from kg.read.formats import one_line
from kg.read.prose import find_publication_date
from kg.read.texts import Fault, Metadata

__all__ = ["moment_of", "read_metadata"]

PUBLISHED = ("article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "citation_publication_date")
PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher")
TITLES = ("og:title", "dcterms.title", "dc.title", "citation_title")
MARKED = re.compile(r"publi|posted|post-date|entry-date", re.IGNORECASE)
DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|posted|published|publish-?date|release-?date)(?:$|[\s_-])", re.IGNORECASE
)
ARTICLE = re.compile(r"Article$|Posting$|^Report$")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
DEEPEST = 8
"""How deep a date of publication may stand in the JSON-LD of a page."""

Moment = tuple[str, datetime.datetime | None]
"""A partial ISO date, and the moment where the page tells it."""


def read_metadata(page: markup.HtmlElement) -> tuple[Metadata, tuple[Fault, ...]]:
    """What the page says of itself, and a fault where it gives two days of publication."""
    meta = meta_values(page)
    linked = [node for script in page.iter("script") for node in articles_in(script)]
    moments = [*linked_moments(linked), *meta_moments(meta), *time_moments(page)] or dated_lines(page)
    days = [moment for moment in moments if not is_near(moment, moments[0])]
    faults: tuple[Fault, ...] = ()
    if days:
        told = f"{moments[0][0]} and {days[0][0]}"
        faults = (Fault("two-dates", f"it names two days of publication, {told}; write the right one in index.csv"),)
    metadata = Metadata(
        title=title_of(page, meta, linked),
        publisher=publisher_of(meta, linked),
        url=address_of(page, meta),
        published=None if days else local_day(moments),
        language=language_of(page),
    )
    return metadata, faults


def meta_values(page: markup.HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its property, name or itemprop in lower case."""
    values: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content"))
        if name and content:
            values.setdefault(name.strip().lower(), content)
    return values


def articles_in(script: markup.HtmlElement) -> list[dict[str, object]]:
    """The articles that a script of JSON-LD is about, before the pages; not those that it merely lists."""
    if script.get("type", "").strip().lower() != "application/ld+json":
        return []
    try:
        found = list(nodes_in(json.loads(script.text or ""), 0))
    except (ValueError, RecursionError):
        return []
    articles = [node for node in found if ARTICLE.search(kind_of(node))]
    return articles or [node for node in found if kind_of(node) == "WebPage"]


def nodes_in(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes_in(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from nodes_in(value.get(name), depth + 1)


def kind_of(node: dict[str, object]) -> str:
    kind = node.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def linked_moments(nodes: list[dict[str, object]]) -> list[Moment]:
    found = (moment_of(str(node.get("datePublished") or "")) for node in nodes)
    return [moment for moment in found if moment]


def meta_moments(meta: dict[str, str]) -> list[Moment]:
    found = (moment_of(meta.get(name, "")) for name in PUBLISHED)
    return [moment for moment in found if moment]


def time_moments(page: markup.HtmlElement) -> list[Moment]:
    """The moments of the time elements that are marked as the publication's, else of one alone on its line."""
    marked, alone = [], []
    for element in page.iter("time"):
        moment = moment_of(element.get("datetime") or "")
        if moment is None:
            continue
        holder = element.getparent()
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop"))
        if "pubdate" in element.attrib or MARKED.search(marks) or MARKED.search(holder.get("class") or ""):
            marked.append(moment)
        elif find_publication_date(" ".join(holder.text_content().split())):
            alone.append(moment)
    found = marked or alone
    return found[:1] if len({day for day, _ in found}) == 1 else []


def dated_lines(page: markup.HtmlElement) -> list[Moment]:
    """The day that is all of an element whose class says that it is one; several such days tell nothing."""
    days = {
        find_publication_date(" ".join(element.text_content().split()))
        for element in page.iter("div", "p", "span")
        if DATED.search(element.get("class") or "")
    }
    found = sorted(day for day in days if day)
    return [(found[0], None)] if len(found) == 1 else []


def moment_of(written: str) -> Moment | None:
    """A date as machines write it, at its own precision; None for any other words."""
    written = written.strip().replace("/", "-")
    day = re.split(r"[T\s]", written, maxsplit=1)[0]
    if not is_partial_date(day):
        return None
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        return day, None
    return day, moment if moment.tzinfo else None


def is_near(one: Moment, other: Moment) -> bool:
    """Whether two dates may be one day: the same moment, or days that a time zone can explain."""
    if one[1] and other[1]:
        return abs(one[1] - other[1]) < datetime.timedelta(days=1)
    if one[0].startswith(other[0]) or other[0].startswith(one[0]):
        return True
    if len(one[0]) == len(other[0]) == len("2025-05-28"):
        first, second = (datetime.date.fromisoformat(day) for day, _ in (one, other))
        return abs((first - second).days) <= 1
    return False


def local_day(moments: list[Moment]) -> str | None:
    """The day of moments that are near: that of the first which tells its zone, for others are told in Greenwich's."""
    zoned = [day for day, moment in moments if moment and moment.utcoffset()]
    return next(iter((*zoned, *(day for day, _ in moments))), None)


def title_of(page: markup.HtmlElement, meta: dict[str, str], nodes: list[dict[str, object]]) -> str | None:
    headings = [one_line(element.text_content()) for element in page.iter("h1")]
    title = page.find(".//title")
    told = [one_line(node.get("headline")) for node in nodes] + [meta.get(name) for name in TITLES]
    alone = headings[:1] if len(headings) == 1 else []
    last = one_line(title.text) if title is not None else None
    return next((words for words in (*told, *alone, last) if words), None)


def publisher_of(meta: dict[str, str], nodes: list[dict[str, object]]) -> str | None:
    publishers = [node.get("publisher") for node in nodes]
    told = [one_line(found.get("name") if isinstance(found, dict) else found) for found in publishers]
    return next((name for name in (*told, *(meta.get(key) for key in PUBLISHERS)) if name), None)


def address_of(page: markup.HtmlElement, meta: dict[str, str]) -> str | None:
    canonical = [link.get("href") for link in page.iter("link") if link.get("rel", "").lower() == "canonical"]
    return next((url for url in (*canonical, meta.get("og:url")) if url and is_address(url)), None)


def is_address(url: str) -> bool:
    """Whether a page names itself by an address of the web that an RDF literal can hold."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(' <>"{}|\\^`\n\t')
    except ValueError:
        return False


def language_of(page: markup.HtmlElement) -> str | None:
    match = LANGUAGE.fullmatch((page.get("lang") or page.get("xml:lang") or "").strip())
    return match[1].lower() if match else None
