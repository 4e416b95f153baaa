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
    ("content", "words"), [(b"\xff\xfe\x00", "cannot be read as UTF-8"), (b"SELECT * {", "line 1, column")]
)
def test_a_file_that_is_no_query_is_one_line(folder: Path, tmp_path: Path, content: bytes, words: str) -> None:
    """With status 1."""
    file = tmp_path / "query.rq"
    file.write_bytes(content)
    done = run(folder, "query", str(file))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert words in done.stderr


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
