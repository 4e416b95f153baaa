"""`kg export` prints or writes a format whole or not at all, the same graph the same way, and tells what is lacking."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Store

from kg.cli import main
from kg.export import FORMATS, Format
from kg.export.exported import Exported
from kg.export.writing import export_to
from kg.model import GraphError
from kg.store import open_graph

PRINTED = [name for name, form in FORMATS.items() if form.text]
NOT_PRINTED = [name for name in FORMATS if name not in PRINTED]

DIGESTS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_exporting import digests
from kg.store import open_graph
for name, digest in digests(open_graph(Path(sys.argv[2])), Path(sys.argv[3])).items():
    print(name, digest)
"""


def kg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def digests(dataset: Store, folder: Path) -> dict[str, str]:
    """A hash of the bytes of every format."""
    found = {}
    for name, form in FORMATS.items():
        path = folder / f"{name}{form.suffix}"
        export_to(form, dataset, path)
        files = sorted(path.iterdir()) if form.folder else [path]
        found[name] = sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
    return found


def test_the_same_graph_gives_the_same_bytes(hostile_folder: Path, tmp_path: Path) -> None:
    """In another process, with another seed of hashes, from another store, at another time."""
    loaded = Store()
    loaded.extend(reversed(list(open_graph(hostile_folder))))
    here = digests(loaded, tmp_path / "here")
    command = [sys.executable, "-c", DIGESTS, str(Path(__file__).parent), str(hostile_folder), str(tmp_path / "there")]
    finished = subprocess.run(
        command,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert dict(line.split() for line in finished.stdout.splitlines()) == here


@pytest.mark.parametrize("name", PRINTED)
def test_a_text_is_printed_as_it_is_written(hostile_folder: Path, tmp_path: Path, name: str) -> None:
    """- and no -o are the standard output; remarks go to stderr."""
    path = tmp_path / "graph"
    written = kg("export", name, "-g", hostile_folder, "-o", path)
    printed = kg("export", name, "-g", hostile_folder)
    assert (written.exit_code, printed.exit_code) == (0, 0)
    assert printed.stdout_bytes == path.read_bytes() != b""
    assert written.stderr == f"wrote {path}\n{printed.stderr}"


@pytest.mark.parametrize("name", NOT_PRINTED)
def test_what_is_no_text_is_not_printed(hostile_folder: Path, name: str) -> None:
    """A terminal would be spoilt: it is a mistake of usage, told before the graph is opened."""
    refused = kg("export", name, "-g", hostile_folder / "absent")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "so it is not printed; name a place with -o" in refused.stderr


def test_a_format_that_is_none_is_told_with_those_that_are() -> None:
    """Exit code 2, and where to read more."""
    for words in (["export"], ["export", "wordperfect"]):
        refused = kg(*words)
        assert refused.exit_code == 2
        assert "turtle, trig, nquads" in refused.stderr and "kg export --list" in refused.stderr


def test_the_list_has_every_format() -> None:
    """With what it is and how it carries the evidence."""
    listed = kg("export", "--list")
    assert listed.exit_code == 0
    assert {line.split()[0] for line in listed.stdout.splitlines()[2:] if not line.startswith(" ")} == FORMATS.keys()
    assert all(form.what and form.evidence for form in FORMATS.values())


@pytest.mark.parametrize("name", ["csv", "sqlite", "turtle"])
def test_what_stood_there_is_replaced(hostile_folder: Path, tmp_path: Path, name: str) -> None:
    """A second export of the same graph changes nothing, and leaves nothing beside it."""
    path = tmp_path / "out"
    for _ in range(2):
        assert kg("export", name, "-g", hostile_folder, "-o", path).exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_is_left_alone(hostile_folder: Path, tmp_path: Path) -> None:
    """What no such export wrote is not deleted."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("chapter one", encoding="utf-8")
    refused = kg("export", "csv", "-g", hostile_folder, "-o", tmp_path / "out")
    assert refused.exit_code == 1
    assert "holds thesis.txt, which no such export made" in refused.stderr
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["thesis.txt"]
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(("name", "what"), [("csv", "is a file"), ("turtle", "is a folder")])
def test_a_file_is_not_taken_for_a_folder(hostile_folder: Path, tmp_path: Path, name: str, what: str) -> None:
    """Nor a folder for a file."""
    path = tmp_path / "out"
    if name == "csv":
        path.write_text("mine", encoding="utf-8")
    else:
        path.mkdir()
    refused = kg("export", name, "-g", hostile_folder, "-o", path)
    assert refused.exit_code == 1 and what in refused.stderr
    assert path.exists() and [file.name for file in tmp_path.iterdir()] == ["out"]


def fail_in_a_file(_exported: Exported, path: Path) -> None:
    """A format whose file finds the disk full."""
    path.write_text("half", encoding="utf-8")
    raise OSError(28, "No space left on device", str(path))


def fail_in_a_folder(exported: Exported, path: Path) -> None:
    """A format whose folder finds the disk full."""
    fail_in_a_file(exported, path / "part")


@pytest.mark.parametrize("folder", [False, True])
def test_an_export_that_fails_changes_nothing(hostile: Store, tmp_path: Path, folder: bool) -> None:
    """What stood there stands; nothing half-written is left."""
    by = f"{__name__}:{fail_in_a_folder.__name__ if folder else fail_in_a_file.__name__}"
    form = Format(name="failing", what="", suffix="", written_by=by, evidence="", folder=folder)
    path = tmp_path / "out"
    if folder:
        path.mkdir()
        (path / "part").write_text("whole", encoding="utf-8")
    else:
        path.write_text("whole", encoding="utf-8")
    with pytest.raises(GraphError, match=r"No space left on device; free space or choose another -o"):
        export_to(form, hostile, path)
    assert (path / "part" if folder else path).read_text(encoding="utf-8") == "whole"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["csv", "turtle"])
def test_what_a_killed_export_left_is_deleted_by_the_next(hostile_folder: Path, tmp_path: Path, name: str) -> None:
    """A process that is no more has no use for its half; one that runs keeps it."""
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    for process in (int(ended.stdout), os.getppid()):
        left = tmp_path / f".out.exporting-{process}"
        if name == "csv":
            left.mkdir()
            (left / "nodes.csv").touch()
        else:
            left.touch()
    assert kg("export", name, "-g", hostile_folder, "-o", tmp_path / "out").exit_code == 0
    assert {file.name for file in tmp_path.iterdir()} == {"out", f".out.exporting-{os.getppid()}"}


def test_a_place_that_cannot_be_written_is_told_in_one_line(hostile_folder: Path, tmp_path: Path) -> None:
    """With the place and the remedy."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    refused = kg("export", "turtle", "-g", hostile_folder, "-o", tmp_path / "file" / "graph.ttl")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1 and "choose another -o" in refused.stderr


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("xlsx", "xlsxwriter", "export"), ("parquet", "pyarrow", "parquet")]
)
def test_a_library_that_is_missing_is_named(
    hostile_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    """With the extra that brings it, and nothing is written."""
    monkeypatch.setitem(sys.modules, module, None)
    refused = kg("export", name, "-g", hostile_folder, "-o", tmp_path / "out")
    assert refused.exit_code == 2
    assert f"the format {name} needs the extra [{extra}]" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_table_of_formats_loads_no_exporter() -> None:
    """What loads a store imports the package and none of the libraries that draw or write files."""
    heavy = ("networkx", "pyvis", "xlsxwriter", "pyarrow", "sqlite3", "igraph")
    program = f"import sys, kg.export; sys.exit(' '.join(name for name in {heavy!r} if name in sys.modules) or None)"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")


def test_a_graph_of_nothing_is_exported(tmp_path: Path) -> None:
    """Each format of an empty graph is a file that is there."""
    assert set(digests(Store(), tmp_path)) == FORMATS.keys()


def test_every_format_says_how_it_is_called_and_what_writes_it() -> None:
    """A file's suffix, or none for a folder; a function that is there."""
    assert all(callable(form.write) for form in FORMATS.values())
    assert all(form.folder == (form.suffix == "") for form in FORMATS.values())
