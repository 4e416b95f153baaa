"""Paths in, Documents and Problems out: which files are read, under which name, and with which metadata.

A path that is not there, a faulty index and input of which nothing can be read end the command; any other
fault is a Problem, and the rest goes on. Nothing depends on the working directory or on the clock.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Document, InputError, Problem
from kg.read.formats import READERS, SUFFIXES, Metadata, RefusedError, Text
from kg.read.index import INDEX, read_index
from kg.read.prose import ENGLISH, find_language, find_publication_date

__all__ = ["LARGEST", "read_documents"]

LARGEST = 100_000_000
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `root` is the folder that was given (of a file, its own), `source` the path below it."""

    path: Path
    root: Path
    source: str


def read_documents(
    paths: Sequence[Path], *, leave_out: Sequence[Path] = ()
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents at some paths, folders recursively, sorted by name, and what could not be read.

    What is to `leave_out`, such as the folder of the build itself, is not read where it lies below a path.
    Raises InputError for a path that is not there, a faulty `index.csv`, or when no document could be read.
    """
    problems: list[Problem] = []
    found = distinct_sources(find_files(paths, leave_out, problems))
    metadata = read_indices(found)
    documents = []
    for file, name in zip(found, names_of(found), strict=True):
        document, faults = read_document(file, name, metadata.get(file.path, Metadata()))
        problems.extend(faults)
        if document is not None:
            documents.append(document)
    if not documents:
        raise InputError(nothing_read(paths, problems))
    return (
        tuple(sorted(documents, key=lambda document: document.name)),
        tuple(sorted(problems, key=lambda problem: (problem.document or "", problem.kind, problem.message))),
    )


def find_files(paths: Sequence[Path], leave_out: Sequence[Path], problems: list[Problem]) -> list[Found]:
    """The files at some paths, each once, sorted by path."""
    found: dict[Path, Found] = {}
    hidden = frozenset(path.resolve() for path in leave_out)
    for path in sorted(paths):
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the spelling")
        for file in walk(path, hidden, problems) if path.is_dir() else [Found(path, path.parent, path.name)]:
            if not file.source.isprintable():
                problems.append(Problem(kind="unreadable", message=f"{file.source!a}: odd file name; rename it"))
            elif file.path.suffix.lower() in READERS:
                found.setdefault(file.path.resolve(), file)
            else:
                problems.append(Problem(kind="unknown-format", message=unknown_format(file)))
    return sorted(found.values(), key=lambda file: (file.source, str(file.path)))


def walk(folder: Path, hidden: frozenset[Path], problems: list[Problem]) -> Iterator[Found]:
    """The files of a folder and those below it, indices and what is hidden left out."""

    def unreadable(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        problems.append(Problem(kind="unreadable", message=f"{place}: {error.strerror}; make the folder readable"))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        shown = (name for name in folders if not name.startswith("."))
        folders[:] = sorted(name for name in shown if Path(place, name).resolve() not in hidden)
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and name != INDEX and (not hidden or path.resolve() not in hidden):
                yield Found(path, folder, path.relative_to(folder).as_posix())


def unknown_format(file: Found) -> str:
    suffix = file.path.suffix.lower() or "no suffix"
    return f"{file.source}: {suffix} is not a format that is read ({', '.join(SUFFIXES)}); convert it to text"


def distinct_sources(found: Sequence[Found]) -> list[Found]:
    """The files with as many folders before their sources as tell them apart."""
    files = list(found)
    while shared := {source for source, count in Counter(file.source for file in files).items() if count > 1}:
        for number, file in enumerate(files):
            if file.source in shared:
                root = file.root.resolve()
                files[number] = Found(file.path, root.parent, f"{root.name}/{file.source}")
    return sorted(files, key=lambda file: file.source)


def names_of(found: Sequence[Found]) -> list[str]:
    """The stem of each file, or its source where two stems are alike; in Unicode's composed form."""
    stems = [unicodedata.normalize("NFC", file.path.stem) for file in found]
    count = Counter(stems)
    return [
        stem if count[stem] == 1 else unicodedata.normalize("NFC", file.source)
        for stem, file in zip(stems, found, strict=True)
    ]


def read_indices(found: Iterable[Found]) -> Mapping[Path, Metadata]:
    """The metadata of the files by the indices in their folders and in those above, up to the one given."""
    rows: dict[Path, Metadata] = {}
    folders = {folder for file in found for folder in folders_of(file)}
    for folder in sorted(folders):
        if (folder / INDEX).is_file():
            for path, metadata in read_index(folder / INDEX).items():
                if path in rows:
                    raise InputError(f"{folder / INDEX}: {path.name!r} has a row in two indices; remove one of them")
                rows[path] = metadata
    return rows


def folders_of(file: Found) -> list[Path]:
    parents = list(file.path.parents)
    return parents[: parents.index(file.root) + 1] if file.root in parents else parents[:1]


def read_document(file: Found, name: str, index: Metadata) -> tuple[Document | None, list[Problem]]:
    """The document in a file, or None, and what was wrong with it."""
    try:
        content = read_bytes(file.path)
        read = READERS[file.path.suffix.lower()](content)
        language = find_language(read.text[read.body :])
        if language != ENGLISH:
            raise RefusedError("not-english", f"its language is {language!r}; only English is read")
    except RefusedError as refusal:
        return None, [Problem(kind=refusal.kind, message=f"{file.source}: {refusal}", document=name)]
    problems = [
        Problem(kind="bad-front-matter", message=f"{file.source}: {fault}", document=name)
        for fault in read.metadata.faults
    ]
    return make_document(file, name, index, read, content), problems


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; RefusedError if it is no plain file, too large or not readable."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("unreadable", "it is no plain file; copy its text into one")
        if status.st_size > LARGEST:
            size = status.st_size // 1_000_000
            raise RefusedError("too-large", f"it has {size} MB, more than {LARGEST // 1_000_000}; split it")
        return path.read_bytes()
    except OSError as error:
        raise RefusedError("unreadable", f"{error.strerror}; make the file readable") from error


def make_document(file: Found, name: str, index: Metadata, read: Text, content: bytes) -> Document:
    """The document, with the index's word before the file's own and that before the text's."""
    stated = read.metadata
    return Document(
        name=name,
        text=read.text,
        source=unicodedata.normalize("NFC", file.source),
        sha256=hashlib.sha256(content).hexdigest(),
        title=index.title or stated.title,
        publisher=index.publisher or stated.publisher,
        url=index.url or stated.url,
        published=index.published or stated.published or find_publication_date(read.text[read.body :]),
        language=ENGLISH,
        encoding=read.encoding,
    )


def nothing_read(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    """One line that says why there is no document at all."""
    places = ", ".join(str(path) for path in paths) or "no path"
    if not problems:
        return f"{places}: no document there; put files of {', '.join(SUFFIXES)} there"
    more = f" (and {len(problems) - 1} more like it)" if len(problems) > 1 else ""
    return f"{places}: no document could be read: {problems[0].message}{more}"
