"""The facts of a graph as rows, one for each quote, and what was seen and not asserted.

A graph goes in, FactRows come out, sorted by document and place in it. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.query import Graph, Plain, Rows

__all__ = ["FactRow", "read_abstentions", "read_facts", "read_facts_about", "read_facts_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact with one of its quotes. `subject` and `object` are labels, or a date as ISO 8601 has it.

    `subject_text` and `object_text` are the document's words; `object_id` is None for a date or words.
    `text[start:end] == quote` in the document. `reason` is told of abstentions only. A language model's claim that
    was not believed is told in its words: `subject_id` is None, and so are `start` and `end` where no such words
    stand in the document. `correction` tells who accepted, rejected or added it, when and why, where a person did.
    """

    id: str
    document: str
    predicate: str
    subject: str
    object: str
    subject_id: str | None
    object_id: str | None
    subject_text: str | None
    object_text: str | None
    qualifier: str | None
    status: str | None
    quote: str
    start: int | None
    end: int | None
    confidence: float | None
    rule: str | None
    correction: str | None = None
    reason: str | None = None

    @property
    def place(self) -> tuple[str, int, int, str, str, str, str]:
        """What rows are sorted by."""
        place = (-1, -1) if self.start is None or self.end is None else (self.start, self.end)
        return self.document, *place, self.predicate, self.subject, self.object, self.id


def read_facts(graph: Graph, *, inferred: bool = False) -> tuple[FactRow, ...]:
    """What documents state and, on request, what follows from it, with the quotes of its premises."""
    rows = list(_fact_rows(graph.look_up("facts", kind=graph.term("Assertion"))))
    if inferred:
        rows += _fact_rows(graph.look_up("inferred"))
    return tuple(sorted(rows, key=lambda row: row.place))


def read_facts_in(graph: Graph, document: str) -> tuple[FactRow, ...]:
    """What one document states, by its IRI."""
    rows = _fact_rows(graph.look_up("facts", kind=graph.term("Assertion"), source=document))
    return tuple(sorted(rows, key=lambda row: row.place))


def read_abstentions(graph: Graph) -> tuple[FactRow, ...]:
    """What was seen and not asserted, with the reason."""
    rows = [*_fact_rows(graph.look_up("facts", kind=graph.term("Abstention")))]
    rows += _rejection_rows(graph.look_up("rejections"))
    return tuple(sorted(rows, key=lambda row: row.place))


def read_facts_about(graph: Graph, *things: str, abstained: bool = False) -> tuple[FactRow, ...]:
    """What documents state of some things, by their IRIs, or what was seen of them and not asserted."""
    kind = graph.term("Abstention" if abstained else "Assertion")
    about = [(NamedNode(thing),) for thing in things]
    rows = _fact_rows(graph.look_up("facts-about", {("about",): about}, kind=kind))
    return tuple(sorted(rows, key=lambda row: row.place))


def _fact_rows(rows: Rows) -> Iterator[FactRow]:
    """The rows; one for each quote, however many corrections a fact has."""
    before: FactRow | None = None
    for row in _rows_of_corrections(rows):
        told = row.correction
        if before and replace(row, correction=before.correction) == before:
            before = replace(before, correction=f"{before.correction}; {told}")
            continue
        if before:
            yield before
        before = row
    if before:
        yield before


def _rows_of_corrections(rows: Rows) -> Iterator[FactRow]:
    for record in rows.records():
        yield FactRow(
            id=str(record["id"]),
            document=str(record["document"]),
            predicate=str(record["predicate"]),
            subject=_words(record["subject"]) or str(record["subject_id"]),
            object=str(record["object"]),
            subject_id=str(record["subject_id"]),
            object_id=_words(record["object_id"]) if record["linked"] else None,
            subject_text=_words(record.get("subject_text")),
            object_text=_words(record.get("object_text")),
            qualifier=_words(record["qualifier"]),
            status=_words(record["status"]),
            quote=str(record["quote"]),
            start=int(str(record["start"])),
            end=int(str(record["end"])),
            confidence=None if record["confidence"] is None else float(record["confidence"]),
            rule=_words(record["rule"]),
            correction=_words(record.get("correction")),
            reason=_words(record.get("reason")),
        )


def _rejection_rows(rows: Rows) -> Iterator[FactRow]:
    for record in rows.records():
        yield FactRow(
            id=str(record["id"]),
            document=str(record["document"]),
            predicate=_words(record["predicate"]) or "",
            subject=str(record["subject"]),
            object=str(record["object"]),
            subject_id=None,
            object_id=None,
            subject_text=str(record["subject"]),
            object_text=str(record["object"]),
            qualifier=None,
            status=None,
            quote=str(record["quote"]),
            start=None if record["start"] is None else int(str(record["start"])),
            end=None if record["end"] is None else int(str(record["end"])),
            confidence=None,
            rule=str(record["rule"]),
            reason=str(record["reason"]),
        )


def _words(value: Plain) -> str | None:
    return None if value is None else str(value)
