"""What a build writes, that it writes the same bytes for the same input, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from graph_sample import extract_by_hand, sample_documents

from kg.facts import read_facts
from kg.identifiers import DEFAULT_BASE
from kg.model import DataError, Extraction, GraphError, InputError
from kg.pipeline import PAGE, build
from kg.query import Graph
from kg.report import BuildReport
from kg.store import NQUADS, STORE, TRIG, open_graph

FILES = (NQUADS, TRIG, PAGE, "report.json")

BUILD_SEEDS = """
import sys
from pathlib import Path
from kg.pipeline import build

build([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two texts of the hand-made sample, one that says nothing, and one that is no text."""
    folder = tmp_path_factory.mktemp("documents")
    for document in sample_documents():
        (folder / f"{document.name}.txt").write_bytes(document.text.encode("utf-8"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "weather.txt").write_text("It rained on the harbour all day and the boats stayed in.\n", encoding="utf-8")
    return folder


def build_sample(folder: Path, output: Path, **options: str) -> BuildReport:
    return build([folder], output, extract=extract_by_hand, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    output = tmp_path_factory.mktemp("out") / "build"
    return output, build_sample(folder, output)


def test_a_build_writes_the_graph_the_page_the_report_and_the_store(built: tuple[Path, BuildReport]) -> None:
    output, _ = built
    assert sorted(file.name for file in output.iterdir()) == sorted((*FILES, STORE))


def test_the_report_counts_what_the_graph_holds(built: tuple[Path, BuildReport], folder: Path) -> None:
    """Facts of each document are those that a reader of the graph finds."""
    output, report = built
    rows = read_facts(Graph(open_graph(output)))
    stated = {
        document.name: len({row.id for row in rows if row.document == document.name}) for document in report.documents
    }
    assert {document.name: document.facts for document in report.documents} == stated
    assert report.facts == sum(stated.values()) > 30
    assert report.inferred > 0
    assert [document.source for document in report.documents] == ["session.txt", "visit.txt", "weather.txt"]


def test_what_was_left_out_is_told(built: tuple[Path, BuildReport]) -> None:
    """A file without text and a document without a fact have a line each, in the report and in its file."""
    output, report = built
    found = {(problem.kind, problem.document) for problem in report.problems}
    assert {("empty", "empty"), ("no-fact", "weather")} <= found
    written = json.loads((output / "report.json").read_text(encoding="utf-8"))
    assert [problem["message"] for problem in written["problems"]] == [problem.message for problem in report.problems]
    assert written["counts"]["problems"]["empty"] == 1
    assert all(problem.message in report.lines() for problem in report.problems)


def test_the_report_has_no_clock_no_path_and_no_duration(built: tuple[Path, BuildReport], folder: Path) -> None:
    output, _ = built
    text = (output / "report.json").read_text(encoding="utf-8")
    assert str(folder) not in text
    assert str(output.parent) not in text
    assert "second" not in text.lower()


def test_two_builds_give_the_same_bytes(built: tuple[Path, BuildReport], folder: Path, tmp_path: Path) -> None:
    """Wherever the output lies; and a third build over the first one too."""
    output, report = built
    assert build_sample(folder, tmp_path / "elsewhere") == report
    assert build_sample(folder, tmp_path / "elsewhere") == report
    for name in FILES:
        assert (tmp_path / "elsewhere" / name).read_bytes() == (output / name).read_bytes(), name


def test_the_seeds_give_the_same_bytes_in_another_process(seeds: Path, seeds_graph: Path, tmp_path: Path) -> None:
    """Neither the order of sets nor the working directory leaves a trace, from the text to the page."""
    subprocess.run(
        [sys.executable, "-c", BUILD_SEEDS, seeds, tmp_path / "build"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    for name in FILES:
        assert (tmp_path / "build" / name).read_bytes() == (seeds_graph / name).read_bytes(), name


def test_another_base_changes_every_iri_and_nothing_else(
    built: tuple[Path, BuildReport], folder: Path, tmp_path: Path
) -> None:
    base = "https://graph.example/kg/"
    report = build_sample(folder, tmp_path / "build", base=base)
    assert report.base == base
    assert report.facts == built[1].facts
    changed = (tmp_path / "build" / NQUADS).read_text(encoding="utf-8")
    assert DEFAULT_BASE not in changed
    kept = (built[0] / NQUADS).read_text(encoding="utf-8")
    assert len(changed.splitlines()) == len(kept.splitlines())


def test_progress_is_told_stage_by_stage(folder: Path, tmp_path: Path) -> None:
    """Each document extracted is a step; the last word is that all is done."""
    told: list[tuple[str, int, int]] = []
    build([folder], tmp_path / "build", extract=extract_by_hand, progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "extract"] == [("extract", number, 3) for number in range(4)]
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        *("read", "extract", "resolve", "assert", "infer", "store", "render", "done"),
    ]


def test_the_output_may_lie_among_the_documents(folder: Path, tmp_path: Path) -> None:
    """What a build wrote is not read by the next one."""
    for document in sample_documents():
        (tmp_path / f"{document.name}.txt").write_bytes(document.text.encode("utf-8"))
    first = build_sample(tmp_path, tmp_path / "build")
    assert build_sample(tmp_path, tmp_path / "build") == first
    assert build_sample(tmp_path, tmp_path / "build") == first


def test_documents_in_the_output_are_refused(folder: Path, tmp_path: Path) -> None:
    """They would be gone after the next build."""
    build_sample(folder, tmp_path / "build")
    (tmp_path / "build" / "a.txt").write_text("The ministers met.", encoding="utf-8")
    with pytest.raises(InputError, match="which the build replaces; choose another -o"):
        build_sample(tmp_path / "build" / "a.txt", tmp_path / "build")


@pytest.mark.parametrize(
    ("documents", "output", "options", "error"),
    [
        ("missing", "build", {}, InputError),
        ("bare", "build", {}, InputError),
        ("in", "taken", {}, GraphError),
        ("in", "build", {"base": "not an iri"}, DataError),
    ],
)
def test_a_build_that_cannot_be_writes_nothing(
    tmp_path: Path, documents: str, output: str, options: dict[str, str], error: type[Exception]
) -> None:
    """No path, no document, a folder that is not ours, a faulty base: one line, and the disk as it was."""
    for name in ("bare", "in", "taken"):
        (tmp_path / name).mkdir()
    (tmp_path / "in" / "a.txt").write_text("The ministers met.", encoding="utf-8")
    (tmp_path / "taken" / "thesis.txt").write_text("years of work", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(error) as caught:
        build_sample(tmp_path / documents, tmp_path / output, **options)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_stage_that_fails_leaves_the_last_build(
    built: tuple[Path, BuildReport], folder: Path, tmp_path: Path
) -> None:
    """An error in extraction comes through, and the old graph still opens."""
    build_sample(folder, tmp_path / "build")

    def fail(*_: object) -> tuple[Extraction, ...]:
        raise DataError("a fault")

    with pytest.raises(DataError, match="a fault"):
        build([folder], tmp_path / "build", extract=fail)
    assert (tmp_path / "build" / NQUADS).read_bytes() == (built[0] / NQUADS).read_bytes()
    assert [entry.name for entry in tmp_path.iterdir()] == ["build"]
