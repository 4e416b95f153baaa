"""Named contents in a folder, one a file: what was put in comes out whole or not at all.

Entries are written beside and renamed, so that builds at one time share a folder. Each begins with the digest of
what follows. The folder is bounded: of what is over the limit, the entries go that were not read for the longest
time. Only files named as entries are ever read or removed. A folder that cannot be written is read all the same.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["LIMIT", "LONGEST_ENTRY", "Entries"]

LIMIT = 1_000_000_000
"""Bytes of all entries of a folder; the releases of a ministry of some years take a hundredth of it."""

LONGEST_ENTRY = 64_000_000
"""Bytes of one entry as it is read, and of what it unpacks to."""

KEPT = 0.9
"""The share of the limit that is left when entries had to go."""

KEY = re.compile(r"[0-9a-f]{64}")
FILE = re.compile(r"[0-9a-f]{64}\.z|\.[0-9a-f]{64}\.\w+")
"""How entries are named, and those that a build was writing when it died."""

# A link is not followed, and a pipe is not waited for.
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Entries:
    """The entries of one kind in a folder, by the SHA-256 that is their key.

    Invariant: a file with an entry's name is one that `put` wrote whole, or counts as absent.
    """

    def __init__(self, folder: Path, *, notice: Callable[[str], None], limit: int = LIMIT) -> None:
        """Nothing is made or read yet; `notice` is told in one line where nothing can be kept."""
        self.folder = folder
        self._notice = notice
        self._limit = limit
        self._writable = True
        self._written = False

    def get(self, key: str) -> bytes | None:
        """What was put there, None where there is nothing or something else."""
        file = self._file(key)
        try:
            content = unpacked(read_plain(file))
        except (OSError, ValueError, zlib.error):
            return None
        with suppress(OSError):  # a folder that may only be read
            os.utime(file)  # tells which were not used for long
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a content, in the place of what is there."""
        if not self._writable:
            return
        file = self._file(key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_beside(file, packed(content))
            self._written = True
        except OSError as error:
            self._writable = False
            self._notice(f"{error.filename or file}: {error.strerror or error}; nothing is kept for the next build")

    def prune(self) -> None:
        """Remove what is over the limit, if anything was put since."""
        if not self._written:
            return
        self._written = False
        found = sorted(self._found())
        left = sum(size for _, _, size in found)
        goal = left if left <= self._limit else self._limit * KEPT
        for _, file, size in found:
            if left <= goal:
                return
            with suppress(OSError):  # another build removed it, or reads it
                file.unlink()
            left -= size

    def _found(self) -> Iterator[tuple[int, Path, int]]:
        """When each entry was last used, its file, and its size."""
        with suppress(OSError):
            for file in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if FILE.fullmatch(file.name):
                    with suppress(OSError):
                        known = file.lstat()
                        yield known.st_mtime_ns, file, known.st_size

    def _file(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(f"{key!a:.80} is no key: 64 small hexadecimal digits")
        return self.folder / key[:2] / f"{key}.z"


def read_plain(file: Path) -> bytes:
    """The bytes of a plain file of at most LONGEST_ENTRY; OSError for anything else."""
    with os.fdopen(os.open(file, READING), "rb") as opened:
        known = os.fstat(opened.fileno())
        if not stat.S_ISREG(known.st_mode) or known.st_size > LONGEST_ENTRY:
            raise OSError(f"{file} is no entry")
        return opened.read(LONGEST_ENTRY + 1)


def write_beside(file: Path, content: bytes) -> None:
    """Write a file under another name and rename it."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        beside.replace(file)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def packed(content: bytes) -> bytes:
    """A content as its file has it: the digest of what follows, and that."""
    small = zlib.compress(content, 6)
    return hashlib.sha256(small).digest() + small


def unpacked(written: bytes) -> bytes:
    """The content of a file; ValueError or zlib.error where it is cut, changed, or too long."""
    digest, small = written[:32], written[32:]
    if hashlib.sha256(small).digest() != digest:
        raise ValueError("the digest is another one")
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(small, LONGEST_ENTRY)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("more than an entry holds")
    return content
