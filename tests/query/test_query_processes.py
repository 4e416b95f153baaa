"""A process answers one question after another, and is gone when one takes too much."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import LimitError, QueryError, RefusedError
from kg.query import QueryProcess, run_apart

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.fixture
def process(sample_folder: Path) -> Iterator[QueryProcess]:
    """A process that may take 300 MiB for an answer."""
    made = QueryProcess(sample_folder, memory=300)
    yield made
    made.close()


def asked(text: str, **more: object) -> dict[str, object]:
    return {"job": "sparql", "text": text, "formats": {"rows": "csv", "triples": "ntriples"}, **more}


def test_one_question_after_another(process: QueryProcess) -> None:
    """An error of one is none of the next."""
    assert process.ask(asked("ASK {}"), timeout=60)[1] == b"true"
    for wrong in ("hello", "SELECT * { ?a }", "ASK { ?a nobody:knows ?b }", "ASK { ?a kg:met ?b }"):
        with pytest.raises(QueryError):
            process.ask(asked(wrong), timeout=60)
    with pytest.raises(RefusedError):
        process.ask(asked("CLEAR ALL"), timeout=60)
    assert process.ask(asked("SELECT ?n { VALUES ?n { 1 } }"), timeout=60) == (
        {"kind": "rows", "form": "csv", "cut": False, "length": 6},
        b"n\r\n1\r\n",
    )
    assert process.alive


def test_one_that_takes_too_long_is_killed_in_time(process: QueryProcess) -> None:
    process.ask(asked("ASK {}"), timeout=60)
    begin = time.monotonic()
    with pytest.raises(LimitError, match=r"stopped after 0\.5 s"):
        process.ask(asked(ENDLESS), timeout=0.5)
    assert time.monotonic() - begin < 5
    assert not process.alive


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the bound of memory that is set here")
def test_one_that_takes_too_much_memory_ends_alone(process: QueryProcess) -> None:
    """The limit is the process's, not the machine's."""
    with pytest.raises(LimitError, match="more than 300 MiB of memory"):
        process.ask(asked(HUNGRY), timeout=60)
    assert not process.alive


def test_an_answer_has_a_largest_size(process: QueryProcess) -> None:
    """Nothing of a larger one is given: half an answer is a wrong one."""
    triples = "SELECT ?b { GRAPH ?g { ?a ?b ?c } } LIMIT 100"
    whole = process.ask(asked(triples), timeout=60)[1]
    assert process.ask(asked(triples, most_bytes=len(whole)), timeout=60)[1] == whole
    with pytest.raises(LimitError, match=f"larger than {len(whole) - 1} bytes"):
        process.ask(asked(triples, most_bytes=len(whole) - 1), timeout=60)
    with pytest.raises(LimitError, match="larger than 9 bytes"):
        process.ask(asked("CONSTRUCT WHERE { ?a ?b ?c }", most_bytes=9), timeout=60)


def test_the_dataset_of_a_request_goes_before_that_of_the_query(process: QueryProcess) -> None:
    one = "https://w3id.org/forum-graph/graph/doc/visit"
    count = f"SELECT (COUNT(*) AS ?n) FROM <{one}> {{ ?a ?b ?c }}"
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?a ?b ?c } }"
    whole, none, both = (
        process.ask(asked(count, **dataset), timeout=60)[1].split()[1]
        for dataset in ({}, {"default_graphs": ["http://nothing/"]}, {"default_graphs": [one, "http://nothing/"]})
    )
    assert (none, whole) == (b"0", both)
    assert int(whole) > 0
    assert process.ask(asked(named, named_graphs=[one]), timeout=60)[1].split() == [b"g", one.encode()]
    assert process.ask(asked(named, default_graphs=[one]), timeout=60)[1].split() == [b"g"]


def test_without_the_union_only_the_default_graph_is_asked(process: QueryProcess) -> None:
    assert process.ask(asked("ASK { ?a ?b ?c }", union=False), timeout=60)[1] == b"false"
    assert process.ask(asked("ASK { ?a ?b ?c }"), timeout=60)[1] == b"true"


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml", "table"])
def test_rows_are_cut_and_it_is_told(sample_folder: Path, form: str) -> None:
    """A blank node, a language and a number come through, whatever the format."""
    text = "SELECT ?n ?b { VALUES ?n { 1 'one'@en 'three' } BIND (IF(?n = 1, BNODE(), 3.5) AS ?b) }"
    whole, first = (run_apart(sample_folder, text, form, timeout=60, most_rows=most) for most in (3, 2))
    assert (whole.cut, first.cut) == (False, True)
    assert b"three" in whole.body
    assert b"three" not in first.body
    assert b"one" in first.body
    assert b"3.5" in first.body
