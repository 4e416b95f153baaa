"""Documents read by several processes: the same bytes as by one, and what becomes of processes that end or must end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract import BATCH, batched, extract_documents
from kg.extract.processes import AHEAD, WORTH_A_PROCESS, extract_in_processes, useful_jobs
from kg.model import Document, Extraction, InputError, OntologyError
from kg.read import read_documents
from kg.vocab import Vocabulary, load_vocabulary

BUILD = """
import sys
from pathlib import Path
from kg.pipeline import build

if __name__ == "__main__":
    build([Path(sys.argv[1])], Path(sys.argv[2]), jobs=2, progress=lambda *told: print(*told, flush=True))
"""


@pytest.fixture(scope="module")
def documents(seeds: Path) -> tuple[Document, ...]:
    """The seeds under several names, more than one process is handed at a time."""
    read, _ = read_documents([seeds])
    return tuple(replace(document, name=f"{document.name} {copy}") for copy in range(4) for document in read)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def numbered(count: int) -> tuple[Document, ...]:
    """Documents without words, by number."""
    return tuple(Document(name=f"{n:03}", text="", source=f"{n:03}.txt", sha256="") for n in range(count))


def read_nothing(documents: Sequence[Document], _vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    return tuple(Extraction(document=document.name) for document in documents)


def read_first_slowly(documents: Sequence[Document], vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    if documents[0].name == "000":
        time.sleep(1.0)
    return read_nothing(documents, vocabulary)


def die_over_the_fifth(documents: Sequence[Document], vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    if documents[0].name == "004":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_nothing(documents, vocabulary)


def lack_a_word(_documents: Sequence[Document], _vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    raise OntologyError("cues.ttl: no cue signals a thing; restore it")


def tell_process(documents: Sequence[Document], _vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    time.sleep(0.05)
    return tuple(Extraction(document=str(os.getpid())) for _ in documents)


def one_by_one(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    return ((document,) for document in documents)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_dead(processes: Sequence[int]) -> list[int]:
    """Those of some processes that live on after a while."""
    for _ in range(200):
        if not any(map(is_alive, processes)):
            break
        time.sleep(0.05)
    return [process for process in processes if is_alive(process)]


def children_of(process: int) -> list[int]:
    """The processes that a process has started, its resource tracker among them."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def test_two_processes_find_what_one_finds(documents: tuple[Document, ...], vocabulary: Vocabulary) -> None:
    """In the same order; what is asked of the caller's progress is the same too."""
    assert len(list(batched(documents))) > 1
    told: list[str] = []
    one = extract_documents(documents, vocabulary)
    two = extract_documents(documents, vocabulary, lambda document: told.append(document.name), jobs=2)
    assert two == one
    assert told == [document.name for document in documents]


def test_batches_hold_every_document_once_and_in_order() -> None:
    """A document longer than a batch is a batch of its own."""
    documents = [*numbered(BATCH + 3)]
    documents[5] = replace(documents[5], text="long " * 100_000)
    batches = list(batched(documents))
    assert [document for batch in batches for document in batch] == documents
    assert (documents[5],) in batches
    assert max(map(len, batches)) <= BATCH


def test_results_come_in_order_and_batches_are_taken_as_they_are_needed(vocabulary: Vocabulary) -> None:
    """While the first batch is slow, no more batches are taken than may wait for it."""
    taken: list[str] = []

    def watched() -> Iterator[tuple[Document, ...]]:
        for batch in one_by_one(numbered(40)):
            taken.append(batch[0].name)
            yield batch

    found = extract_in_processes(watched(), vocabulary, read_first_slowly, jobs=2)
    assert next(found).document == "000"
    assert len(taken) <= 2 * AHEAD + 2
    assert [extraction.document for extraction in found] == [f"{n:03}" for n in range(1, 40)]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_killed_process_is_told_in_one_line_with_its_document(vocabulary: Vocabulary) -> None:
    with pytest.raises(InputError, match=r"killed by signal 9 while it read 004\.txt; nothing was written.*--jobs 1"):
        list(extract_in_processes(one_by_one(numbered(9)), vocabulary, die_over_the_fifth, jobs=2))


def test_what_a_process_raises_is_raised_in_the_parent(vocabulary: Vocabulary) -> None:
    with pytest.raises(OntologyError, match="restore it"):
        list(extract_in_processes(one_by_one(numbered(2)), vocabulary, lack_a_word, jobs=2))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc which processes live")
def test_processes_end_when_the_caller_stops_early(vocabulary: Vocabulary) -> None:
    found = extract_in_processes(one_by_one(numbered(40)), vocabulary, tell_process, jobs=2)
    seen = [int(next(found).document) for _ in range(20)]
    assert len(set(seen)) == 2
    found.close()
    assert wait_until_dead(seen) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc which processes live")
@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_no_process_outlives_a_build(seeds: Path, tmp_path: Path, ended: signal.Signals) -> None:
    """Neither one that Ctrl-C ends nor one that is killed; the output is not there, and no child says a word."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for copy in range(30):
        for file in seeds.glob("*.txt"):
            (folder / f"{file.stem} {copy}.txt").write_bytes(file.read_bytes())
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", BUILD, str(folder), str(tmp_path / "build")]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        assert build.stdout
        assert build.stderr
        for line in build.stdout:
            if line.startswith("extract") and not line.startswith("extract 0 "):
                break
        children = children_of(build.pid)
        assert len(children) >= 2
        if ended is signal.SIGINT:
            os.killpg(build.pid, signal.SIGINT)  # as a terminal does
        else:
            build.kill()
        build.wait(60)
        said = build.stderr.read()
    assert wait_until_dead(children) == []
    assert not (tmp_path / "build").exists()
    assert said.count("Traceback") == (1 if ended is signal.SIGINT else 0)


def test_little_text_is_read_by_one_process() -> None:
    """Another process takes longer to start than some pages take to read."""
    page = replace(numbered(1)[0], text="word " * 1000)
    assert useful_jobs([page] * 5) == 1
    assert useful_jobs([]) == 1
    many = useful_jobs([page] * (8 * WORTH_A_PROCESS // 5000))
    assert many == min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def test_the_folder_where_the_user_is_holds_no_modules_for_them(seeds: Path, tmp_path: Path) -> None:
    """A folder of documents from anywhere may hold a `pickle.py`, which must not be run."""
    for name in ("pickle.py", "multiprocessing.py", "spacy.py"):
        (tmp_path / name).write_text("raise SystemExit('this was run')\n", encoding="utf-8")
    (tmp_path / "note.txt").write_bytes(min(seeds.glob("*.txt")).read_bytes())
    finished = subprocess.run(
        [Path(sys.executable).with_name("kg"), "build", "note.txt", "-o", "built", "--jobs", "2"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "built" / "graph.nq").is_file()


def test_a_process_that_dies_as_it_starts_is_told(tmp_path: Path) -> None:
    """It never reads what it was started with: the parent must not wait for that."""
    (tmp_path / "multiprocessing.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    script = tmp_path / "elsewhere" / "script.py"
    script.parent.mkdir()
    script.write_text(BUILD, encoding="utf-8")
    (tmp_path / "note.txt").write_text("Ana met Bo.\n", encoding="utf-8")
    finished = subprocess.run(
        [sys.executable, script, "note.txt", "built"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 1
    assert "a process that extracts" in finished.stderr
