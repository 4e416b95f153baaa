"""A document as it is read on a page: its text in pieces, each with the facts and the names that it carries.

A graph and a document's IRI go in, plain values for a template come out. Nothing here is escaped: the template
does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.facts import FactRow, read_facts_in
from kg.query import Graph

__all__ = ["Name", "Piece", "pieces_of", "read_document"]


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a text that name a thing: `text[start:end]`."""

    start: int
    end: int
    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text over which nothing begins or ends.

    `facts` are the numbers of the facts whose sentence it belongs to, `opens` those whose sentence begins here.
    """

    text: str
    facts: tuple[int, ...]
    opens: tuple[int, ...]
    name: Name | None


def read_document(graph: Graph, iri: str) -> dict[str, Any] | None:
    """What is known about a document, its facts in the order of the text, and the text in pieces; None for none."""
    record = next(graph.look_up("document", document=iri).records(), None)
    if record is None:
        return None
    facts = read_facts_in(graph, iri)
    names = [
        Name(int(str(name["start"])), int(str(name["end"])), str(name["thing"]), str(name["label"]))
        for name in graph.look_up("mentions-in", document=iri).records()
    ]
    text = record["text"]
    return {
        "iri": iri,
        "document": record,
        "facts": facts,
        "pieces": None if text is None else list(pieces_of(str(text), facts, names)),
    }


def pieces_of(text: str, facts: Sequence[FactRow], names: Iterable[Name]) -> Iterator[Piece]:
    """The text cut wherever a sentence of a fact or a name begins or ends; joined, the pieces are the text.

    Of names that overlap the longest of the first counts.
    """
    spans = [(fact.start, fact.end) for fact in facts]
    clear = list(_apart(names, len(text)))
    cuts = {0, len(text), *(name.start for name in clear), *(name.end for name in clear)}
    cuts |= {min(cut, len(text)) for span in spans for cut in span if cut is not None}
    ordered = sorted(cuts)
    at = {name.start: name for name in clear}
    name: Name | None = None
    for start, end in pairwise(ordered):
        name = at.get(start) or (name if name and name.end > start else None)
        here = tuple(
            n for n, (first, last) in enumerate(spans) if first is not None and first <= start and end <= (last or 0)
        )
        yield Piece(text[start:end], here, tuple(n for n in here if spans[n][0] == start), name)


def _apart(names: Iterable[Name], length: int) -> Iterator[Name]:
    """The names of which none overlaps another."""
    reached = 0
    for name in sorted(names, key=lambda one: (one.start, -one.end, one.iri)):
        if reached <= name.start < name.end <= length:
            yield name
            reached = name.end
