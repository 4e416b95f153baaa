"""The command `kg`, with its commands; how errors become one line and an exit status."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from kg.cli.asking import ask, explain, facts, query, stats
from kg.cli.building import build, render, validate
from kg.cli.comparing import compare, diff
from kg.cli.correcting import correct
from kg.cli.doubts import conflicts, gaps
from kg.cli.examples import write_examples
from kg.cli.exporting import export
from kg.cli.naming import same
from kg.cli.reviewing import review
from kg.cli.serving import serve
from kg.cli.shell import shell
from kg.model import KgError, UsageError

__all__ = ["main"]


FIRST = ("kg build seeds", 'kg ask "who met whom?"', "kg query who-co-chaired --evidence", "kg explain COMPACT")
"""The commands to begin with."""


class Commands(click.Group):
    """A group whose commands may raise KgError: 1 for data or environment at fault, 2 for usage, 130 for Ctrl-C."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command, and turn what it raises into click's errors."""
        try:
            return super().invoke(context)
        except UsageError as error:
            raise click.UsageError(_one_line(error), context) from error
        except KgError as error:
            raise click.ClickException(_one_line(error)) from error
        except KeyboardInterrupt:
            click.echo("interrupted; nothing was changed", err=True)
            context.exit(130)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first commands to try."""
        write_examples(formatter, FIRST)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the flow, not of the alphabet."""
        return list(self.commands)


def tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the version that is installed, and stop."""
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"kg {version('kg')}")
        except PackageNotFoundError:
            click.echo("kg, run from a folder and not installed")
        context.exit()


@click.group(
    cls=Commands,
    commands=[
        build,
        facts,
        ask,
        query,
        shell,
        explain,
        same,
        conflicts,
        gaps,
        review,
        correct,
        stats,
        compare,
        diff,
        serve,
        validate,
        render,
        export,
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=tell_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Turns documents about diplomacy into a graph in which every fact has its sentence."""
    context.with_resource(_safe_path())
    if os.environ.get("NO_COLOR"):
        context.color = False


@contextmanager
def _safe_path() -> Iterator[None]:
    """Have processes that are started look for modules in Python's places, never in the folder where the user is."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
