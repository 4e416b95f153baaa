"""The bytes of a mail in, its body, what its headers say, and the files attached to it out.

Subject, sender and day come from the headers; the day is that of the sender's clock, on which a release was sent out.
An attachment has a day of its own, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage
from email.policy import default

from kg.read.blocks import clean
from kg.read.formats import decode, one_line
from kg.read.texts import Attachment, Metadata, RefusedError, Text

__all__ = ["read_mail"]

HEADERS = ("From", "Date", "Subject", "Received", "MIME-Version")
MOST_ATTACHMENTS = 200
LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
SUFFIX_OF = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""The suffix of an attachment without a name, by its type: https://www.iana.org/assignments/media-types."""

FLOWED = re.compile(r"(?<=\S) \n(?![>\s])")
"""A soft line end: https://www.rfc-editor.org/rfc/rfc3676#section-4.1."""

TELLS_MORE = 2
"""How many times the plain body's words the HTML body has where the plain one is a mere hint to look there."""


def read_mail(content: bytes) -> Text:
    """The text of a mail, empty where it only carries attachments; RefusedError where it is no mail or is locked."""
    try:
        message = message_from_bytes(content, _class=EmailMessage, policy=default)
        if not any(message.get(name) for name in HEADERS[:3]):
            raise RefusedError("not-mail", "it has no header of a mail; save it as text")
        if message.get_content_type() in LOCKED:
            raise RefusedError("encrypted", "it is encrypted; save its text from the mail program")
        text, encoding = body_of(message)
        attachments = tuple(attached(message))
        metadata = headers_of(message)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise RefusedError("broken", "it is a broken mail; save it anew, or its text") from error
    if not text and not attachments:
        raise RefusedError("empty", "there is no text in it; remove it or put the text in")
    return Text(text=text, encoding=encoding, metadata=metadata, attachments=attachments[:MOST_ATTACHMENTS])


def headers_of(message: EmailMessage) -> Metadata:
    """Subject, sender's name and day; a header that cannot be understood tells nothing."""
    date, sender = message["Date"], message["From"]
    names = [address.display_name for address in sender.addresses] if isinstance(sender, AddressHeader) else []
    day = date.datetime.date().isoformat() if isinstance(date, DateHeader) and date.datetime else None
    return Metadata(
        title=one_line(message["Subject"]), publisher=one_line(names[0]) if len(names) == 1 else None, published=day
    )


def body_of(message: EmailMessage) -> tuple[str, str]:
    """The text of the body and its encoding: the plain one, or that of the HTML where there is more in it."""
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    text, encoding = plain_text(plain) if isinstance(plain, EmailMessage) else ("", "utf-8")
    further = (plain_text(part)[0] for part in parts_of(message) if is_running_text(part) and part is not plain)
    text = "\n".join(words for words in (text, *further) if words)
    if isinstance(rich, EmailMessage):
        page, page_encoding = page_text(rich)
        if len(page.split()) > TELLS_MORE * len(text.split()):
            return page, page_encoding
    return text, encoding


def is_running_text(part: EmailMessage) -> bool:
    """Whether a part goes on with the body, as mail programs write text behind a picture in it."""
    return part.get_content_type() == "text/plain" and not part.is_attachment() and not part.get_filename()


def plain_text(part: EmailMessage) -> tuple[str, str]:
    """The text of a plain part, its soft line ends joined."""
    text, encoding = decoded(part)
    text = text.replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        glue = "" if str(part.get_param("delsp")).lower() == "yes" else " "
        text = FLOWED.sub(glue, re.sub(r"(?m)^ (?=[ >]|From)", "", text))
    text = clean(text)
    return (f"{text}\n" if text else ""), encoding


def decoded(part: EmailMessage) -> tuple[str, str]:
    """The text of a part in the charset that it declares, else in the one detected."""
    payload, charset = payload_of(part), part.get_content_charset()
    if charset:
        try:
            return payload.decode(charset), charset
        except (LookupError, UnicodeDecodeError):
            pass  # the charset is wrong, and what follows finds the right one
    return decode(payload)


def page_text(part: EmailMessage) -> tuple[str, str]:
    """The text of an HTML part; without the libraries for it, RefusedError or ImportError as `read_html` has them."""
    from kg.read.html import read_html

    try:
        page = read_html(payload_of(part), part.get_content_charset())
    except RefusedError:
        return "", "utf-8"  # the plain part or the attachments may have the text
    return page.text, page.encoding


def payload_of(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def attached(message: EmailMessage) -> Iterator[Attachment]:
    """The files attached to a mail, and the mails forwarded with it, under names of their own."""
    bodies = [id(message.get_body((kind,))) for kind in ("plain", "html")]
    taken: set[str] = set()
    for number, part in enumerate(parts_of(message), start=1):
        if id(part) in bodies or is_running_text(part):
            continue
        name = part.get_filename() or f"attachment-{number}{SUFFIX_OF.get(part.get_content_type(), '')}"
        name = re.split(r"[/\\]", "".join(letter for letter in name if letter.isprintable()))[-1].strip(" .") or "file"
        if name in taken:
            name = f"{number}-{name}"
        taken.add(name)
        yield Attachment(name=name, content=content_of(part))


def parts_of(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a mail that are files; pictures shown in the body are not, mails within it are."""
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            if isinstance(part, EmailMessage):
                yield from parts_of(part)
    elif message.is_attachment() or message.get_filename() or message.get_content_type() in SUFFIX_OF:
        shown = message.get_content_maintype() == "image" and not message.is_attachment()
        if not shown:
            yield message


def content_of(part: EmailMessage) -> bytes:
    """The bytes of a file; of a mail, as it was written."""
    if part.get_content_type() == "message/rfc822":
        within = part.get_payload()
        return within[0].as_bytes() if isinstance(within, list) and isinstance(within[0], EmailMessage) else b""
    return payload_of(part)
