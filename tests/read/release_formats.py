"""Writes one release in every format that is read, the way ministries and their mail programs do."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO

import docx
from fpdf import FPDF
from markupsafe import Markup

__all__ = ["FORMATS", "Release", "in_all_formats"]

FONT = "Helvetica"
BULLET = "\xb7"
IN_LATIN = {0x2013: "-", 0x2014: "-", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2022: BULLET}


@dataclass(frozen=True)
class Release:
    """A heading, paragraphs, and after them the points of a list."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()
    published: str = "2031-02-03"
    publisher: str = "Ministry of Harbours"


def as_text(release: Release) -> bytes:
    points = "\n".join(f"- {point}" for point in release.points)
    return "\n\n".join((release.heading, *release.paragraphs, *([points] if points else []))).encode() + b"\n"


def as_html(release: Release) -> bytes:
    """A page with all that stands around a release: navigation, a banner, scripts, links, a footer."""
    page = Markup("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{heading} | {publisher}</title>
<meta property="og:site_name" content="{publisher}"><meta property="og:title" content="{heading}">
<meta property="article:published_time" content="{published}T10:00:00+01:00">
<link rel="canonical" href="https://harbours.example/releases/77">
<style>p {{ color: black }}</style>
<script>var met = "Foreign Minister Script met Foreign Minister Style";</script></head>
<body><div id="cookie-banner" class="cookie-consent" role="dialog"><p>We use cookies to give you the best experience.
By clicking accept you agree to all cookies.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/minister">Minister Nadia Banner</a></li></ul></nav></header>
<main><article><h1>{heading}</h1>{paragraphs}{points}
<div class="share-buttons"><a href="#">Facebook</a> <a href="#">Mail</a></div></article>
<aside class="related"><h3>Related</h3>
<ul><li><a href="/1">Minister Olga Aside meets Minister Peter Aside</a></li></ul></aside>
</main><footer><p>© Ministry of Harbours</p><ul><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>""")
    return page.format(
        heading=release.heading,
        publisher=release.publisher,
        published=release.published,
        paragraphs=Markup("\n").join(Markup("<p>{}</p>").format(paragraph) for paragraph in release.paragraphs),
        points=Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(p) for p in release.points)),
    ).encode()


def as_docx(release: Release) -> bytes:
    document = docx.Document()
    document.add_heading(release.heading, 0)
    for paragraph in release.paragraphs:
        document.add_paragraph(paragraph)
    for point in release.points:
        document.add_paragraph(point, style="List Bullet")
    document.core_properties.title = release.heading
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class Sheet(FPDF):
    """A page with the ministry's name at its head and its number at its foot."""

    def header(self) -> None:
        self.set_font(FONT, size=8)
        self.cell(0, 6, "MINISTRY OF HARBOURS", align="C")
        self.ln(10)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font(FONT, size=8)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="C")


def as_pdf(release: Release) -> bytes:
    """Justified text on small sheets, so that paragraphs go on over the page."""
    sheet = Sheet(format=(120, 130))
    sheet.set_title(release.heading)
    sheet.set_auto_page_break(True, margin=20)
    sheet.add_page()
    sheet.set_font(FONT, "B", 15)
    sheet.multi_cell(0, 8, latin(release.heading), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)
    sheet.set_font(FONT, size=11)
    for paragraph in (*release.paragraphs, *(f"{BULLET} {point}" for point in release.points)):
        sheet.multi_cell(0, 5.5, latin(paragraph), align="J", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(3)
    return bytes(sheet.output())


def latin(text: str) -> str:
    """The text with the marks that the standard fonts of PDF lack written in another way."""
    return text.translate(IN_LATIN)


def as_mail(release: Release) -> bytes:
    message = EmailMessage()
    message["From"] = f"{release.publisher} <press@harbours.example>"
    message["To"] = "Subscribers <releases@list.harbours.example>"
    message["Subject"] = release.heading
    message["Date"] = "Mon, 03 Feb 2031 23:30:00 -0500"
    message.set_content(as_text(release).decode())
    message.add_alternative(as_html(release).decode(), subtype="html")
    return message.as_bytes()


def as_html_mail(release: Release) -> bytes:
    """A newsletter: no plain text, and tables for the layout."""
    message = EmailMessage()
    message["From"] = f"{release.publisher} <press@harbours.example>"
    message["Subject"] = release.heading
    message["Date"] = "Mon, 03 Feb 2031 23:30:00 -0500"
    row = Markup("<tr><td>{}</td></tr>")
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(paragraph) for paragraph in release.paragraphs)
    points = Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(p) for p in release.points))
    rows = (Markup("<h1>{}</h1>").format(release.heading), paragraphs, points)
    inner = Markup('<table width="600">{}</table>').format(Markup("").join(row.format(cell) for cell in rows))
    page = Markup("<html><body><table width='100%'><tr><td>{}</td></tr></table></body></html>").format(inner)
    message.set_content(str(page), subtype="html")
    return message.as_bytes()


FORMATS = {
    "plain.txt": as_text,
    "page.html": as_html,
    "word.docx": as_docx,
    "sheet.pdf": as_pdf,
    "mail.eml": as_mail,
    "newsletter.eml": as_html_mail,
}


def in_all_formats(release: Release) -> dict[str, bytes]:
    """The files of a release by name."""
    return {name: write(release) for name, write in FORMATS.items()}
