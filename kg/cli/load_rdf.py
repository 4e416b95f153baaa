"""The commands that load a graph into an RDF store on a server: GraphDB, RDF4J, any SPARQL 1.1 Graph Store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.endpoints import read_credentials
from kg.cli.examples import Command
from kg.cli.options import graph_option

if TYPE_CHECKING:
    from kg.export.rdf_server import Loaded
    from kg.export.rdf_server.loading import Target
    from kg.query.address import Credentials

__all__ = ["graphdb", "gsp", "rdf4j"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""

MOST_NAMED = 3
"""Graphs that a message names; of more it tells the number."""


def load_options(command: Option) -> Option:
    """Add what all these commands take: -g, --prune, --timeout."""
    waiting = click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=600,
        show_default=True,
        metavar="S",
        help="Wait so many seconds for each answer of the server.",
    )
    pruning = click.option(
        "--prune", is_flag=True, help="Remove graphs of an earlier build that this one does not have."
    )
    return graph_option(pruning(waiting(command)))


def repository_options(command: Option) -> Option:
    """Add --repository and --create."""
    named = click.option(
        "--repository", metavar="NAME", help="The repository to load into.  [default: that of the URL, else kg]"
    )
    making = click.option("--create", is_flag=True, help="Make the repository where it is not there.")
    return named(making(command))


@click.command(
    cls=Command,
    examples=[
        "kg load graphdb http://localhost:7200 --repository kg --create",
    ],
)
@click.argument("url", metavar="URL")
@repository_options
@load_options
def graphdb(url: str, **options: Any) -> None:
    """Load the graph into a repository of GraphDB.

    URL is the server's root. All named graphs of the build are replaced in one transaction, or none; other graphs are
    not touched. Where the repository has the same graph already, nothing is written. Afterwards the triples of each
    graph are counted.

    --create makes a repository that infers nothing (ruleset "empty"): kg has inferred already.
    User name and password are read from KG_RDF_USERNAME and KG_RDF_PASSWORD, or asked for at a terminal.
    """
    load_repository("graphdb", url, **options)


@click.command(
    cls=Command,
    examples=[
        "kg load rdf4j http://localhost:8080/rdf4j-server --repository kg --create",
    ],
)
@click.argument("url", metavar="URL")
@repository_options
@load_options
def rdf4j(url: str, **options: Any) -> None:
    """Load the graph into a repository of an RDF4J server.

    URL is the server's root. All named graphs of the build are replaced in one transaction, or none; other graphs are
    not touched. Where the repository has the same graph already, nothing is written. Afterwards the triples of each
    graph are counted.

    --create makes a repository with a native store.
    User name and password are read from KG_RDF_USERNAME and KG_RDF_PASSWORD, or asked for at a terminal.
    """
    load_repository("rdf4j", url, **options)


@click.command(
    cls=Command,
    examples=[
        "kg load gsp http://localhost:3030/ds/data",
        "kg load gsp http://localhost:7878/store --query-endpoint http://localhost:7878/query",
    ],
)
@click.argument("url", metavar="URL")
@click.option(
    "--query-endpoint",
    metavar="URL",
    help="Where the store answers queries.  [default: beside it, where Fuseki, Oxigraph and Virtuoso have it]",
)
@load_options
def gsp(url: str, query_endpoint: str | None, folder: Path, prune: bool, timeout: float) -> None:
    """Load the graph into any SPARQL 1.1 Graph Store: Fuseki, Oxigraph, Virtuoso.

    URL is that of the Graph Store Protocol. Each named graph of the build that differs from the store's is replaced by
    one request; other graphs are not touched. Afterwards the triples of each graph are counted.

    User name and password are read from KG_RDF_USERNAME and KG_RDF_PASSWORD, or asked for at a terminal.
    """
    from kg.export.rdf_server import GraphStore
    from kg.export.rdf_server.addresses import endpoints_of, read_store
    from kg.export.rdf_server.connection import Connection
    from kg.query.address import read_address

    def load_it(credentials: Credentials | None) -> None:
        context = click.get_current_context()

        def connect(place: str) -> Connection:
            address = read_address(place, credentials, named="--query-endpoint")
            return context.with_resource(Connection(address, credentials=credentials, timeout=timeout))

        store = read_store(url, credentials)
        places = (query_endpoint,) if query_endpoint else endpoints_of(store)
        load_into(GraphStore.opened(connect(store.url), map(connect, places)), folder, prune=prune)

    as_someone(load_it)


def load_repository(
    kind: str, url: str, *, repository: str | None, create: bool, folder: Path, prune: bool, timeout: float
) -> None:
    """Load the graph of a folder into a repository of a kind."""
    from kg.export.rdf_server import Repository
    from kg.export.rdf_server.addresses import read_repository
    from kg.export.rdf_server.connection import Connection

    def load_it(credentials: Credentials | None) -> None:
        address = read_repository(url, repository, credentials)
        with Connection(address.server, credentials=credentials, timeout=timeout) as server:
            target, made = Repository.opened(server, address.repository, kind=kind, create=create)
            if made:
                say(f"{target.name}: made")
            for ruleset in target.rulesets():
                say(f'{target.name}: infers by ruleset "{ruleset}", which changes answers; "empty" does not')
            load_into(target, folder, prune=prune)

    as_someone(load_it)


def as_someone(load_it: Callable[[Credentials | None], None]) -> None:
    """Load with the user name and password of the environment, or with those that a terminal is asked for."""
    from kg.export.rdf_server import DeniedError
    from kg.query.address import Credentials

    try:
        load_it(read_credentials())
    except DeniedError as error:
        if not at_terminal():
            raise
        say(str(error).partition("; set ")[0])
        username = click.prompt("User name", err=True)
        load_it(Credentials(username, click.prompt("Password", hide_input=True, err=True)))


def load_into(target: Target, folder: Path, *, prune: bool) -> None:
    """Load the graph of a folder into a store, and print what was done."""
    from kg.export.rdf_server import load, open_source

    with open_source(folder, notice=say) as source, shown(source.total) as tell:
        loaded = load(source, target, prune=prune, tell=tell)
    tell_loaded(loaded, target.name, source.total)


def tell_loaded(loaded: Loaded, name: str, total: int) -> None:
    """Print what a load did, and on stderr which graphs of an earlier build are there still."""
    if not loaded.changed:
        click.echo(f"{name}: nothing to change; it has the {loaded.left} graphs of the build, {total:,} triples")
    else:
        parts = [f"{loaded.written} graphs loaded, {loaded.triples:,} triples"]
        parts += [f"{loaded.left} left as they were"] if loaded.left else []
        parts += [f"{loaded.removed} removed"] if loaded.removed else []
        click.echo(f"{name}: {'; '.join(parts)}; counted: {total:,} triples in {loaded.written + loaded.left} graphs")
    if loaded.stale:
        more = len(loaded.stale) - MOST_NAMED
        named = ", ".join(f"<{graph}>" for graph in loaded.stale[:MOST_NAMED]) + (
            f" and {more} more" if more > 0 else ""
        )
        say(f"{name}: has graphs of an earlier build that this one does not have; --prune removes them: {named}")


@contextmanager
def shown(total: int) -> Iterator[Callable[[int, int], None]]:
    """Give what shows on stderr how much was sent; on what is no terminal, nothing is shown."""
    from click.termui import progressbar

    with progressbar(length=total, label="Loading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def tell(sent: int, length: int) -> None:
            bar.length = length
            bar.update(sent - bar.pos)

        yield tell


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def say(line: str) -> None:
    """Print a line on stderr."""
    click.echo(line, err=True)
