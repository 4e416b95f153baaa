"""The command that serves a graph on the web."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.examples import Command
from kg.cli.options import graph_option, timeout_option
from kg.model import UsageError

__all__ = ["serve"]


@click.command(
    cls=Command,
    examples=[
        "kg serve",
        "kg serve --port 0 --timeout 10",
    ],
)
@click.option("--host", metavar="H", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes one that is free.",
)
@timeout_option("Stop a query after so many seconds.")
@click.option(
    "--memory",
    metavar="MIB",
    type=click.IntRange(min=16),
    default=1024,
    show_default=True,
    help="Stop a query that needs more memory than this.",
)
@click.option(
    "--max-answer",
    metavar="MIB",
    type=click.IntRange(min=1),
    default=64,
    show_default=True,
    help="Refuse an answer that is larger than this.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="How many queries run at a time.",
)
@click.option(
    "--default-graph",
    type=click.Choice(["union", "strict"]),
    default="union",
    show_default=True,
    help="What a query asks that names no graph: all graphs together, or the unnamed one alone.",
)
@click.option(
    "--allow-origin",
    "origins",
    metavar="URL",
    multiple=True,
    help="A web site that may read; may be repeated.",
)
@click.option(
    "--allow-host", "hosts", metavar="NAME", multiple=True, help="A further name of this service; may be repeated."
)
@graph_option
def serve(
    host: str,
    port: int,
    timeout: float,
    memory: int,
    max_answer: int,
    workers: int,
    default_graph: str,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    folder: Path,
) -> None:
    """Serve a graph: pages, questions, SPARQL.

    Prints its URL when it can be called, and serves a new build as soon as it is put in DIR. It only reads, and
    answers this machine alone unless --host says otherwise. Ctrl-C ends it.
    """
    try:
        from kg.serve import Settings
        from kg.serve import serve as run
    except ModuleNotFoundError as error:
        raise UsageError(f"kg serve needs {error.name}; install it: pip install 'kg[serve]'") from error
    settings = Settings(
        host=host,
        port=port,
        timeout=timeout,
        memory=memory,
        most_bytes=max_answer << 20,
        workers=workers,
        strict=default_graph == "strict",
        origins=origins,
        hosts=hosts,
    )
    if not settings.is_local:
        click.echo(f"everyone who can reach {host} can read this graph", err=True)
    run(folder, settings, told=click.echo, notice=lambda line: click.echo(line, err=True))
