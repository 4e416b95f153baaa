"""What a folder must hold, file by file, if it is the build of some input; so that the same is not built twice.

A build is a function of its input, so a folder that holds what was written for this input needs no other build. A
file that was changed, added or removed since makes it another folder. Knows no stage of a build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from kg.cache.digests import digest_of, program_digest
from kg.cache.entries import Entries
from kg.model import Document, Problem

__all__ = ["StandingBuilds"]

OF_THE_READERS = ("LOCK", "LOG")
"""How files begin that who opens the store of a graph may write."""


class StandingBuilds:
    """The digests of the files of builds, by input and folder.

    `also` is what else a build depends on, such as the answers of a language model, as strings. `stood` tells whether
    the last folder that was asked for is such a build.
    """

    def __init__(self, entries: Entries, *, also: Sequence[str] = ()) -> None:
        self._entries = entries
        self._also = tuple(also)
        self.stood = False

    def key(self, output: Path, documents: Sequence[Document], problems: Sequence[Problem], base: str) -> str:
        """The key of a build: documents as they were read, what could not be read, options, program and folder."""
        read = [[asdict(document) for document in documents], [asdict(problem) for problem in problems]]
        return digest_of(["build", program_digest(), self._also, base, str(output.resolve()), read])

    def read(self, key: str, output: Path, file: str) -> str | None:
        """The text of a file of the folder if this is the build of that key, and whole; else None."""
        written = self._entries.get(key)
        found = None if written is None else text_in(output, file, written)
        self.stood = found is not None
        return found

    def keep(self, key: str, output: Path) -> None:
        """Remember what a folder holds that was just built."""
        self._entries.put(key, json.dumps(content_of(output), sort_keys=True).encode("ascii"))
        self._entries.prune()


def text_in(folder: Path, file: str, expected: bytes) -> str | None:
    """The text of a file of a folder whose files are those expected, else None."""
    try:
        digests = json.loads(expected)
        if not isinstance(digests, dict) or digests != content_of(folder):
            return None
        content = (folder / file).read_bytes()
        return content.decode("utf-8") if hashlib.sha256(content).hexdigest() == digests.get(file) else None
    except (OSError, ValueError, RecursionError):
        return None


def content_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a folder by its path; of what is neither file nor folder, and of links, ""."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            found[file.relative_to(folder).as_posix()] = ""
        elif file.is_file() and not file.name.startswith(OF_THE_READERS):
            with file.open("rb") as opened:
                found[file.relative_to(folder).as_posix()] = hashlib.file_digest(opened, "sha256").hexdigest()
    return found
