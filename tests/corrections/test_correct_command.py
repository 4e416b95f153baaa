"""`kg correct` names what is meant by the words of documents, and writes nothing that a build could not follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from entries import MET, MISRI, NEGI

from kg.cli import main
from kg.corrections import Added, Correction, FactTarget, Renamed, ThingTarget, read_corrections
from kg.vocab import Vocabulary

ABOUT = ("--why", "Read in full.", "--who", "Asha Rao", "--when", "2026-03-04")

LAUNCHED = (
    "During Modi’s visit in February, both nations officially launched the COMPACT initiative—short for Catalysing "
    "Opportunities for Military Partnership, Accelerated Commerce and Technology."
)
Correct = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the corrections go, by the environment."""
    monkeypatch.setenv("KG_CORRECTIONS", str(tmp_path / "mine.yaml"))
    return tmp_path / "mine.yaml"


@pytest.fixture
def correct(seeds_graph: Path, file: Path) -> Correct:
    """Runs `kg correct` on the graph of the seeds."""

    def run(*words: str, about: tuple[str, ...] = ABOUT) -> Result:
        return CliRunner().invoke(main, ["correct", *words, *about, "-g", str(seeds_graph)])

    return run


def the_entry(file: Path, vocabulary: Vocabulary) -> Correction:
    (one,) = read_corrections(file, vocabulary.properties)
    return one


@pytest.mark.parametrize(
    ("words", "verb", "what"),
    [
        (
            ("reject", "--subject", "vikram misri", "-r", "met"),
            "reject",
            FactTarget(
                document=MISRI, predicate="met", subject_text="Vikram Misri", object_text="Jeffrey Kessler", quote=MET
            ),
        ),
        (
            ("reject", "-r", "launched_by", "--subject", "COMPACT initiative", "--object", "India"),
            "reject",
            FactTarget(
                document=MISRI,
                predicate="launched_by",
                subject_text="COMPACT initiative",
                object_text="both nations",
                quote=LAUNCHED,
                subject="India-US COMPACT",
                object="India",
            ),
        ),
        (
            ("never-merge", "Vishwesh Negi", "Vikram Misri"),
            "never-merge",
            (
                ThingTarget(document=NEGI, type="person", words="Vishwesh Negi"),
                ThingTarget(document=MISRI, type="person", words="Vikram Misri"),
            ),
        ),
        (
            ("split", "S Jaishankar", "-d", NEGI),
            "split",
            (ThingTarget(document=NEGI, type="person", words="S Jaishankar"),),
        ),
        (
            ("rename", "Vishwesh Negi", "Shri Vishwesh Negi"),
            "rename",
            Renamed(document=NEGI, type="person", words="Vishwesh Negi", to="Shri Vishwesh Negi"),
        ),
        (
            ("retype", "J.D. Vance", "organisation"),
            "retype",
            Renamed(document=NEGI, type="person", words="J.D. Vance", to="organisation"),
        ),
        (
            ("add", "-d", MISRI, "-r", "met", "--subject", "Misri", "--object", "Donald Trump", "--quote", MET),
            "add",
            Added(document=MISRI, predicate="met", subject_text="Misri", object_text="Donald Trump", quote=MET),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_correction_is_written_in_the_words_of_documents(
    correct: Correct, file: Path, vocabulary: Vocabulary, words: tuple[str, ...], verb: str, what: object
) -> None:
    """By whom, when and why; what was written is told on stderr."""
    done = correct(*words)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    one = the_entry(file, vocabulary)
    assert (one.verb, one.what) == (verb, what)
    assert (one.who, one.when, one.why) == ("Asha Rao", "2026-03-04", "Read in full.")
    assert one.id in done.stderr
    assert "kg build applies it" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("reject",), 2, "which fact? Name it by --document"),
        (("reject", "--subject", "Vikram Misri"), 2, "3 facts fit: Vikram Misri"),
        (("reject", "--subject", "Ilse Brandt"), 2, "no fact fits"),
        (("merge", "Vikram Misri"), 2, "merge takes two things or more"),
        (("merge", "Vikram Misri", "Ilse Brandt"), 1, "Ilse Brandt"),
        (("split", "Vikram Misri", "-d", NEGI), 1, f"{NEGI} does not name it"),
        (("rename", "Vikram Misri", " "), 1, "to: is empty"),
        (("retype", "Vikram Misri", "thing"), 2, "'thing' is not one of"),
        (("add", "-r", "met", "--subject", "A", "--object", "B", "--quote", "A met B"), 2, "name the --document"),
        (("add", "-d", "x", "-r", "met", "--subject", "A", "--object", "B", "--quote", "A met B"), 1, "called 'x'"),
        (
            ("add", "-d", MISRI, "-r", "met", "--subject", "Misri", "--object", "B", "--quote", "They had not met."),
            1,
            "does not have the words 'They had not met.'; quote a sentence of it",
        ),
        (
            ("add", "-d", MISRI, "-r", "met", "--subject", "Misri", "--object", "Ilse Brandt", "--quote", MET),
            1,
            "does not have the words 'Ilse Brandt'",
        ),
        (
            ("add", "-d", MISRI, "-r", "mett", "--subject", "Misri", "--object", "Trump", "--quote", MET),
            1,
            "predicate: 'mett' is none; did you mean met?",
        ),
        (
            ("add", "--source", "x", "-r", "met", "--subject", "Misri", "--object", "B", "--quote", "He met B."),
            1,
            "the quote does not have the words 'Misri'",
        ),
    ],
)
def test_what_could_not_be_followed_is_not_written(
    correct: Correct, file: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    done = correct(*words)
    assert (done.exit_code, message in " ".join(done.stderr.split())) == (code, True), done.stderr
    assert not file.exists()


def test_who_and_when_come_from_the_environment_and_the_clock(
    correct: Correct, file: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no option tells them; nobody decides without a name."""
    monkeypatch.delenv("KG_AUTHOR", raising=False)
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    words, why = ("rename", "Vishwesh Negi", "V. Negi"), ("--why", "x")
    assert correct(*words, about=why).exit_code == 2
    assert correct(*words, about=("--who", "A", "--when", "today", *why)).exit_code == 1
    assert not file.exists()
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Dev")
    assert correct(*words, about=why).exit_code == 0
    one = the_entry(file, vocabulary)
    assert one.who == "Dev"
    assert one.when > "2026-01-01T00:00:00Z"


def test_undo_and_list_name_a_correction_by_its_id(correct: Correct, file: Path, vocabulary: Vocabulary) -> None:
    """Whatever stands before and after it."""
    for name in ("A. Negi", "B. Negi"):
        assert correct("rename", "Vishwesh Negi", name).exit_code == 0
    first, second = read_corrections(file, vocabulary.properties)
    listed = correct("list", about=())
    assert listed.exit_code == 0
    assert listed.stdout.count("not built yet") == 2
    assert f"{first.id}  rename" in listed.stdout
    undone = CliRunner().invoke(main, ["correct", "undo", first.id])
    assert (undone.exit_code, "A. Negi" in undone.stderr) == (0, True)
    assert the_entry(file, vocabulary).id == second.id
    assert CliRunner().invoke(main, ["correct", "undo", first.id]).exit_code == 1
    assert CliRunner().invoke(main, ["correct", "undo"]).exit_code == 0
    assert CliRunner().invoke(main, ["correct", "undo"]).exit_code == 1
    assert "no corrections" in correct("list", about=()).stderr


KWATRA_HOLDS = ("-r", "holds_office", "--subject", "Vinay Mohan Kwatra", "--object", "Foreign Secretary")


def test_a_sentence_is_struck_by_its_words(correct: Correct, file: Path, vocabulary: Vocabulary) -> None:
    """Of a fact with several, which one must be told; the error shows them."""
    done = correct("strike", *KWATRA_HOLDS)
    assert done.exit_code == 2
    assert "2 of its sentences fit; name one by --quote: “Indian foreign secretary" in " ".join(done.stderr.split())
    assert not file.exists()
    assert correct("strike", *KWATRA_HOLDS, "--quote", "actively participated").exit_code == 0
    one = the_entry(file, vocabulary)
    assert isinstance(one.what, FactTarget)
    assert (one.verb, one.what.quote.startswith("Led by foreign secretary")) == ("strike", True)
