"""A folder that is replaced as a whole: built beside the old one, put in its place by renames, or not at all.

At every moment, also after the process is killed, either FOLDER or FOLDER.previous is whole, unless there was
neither. Knows nothing of what a build writes but the file by which its folders are told.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.model import GraphError

__all__ = ["REPORT", "beside", "previous_of", "remove", "remove_leftovers", "replaced"]

REPORT = "report.json"
"""The file that a build writes last, an object with the key `generator`."""

BUILDING, DISCARDED = "building", "discarded"


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, and put it in the place of `folder` when the block ends without an error.

    What stood there becomes `FOLDER.previous`, and what that was is deleted. Raises GraphError, with nothing
    changed, where something stands that no build made.
    """
    folder = folder.resolve()
    check_replaceable(folder)
    check_replaceable(previous_of(folder))
    building = beside(folder, BUILDING)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(folder)
        building.mkdir()
        yield building
        if not made_by_build(building):
            raise GraphError(f"{building}: has no {REPORT}, so it is not whole; build again")
        swap(building, folder)
    except OSError as error:
        place = error.filename or folder
        reason = error.strerror or str(error)
        raise GraphError(f"{place}: {reason}; {folder} is as it was: free space or choose another -o") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def previous_of(folder: Path) -> Path:
    """Where the build before the last one stands."""
    return folder.with_name(folder.name + ".previous")


def beside(folder: Path, what: str) -> Path:
    """A hidden folder of this process beside another, on the same file system."""
    return folder.with_name(f".{folder.name}.{what}-{os.getpid()}")


def check_replaceable(folder: Path) -> None:
    """Raise GraphError unless a folder is absent, empty or made by a build."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir() or folder.is_mount():
        raise GraphError(f"{folder}: is no plain folder, so it cannot be replaced; choose another -o")
    if set(folder.iterdir()) - set(own_output(folder)) and not made_by_build(folder):
        raise GraphError(
            f"{folder}: holds files that no build made, so it is left alone; empty it or choose another -o"
        )


def own_output(folder: Path) -> list[Path]:
    """The files of a folder that this process's own messages go to, as in `kg build -o out > out/log`."""
    streams = []
    for descriptor in (1, 2):
        with suppress(OSError):  # a closed one writes nowhere
            streams.append(os.fstat(descriptor))
    files = sorted(file for file in folder.iterdir() if file.is_file())
    return [file for file in files if any(os.path.samestat(file.stat(), stream) for stream in streams)]


def made_by_build(folder: Path) -> bool:
    """Whether a folder has a build's report, which is written last."""
    try:
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(report, dict) and "generator" in report


def swap(building: Path, folder: Path) -> None:
    """Put a whole folder in its place: two renames, between which `FOLDER.previous` is whole."""
    discarded, previous = beside(folder, DISCARDED), previous_of(folder)
    write_through(building)
    for file in own_output(folder) if folder.exists() else ():
        file.rename(building / file.name)
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    try:
        if folder.exists():
            if previous.exists():
                previous.rename(discarded)
            folder.rename(previous)
        building.rename(folder)
    except BaseException:
        if not folder.exists() and previous.exists():
            previous.rename(folder)
        raise
    write_through(folder.parent)
    shutil.rmtree(discarded, ignore_errors=True)


def write_through(folder: Path) -> None:
    """Have a folder's list of files on the disk before what comes next, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_leftovers(folder: Path, kinds: tuple[str, ...] = (BUILDING, DISCARDED)) -> None:
    """Delete what stands beside a folder of processes that were killed; that of living processes is let be."""
    for what in kinds:
        prefix = f".{folder.name}.{what}-"
        for left in sorted(folder.parent.iterdir()):
            number = left.name.removeprefix(prefix)
            if left.name.startswith(prefix) and number.isdecimal() and not is_alive(int(number)):
                remove(left)


def remove(path: Path) -> None:
    """Delete a file or folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_alive(process: int) -> bool:
    """Whether another process of this number runs; this one has left nothing yet."""
    if process == os.getpid():
        return False
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
