"""The command line keeps the manners of one: streams, exit codes, pipes, colour, interrupts."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graph_sample import sample_graph

from kg.cli import main
from kg.identifiers import Identifiers
from kg.store import write_graph

KG = [sys.executable, "-m", "kg"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph."""
    made = tmp_path_factory.mktemp("graph")
    write_graph(sample_graph(), made, Identifiers())
    return made


def run(folder: Path, *arguments: str, text: str | None = None, colour: bool = False) -> Result:
    """What a command on the graph prints."""
    return CliRunner().invoke(main, [*arguments, "-g", str(folder)], input=text, color=colour)


def test_the_graph_is_named_by_option_or_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """-g wins over KG_GRAPH."""
    monkeypatch.setenv("KG_GRAPH", str(folder))
    assert CliRunner().invoke(main, ["stats"]).exit_code == 0
    assert CliRunner().invoke(main, ["stats", "-g", "nowhere"]).exit_code == 1


def test_a_table_shows_sentences_below_rows(folder: Path) -> None:
    """Each with its document."""
    lines = run(folder, "query", "members-of", "-p", "forum=SMD", "--evidence").stdout.splitlines()
    assert lines[0].split() == ["forum", "member"]
    assert lines[3].startswith("    session: “The inaugural session")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_no_rows_are_an_answer(folder: Path, form: str) -> None:
    """Exit status 0, heads on stdout, a word on stderr for a name that no document speaks of."""
    done = run(folder, "query", "members-of", "-p", "forum=AUKUS", "--format", form)
    assert done.exit_code == 0
    assert "forum" in done.stdout
    assert done.stderr == "no document speaks of AUKUS; it is known by name only\n"


def test_a_table_without_rows_is_said_on_stderr(folder: Path) -> None:
    """Stdout stays empty."""
    done = run(folder, "query", "timeline", "-p", "until=1900")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no rows\n")


def test_a_misspelt_name_is_read_and_said(folder: Path) -> None:
    """On stderr, so that a program reads on."""
    done = run(folder, "query", "offices-of", "-p", "person=Yumi Arakawwa", "--format", "csv")
    assert "'Yumi Arakawwa' is taken for Yumi Arakawa" in done.stderr
    assert done.stdout.startswith("office,organisation,standing,document,published\n")


@pytest.mark.parametrize(
    ("text", "arguments", "start"),
    [
        ("ASK { ?a kg:met ?b }", [], "yes\n"),
        ("SELECT ?name { ?a a kg:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1", [], "name\n----------\nAsha"),
        ("SELECT ?n { VALUES ?n { 1 } }", ["--format", "csv"], "n\n1\n"),
        ("CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }", [], "<https://w3id.org/"),
    ],
)
def test_sparql_comes_from_stdin(folder: Path, text: str, arguments: list[str], start: str) -> None:
    """Every form of query is printed in a way that fits it."""
    done = run(folder, "query", "-", *arguments, text=text)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(start)


def test_a_file_with_a_header_takes_parameters(folder: Path, tmp_path: Path) -> None:
    """One's own questions work like those of the library."""
    file = tmp_path / "names.rq"
    file.write_text(
        "# title: Names\n# question: Under which names is this person known?\n"
        "# parameter: person ?person_id (person, required): who\n"
        "SELECT DISTINCT ?name WHERE { VALUES ?person_id { UNDEF } ?person_id skos:hiddenLabel ?name } ORDER BY ?name",
        encoding="utf-8",
    )
    done = run(folder, "query", str(file), "-p", "person=Kenji Morita", "--format", "csv")
    assert done.stdout == "name\nMorito\n"
    file.write_text("ASK {}", encoding="utf-8")
    assert "takes no parameters" in run(folder, "query", str(file), "-p", "person=Kenji Morita").stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query"], "name a question"),
        (["query", "who-led", "-p", "forum"], "write -p name=value"),
        (["query", "who-led", "-p", "forum="], "write -p name=value"),
        (["query", "who-led", "-p", "forum=a", "-p", "forum=b"], "given twice"),
        (["query", "who-led", "--format", "turtle"], "take another format"),
        (["query", "-", "--evidence"], "for named questions"),
        (["query", "who-led", "--timeout", "0"], "--timeout"),
        (["query", "who-led", "--explain", "--format", "csv"], "take table or json"),
        (["facts", "--inferred", "--abstained"], "take one"),
        (["explain"], "ENTITY"),
    ],
)
def test_a_wrong_use_ends_with_status_two(folder: Path, arguments: list[str], words: str) -> None:
    """And with what would be right."""
    done = run(folder, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"\xff\xfe\x00", ":1:1: ", "cannot be read as UTF-8 text: byte 0xff"),
        (b"ASK {\n ?a ?b 'caf\xe9' }", ":2:12: ", "cannot be read as UTF-8 text: byte 0xe9"),
        (b"SELECT * {", ":1:11: ", "the query ends"),
        (b"ASK {\n  ?a kgg:met ?b }", ":2:6: ", "did you mean kg:?"),
        (b"# title: Odd\n# question: Odd?\nSELECT ?a WERE { ?a kg:met ?b }", ":3:11: ", "did you mean WHERE?"),
        (b"\nCLEAR ALL", ":2:1: ", "only read"),
        (b"", ":1:1: ", "it is empty"),
    ],
)
@pytest.mark.parametrize("explained", [[], ["--explain"]], ids=["answered", "explained"])
def test_a_file_that_is_no_query_is_one_line(
    folder: Path, tmp_path: Path, content: bytes, place: str, words: str, explained: list[str]
) -> None:
    """With status 1, and the file, line and column as a compiler tells them."""
    file = tmp_path / "query.rq"
    file.write_bytes(content)
    done = run(folder, "query", str(file), *explained)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"Error: {file}{place}")
    assert words in done.stderr


def test_what_comes_from_stdin_has_its_place_without_a_name(folder: Path) -> None:
    assert run(folder, "query", "-", text="ASK { ?a ?b }").stderr.startswith("Error: line 1, column 13: found '}'")
    done = CliRunner().invoke(main, ["query", "-", "-g", str(folder)], input=b"ASK { } # \xe9")
    assert "standard input:1:11: cannot be read as UTF-8 text" in done.stderr


def test_a_folder_is_no_query(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "query", str(tmp_path))
    assert (done.exit_code, done.stderr) == (1, f"Error: {tmp_path}: is a folder; name a file with SPARQL in it\n")


def test_a_variable_without_a_value_is_remarked(folder: Path, tmp_path: Path) -> None:
    """On stderr; the answer stands."""
    file = tmp_path / "query.rq"
    file.write_text("SELECT ?nam {\n VALUES ?name { 1 } }", encoding="utf-8")
    done = run(folder, "query", str(file), "--format", "csv")
    assert (done.exit_code, done.stdout) == (0, "nam\n\n")
    assert done.stderr == f"{file}:1:8: ?nam is in no pattern of the query, so it has no value\n"


def test_a_query_is_explained_on_eighty_columns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or as JSON; both tell the same."""
    monkeypatch.setenv("COLUMNS", "80")
    text = "SELECT ?a { ?a kg:met ?b . GRAPH ?g { ?c kg:coChairs+ ?d } FILTER (?b = ?c) }"
    done = run(folder, "query", "-", "--explain", text=text)
    assert done.exit_code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Query"
    for line in (
        "Prefixes added: kg:",
        "Kind: SELECT of ?a",
        "Warning: patterns (1) and (2) share no variable: a cross product, all with all",
        "Filter: (?b = ?c)",
    ):
        assert line in lines
    assert lines[-1].startswith("Run: 4 rows in ")
    told = json.loads(run(folder, "query", "-", "--explain", "--format", "json", text=text).stdout)
    assert told["apart"] == [[[0], [1]]]
    counted = {pattern["pattern"]: (pattern["graph"], pattern["path"]) for pattern in told["patterns"]}
    assert counted == {"?a kg:met ?b": (None, False), "?c kg:coChairs+ ?d": ("?g", True)}
    assert all(f"  {pattern['matches']}" in done.stdout for pattern in told["patterns"])


def test_a_named_query_is_explained_with_its_parameters_bound(folder: Path) -> None:
    """Names are read as ever, and it is said how."""
    done = run(folder, "query", "offices-of", "-p", "person=Yumi Arakawwa", "--explain")
    assert done.exit_code == 0
    assert "/id/person/yumi-arakawa-" in done.stdout
    assert "# title" not in done.stdout
    assert "is taken for Yumi Arakawa" in done.stderr


def test_facts_are_told_in_three_forms(folder: Path) -> None:
    """The same rows in each that is for programs; missing values are null, or empty."""
    lines = [json.loads(line) for line in run(folder, "facts", "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(folder, "facts", "--format", "csv").stdout)))
    assert [{key: "" if value is None else str(value) for key, value in line.items()} for line in lines] == rows
    assert run(folder, "facts").stdout.splitlines()[0].split()[:3] == ["predicate", "subject", "object"]


def test_abstentions_have_a_reason(folder: Path) -> None:
    """A column that facts do not have."""
    (line,) = run(folder, "facts", "--abstained", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["reason"]
    assert "reason" not in json.loads(run(folder, "facts", "--format", "jsonl").stdout.splitlines()[0])


@pytest.mark.parametrize("command", [["explain", "SMD", "--format", "json"], ["stats", "--format", "json"]])
def test_json_is_json(folder: Path, command: list[str]) -> None:
    """For programs."""
    assert json.loads(run(folder, *command).stdout)


def test_an_explanation_is_told_in_sentences(folder: Path) -> None:
    """Names, facts, sessions, what follows, and why parts were taken as one."""
    told = run(folder, "explain", "SMD").stdout
    for part in ("Also called: SMD", "session of", "sessions\n", "What follows\n", "Who was taken for whom\n"):
        assert part in told


def test_colour_is_for_terminals_and_not_where_it_is_unwanted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """https://no-color.org."""
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[1m" in run(folder, "explain", "SMD", colour=True).stdout
    assert "\x1b" not in run(folder, "explain", "SMD").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(folder, "explain", "SMD", colour=True).stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """`kg facts | head -1` says nothing on stderr."""
    with subprocess.Popen(
        [*KG, "facts", "--inferred", "--format", "jsonl", "-g", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_an_interrupt_is_one_line_and_status_130(folder: Path, tmp_path: Path) -> None:
    """And the process that ran the query is gone too."""
    file = tmp_path / "endless.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", encoding="utf-8")
    with subprocess.Popen(
        [*KG, "query", str(file), "-g", str(folder)], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        time.sleep(2)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "interrupted; nothing was changed"
    assert "Traceback" not in said


def test_the_version_is_told() -> None:
    """On one line."""
    assert CliRunner().invoke(main, ["--version"]).stdout.startswith("kg")
