"""The command shell: a prompt at a terminal, entries through a pipe; what a session finds is printed here."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.examples import Command
from kg.cli.explaining import print_query_explanation
from kg.cli.options import graph_option, open_for_reading, rows_option, timeout_option
from kg.cli.printing import print_answer, print_apart, print_lines, print_readings, screen_width
from kg.cli.sparql_files import tell_remarks
from kg.cli.table import clean, draw_table
from kg.model import KgError, UsageError
from kg.shell import Session, read_entries

if TYPE_CHECKING:
    from kg.ask import Asked
    from kg.query import Answer
    from kg.query.explaining import Explanation
    from kg.query.processes import Found

__all__ = ["shell"]

EXTRA = 'the extra "shell" is not installed; run: pip install "kg[shell]"'


@click.command(
    cls=Command,
    examples=[
        "kg shell",
        "echo '.run who-led forum=iCET' | kg shell",
        "printf 'ASK { ?a kg:met ?b }\\n;\\n.graph\\n' | kg shell",
    ],
)
@timeout_option("Stop a query after so many seconds.")
@rows_option("a query")
@graph_option
def shell(timeout: float, most_rows: int, folder: Path) -> None:
    """Ask SPARQL at a prompt, with completion and history.

    Type .help there for the keys and the commands, such as .ask for plain English. Through a pipe, a line with only a
    semicolon ends a query, and the first error ends the command with status 1.
    """
    session = Session(folder, open_for_reading(folder), _Printer(), timeout=timeout, most_rows=most_rows)
    try:
        if sys.stdin.isatty():
            _converse(session)
        else:
            _work_off(session)
    finally:
        session.close()


def _work_off(session: Session) -> None:
    """Answer the entries of a pipe, up to the first error."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="strict")
    try:
        for entry in read_entries(stream):
            text = entry.text if entry.text.lstrip().startswith(".") else entry.in_place
            if not session.answer(text):
                return
    except UnicodeDecodeError as error:
        raise KgError(f"standard input: cannot be read as UTF-8 text: byte {error.object[error.start]:#04x}") from error
    except UsageError as error:
        raise KgError(str(error)) from error  # 2 is for the command line, and this is no part of it


def _converse(session: Session) -> None:
    """Answer what is typed, until its author leaves."""
    try:
        from kg.shell.names import Names
        from kg.shell.prompt import make_prompt
    except ModuleNotFoundError as error:
        raise KgError(EXTRA) from error
    ask = make_prompt(Names(session.graph), clean, history=_history(), colour=not os.environ.get("NO_COLOR"))
    click.echo("SPARQL on this graph; .help tells more, Ctrl-D leaves", err=True)
    while True:
        try:
            typed = ask()
        except KeyboardInterrupt:
            continue  # what was typed is thrown away
        except EOFError:
            return
        try:
            if not session.answer(typed):
                return
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
        except KgError as error:
            click.echo(f"Error: {clean(' '.join(str(error).split()))}", err=True)


def _history() -> Path | None:
    """The file of what was typed, which only its owner can read; None where none can be made."""
    # https://specifications.freedesktop.org/basedir-spec/
    state = os.environ.get("XDG_STATE_HOME", "")
    folder = (Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state") / "kg"
    file = folder / "history"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        file.chmod(0o600)
    except OSError as error:
        click.echo(f"{file}: no history is kept: {error.strerror or error}", err=True)
        return None
    return file


class _Printer:
    """Prints what a session finds as `kg query` and `kg ask` do; at a terminal, long answers go through a pager."""

    def found(self, found: Found, form: str, most_rows: int) -> None:
        """Print the answer to a query."""
        with _paged():
            print_apart(found, form, most_rows)

    def answered(self, found: Answer, form: str) -> None:
        """Print the answer to a named query."""
        print_readings(found.readings)
        with _paged():
            print_answer(found, form)

    def asked(self, found: Asked, form: str) -> None:
        """Print the answer to a question in plain English."""
        from kg.cli.replying import print_asked

        with _paged():
            print_asked(found, form)

    def explained(self, found: Explanation, form: str) -> None:
        """Print how a query is run."""
        with _paged():
            print_query_explanation(found, form)

    def listed(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table of words."""
        with _paged():
            print_lines(draw_table(columns, rows, screen_width()))

    def told(self, text: str) -> None:
        """Print a text."""
        click.echo(text)

    def remarked(self, text: str) -> None:
        """Say what is allowed in a query and hardly meant."""
        tell_remarks(text)


@contextmanager
def _paged() -> Iterator[None]:
    """Let what is printed reach a terminal without control characters, by a pager where it is longer than the screen.

    What goes elsewhere goes as it is.
    """
    if not sys.stdout.isatty():
        yield
        return
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding="utf-8", newline="\n", write_through=True)
    with redirect_stdout(stream):
        yield
    lines = [clean(line) for line in kept.getvalue().decode("utf-8", "replace").split("\n")]
    size = shutil.get_terminal_size((80, 24))
    if len(lines) > size.lines:
        click.echo_via_pager("\n".join(lines))
    else:
        click.echo("\n".join(lines), nl=False)
