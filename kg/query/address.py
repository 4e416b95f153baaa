"""The address of a SPARQL endpoint in, that address in its plain form and in the form that is told out.

Who asks there, and by which password, stands in no address: addresses are told in errors and seen in lists of
processes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.loopback import is_loopback
from kg.model import UsageError

__all__ = ["Address", "Credentials", "read_address"]

PLAIN = re.compile(
    r"""
    https?://
    (?: [A-Za-z0-9] [A-Za-z0-9._-]* | \[ [0-9A-Fa-f:.]+ \] )    # a name or number, nothing that parsers read apart
    (?: : [0-9]{1,5} )?
    (?: / [A-Za-z0-9._~!$&'()*+,;=:%/-]* )?
    (?: \? [A-Za-z0-9._~!$&'()*+,;=:%/?-]* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

EXAMPLES = "http://localhost:7200/repositories/NAME (GraphDB, RDF4J), .../DATASET/sparql (Fuseki), .../query (Oxigraph)"
USERNAME, PASSWORD = "KG_RDF_USERNAME", "KG_RDF_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks an endpoint."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a SPARQL endpoint lies (`url`), and how that is told: `name` is the URL without its query string."""

    url: str
    name: str


def read_address(
    url: str, credentials: Credentials | None = None, *, named: str = "--endpoint", examples: str = EXAMPLES
) -> Address:
    """The endpoint that a URL names. UsageError for one that is none, and for one with a name or password in it.

    A password goes to another machine only over https. `named` is the option or argument that an error speaks of.
    """
    if "@" in url:
        raise UsageError(f"{named}: the address holds a user name or password; put them into {USERNAME}, {PASSWORD}")
    if not PLAIN.fullmatch(url):
        raise UsageError(f"{named} {url!a}: no plain http address; write e.g. {examples}")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(f"{named} {url}: {error}; write e.g. {examples}") from error
    name = url.partition("?")[0]
    if credentials and parts.scheme.lower() == "http" and not is_loopback(host, port or 80):
        raise UsageError(
            f"{named} {name}: the password would travel unencrypted; use https, or unset {USERNAME} and {PASSWORD}"
        )
    return Address(url, name)
