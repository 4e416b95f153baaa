"""The bytes of a Word document in, the text of its body and what it says of itself out.

Insertions are read, deletions, hidden text, comments, headers, footers and footnotes are not. The days on which the
file was made or changed are no days of publication; the day that a cover page has as such is.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from kg.partial_dates import is_partial_date
from kg.read.blocks import Block, told_title, written
from kg.read.formats import one_line
from kg.read.texts import Metadata, RefusedError, Text

__all__ = ["read_docx"]

LARGEST_UNPACKED = 300_000_000
"""Bytes of all that an archive may hold, by its own table, which the reader of archives enforces."""

MOST_PARTS = 10_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How encrypted documents and those of old Word begin: [MS-CFB], section 2.2."""

COVER_DATE = "{http://schemas.microsoft.com/office/2006/coverPageProps}PublishDate"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LEFT_OUT = {FALLBACK, qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:txbxContent")}
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:tab"): " "}


def read_docx(content: bytes) -> Text:
    """The text of a document; RefusedError where it is encrypted, broken, too large when unpacked, or empty."""
    check_archive(content)
    try:
        document = docx.Document(BytesIO(content))
        if document.element.getroottree().docinfo.doctype:
            raise RefusedError("broken", "it declares entities, which Word never does; save it anew as .docx")
        text = written(Body(document).blocks(document.element.body))
        title, published = document.core_properties.title, cover_date(document)
        styled = next((p.text for p in document.paragraphs if p.style is not None and p.style.name == "Title"), None)
    except (PackageNotFoundError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, AttributeError) as error:
        raise RefusedError("broken", "it is no Word document, or a broken one; save it anew as .docx") from error
    if not text:
        raise RefusedError("empty", "there is no text in it; remove it or put the text in")
    metadata = Metadata(title=told_title(one_line(title), text) or one_line(styled), published=published)
    return Text(text=text, encoding="docx", metadata=metadata)


def check_archive(content: bytes) -> None:
    """Raise RefusedError for what is no archive or unpacks to more than is read."""
    if content.startswith(OLE):
        raise RefusedError("encrypted", "it is locked by a password, or of old Word; save it as .docx without one")
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RefusedError("broken", "it is no Word document, or a broken one; save it anew as .docx") from error
    size = sum(part.file_size for part in parts)
    if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        told = f"it unpacks to {size // 1_000_000} MB in {len(parts)} parts, more than {LARGEST_UNPACKED // 1_000_000}"
        raise RefusedError("too-large", f"{told} MB or {MOST_PARTS} parts; save its text alone")


def cover_date(document: Any) -> str | None:
    """The day of publication that Word's cover page states, in a part of custom XML."""
    parts = sorted((part for part in document.part.package.iter_parts()), key=lambda part: str(part.partname))
    for part in parts:
        if str(part.partname).startswith("/customXml/item") and b"PublishDate" in part.blob:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            stated = etree.fromstring(part.blob, parser).find(f".//{COVER_DATE}")
            day = (stated.text or "").strip()[:10] if stated is not None else ""
            if is_partial_date(day):
                return day
    return None


class Body:
    """Reads the body of a document; the invariant is that `counts` holds the last number of each list and level."""

    def __init__(self, document: Any) -> None:
        self.styles = {style.style_id: style for style in document.styles}
        self.counts: dict[tuple[str, int], int] = defaultdict(int)
        self.formats = dict(number_formats(document))

    def blocks(self, element: Any) -> Iterator[Block]:
        """The paragraphs, items and rows below an element, in order."""
        for child in element:
            if child.tag == qn("w:p"):
                yield self.paragraph(child)
                for box in boxes_in(child):
                    yield from self.blocks(box)
            elif child.tag == qn("w:tbl"):
                yield from self.rows(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
                yield from self.blocks(child)

    def rows(self, table: Any) -> Iterator[Block]:
        """The rows of a table, or the blocks in its cells where no row has two with words."""
        rows = [row.findall(qn("w:tc")) for row in table.iter(qn("w:tr")) if row.getparent() is table]
        texts = [[written(self.blocks(cell)).split() for cell in row] for row in rows]
        if all(sum(map(bool, row)) <= 1 for row in texts):
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        for words in texts:
            yield Block(text=" | ".join((*(" ".join(cell) for cell in words), "")).rstrip(" "), mark="|")

    def paragraph(self, paragraph: Any) -> Block:
        """A paragraph, or an item with its number or a hyphen."""
        text = "".join(words_in(paragraph))
        number, level = self.numbering(paragraph)
        if number is None or not text.strip():
            return Block(text=text)
        if self.formats.get((number, level), "bullet") in ("bullet", "none"):
            return Block(text=text, mark="-", level=level)
        self.counts[number, level] += 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        return Block(text=text, mark=f"{self.counts[number, level]}.", level=level)

    def numbering(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and level of a paragraph by itself or by its style; no list, None."""
        properties = paragraph.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        named = self.styles.get(style.get(qn("w:val"))) if style is not None else None
        holders = [properties]
        while named is not None and len(holders) < 10:
            holders.append(named.element.find(qn("w:pPr")))
            named = named.base_style
        for holder in holders:
            number = None if holder is None else holder.find(f"{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                level = holder.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
                value = number.get(qn("w:val"))
                depth = (level.get(qn("w:val")) or "0") if level is not None else "0"
                return (None if value == "0" else value), min(int(depth), 8)
        return None, 0


def words_in(element: Any) -> Iterator[str]:
    """The words of a paragraph or run, without what was deleted or is hidden."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag not in LEFT_OUT and isinstance(child.tag, str):
            hidden = child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if child.tag == qn("w:r") else None
            if hidden is None:
                yield from words_in(child)


def boxes_in(paragraph: Any) -> Iterator[Any]:
    """The text boxes of a paragraph, each once: Word writes them a second time for older programs."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag in LEFT_OUT for ancestor in box.iterancestors()):
            yield box


def number_formats(document: Any) -> Iterator[tuple[tuple[str, int], str]]:
    """The format of each level of each list: "bullet", "decimal", ..."""
    numbering = next((p for p in document.part.package.iter_parts() if str(p.partname) == "/word/numbering.xml"), None)
    if numbering is None:
        return
    root = getattr(numbering, "element", None)
    root = etree.fromstring(numbering.blob) if root is None else root
    levels = {
        (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl")))): form.get(qn("w:val"))
        for abstract in root.iter(qn("w:abstractNum"))
        for level in abstract.iter(qn("w:lvl"))
        if (form := level.find(qn("w:numFmt"))) is not None
    }
    for number in root.iter(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        for (abstract, level), form in levels.items():
            if link is not None and abstract == link.get(qn("w:val")):
                yield (number.get(qn("w:numId")), level), form
