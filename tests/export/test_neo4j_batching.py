"""Batches are small whatever the graph is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.neo4j.batching import WAITING, WEIGHT, batches
from kg.export.neo4j.statements import nodes_statement, relationships_statement
from kg.property_graph import Node, Relationship


def node(number: int, *labels: str) -> Node:
    return Node(iri=f"https://example.org/{number}", labels=labels or ("Person",), properties={"name": f"N{number}"})


def relationship(number: int, kind: str = "MET", quote: str = "They met.") -> Relationship:
    ends = {"source": "https://example.org/1", "target": "https://example.org/2"}
    return Relationship(id=str(number), type=kind, **ends, properties={"quotes": (quote,), "inferred": False})


def test_a_batch_is_of_one_kind_and_size() -> None:
    found = list(batches([*(node(n) for n in range(25)), *(node(n, "Forum", "Dialogue") for n in range(30, 33))], 10))
    assert [(batch.kind, len(batch.rows)) for batch in found] == [
        ("Person", 10),
        ("Person", 10),
        ("Forum:Dialogue", 3),
        ("Person", 5),
    ]


def test_long_sentences_make_small_batches() -> None:
    """So that memory and transactions stay small where one relationship has a thousand quotes."""
    found = list(batches([relationship(n, quote="x" * (WEIGHT // 4)) for n in range(10)], 1000))
    assert [len(batch.rows) for batch in found] == [4, 4, 2]


def test_many_kinds_do_not_wait_for_ever() -> None:
    """Of what is held back there is never more than a few batches' worth."""
    held = 0

    def made() -> Iterator[Relationship]:
        nonlocal held
        for number in range(1000):
            held += 1
            assert held <= WAITING * 10 + 1
            yield relationship(number, f"KIND_{number % 50}")

    for batch in batches(made(), 10):
        held -= len(batch.rows)


def test_a_row_tells_by_its_digest_whether_it_has_changed() -> None:
    """By label and by every property; never by when or where it was made."""
    person, office = (next(batches([one])).rows[0]["digest"] for one in (node(1), node(1, "Office")))
    assert person != office
    assert person == "6da273802abca7e1"


def test_labels_and_types_stand_quoted_in_the_statement() -> None:
    assert "SET node:`Dialogue`:`Forum`," in nodes_statement(("Dialogue", "Forum"))
    assert "-[known:`CO_CHAIRS` {id: row.id}]->" in relationships_statement("CO_CHAIRS")
