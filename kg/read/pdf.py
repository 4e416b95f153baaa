"""The bytes of a PDF in, the text of its text layer and what it says of itself out.

PDFium reads it, the parser of Chromium. The day on which the file was made or changed is no day of publication and
is not used; a title is used where the text holds it too, for many are those of a template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from kg.read.blocks import clean, told_title, written
from kg.read.formats import one_line
from kg.read.pdf_layout import Line, Page, blocks_of
from kg.read.texts import Fault, Metadata, RefusedError, Text

__all__ = ["read_pdf"]

LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""How PDFium writes the hyphen at which it saw a word divided."""


def read_pdf(content: bytes) -> Text:
    """The text of a PDF; RefusedError where it is encrypted, is no PDF or has no text layer."""
    try:
        document: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise RefusedError("encrypted", "it is locked by a password; save it without one") from error
        raise RefusedError("broken", "it is no PDF, or a broken one; save it anew") from error
    try:
        pages = [read_page(document, number) for number in range(len(document))]
        title = one_line(document.get_metadata_dict().get("Title"))
    finally:
        document.close()
    text = written(blocks_of(pages))
    if not text:
        raise RefusedError("scanned", f"pages without text: {len(pages)}, a scan; run OCR on it, ocrmypdf for one")
    bare = [str(number) for number, page in enumerate(pages, start=1) if page.picture and not page.lines]
    wanting = f"no text on page {', '.join(bare)}: pictures; run OCR on it, ocrmypdf for one"
    return Text(
        text=text,
        encoding="pdf",
        metadata=Metadata(title=told_title(title, text)),
        faults=(Fault("scanned", wanting),) if bare else (),
    )


def read_page(document: Any, number: int) -> Page:
    """The lines of a page as PDFium orders them; a page that cannot be read has none."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(height=1.0, lines=(), picture=True)
    words = page.get_textpage()
    try:
        lines = tuple(lines_of(words, number))
        picture = not lines and any(found.type == raw.FPDF_PAGEOBJ_IMAGE for found in page.get_objects(max_depth=2))
        return Page(height=page.get_height(), lines=lines, picture=picture)
    finally:
        words.close()
        page.close()


def lines_of(words: Any, number: int) -> Iterator[Line]:
    """The lines of a page; a box counts where the character takes up room."""
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for place in range(words.count_chars() + 1):
        letter = "\n" if place == words.count_chars() else chr(raw.FPDFText_GetUnicode(words, place))
        if letter not in "\r\n":
            letters.append(letter)
            if not letter.isspace():
                boxes.append(words.get_charbox(place, loose=True))
            continue
        whole = "".join(letters).translate(LINE_END_HYPHENS)
        text = clean(whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        if text and boxes:
            yield Line(
                text=" ".join(text.split()),
                page=number,
                left=min(box[0] for box in boxes),
                right=max(box[2] for box in boxes),
                bottom=sorted(box[1] for box in boxes)[len(boxes) // 2],
                size=max(sorted(box[3] - box[1] for box in boxes)[len(boxes) // 2], 1.0),
            )
        letters, boxes = [], []
