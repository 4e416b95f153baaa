"""The command line as a user meets it: examples that work, exit codes, one clear line for each mistake."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from kg.cli import main
from kg.cli.examples import Command


def commands() -> Iterator[tuple[str, Command]]:
    """Every command by its name."""
    assert isinstance(main, click.Group)
    for name, command in sorted(main.commands.items()):
        parts = command.commands.items() if isinstance(command, click.Group) else [("", command)]
        for part, one in parts:
            assert isinstance(one, Command), f"kg {name} {part} carries no examples"
            yield f"{name} {part}".strip(), one


EXAMPLES = [(name, example) for name, command in commands() for example in command.examples]
SERVING = [example for name, example in EXAMPLES if name == "serve"]
LOADING = [(name, example) for name, example in EXAMPLES if name.startswith("load ")]
ENDING = [(name, example) for name, example in EXAMPLES if name != "serve" and (name, example) not in LOADING]


def run(arguments: Sequence[str], *, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`kg` with some arguments, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )


@pytest.fixture
def desk(tmp_path: Path, seeds: Path, seeds_graph: Path) -> Path:
    """A folder with the seeds and their graph, as a newcomer has them after `make`."""
    (tmp_path / "seeds").symlink_to(seeds, target_is_directory=True)
    (tmp_path / "build").symlink_to(seeds_graph, target_is_directory=True)
    return tmp_path


def test_every_command_has_an_example() -> None:
    """The commands of the contract are there, each with an example in its help."""
    assert {name for name, _ in EXAMPLES} >= {"build", "explain", "facts", "query", "render", "stats", "validate"}
    assert all(command.examples for _, command in commands())


@pytest.mark.parametrize("example", SERVING)
def test_a_service_can_be_called_until_it_is_interrupted(example: str, desk: Path) -> None:
    """An example of it runs for as long as one likes; on any port that is free, here."""
    words = [*shlex.split(example)[1:], *(() if "--port" in example else ("--port", "0"))]
    command = [sys.executable, "-m", "kg", *words]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        assert serving.stdout.readline().startswith("http://127.0.0.1:")
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=60)
    assert (serving.returncode, errors) == (0, "")
    assert example in run(["serve", "--help"]).stdout


@pytest.mark.parametrize(("name", "example"), ENDING, ids=lambda words: str(words)[:60])
def test_an_example_works_and_stands_in_the_help(name: str, example: str, desk: Path) -> None:
    """What the help shows can be typed as it stands."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shell = f'kg() {{ "{sys.executable}" -m kg "$@"; }}; {example.replace("-o build", "-o other")}'
    done = subprocess.run(
        ["bash", "-c", shell], cwd=desk, capture_output=True, text=True, check=False, env=os.environ | {"PATH": path}
    )
    assert done.returncode == 0, done.stderr
    assert example in run([*name.split(), "--help"]).stdout


@pytest.mark.parametrize(("name", "example"), LOADING, ids=lambda words: str(words)[:60])
def test_an_example_of_loading_stands_in_the_help(name: str, example: str) -> None:
    """What it does is tried on real servers, in tests of their own."""
    assert example.startswith(f"kg {name} ")
    assert example in run([*name.split(), "--help"]).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["query", "who-co-chired", "-g", "build"], 1, "who-co-chaired"),
        (["query", "offices-of", "-g", "build"], 1, "person"),
        (["query", "offices-of", "-p", "person=Nobody Atall", "-g", "build"], 1, "Nobody Atall"),
        (["query", "offices-of", "-p", "persn=Vikram Misri", "-g", "build"], 1, "persn"),
        (["facts", "-g", "nowhere"], 1, "nowhere"),
        (["build", "nowhere"], 1, "nowhere"),
        (["explain", "Nobody Atall", "-g", "build"], 1, "Nobody Atall"),
        (["diff", "build", "nowhere"], 1, "nowhere"),
        (["diff", "build", "seeds"], 1, "seeds: holds neither graph.nq nor graph.trig"),
        (["compare", "Nobody Atall", "003_6066fae21ad0493b", "-g", "build"], 1, "Nobody Atall"),
        (["compare", "003_6066fae21ad0493b", "-g", "build"], 2, "name two documents"),
        (["same", "persn", "Vikram Misri", "V. Misri"], 2, "persn"),
        (["same", "person", "Vikram Misri", " "], 2, "second name"),
        (["facts", "--format", "yaml"], 2, "yaml"),
        (["fact"], 2, "fact"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistake_gets_one_clear_line(arguments: list[str], code: int, words: str, desk: Path) -> None:
    """The last line names what is wrong; nothing goes to stdout and no traceback to anyone."""
    done = run(arguments, folder=desk)
    assert done.returncode == code
    assert done.stdout == ""
    assert words in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("left", "right", "same"), [("EAM", "External Affairs Minister", True), ("NSA", "Deputy NSA", False)]
)
def test_two_names_are_compared_for_programs(left: str, right: str, same: bool) -> None:
    """`kg same --format json` prints one line with the keys of the contract."""
    (line,) = run(["same", "office", left, right, "--format", "json"]).stdout.splitlines()
    told = json.loads(line)
    assert list(told) == ["same", "score", "why"]
    assert told["same"] is same


def test_two_names_are_compared_for_people() -> None:
    """The answer with its score, then the reason."""
    done = run(["same", "person", "Menon", "Asha Menon"])
    assert done.stdout.splitlines()[0] == "can't tell (0.50)"
    assert "“Asha Menon” and “Menon” have one surname" in done.stdout


def test_facts_have_the_columns_of_the_contract(seeds_graph: Path) -> None:
    """One row a quote, with the keys that tools outside the project rely on."""
    keys = "id document predicate subject object subject_id object_id subject_text object_text qualifier status quote"
    rows = [
        json.loads(line) for line in run(["facts", "-g", str(seeds_graph), "--format", "jsonl"]).stdout.splitlines()
    ]
    assert len(rows) > 150
    assert all(list(row) == [*keys.split(), "start", "end", "confidence", "rule"] for row in rows)


def test_every_quote_is_the_text_at_its_offsets(seeds: Path, seeds_graph: Path) -> None:
    """`text[start:end] == quote`, for each fact of each document."""
    rows = [
        json.loads(line) for line in run(["facts", "-g", str(seeds_graph), "--format", "jsonl"]).stdout.splitlines()
    ]
    texts = {file.stem: file.read_bytes().decode() for file in seeds.glob("*.txt")}
    assert {row["document"] for row in rows} == set(texts)
    for row in rows:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_the_questions_list_themselves_for_tools(seeds_graph: Path) -> None:
    """`kg query --list --format json` gives name, question, parameters and columns."""
    listed = json.loads(run(["query", "--list", "--format", "json", "-g", str(seeds_graph)]).stdout)
    assert {"name", "question", "parameters", "columns"} <= set(listed[0])


@pytest.mark.parametrize(
    "query", ["SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", "LOAD <file:///etc/passwd>"]
)
def test_a_query_reaches_nothing_outside(query: str, tmp_path: Path, seeds_graph: Path) -> None:
    """Free SPARQL neither federates nor loads nor writes."""
    file = tmp_path / "query.rq"
    file.write_text(query, encoding="utf-8")
    done = run(["query", str(file), "-g", str(seeds_graph)])
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
