"""Answers a question in plain English with rows and their sentences, or says what it does not understand.

A graph and a question go in, an Asked comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.ask.emptiness import explain_emptiness
from kg.ask.grammar import load_grammar
from kg.ask.misunderstood import explain_misunderstanding
from kg.ask.naming_sentences import naming_sentences
from kg.ask.nearest import nearest_questions
from kg.ask.reading import Reading, read_question
from kg.ask.words import split_question
from kg.query import EVIDENCE, Answer, Graph, Plain, answer, squash
from kg.query.lexicons import read_spoken_lexicon

__all__ = ["NUMBER", "Asked", "answer_reading", "ask", "contract_of"]

_TOLD = 0.3
"""From which cost on it is told what a name was taken for."""

NUMBER = "number"
"""The column with the number of the things asked for, which stands in each row."""

_BETWEEN = "; "
"""What stands between several values in one cell."""

_NAMED = "about"
"""The parameter for the thing that documents name."""

Proven = dict[tuple[Plain, ...], dict[tuple[str, str], None]]
"""Rows, each with its documents and sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the graph says to a question, if it was `understood`.

    `reading` is the question as it was read, `query` the named query that was run with `parameters` (labels
    by their names), `evidence` pairs of a document's stem and a sentence. `notes` tell how names were taken
    and why there are no rows; `nearest` are questions that have an answer, or patterns where none was understood.
    """

    question: str
    understood: bool
    reading: str | None = None
    query: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    sparql: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Plain, ...], ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    proofs: tuple[tuple[tuple[str, str], ...], ...] = ()
    notes: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def ask(graph: Graph, text: str) -> Asked:
    """The answer of a graph to a question. Raises nothing for a question, however odd."""
    grammar = load_grammar()
    question = split_question(text)
    reading = read_question(graph, question, grammar)
    if reading is None:
        why = (explain_misunderstanding(graph, question, grammar),) if question.tokens else ()
        return Asked(question=text, understood=False, notes=why, nearest=nearest_questions(question, grammar))
    if unclear := tuple(_unclear(reading)):
        return Asked(question=text, understood=False, reading=reading.sentence(), notes=unclear)
    return answer_reading(graph, text, reading)


def contract_of(found: Asked) -> dict[str, object]:
    """An answer as its contract has it, and how it came about, as plain values for JSON."""
    return {
        "question": found.question,
        "understood": found.understood,
        "query": found.query,
        "sparql": found.sparql,
        "columns": list(found.columns),
        "rows": [list(row) for row in found.rows],
        "evidence": [{"document": document, "quote": quote} for document, quote in found.evidence],
        "reading": found.reading,
        "parameters": {name: " or ".join(labels) for name, labels in _by_name(found.parameters).items()},
        "notes": list(found.notes),
        "nearest": list(found.nearest),
    }


def _by_name(pairs: tuple[tuple[str, str], ...]) -> dict[str, dict[str, None]]:
    told: dict[str, dict[str, None]] = {}
    for name, label in pairs:
        told.setdefault(name, {})[label] = None
    return told


def answer_reading(graph: Graph, text: str, reading: Reading) -> Asked:
    """The answer of a graph to a question as it was read, in which no name is unclear."""
    query = reading.query
    told = tuple((name, label) for name, value in reading.values for label in value.labels or (value.label,))
    known = all(value.given is not None for _, value in reading.values)
    rows: Proven = {}
    sparql = _sparql_of_nothing(graph, reading)
    shown = query.shown
    if known:
        found = answer(graph, query, reading.parameters, evidence=True, between=_BETWEEN)
        rows = _with_names(graph, reading, _proven(found))
        sparql = found.sparql
    if reading.counted:
        shown = (NUMBER, *shown)
        number = _number(graph, reading)
        rows = {(number, *row): quotes for row, quotes in rows.items()}
    proofs = tuple(tuple(quotes) for quotes in rows.values())
    remark = (query.remark,) if query.remark else ()
    notes, nearest = (remark, ()) if rows else explain_emptiness(graph, reading)
    return Asked(
        question=text,
        understood=True,
        reading=reading.sentence(),
        query=query.name,
        parameters=told + reading.given,
        sparql=sparql,
        columns=shown,
        rows=tuple(rows),
        evidence=tuple(dict.fromkeys(quote for quotes in proofs for quote in quotes)),
        proofs=proofs,
        notes=(*_remarks(reading), *notes),
        nearest=nearest,
    )


def _proven(found: Answer) -> Proven:
    """The rows as they are shown, each with its documents and sentences."""
    rows: Proven = {}
    document, quote = EVIDENCE
    for record in found.rows.records():
        quotes = rows.setdefault(tuple(record[name] for name in found.query.shown), {})
        if record[quote] is not None:
            quotes[(str(record[document]), str(record[quote]))] = None
    return rows


def _with_names(graph: Graph, reading: Reading, rows: Proven) -> Proven:
    """The rows with a sentence of each document that only names the thing of the row."""
    shown = reading.query.shown
    about = next((value.given for name, value in reading.values if name == _NAMED), None)
    if "document" not in shown or (about is None and shown[0] != "thing"):
        return rows
    lacking = {row: names for row, quotes in rows.items() if (names := _unproven(row[shown.index("document")], quotes))}
    lexicon = read_spoken_lexicon(graph, ("thing",))
    iris = {lexicon.label(name.entity): name.entity for name in lexicon.names} if lacking and about is None else {}
    for row, documents in lacking.items():
        if thing := about or iris.get(str(row[0])):
            rows[row].update(dict.fromkeys(naming_sentences(graph, thing, documents).items()))
    return rows


def _unproven(cell: Plain, quotes: Mapping[tuple[str, str], None]) -> list[str]:
    """The documents of a cell of which there is no sentence."""
    proven = {document for document, _ in quotes}
    return [document for document in str(cell).split(_BETWEEN) if document not in proven]


def _number(graph: Graph, reading: Reading) -> int:
    """How many different things stand in the column that is counted."""
    found = answer(graph, reading.query, reading.parameters, ids=True).rows
    name = f"{reading.counted}_id" if f"{reading.counted}_id" in found.columns else reading.counted
    place = found.columns.index(str(name))
    return len({row[place] for row in found.rows} - {None})


def _sparql_of_nothing(graph: Graph, reading: Reading) -> str:
    """The query as it would be run: bound to no thing where a name is unknown."""
    variables = {parameter.name: parameter.variable for parameter in reading.query.parameters}
    return graph.bound(
        reading.query.sparql, {(variables[name],): [] for name, value in reading.values if value.given is None}
    )


def _unclear(reading: Reading) -> list[str]:
    return [
        f"{value.words!r} could be more than one: {'; '.join(value.several)}; say which"
        for _, value in reading.values
        if value.several
    ] + [
        f"{one.words!r} and {other.words!r} would both be {one.label}; say otherwise whom or what is meant"
        for (_, one), (_, other) in combinations(reading.values, 2)
        if one.given is not None and one.given == other.given and squash(one.words) != squash(other.words)
    ]


def _remarks(reading: Reading) -> list[str]:
    """How names were taken that are not written in full, and which no document speaks of."""
    remarks = []
    for _, value in reading.values:
        if value.given is None:
            continue
        if value.cost >= _TOLD and value.words.casefold() != value.label.casefold():
            remarks.append(f"{value.words!r} is taken for {value.label}")
        if not value.spoken:
            remarks.append(f"no document speaks of {value.label}; it is known by name only")
    return remarks
