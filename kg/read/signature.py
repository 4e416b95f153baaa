"""The bytes of a file in, the suffix of its format by its signature out."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

__all__ = ["suffix_of"]

HEAD = 4_096
PAGE = re.compile(
    rb"""
    (?: \xef\xbb\xbf )? \s*
    (?: <\?xml [^>]* > \s* )?
    (?: <!-- (?: (?! --> ) . )* --> \s* )*
    < (?: !doctype \s+ html | html | head | body ) \b
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
MAIL = re.compile(rb"(?:[!-9;-~]+:[ \t].*(?:\r?\n[ \t].*)*\r?\n)+")
"""Header fields, each with a name and a value: https://www.rfc-editor.org/rfc/rfc5322#section-2.2."""

SENT = re.compile(rb"^(?:date|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
SENDER = re.compile(rb"^(?:from|sender):", re.IGNORECASE | re.MULTILINE)
FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")


def suffix_of(content: bytes) -> str | None:
    """`.pdf`, `.docx`, `.html`, `.eml` or `.md`; None where there is no sign that it is anything but plain text."""
    head = content[:HEAD]
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if is_word(content) else None
    if PAGE.match(head):
        return ".html"
    fields = MAIL.match(head)
    if fields and SENT.search(fields[0]) and SENDER.search(fields[0]):
        return ".eml"
    return ".md" if FRONT_MATTER.match(head) else None


def is_word(content: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
