"""Files that are broken, locked, bombs or lies cost their own document, one line that says what to do, and no other."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from fpdf import FPDF
from PIL import Image

from kg.model import Problem
from kg.read import apart, read_documents

SOUND = "The two foreign ministers met in Lisbon on Monday and spoke of ports, cables and the safety of shipping lanes."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def problems_of(folder: Path, name: str, content: bytes) -> list[Problem]:
    """The problems of a file, beside which two others of the same format or of text are read."""
    (folder / "a-sound.txt").write_text(SOUND, encoding="utf-8")
    (folder / name).write_bytes(content)
    (folder / "z-sound.html").write_text(f"<html><body><p>{SOUND}</p></body></html>", encoding="utf-8")
    documents, problems = read_documents([folder])
    assert {"a-sound", "z-sound"} <= {document.name for document in documents}
    assert all("\n" not in problem.message for problem in problems)
    return list(problems)


def pdf(*, picture: bool = False, password: str | None = None) -> bytes:
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=12)
    if picture:
        sheet.image(Image.new("L", (100, 100), 128))
    else:
        sheet.multi_cell(0, 6, SOUND)
    if password:
        sheet.set_encryption("owner", password)
    return bytes(sheet.output())


def pdf_of_stream(stream: bytes) -> bytes:
    """A page whose drawing is some compressed stream."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 %b >> >> >>"
        % font,
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
    )
    written = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(parts, start=1))
    return written + b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF"


def word(document_xml: bytes | None = None) -> bytes:
    """A Word document, its main part replaced."""
    document = docx.Document()
    document.add_paragraph(SOUND)
    plain, changed = BytesIO(), BytesIO()
    document.save(plain)
    with ZipFile(plain) as source, ZipFile(changed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            replaced = document_xml is not None and name == "word/document.xml"
            target.writestr(name, document_xml if replaced and document_xml else source.read(name))
    return changed.getvalue()


def entity(declared: str) -> bytes:
    """A main part that declares an entity and uses it."""
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>They met &e;</w:t></w:r></w:p></w:body></w:document>'
    return f"<!DOCTYPE x [{declared}]>{body}".encode()


def nested_mail(depth: int) -> bytes:
    content = f"From: a@press.example\nContent-Type: text/plain\n\n{SOUND}\n"
    for _ in range(depth):
        content = f"From: a@press.example\nContent-Type: message/rfc822\n\n{content}"
    return content.encode()


CASES: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "scan": ("f.pdf", lambda: pdf(picture=True), "scanned", "run OCR"),
    "locked pdf": ("f.pdf", lambda: pdf(password="secret"), "encrypted", "save it without one"),
    "broken pdf": ("f.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 9, "broken", "save it anew"),
    "no pdf": ("f.pdf", lambda: b"This is not a PDF at all.", "broken", "save it anew"),
    "empty pdf": ("f.pdf", lambda: b"", "empty", "put the text in"),
    "page as pdf": ("f.pdf", lambda: b"<html><body><p>404 not found</p></body></html>", "broken", "save it anew"),
    "locked word": ("f.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted", "without one"),
    "cut word": ("f.docx", lambda: word()[:2000], "broken", "save it anew"),
    "archive": ("f.docx", lambda: word(b""), "empty", ""),
    "bomb": ("f.docx", lambda: word(b"<a>" + b" " * 301_000_000), "too-large", "save its text alone"),
    "laughs": (
        "f.docx",
        lambda: word(
            entity(
                '<!ENTITY a "lol">'
                + "".join(f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdfghij", "bcdfghije", strict=True))
            )
        ),
        "broken",
        "save it anew",
    ),
    "outside entity": (
        "f.docx",
        lambda: word(entity('<!ENTITY e SYSTEM "file:///etc/hostname">')),
        "broken",
        "entities",
    ),
    "deep word": (
        "f.docx",
        lambda: word(f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + b"<w:sdt>" * 90_000),
        "broken",
        "save it anew",
    ),
    "endless text": ("f.txt", lambda: b"The two ministers met. " * 50_000, "too-large", "split it"),
    "endless notes": ("f.md", lambda: b"# Notes\n\n" + b"The two ministers met. " * 50_000, "too-large", "split it"),
    "pdf as text": ("f.txt", pdf, "wrong-suffix", "give it that suffix"),
    "word as page": ("f.html", word, "wrong-suffix", "give it that suffix"),
    "junk page": ("f.html", lambda: bytes(range(256)) * 9, "not-text", "save it as UTF-8"),
    "no mail": ("f.eml", lambda: SOUND.encode(), "not-mail", "save it as text"),
    "junk mail": ("f.eml", lambda: bytes(range(1, 256)) * 9, "not-mail", "save it as text"),
    "deep mail": ("f.eml", lambda: nested_mail(3_000), "too-complex", "save its text alone"),
    "mail in mails": ("f.eml", lambda: nested_mail(8), "too-deep", "save it on its own"),
    "foreign page": (
        "f.html",
        lambda: "<html lang='fr'><p>Le ministre des Affaires étrangères a rencontré son homologue.</p>".encode(),
        "not-english",
        "only English",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_costs_one_line(tmp_path: Path, case: str) -> None:
    """The line names the file and the remedy, and all other files are read."""
    name, make, kind, remedy = CASES[case]
    if case == "archive":
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("readme.txt", SOUND)
        found = problems_of(tmp_path, name, (tmp_path / name).read_bytes())
        assert [(problem.kind, problem.document) for problem in found] == [("broken", "f")]
        return
    found = problems_of(tmp_path, name, make())
    assert [problem.kind for problem in found] == [kind]
    assert found[0].message.startswith(name)
    assert remedy in found[0].message


def test_what_an_outside_entity_names_is_never_read(tmp_path: Path) -> None:
    """Neither in Word nor in a page."""
    secret = tmp_path / "secret.key"
    secret.write_text("The secret ministers met in Oslo.", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{secret.as_uri()}">]><html><body><p>{SOUND} &e;</p></body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "word.docx").write_bytes(word(entity(f'<!ENTITY e SYSTEM "{secret.as_uri()}">')))
    documents, _ = read_documents([tmp_path / "page.html", tmp_path / "word.docx"])
    assert [document.name for document in documents] == ["page"]
    assert "secret" not in documents[0].text


def test_a_pdf_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    """Three gigabytes in three megabytes: the bounds of memory and time hold."""
    packer = zlib.compressobj(9)
    bomb = b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(3_000)), packer.flush()])
    found = problems_of(tmp_path, "f.pdf", pdf_of_stream(bomb))
    assert len(found) == 1
    assert found[0].kind in {"broken", "too-slow", "too-complex", "scanned"}


HANGS = "import sys; sys.stdout.write('ready\\n'); sys.stdout.flush(); sys.stdin.read()"
CRASHES = "import os, sys; sys.stdout.write('ready\\n'); sys.stdout.flush(); sys.stdin.readline(); os.abort()"
LACKS = "import sys; sys.modules.update(dict.fromkeys(('trafilatura', 'pypdfium2', 'docx'))); "


@pytest.mark.parametrize(("program", "kind"), [(HANGS, "too-slow"), (CRASHES, "broken")], ids=["hangs", "crashes"])
def test_a_reader_that_hangs_or_crashes_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, kind: str
) -> None:
    """Each document that brings it down is told of, and the text files are read."""
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", program))
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(pdf())
    documents, problems = read_documents([tmp_path])
    assert [document.name for document in documents] == ["sound"]
    assert [(problem.document, problem.kind) for problem in problems] == [("one", kind), ("two", kind)]


@pytest.mark.parametrize("name", ["f.html", "f.htm", "f.pdf", "f.docx"])
def test_without_the_extra_each_file_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Text and mails need no extra."""
    command = (*apart.COMMAND[:3], LACKS + apart.PROGRAM, *apart.COMMAND[4:])
    monkeypatch.setattr(apart, "COMMAND", command)
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "mail.eml").write_text(f"From: a@press.example\n\n{SOUND}\n", encoding="utf-8")
    (tmp_path / name).write_bytes(word() if name.endswith(".docx") else b"<html><p>They met.</p></html>")
    documents, problems = read_documents([tmp_path])
    assert [document.name for document in documents] == ["mail", "sound"]
    assert [problem.kind for problem in problems] == ["missing-extra"]
    assert problems[0].message.startswith(name)
    assert 'pip install "kg[readers]"' in problems[0].message


def test_a_program_among_the_documents_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder from anywhere may hold a `json.py`, and a reader starts in the folder where the user is."""
    for name in ("json.py", "trafilatura.py", "base64.py", "docx.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><p>{SOUND}</p></html>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    documents, _ = read_documents([Path("page.html")])
    assert len(documents) == 1
    assert not (tmp_path / "was-run").exists()


def test_links_that_lead_nowhere_or_round_are_told_of(tmp_path: Path) -> None:
    """Neither stops the walk nor is followed for ever."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    documents, problems = read_documents([tmp_path])
    assert [document.source for document in documents] == ["in/sound.txt"]
    assert [(problem.kind, problem.message.partition(":")[0]) for problem in problems] == [
        ("link", "in/round"),
        ("unreadable", "gone.txt"),
        ("unreadable", "self.txt"),
    ]
    assert "mend the link" in problems[1].message


def test_text_behind_a_picture_belongs_to_the_body(tmp_path: Path) -> None:
    """Some mail programs part a body where a picture stands in it; a text file that is attached is a document."""
    message = EmailMessage()
    message["From"] = "press@harbours.example"
    message.set_content(SOUND)
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="png", disposition="inline")
    message.add_attachment("They parted on Tuesday.\n", disposition="inline")
    message.add_attachment(SOUND.replace("Lisbon", "Oslo"), filename="annex.txt")
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    documents, problems = read_documents([tmp_path])
    assert problems == ()
    assert [(document.name, document.text.split("\n\n")[1:]) for document in documents] == [
        ("annex", []),
        ("mail", ["They parted on Tuesday.\n"]),
    ]


def test_the_files_of_a_mail_are_documents_of_their_own(tmp_path: Path) -> None:
    """Each under its name, with its own metadata; a picture is told of where it is attached, not where it is shown."""
    message = EmailMessage()
    message["From"] = "Ministry of Harbours <press@harbours.example>"
    message["Subject"] = "Two annexes"
    message["Date"] = "Mon, 03 Feb 2031 23:30:00 -0500"
    message.set_content(SOUND)
    message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="annex.pdf")
    message.add_attachment(word(), maintype="application", subtype="octet-stream", filename="../../annex.docx")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="photo.jpg")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    inner = EmailMessage()
    inner["From"] = "a@press.example"
    inner["Date"] = "Sun, 02 Feb 2031 10:00:00 +0000"
    inner.set_content(SOUND.replace("Lisbon", "Oslo"))
    message.add_attachment(inner)
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    documents, problems = read_documents([tmp_path])
    assert [(document.name, document.source, document.published) for document in documents] == [
        ("attachment-5", "mail.eml/attachment-5.eml", "2031-02-02"),
        ("mail", "mail.eml", "2031-02-03"),
        ("mail.eml/annex.docx", "mail.eml/annex.docx", None),
        ("mail.eml/annex.pdf", "mail.eml/annex.pdf", None),
    ]
    assert [problem.message.partition(":")[0] for problem in problems] == ["mail.eml/photo.jpg"]
