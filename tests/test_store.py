"""A graph's folder is written alike each time, and read whatever of it is whole."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from graph_sample import sample_graph
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.identifiers import Identifiers
from kg.model import GraphError
from kg.store import NQUADS, STORE, TRIG, open_graph, store_of, write_graph

IDENTIFIERS = Identifiers()
MARK = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("only here"), NamedNode("urn:g"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample's graph; nobody changes it."""
    folder = tmp_path_factory.mktemp("written")
    write_graph(sample_graph(), folder, IDENTIFIERS)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy of that folder that a test may harm."""
    return Path(shutil.copytree(written, tmp_path / "build"))


def test_both_files_and_the_store_hold_the_same_quads(written: Path) -> None:
    """What is queried is what is loaded elsewhere."""
    expected = set(sample_graph())
    trig, nquads = Store(), Store()
    trig.bulk_load(path=written / TRIG)
    nquads.bulk_load(path=written / NQUADS)
    assert set(trig) == set(nquads) == set(Store.read_only(str(written / STORE))) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_library_reads_the_same_trig(written: Path) -> None:
    """The file is TriG, not merely what its writer reads."""
    dataset = rdflib.Dataset()
    dataset.parse(written / TRIG, format="trig")
    assert len({(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None}) == len(set(sample_graph()))


def test_nquads_are_sorted_by_bytes_and_each_stands_once(written: Path, tmp_path: Path) -> None:
    """So that `sort`, `diff` and `comm` work on them."""
    lines = (written / NQUADS).read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    write_graph((*sample_graph(), *reversed(sample_graph())), tmp_path, IDENTIFIERS)
    assert (tmp_path / NQUADS).read_bytes() == b"".join(lines)


def test_two_processes_write_the_same_bytes(written: Path, tmp_path: Path) -> None:
    """Whatever the seed of hashing, and the order in which a library keeps its prefixes."""
    program = (
        f"import sys; sys.path[:0] = {[str(Path(__file__).parent)]!r}\n"
        "from pathlib import Path\n"
        "from graph_sample import sample_graph\n"
        "from kg.identifiers import Identifiers\n"
        "from kg.store import write_graph\n"
        f"write_graph(sample_graph(), Path({str(tmp_path)!r}), Identifiers())\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parent.parent)
    for name in (NQUADS, TRIG):
        assert (tmp_path / name).read_bytes() == (written / name).read_bytes()


def test_trig_reads_like_turtle(written: Path) -> None:
    """Graphs, subjects and prefixes are grouped, and a subject's class comes first."""
    text = (written / TRIG).read_text(encoding="utf-8")
    header = text[: text.index("\n\n")].splitlines()
    assert header == sorted(header) and all(line.startswith("@prefix ") for line in header)
    assert f"<{IDENTIFIERS.graph('doc/visit')}> {{\n" in text
    assert text.count(f"<{IDENTIFIERS.graph('doc/visit')}> {{") == 1
    assert "\tkg:coChairs meeting:" in text.replace("\t\t", "\t")
    assert " a kg:Assertion ;\n" in text


def test_literals_come_back_letter_by_letter(tmp_path: Path) -> None:
    """Quotes, tabs, line ends, emoji, and a number that a store would write otherwise."""
    words = ['said "yes"', "a\tb\r\nc", "\\n", "naïve 🤝 ", "\ufeffBOM", "1.0", "</script>", "\u2028"]
    quads = [Quad(MARK.subject, MARK.predicate, Literal(word), MARK.graph_name) for word in words]
    write_graph(quads, tmp_path, IDENTIFIERS)
    for opened in (open_graph(tmp_path), Store.read_only(str(tmp_path / STORE))):
        assert {quad.object.value for quad in opened} == set(words)
    (tmp_path / NQUADS).unlink()
    assert {quad.object.value for quad in open_graph(tmp_path)} == set(words)


def test_the_store_is_used_while_it_is_in_step(folder: Path) -> None:
    """It is opened for reading: several may, and none may write."""
    first, second = open_graph(folder), open_graph(folder)
    assert len(first) == len(second) == len(set(sample_graph()))
    with pytest.raises(RuntimeError, match="read-write"):
        first.add(MARK)


def test_a_store_out_of_step_is_passed_over(folder: Path) -> None:
    """The files are the graph: a changed one counts, and the store is no longer asked."""
    with (folder / NQUADS).open("a", encoding="utf-8") as opened:
        opened.write(f"{MARK} .\n")
    assert MARK in open_graph(folder)


@pytest.mark.parametrize("harm", ["no stamp", "no manifest", "cut table", "empty pointer", "not a folder"])
def test_a_broken_store_is_passed_over(folder: Path, harm: str) -> None:
    """It is a cache: the files are read instead."""
    store = folder / STORE
    if harm == "no stamp":
        next(store.glob("in-step*")).unlink()
    elif harm == "no manifest":
        next(store.glob("MANIFEST*")).unlink()
    elif harm == "cut table":
        table = max(store.glob("*.sst"), key=lambda file: file.stat().st_size)
        table.write_bytes(table.read_bytes()[:1000])
    elif harm == "empty pointer":
        (store / "CURRENT").write_bytes(b"")
    else:
        shutil.rmtree(store)
        store.write_bytes(b"")
    assert len(open_graph(folder)) == len(set(sample_graph()))


@pytest.mark.parametrize("kept", [NQUADS, TRIG])
def test_one_file_from_anywhere_is_enough(folder: Path, tmp_path: Path, kept: str) -> None:
    """A folder may hold a graph alone."""
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(folder / kept, alone)
    assert set(open_graph(alone)) == set(sample_graph())


def test_a_missing_folder_gives_way_to_the_build_before_it(folder: Path) -> None:
    """Between the two renames of a swap a reader finds the old graph, and is told so."""
    folder.rename(folder.with_name("build.previous"))
    told: list[str] = []
    assert len(open_graph(folder, notice=told.append)) == len(set(sample_graph()))
    assert len(told) == 1 and str(folder) in told[0] and "build.previous" in told[0]


def test_what_holds_no_graph_is_refused_with_the_command_that_makes_one(tmp_path: Path) -> None:
    """Also where the build before it is whole: an empty folder is not a missing one."""
    with pytest.raises(GraphError, match=r"nowhere: no such folder; build a graph first: kg build -o .*nowhere"):
        open_graph(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(GraphError, match=r"empty: holds neither graph.nq nor graph.trig"):
        open_graph(tmp_path / "empty")


def test_a_cut_file_is_told_with_its_line(folder: Path) -> None:
    """And with what to do."""
    shutil.rmtree(folder / STORE)
    content = (folder / NQUADS).read_bytes()
    lines = content.count(b"\n", 0, 5000)
    (folder / NQUADS).write_bytes(content[:5000])
    with pytest.raises(GraphError, match=rf"graph\.nq:{lines + 1}: .*build it again") as raised:
        open_graph(folder)
    assert "\n" not in str(raised.value)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A full disk and a missing folder end in one line that names the file."""
    with pytest.raises(GraphError, match=r"graph\.nq: cannot be written: No such file or directory; free space"):
        write_graph([MARK], tmp_path / "missing", IDENTIFIERS)


def test_the_digest_of_the_stamp_is_that_of_the_quads_that_were_loaded(written: Path) -> None:
    """Nothing of the clock or the place is in it."""
    stamp = next((written / STORE).glob("in-step*")).read_text(encoding="ascii")
    assert stamp == hashlib.sha256((written / NQUADS).read_bytes()).hexdigest()


def test_a_graph_in_memory_is_a_copy() -> None:
    """Whoever asks for one may change it."""
    store = store_of(sample_graph())
    store.add(MARK)
    assert MARK not in store_of(sample_graph())


def test_no_graph_is_opened_with_rdflib(written: Path) -> None:
    """Its import alone costs more than a question."""
    program = (
        "import sys; from pathlib import Path; from kg.store import open_graph\n"
        f"open_graph(Path({str(written)!r})); sys.exit('rdflib' in sys.modules)\n"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parent.parent).returncode == 0
    )
