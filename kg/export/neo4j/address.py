"""The address of a Neo4j server in, what is to be known of it out. Addresses are seen by all: none tells who asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.loopback import is_loopback
from kg.model import UsageError

__all__ = ["PASSWORD", "USERNAME", "Account", "Neo4jAddress", "read_neo4j_address"]

USERNAME, PASSWORD = "NEO4J_USERNAME", "NEO4J_PASSWORD"
"""The environment variables that tell who loads."""

PORT = 7687

_PLAIN = re.compile(
    r"""
    (?P<scheme> (?:bolt|neo4j) (?: \+s (?:sc)? )? ) ://
    (?: [A-Za-z0-9] [A-Za-z0-9._-]* | \[ [0-9A-Fa-f:.]+ \] )
    (?: : [0-9]{1,5} )? /?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who loads; the password is in no text that is printed."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """Where a server listens; `open_to_others`: what is sent passes other machines unencrypted."""

    url: str
    open_to_others: bool


def read_neo4j_address(url: str) -> Neo4jAddress:
    """The server that a URL names; UsageError for one that is none, or that holds a user name or password."""
    if "@" in url:
        raise UsageError(f"the address holds a user name or password; put them into {USERNAME} and {PASSWORD}")
    match = _PLAIN.fullmatch(url)
    if match is None:
        raise UsageError(f"{url!a}: no address of Neo4j; write bolt://HOST:{PORT}, or neo4j+s://HOST for TLS")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError as error:
        raise UsageError(f"{url!a}: no address of Neo4j: {error}; write bolt://HOST:{PORT}") from error
    return Neo4jAddress(url.rstrip("/"), "+" not in match["scheme"] and not is_loopback(host, port))
