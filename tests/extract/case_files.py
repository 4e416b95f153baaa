"""The cases of `cases/*.jsonl`, one a line: sentences of our own, and what they say.

A case holds `name` (a fact in words), `text`, the facts that must be read (`facts`), those that must not
(`absent`, where null stands for anything), the predicates whose facts are listed in full (`only`) and
the facts that belong in the ledger of what was not asserted (`abstained`). A fact is
[predicate, subject, object] and may end with its qualifier or status ("acting", "planned") and its bounds ("since
2018", "until 2020-03"); "A | B" stands for either name. A case marked `known_gap` is right and not yet met.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Document

CASES = Path(__file__).parent / "cases"

Expected = tuple[str | None, ...]


@dataclass(frozen=True)
class Case:
    """One line of a file of cases; `key` is the file's stem and the line's number."""

    key: str
    name: str
    text: str
    published: str | None = None
    facts: tuple[Expected, ...] = ()
    absent: tuple[Expected, ...] = ()
    only: tuple[str, ...] = ()
    abstained: tuple[Expected, ...] = ()
    known_gap: str | None = None

    @property
    def near_miss(self) -> bool:
        """Whether the case names a fact that a careless reader would find."""
        return bool(self.absent) or not self.facts

    @property
    def document(self) -> Document:
        """The text as a document of the case's name."""
        return Document(name=self.key, text=self.text, source=self.key, sha256="0" * 64, published=self.published)


def read_lines() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every line of every file, with its key."""
    for path in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.stem}-{number}", json.loads(line)


def read_cases() -> list[Case]:
    """The cases of all files, in the order of files and lines."""
    return [Case(key=key, **{name: frozen(value) for name, value in line.items()}) for key, line in read_lines()]


def frozen(value: Any) -> Any:
    """A value with tuples for lists."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value


ALL = read_cases()
