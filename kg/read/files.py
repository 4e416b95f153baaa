"""Paths in, the files to read and the metadata that indices give them out; no file is opened but an index."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import InputError, Problem
from kg.read.index import INDEX, read_index
from kg.read.texts import Metadata

__all__ = ["STANDARD_INPUT", "SUFFIXES", "Found", "distinct_sources", "find_files", "read_indices", "unknown_format"]

SUFFIXES = (".docx", ".eml", ".htm", ".html", ".markdown", ".md", ".pdf", ".text", ".txt")
"""The suffixes of the formats that are read, in lower case."""

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `root` is the folder that was given (of a file, its own), `source` the path below it."""

    path: Path
    root: Path
    source: str


def find_files(paths: Sequence[Path], leave_out: Sequence[Path], problems: list[Problem]) -> list[Found]:
    """The files at some paths, each once, sorted by path; the standard input is the path `-`."""
    found: dict[Path, Found] = {}
    hidden = frozenset(path.resolve() for path in leave_out)
    for path in sorted(paths):
        if path == STANDARD_INPUT:
            found[path] = Found(path, Path(), str(path))
            continue
        check_there(path)
        for file in walk(path, hidden, problems) if path.is_dir() else [Found(path, path.parent, path.name)]:
            if not file.source.isprintable():
                problems.append(Problem(kind="unreadable", message=f"{file.source!a}: odd file name; rename it"))
            elif file.path.suffix.lower() in SUFFIXES:
                found.setdefault(real_path(file.path), file)
            else:
                problems.append(Problem(kind="unknown-format", message=unknown_format(file.source)))
    return sorted(found.values(), key=lambda file: (file.source, str(file.path)))


def real_path(path: Path) -> Path:
    """A path without links; unlike `Path.resolve` it lets a link to itself be."""
    return Path(os.path.realpath(path))


def check_there(path: Path) -> None:
    """Raise InputError for a path where there is nothing, or nothing that may be seen."""
    try:
        there = path.exists()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; make the folder readable") from error
    if not there:
        raise InputError(f"{path}: no such file or folder; check the spelling")


def walk(folder: Path, hidden: frozenset[Path], problems: list[Problem]) -> Iterator[Found]:
    """The files of a folder and those below it, indices and what is hidden left out.

    A link to a folder may lead anywhere, also back, and is not followed.
    """

    def unreadable(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        problems.append(Problem(kind="unreadable", message=f"{place}: {error.strerror}; make the folder readable"))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        shown = sorted(name for name in folders if not name.startswith("."))
        links = [Path(place, name).relative_to(folder).as_posix() for name in shown if Path(place, name).is_symlink()]
        for link in links:
            told = f"{link}: a link to a folder is not followed; name that folder in the command"
            problems.append(Problem(kind="link", message=told if link.isprintable() else ascii(told)))
        folders[:] = [name for name in shown if Path(place, name).resolve() not in hidden]
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and name != INDEX and (not hidden or path.resolve() not in hidden):
                yield Found(path, folder, path.relative_to(folder).as_posix())


def unknown_format(source: str) -> str:
    """The line about a file of another format."""
    suffix = Path(source).suffix.lower() or "no suffix"
    return f"{source}: {suffix} is not a format that is read ({', '.join(SUFFIXES)}); convert it to text"


def distinct_sources(found: Sequence[Found]) -> list[Found]:
    """The files with as many folders before their sources as tell them apart."""
    files = list(found)
    while shared := {source for source, count in Counter(file.source for file in files).items() if count > 1}:
        for number, file in enumerate(files):
            if file.source in shared:
                root = file.root.resolve()
                files[number] = Found(file.path, root.parent, f"{root.name}/{file.source}")
    return sorted(files, key=lambda file: file.source)


def read_indices(found: Iterable[Found]) -> Mapping[Path, Metadata]:
    """The metadata of the files by the indices in their folders and in those above, up to the one given."""
    rows: dict[Path, Metadata] = {}
    folders = {folder for file in found if file.path != STANDARD_INPUT for folder in folders_of(file)}
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
