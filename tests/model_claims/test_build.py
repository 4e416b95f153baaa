"""A build with a language model: what joins the graph, what is kept of the rest, and what if nobody answers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_server import Answer, FakeServer, Reply, Request, claim, claims, claims_on
from graph_sample import extract_by_hand, sample_documents

from kg.cli import main
from kg.facts import FactRow, read_abstentions, read_facts
from kg.pipeline import PAGE, build
from kg.query import Graph
from kg.report import BuildReport
from kg.store import NQUADS, TRIG, open_graph

FILES = (NQUADS, TRIG, PAGE, "report.json")
KEY = "sk-secret-4711"

JOINED = "Led by Asha Menon, the Indian delegation included Farida Contractor."
MEETING = "Vice Minister Kenji Morita met Foreign Secretary Vikas Anand in New Delhi on Monday."
WITHIN = "The RTI is itself part of the Indian Ocean Partnership."
FORUMS = {"subject_class": "Forum", "object_class": "Forum"}

TRUE = claim("met", "Asha Menon", "Farida Contractor", JOINED)
KNOWN = claim("met", "Kenji Morita", "Vikas Anand", MEETING)
LIE = claim("met", "Asha Menon", "Farida Contractor", "Asha Menon met Farida Contractor for tea.")
CIRCLE = claim("part_of", "Indian Ocean Partnership", "RTI", WITHIN, **FORUMS)
ANSWER = claims_on({JOINED: [TRUE, LIE, CIRCLE], MEETING: [KNOWN]})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two texts of the hand-made sample."""
    folder = tmp_path_factory.mktemp("documents")
    for document in sample_documents():
        (folder / f"{document.name}.txt").write_bytes(document.text.encode("utf-8"))
    return folder


def build_with(folder: Path, output: Path, url: str | None = None, **options: object) -> BuildReport:
    """Build by hand-made extractions and a model, of whose server no test waits for long."""
    from kg.model_claims import ModelSettings, open_model

    record = options.pop("record", output.parent / "record.jsonl")
    settings = ModelSettings(
        record=record,  # type: ignore[arg-type]
        url=url,
        pause=lambda _: None,
        **{"timeout": 5.0, **options},  # type: ignore[arg-type]
    )
    with open_model(settings) as reader:
        return build([folder], output, extract=extract_by_hand, claim=reader)


@pytest.fixture(scope="module")
def plain(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build without a model makes."""
    output = tmp_path_factory.mktemp("plain") / "build"
    build([folder], output, extract=extract_by_hand)
    return output


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build with a model makes, beside its record."""
    output = tmp_path_factory.mktemp("asked") / "build"
    with FakeServer(ANSWER) as server:
        build_with(folder, output, server.url)
    assert len(server.asked) == 2
    return output


def facts(folder: Path) -> list[FactRow]:
    return list(read_facts(Graph(open_graph(folder))))


def told(rows: Sequence[FactRow]) -> set[tuple[str, str, str, str | None]]:
    return {(row.predicate, row.subject, row.object, row.rule) for row in rows}


def problems(report: BuildReport) -> list[tuple[str, str | None]]:
    return [(problem.kind, problem.document) for problem in report.problems]


def test_what_the_text_bears_out_joins_the_graph(built: Path, plain: Path) -> None:
    """One fact more, by the model's name and in its sentence; all others are those of the rules, unchanged."""
    before, after = facts(plain), facts(built)
    new = [row for row in after if row not in before]
    assert [row for row in before if row not in after] == []
    assert told(new) == {("met", "Asha Menon", "Farida Contractor", "model:tiny")}
    assert [(row.quote, row.confidence) for row in new] == [(JOINED, 0.5)]


def test_what_it_does_not_is_in_the_ledger(built: Path, plain: Path) -> None:
    """Lies with the words claimed, violations of a shape with the shape; nothing of them is stated."""
    before = read_abstentions(Graph(open_graph(plain)))
    new = {row.reason: row for row in read_abstentions(Graph(open_graph(built))) if row not in before}
    lie = new.pop("the text does not have the quote")
    assert (lie.predicate, lie.subject, lie.object, lie.quote) == (
        "met",
        "Asha Menon",
        "Farida Contractor",
        LIE["quote"],
    )
    assert (lie.rule, lie.subject_id, lie.start, lie.document) == ("model:tiny", None, None, "session")
    ((reason, circle),) = new.items()
    assert "it violates the shape partOf-circle" in (reason or "")
    assert (circle.quote, circle.rule) == (WITHIN, "model:tiny")


def test_a_claim_that_makes_the_rules_wrong_goes_alone(built: Path, plain: Path) -> None:
    """The circle needs the rules' fact too; that stays, and is no problem of the report."""
    part = [row for row in facts(built) if row.predicate == "part_of"]
    assert part == [row for row in facts(plain) if row.predicate == "part_of"] != []
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert report["problems"] == json.loads((plain / "report.json").read_text(encoding="utf-8"))["problems"]
    assert report["counts"]["facts"] == json.loads((plain / "report.json").read_text())["counts"]["facts"] + 1


def test_the_record_gives_the_same_bytes_without_a_server(built: Path, folder: Path, tmp_path: Path) -> None:
    """It holds what was believed and what was not, and is not touched."""
    record = built.parent / "record.jsonl"
    before = record.read_bytes()
    build_with(folder, tmp_path / "build", record=record)
    for name in FILES:
        assert (tmp_path / "build" / name).read_bytes() == (built / name).read_bytes(), name
    assert record.read_bytes() == before
    assert LIE["quote"] in record.read_text(encoding="utf-8")


def test_what_is_recorded_is_not_asked_again(built: Path, folder: Path, tmp_path: Path) -> None:
    """A document that changed is; the bytes are those of a build that asks all of it."""
    record = tmp_path / "record.jsonl"
    record.write_bytes((built.parent / "record.jsonl").read_bytes())
    with FakeServer(ANSWER) as server:
        build_with(folder, tmp_path / "build", server.url)
        assert server.asked == []
        changed = tmp_path / "changed"
        changed.mkdir()
        for file in folder.iterdir():
            (changed / file.name).write_bytes(file.read_bytes())
        (changed / "visit.txt").write_text(sample_documents()[1].text + "\nIt rained.\n", encoding="utf-8")
        build_with(changed, tmp_path / "build", server.url)
        assert ["It rained" in request.passage for request in server.asked] == [True]


def test_an_edited_record_is_what_counts(built: Path, folder: Path, tmp_path: Path) -> None:
    """A claim that a person removes is gone, and one that a person adds is checked like any other."""
    lines = (built.parent / "record.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    rows[0]["claims"] = [LIE]
    (tmp_path / "record.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    build_with(folder, tmp_path / "build")
    assert [row for row in facts(tmp_path / "build") if (row.rule or "").startswith("model:")] == []


def test_a_record_that_does_not_answer_all_is_told(built: Path, folder: Path, tmp_path: Path) -> None:
    lines = (built.parent / "record.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "record.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    report = build_with(folder, tmp_path / "build")
    (problem,) = (one for one in report.problems if one.kind == "model-not-recorded")
    assert problem.message == (
        "record.jsonl: does not answer all that is asked of 1 document, such as visit.txt; "
        "build again with --model to ask anew"
    )


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<html>"), "the answer is not JSON"),
        (Reply(b"", 500), "the server fails (HTTP 500)"),
        (Reply(b"", 429), "the server is busy (HTTP 429)"),
        (Reply(b"{}", length=99), "the answer broke off"),
        (Reply(stall=True), "there was no whole answer within 0.2 seconds"),
    ],
    ids=["junk", "500", "429", "cut off", "stall"],
)
def test_a_document_without_an_answer_has_the_rules_facts(
    folder: Path, plain: Path, tmp_path: Path, reply: Reply, words: str
) -> None:
    """One line for it; the other document has its claims, and only its answer is recorded."""

    def answer(request: Request) -> Reply:
        return reply if MEETING in request.passage else ANSWER(request)

    with FakeServer(answer) as server:
        report = build_with(folder, tmp_path / "build", server.url, timeout=0.2)
    (problem,) = (one for one in report.problems if one.kind == "model-failed")
    assert (problem.document, "\n" in problem.message) == ("visit", False)
    assert problem.message == (
        f"visit.txt: no answer of the model about 1 of 1 passages: {words}; the rules' facts stand; "
        "build again with --model to ask anew"
    )
    kept = [row for row in facts(tmp_path / "build") if row.document == "visit"]
    assert kept == [row for row in facts(plain) if row.document == "visit"]
    assert ("met", "Asha Menon", "Farida Contractor", "model:tiny") in told(facts(tmp_path / "build"))
    assert len((tmp_path / "record.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of forty documents."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"The ministers met for talk {number}.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("reply", "asked", "words"),
    [
        (Reply(b"", 401), 1, "the server wants a key; set KG_MODEL_API_KEY (HTTP 401)"),
        (Reply(b"", 302, headers={"Location": "http://203.0.113.9/"}), 1, "the server sends elsewhere"),
        (Reply(b"{}"), 3, "the answer is no chat completion, the last of 3 failures in a row"),
        (Reply(b"", 500), 9, "the server fails (HTTP 500), the last of 3 failures in a row"),
    ],
    ids=["denied", "redirected", "junk", "failing"],
)
def test_a_server_that_answers_nothing_is_not_asked_for_ever(
    many: Path, tmp_path: Path, reply: Reply, asked: int, words: str
) -> None:
    """One line tells of all the documents that it was not asked about."""
    with FakeServer(lambda _: reply) as server:
        report = build_with(many, tmp_path / "build", server.url)
    assert len(server.asked) == asked
    (problem,) = (one for one in report.problems if one.kind == "model-not-asked")
    assert words in problem.message
    assert "documents" in problem.message
    assert len(report.documents) == 40
    assert not (tmp_path / "record.jsonl").exists()


def test_nobody_there_is_told_once(many: Path, folder: Path, plain: Path, tmp_path: Path) -> None:
    """The rules' graph is built all the same."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        report = build_with(folder, tmp_path / "build", url)
        whole = build_with(many, tmp_path / "other", url, name="tiny")
    assert [(one.kind, one.message) for one in report.problems if one.kind.startswith("model")] == [
        (
            "model-not-asked",
            "the model was not asked about all of 2 documents: no server answers there; the rules' facts stand; "
            "build again with --model to ask anew",
        )
    ]
    assert [kind for kind, _ in problems(whole) if kind.startswith("model")] == ["model-not-asked"]
    assert (tmp_path / "build" / NQUADS).read_bytes() == (plain / NQUADS).read_bytes()


def test_a_model_decides_nobodys_identity(folder: Path, plain: Path, tmp_path: Path) -> None:
    """A claim that two persons hold one office does not make them one."""
    asks = claim("holds_office", "Farida Contractor", "Foreign Secretary", MEETING, object_class="Office")
    quote = "It was co-chaired by Foreign Secretary Asha Menon and Defence Secretary Rohan Pillai of India"
    lie = claim("holds_office", "Rohan Pillai", "Foreign Secretary", quote, object_class="Office")
    with FakeServer(claims_on({MEETING: [asks], quote: [lie]})) as server:
        build_with(folder, tmp_path / "build", server.url)

    def persons(output: Path) -> list[str]:
        query = Graph(open_graph(output))
        return sorted({row.subject_id or "" for row in read_facts(query) if row.predicate == "represents"})

    assert persons(tmp_path / "build") == persons(plain)


# The command line


def run(*arguments: str, key: str | None = None) -> Result:
    return CliRunner().invoke(main, ["build", *arguments], env={"KG_MODEL_API_KEY": key})


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder with a release of which the rules do not understand one sentence."""
    folder = tmp_path / "releases"
    folder.mkdir()
    text = (
        "Foreign Secretary Asha Menon met Vice Minister Kenji Morita on 11 May 2025.\n"
        "Menon shook hands\nwith Ilse Brandt.\n"
    )
    (folder / "visit.txt").write_text(text, encoding="utf-8")
    return folder


GREETING = claim("met", "Asha Menon", "Ilse Brandt", "Menon shook hands with Ilse Brandt.")


def test_the_whole_way_from_text_to_graph(release: Path) -> None:
    """Asked once, then replayed from the record beside the folder, in another process, to the same bytes."""
    output = release / "build"
    answers = claims_on({"Brandt": [GREETING, LIE]})
    with FakeServer(answers) as server:
        done = run(str(release), "-o", str(output), "--model", server.url, key=KEY)
    assert done.exit_code == 0, done.output
    assert "model:tiny" in {row.rule for row in facts(output)}
    for form in ("table", "csv", "jsonl"):
        ledger = CliRunner().invoke(main, ["facts", "--abstained", "--format", form, "-g", str(output)])
        assert (ledger.exit_code, "the text does not have the quote" in " ".join(ledger.output.split())) == (0, True)
    first = {name: (output / name).read_bytes() for name in FILES}
    record = release / "model-claims.jsonl"
    again = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(release), "-o", str(output), "--model-record", str(record)],
        env=os.environ | {"PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert {name: (output / name).read_bytes() for name in FILES} == first
    written = [*(content for content in first.values()), record.read_bytes(), done.output.encode()]
    assert not any(KEY.encode() in content for content in written)
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"


def test_the_key_is_shown_nowhere_when_it_is_refused(release: Path) -> None:
    """Not even where the server repeats it."""
    with FakeServer(lambda _: Reply(b"Incorrect API key provided: " + KEY.encode(), 401)) as server:
        done = run(str(release), "-o", str(release / "build"), "--model", server.url, key=KEY)
    assert done.exit_code == 0
    assert "refuses the key in KG_MODEL_API_KEY" in done.output
    assert KEY not in done.output
    assert all(KEY.encode() not in (release / "build" / name).read_bytes() for name in FILES)


def test_another_machine_gets_nothing_without_leave(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection is made, nothing is written."""

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", connect)
    done = run(str(release), "-o", str(release / "build"), "--model", "http://203.0.113.9:8080")
    assert done.exit_code == 2
    assert "allow it with --send-documents" in done.output
    assert sorted(path.name for path in release.iterdir()) == ["visit.txt"]


def test_one_of_several_models_has_to_be_named(release: Path) -> None:
    """The line lists them; named, one is asked."""
    with FakeServer(claims_on({}), models=("tiny", "huge")) as server:
        done = run(str(release), "-o", str(release / "build"), "--model", server.url)
        assert (done.exit_code, server.asked) == (2, [])
        assert "--model-name is needed: the server has 2 models: huge, tiny" in " ".join(done.output.split())
        done = run(str(release), "-o", str(release / "build"), "--model", server.url, "--model-name", "huge")
    assert done.exit_code == 0
    assert [request.body["model"] for request in server.asked] == ["huge"]


@pytest.mark.parametrize(
    ("arguments", "key", "code", "words"),
    [
        (["--model-name", "tiny"], None, 2, "are for a --model"),
        (["--send-documents"], None, 2, "are for a --model"),
        (["--model-record", "nothing.jsonl"], None, 1, "nothing.jsonl: no such file; make it with --model URL"),
        (["--model-record", "build/x.jsonl"], None, 2, "which the build replaces"),
        (["--model", "localhost"], None, 2, "no plain http address"),
        (["--model", "http://localhost", "--model-name", "a\nb"], None, 2, "no name of a model"),
        (["--model", "http://localhost"], "two words", 2, "KG_MODEL_API_KEY: holds a character that no key has"),
        (["--model-timeout", "0"], None, 2, "not in the range"),
        (["--model", "http://localhost", "--model-timeout", "nan"], None, 2, "not in the range"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    release: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], key: str | None, code: int, words: str
) -> None:
    """In one line, before anything is written."""
    monkeypatch.chdir(release)
    done = run("visit.txt", *arguments, key=key)
    assert done.exit_code == code
    assert words in " ".join(done.output.split())
    assert key is None or key not in done.output
    assert sorted(path.name for path in release.iterdir()) == ["visit.txt"]


def test_a_plain_build_knows_nothing_of_models(release: Path) -> None:
    """A record that lies there is not read, no server is asked, and nothing is imported for it."""
    (release / "model-claims.jsonl").write_text("no record at all", encoding="utf-8")
    program = (
        "import sys\n"
        "from kg.cli import main\n"
        f"main(['build', {str(release)!r}, '-o', {str(release / 'build')!r}], standalone_mode=False)\n"
        "sys.exit(' '.join(name for name in sys.modules if name.startswith('kg.model_claims')) or None)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    report = json.loads((release / "build" / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["problems"] == {}


def answer_nothing(_: Request) -> Reply:
    return claims()


def test_a_model_that_finds_nothing_changes_nothing(folder: Path, plain: Path, tmp_path: Path) -> None:
    answer: Answer = answer_nothing
    with FakeServer(answer) as server:
        build_with(folder, tmp_path / "build", server.url)
    for name in FILES:
        assert (tmp_path / "build" / name).read_bytes() == (plain / name).read_bytes(), name
