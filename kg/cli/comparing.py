"""The commands that set two things side by side: diff, of two builds, and compare, of two accounts."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.examples import Command
from kg.cli.options import format_option, graph_option, open_for_reading
from kg.model import GraphError, UsageError

__all__ = ["compare", "diff"]


@click.command(
    cls=Command,
    examples=[
        "kg build seeds/003_6066fae21ad0493b.txt -o earlier && kg diff earlier build",
        "kg diff build build --format patch",
    ],
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@format_option("text", "json", "patch")
def diff(old: Path, new: Path, form: str) -> None:
    """Tell what changed from one build to another.

    OLD and NEW are folders that kg build wrote; the one before the last build is DIR.previous. Told are documents,
    things and facts; where things were merged or split, their facts are the same facts. As a patch, all quads that
    differ are written as an RDF patch, which makes the graph of NEW of that of OLD.
    """
    from kg.cli.noting import print_note
    from kg.cli.printing import print_bytes
    from kg.diff import compare_builds, compare_lines, write_patch
    from kg.query import Graph
    from kg.store import open_with_lines

    (before, old_lines), (after, new_lines) = (
        open_with_lines(folder, notice=lambda line: click.echo(line, err=True)) for folder in (old, new)
    )
    changes = compare_lines(old_lines, new_lines)
    if form == "patch":
        print_bytes(write_patch(changes))
        return
    print_note(compare_builds(Graph(before), Graph(after), changes), form)


@click.command(
    cls=Command,
    examples=[
        "kg compare 001_0dc72410a0709f70 004_0651357811f23f6d",
        "kg compare 000_8f28f68989965387 002_56f848f0625d842c --all --format html -o accounts.html",
    ],
)
@click.argument("documents", metavar="[DOC DOC]", nargs=-1)
@click.option(
    "--meeting", metavar="NAME", help="Compare what is said about one meeting; without a DOC, by its two publishers."
)
@click.option("--all", "shared", is_flag=True, help="Show what both say too.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write; the standard output unless told.")
@format_option("text", "json", "html")
@graph_option
def compare(
    documents: tuple[str, ...], meeting: str | None, *, shared: bool, output: str, form: str, folder: Path
) -> None:
    """Set two accounts side by side.

    DOC is a document's name or title. Told are the people, offices, roles, domains, dates and places that only one
    of the two names, with the sentences; a thing is named where its name, or other words for it, stand in the text.
    """
    from kg.cli.siding import write_comparison
    from kg.compare import compare_accounts, compare_documents

    if len(documents) != 2 and (documents or meeting is None):
        raise UsageError("name two documents, or a --meeting that two publishers tell of")
    graph = open_for_reading(folder)
    if documents:
        found = compare_documents(graph, *documents, meeting=meeting)
    else:
        found = compare_accounts(graph, meeting or "")
    written = write_comparison(found, form, shared=shared, terminal=output == "-")
    if output == "-":
        click.echo(written, nl=False)
        return
    try:
        Path(output).write_bytes(written)
    except OSError as error:
        raise GraphError(f"{output}: cannot be written: {error.strerror}; choose another -o") from error
    click.echo(f"wrote {output}", err=True)
