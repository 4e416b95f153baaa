"""The documentation says what the program does: it is generated from it, run, or counted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg.vocab import load_vocabulary

SHELL_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    """The text of README.md."""
    return (checkout / "README.md").read_text(encoding="utf-8")


def test_the_generated_parts_of_the_readme_are_those_of_this_program(checkout: Path, seeds_graph: Path) -> None:
    """Help texts, tables and the output of every command shown are what the program prints now."""
    command = [sys.executable, "docs/generate.py", "--check"]
    environment = os.environ | {"KG_GRAPH": str(seeds_graph)}
    finished = subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr


def test_every_command_is_documented(readme: str) -> None:
    """A command that the README does not know is not there for its users."""
    from kg.cli import main

    for name, command in all_commands(main):
        assert command.hidden or f"`kg {name}`" in readme, f"kg {name} is missing in README.md"
        assert command.hidden or f"<code>kg {name} --help</code>" in readme


def all_commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Every command by its name, those of groups among them."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {part}", one) for part, one in all_commands(command))
        else:
            yield name, command


def test_every_named_query_is_documented(readme: str) -> None:
    """The README lists every question that can be asked by name."""
    from kg.query import library

    assert {query.name for query in library()} - set(re.findall(r"^\| `([a-z-]+)` \|", readme, re.MULTILINE)) == set()
    assert len(library()) >= 14


def test_the_commands_of_the_readme_run(readme: str, checkout: Path, tmp_path: Path) -> None:
    """The blocks marked `sh` run from top to bottom in a copy of the seeds, as a reader would run them."""
    blocks = SHELL_BLOCK.findall(readme)
    assert len(blocks) >= 2
    shutil.copytree(checkout / "seeds", tmp_path / "seeds")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in blocks:
        finished = subprocess.run(
            ["sh", "-e", "-c", block],
            cwd=tmp_path,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert finished.returncode == 0, f"{block}\n{finished.stdout}{finished.stderr}"


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_links_lead_somewhere(checkout: Path, name: str) -> None:
    """A link to a file of the repository names one that is there."""
    text = (checkout / name).read_text(encoding="utf-8")
    assert [match["target"] for match in LINK.finditer(text) if not (checkout / match["target"]).exists()] == []


def test_the_pictures_of_the_page_are_pictures_and_stand_in_the_readme(checkout: Path, readme: str) -> None:
    """`make docs` takes them of the real page, in a real browser."""
    pictures = sorted((checkout / "docs/pictures").iterdir())
    assert len(pictures) >= 5
    for file in pictures:
        picture = file.read_bytes()
        assert picture.startswith(b"\x89PNG\r\n"), file.name
        assert 20_000 < len(picture) < 1_000_000, file.name
        assert f"](docs/pictures/{file.name})" in readme, file.name


def test_the_example_of_corrections_is_followed(readme: str, checkout: Path, tmp_path: Path) -> None:
    """Each entry of the README's file finds its target in the seeds."""
    (example,) = re.findall(r"<!-- corrections-example -->\n```yaml\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "corrections.yaml").write_text(example, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(checkout / "seeds")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, f"corrections: {example.count('who:')} applied" in done.stderr) == (0, True), done.stderr


def test_the_readme_states_the_values_of_confidence(readme: str) -> None:
    """The table of what the numbers mean has the ontology's values, the surest first, and no other."""
    section = readme.partition("## How sure a fact is")[2].partition("\n## ")[0]
    stated = re.findall(r"^\| (0\.[0-9]+) \|", section, re.MULTILINE)
    assert [float(value) for value in stated] == [band.confidence for band in load_vocabulary().bands]
