"""The signatures of what passed the checks of the last build, so that only what is new is checked in the next one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.cache.digests import digest_of, program_digest
from kg.cache.entries import Entries

__all__ = ["PassedChecks"]

SIZE = 16
"""Bytes of a signature."""


class PassedChecks:
    """Signatures by program, base and folder; those of the last build of a folder alone are kept."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    def read(self, output: Path, base: str) -> frozenset[bytes]:
        """The signatures that passed; none where what was kept is broken."""
        found = self._entries.get(key_of(output, base)) or b""
        if len(found) % SIZE:
            return frozenset()
        return frozenset(found[start : start + SIZE] for start in range(0, len(found), SIZE))

    def keep(self, output: Path, base: str, signatures: Iterable[bytes]) -> None:
        """Remember what passed."""
        self._entries.put(key_of(output, base), b"".join(sorted(signatures)))
        self._entries.prune()


def key_of(output: Path, base: str) -> str:
    return digest_of(["checks", program_digest(), base, str(output.resolve())])
