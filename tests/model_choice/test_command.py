"""`kg ask --model`: asked only where it is named, told only the question, and answered for by exit codes as before."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_server import Answer, FakeServer, Reply, completion
from graph_sample import SESSION, VISIT

from kg.ask import ask, contract_of
from kg.cli import main
from kg.query import Graph
from kg.store import open_graph

KEY = "sk-secret-4711"
TEA = "Which persons had tea with Kenji Morita?"
PLAIN = "Who met Kenji Morita?"


def run(folder: Path, *arguments: str, key: str | None = None) -> Result:
    return CliRunner().invoke(main, ["ask", *arguments, "-g", str(folder)], env={"KG_MODEL_API_KEY": key})


def choosing(query: str | None, **parameters: str) -> Answer:
    """What a server answers whose model makes this choice."""
    return lambda _: completion(json.dumps({"query": query, "parameters": parameters}))


RIGHT = choosing("who-met-whom", person="Kenji Morita")


def test_the_model_answers_what_the_grammar_does_not(sample_folder: Path) -> None:
    """Exit 0, and who chose is told beside the answer."""
    with FakeServer(RIGHT) as server:
        done = run(sample_folder, TEA, "--model", server.url)
    assert done.exit_code == 0
    assert "Vikas Anand" in done.stdout
    assert 'kg query who-met-whom -p person="Kenji Morita"' in " ".join(done.stderr.split())
    assert "the model tiny chose this question; the grammar did not understand" in done.stderr


def test_the_contract_is_that_of_a_question_in_plain_english(sample_folder: Path) -> None:
    """The same keys, rows and sentences as for the question that the grammar understands."""
    with FakeServer(RIGHT) as server:
        done = run(sample_folder, TEA, "--format", "json", "--model", server.url)
    told = json.loads(done.stdout)
    plain = contract_of(ask(Graph(open_graph(sample_folder)), PLAIN))
    assert list(told) == list(plain)
    changed = {name for name in plain if told[name] != plain[name]}
    assert changed == {"question", "reading", "notes"}


@pytest.mark.parametrize(
    "answer",
    [choosing(None), choosing("who-met-whom", person="Vikas Anand"), lambda _: Reply(b"", 401), lambda _: Reply(b"no")],
    ids=["no choice", "a lie", "no key", "junk"],
)
def test_what_the_model_does_not_help_with_is_not_understood(sample_folder: Path, answer: Answer) -> None:
    """Exit 2, the contract printed, and the nearest questions as without a model."""
    with FakeServer(answer) as server:
        done = run(sample_folder, TEA, "--format", "json", "--model", server.url)
    assert (done.exit_code, done.stderr) == (2, "")
    told = json.loads(done.stdout)
    assert (told["understood"], told["rows"], len(told["notes"])) == (False, [], 1)
    assert told["nearest"] == list(ask(Graph(open_graph(sample_folder)), TEA).nearest)


def test_the_grammar_answers_first(sample_folder: Path) -> None:
    """Nothing is sent of what it understands, and the answer is the same as without a model."""
    with FakeServer(choosing("who-is", person="Kenji Morita")) as server:
        done = run(sample_folder, PLAIN, "--model", server.url)
        assert server.requests == []
    assert done.output == run(sample_folder, PLAIN).output


def test_only_the_question_is_sent(sample_folder: Path) -> None:
    """No sentence of a document, and no name that the question does not hold; the key goes into its header."""
    with FakeServer(RIGHT) as server:
        done = run(sample_folder, TEA, "--model", server.url, key=KEY)
    (request,) = server.asked
    sent = json.dumps(request.body, ensure_ascii=False)
    assert request.passage == TEA
    assert [
        words for words in (*SESSION, *VISIT, "Vikas Anand", "Tokyo", "SMD", "semiconductor") if words in sent
    ] == []
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in sent + done.output


def test_another_machine_gets_nothing_without_leave(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked: no connection is made."""

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", connect)
    for question in (TEA, PLAIN):
        done = run(sample_folder, question, "--model", "http://203.0.113.9:8080")
        assert done.exit_code == 2
        assert "and the question would be sent there; allow it with --send-question" in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("arguments", "key", "words"),
    [
        (["--model-name", "tiny"], None, "--model-name and --send-question are for a --model"),
        (["--send-question"], None, "are for a --model"),
        (["--model", "localhost"], None, "no plain http address"),
        (["--model", "http://user:word@localhost"], None, "put the key into KG_MODEL_API_KEY"),
        (["--model", "http://localhost", "--model-name", "a\nb"], None, "no name of a model"),
        (["--model", "http://localhost"], "two words", "KG_MODEL_API_KEY: holds a character that no key has"),
        (["--model", "http://models.example", "--send-question"], KEY, "the key would travel unencrypted"),
        (["--model-timeout", "0"], None, "not in the range"),
        (["--model", "http://localhost", "--model-timeout", "nan"], None, "not in the range"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    sample_folder: Path, arguments: list[str], key: str | None, words: str
) -> None:
    """In one line, whether the model would have been asked or not."""
    done = run(sample_folder, PLAIN, *arguments, key=key)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.output.split())
    assert KEY not in done.output


def test_one_of_several_models_has_to_be_named(sample_folder: Path) -> None:
    """The line lists them."""
    with FakeServer(RIGHT, models=("tiny", "huge")) as server:
        done = run(sample_folder, TEA, "--model", server.url)
        assert (done.exit_code, server.asked) == (2, [])
        assert "--model-name is needed: the server has 2 models: huge, tiny" in " ".join(done.output.split())
        assert run(sample_folder, TEA, "--model", server.url, "--model-name", "huge").exit_code == 0


def test_a_missing_library_is_named(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    done = run(sample_folder, TEA, "--model", "http://127.0.0.1:9")
    assert done.exit_code == 2
    assert "--model needs the extra [model]" in " ".join(done.output.split())


def test_a_plain_question_knows_nothing_of_models(sample_folder: Path) -> None:
    """Understood or not, nothing is imported for a model that is not named."""
    program = (
        "import sys\n"
        "from kg.cli import main\n"
        f"main(['ask', {TEA!r}, '-g', {str(sample_folder)!r}], standalone_mode=False)\n"
        "heavy = ('httpx', 'kg.chat', 'kg.model_choice', 'kg.model_claims')\n"
        "sys.exit(' '.join(name for name in sys.modules if name.startswith(heavy)) or None)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    assert "not understood" in finished.stderr
