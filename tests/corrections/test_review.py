"""A person goes through what is doubtful: in a pipe as at a terminal, and every answer is saved at once."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from entries import MISRI, correction, fact

from kg.assertions import assert_graph, read_ontology
from kg.cli import main
from kg.corrections import Correction, FactTarget, read_corrections
from kg.identifiers import Identifiers
from kg.model import Document, Extraction, Rejection, Resolution
from kg.query import Graph
from kg.review import FactDoubt, PairDoubt, Review, fact_target, make_queue
from kg.store import open_graph, write_graph
from kg.vocab import Vocabulary


@pytest.fixture(scope="module")
def graph(seeds_graph: Path) -> Graph:
    """The graph of the seeds."""
    return Graph(open_graph(seeds_graph))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the answers go; the terminal has 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("KG_AUTHOR", "Asha Rao")
    return tmp_path / "corrections.yaml"


@pytest.fixture
def answer(seeds_graph: Path, file: Path) -> Callable[..., Result]:
    """Reviews the seeds with some lines for answers."""

    def run(*lines: str, options: tuple[str, ...] = ()) -> Result:
        words = ["review", "-g", str(seeds_graph), "--corrections", str(file), *options]
        return CliRunner().invoke(main, words, input="".join(f"{line}\n" for line in lines))

    return run


def saved(file: Path, vocabulary: Vocabulary) -> list[Correction]:
    return [*read_corrections(file, vocabulary.properties)] if file.exists() else []


def test_the_most_doubtful_comes_first(graph: Graph) -> None:
    """Conflicts and pairs before facts that are merely less sure; those that are sure are left out."""
    queue = make_queue(graph, least=0.05)
    doubts = [one.doubt for one in queue]
    assert doubts == sorted(doubts, reverse=True)
    assert {type(one) for one in queue} == {FactDoubt, PairDoubt}
    conflicting = [one for one in queue if isinstance(one, FactDoubt) and one.conflict]
    assert {one.doubt for one in conflicting} == {0.5}
    assert any(one.fact.subject == "Vikram Misri" for one in conflicting)
    assert min(doubts) >= 0.05
    assert len(make_queue(graph)) > len(queue)


def test_what_was_decided_is_not_asked_again(graph: Graph) -> None:
    """Even before it is built."""
    queue = make_queue(graph)
    first = next(one for one in queue if isinstance(one, FactDoubt))
    made: list[Correction] = []
    found = Review(graph, [first], who="A", now=lambda: "2026-03-04", save=made.append, take_back=made.remove)
    found.decide("reject", "")
    assert len(make_queue(graph, decided=made)) == len(queue) - 1
    assert isinstance(made[0].what, FactTarget)
    pair = next(one for one in queue if isinstance(one, PairDoubt))
    found = Review(graph, [pair], who="A", now=lambda: "2026-03-04", save=made.append, take_back=made.remove)
    assert found.verbs() == ("merge", "never-merge")
    found.decide("never-merge", "Two meetings.")
    again = Review(graph, [pair], who="A", now=str, save=print, take_back=print, decided=made[1:])
    assert again.question() is None


def test_an_answer_is_saved_at_once_with_its_reason(
    answer: Callable[..., Result], file: Path, vocabulary: Vocabulary
) -> None:
    """By whom it is and when; the end of the input leaves."""
    done = answer("r He is not.", "a")
    assert done.exit_code == 0
    rejected, accepted = saved(file, vocabulary)
    assert (rejected.verb, rejected.who, rejected.why) == ("reject", "Asha Rao", "He is not.")
    assert (accepted.verb, accepted.why) == ("accept", "the sentence says so")
    assert rejected.when.endswith("Z")
    assert f"2 answers saved in {file}; kg build applies them" in done.stderr
    assert "saved: reject" in done.stdout


def test_an_answer_can_be_taken_back(answer: Callable[..., Result], file: Path, vocabulary: Vocabulary) -> None:
    """One after the other; the question comes again."""
    done = answer("a", "s", "u", "u", "u", "r", "quit")
    (left,) = saved(file, vocabulary)
    assert left.verb == "reject"
    assert done.stdout.count("taken back") == 2
    assert done.stdout.count("nothing to take back") == 1
    assert done.stdout.count("-- 1 of ") == 3


def test_what_is_no_answer_is_asked_again(answer: Callable[..., Result], file: Path) -> None:
    """The choices are told, and nothing is saved."""
    done = answer("", "perhaps", "m", "accepted", "q")
    assert done.stdout.count("[a]ccept [r]eject [1-2] strike a sentence [s]kip [u]ndo [q]uit: ") == 5
    assert "nothing was saved" in done.stderr
    assert not file.exists()


def test_a_screen_of_eighty_columns_is_enough(answer: Callable[..., Result]) -> None:
    """A question has its sentence, the document, what stands around it, and the other side of a conflict."""
    done = answer("q")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "Vinay Mohan Kwatra → holds office → Foreign Secretary" in lines
    text = " ".join(done.stdout.split())
    assert "000_8f28f68989965387:" in text
    assert "“Indian foreign secretary Vinay Mohan Kwatra (Centre)" in text
    assert "but Vikram Misri: 002_56f848f0625d842c: “On Tuesday, Foreign Secretary Vikram Misri" in text
    assert "\x1b" not in done.stdout


def test_two_things_are_shown_with_their_passages(answer: Callable[..., Result], graph: Graph) -> None:
    queue = make_queue(graph, least=0.05)
    before = next(place for place, one in enumerate(queue) if isinstance(one, PairDoubt))
    done = answer(*["s"] * before, "q")
    last = done.stdout.rpartition("-- ")[2]
    assert "Are they one?" in last
    assert "[m]erge [n]ever-merge [s]kip [u]ndo [q]uit: " in last


def test_an_empty_queue_says_so(tmp_path: Path, file: Path) -> None:
    """Nothing is made then."""
    quads = assert_graph((), (), Resolution(), read_ontology(), Identifiers())
    write_graph(quads, tmp_path, Identifiers())
    done = CliRunner().invoke(main, ["review", "-g", str(tmp_path), "--corrections", str(file)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "nothing to review: no doubt of that size is left in the graph\n"
    assert not file.exists()


def test_what_names_no_things_is_counted(tmp_path: Path, file: Path) -> None:
    """A language model's claim that was not believed cannot be asked about."""
    document = Document(name="talks", text="They met.", source="", sha256="")
    words = {"subject": "Asha Rao", "object": "Vikas Anand", "quote": "They met."}
    claim = Rejection(document="talks", predicate="met", rule="model:small", reason="not there", **words)
    found = Extraction(document="talks", rejections=(claim,))
    quads = assert_graph([document], [found], Resolution(), read_ontology(), Identifiers())
    write_graph(quads, tmp_path, Identifiers())
    done = CliRunner().invoke(main, ["review", "-g", str(tmp_path), "--corrections", str(file)])
    assert done.stderr.startswith("claims of a language model that name no things are left out (1): kg facts")
    assert "nothing to review" in done.stderr


def test_who_decides_must_be_known(answer: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """By the option or the environment, before the first question."""
    monkeypatch.delenv("KG_AUTHOR")
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    done = answer("q")
    assert (done.exit_code, "who decides? Name yourself: --who" in done.stderr) == (2, True)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Dev")
    assert answer("q").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_at_a_terminal(seeds_graph: Path, file: Path, vocabulary: Vocabulary) -> None:
    """Questions come with colour, what is typed is not printed twice, and Ctrl-C leaves with what was saved."""
    import pty

    words = ["review", "-g", str(seeds_graph), "--corrections", str(file)]
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        os.execve(sys.executable, [sys.executable, "-m", "kg", *words], environment | {"TERM": "xterm"})
    shown = until(terminal, r"\[q\]uit: ")
    os.write(terminal, b"r A caption.\n")
    shown += until(terminal, r"-- 2 of .*\[q\]uit: ")
    os.write(terminal, b"\x03")
    shown += until(terminal, "kg build applies them")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert "\x1b[1m" in shown
    assert shown.count("r A caption.") == 1
    assert [one.why for one in saved(file, vocabulary)] == ["A caption."]


def until(terminal: int, pattern: str) -> str:
    """What a terminal shows until a pattern is found in it."""
    shown = b""
    end = time.monotonic() + 120
    while not re.search(pattern, shown.decode(errors="replace"), re.DOTALL):
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        assert ready, shown.decode(errors="replace")
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
    told = shown.decode(errors="replace")
    assert re.search(pattern, told, re.DOTALL), told
    return told


def test_the_queue_skips_what_a_person_stated(graph: Graph) -> None:
    """A decided fact by its words, whatever else stands in the correction."""
    target = fact("met", "Vikram Misri", "Jeffrey Kessler")
    asked = [
        one.fact for one in make_queue(graph, decided=[correction("accept", target)]) if isinstance(one, FactDoubt)
    ]
    assert not [row for row in asked if row.document == MISRI and row.predicate == "met"]


def test_one_sentence_of_several_can_be_struck(
    graph: Graph, answer: Callable[..., Result], file: Path, vocabulary: Vocabulary
) -> None:
    """By its number; the fact is asked about again with the others. What has one sentence offers no number."""
    queue = make_queue(graph, least=0.05)
    several = [one for one in queue if isinstance(one, FactDoubt) and len(one.rows) > 1]
    before = queue.index(several[0])
    done = answer(*["s"] * before, "9", "2 Said of another.", "q")
    (struck,) = saved(file, vocabulary)
    assert (struck.verb, struck.why) == ("strike", "Said of another.")
    assert struck.what == fact_target(several[0].rows[1])
    assert f"[1-{len(several[0].rows)}] strike a sentence [s]kip" in done.stdout
    again = make_queue(graph, decided=[struck], least=0.05)
    (left,) = [one for one in again if isinstance(one, FactDoubt) and one.fact.id == several[0].fact.id]
    assert len(left.rows) < len(several[0].rows)
    single = next(at for at, one in enumerate(queue) if isinstance(one, FactDoubt) and len(one.rows) == 1)
    assert "strike a sentence" not in answer(*["s"] * single, "q").stdout.rpartition("-- ")[2]
