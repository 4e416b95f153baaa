"""The command that writes a graph in the format of another program."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.examples import Command
from kg.cli.options import graph_option
from kg.model import UsageError

__all__ = ["export"]


@click.command(
    cls=Command,
    examples=[
        "kg export --list",
        "kg export gexf -o network.gexf",
        "kg export ftm > entities.ftm.json",
    ],
)
@click.argument("form", metavar="[FORMAT]", required=False)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    default="-",
    help="The file or folder to write; - is the standard output, which takes text of one file only.",
)
@click.option("--list", "listing", is_flag=True, help="List the formats, and how each carries the evidence.")
@graph_option
def export(form: str | None, output: str, folder: Path, *, listing: bool) -> None:
    """Write the graph in the format of another program.

    The same graph gives the same bytes. A file is replaced in one step; a folder is replaced if it holds nothing
    but what the format writes. What a format has no place for is told on stderr.
    """
    from kg.cli.printing import print_bytes
    from kg.export import FORMATS

    if listing:
        print_formats()
        return
    if form not in FORMATS:
        what = "name a format" if form is None else f"{form!r} is no format"
        raise UsageError(f"{what}: {', '.join(FORMATS)}; kg export --list tells more")
    chosen = FORMATS[form]
    if output == "-":
        chosen.check_printable()
    from kg.export.writing import export_bytes, export_to
    from kg.store import open_graph

    store = open_graph(folder, notice=lambda line: click.echo(line, err=True))
    if output == "-":
        written, remarks = export_bytes(chosen, store)
        print_bytes(written)
    else:
        remarks = export_to(chosen, store, Path(output))
        click.echo(f"wrote {output}", err=True)
    for remark in remarks:
        click.echo(remark, err=True)


def print_formats() -> None:
    """Print a line for each format."""
    from kg.cli.printing import print_lines, screen_width
    from kg.cli.table import draw_table
    from kg.export import FORMATS

    rows = [
        (form.name, "folder" if form.folder else "text" if form.text else "binary", form.what, form.evidence)
        for form in FORMATS.values()
    ]
    print_lines(draw_table(("format", "made of", "what", "evidence"), rows, screen_width()))
