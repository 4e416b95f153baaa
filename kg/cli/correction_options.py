"""The options of the commands that read or write corrections: which file, who decides, when and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.model import UsageError

if TYPE_CHECKING:
    from kg.corrections import Correction

__all__ = ["DEFAULT", "about_options", "corrections_option", "file_option", "given_corrections", "known_author", "now"]

DEFAULT = Path("corrections.yaml")
VARIABLE = "KG_CORRECTIONS"
AUTHOR = ("KG_AUTHOR", "GIT_AUTHOR_NAME")
"""The variables that tell who decides where no option does."""

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""


def corrections_option(command: Option) -> Option:
    """Add --corrections FILE to a command that reads it if it is there."""
    return _file(command, "A person's corrections of the graph.", f"${VARIABLE}, else {DEFAULT} if it is there")


def file_option(command: Option) -> Option:
    """Add --corrections FILE to a command that writes it, or lists what is in it."""
    return _file(command, "The file of corrections, which is made if need be.", f"${VARIABLE}, else {DEFAULT}")


def _file(command: Option, purpose: str, default: str) -> Option:
    return click.option(
        "--corrections",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar=VARIABLE,
        show_default=default,
        help=purpose,
    )(command)


ABOUT = (
    click.option("--why", metavar="TEXT", required=True, help="The reason, in a sentence."),
    click.option("--source", metavar="TEXT", help="An address or a citation that bears it out."),
    click.option("--who", metavar="NAME", help="Who decides.", show_default=f"${AUTHOR[0]}, else ${AUTHOR[1]}"),
    click.option("--when", metavar="TIME", help="A date or a time with its zone.", show_default="now"),
)


def about_options(command: Option) -> Option:
    """Add the options that tell who corrects, when and why, and which file is written."""
    for option in reversed(ABOUT):
        command = option(command)
    return file_option(command)


def known_author(who: str | None) -> str:
    """Who decides, by an option or the environment; UsageError where neither tells."""
    found = next((name for name in (who, *map(os.environ.get, AUTHOR)) if name and name.strip()), None)
    if found is None:
        raise UsageError(f"who decides? Name yourself: --who 'Asha Rao', or set {AUTHOR[0]}")
    return found.strip()


def now() -> str:
    """The time, as corrections have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def given_corrections(file: Path | None, output: Path) -> tuple[Sequence[Correction], tuple[Path, ...]]:
    """The corrections that a build replays, and the file that they are in; none where there is no file.

    UsageError for a file in the folder that the build replaces, InputError for one that is named and not there.
    """
    place = file or DEFAULT
    if place.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"--corrections {place}: lies in {output}, which the build replaces; keep it elsewhere")
    if file is None and not place.exists():
        return (), (place,)
    from kg.corrections import read_corrections
    from kg.vocab import load_vocabulary

    return read_corrections(place, load_vocabulary().properties), (place,)
