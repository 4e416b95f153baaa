"""The suite itself keeps its word: where nothing may be left out, a skipped test is a failed one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

A_TEST_THAT_SKIPS = """
import pytest

def test_it_needs_a_server():
    pytest.skip("no server on this machine")
"""
A_MODULE_THAT_SKIPS = """
import pytest

pytest.importorskip("a_driver_that_is_not_there")
"""

A_GOOD_TEST = """
import pytest

def test_it_passes():
    pass

@pytest.mark.xfail(reason="a known gap, written down")
def test_it_is_known_to_fail():
    assert False
"""


@pytest.mark.parametrize("content", [A_TEST_THAT_SKIPS, A_MODULE_THAT_SKIPS], ids=["a test", "a module"])
@pytest.mark.parametrize(("required", "outcome"), [("1", 1), ("0", 0)], ids=["required", "not required"])
def test_a_skip_is_a_failure_where_all_is_required(
    checkout: Path, tmp_path: Path, content: str, required: str, outcome: int
) -> None:
    """With KG_REQUIRE_ALL=1 the run fails and names the reason, else it says it and passes; a known gap is neither."""
    (tmp_path / "conftest.py").write_bytes((checkout / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_one.py").write_text(content, encoding="utf-8")
    (tmp_path / "test_two.py").write_text(A_GOOD_TEST, encoding="utf-8")
    finished = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-ra",
            "--continue-on-collection-errors",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(tmp_path),
            str(tmp_path),
        ],
        env=os.environ | {"KG_REQUIRE_ALL": required},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (finished.returncode != 0) == bool(outcome), finished.stdout
    assert re.search(r"1 passed, .*1 xfailed", finished.stdout)
    assert "no server on this machine" in finished.stdout or "a_driver_that_is_not_there" in finished.stdout


def test_the_gate_runs_what_a_newcomer_runs(checkout: Path) -> None:
    """`.ci/run` is executable, asks for everything, and then runs `make` and `make test` and nothing else."""
    script = checkout / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert os.access(script, os.X_OK)
    assert lines[-3:] == ["export KG_REQUIRE_ALL=1", "make", "make test"]
