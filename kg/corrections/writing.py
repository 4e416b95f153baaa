"""A file of corrections and a new one in, the file with it out: whole or as it was. Also takes an entry back.

What stands in the file stays as it is, comments and all; a new entry goes to its end.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import yaml

from kg.corrections.correction import Correction
from kg.corrections.reading import parse_corrections, read_text
from kg.model import InputError
from kg.vocab import PropertyEntry

__all__ = ["append_corrections", "remove_correction"]

WIDTH = 110


def append_corrections(file: Path, corrections: Sequence[Correction], properties: Sequence[PropertyEntry]) -> None:
    """Write corrections to the end of a file, which is made if there is none; InputError if they are not fit for it."""
    before = read_text(file) if file.exists() else ""
    known = parse_corrections(before, str(file), properties)
    gap = "" if not before or before.endswith("\n") else "\n"
    more = "".join(map(_written, corrections))
    parse_corrections(more, "the new correction", properties)
    after = before + gap + more
    if ids_in(after, file, properties) != [one.id for one in (*known, *corrections)]:
        raise InputError(f"{file}: cannot be added to; write its entries one below the other, each beginning with '- '")
    _replace(file, after, before)


def remove_correction(
    file: Path, properties: Sequence[PropertyEntry], *, known_as: str | None = None
) -> Correction | None:
    """Take the last correction out of a file, or the last with an id; what was taken out, None if there is none."""
    before = read_text(file)
    found = parse_corrections(before, str(file), properties)
    places = [place for place, one in enumerate(found) if known_as in (None, one.id)]
    if not places:
        return None
    lines = before.splitlines(keepends=True)
    start = found[places[-1]].line - 1
    end = found[places[-1] + 1].line - 1 if places[-1] + 1 < len(found) else len(lines)
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # what stands before the next entry belongs to that one
    after = "".join((*lines[:start], *lines[end:]))
    rest = [one.id for place, one in enumerate(found) if place != places[-1]]
    if ids_in(after, file, properties) != rest:
        raise InputError(f"{file}:{start + 1}: cannot be taken out; delete this entry in an editor")
    _replace(file, after, before)
    return found[places[-1]]


def ids_in(text: str, file: Path, properties: Sequence[PropertyEntry]) -> list[str]:
    """The ids of the corrections in a text that a file shall have; none where it is not fit for that."""
    try:
        return [one.id for one in parse_corrections(text, str(file), properties)]
    except InputError:
        return []


def _written(correction: Correction) -> str:
    """The lines of one entry."""
    return str(yaml.safe_dump([correction.entry], sort_keys=False, allow_unicode=True, width=WIDTH))


def _replace(file: Path, text: str, before: str) -> None:
    """Write a file beside it and rename; InputError if another writer was there meanwhile."""
    place = file.resolve()
    try:
        descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            if place.exists():
                beside.chmod(place.stat().st_mode & 0o777)
                if read_text(place) != before:
                    raise InputError(f"{file}: was changed meanwhile; try again")
            else:
                beside.chmod(0o644)
            beside.replace(place)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error.strerror}; name another file by --corrections") from error
