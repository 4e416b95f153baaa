"""What a comparison of two accounts holds, as values. Nothing here reads a graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Account", "Block", "Comparison", "Entry", "Quotation", "Row", "Section", "Source", "blocks_of"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document, and what is known about it."""

    name: str
    title: str | None
    publisher: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One side: a document, or a publisher with all of its documents on a meeting."""

    label: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words of a document: `text[start:end] == quote`; a whole sentence, or the passage that names a thing."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one side says of a thing: its label and IRI, the facts as they are read, and where it says so.

    Of a date, a role or another fact, `label` is the fact, `iri` is None and `facts` are empty.
    """

    label: str
    iri: str | None
    facts: tuple[str, ...]
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; a side that says nothing is None.

    Of what differs, both sides stand in one row where they say different things of one matter.
    """

    left: Entry | None
    right: Entry | None


@dataclass(frozen=True, slots=True)
class Section:
    """All of one kind: a class of things ("person"), or "role", "date" or "fact".

    `different` are rows of what only one side says, those that have both sides first; `both` are of what both say.
    """

    kind: str
    heading: str
    different: tuple[Row, ...]
    both: tuple[Row, ...]

    @property
    def paired(self) -> tuple[Row, ...]:
        """The rows of what differs in which both sides stand."""
        return tuple(row for row in self.different if row.left and row.right)

    @property
    def only_left(self) -> tuple[Block, ...]:
        """What the left side alone speaks of."""
        return blocks_of(row.left for row in self.different if row.left and not row.right)

    @property
    def only_right(self) -> tuple[Block, ...]:
        """What the right side alone speaks of."""
        return blocks_of(row.right for row in self.different if row.right and not row.left)


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that have the same sentences, and these."""

    entries: tuple[Entry, ...]
    quotes: tuple[Quotation, ...]


def blocks_of(entries: Iterable[Entry]) -> tuple[Block, ...]:
    """Entries by their sentences, in the order of the first of each."""
    found: dict[tuple[Quotation, ...], list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.quotes, []).append(entry)
    return tuple(Block(tuple(some), quotes) for quotes, some in found.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two accounts side by side; `meeting` is the label of the one meeting that is compared, or None for all."""

    left: Account
    right: Account
    meeting: str | None
    sections: tuple[Section, ...]

    @property
    def differ(self) -> bool:
        """Whether one side says anything that the other does not."""
        return any(section.different for section in self.sections)
