"""A property graph in, the same graph in a Neo4j database out: new and changed nodes and relationships are written.

Each batch is one transaction, which the driver retries, and can be written again without effect; so a load that was cut
short is completed by the next one, and two at once do no harm. What kg did not write is never touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import Neo4jError

from kg.export.neo4j.address import Account, Neo4jAddress
from kg.export.neo4j.batching import RELATIONSHIP_BLANK, ROWS, node_blank
from kg.export.neo4j.pruning import Ledger, prune
from kg.export.neo4j.server import open_server, telling_errors
from kg.export.neo4j.source import Source
from kg.export.neo4j.statements import CREATE_SCHEMA, ENTITY, read_statement
from kg.export.neo4j.writers import Writers
from kg.model import GraphError

__all__ = ["Loaded", "Tell", "load"]

Tell = Callable[[str, int, int], None]
"""Is told a stage ("nodes", "relationships", "prune"), how much of it is done, and how much there is (0: unknown)."""


@dataclass(slots=True, kw_only=True)
class Loaded:
    """What a load found and did: how much the graph has, and what the server counted as changed.

    `kept` are nodes no longer in the build that others have tied to something or labelled.
    """

    nodes: int = 0
    relationships: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    kept: int = 0

    @property
    def unchanged(self) -> bool:
        """Whether the database held all this already."""
        return not any(self.changes.values())


def load(
    graph: Source,
    address: Neo4jAddress,
    account: Account | None = None,
    *,
    database: str | None = None,
    pruning: bool = False,
    page: int = ROWS,
    patience: float = 30.0,
    tell: Tell = lambda stage, done, total: None,
) -> Loaded:
    """Write a graph into a database (None: the user's own), of which `page` rows are read at once.

    GraphError tells in one line why it cannot be done or what cut it short.
    """
    loaded = Loaded()
    schema = graph.schema
    with ExitStack() as stack:
        driver = stack.enter_context(open_server(address, account, patience=patience))
        stack.enter_context(telling_errors(address, database))
        said = stack.enter_context(Ledger()) if pruning else None
        writers = Writers(driver, database)
        session = stack.enter_context(writers.session(fetch_size=page))
        _create_schema(session, address)
        size = graph.size
        for batch, changes in writers.write(graph.nodes(), node_blank(schema)):
            loaded.changes += changes
            loaded.nodes += len(batch.rows)
            tell("nodes", loaded.nodes, size)
            if said:
                said.add(row["iri"] for row in batch.rows)
        for batch, changes in writers.write(graph.relationships(), RELATIONSHIP_BLANK):
            loaded.changes += changes
            loaded.relationships += len(batch.rows)
            tell("relationships", loaded.relationships, 0)
            if said:
                said.add(row["id"] for row in batch.rows)
        if said:
            tell("prune", 0, 0)
            removed, loaded.kept = prune(session, said, schema.labels, page)
            loaded.changes += removed
    return loaded


def _create_schema(session: Session, address: Neo4jAddress) -> None:
    """Make the constraint and the indexes that are not there; one that stands in the way is told."""
    for name in CREATE_SCHEMA:
        try:
            session.execute_write(_run, read_statement(name))
        except Neo4jError as error:
            if ".Schema." not in (error.code or ""):
                raise
            why = " ".join(str(error.message).split()).rstrip(".: ")
            raise GraphError(
                f"{address.url}: the constraint on :{ENTITY}(iri) or an index cannot be made: {why}; "
                "drop what stands in its way, or load into another --database"
            ) from error
    session.run(read_statement("await-indexes")).consume()


def _run(transaction: ManagedTransaction, statement: str) -> None:
    transaction.run(statement).consume()
