"""What docs/neo4j.md shows can be pasted, and has an answer on the graph of the seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from neo4j import Driver
from neo4j_graph import account, address, empty, opened
from neo4j_server import Neo4jServer

from kg.cli import main
from kg.export.neo4j.loading import load
from kg.export.neo4j.source import Here
from kg.property_graph import PropertyGraph
from kg.store import open_graph

PAGE = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def driver(neo4j: Neo4jServer, seeds_graph: Path) -> Iterator[Driver]:
    """A driver of a database that holds the seeds' graph."""
    with opened(neo4j) as found:
        empty(found)
        load(Here(PropertyGraph(open_graph(seeds_graph))), address(neo4j), account(neo4j))
        yield found


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][:60])
def test_a_block_of_the_walk_through_has_an_answer(driver: Driver, block: str) -> None:
    assert driver.execute_query(block).records


def test_the_page_tells_every_label_type_and_message(driver: Driver) -> None:
    """Of what it says that there is, all is there; and the labels that are there are told."""
    assert len(BLOCKS) >= 8
    labels = {record["label"] for record in driver.execute_query("CALL db.labels() YIELD label").records}
    told = set(re.findall(r"`:(\w+)`", PAGE))
    kinds = {"Initiative", "Framework", "Grouping", "WorkingGroup", "CandidateDomain"}
    assert labels - kinds - {"Favourite", "Note"} <= told
    indexes = {record["name"] for record in driver.execute_query("SHOW INDEXES").records}
    assert "kg_names" in indexes


def test_a_question_is_printed_in_cypher() -> None:
    """As it stands in its file; for one that has no twin, those are told that have."""
    found = CliRunner().invoke(main, ["query", "connections", "--cypher"])
    assert found.stdout.startswith("// Connections: How are these two persons connected")
    lacking = CliRunner().invoke(main, ["query", "who-led", "--cypher"])
    assert lacking.exit_code == 1
    assert "who-led is not there in Cypher; these are: co-participants, common-contacts" in lacking.output
