"""Quads in, a graph's folder out, and back: `graph.nq`, `graph.trig` and the on-disk store that caches them.

The two files hold the same quads, sorted, and are the graph; the store is a faster copy and is used only
while it is in step with them. Never changes a graph that is there, and never imports rdflib.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter, lt
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.identifiers import Identifiers
from kg.model import GraphError

__all__ = [
    "NQUADS",
    "STORE",
    "TRIG",
    "copy_graph",
    "lines_of",
    "mark_of",
    "open_graph",
    "open_with_lines",
    "sorted_prefixes",
    "store_of",
    "write_graph",
    "write_trig",
]

NQUADS, TRIG, STORE = "graph.nq", "graph.trig", "store"

STAMP = "in-step-with-graph.nq"
"""A file in the store's folder with the SHA-256 of the N-Quads that were loaded; written last."""

_OF_THE_WRITER = ("LOCK", "LOG")
"""Files of a store that whoever has it open writes, and no reader needs."""

FORMATS = {NQUADS: RdfFormat.N_QUADS, TRIG: RdfFormat.TRIG}


def write_graph(quads: Iterable[Quad], folder: Path, identifiers: Identifiers) -> None:
    """Write a graph's files and store into a folder that is there; the same quads make the same two files.

    GraphError names what cannot be written, and why. What the folder then holds is not whole: make the
    folder beside the graph that it replaces, and rename it when this returns.
    """
    known = sorted(set(quads), key=str)
    try:
        _write(folder / NQUADS, _serialize(known, RdfFormat.N_QUADS, {}))
        _write(folder / TRIG, _trig_of(known, identifiers))
        _write_store(folder)
    except OSError as error:
        place = error.filename or folder
        raise GraphError(
            f"{place}: cannot be written: {error.strerror or error}; free space or choose another -o"
        ) from error


def open_graph(folder: Path, *, notice: Callable[[str], None] | None = None) -> Store:
    """Open a graph for reading: from its store if that is whole and in step, else from `graph.nq` or `graph.trig`.

    Where the folder is missing, as when a build is being put in its place, a `.previous` one beside it is
    opened and `notice` is told so in one line. GraphError says what is missing or broken, and what to do.
    """
    folder = _whole(folder, notice)
    return _open_store(folder) or _load(folder)


def open_with_lines(
    folder: Path, *, in_order: bool = True, notice: Callable[[str], None] | None = None
) -> tuple[Store, Iterator[bytes]]:
    """Open a graph as open_graph does, and give its quads as lines of N-Quads too, sorted, each once.

    Where they need not be in order they come faster.
    """
    folder = _whole(folder, notice)
    store = _open_store(folder)
    if store is not None:
        return store, _sorted_lines(folder / NQUADS) if in_order else _lines(folder / NQUADS)
    loaded = _load(folder)
    return loaded, iter(lines_of(loaded))


def lines_of(quads: Iterable[Quad]) -> list[bytes]:
    """Quads as lines of N-Quads, sorted; a store is an iterable of its quads."""
    return sorted(_serialize(quads, RdfFormat.N_QUADS, {}).splitlines(keepends=True))


def copy_graph(
    folder: Path, into: Path, *, also: Iterable[str] = (), notice: Callable[[str], None] | None = None
) -> str:
    """Make a folder with the same graph, which no later build touches, and tell what sets its quads apart.

    Files are linked where the file system allows it, those named in `also` among them where they are there. The
    copy has a store in step with it whatever `folder` has, so that it opens fast. GraphError as open_graph.
    """
    folder = _whole(folder, notice)
    (into / STORE).mkdir(parents=True)
    for name in also:
        if (folder / name).is_file():
            _link(folder / name, into / name)
    if _stamp(folder) == _digest_if_there(folder / NQUADS) is not None:
        for file in sorted((folder / STORE).iterdir()):
            if not file.name.startswith(_OF_THE_WRITER):
                _link(file, into / STORE / file.name)
        _link(folder / NQUADS, into / NQUADS)
    else:
        _load(folder).dump(str(into / NQUADS), RdfFormat.N_QUADS)
        _write_store(into)
    return _stamp(into) or ""


def mark_of(folder: Path) -> object:
    """What is another one when another build was put in a folder; None where no graph is there."""
    for name in FORMATS:
        try:
            found = (folder / name).stat()
        except OSError:
            continue
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return None


def _whole(folder: Path, notice: Callable[[str], None] | None) -> Path:
    """The folder, or where it is missing the build before it, of which `notice` is told."""
    if folder.exists():
        return folder
    previous = folder.with_name(folder.name + ".previous")
    if not previous.is_dir():
        raise GraphError(f"{folder}: no such folder; build a graph first: kg build -o {folder}")
    if notice is not None:
        notice(f"{folder} is missing; reading the build before it, {previous}")
    return previous


def _link(file: Path, to: Path) -> None:
    try:
        to.hardlink_to(file)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(file, to)


def _stamp(folder: Path) -> str | None:
    """What the store says that it is in step with; None where it says nothing."""
    try:
        return (folder / STORE / STAMP).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _digest_if_there(file: Path) -> str | None:
    return _digest(file) if file.is_file() else None


def store_of(quads: Iterable[Quad]) -> Store:
    """A store in memory that holds some quads."""
    store = Store()
    store.bulk_extend(quads)
    return store


def write_trig(quads: Iterable[Quad], identifiers: Identifiers) -> bytes:
    """The quads as TriG, grouped by graph and subject, a subject's class first."""
    return _trig_of(sorted(set(quads), key=str), identifiers)


def _trig_of(quads: Iterable[Quad], identifiers: Identifiers) -> bytes:
    """Quads that are sorted as TriG."""
    by_graph: dict[object, list[Quad]] = {}
    for quad in quads:
        by_graph.setdefault(quad.graph_name, []).append(quad)
    kind = NamedNode(identifiers.expand("rdf:type"))
    placed: list[Quad] = []
    for graph in sorted(by_graph, key=str):
        for _, told in groupby(by_graph[graph], key=attrgetter("subject")):
            of_subject = [*told]
            placed += (quad for quad in of_subject if quad.predicate == kind)
            placed += (quad for quad in of_subject if quad.predicate != kind)
    prefixes = {**identifiers.prefixes, **identifiers.entity_prefixes}
    written = sorted_prefixes(_serialize(placed, RdfFormat.TRIG, prefixes))
    header, first, body = written.partition(b"\n<")
    return header + b"\n" + first + body if first else written


def _open_store(folder: Path) -> Store | None:
    """The on-disk store, or None if there is none, it is broken, or it holds other quads than `graph.nq`."""
    try:
        if (stamp := _stamp(folder)) is None or stamp != _digest(folder / NQUADS):
            return None
        return Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError):  # RuntimeError is how pyoxigraph tells of corruption
        return None


def _load(folder: Path) -> Store:
    file = next((folder / name for name in FORMATS if (folder / name).is_file()), None)
    if file is None:
        raise GraphError(f"{folder}: holds neither {NQUADS} nor {TRIG}; build a graph there: kg build -o {folder}")
    store = Store()
    try:
        store.bulk_load(path=file, format=FORMATS[file.name])
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise GraphError(f"{file}{line}: {error.msg}; the file was cut or changed: build it again") from error
    except OSError as error:
        raise GraphError(f"{file}: cannot be read: {error.strerror or error}; restore it or build again") from error
    return store


def _sorted_lines(file: Path) -> Iterator[bytes]:
    """The lines of a file, which a build has written sorted and a copy of a graph need not have."""
    with file.open("rb") as opened, file.open("rb") as ahead:
        in_order = all(map(lt, opened, islice(ahead, 1, None)))
    yield from _lines(file) if in_order else sorted({*_lines(file)})


def _lines(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        yield from opened


def _write_store(folder: Path) -> None:
    place = folder / STORE
    shutil.rmtree(place, ignore_errors=True)
    store = Store(str(place))
    store.bulk_load(path=folder / NQUADS, format=RdfFormat.N_QUADS)
    store.flush()
    del store  # closes the files, and lets go of the writer's lock
    _write(place / STAMP, _digest(folder / NQUADS).encode("ascii"))


def sorted_prefixes(written: bytes) -> bytes:
    """Turtle or TriG with its prefixes in order: the serialiser's order differs from run to run."""
    lines = written.splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:end]), *lines[end:]])


def _serialize(quads: Iterable[Quad], syntax: RdfFormat, prefixes: dict[str, str]) -> bytes:
    return serialize(quads, format=syntax, prefixes=prefixes) or b""


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _write(file: Path, content: bytes) -> None:
    """Write a file through to the disk, so that a rename after it never reveals half of it."""
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
