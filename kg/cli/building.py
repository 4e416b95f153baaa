"""The commands that make and check a graph: build, validate, render."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.cache_options import cache_options, opened_cache
from kg.cli.examples import Command
from kg.cli.given import given_options, read_given
from kg.cli.model_options import model_options, opened_model
from kg.cli.options import graph_option
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import GraphError

if TYPE_CHECKING:
    from kg.report import BuildReport

__all__ = ["build", "render", "validate"]

NEXT = ("kg stats", "kg query who-co-chaired --evidence", "kg facts")
"""What to try on a graph that was just built."""


@click.command(
    cls=Command,
    examples=[
        "kg build seeds -o build --jobs 2",
        "kg build - -o my-build < seeds/004_0651357811f23f6d.txt",
    ],
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="The folder to write; one that a build wrote is replaced.",
)
@click.option(
    "--base", metavar="IRI", default=DEFAULT_BASE, show_default=True, help="What the graph's IRIs begin with."
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes read the documents; what is written is the same.  [default: as many as are of use]",
)
@given_options
@cache_options
@model_options
def build(
    paths: tuple[Path, ...],
    output: Path,
    base: str,
    jobs: int | None,
    file: Path | None,
    identified: Path | None,
    folder: Path | None,
    no_cache: bool,
    **model: Any,
) -> None:
    """Read documents, or folders of them, and write their graph.

    Text, Markdown, web pages, PDF, Word documents and mails are read; the PATH - is the standard input, in any
    of these formats. Without a PATH the folder seeds is read. Of what is written, graph.trig and graph.nq hold
    the graph, network.html shows it and report.json tells what was found and what was left out.

    A document is read once: a later build reads those that are new or changed, and takes what it found in the
    others from a cache. Where nothing has changed, nothing is written. The bytes are those of a build without a cache.
    What was corrected by hand (kg correct, kg review) is replayed on what was read.

    A key for the server of a --model is read from the environment variable KG_MODEL_API_KEY.
    """
    from kg.cli.progress import shown_progress
    from kg.pipeline import build as build_graph

    asking = bool(model["url"] or model["record"])
    given = read_given(file, identified, output)
    kept = opened_cache(output, folder=folder, no_cache=no_cache, jobs=jobs, asking=asking, also=given.state)
    with opened_model(output, **model) as (reader, record), shown_progress("Building", asking=asking) as tell:
        report = build_graph(
            paths or (Path("seeds"),),
            output,
            base=base,
            progress=tell,
            extract=kept.extract,
            claim=reader,
            corrections=given.corrections,
            leave_out=(record, *kept.leave_out, *given.files),
            matches=given.matches,
            jobs=jobs,
            standing=kept.standing,
            checks=kept.checks,
        )
    tell_built(report, output, stood=bool(kept.standing and kept.standing.stood))


def tell_built(report: BuildReport, output: Path, *, stood: bool) -> None:
    """Print what a build found, on stderr what it left out, and what to try next."""
    from kg.pipeline import PAGE

    if stood:
        click.echo(f"{output}: nothing has changed since it was built; it is left as it is", err=True)

    size, things, *problems = report.lines()
    for problem in problems:
        click.echo(problem, err=True)
    if report.corrections:
        told = ", ".join(f"{number} {state}" for state, number in report.corrections)
        click.echo(f"corrections: {told}", err=True)
    for one in report.followed:
        if one.copies:
            told = f"correction {one.id} ({one.verb} {one.target}) holds for the same sentences of copies too"
            click.echo(f"{told}: {', '.join(one.copies)}", err=True)
    click.echo(f"{size}\n{things}")
    click.echo(f"Open {output / PAGE} in a browser, or try")
    given = "" if output == Path("build") else f" -g {shlex.quote(str(output))}"
    for command in NEXT:
        click.echo(f"  {command}{given}")


@click.command(
    cls=Command,
    examples=[
        "kg validate",
    ],
)
@graph_option
@click.pass_context
def validate(context: click.Context, folder: Path) -> None:
    """Check a graph and the ontology against its shapes.

    Exits with status 1 where anything that must hold does not.
    """
    from kg.query import Graph
    from kg.store import open_graph
    from kg.validate import check_ontology
    from kg.validate import validate as find_violations

    check_ontology()
    store = open_graph(folder, notice=lambda line: click.echo(line, err=True))
    violations = find_violations(store, Identifiers(Graph(store).base))
    for violation in violations:
        click.echo(violation.line())
    click.echo(f"{folder}: {len(violations) or 'no'} violation{'' if len(violations) == 1 else 's'}", err=True)
    context.exit(1 if violations else 0)


@click.command(
    cls=Command,
    examples=[
        "kg render -o network.html",
        "kg render --quotes-only -o network.html",
    ],
)
@click.option("-o", "--output", metavar="FILE", help="Where to write the page, - for the standard output.")
@click.option("--title", default="Knowledge graph", show_default=True, help="The heading of the page.")
@click.option("--quotes-only", is_flag=True, help="Leave out the full texts of documents; the quotes stay.")
@graph_option
def render(output: str | None, title: str, quotes_only: bool, folder: Path) -> None:
    """Write the graph as one HTML page that needs no network."""
    from kg.render import render_page
    from kg.store import open_with_lines

    store, lines = open_with_lines(folder, notice=lambda line: click.echo(line, err=True))
    page = render_page(store, lines, title=title, quotes_only=quotes_only)
    if output == "-":
        click.echo(page.encode("utf-8"), nl=False)
        return
    file = folder / "network.html" if output is None else Path(output)
    try:
        file.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraphError(f"{file}: cannot be written: {error.strerror}; choose another -o") from error
    click.echo(f"wrote {file}", err=True)
