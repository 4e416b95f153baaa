"""Answers a named question: rows as they are shown and, on request, the sentence behind each.

A graph, a query and its parameters go in; an Answer comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.identifiers import Identifiers
from kg.model import QueryError
from kg.query.binding import Term
from kg.query.graph import Graph
from kg.query.library import NamedQuery
from kg.query.parameters import Given, read_parameters
from kg.query.results import Rows
from kg.query.tokens import read_tokens

if TYPE_CHECKING:
    from kg.query.names import Reading

__all__ = ["EVIDENCE", "Answer", "answer", "entry_of", "templates_of"]

EVIDENCE = ("document", "quote")
"""The columns that evidence adds."""

Triple = tuple[Term, Term, Term]
Row = tuple[Term | None, ...]
Quote = tuple[Term | None, Term | None]
Quotes = dict[Quote, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the graph says to a question. `sparql` is what was run, `readings` how names were taken."""

    query: NamedQuery
    sparql: str
    readings: tuple[Reading, ...]
    rows: Rows


def answer(
    graph: Graph,
    query: NamedQuery,
    given: Mapping[str, Given],
    *,
    evidence: bool = False,
    ids: bool = False,
    between: str = " / ",
) -> Answer:
    """The rows of a named question, each once.

    With `evidence` there is a row for each sentence behind a row, in the columns EVIDENCE; with `ids` the
    IRIs of what the labels name are shown too, in the columns that the query keeps for them. `between` stands
    between the values that share a cell.
    """
    values, readings = read_parameters(graph, query, given)
    found = graph.select(query.sparql, values)
    shown = query.shown + tuple(name for name in found.columns if ids and name not in query.shown)
    proving = evidence and "quote" not in shown
    proofs = _prove(graph, query, found) if proving else [{} for _ in found.rows]
    lines = _gather(query, found, shown, proofs, between)
    rows = _with_quotes(shown, lines) if proving else Rows(shown, tuple(lines))
    return Answer(query=query, sparql=graph.bound(query.sparql, values), readings=readings, rows=rows)


def entry_of(query: NamedQuery) -> dict[str, Any]:
    """What a list of the library tells of a question, as plain values for JSON."""
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "parameters": [asdict(parameter) for parameter in query.parameters],
        "columns": list(query.shown),
        "evidence": [name for name in EVIDENCE if name not in query.shown],
        "example": dict(query.example),
    }


def _gather(
    query: NamedQuery, found: Rows, shown: tuple[str, ...], proofs: Sequence[Quotes], between: str
) -> dict[Row, Quotes]:
    """The rows as they are shown, each with its quotes: rows about the same things share a row's cells.

    Two things with one label stay two rows as long as anything shown tells them apart.
    """
    telling = {column.name for column in query.columns if not column.several}
    telling |= {f"{name}_id" for name in telling}
    key = [place for place, name in enumerate(found.columns) if name in telling]
    cells: dict[Row, list[dict[Term | None, None]]] = {}
    quotes: dict[Row, Quotes] = {}
    for row, proof in zip(found.rows, proofs, strict=True):
        about = tuple(row[place] for place in key)
        line = cells.setdefault(about, [{} for _ in shown])
        for cell, name in zip(line, shown, strict=True):
            cell[row[found.columns.index(name)]] = None
        quotes.setdefault(about, {}).update(proof)
    lines: dict[Row, Quotes] = {}
    for about, line in cells.items():
        lines.setdefault(tuple(_one_cell(cell, between) for cell in line), {}).update(quotes[about])
    return lines


def _one_cell(values: Iterable[Term | None], between: str) -> Term | None:
    """A value as it is, several as words with what is put between them."""
    told = [value for value in values if value is not None]
    return Literal(between.join(value.value for value in told)) if len(told) > 1 else next(iter(told), None)


def _with_quotes(shown: tuple[str, ...], lines: Mapping[Row, Quotes]) -> Rows:
    """A row for each quote of a row, and one for a row without any."""
    added = tuple(column for column in EVIDENCE if column not in shown)
    nothing: Quotes = {(None, None): None}
    rows = (
        line + quote[-len(added) :]
        for line, quotes in lines.items()
        for quote in _fitting(shown, line, quotes) or nothing
    )
    return Rows(shown + added, tuple(rows))


def _fitting(shown: tuple[str, ...], line: Row, quotes: Quotes) -> Quotes:
    """The quotes of the document that a row is about, or all quotes of a row that is about none."""
    if "document" not in shown:
        return quotes
    document = line[shown.index("document")]
    return {quote: None for quote in quotes if quote[0] == document}


def _prove(graph: Graph, query: NamedQuery, found: Rows) -> list[Quotes]:
    """The quotes behind each row, those of the query's first line of evidence first."""
    templates = templates_of(query, graph.base)
    triples = [[triple for template in templates if (triple := _fill(template, found, row))] for row in found.rows]
    quotes = _find_quotes(graph, sorted({triple for some in triples for triple in some}, key=str))
    return [dict.fromkeys(quote for triple in some for quote in quotes.get(triple, ())) for some in triples]


def _find_quotes(graph: Graph, triples: Sequence[Triple]) -> dict[Triple, list[Quote]]:
    """The document and the sentence of each quote behind the triples."""
    quotes: dict[Triple, list[Quote]] = {}
    if triples:
        subjects = [(subject,) for subject in dict.fromkeys(subject for subject, _, _ in triples)]
        found = graph.look_up("evidence", {("subject",): subjects, ("subject", "relation", "object"): triples})
        for subject, relation, object_, document, quote, *_ in found.rows:
            if subject and relation and object_:
                quotes.setdefault((subject, relation, object_), []).append((document, quote))
    return quotes


def _fill(template: Sequence[str | Term], found: Rows, row: Sequence[Term | None]) -> Triple | None:
    """The triple that a template means for a row, or None where the row leaves a part of it open."""
    terms = [row[found.columns.index(part)] if isinstance(part, str) else part for part in template]
    subject, relation, object_ = terms
    return (subject, relation, object_) if subject and relation and object_ else None


def templates_of(query: NamedQuery, base: str) -> list[list[str | Term]]:
    """The triples whose assertions prove a row: each three names of variables, or terms under a base."""
    return [_read_template(text, query, base) for text in query.evidence]


def _read_template(text: str, query: NamedQuery, base: str) -> list[str | Term]:
    """The three parts of an evidence line: names of variables, and terms."""
    parts: list[str | Term] = []
    for token in read_tokens(text):
        if token.kind == "variable":
            parts.append(token.text[1:])
        elif token.kind == "prefixed":
            parts.append(NamedNode(Identifiers(base).expand(token.text)))
    if len(parts) != 3:
        raise QueryError(f"{query.name}: evidence {text!r} is not a triple of variables and prefixed names")
    return parts
