"""The words of a command in, the addresses of what it loads into out: a repository, or a Graph Store and its endpoint.

Nothing here connects to anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import UsageError
from kg.query.address import Address, Credentials, read_address

__all__ = ["REPOSITORY", "RepositoryAddress", "endpoints_of", "read_repository", "read_store"]

REPOSITORY = "kg"
"""The repository that is loaded into where none is named."""

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
IN_PATH = re.compile(r"(?P<root>.*?)/repositories/(?P<name>[^/]+)(?:/statements)?", re.DOTALL)

ROOTS = "http://localhost:7200 (GraphDB), http://localhost:8080/rdf4j-server (RDF4J)"
STORES = "http://localhost:3030/DATASET/data (Fuseki), http://localhost:7878/store (Oxigraph)"

QUERIED_AT = {
    "/data": ("/sparql", "/query"),  # Fuseki
    "/store": ("/query",),  # Oxigraph
    "/sparql-graph-crud": ("/sparql",),  # Virtuoso
    "/sparql-graph-crud-auth": ("/sparql-auth", "/sparql"),
    "/rdf-graphs/service": ("",),  # RDF4J, GraphDB
}
"""How the path of a Graph Store ends, and those of the endpoints that servers have beside it."""


@dataclass(frozen=True, slots=True)
class RepositoryAddress:
    """A server that speaks RDF4J's protocol, and the name of a repository there."""

    server: Address
    repository: str


def read_repository(url: str, repository: str | None, credentials: Credentials | None) -> RepositoryAddress:
    """The server and repository that a URL and --repository name; the URL may be the repository's own.

    UsageError for what is no plain address, for two repositories, and for a name that none can have.
    """
    plain = _plain(url, credentials, ROOTS)
    within = IN_PATH.fullmatch(plain)
    root, named = (within["root"], within["name"]) if within else (plain, None)
    if named and repository and named != repository:
        raise UsageError(f"URL {plain} and --repository {repository} name two repositories; take one")
    name = repository or named or REPOSITORY
    if not NAME.fullmatch(name):
        raise UsageError(
            f"--repository {name!a}: no name of a repository; it has letters, digits, '_', '-', '.', 64 at most"
        )
    return RepositoryAddress(read_address(root, credentials, named="URL", examples=ROOTS), name)


def read_store(url: str, credentials: Credentials | None) -> Address:
    """The Graph Store that a URL names; UsageError where it is no plain address."""
    return read_address(_plain(url, credentials, STORES), credentials, named="URL", examples=STORES)


def endpoints_of(store: Address) -> tuple[str, ...]:
    """Where the query endpoint of a Graph Store may lie, the likeliest first; servers do not tell it."""
    for ending, others in QUERIED_AT.items():
        if store.url.endswith(ending):
            return *(store.url.removesuffix(ending) + other for other in others), store.url
    return (store.url,)


def _plain(url: str, credentials: Credentials | None, examples: str) -> str:
    """The URL without a slash at its end."""
    address = read_address(url, credentials, named="URL", examples=examples)
    if "?" in address.url:
        raise UsageError(f"URL {address.name}: an address to load into has no '?'; write e.g. {examples}")
    return address.url.rstrip("/")
