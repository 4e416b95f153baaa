"""What every reader of a format gives: a kept text, what its file says of itself, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import LONGEST_TEXT, InputError

__all__ = ["Attachment", "Fault", "Metadata", "RefusedError", "Text", "of_fit_length"]


class RefusedError(InputError):
    """A file is not read, for a reason with a short key such as "empty"."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file or an index says of a document.

    `published` is an ISO date of the precision known, `language` an ISO 639-1 code.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of a file that was read and cannot be used: a short key, and a sentence with the remedy."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file within a file: its name, which is no path, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as it was kept, its encoding, where the body begins behind any front matter, and files within the file."""

    text: str
    encoding: str
    body: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    faults: tuple[Fault, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def of_fit_length(text: Text) -> Text:
    """The text itself; RefusedError where it is longer than any stage takes."""
    if len(text.text) > LONGEST_TEXT:
        told = f"its text has {len(text.text):,} characters, more than {LONGEST_TEXT:,}; split it"
        raise RefusedError("too-large", told)
    return text
