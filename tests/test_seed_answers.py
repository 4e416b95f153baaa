"""What the named questions answer on the seeds: one CSV of expected rows a question, in `tests/queries/`.

After a change that is meant, `python tests/test_seed_answers.py GRAPH` writes them anew; read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.query import NamedQuery, library

EXPECTED = Path(__file__).resolve().parent / "queries"
WITHOUT_ROWS = {"next-in-office", "planned-meetings", "who-hosted"}
"""No seed names a host, a session to come or two dated holders of an office; other tests ask graphs that do."""


def asked(query: NamedQuery, graph: Path) -> str:
    """The rows of a question's own example as `kg query` prints them in CSV."""
    pairs = [word for name, value in query.example for word in ("-p", f"{name}={value}")]
    told = ["query", query.name, *pairs, "-g", str(graph), "--format", "csv"]
    return CliRunner().invoke(main, told, catch_exceptions=False).stdout.replace("\r\n", "\n")


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_a_question_answers_its_example_on_the_seeds(query: NamedQuery, seeds_graph: Path) -> None:
    """The rows are those that a person read against the five texts."""
    expected = (EXPECTED / f"{query.name}.csv").read_text(encoding="utf-8")
    assert asked(query, seeds_graph) == expected
    assert (len(expected.splitlines()) == 1) == (query.name in WITHOUT_ROWS)


def test_every_expectation_belongs_to_a_question() -> None:
    """A question that is renamed or removed takes its rows with it."""
    assert {file.stem for file in EXPECTED.glob("*.csv")} == {query.name for query in library()}


if __name__ == "__main__":
    for found in library():
        (EXPECTED / f"{found.name}.csv").write_text(asked(found, Path(sys.argv[1])), encoding="utf-8")
