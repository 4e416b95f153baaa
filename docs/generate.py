"""Writes the parts of the documentation that say what the program says.

    python docs/generate.py             # rewrite README.md, docs/ontology.md and ontology/context.jsonld
    python docs/generate.py --check     # change nothing; exit 1 if a file is out of date

In README.md those are the text between `<!-- begin NAME -->` and `<!-- end -->`, and the output below each
`$ command` of a block marked `console`, which is run on the graph that $KG_GRAPH names (default: build/).
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kg.cli import main as kg
from kg.corrections import schema_table
from kg.export import FORMATS
from kg.export.files.context import CONTEXT, context_file
from kg.query import library
from kg.reference import reference_page

CHECKOUT = Path(__file__).resolve().parent.parent
README = CHECKOUT / "README.md"
ONTOLOGY = CHECKOUT / "docs" / "ontology.md"
JSON_LD = CHECKOUT / "ontology" / CONTEXT
WIDTH = 100

REGION = re.compile(r"(?P<begin><!-- begin (?P<name>[a-z-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
CONSOLE = re.compile(r"(?P<begin>```console\n)(?P<lines>.*?)(?P<end>```)", re.DOTALL)


def main(*, check: bool) -> int:
    """Rewrite what is out of date, or tell of it; the exit status."""
    written = ((JSON_LD, context_file()), (README, readme()), (ONTOLOGY, reference_page()))
    old = {path: text for path, text in written if current(path) != text}
    for path, text in old.items():
        if check:
            print(f"{path.relative_to(CHECKOUT)} is out of date; run: make docs", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and old else 0


def current(path: Path) -> str:
    """The text of a file as it is, or nothing."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def readme() -> str:
    """The README with its generated parts as they should be."""
    text = REGION.sub(
        lambda match: match["begin"] + REGIONS[match["name"]]() + match["end"], README.read_text(encoding="utf-8")
    )
    return CONSOLE.sub(lambda match: match["begin"] + session(match["lines"]) + match["end"], text)


def commands() -> Iterator[tuple[str, click.Command]]:
    """The commands of kg by name, in the order of its help."""
    context = click.Context(kg, info_name="kg")
    for name in kg.list_commands(context):
        command = kg.get_command(context, name)
        if command is not None and not command.hidden:
            yield name, command


def command_table() -> str:
    """A table with a line for each command."""
    lines = [f"| `kg {name}` | {command.get_short_help_str(limit=200)} |\n" for name, command in commands()]
    return "| command | what it does |\n| --- | --- |\n" + "".join(lines)


def command_help() -> str:
    """The help of each command, folded away."""
    folded = "<details><summary><code>kg {name} --help</code></summary>\n\n```text\n{text}```\n\n</details>\n"
    names = [part for name, command in commands() for part in (name, *parts(name, command))]
    return "".join(folded.format(name=name, text=run(f"kg {name} --help")) for name in names)


def parts(name: str, command: click.Command) -> list[str]:
    """The commands of a command, if it has some."""
    return [f"{name} {part}" for part in command.commands] if isinstance(command, click.Group) else []


def query_table() -> str:
    """A table with a line for each named query."""
    lines = []
    for query in library():
        parameters = ", ".join(f"`{parameter.name}`" for parameter in query.parameters)
        lines.append(f"| `{query.name}` | {query.question} | {parameters} |\n")
    return "| query | question | parameters |\n| --- | --- | --- |\n" + "".join(lines)


def format_table() -> str:
    """A table with a line for each format of kg export."""
    lines = [f"| `{form.name}` | {form.what} | {form.evidence} |\n" for form in FORMATS.values()]
    return "| format | what | evidence |\n| --- | --- | --- |\n" + "".join(lines)


def change_note() -> str:
    """What the last build changed, where the one before had not read the last of the seeds."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "build").symlink_to(os.environ.get("KG_GRAPH", CHECKOUT / "build"), target_is_directory=True)
        seeds = sorted((CHECKOUT / "seeds").glob("*.txt"))[:-1]
        run(f"kg build {shlex.join(map(str, seeds))} -o build.previous", place)
        command = "kg diff build.previous build | head -n 44"
        return f"```text\n$ {command}\n{run(command, place)}```\n"


def session(lines: str) -> str:
    """A console block: each command as it stands, with what it prints now."""
    shown = []
    for line in lines.splitlines():
        if line.startswith("$ "):
            shown += [line, *run(line.removeprefix("$ ")).splitlines()]
    return "".join(f"{line.rstrip()}\n" for line in shown)


def run(command: str, folder: Path = CHECKOUT) -> str:
    """What a shell command prints, in an environment without colours."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"PATH": path, "NO_COLOR": "1", "COLUMNS": str(WIDTH)}
    finished = subprocess.run(
        command,
        shell=True,
        check=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return finished.stdout


REGIONS: dict[str, Callable[[], str]] = {
    "change-note": change_note,
    "command-table": command_table,
    "command-help": command_help,
    "corrections-schema": schema_table,
    "format-table": format_table,
    "query-table": query_table,
}

if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
