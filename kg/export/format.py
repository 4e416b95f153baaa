"""What a format of export is: a line of the table in `kg/export/__init__.py`.

What writes a format is named, and imported when it is to write: a program that loads a store imports no exporter of
files. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.model import UsageError

if TYPE_CHECKING:
    from kg.export.exported import Exported

__all__ = ["Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One line of the table of formats.

    `written_by` is a function as "module:name" that takes what is exported and a path, and fills the path: a file
    that is not there yet where `folder` is false, else an empty folder. A `text` format of one file can be printed.
    `evidence` tells in a phrase how the format carries the sentences.
    """

    name: str
    what: str
    suffix: str
    written_by: str
    evidence: str
    folder: bool = False
    text: bool = False

    @property
    def write(self) -> Callable[[Exported, Path], None]:
        """The function that writes the format."""
        module, _, name = self.written_by.partition(":")
        return cast("Callable[[Exported, Path], None]", getattr(import_module(module), name))

    def check_printable(self) -> None:
        """Raise UsageError unless the format is a text of one file."""
        if self.folder or not self.text:
            what = "a folder" if self.folder else "binary"
            raise UsageError(f"the format {self.name} is {what}, so it is not printed; name a place with -o")
