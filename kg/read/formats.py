"""The bytes of a text file in, the kept text and what the file says of itself out.

The kept text is the bytes decoded, with no newline translated and a byte order mark kept, so that offsets
into it are offsets into the file.
"""

from __future__ import annotations

import codecs
import datetime
import re
import unicodedata

import yaml
from charset_normalizer import from_bytes

from kg.partial_dates import is_partial_date
from kg.read.texts import Fault, Metadata, RefusedError, Text

__all__ = ["decode", "iso_date", "one_line", "read_markdown", "read_text"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks by which a file declares its encoding; that of UTF-32 begins with that of UTF-16."""

FRONT_MATTER = re.compile(
    r"""
    \A \ufeff? --- [ \t]* \r?\n
    (?P<yaml> .*? )
    ^ (?: --- | \.\.\. ) [ \t]* \r? $
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
"""YAML between two lines of three hyphens at the very start: https://jekyllrb.com/docs/front-matter/."""

FRONT = "bad-front-matter"
CONTROL_CHARACTERS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
UPPER_CONTROL_CHARACTERS = re.compile(r"[\x80-\x84\x86-\x9f]")
LARGEST_SHARE_OF_CONTROL = 1 / 200
WESTERN = "cp1252"
DETECTION_SAMPLE = 1_000_000
"""Bytes by which an encoding is detected."""


def read_text(content: bytes) -> Text:
    """The text of a plain file; RefusedError if there is none or it is not text."""
    text, encoding = decode(content)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise RefusedError("empty", "there is no text in it; remove it or put the text in")
    return Text(text=text, encoding=encoding)


def read_markdown(content: bytes) -> Text:
    """The whole of a Markdown file, with its front matter as metadata."""
    plain = read_text(content)
    match = FRONT_MATTER.match(plain.text)
    if match is None:
        return plain
    metadata, faults = front_matter(match["yaml"])
    return Text(text=plain.text, encoding=plain.encoding, body=match.end(), metadata=metadata, faults=faults)


def decode(content: bytes) -> tuple[str, str]:
    """The text of some bytes and its encoding: UTF-8, else as a byte order mark says, else as detected."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return as_declared(content, encoding), encoding
    if b"\0" in content:
        raise RefusedError("not-text", f"byte {content.index(0)} is NUL, so it is not text; save it as UTF-8 text")
    try:
        text, encoding = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text, encoding = detected(content, error.start)
    if len(CONTROL_CHARACTERS.findall(text)) > len(text) * LARGEST_SHARE_OF_CONTROL:
        raise RefusedError("not-text", "it is full of control characters, so it is not text; save it as UTF-8 text")
    return text, encoding


def as_declared(content: bytes, encoding: str) -> str:
    """The text in the encoding that the file declares."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError(
            "not-text", f"byte {error.start} is not {encoding}, which its byte order mark says; save it as UTF-8 text"
        ) from error


def detected(content: bytes, fault: int) -> tuple[str, str]:
    """The text in the encoding that its characters speak for; `fault` is the byte that is not UTF-8.

    Of several that may be, Windows-1252 is taken, as browsers do for English: https://encoding.spec.whatwg.org.
    """
    matches = from_bytes(content[:DETECTION_SAMPLE])
    likely = [match.encoding for match in matches]
    refusal = RefusedError("not-text", f"byte {fault} is not UTF-8 and no other encoding fits; save it as UTF-8 text")
    if not likely:
        raise refusal
    encoding = WESTERN if WESTERN in likely else likely[0]
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refusal from error
    if CONTROL_CHARACTERS.search(text) or UPPER_CONTROL_CHARACTERS.search(text):
        raise refusal
    return text, encoding.replace("_", "-")


def front_matter(source: str) -> tuple[Metadata, tuple[Fault, ...]]:
    """The metadata of a YAML mapping: `title`, `publisher`, `source_url` or `url`, `date` or `published_time`."""
    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        return Metadata(), (Fault(FRONT, f"its front matter is not YAML ({reason}); mend it or remove it"),)
    if not isinstance(values, dict):
        return Metadata(), ()
    written = next((values[key] for key in ("date", "published_time", "published") if values.get(key)), None)
    published = None if written is None else iso_date(written)
    wrong = f"its front matter has the date {str(written)!r}, which is none; write YYYY-MM-DD, YYYY-MM or YYYY"
    metadata = Metadata(
        title=one_line(values.get("title")),
        publisher=one_line(values.get("publisher")),
        url=one_line(values.get("source_url") or values.get("url")),
        published=published,
    )
    return metadata, () if written is None or published else (Fault(FRONT, wrong),)


def iso_date(value: object) -> str | None:
    """A YAML value as an ISO date of its own precision, or None."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    written = str(value).strip()
    shortened = re.split(r"[T\s]", written, maxsplit=1)[0] if len(written) > 10 else written
    return shortened if is_partial_date(shortened) else None


def one_line(value: object) -> str | None:
    """A YAML scalar as words with single spaces, or None for nothing, a list or a mapping."""
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(unicodedata.normalize("NFC", str(value)).split()) or None
