"""Paths in, Documents and Problems out: which files are read, under which name, and with which metadata.

A path that is not there, a faulty index and input of which nothing can be read end the command; any other
fault is a Problem, and the rest goes on. Nothing depends on the working directory or on the clock, but that
a file whose reader does not end is given up.
"""

from __future__ import annotations

import hashlib
import stat
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kg.model import Document, InputError, Problem
from kg.read.apart import Apart
from kg.read.files import (
    STANDARD_INPUT,
    SUFFIXES,
    Found,
    distinct_sources,
    find_files,
    read_indices,
    unknown_format,
)
from kg.read.formats import read_markdown, read_text
from kg.read.prose import ENGLISH, find_language, find_publication_date
from kg.read.signature import suffix_of
from kg.read.texts import Metadata, RefusedError, Text, of_fit_length

__all__ = ["LARGEST", "read_documents"]

LARGEST = 100_000_000
"""Bytes of the largest file that is read."""

DEEPEST = 5
"""How deep mails may lie in mails."""

PLAIN = {".markdown": read_markdown, ".md": read_markdown, ".text": read_text, ".txt": read_text}
"""The readers of text, which need no process of their own."""

BINARY = (".docx", ".pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What came of a file, or of one attached to a mail: a text, or the reason why there is none.

    `source` is the path of the file below the folder that was given; of an attachment, that of its mail and its name.
    """

    source: str
    sha256: str = ""
    text: Text | None = None
    refusal: RefusedError | None = None
    index: Metadata = field(default_factory=Metadata)


def read_documents(
    paths: Sequence[Path], *, leave_out: Sequence[Path] = ()
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents at some paths, folders recursively, sorted by name, and what could not be read.

    The path `-` is the standard input. What is to `leave_out`, such as the folder of the build itself, is not read
    where it lies below a path. Raises InputError for a path that is not there, a faulty `index.csv`, or when no
    document could be read.
    """
    problems: list[Problem] = []
    found = distinct_sources(find_files(paths, leave_out, problems))
    indices = read_indices(found)
    with Apart() as apart:
        parts = [part for file in found for part in read_file(file, indices, apart)]
    documents = []
    for part, name in zip(parts, names_of(parts), strict=True):
        problems.extend(problems_of(part, name))
        if part.text is not None:
            documents.append(make_document(part, part.text, name))
    if not documents:
        raise InputError(nothing_read(paths, problems))
    return (
        tuple(sorted(documents, key=lambda document: document.name)),
        tuple(sorted(problems, key=lambda problem: (problem.document or "", problem.kind, problem.message))),
    )


def read_file(file: Found, indices: Mapping[Path, Metadata], apart: Apart) -> Iterator[Part]:
    """What came of a file and of those attached to it."""
    index = indices.get(file.path, Metadata())
    try:
        content = read_bytes(file.path)
    except RefusedError as refusal:
        yield Part(source=file.source, refusal=refusal)
        return
    suffix = (suffix_of(content) or ".txt") if file.path == STANDARD_INPUT else file.path.suffix.lower()
    yield from read_content(file.source, suffix, content, index, apart)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; RefusedError if it is no plain file, too large or not readable."""
    try:
        if path == STANDARD_INPUT:
            content = sys.stdin.buffer.read(LARGEST + 1)
            size = len(content)
        else:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError("unreadable", "it is no plain file; copy its text into one")
            size = status.st_size
        if size > LARGEST:
            told = f"it has {size // 1_000_000} MB, more than {LARGEST // 1_000_000}"
            raise RefusedError("too-large", f"{told}; split it, or save its text alone")
        return content if path == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        remedy = "mend the link or remove it" if path.is_symlink() else "make the file readable"
        raise RefusedError("unreadable", f"{error.strerror}; {remedy}") from error


def read_content(
    source: str, suffix: str, content: bytes, index: Metadata, apart: Apart, depth: int = 0
) -> Iterator[Part]:
    """What came of some bytes and of the files in them; a mail that only carries others is no part."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        text = read_by_suffix(suffix, content, apart)
        language = find_language(text.text[text.body :], text.metadata.language) if text.text else ENGLISH
        if language != ENGLISH:
            raise RefusedError("not-english", f"its language is {language!r}; only English is read")
        if depth > DEEPEST:
            raise RefusedError("too-deep", f"a mail in more than {DEEPEST} others; save it on its own")
    except RefusedError as refusal:
        yield Part(source=source, sha256=digest, refusal=refusal)
        return
    if text.text:
        yield Part(source=source, sha256=digest, text=text, index=index)
    for attachment in text.attachments:
        within = f"{source}/{attachment.name}"
        suffix = PurePosixPath(attachment.name).suffix.lower()
        if suffix in SUFFIXES:
            yield from read_content(within, suffix, attachment.content, Metadata(), apart, depth + 1)
        else:
            yield Part(source=within, refusal=RefusedError("unknown-format", unknown_format(within)))


def read_by_suffix(suffix: str, content: bytes, apart: Apart) -> Text:
    """The text of some bytes; RefusedError where they are of another format than their suffix says."""
    if not content.strip():
        raise RefusedError("empty", "there is no text in it; remove it or put the text in")
    sign = suffix_of(content)
    if sign in BINARY and suffix != sign:
        raise RefusedError("wrong-suffix", f"it is of the format {sign}; give it that suffix")
    reader = PLAIN.get(suffix)
    return of_fit_length(reader(content)) if reader else apart.read(".html" if suffix == ".htm" else suffix, content)


def names_of(parts: Sequence[Part]) -> list[str]:
    """The stem of each part, or its source where two stems are alike; in Unicode's composed form."""
    stems = [unicodedata.normalize("NFC", stem_of(part)) for part in parts]
    count = Counter(stems)
    return [
        stem if count[stem] == 1 else unicodedata.normalize("NFC", part.source)
        for stem, part in zip(stems, parts, strict=True)
    ]


def stem_of(part: Part) -> str:
    return "stdin" if part.source == str(STANDARD_INPUT) else PurePosixPath(part.source).stem


def problems_of(part: Part, name: str) -> Iterator[Problem]:
    """What was wrong with a part."""
    if part.refusal is not None:
        told = str(part.refusal)
        message = told if told.startswith(f"{part.source}: ") else f"{part.source}: {told}"
        yield Problem(kind=part.refusal.kind, message=message, document=name)
    for fault in part.text.faults if part.text else ():
        if not (fault.kind == "two-dates" and part.index.published):
            yield Problem(kind=fault.kind, message=f"{part.source}: {fault.message}", document=name)


def make_document(part: Part, text: Text, name: str) -> Document:
    """The document, with the index's word before the file's own and that before the text's."""
    index, stated = part.index, text.metadata
    return Document(
        name=name,
        text=text.text,
        source=unicodedata.normalize("NFC", part.source),
        sha256=part.sha256,
        title=index.title or stated.title,
        publisher=index.publisher or stated.publisher,
        url=index.url or stated.url,
        published=index.published or stated.published or find_publication_date(text.text[text.body :]),
        language=ENGLISH,
        encoding=text.encoding,
    )


def nothing_read(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    """One line that says why there is no document at all."""
    places = ", ".join(str(path) for path in paths) or "no path"
    if not problems:
        return f"{places}: no document there; put files of {', '.join(SUFFIXES)} there"
    more = f" (and {len(problems) - 1} more like it)" if len(problems) > 1 else ""
    return f"{places}: no document could be read: {problems[0].message}{more}"
