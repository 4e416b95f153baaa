"""What tests ask a Neo4j server: to be emptied, to show all that it holds, to answer a question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, GraphDatabase
from neo4j.time import Date
from neo4j_server import Neo4jServer

from kg.export.neo4j.address import Account, Neo4jAddress, read_neo4j_address

Content = tuple[dict[str, Any], dict[str, Any]]
"""All nodes by IRI and all relationships by id, with labels, types, ends and properties."""


def address(server: Neo4jServer) -> Neo4jAddress:
    """Where a server listens, as the loader takes it."""
    return read_neo4j_address(server.url)


def account(server: Neo4jServer) -> Account:
    """Who may write there."""
    return Account(server.username, server.password)


@contextmanager
def opened(server: Neo4jServer) -> Iterator[Driver]:
    """A driver of its own."""
    with GraphDatabase.driver(
        server.url, auth=(server.username, server.password), notifications_min_severity="OFF"
    ) as driver:
        yield driver


def empty(driver: Driver) -> None:
    """Remove all nodes; what the server has learned of queries stays."""
    driver.execute_query("MATCH (node) DETACH DELETE node")


def drop_schema(driver: Driver) -> None:
    """Remove all indexes and constraints, after which the server plans each query anew."""
    for kind, query in (("CONSTRAINT", "SHOW CONSTRAINTS"), ("INDEX", "SHOW INDEXES")):
        for record in driver.execute_query(query).records:
            if record["type"] != "LOOKUP":
                driver.execute_query(f"DROP {kind} {record['name']} IF EXISTS")


def content(driver: Driver) -> Content:
    """All that a database holds."""
    nodes = driver.execute_query("MATCH (node) RETURN node, labels(node) AS labels").records
    related = driver.execute_query(
        "MATCH (one)-[relationship]->(other) "
        "RETURN relationship, type(relationship) AS type, one.iri AS source, other.iri AS target"
    ).records
    return (
        {record["node"].get("iri"): (sorted(record["labels"]), plain(record["node"])) for record in nodes},
        {
            record["relationship"].get("id"): (
                record["type"],
                record["source"],
                record["target"],
                plain(record["relationship"]),
            )
            for record in related
        },
    )


def rows(driver: Driver, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return [tuple(record.values()) for record in driver.execute_query(query, parameters).records]


def plain(properties: Any) -> dict[str, Any]:
    """Properties as Python's own values, dates as datetime.date."""
    return {
        key: value.to_native() if isinstance(value, Date) else value for key, value in sorted(dict(properties).items())
    }
