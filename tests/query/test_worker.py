"""Free SPARQL runs in a process of its own, which ends in time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import GraphError, QueryError
from kg.query import run_apart

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PEOPLE = "SELECT DISTINCT ?name { ?person a kg:Person ; skos:prefLabel ?name FILTER(LANG(?name) = '') } ORDER BY ?name"


def test_prefixes_need_no_declaration(sample_folder: Path) -> None:
    """Those of the ontology are known."""
    kind, body, _ = run_apart(sample_folder, PEOPLE, "json", timeout=60)
    names = [row["name"]["value"] for row in json.loads(body)["results"]["bindings"]]
    assert kind == "rows"
    assert names[0] == "Asha Menon"
    assert len(names) == 10


@pytest.mark.parametrize(
    ("text", "form", "kind", "start"),
    [
        ("ASK { ?a kg:met ?b }", "json", "truth", b'{"head"'),
        ("ASK { ?a kg:met ?b }", "csv", "truth", b"true"),
        ("CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }", "turtle", "triples", b"<https://"),
        ("DESCRIBE ?a { ?a kg:met ?b }", "json", "triples", b"["),
        ("SELECT ?a { ?a kg:met ?b }", "xml", "rows", b"<?xml"),
        ("SELECT ?a { ?a kg:met ?b }", "table", "rows", b"{"),
    ],
)
def test_every_form_of_query_is_answered(sample_folder: Path, text: str, form: str, kind: str, start: bytes) -> None:
    """In the formats that are made for it."""
    found, body, _ = run_apart(sample_folder, text, form, timeout=60)
    assert found == kind
    assert body.startswith(start)


def test_the_dataset_is_the_union_unless_it_is_named(sample_folder: Path) -> None:
    """FROM names graphs of the store, never a file or an address."""
    count = "SELECT (COUNT(DISTINCT ?a) AS ?n) {} {{ ?a a kg:Assertion }}"
    whole, one, none, file = (
        run_apart(
            sample_folder, count.replace("{}", source, 1).replace("{{", "{").replace("}}", "}"), "csv", timeout=60
        )[1]
        for source in (
            "",
            "FROM <https://w3id.org/forum-graph/graph/doc/visit>",
            "FROM <http://127.0.0.1:1/>",
            "FROM <file:///etc/passwd>",
        )
    )
    assert int(whole.split()[1]) > int(one.split()[1]) > 0
    assert none.split()[1] == file.split()[1] == b"0"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n  ?a ?b }", "line 2, column|line 3, column"),
        ("SELECT ?a { ?a nobody:knows ?b }", "line 1, column 16: the prefix nobody: is not known"),
        ("hello", "not a SPARQL query"),
        ("", "not a SPARQL query"),
        ("INSERT DATA { <http://a/> <http://b/> 1 }", "is SPARQL Update"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "line 1, column 12: SERVICE"),
    ],
)
def test_what_is_no_query_is_an_error_with_its_place(sample_folder: Path, text: str, message: str) -> None:
    """On one line."""
    with pytest.raises(QueryError, match=message) as caught:
        run_apart(sample_folder, text, "csv", timeout=60)
    assert "\n" not in str(caught.value)


def test_a_query_that_takes_too_long_is_stopped(sample_folder: Path) -> None:
    """The engine cannot be interrupted; its process can."""
    with pytest.raises(QueryError, match=r"stopped after 1 s; ask for less, or give it more time by --timeout"):
        run_apart(sample_folder, ENDLESS, "csv", timeout=1)


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("SELECT ?a { ?a ?b ?c }", "turtle", "rows are not written as turtle"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "csv", "triples are not written as csv"),
    ],
)
def test_a_format_that_does_not_fit_is_an_error(sample_folder: Path, text: str, form: str, message: str) -> None:
    """Which says what would."""
    with pytest.raises(QueryError, match=message):
        run_apart(sample_folder, text, form, timeout=60)


def test_a_graph_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The worker's error is the reader's."""
    with pytest.raises(GraphError, match="no such folder"):
        run_apart(tmp_path / "nothing", "ASK {}", "csv", timeout=60)


def test_a_program_in_the_users_folder_is_not_run(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder from anywhere may hold a `json.py`."""
    for name in ("json.py", "pyoxigraph.py", "kg.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    kind, _, _ = run_apart(sample_folder, PEOPLE, "json", timeout=60)
    assert kind == "rows"
    assert not (tmp_path / "was-run").exists()
