"""The modules of the page that need no browser pass their own tests, by Node's test runner."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def test_the_modules_of_the_page_pass_their_tests(checkout: Path) -> None:
    """`npm test` in page/ runs the same; it needs no package."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine to run the tests of page/ (Debian: apt-get install npm)")
    command = [npm, "test", "--silent"]
    done = subprocess.run(command, cwd=checkout / "page", capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    passed = re.search(r"^\W*pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) >= 16
