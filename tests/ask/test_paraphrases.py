"""Questions in many words: which named query each is, and what the sample graph answers; or that it is not understood.

`paraphrases.csv` has a row a question: the query that is to be run, or nothing where the question must not be
understood, and the distinct values of the answer's first column.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from graph_sample import sample_store

from kg.ask import ask
from kg.query import Graph, library

PARAPHRASES = Path(__file__).resolve().parent / "paraphrases.csv"


def read_paraphrases() -> list[tuple[str, str, str]]:
    """The rows of the file."""
    with PARAPHRASES.open(encoding="utf-8", newline="") as file:
        return [(row["question"], row["query"], row["answers"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts."""
    return Graph(sample_store())


@pytest.mark.parametrize(("question", "query", "answers"), read_paraphrases(), ids=lambda words: str(words)[:60])
def test_a_question_is_read_as_it_is_meant(graph: Graph, question: str, query: str, answers: str) -> None:
    """The named query is the right one and its rows are those expected; else nothing is answered."""
    found = ask(graph, question)
    assert (found.query or "") == query
    assert found.understood == bool(query)
    assert "; ".join(dict.fromkeys(str(row[0]) for row in found.rows)) == answers


def test_the_paraphrases_are_many() -> None:
    """A file-driven suite counts its cases: those that are answered, those without rows, those not understood."""
    rows = read_paraphrases()
    assert len(rows) >= 200
    assert sum(1 for _, query, answers in rows if query and not answers) >= 20
    assert sum(1 for _, query, _ in rows if not query) >= 50
    assert len({question for question, _, _ in rows}) == len(rows)


def test_every_named_question_can_be_asked() -> None:
    """Each has patterns, and a paraphrase that leads to it."""
    assert {query for _, query, _ in read_paraphrases() if query} == {query.name for query in library()}
    assert [query.name for query in library() if not query.patterns] == []
