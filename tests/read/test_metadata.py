"""What a page says of itself is taken where it is marked as such; nothing is guessed, least of all a date."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from markupsafe import Markup

from kg.read import read_documents
from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.signature import suffix_of

TEXT = "The two foreign ministers met in Lisbon on Monday and spoke of ports, cables and the safety of shipping lanes."
META = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'


def page(head: str = "", body: str = "", attributes: str = "") -> bytes:
    frame = Markup("<!DOCTYPE html><html {}><head>{}</head><body><article>{}<p>{}</p></article></body></html>")
    return str(frame.format(Markup(attributes), Markup(head), Markup(body), TEXT)).encode()


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (META.format("2031-02-03T23:30:00-05:00"), "", "2031-02-03"),
        (META.format("2031-02"), "", "2031-02"),
        (META.format("soon"), "", None),
        ('<meta name="dcterms.issued" content="2031-02-03">', "", "2031-02-03"),
        ('<meta name="citation_publication_date" content="2031/02/03">', "", "2031-02-03"),
        ('<meta itemprop="datePublished" content="2031-02-03">', "", "2031-02-03"),
        ('<meta property="article:modified_time" content="2031-02-03">', "", None),
        ('<meta name="date" content="2031-02-03">', "", None),
        (LINKED.format('{"@type": "NewsArticle", "datePublished": "2031-02-03T10:00:00Z"}'), "", "2031-02-03"),
        (LINKED.format('{"@graph": [{"@type": "WebPage", "datePublished": "2031-02-03"}]}'), "", "2031-02-03"),
        (LINKED.format('{"@type": "NewsArticle", "dateModified": "2031-02-03"}'), "", None),
        (LINKED.format('{"@type": "Event", "startDate": "2031-02-03", "datePublished": "2030-01-01"}'), "", None),
        (
            LINKED.format('{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2030"}]}'),
            "",
            None,
        ),
        (LINKED.format("{ broken"), "", None),
        (LINKED.format('{"mainEntity": ' * 4000), "", None),
        ("", '<time class="entry-date published" datetime="2031-02-03">3 Feb</time>', "2031-02-03"),
        ("", '<p>Published <time datetime="2031-02-03T09:00">February 3, 2031</time></p>', "2031-02-03"),
        ("", '<p>The talks of <time datetime="2031-02-03">3 February 2031</time> were long.</p>', None),
        ("", '<div class="article-date">February 3, 2031</div>', "2031-02-03"),
        ("", '<span class="posted">Posted on: 3 February 2031</span>', "2031-02-03"),
        ("", '<div class="date">February 3, 2031</div><div class="date">May 4, 2030</div>', None),
        ("", '<div class="update">February 3, 2031</div>', None),
        ("", '<p class="date">The talks of 3 February 2031 were long.</p>', None),
        (
            "",
            '<time class="published" datetime="2031-02-03">a</time><time pubdate datetime="2031-01-01">b</time>',
            None,
        ),
    ],
)
def test_a_page_is_dated_by_what_it_marks_as_its_publication(head: str, body: str, published: str | None) -> None:
    """Not by the day of a change, of an event, of a listed article or of a sentence."""
    assert read_html(page(head, body)).metadata.published == published


def test_two_days_of_publication_are_told_and_neither_is_taken(tmp_path: Path) -> None:
    """Unless the index names one; a day that another time zone makes of the same moment is no second day."""
    other = META.format("2031-02-03") + LINKED.format('{"@type": "Article", "datePublished": "2030-01-01"}')
    zones = META.format("2031-02-03T23:30:00-05:00") + LINKED.format(
        '{"@type": "Article", "datePublished": "2031-02-04T04:30:00Z"}'
    )
    (tmp_path / "other.html").write_bytes(page(other))
    (tmp_path / "zones.html").write_bytes(page(zones))
    documents, problems = read_documents([tmp_path])
    assert [document.published for document in documents] == [None, "2031-02-03"]
    assert [problem.kind for problem in problems] == ["two-dates"]
    assert "2030-01-01 and 2031-02-03; write the right one in index.csv" in problems[0].message
    (tmp_path / "index.csv").write_text("file,published\nother.html,2031\n", encoding="utf-8")
    documents, problems = read_documents([tmp_path])
    assert ([document.published for document in documents], problems) == (["2031", "2031-02-03"], ())


@pytest.mark.parametrize(
    ("head", "body", "title", "publisher", "url"),
    [
        ("<title>Talks | Harbours</title>", "", "Talks | Harbours", None, None),
        ("<title>Talks | Harbours</title>", "<h1>Talks\n held</h1>", "Talks held", None, None),
        ('<meta property="og:title" content="Talks"><title>x</title>', "<h1>y</h1>", "Talks", None, None),
        ('<meta property="og:site_name" content="Ministry">', "", None, "Ministry", None),
        (
            LINKED.format('{"@type": "Article", "headline": "Talks", "publisher": {"name": "Harbour Wire"}}'),
            "",
            "Talks",
            "Harbour Wire",
            None,
        ),
        ('<link rel="canonical" href="https://press.example/a?b=c">', "", None, None, "https://press.example/a?b=c"),
        ('<link rel="canonical" href="/relative">', "", None, None, None),
        ('<link rel="canonical" href="javascript:alert(1)">', "", None, None, None),
        ('<meta property="og:url" content="https://press.example/a b">', "", None, None, None),
    ],
)
def test_a_page_has_the_title_publisher_and_address_that_it_states(
    head: str, body: str, title: str | None, publisher: str | None, url: str | None
) -> None:
    """An address that no RDF literal can hold, or that is none of the web, is none."""
    metadata = read_html(page(head, body)).metadata
    assert (metadata.title, metadata.publisher, metadata.url) == (title, publisher, url)


@pytest.mark.parametrize(
    ("attributes", "language"), [("lang='en-GB'", "en"), ("lang='FR'", "fr"), ("", None), ("lang='?'", None)]
)
def test_a_page_may_declare_its_language(attributes: str, language: str | None) -> None:
    assert read_html(page(attributes=attributes)).metadata.language == language


def test_a_declared_language_counts_where_the_text_is_too_short_to_tell(tmp_path: Path) -> None:
    """A template in French around an English release does not hide it."""
    (tmp_path / "long.html").write_bytes(page(attributes="lang='fr'"))
    (tmp_path / "short.html").write_text(
        "<html lang='fr'><body><p>Kovac, Duarte, Aho.</p></body></html>", encoding="utf-8"
    )
    documents, problems = read_documents([tmp_path])
    assert [document.name for document in documents] == ["long"]
    assert [(problem.document, problem.kind) for problem in problems] == [("short", "not-english")]


def test_the_cover_page_of_a_word_document_may_date_it() -> None:
    """Word keeps the day that its cover page names apart from those on which the file was made."""
    cover = (
        '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
        "<PublishDate>2031-02-03T00:00:00</PublishDate></CoverPageProperties>"
    )
    document = docx.Document()
    document.add_paragraph(TEXT)
    plain, dated = BytesIO(), BytesIO()
    document.save(plain)
    relation = (
        '<Relationship Id="rId99" Target="../customXml/item1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"/></Relationships>'
    )
    with ZipFile(plain) as source, ZipFile(dated, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            if not name.startswith("customXml/"):
                target.writestr(name, content)
        target.writestr("customXml/item1.xml", cover)
    assert read_docx(plain.getvalue()).metadata.published is None
    assert read_docx(dated.getvalue()).metadata.published == "2031-02-03"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"%PDF-1.7\n...", ".pdf"),
        (b"\n\n<!-- made by hand --><!DOCTYPE html><p>x", ".html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><html>", ".html"),
        (b"<!-- -->" * 400 + b"plain", None),
        (b"Received: from a\n by b\nFrom: a@b.example\nSubject: x\n\nText", ".eml"),
        (b"From: Lisbon\nTo: Oslo\n\nThe ministers travelled.", None),
        (b"---\ntitle: x\n---\nText", ".md"),
        (b"PK\x03\x04 but no archive", None),
        (b"The ministers met: they spoke.", None),
    ],
)
def test_a_format_is_told_by_its_signature(content: bytes, suffix: str | None) -> None:
    """What has none is text."""
    assert suffix_of(content) == suffix
