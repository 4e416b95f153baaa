"""The notebooks run from the first cell to the last, and are kept without what they print.

The course checks the answers to its exercises itself, so a solution that is wrong fails with the notebook. Here
its checks are checked: `near_misses/` holds a likely wrong answer to each exercise, with a first line that tells why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
COURSE = next(path for path in NOTEBOOKS if path.stem == "questions")
NEAR_MISSES = sorted((Path(__file__).resolve().parent / "near_misses").glob("*.rq"))

PART = re.compile(r"\| (?P<number>\d+) \| (?P<title>[^|]+) \| (?P<words>[^|]*) ?\|")
"""A row of the course's contents: | 7 | What may be missing | `OPTIONAL`, `BOUND` |"""


def test_there_are_notebooks() -> None:
    """A suite that is read from folders says how large it is."""
    assert len(NOTEBOOKS) == 2
    assert len(NEAR_MISSES) == 12


@pytest.fixture
def clean(
    seeds_graph: Path, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, dict[str, str]]:
    """An environment for a kernel that holds the graph of the seeds and nothing of the developer's."""
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("KG_GRAPH", str(seeds_graph))
    monkeypatch.setenv("PYTHONPATH", str(checkout))
    return {"metadata": {"path": str(tmp_path)}}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, clean: dict[str, dict[str, str]]) -> None:
    """Each cell runs in a fresh kernel."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=clean).execute()
    assert any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    """What a cell printed on somebody's machine is neither kept nor compared."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert [cell.source for cell in cells if cell.outputs or cell.execution_count] == []


def test_the_course_teaches_what_its_contents_name() -> None:
    """Each part is there under its title, and each new word of the contents stands in a query of its part."""
    cells = nbformat.read(COURSE, as_version=4).cells
    named = {(part["number"], part["title"]): re.findall("`([^`]+)`", part["words"]) for part in _contents()}
    taught = _code_by_part()
    assert list(named) == list(taught)
    assert sum(len(words) for words in named.values()) > 50
    missing = [(part, word) for part, words in named.items() for word in words if not _occurs(word, taught[part])]
    assert missing == []
    assert cells[0].cell_type == "markdown"


def test_each_answer_of_the_course_is_checked() -> None:
    """No cell shows an answer without asserting what the text says of it."""
    cells = [cell for cell in nbformat.read(COURSE, as_version=4).cells if cell.cell_type == "code"]
    showing = [cell.source for cell in cells if re.search(r"\b(show|tell|answer)\(", cell.source) and not _tags(cell)]
    assert len(showing) > 50
    assert [source for source in showing if "assert " not in source] == []


def test_each_exercise_has_a_solution() -> None:
    """An exercise is a cell to fill in, and its solution a query in a later cell."""
    asked, solved = _queries("exercise"), _queries("solution")
    numbers = [int(path.stem) for path in NEAR_MISSES]
    assert list(asked) == list(solved) == numbers == list(range(1, len(numbers) + 1))
    assert not any(query.strip() for query in asked.values())
    assert all("WHERE" in query for query in solved.values())


@pytest.fixture(scope="module")
def course(seeds_graph: Path) -> Iterator[dict[str, Any]]:
    """The names that the course's cells of definitions define."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_GRAPH", str(seeds_graph))
        names: dict[str, Any] = {}
        for cell in nbformat.read(COURSE, as_version=4).cells:
            if "setup" in _tags(cell):
                exec(cell.source, names)
        yield names


@pytest.mark.parametrize("path", NEAR_MISSES, ids=lambda path: path.stem)
def test_a_near_miss_is_refused(course: dict[str, Any], path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check of an exercise takes its solution, and tells what is wrong with an answer that is nearly right."""
    number = int(path.stem)
    with pytest.raises(AssertionError, match=rf"Exercise {number}: (missing|too much) \d+, such as \("):
        course["check"](number, path.read_text(encoding="utf-8"))
    course["check"](number, _queries("solution")[number])
    assert capsys.readouterr().out.startswith(f"Exercise {number}: right, ")


def test_an_order_that_is_asked_for_is_checked(course: dict[str, Any]) -> None:
    """The right rows in another order are not the answer to a question for a ranking."""
    with pytest.raises(AssertionError, match="Exercise 9: the rows are right, their order is not"):
        course["check"](9, _queries("solution")[9].replace("DESC(?persons)", "?persons"))


def test_a_wrong_solution_stops_the_course(clean: dict[str, dict[str, str]]) -> None:
    """The notebook with one solution spoilt does not run to its end."""
    notebook = nbformat.read(COURSE, as_version=4)
    spoilt = [cell for cell in notebook.cells if {"setup", "solution"} & _tags(cell)]
    spoilt[-1].source = spoilt[-1].source.replace("2025-02-10", "2025-05-10")
    notebook.cells = spoilt
    with pytest.raises(CellExecutionError, match="Exercise 12: missing 1"):
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources=clean).execute()


def _contents() -> Iterator[re.Match[str]]:
    """The rows of the course's contents."""
    return PART.finditer(nbformat.read(COURSE, as_version=4).cells[0].source)


def _code_by_part() -> dict[tuple[str, str], str]:
    """The code under each heading of the course that has a number."""
    code: dict[tuple[str, str], str] = {}
    for cell in nbformat.read(COURSE, as_version=4).cells:
        if match := re.match(r"## (\d+)\. (.+)", cell.source):
            part = (match[1], match[2])
            code[part] = ""
        elif cell.cell_type == "code" and code:
            code[part] += cell.source + "\n"
    return code


def _occurs(word: str, code: str) -> bool:
    """Whether a word of SPARQL stands in code as a word, or a sign anywhere."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)" if word[-1].isalnum() else re.escape(word), code) is not None


def _queries(tag: str) -> dict[int, str]:
    """The queries that the cells with a tag hand to `check`, by the numbers of the exercises."""
    cells = [cell.source for cell in nbformat.read(COURSE, as_version=4).cells if tag in _tags(cell)]
    matches = [re.fullmatch(r'query = """(.*)"""\ncheck\((\d+), query\)', source, re.DOTALL) for source in cells]
    return {int(match[2]): match[1] for match in matches if match}


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))
