"""The option by which a command asks a store on a server, and that store. User name and password are never options."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from kg.model import UsageError
from kg.query import Graph, prepare
from kg.query.refusal import refuse_unless_reading

if TYPE_CHECKING:
    from kg.query.address import Credentials
    from kg.query.processes import Found
    from kg.query.remote import RemoteStore

__all__ = ["endpoint_option", "open_endpoint", "run_there"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""


def endpoint_option(command: Option) -> Option:
    """Add --endpoint URL, the store on a server that a command asks instead of a folder."""
    return click.option(
        "--endpoint", metavar="URL", help="Ask a SPARQL 1.1 store on a server that holds the graph instead."
    )(command)


def open_endpoint(url: str, *, timeout: float) -> RemoteStore:
    """The store at a URL, whose connection is closed when the command ends."""
    from kg.query.address import read_address
    from kg.query.endpoint import Endpoint
    from kg.query.remote import RemoteStore

    context = click.get_current_context()
    if context.get_parameter_source("folder") is ParameterSource.COMMANDLINE:
        raise UsageError("-g and --endpoint name two graphs; take one")
    credentials = read_credentials()
    endpoint = Endpoint(read_address(url, credentials), credentials=credentials, timeout=timeout)
    context.call_on_close(endpoint.close)
    return RemoteStore(endpoint)


def run_there(
    url: str, text: str, path: Path, given: Mapping[str, str], form: str, *, timeout: float, most_rows: int
) -> Found:
    """The answer of the store at a URL to the SPARQL of a file, in a format, with at most so many rows (0: all)."""
    refuse_unless_reading(text)
    store = open_endpoint(url, timeout=timeout)
    graph = Graph(store)
    return store.run(prepare(graph, text, path, given), form, base=graph.base, most_rows=most_rows)


def read_credentials() -> Credentials | None:
    """Who asks, from the environment alone: arguments are for all to see."""
    from kg.query.address import PASSWORD, USERNAME, Credentials

    username, password = (os.environ.get(name, "") for name in (USERNAME, PASSWORD))
    if not username and not password:
        return None
    if not username or not password:
        raise UsageError(f"{USERNAME} and {PASSWORD}: one is set and the other is not; set both or none")
    if ":" in username or not (username + password).isprintable():
        raise UsageError(f"{USERNAME} and {PASSWORD}: one holds a character that none can hold; write them anew")
    return Credentials(username, password)
