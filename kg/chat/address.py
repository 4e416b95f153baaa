"""The address of a language model's server in, that address in its plain form out, and whether it is this machine.

What is asked leaves the machine only where the user said so. Whatever is not surely the machine itself counts as
another one: nothing is sent there unless it is allowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.loopback import is_loopback
from kg.model import UsageError

__all__ = ["Address", "Leave", "read_address"]

PLAIN = re.compile(
    r"""
    https?://
    (?: [A-Za-z0-9] [A-Za-z0-9.-]* | \[ [0-9A-Fa-f:.]+ \] )    # a name or number, nothing that parsers read apart
    (?: : [0-9]{1,5} )?
    (?: / [A-Za-z0-9._~/-]* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

ROOT = "/v1"
"""Where the interface lies on a server whose address names no path."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the interface of a server lies ("http://127.0.0.1:8080/v1"), and whether that is this machine."""

    root: str
    loopback: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether the user lets what is asked go to another machine.

    `what` would go there ("the documents"), and `option` allows it ("--send-documents").
    """

    what: str
    option: str
    given: bool


def read_address(url: str, leave: Leave, *, has_key: bool) -> Address:
    """The address that a URL names. UsageError for one that is none, or to which nothing may be sent.

    Anything goes to another machine only by the user's leave, and a key only over https.
    """
    if "@" in url:
        raise UsageError("--model: the address holds a name or password; put the key into KG_MODEL_API_KEY")
    if not PLAIN.fullmatch(url):
        raise UsageError(f"--model {url!a}: no plain http address; write e.g. http://localhost:8080/v1")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(f"--model {url}: {error}; write e.g. http://localhost:8080/v1") from error
    loopback = is_loopback(host, port or 80)
    if not loopback and not leave.given:
        raise UsageError(
            f"--model {url}: {host} is not this machine, and {leave.what} would be sent there; "
            f"allow it with {leave.option}"
        )
    if has_key and not loopback and parts.scheme == "http":
        raise UsageError(f"--model {url}: the key would travel unencrypted; use https, or unset KG_MODEL_API_KEY")
    name = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or ROOT
    return Address(f"{parts.scheme}://{name}{'' if port is None else f':{port}'}{path}", loopback)
