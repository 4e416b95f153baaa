"""A build with corrections, from the command line to the page: each verb takes effect, and none leaves a trace."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from entries import KWATRA, MET, MISRI, NEGI, TWO, added, correction, fact, person, renamed

from kg.cli import main
from kg.corrections import append_corrections, remove_correction
from kg.explain import explain
from kg.facts import FactRow, read_abstentions, read_facts
from kg.identifiers import Identifiers
from kg.query import Graph, answer, find_query
from kg.report import BuildReport
from kg.store import open_graph
from kg.validate import validate
from kg.vocab import Vocabulary

FILES = ("graph.nq", "graph.trig", "network.html", "report.json")
LAUNCHED = "During Modi’s visit in February, both nations officially launched the COMPACT initiative"
SPEECH = "Vikram Misri has been Foreign Secretary of India since 15 July 2024."
HOSTILE = '</script><img src=x onerror=alert(1)>" . <x> <y> \\'

Build = Callable[..., BuildReport]

REJECTED = correction("reject", fact("represents", "Vikram Misri", "India"), why=f"Not said. {HOSTILE}")
ACCEPTED = correction("accept", fact("met", "Vikram Misri", "Jeffrey Kessler"))
MERGED = correction("merge", (person("Antony Blinken", TWO), person("Marco Rubio", NEGI)))
APART = correction("never-merge", (person("Rajnath Singh", TWO), person("Rajnath Singh", NEGI)))
SPLIT = correction("split", (person("S Jaishankar", NEGI),))
RENAMED = correction("rename", renamed("Vishwesh Negi", f"Shri {HOSTILE}", NEGI))
RETYPED = correction("retype", renamed("J.D. Vance", "organisation", NEGI))
ADDED = correction("add", added("met", "Vikram Misri", "Donald Trump"), source="A colleague")
OUTSIDE = correction(
    "add",
    added("holds_office", "Vikram Misri", "Foreign Secretary", quote=SPEECH, document=None),
    source="https://news.example/misri?a=1&b=2",
)
CAPTION = (
    "Indian foreign secretary Vinay Mohan Kwatra (Centre) with US diplomats Victoria Nuland (Left) and Alan Estevez "
    "(Right)."
)
STRUCK = correction(
    "strike", fact("holds_office", "Vinay Mohan Kwatra", "foreign secretary", CAPTION, KWATRA), why="A caption."
)
ORPHAN = correction("reject", fact("met", "Vikram Misri", "Ilse Brandt"))
EVERY = (REJECTED, ACCEPTED, MERGED, APART, SPLIT, RENAMED, RETYPED, ADDED, OUTSIDE, STRUCK, ORPHAN)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the build with every correction lies."""
    return tmp_path_factory.mktemp("corrected") / "build"


@pytest.fixture(scope="module")
def corrected(build_seeds: Build, folder: Path) -> tuple[BuildReport, Graph]:
    """A build with a correction of each verb, and one that is orphaned."""
    report = build_seeds(folder, EVERY)
    return report, Graph(open_graph(folder))


def rows(graph: Graph, **wanted: str) -> list[FactRow]:
    return [row for row in read_facts(graph) if all(getattr(row, name) == value for name, value in wanted.items())]


def test_each_verb_takes_effect(corrected: tuple[BuildReport, Graph], folder: Path) -> None:
    """In facts, things, explanations, answers, page and report; nothing violates a shape."""
    report, graph = corrected
    assert dict(report.corrections) == {"applied": 10, "orphaned": 1}
    assert [problem.kind for problem in report.problems if "correction" in problem.kind] == ["orphaned-correction"]
    assert json.loads((folder / "report.json").read_text())["counts"]["corrections"]["orphaned"] == 1
    assert not [problem for problem in report.problems if problem.kind in ("invalid", "withheld")]
    assert validate(open_graph(folder), Identifiers()) == ()

    assert rows(graph, predicate="represents", subject="Vikram Misri") == []
    (gone, *_) = [row for row in read_abstentions(graph) if row.subject == "Vikram Misri"]
    assert gone.reason.startswith("rejected by Asha Rao, 2026-03-04: Not said. </script>")
    (met,) = rows(graph, predicate="met", object="Jeffrey Kessler")
    assert (met.confidence, met.correction) == (1, "accepted by Asha Rao, 2026-03-04: Read in full")
    (fresh,) = rows(graph, predicate="met", object="Donald Trump")
    assert (fresh.document, fresh.quote, fresh.confidence) == (MISRI, MET, 1)
    assert fresh.correction == "added by Asha Rao, 2026-03-04: Read in full (A colleague)"
    (outside,) = rows(graph, document=f"correction-{OUTSIDE.id}")
    assert (outside.subject, outside.object, outside.quote) == ("Vikram Misri", "Foreign Secretary", SPEECH)
    assert outside.subject_id == met.subject_id
    assert len(report.documents) == 5

    (held,) = rows(graph, predicate="holds_office", subject="Vinay Mohan Kwatra")
    assert held.quote.startswith("Led by foreign secretary Vinay Mohan Kwatra")
    (caption,) = [row for row in read_abstentions(graph) if row.quote == CAPTION]
    assert (caption.predicate, caption.reason) == ("holds_office", "struck by Asha Rao, 2026-03-04: A caption")

    told = explain(graph, "Antony Blinken")
    assert {"Antony Blinken", "Marco Rubio"} <= {*told.names}
    decided = {(one.verdict, one.why) for one in told.decisions}
    assert ("same", "Merged by Asha Rao, 2026-03-04: Read in full.") in decided
    assert told.corrections == ("merged by Asha Rao, 2026-03-04: Read in full",)
    named = [row for row in rows(graph, predicate="holds_office") if "Jaishankar" in row.subject]
    assert len({row.subject_id for row in named}) == 2
    assert len({row.subject_id for row in read_facts(graph) if row.subject == "Rajnath Singh"}) == 2
    negi = explain(graph, "Vishwesh Negi")
    assert negi.reading.label == f"Shri {HOSTILE}"
    assert explain(graph, "J.D. Vance").classes == ("organisation",)


def test_an_end_that_the_words_leave_open_is_named(build_seeds: Build, tmp_path: Path) -> None:
    """ "Both nations" launched it: only the name tells of which of the two a correction speaks."""
    words = replace(fact("launched_by", "COMPACT initiative", "both nations", quote=LAUNCHED), object="India")
    open_ = correction("reject", replace(words, object=None))
    report = build_seeds(tmp_path / "build", (correction("reject", words), open_))
    assert dict(report.corrections) == {"applied": 1, "orphaned": 1}
    left = rows(Graph(open_graph(tmp_path / "build")), predicate="launched_by", document=MISRI)
    assert [row.object for row in left] == ["United States"]


def test_evidence_tells_who_decided(corrected: tuple[BuildReport, Graph]) -> None:
    """Of an answer the source outside is the evidence, and of a fact it is told who added it."""
    _, graph = corrected
    found = answer(graph, find_query("evidence-for"), {"about": "Vikram Misri", "relation": "met"})
    basis = {(str(record["object"]), str(record["basis"])) for record in found.rows.records()}
    assert ("Donald Trump", "added by Asha Rao, 2026-03-04: Read in full (A colleague)") in basis
    held = answer(graph, find_query("office-holders"), {"office": "Foreign Secretary"}, evidence=True)
    assert SPEECH in {str(record["quote"]) for record in held.rows.records()}


def test_words_of_a_correction_are_words_everywhere(corrected: tuple[BuildReport, Graph], folder: Path) -> None:
    """Neither the page nor the Turtle takes them for more."""
    page = (folder / "network.html").read_text(encoding="utf-8")
    assert "<img src=x" not in page
    assert "</script><img" not in page
    trig = (folder / "graph.trig").read_text(encoding="utf-8")
    assert '</script><img src=x onerror=alert(1)>\\" . <x> <y> \\\\' in trig
    _, graph = corrected
    assert explain(graph, "Vishwesh Negi").corrections[0].startswith("renamed by Asha Rao")


def test_undo_gives_the_bytes_of_a_build_without(build_seeds: Build, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Each correction is written, built with, and taken out of the file again."""
    file = tmp_path / "corrections.yaml"
    append_corrections(file, EVERY, vocabulary.properties)
    build_seeds(tmp_path / "build", EVERY)
    build_seeds(tmp_path / "plain")
    for _ in EVERY:
        remove_correction(file, vocabulary.properties)
    assert file.read_text(encoding="utf-8") == ""
    build_seeds(tmp_path / "build")
    for name in FILES:
        assert (tmp_path / "build" / name).read_bytes() == (tmp_path / "plain" / name).read_bytes(), name


VISIT = "Foreign Minister Ilse Brandt of Germany met Prime Minister Anton Reyes of the Philippines in Manila.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document, in which a person works."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_CORRECTIONS", "KG_AUTHOR", "GIT_AUTHOR_NAME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "visit.txt").write_text(VISIT, encoding="utf-8")
    return tmp_path


def run(*arguments: str, text: str | None = None) -> tuple[int, str, str]:
    """A command's exit status, what it prints, and what it says."""
    done = CliRunner().invoke(main, list(arguments), input=text)
    return done.exit_code, done.stdout, done.stderr


REJECT = ("correct", "reject", "--subject", "Ilse Brandt", "-r", "met", "--why", "A call.", "--who", "Asha Rao")


def test_a_changed_correction_extracts_nothing_anew(desk: Path, read_anew: list[str]) -> None:
    """What a person decides is replayed on what was read before; an unchanged file leaves the build as it stands."""
    assert run("build", "texts", "--jobs", "1")[0] == 0
    assert read_anew == ["visit"]
    assert "Ilse Brandt" in run("facts")[1]
    code, _, said = run(*REJECT)
    assert code == 0
    assert "in corrections.yaml: reject Ilse Brandt met" in said
    plain = (desk / "build" / "graph.nq").read_bytes()
    code, _, said = run("build", "texts", "--jobs", "1")
    assert (code, read_anew) == (0, ["visit"])
    assert "corrections: 1 applied" in said
    assert "nothing has changed" not in said
    assert "rejected by Asha Rao" in run("facts", "--abstained")[1]
    assert "nothing has changed" in run("build", "texts", "--jobs", "1")[2]
    assert run("correct", "undo")[0] == 0
    assert run("build", "texts", "--jobs", "1")[0] == 0
    assert (desk / "build" / "graph.nq").read_bytes() == plain
    assert read_anew == ["visit"]


@pytest.mark.parametrize(
    ("written", "arguments", "code", "message"),
    [
        ("- rejct: {}\n", (), 1, "corrections.yaml:1: unknown verb or key 'rejct'; did you mean reject?"),
        (None, ("--corrections", "mine.yaml"), 1, "mine.yaml: cannot be read: No such file or directory"),
        ("[]\n", ("-o", "."), 2, "lies in ., which the build replaces; keep it elsewhere"),
    ],
)
def test_a_bad_file_is_refused_before_anything_is_written(
    desk: Path, written: str | None, arguments: tuple[str, ...], code: int, message: str
) -> None:
    if written is not None:
        (desk / "corrections.yaml").write_text(written, encoding="utf-8")
    found, _, said = run("build", "texts", *arguments)
    assert (found, message in " ".join(said.split())) == (code, True), said
    assert not (desk / "build").exists()


def test_the_file_is_no_document(desk: Path) -> None:
    """It may lie among the texts."""
    (desk / "texts" / "mine.yaml").write_text("[]\n", encoding="utf-8")
    _, _, said = run("build", "texts", "--jobs", "1", "--corrections", "texts/mine.yaml")
    assert "mine.yaml" not in said
    assert json.loads((desk / "build" / "report.json").read_text())["counts"]["documents"] == 1


def test_an_orphan_is_told_by_the_build_and_by_the_list(desk: Path) -> None:
    """And stays in the file."""
    assert run("build", "texts", "--jobs", "1")[0] == 0
    assert run(*REJECT)[0] == 0
    (desk / "texts" / "visit.txt").write_text("Nobody met anybody in Manila that week.\n", encoding="utf-8")
    code, _, said = run("build", "texts", "--jobs", "1")
    assert code == 0
    assert "is orphaned: a met fact of “Ilse Brandt” and “Anton Reyes” is not there" in said
    assert "corrections: 1 orphaned" in said
    assert "orphaned" in run("correct", "list")[1]
    (listed,) = json.loads(run("correct", "list", "--format", "json")[1])
    assert (listed["outcome"], listed["who"], listed["line"]) == ("orphaned", "Asha Rao", 1)
    assert "is not there" in listed["reason"]


REPRINTED = (
    "Foreign Minister Ilse Brandt of Germany met Prime Minister Anton Reyes of the Philippines in Manila on Monday. "
    "The two talked for an hour about shipping, fisheries and the training of young engineers, and agreed to let their "
    "officials go on with it in the spring.\n"
)


def test_what_is_rejected_does_not_come_back_from_a_reprint(desk: Path) -> None:
    """The build, the report and the list say so; a text that merely says the same keeps its fact."""
    (desk / "texts" / "visit.txt").write_text(REPRINTED, encoding="utf-8")
    (desk / "texts" / "reprint.txt").write_text(f"{REPRINTED}\nSubscribe to our newsletter.\n", encoding="utf-8")
    (desk / "texts" / "alike.txt").write_text(VISIT, encoding="utf-8")
    assert run("build", "texts", "--jobs", "1")[0] == 0
    plain = (desk / "build" / "graph.nq").read_bytes()
    assert run(*REJECT, "-d", "reprint")[0] == 0
    code, _, said = run("build", "texts", "--jobs", "1")
    assert code == 0
    assert "holds for the same sentences of copies too: visit" in said
    met = [line for line in run("facts", "--format", "jsonl")[1].splitlines() if '"met"' in line]
    assert [json.loads(line)["document"] for line in met] == ["alike"]
    abstained = [line for line in run("facts", "--abstained", "--format", "jsonl")[1].splitlines() if '"met"' in line]
    assert sorted(json.loads(line)["document"] for line in abstained) == ["reprint", "visit"]
    (reported,) = json.loads((desk / "build" / "report.json").read_text())["corrections"]
    assert (reported["verb"], reported["outcome"], reported["copies"]) == ("reject", "applied", ["visit"])
    assert "holds for the same sentences of copies too: visit" in run("correct", "list")[1]
    assert "nothing has changed" in run("build", "texts", "--jobs", "1")[2]
    assert run("correct", "undo")[0] == 0
    assert run("build", "texts", "--jobs", "1")[0] == 0
    assert (desk / "build" / "graph.nq").read_bytes() == plain


UNSURE = "The two could discuss fisheries. Did the two leaders discuss gun control?\n"


def abstained() -> list[tuple[str, bool]]:
    """What is kept out of the graph, and whether a person agrees."""
    rows = map(json.loads, run("facts", "--abstained", "--format", "jsonl")[1].splitlines())
    return sorted((row["quote"], row.get("correction") is not None) for row in rows)


def test_what_was_not_asserted_is_asked_about(desk: Path) -> None:
    """It is accepted, by its sentence, or dismissed; either holds in later builds, and leaves no trace when undone."""
    (desk / "texts" / "visit.txt").write_text(f"{VISIT.strip()} {UNSURE}", encoding="utf-8")
    assert run("build", "texts", "--jobs", "1")[0] == 0
    plain = (desk / "build" / "graph.nq").read_bytes()
    assert abstained() == [("Did the two leaders discuss gun control?", False), (UNSURE[:32], False)]
    review = ("review", "--only", "abstention", "--who", "Asha Rao")
    code, shown, _ = run(*review, text="a\nd Not said.\n")
    assert (code, shown.count("[a]ccept [d]ismiss [s]kip [u]ndo [q]uit: ")) == (0, 2)
    assert "seen and not asserted: the sentence says it is not certain" in shown
    assert "nothing to review" in run(*review)[2]
    for _ in range(2):
        assert run("build", "texts", "--jobs", "1", "--no-cache")[0] == 0
        assert abstained() == [("Did the two leaders discuss gun control?", True)]
        covers = [
            row for row in map(json.loads, run("facts", "--format", "jsonl")[1].splitlines()) if row.get("correction")
        ]
        assert [(row["predicate"], row["quote"], row["confidence"]) for row in covers] == [("covers", UNSURE[:32], 1)]
        assert covers[0]["correction"].startswith("accepted by Asha Rao")
        assert "nothing to review" in run(*review)[2]
    reason = run("facts", "--abstained")[1].replace("\n      ", " ")
    assert "the sentence asks; rejected by Asha Rao" in reason
    assert run("correct", "undo")[0] == run("correct", "undo")[0] == 0
    assert run("build", "texts", "--jobs", "1")[0] == 0
    assert (desk / "build" / "graph.nq").read_bytes() == plain


def test_a_correction_of_one_of_several_members_holds_for_all(build_seeds: Build, tmp_path: Path) -> None:
    """What was found to be one with a thing goes where the thing goes."""
    build_seeds(tmp_path / "build", [correction("merge", (person("Rajnath Singh", TWO), person("Lloyd Austin", NEGI)))])
    graph = Graph(open_graph(tmp_path / "build"))
    names = {*explain(graph, "Rajnath Singh").names}
    assert {"Rajnath Singh", "Lloyd Austin"} <= names
    assert len({row.subject_id for row in read_facts(graph) if row.subject_text in names}) == 1


def test_contradicting_names_are_told(build_seeds: Build, tmp_path: Path) -> None:
    """The later holds, in whichever document the thing is named."""
    first = correction("rename", renamed("Lloyd Austin", "General Austin", TWO))
    last = correction("rename", renamed("Lloyd Austin", "Secretary Austin", NEGI), when="2026-03-05")
    report = build_seeds(tmp_path / "build", [last, first])
    assert dict(report.corrections) == {"applied": 1, "overridden": 1}
    (problem,) = [one for one in report.problems if one.kind == "overridden-correction"]
    assert f"a later one, {last.id}, gives another name" in problem.message
    assert explain(Graph(open_graph(tmp_path / "build")), "Lloyd Austin").reading.label == "Secretary Austin"
