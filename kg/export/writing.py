"""A format and a dataset in, a file or folder out: written beside its place and put there by a rename, or not at all.

A file is replaced. A folder is replaced where it is empty or holds nothing but what the same format writes; else
it is left alone.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.export.exported import Exported
from kg.export.format import Format
from kg.model import GraphError
from kg.projection import Dataset
from kg.swap import beside, remove, remove_leftovers

__all__ = ["export_bytes", "export_to"]


def export_to(form: Format, dataset: Dataset, path: Path) -> tuple[str, ...]:
    """Write a dataset in a format to a path; what there is to remark on it, one line each.

    GraphError, with nothing changed, where the path cannot be written.
    """
    exported = Exported(dataset)
    try:
        _write(form, exported, path.resolve())
    except OSError as error:
        place = error.filename or path
        raise GraphError(
            f"{place}: cannot be written: {error.strerror or error}; free space or choose another -o"
        ) from error
    return tuple(exported.remarks)


def export_bytes(form: Format, dataset: Dataset) -> tuple[bytes, tuple[str, ...]]:
    """What `export_to` would write, for a text format of one file, and the remarks."""
    form.check_printable()
    with tempfile.TemporaryDirectory(prefix="kg-export-") as name:
        path = Path(name) / f"graph{form.suffix}"
        remarks = export_to(form, dataset, path)
        return path.read_bytes(), remarks


def _write(form: Format, exported: Exported, path: Path) -> None:
    if path.is_dir() and not form.folder:
        raise GraphError(f"{path}: is a folder, and the format {form.name} is one file; choose another -o")
    if path.exists() and not path.is_dir() and form.folder:
        raise GraphError(f"{path}: is a file, and the format {form.name} is a folder; choose another -o")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, "exporting") as fresh:
        if form.folder:
            fresh.mkdir()
        form.write(exported, fresh)
        for file in sorted(fresh.rglob("*")) if form.folder else (fresh,):
            _sync(file)
        if not form.folder:
            fresh.replace(path)
        else:
            _put_folder(fresh, path)


def _put_folder(fresh: Path, path: Path) -> None:
    """Put a whole folder in the place of another that holds nothing else than it does."""
    if not path.exists():
        fresh.rename(path)
        return
    strange = _names(path) - _names(fresh)
    if strange:
        raise GraphError(
            f"{path}: holds {min(strange)}, which no such export made, so it is left alone; "
            "empty it or choose another -o"
        )
    with _beside(path, "discarded") as old:
        path.rename(old)
        try:
            fresh.rename(path)
        except BaseException:
            old.rename(path)
            raise


def _names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*")}


@contextmanager
def _beside(path: Path, what: str) -> Iterator[Path]:
    """A hidden name of this process beside a path; what stands there at the end is deleted.

    What a process that was killed left there is deleted at the next export to the same path.
    """
    remove_leftovers(path, (what,))
    place = beside(path, what)
    try:
        yield place
    finally:
        remove(place)


def _sync(file: Path) -> None:
    """Have a file on the disk before the rename, so that it never reveals half of it."""
    if file.is_file():
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
