"""Code and data are written the way that `make fmt` writes them, and the types hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "format", "--check", "."], id="the layout of Python"),
        pytest.param(["-m", "ruff", "check", "."], id="the habits of Python"),
        pytest.param(["-m", "mypy"], id="the types of kg"),
        pytest.param(["tools/format_turtle.py", "--check", "ontology", "tests"], id="the layout of Turtle"),
    ],
)
def test_the_tree_keeps_its_style(checkout: Path, command: list[str]) -> None:
    """A finding is printed as the tool prints it; `make fmt` mends what a machine can mend."""
    finished = subprocess.run(
        [sys.executable, *command], cwd=checkout, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, f"{finished.stdout}{finished.stderr}\nmake fmt mends what a machine can mend"
