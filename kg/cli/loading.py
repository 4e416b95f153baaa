"""The group `kg load`: one command for each kind of store that a graph is loaded into."""

from __future__ import annotations

import click

from kg.cli.load_neo4j import load_neo4j
from kg.cli.load_rdf import graphdb, gsp, rdf4j

__all__ = ["load"]


@click.group(commands=[load_neo4j, graphdb, rdf4j, gsp])
def load() -> None:
    """Load the graph, with its evidence, into a store on a server."""
