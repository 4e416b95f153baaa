"""A graph is in Neo4j as it was read, with its evidence; a second load changes nothing, and others' data stay."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from graph_sample import sample_documents
from graph_variants import Variant, quads_of
from neo4j import Driver
from neo4j_graph import account, address, content, drop_schema, empty, opened, rows
from neo4j_server import Neo4jServer

from kg.cli import main
from kg.export import FORMATS
from kg.export.neo4j.batching import RELATIONSHIP_BLANK
from kg.export.neo4j.loading import Loaded, load
from kg.export.neo4j.script import literal
from kg.export.neo4j.source import Here
from kg.export.neo4j.statements import relationships_statement
from kg.export.writing import export_to
from kg.model import GraphError
from kg.property_graph import PropertyGraph
from kg.store import store_of

WHOLE = Variant()
SMALLER = Variant(documents=("session",), without=frozenset({0}))
HOSTILE = (
    'O\'Neil "the `Fox`" \\u0027 \\\\ $rows } ) DETACH DELETE //',
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{REGIONAL INDICATOR SYMBOL LETTER I} आशा मेनन",
    "\N{RIGHT-TO-LEFT OVERRIDE}שלום العربية\N{POP DIRECTIONAL FORMATTING}",
    "line\nbreak\ttab, comma; semicolon | \x0b \x7f \u2028 end",
    "long " * 2048,
)


@cache
def graph(variant: Variant = WHOLE) -> PropertyGraph:
    """The property graph of a variant of the sample."""
    return PropertyGraph(store_of(quads_of(variant)))


@pytest.fixture
def driver(neo4j: Neo4jServer) -> Iterator[Driver]:
    """A driver of the server, whose database is empty."""
    with opened(neo4j) as found:
        empty(found)
        yield found


def into(server: Neo4jServer, variant: Variant = WHOLE, **options: Any) -> Loaded:
    """Load a variant."""
    return load(Here(graph(variant)), address(server), account(server), **options)


def test_all_that_is_read_is_there_and_a_second_load_changes_nothing(neo4j: Neo4jServer, driver: Driver) -> None:
    """Every node and relationship with every property, and nothing else; then not one node, property or label."""
    first = into(neo4j)
    nodes, relationships = content(driver)
    assert {iri: (labels, without_digest(told)) for iri, (labels, told) in nodes.items()} == {
        node.iri: (sorted(("KgEntity", *node.labels)), {"iri": node.iri} | listed(node.properties))
        for node in graph().nodes()
    }
    assert {one: (*ends, without_digest(told)) for one, (*ends, told) in relationships.items()} == {
        one.id: (one.type, one.source, one.target, {"id": one.id} | listed(one.properties))
        for one in graph().relationships()
    }
    assert (first.nodes, first.relationships) == (len(nodes), len(relationships))
    assert first.changes["nodes_created"] == len(nodes)
    second = into(neo4j, pruning=True)
    assert second.unchanged
    assert content(driver) == (nodes, relationships)


def test_every_relationship_has_its_evidence(neo4j: Neo4jServer, driver: Driver) -> None:
    """Asked of the server: parallel lists, and the words are those of the documents at these places."""
    into(neo4j)
    told = rows(driver, "MATCH ()-[r]->() RETURN r.documents, r.quotes, r.starts, r.ends, r.inferred")
    texts = {document.name: document.text for document in sample_documents()}
    assert len(told) > 100
    assert {inferred for *_, inferred in told} == {True, False}
    for documents, quotes, starts, ends, _ in told:
        places = list(zip(documents, quotes, starts, ends, strict=True))
        assert places
        assert all(texts[document][start:end] == quote for document, quote, start, end in places)


def test_names_are_found_by_full_text(neo4j: Neo4jServer, driver: Driver) -> None:
    """A misspelling that a document has leads to the person."""
    into(neo4j)
    query = "CALL db.index.fulltext.queryNodes('kg_names', $words) YIELD node RETURN node.name"
    assert rows(driver, query, words="Morito") == [("Kenji Morita",)]
    assert ("Asha Menon",) in rows(driver, query, words="menon")


def test_dates_are_dates(neo4j: Neo4jServer, driver: Driver) -> None:
    into(neo4j)
    query = "MATCH (m:Meeting) WHERE m.latest >= date('2025-03-31') AND m.earliest < date('2025-04-01') RETURN m.heldOn"
    assert rows(driver, query) == [(["2025-03", "2025-03-11"],)]


def test_what_others_put_there_stays(neo4j: Neo4jServer, driver: Driver) -> None:
    """Their nodes, relationships, labels and properties outlive loads, changes and pruning."""
    into(neo4j)
    driver.execute_query(
        """
        MATCH (person:Person {name: 'Asha Menon'}), (gone:Person {name: 'Tara Iyer'})
        SET person:Favourite, person.note = 'mine'
        CREATE (mine:Note {iri: 'my:note', text: 'kept'}), (:KgEntity {iri: 'my:own', name: 'not loaded'})
        CREATE (mine)-[:ABOUT {id: 'x'}]->(person), (mine)-[:ABOUT]->(gone), (person)-[:CO_CHAIRS]->(mine)
        """
    )
    loaded = into(neo4j, SMALLER, pruning=True)
    assert loaded.kept == 1
    assert rows(driver, "MATCH (p:Favourite {note: 'mine'}) RETURN p.name, p:Person") == [("Asha Menon", True)]
    assert rows(driver, "MATCH (n:Note)-[r:ABOUT]->(p) RETURN p.name, r.id ORDER BY p.name") == [
        ("Asha Menon", "x"),
        ("Tara Iyer", None),
    ]
    assert rows(driver, "MATCH (p)-[r:CO_CHAIRS]->(:Note) RETURN p.name") == [("Asha Menon",)]
    assert rows(driver, "MATCH (n:KgEntity {iri: 'my:own'}) RETURN n.name") == [("not loaded",)]
    assert rows(driver, "MATCH (p:Person {name: 'Tara Iyer'})--(other) RETURN labels(other)") == [(["Note"],)]


def test_pruning_leaves_what_a_fresh_load_makes(neo4j: Neo4jServer, driver: Driver) -> None:
    """Without it, what is no longer in the build stays; what has changed is changed in both cases."""
    into(neo4j, SMALLER)
    fresh = content(driver)
    empty(driver)
    into(neo4j, WHOLE)
    into(neo4j, SMALLER)
    more_nodes, more_relationships = content(driver)
    assert more_nodes.keys() > fresh[0].keys()
    assert more_relationships.keys() > fresh[1].keys()
    assert {iri: more_nodes[iri] for iri in fresh[0]} == fresh[0]
    loaded = into(neo4j, SMALLER, pruning=True)
    assert content(driver) == fresh
    assert loaded.kept == 0
    assert loaded.changes.keys() == {"nodes_deleted", "relationships_deleted"}


def test_a_node_of_another_class_now_loses_the_old_label(neo4j: Neo4jServer, driver: Driver) -> None:
    """So it does with a property that it no longer has, while one that somebody else gave it stays."""
    into(neo4j)
    before = content(driver)
    driver.execute_query(
        "MATCH (p:Person {name: 'Asha Menon'}) SET p:Office, p.title = 'old', p.mine = 1, p.kgDigest = 'another'"
    )
    into(neo4j)
    nodes, _ = content(driver)
    iri = next(iri for iri, (_, told) in nodes.items() if told.get("name") == "Asha Menon")
    labels, told = nodes[iri]
    assert labels == before[0][iri][0]
    assert told == before[0][iri][1] | {"mine": 1}


def test_names_arrive_as_they_are(neo4j: Neo4jServer, driver: Driver, tmp_path: Path) -> None:
    """Over Bolt and by a script, whatever characters are in them."""
    persons = ("Asha Menon", "Rohan Pillai", "Kenji Morita", "Yumi Arakawa", "Tara Iyer")
    variant = Variant(labels=tuple(zip(persons, HOSTILE, strict=True)))
    into(neo4j, variant)
    assert {name for (name,) in rows(driver, "MATCH (p:Person) RETURN p.name")} >= set(HOSTILE)
    loaded = content(driver)
    empty(driver)
    run_script(driver, variant, tmp_path / "graph.cypher")
    assert content(driver) == loaded
    assert into(neo4j, variant, pruning=True).unchanged
    run_script(driver, variant, tmp_path / "graph.cypher")
    assert content(driver) == loaded


def test_a_literal_is_read_back_as_it_was(driver: Driver) -> None:
    """Every character that may end or change a literal, alone and after a backslash."""
    odd = [chr(code) for code in (*range(1, 33), 34, 39, 92, 96, 127, 133, 160, 0x2028, 0xFEFF, 0x1F600)]
    texts = [*odd, *(f"\\{one}" for one in odd), "\\u0027", "\\\\u0027", "\\U0001F600", "a\\" * 3 + "u0041"]
    values = {"texts": texts, "truth": True, "none": None, "number": -3, "share": 0.25, "empty": []}
    ((found, day),) = rows(driver, f"RETURN {literal(values)}, {literal(datetime.date(2025, 3, 1))}")
    assert found == values
    assert day.to_native() == datetime.date(2025, 3, 1)


def test_two_loads_at_once_do_no_harm(neo4j: Neo4jServer, driver: Driver) -> None:
    """Both end well, and the database has what one would have put there."""
    into(neo4j)
    alone = content(driver)
    empty(driver)
    graphs = [Here(PropertyGraph(store_of(quads_of(WHOLE))), 20) for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        loads = [pool.submit(load, one, address(neo4j), account(neo4j)) for one in graphs]
        done = [one.result() for one in loads]
    assert content(driver) == alone
    assert sum(one.changes["nodes_created"] for one in done) == len(alone[0])
    assert sum(one.changes["relationships_created"] for one in done) == len(alone[1])


def test_who_writes_the_same_relationship_waits(neo4j: Neo4jServer, driver: Driver) -> None:
    """So that there is one of it, whichever of two transactions ends first, and whether kg or its script writes it."""
    into(neo4j)
    ends = dict(zip(("source", "target"), (node.iri for node in graph().nodes()), strict=False))
    values = {"rows": [{**ends, "id": "1", "properties": {"label": "met"}, "digest": "d"}], **RELATIONSHIP_BLANK}
    count = "MATCH ()-[known {id: '1'}]->() RETURN count(known)"
    with driver.session() as one, driver.session() as two, ThreadPoolExecutor() as pool:
        first, second = one.begin_transaction(), two.begin_transaction()
        first.run(relationships_statement("MET"), values).consume()
        waiting = pool.submit(lambda: second.run(relationships_statement("MET"), values).consume())
        assert not wait([waiting], timeout=1).done
        first.commit()
        assert not waiting.result(timeout=60).counters.contains_updates
        second.commit()
    assert rows(driver, count) == [(1,)]


def test_a_constraint_that_is_there_is_used(neo4j: Neo4jServer, driver: Driver) -> None:
    """Whatever its name."""
    drop_schema(driver)
    driver.execute_query("CREATE CONSTRAINT mine FOR (node:KgEntity) REQUIRE node.iri IS UNIQUE")
    into(neo4j)
    assert into(neo4j).unchanged
    names = [name for (name,) in rows(driver, "SHOW CONSTRAINTS YIELD name")]
    assert names == ["mine"]
    drop_schema(driver)


@pytest.mark.parametrize(
    "obstacle",
    [
        "CREATE INDEX mine FOR (node:KgEntity) ON (node.iri)",
        "UNWIND [1, 2] AS n CREATE (:KgEntity {iri: 'twice'})",
    ],
    ids=["an index", "two of one key"],
)
def test_what_stands_in_the_way_of_the_constraint_is_told(neo4j: Neo4jServer, driver: Driver, obstacle: str) -> None:
    """In one line, before anything is written."""
    drop_schema(driver)
    driver.execute_query(obstacle)
    before = content(driver)
    with pytest.raises(GraphError, match=r"constraint on :KgEntity\(iri\).*drop what stands in its way") as caught:
        into(neo4j)
    assert "\n" not in str(caught.value)
    assert content(driver) == before
    drop_schema(driver)


def test_the_command_loads_tells_what_it_did_and_keeps_the_password(
    neo4j: Neo4jServer, driver: Driver, sample_folder: Path
) -> None:
    """From the environment; the second time nothing changed."""
    runner = CliRunner(env={"NEO4J_USERNAME": neo4j.username, "NEO4J_PASSWORD": neo4j.password})
    words = ["load", "neo4j", neo4j.url, "-g", str(sample_folder), "--database", "neo4j", "--prune"]
    first, second = (runner.invoke(main, words) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    ((nodes, relationships),) = rows(driver, "MATCH (n) RETURN count(n), COUNT { ()-[]->() }")
    assert first.stdout.startswith(f"{nodes:,} nodes, {relationships:,} relationships: {nodes:,} nodes created")
    assert second.stdout == f"{nodes:,} nodes, {relationships:,} relationships: nothing changed\n"
    assert neo4j.password not in first.output + second.output


def run_script(driver: Driver, variant: Variant, file: Path) -> None:
    """Export a script and run it, statement by statement, as a shell does."""
    export_to(FORMATS["cypher"], store_of(quads_of(variant)), file)
    with driver.session() as session:
        for statement in file.read_text(encoding="utf-8").split(";\n")[:-1]:
            session.run(statement).consume()


def listed(properties: Any) -> dict[str, Any]:
    """Properties as the driver gives them: lists for tuples."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}


def without_digest(properties: dict[str, Any]) -> dict[str, Any]:
    """Properties but for the mark that tells that a node or relationship is of a load."""
    assert len(properties["kgDigest"]) == 16
    return {key: value for key, value in properties.items() if key != "kgDigest"}
