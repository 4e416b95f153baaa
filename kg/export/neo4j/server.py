"""A Neo4j server, reached by its driver: opened, looked at before anything is written, and its errors told in one line.

A password is given to the driver and to nothing else.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from kg.export.neo4j.address import PASSWORD, USERNAME, Account, Neo4jAddress
from kg.model import GraphError

__all__ = ["OLDEST", "open_server", "telling_errors"]

OLDEST = (5, 26)
"""The first version with all that the statements use."""

_AGENT = re.compile(r"Neo4j/(?P<major>\d+)\.(?P<minor>\d+)\S*")
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_DATABASE_DOWN = "Neo.TransientError.General.DatabaseUnavailable"
_AGAIN = "run the command again: it goes on where it stopped"


@contextmanager
def open_server(address: Neo4jAddress, account: Account | None, *, patience: float) -> Iterator[Driver]:
    """The driver of a server that is new enough; it retries a transaction for `patience` seconds.

    GraphError tells in one line what is wrong with address, account or version; nothing has been written then.
    """
    auth = (account.username, account.password) if account else None
    log = logging.getLogger("neo4j")
    if not log.hasHandlers():
        log.addHandler(logging.NullHandler())  # or each batch that is tried again writes lines to the terminal
    with telling_errors(address, None):
        driver = GraphDatabase.driver(
            address.url,
            auth=auth,
            max_transaction_retry_time=patience,
            initial_retry_delay=0.05,  # most wait for another batch of the same load, which takes no longer
            connection_acquisition_timeout=max(patience, 1) + 30,
            connection_timeout=min(10.0, max(patience, 1)),
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent="kg",
        )
    with driver:
        with telling_errors(address, None):
            _check_version(driver, address)
        yield driver


@contextmanager
def telling_errors(address: Neo4jAddress, database: str | None) -> Iterator[None]:
    """Turn what the driver raises into a GraphError of one line, with a remedy."""
    try:
        yield
    except Neo4jError as error:
        raise GraphError(f"{address.url}: {_server_says(error, database)}") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise GraphError(
            f"{address.url}: no server answers there, or no longer: {_first_line(error)}; {_AGAIN}"
        ) from error
    except (ConfigurationError, DriverError, OSError, ValueError) as error:
        raise GraphError(f"{address.url}: {_first_line(error)}; look at the address, and {_AGAIN}") from error


def _check_version(driver: Driver, address: Neo4jAddress) -> None:
    agent = driver.get_server_info().agent
    match = _AGENT.fullmatch(agent)
    if match is None:
        raise GraphError(f"{address.url}: {agent} is not Neo4j; kg loads into Neo4j {_version(OLDEST)} or later")
    found = (int(match["major"]), int(match["minor"]))
    if found < OLDEST:
        raise GraphError(
            f"{address.url}: Neo4j {agent.partition('/')[2]} is too old; upgrade it to {_version(OLDEST)} or later"
        )


def _server_says(error: Neo4jError, database: str | None) -> str:
    """What a server refuses, and what helps."""
    code, message = error.code or "", _first_line(error.message or error)
    if isinstance(error, AuthError) and "RateLimit" in code:
        return f"too many wrong passwords; wait a moment, then set {USERNAME} and {PASSWORD} and try again"
    if isinstance(error, AuthError):
        return f"wrong user name or password; set {USERNAME} and {PASSWORD}"
    if code == _NO_DATABASE:
        return f"it has no database {database or 'for this user'}; name one that is there with --database"
    if code == _DATABASE_DOWN:
        return f"database {database or 'of this user'} is not running: {message}; start it, then {_AGAIN}"
    if isinstance(error, Forbidden):
        return f"this user or database may not be written to: {message}; use another account or --database"
    return f"the server refused: {message} ({code}); what was written before stands; mend it, then {_AGAIN}"


def _first_line(error: object) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).strip().rstrip(".")


def _version(numbers: tuple[int, int]) -> str:
    return ".".join(map(str, numbers))
