"""A folder is replaced as a whole or not at all, at whatever moment the build dies."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import GraphError
from kg.swap import REPORT, previous_of, replaced

KILLED = 137

DIE_AT_A_STEP = """
import os, sys
from pathlib import Path

steps = 0

def count(event, arguments):
    global steps
    if event in ("os.rename", "os.rmdir", "os.remove", "os.mkdir", "open"):
        if counting:
            steps += 1
            if steps == int(sys.argv[2]):
                os._exit(137)

counting = False
sys.addaudithook(count)
from kg.swap import replaced

counting = True
with replaced(Path(sys.argv[1])) as folder:
    (folder / "graph.nq").write_text("new")
    (folder / "report.json").write_text('{"generator": "kg"}')
"""

KILLED_AT_RANDOM = """
import json, os, random, signal, sys, time
from pathlib import Path
import kg.pipeline, pyshacl  # before the fork, so that a build is all work
from graph_sample import sample_extractions

documents, folder, seed, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
moment = random.Random(seed)

def build(base):
    kg.pipeline.build([documents], folder, base=base, extract=lambda found, *_: sample_extractions())

def forked(work, *arguments):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(*arguments)
            code = 0
        finally:
            os._exit(code)
    return child

def exit_of(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def check():
    from kg.facts import read_facts
    from kg.query import Graph
    from kg.store import open_graph

    graph = Graph(open_graph(folder))
    print(graph.base, len(read_facts(graph)), flush=True)

started = time.monotonic()
assert exit_of(forked(build, "https://example.org/0/")) == 0
length = time.monotonic() - started
for number in range(times):
    child = forked(build, f"https://example.org/{number + 1}/")
    time.sleep(moment.random() * length * 1.1)
    os.kill(child, signal.SIGKILL)
    exit_of(child)
    assert exit_of(forked(check)) == 0, f"no graph after death number {number} of seed {seed}"
assert exit_of(forked(build, "https://example.org/last/")) == 0
assert exit_of(forked(check)) == 0
"""

FULL_DISK = """
import resource, sys
from pathlib import Path
from graph_sample import sample_extractions
from kg.model import GraphError
from kg.pipeline import build

documents, folder = Path(sys.argv[1]), Path(sys.argv[2])
build([documents], folder, extract=lambda found, *_: sample_extractions())
before = (folder / "graph.nq").read_bytes()
size = len(before) // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    build([documents], folder, base="https://example.org/", extract=lambda found, *_: sample_extractions())
except GraphError as error:
    print(error)
assert (folder / "graph.nq").read_bytes() == before
"""


def make(folder: Path, content: str) -> None:
    """Put a build of one file in the place of a folder."""
    with replaced(folder) as building:
        (building / "graph.nq").write_text(content, encoding="utf-8")
        (building / REPORT).write_text(json.dumps({"generator": "kg"}), encoding="utf-8")


def content_of(folder: Path) -> str | None:
    file = folder / "graph.nq"
    return file.read_text(encoding="utf-8") if (folder / REPORT).is_file() else None


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_build_takes_the_place_and_the_old_one_stands_beside_it(tmp_path: Path) -> None:
    for content in ("first", "second", "third"):
        make(tmp_path / "build", content)
    assert content_of(tmp_path / "build") == "third"
    assert content_of(previous_of(tmp_path / "build")) == "second"
    assert names(tmp_path) == ["build", "build.previous"]


def fail() -> None:
    raise RuntimeError("a stage failed")


def interrupt() -> None:
    raise KeyboardInterrupt


def fill_the_disk() -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("happens", "error"),
    [(fail, RuntimeError), (interrupt, KeyboardInterrupt), (fill_the_disk, GraphError)],
    ids=["error", "interrupt", "full disk"],
)
def test_what_stood_there_stays_when_a_build_fails(
    tmp_path: Path, happens: Callable[[], None], error: type[BaseException]
) -> None:
    """Nothing of the failed build is left beside it."""
    make(tmp_path / "build", "old")
    with pytest.raises(error), replaced(tmp_path / "build") as building:
        (building / "graph.nq").write_text("half", encoding="utf-8")
        happens()
    assert content_of(tmp_path / "build") == "old"
    assert names(tmp_path) == ["build"]


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    make(tmp_path / "build", "old")
    told = r"No space left on device; .*build is as it was: free space"
    with pytest.raises(GraphError, match=told) as caught, replaced(tmp_path / "build"):
        fill_the_disk()
    assert "\n" not in str(caught.value)


def test_a_folder_that_no_build_made_is_left_alone(tmp_path: Path) -> None:
    """A slip of the hand with -o costs nothing."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(GraphError, match=r"thesis: holds files that no build made, so it is left alone; empty it"):
        make(tmp_path / "thesis", "new")
    assert names(tmp_path / "thesis") == ["chapter.txt"]
    assert names(tmp_path) == ["thesis"]


def test_a_previous_folder_that_no_build_made_is_left_alone(tmp_path: Path) -> None:
    make(tmp_path / "build", "old")
    (tmp_path / "build.previous").mkdir()
    (tmp_path / "build.previous" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match=r"build\.previous: holds files that no build made"):
        make(tmp_path / "build", "new")
    assert content_of(tmp_path / "build") == "old"


def test_a_file_in_the_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file", encoding="utf-8")
    with pytest.raises(GraphError, match="is no plain folder"):
        make(tmp_path / "build", "new")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """Folders on the way to it are made."""
    (tmp_path / "build").mkdir()
    make(tmp_path / "build", "new")
    make(tmp_path / "a" / "b" / "build", "new")
    assert content_of(tmp_path / "build") == content_of(tmp_path / "a" / "b" / "build") == "new"
    assert names(tmp_path) == ["a", "build"]


def test_a_build_without_a_report_never_takes_the_place(tmp_path: Path) -> None:
    make(tmp_path / "build", "old")
    with pytest.raises(GraphError, match="has no report"), replaced(tmp_path / "build") as building:
        (building / "graph.nq").write_text("half", encoding="utf-8")
    assert content_of(tmp_path / "build") == "old"


def test_what_dead_builds_left_is_removed(tmp_path: Path) -> None:
    """The folder of a process that lives is let be, and so is that of another output."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    for name in (f".build.building-{process.pid}", f".build.building-{os.getppid()}", f".other.building-{process.pid}"):
        (tmp_path / name).mkdir()
    make(tmp_path / "build", "new")
    assert names(tmp_path) == sorted([f".build.building-{os.getppid()}", f".other.building-{process.pid}", "build"])


@pytest.mark.parametrize("builds", [0, 1, 2], ids=["on nothing", "on a build", "on a build and one before"])
def test_a_process_that_dies_at_any_step_leaves_a_whole_build(tmp_path: Path, builds: int) -> None:
    """It is killed before its first change of the file system, then before its second, until it gets through."""
    for step in range(1, 100):
        folder = tmp_path / str(step) / "build"
        for number in range(builds):
            make(folder, f"old {number}")
        arguments = [sys.executable, "-c", DIE_AT_A_STEP, str(folder), str(step)]
        code = subprocess.run(arguments, check=False).returncode
        found = content_of(folder if folder.exists() else previous_of(folder))
        assert found in ({"new", f"old {builds - 1}"} if builds else {"new", None}), step
        make(folder, "next")
        assert content_of(folder) == "next"
        assert not [name for name in names(folder.parent) if name.startswith(".")], step
        if code != KILLED:
            assert code == 0
            assert step > 8
            return
    pytest.fail("it never got through")


def run_with_sample(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program on the two texts of the hand-made sample and a folder to build in."""
    from graph_sample import sample_documents

    (folder / "documents").mkdir()
    for document in sample_documents():
        (folder / "documents" / f"{document.name}.txt").write_bytes(document.text.encode("utf-8"))
    return subprocess.run(
        [sys.executable, "-c", program, folder / "documents", folder / "build", *arguments],
        cwd=Path(__file__).parent,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files, which this system cannot set")
def test_a_disk_that_fills_up_in_mid_build_costs_one_line(tmp_path: Path) -> None:
    """The system refuses to write more than half of the graph; the build before it stays as it was."""
    finished = run_with_sample(FULL_DISK, tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert len(finished.stdout.splitlines()) == 1
    assert "free space or choose another -o" in finished.stdout
    assert names(tmp_path) == ["build", "documents"]


@pytest.mark.proof
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork processes, which this system cannot")
def test_a_build_killed_at_random_moments_leaves_a_readable_graph(tmp_path: Path, soak: bool) -> None:
    """Twenty builds die by SIGKILL, each at another moment; after each the graph is opened and its facts are read."""
    seed, times = random.SystemRandom().randrange(10**6), 200 if soak else 20
    finished = run_with_sample(KILLED_AT_RANDOM, tmp_path, str(seed), str(times))
    assert finished.returncode == 0, f"seed {seed}: {finished.stderr}"
    read = finished.stdout.splitlines()
    assert len(read) == times + 1
    assert len({line.rpartition(" ")[2] for line in read}) == 1, f"seed {seed}: builds of one input differ: {read}"
    assert read[-1].startswith("https://example.org/last/ ")
    assert not [name for name in names(tmp_path) if name.startswith(".")]


def test_a_folder_that_holds_only_the_builds_own_log_is_taken(tmp_path: Path, seeds: Path) -> None:
    """`kg build -o out > out/log` works: the shell makes the log before the build begins; it stays in the folder."""
    out = tmp_path / "out"
    out.mkdir()
    text = tmp_path / "text.txt"
    text.write_text("Minister Naima Berrached met Minister Salim Al Harthiy in Rabat on 3 May 2024.", encoding="utf-8")
    with (out / "log").open("wb") as log:
        command = [sys.executable, "-m", "kg", "build", str(text), "-o", str(out)]
        subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=True)
    assert "1 document, " in (out / "log").read_text(encoding="utf-8")
    assert (out / "report.json").exists()
    (out / "strange").write_text("mine", encoding="utf-8")
    (out / "report.json").unlink()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert (out / "strange").read_text(encoding="utf-8") == "mine"
