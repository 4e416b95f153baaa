"""Web pages and Word documents as people make them: lists in lists, tables, line breaks, wrong encodings."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markupsafe import Markup

from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.texts import RefusedError

FIRST = "The two foreign ministers met in Lisbon on Monday and spoke of ports, cables and the safety of shipping lanes."
LAST = "They agreed to meet again in Oslo next year, and thanked their hosts for the warm welcome they were given."


def page(body: str, head: str = "") -> bytes:
    frame = Markup("<!DOCTYPE html><html lang='en'><head>{}</head><body><article>{}</article></body></html>")
    paragraphs = (Markup("<p>{}</p>").format(FIRST), Markup(body), Markup("<p>{}</p>").format(LAST))
    return str(frame.format(Markup(head), Markup("").join(paragraphs))).encode()


def body_of(text: str) -> str:
    """What stands between the first and the last paragraph."""
    first, _, rest = text.partition("\n\n")
    middle, _, last = rest.rstrip("\n").rpartition("\n\n")
    assert (first, last) == (FIRST, LAST)
    return middle


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>Key\n  outcomes</h2>", "Key outcomes"),
        (
            "<ul><li>A joint fund<ul><li>for quantum computing</li></ul></li><li>A <b>bold</b> plan</li></ul>",
            "- A joint fund\n  - for quantum computing\n- A bold plan",
        ),
        ("<ol><li>Talks go on</li><li>The fund opens</li></ol>", "1. Talks go on\n2. The fund opens"),
        (
            "<table><tr><th>Country</th><th>Head</th></tr><tr><td>Norland</td><td>Ana  Lindqvist</td></tr></table>",
            "| Country | Head |\n| Norland | Ana Lindqvist |",
        ),
        ("<p>Ministry of Harbours<br>12 Quay Street</p>", "Ministry of Harbours\n12 Quay Street"),
        ("<p>Ports&nbsp;and&#8203; ca&shy;bles &amp; lanes were spoken of at length</p>", None),
        ("<blockquote><p>“We have done good work,” he said.</p></blockquote>", "“We have done good work,” he said."),
        ("<p>He was in <a href='/x'>Lisbon</a>, <i>the</i> capital, for two days.</p>", None),
    ],
    ids=["heading", "nested", "numbered", "table", "break", "space", "quote", "inline"],
)
def test_the_shape_of_a_page_is_kept(markup: str, text: str | None) -> None:
    """Headings, items, rows and breaks are lines of their own, as the reader of sentences knows them."""
    plain = "Ports and cables & lanes were spoken of at length" if "Ports" in markup else ""
    expected = text or plain or "He was in Lisbon, the capital, for two days."
    assert body_of(read_html(page(markup)).text) == expected


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (
            page("<p>José Peña of São Tomé signed.</p>", "<meta charset='iso-8859-1'>").decode().encode("cp1252"),
            "cp1252",
        ),
        (page("<p>José Peña of São Tomé signed.</p>", "<meta charset='utf-8'>"), "utf-8"),
        (page("<p>José Peña of São Tomé signed.</p>", "<meta charset='utf-8'>").decode().encode("cp1252"), "cp1252"),
        (page("<p>José Peña of São Tomé signed.</p>", "<meta charset='klingon'>"), "utf-8"),
        (page("<p>José Peña of São Tomé signed.</p>").decode().encode("utf-16"), "utf-16"),
    ],
    ids=["declared", "utf-8", "declared wrongly", "unknown", "mark"],
)
def test_the_encoding_of_a_page_is_that_declared_where_it_fits(content: bytes, encoding: str) -> None:
    """A page that lies about it is read by what its bytes are."""
    read = read_html(content)
    assert (body_of(read.text), read.encoding) == ("José Peña of São Tomé signed.", encoding)


@pytest.mark.parametrize("content", [b"<html><body></body></html>", b"<html><script>met()</script></html>", b"<p></p>"])
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError, match="no text in it"):
        read_html(content)


def word(*parts: str, title: str | None = None) -> bytes:
    """A document whose body is some WordprocessingML."""
    document = docx.Document()
    for part in parts:
        spaces = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(part.replace("<w:p>", f"<w:p {spaces}>", 1))
        )
    document.core_properties.title = title or ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:p><w:r><w:t>They met</w:t></w:r><w:ins><w:r><w:t> twice</w:t></w:r></w:ins></w:p>", "They met twice\n"),
        (
            "<w:p><w:r><w:t>They met</w:t></w:r><w:del><w:r><w:delText> not</w:delText></w:r></w:del></w:p>",
            "They met\n",
        ),
        ("<w:p><w:r><w:t>They met</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> not</w:t></w:r></w:p>", "They met\n"),
        ("<w:p><w:hyperlink><w:r><w:t>They</w:t></w:r></w:hyperlink><w:r><w:t> met</w:t></w:r></w:p>", "They met\n"),
        (
            "<w:p><w:r><w:t>vice</w:t><w:noBreakHyphen/><w:t>chair</w:t><w:br/><w:t>Berg</w:t></w:r></w:p>",
            "vice-chair\nBerg\n",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
            "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent><w:t>Around</w:t></w:r></w:p>",
            "Around\n\nBoxed\n",
        ),
    ],
    ids=["inserted", "deleted", "hidden", "link", "hyphen", "box"],
)
def test_the_words_of_a_word_document_are_those_that_it_shows(markup: str, text: str) -> None:
    """What was struck out or hidden is not said, and a text box is read once."""
    assert read_docx(word(markup)).text == text


def test_tables_and_lists_of_word_are_rows_and_items() -> None:
    """Numbers are counted anew for each list."""
    document = docx.Document()
    document.add_paragraph("Outcomes", style="Heading 1")
    document.add_paragraph("A joint fund", style="List Bullet")
    document.add_paragraph("Talks go on", style="List Number")
    document.add_paragraph("The fund opens", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Country", "Head", "Norland", "Lindqvist"), strict=True
    ):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    expected = (
        "Outcomes\n\n- A joint fund\n1. Talks go on\n2. The fund opens\n\n| Country | Head |\n| Norland | Lindqvist |\n"
    )
    assert read_docx(stream.getvalue()).text == expected


def test_a_title_in_the_properties_counts_where_the_text_has_it() -> None:
    """Many are those of the template from which a document was made."""
    paragraph = "<w:p><w:r><w:t>Readout of the talks</w:t></w:r></w:p>"
    assert read_docx(word(paragraph, title="READOUT of the talks")).metadata.title == "READOUT of the talks"
    assert read_docx(word(paragraph, title="Microsoft Word - Template 4")).metadata.title is None
