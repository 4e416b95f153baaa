"""The command that loads a graph into Neo4j. User name and password are never options: those are for all to see."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.termui import progressbar

from kg.cli.examples import Command
from kg.cli.options import graph_option
from kg.collector import collector_spared
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.export.neo4j.address import Account
    from kg.export.neo4j.loading import Loaded, Tell

__all__ = ["load_neo4j"]


@click.command(
    "neo4j",
    cls=Command,
    examples=[
        "kg load neo4j bolt://localhost:7687",
        "kg load neo4j neo4j+s://graphs.example.org --database diplomacy --prune",
    ],
)
@click.argument("url")
@click.option("--database", metavar="D", help="The database to load into; without it, the user's own.")
@click.option("--prune", "pruning", is_flag=True, help="Remove what kg loaded there before and is not in this graph.")
@click.option(
    "--rows",
    metavar="N",
    type=click.IntRange(1, 100_000),
    default=1000,
    show_default=True,
    help="Write so many nodes or relationships at a time.",
)
@graph_option
@click.pass_context
def load_neo4j(
    context: click.Context, /, url: str, database: str | None, rows: int, folder: Path, *, pruning: bool
) -> None:
    """Load the graph into Neo4j 5.26 or later.

    URL is bolt://HOST:PORT or neo4j://HOST, with +s for TLS and +ssc for TLS with a certificate of one's own making.
    User name and password are read from the environment variables NEO4J_USERNAME and NEO4J_PASSWORD; on a terminal
    they are asked for where these are not set. What others have put into the database is not touched, and a load that
    was cut short is completed by the next one.
    """
    from kg.export.neo4j.address import read_neo4j_address
    from kg.export.neo4j.source import Apart

    address = read_neo4j_address(url)
    try:
        with Apart(folder, rows, notice=lambda line: click.echo(line, err=True)) as graph:
            load = _loader()
            graph.wait()  # what is wrong with it is told before anybody is asked for a password
            account = _account()
            if address.open_to_others:
                remedy = "where the server has TLS, add +s"
                click.echo(f"{address.url}: nothing is encrypted on the way there; {remedy}", err=True)
            with _progress() as tell, collector_spared():
                loaded = load(graph, address, account, database=database, pruning=pruning, tell=tell)
    except KeyboardInterrupt:
        click.echo("interrupted; what was loaded stands, and the next load completes it", err=True)
        context.exit(130)
    _print(loaded)


def _loader() -> Callable[..., Loaded]:
    """What loads; it needs the driver, which is slow to import."""
    try:
        from kg.export.neo4j.loading import load
    except ModuleNotFoundError as error:
        raise UsageError(f"kg load neo4j needs {error.name}; install it: pip install 'kg[neo4j]'") from error
    return load


def _account() -> Account | None:
    """Who loads: from the environment, else asked on a terminal, else nobody."""
    from kg.export.neo4j.address import PASSWORD, USERNAME, Account

    username, password = (os.environ.get(name, "") for name in (USERNAME, PASSWORD))
    if username and password:
        return Account(username, password)
    if username or password:
        if not sys.stdin.isatty() or not username:
            raise UsageError(f"{USERNAME} and {PASSWORD}: one is set and the other is not; set both or none")
    elif not sys.stdin.isatty():
        return None
    username = username or click.prompt("User name", default="neo4j", err=True)
    return Account(username, click.prompt("Password", hide_input=True, err=True))


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar for nodes, and a count of relationships, of which nobody knows beforehand how many there are."""
    with progressbar(length=1, label="Loading nodes", file=sys.stderr, item_show_func=lambda item: item) as bar:

        def tell(stage: str, done: int, total: int) -> None:
            bar.length = total or bar.length or 1
            told = "pruning" if stage == "prune" else f"{done:,} {stage}"
            bar.update(min(done, bar.length) - bar.pos if stage == "nodes" else bar.length - bar.pos, told)

        yield tell


def _print(loaded: Loaded) -> None:
    changed = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in loaded.changes.items() if count)
    click.echo(f"{loaded.nodes:,} nodes, {loaded.relationships:,} relationships: {changed or 'nothing changed'}")
    if loaded.kept:
        click.echo(
            f"{loaded.kept:,} nodes are no longer in the graph and stay: others have tied them to something or "
            "labelled them",
            err=True,
        )
