"""The options of the commands that read or write corrections: which file, who decides, when and why."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.model import UsageError

__all__ = ["DEFAULT", "about_options", "corrections_option", "file_option", "known_author", "now"]

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
