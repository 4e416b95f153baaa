"""A Python of its own for programs that cannot be installed beside kg: followthemoney wants an older rdflib.

It is made once, out of the pinned versions of `readers.txt`, and stays in `~/.cache/kg-tests`, outside the tree.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

LOCK = Path(__file__).with_name("readers.txt")
SCHEMATA = Path(__file__).with_name("schemata.txt")
"""Of FollowTheMoney's newest version only the schema is taken, as files: its library would need ICU to be compiled."""


def python_of_readers() -> Path:
    """The Python that has followthemoney and Datasette."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    digest = hashlib.sha256(LOCK.read_bytes() + SCHEMATA.read_bytes()).hexdigest()[:12]
    place = Path.home() / ".cache" / "kg-tests" / f"readers-{version}-{digest}"
    scheme = {"base": str(place), "platbase": str(place)}
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / "python"
    if not (place / "whole").exists():
        shutil.rmtree(place, ignore_errors=True)
        venv.create(place, with_pip=False, symlinks=os.name != "nt")
        install(python, "-r", str(LOCK))
        install(python, "-r", str(SCHEMATA), "--no-deps", "--target", str(place / "schemata"))
        (place / "whole").touch()
    return python


def install(python: Path, *what: str) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install"]
    command += ["--quiet", "--no-compile", "--require-hashes", "--only-binary", ":all:", *what]
    finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert finished.returncode == 0, finished.stderr


def run_python(program: str, *arguments: str) -> str:
    """What a program prints that is run by the Python of the readers."""
    command = [str(python_of_readers()), "-c", program, *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    finished = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout
