"""Formats with a schema of their own: FollowTheMoney by its own library, Popolo by its rules, SQLite by Datasette."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from expected import Expected
from graph_sample import sample_store
from pyoxigraph import Store
from readers import run_python

from kg.export import FORMATS
from kg.export.files.counterparts import load_counterparts
from kg.export.files.followthemoney import entity_id
from kg.export.writing import export_to
from kg.identifiers import Identifiers
from kg.model import OntologyError
from kg.vocab import ontology_folder

Write = Callable[..., Path]

FOLLOW_THE_MONEY = """
import json, sys
from pathlib import Path
from followthemoney.model import Model
model = Model(str(Path(sys.prefix) / "schemata" / "followthemoney" / "schema"))
known, found = {}, []
for line in open(sys.argv[1], encoding="utf-8"):
    told = json.loads(line)
    proxy = model.get_proxy(told)
    try:
        model.get(told["schema"]).validate(told)
    except Exception as error:
        sys.exit(f"{told}: {error.errors}")
    assert proxy.schema.name == told["schema"] and not proxy.schema.abstract
    for name, values in told["properties"].items():
        kept = set(proxy.get(name))
        cleaned = {proxy.schema.get(name).type.clean(value) for value in values}
        assert None not in cleaned and kept == set(values), (told["id"], name, values, kept)
    known[proxy.id] = proxy
for proxy in known.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            assert known[value].schema.is_a(prop.range), (proxy.schema.name, prop.name, known[value].schema.name)
    if proxy.schema.edge:
        source, target = proxy.schema.edge_source, proxy.schema.edge_target
        found.append([proxy.schema.name, proxy.first(source), proxy.first(target), sorted(proxy.get("proof")),
                      sorted(proxy.get("description")), proxy.get("status"), sorted(proxy.get("recordId"))])
print(json.dumps({"links": found, "captions": {key: proxy.caption for key, proxy in known.items()},
                  "schemata": {key: proxy.schema.name for key, proxy in known.items()},
                  "entities": {key: proxy.to_dict()["properties"] for key, proxy in known.items()}}))
"""

DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette
async def ask():
    service = Datasette([sys.argv[1]])
    await service.invoke_startup()
    paths = sys.argv[2:]
    answers = [await service.client.get(path) for path in paths]
    print(json.dumps([[answer.status_code, answer.text] for answer in answers]))
asyncio.run(ask())
"""

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""A date of Popolo's JSON schemas, https://www.popoloproject.com/schemas/event.json#."""

POPOLO = {
    "persons": {"id", "name", "other_names", "sources"},
    "organizations": {"id", "name", "other_names", "founding_date", "parent_id", "sources"},
    "posts": {"id", "label", "other_labels", "organization_id", "sources"},
    "memberships": {
        "id", "label", "role", "person_id", "post_id", "organization_id", "on_behalf_of_id", "member", "sources",
    },
    "events": {"id", "name", "other_names", "start_date", "location", "organization_id", "attendees", "sources"},
    "areas": {"id", "name", "other_names", "sources"},
}  # fmt: skip
"""The fields that kg fills, of those of Popolo's specification: these checks are ours, no official schema."""


@pytest.fixture(scope="module")
def entities(hostile: Store, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The entities of the hostile graph, as the library of FollowTheMoney reads and validates them."""
    path = tmp_path_factory.mktemp("ftm") / "graph.ftm.json"
    export_to(FORMATS["ftm"], hostile, path)
    return json.loads(run_python(FOLLOW_THE_MONEY, str(path)))


def test_entities_are_valid_by_their_own_library(entities: Any, expected: Expected) -> None:
    """Every property is one of its schema, every value is kept, and every reference leads to what it may lead to."""
    kinds = Counter(entities["schemata"].values())
    assert {"Person", "Organization", "PublicBody", "Position", "Event", "Address", "PlainText"} < kinds.keys()
    assert {"Occupancy", "Membership", "Representation", "UnknownLink"} < kinds.keys()
    assert kinds["Person"] == 10 and kinds["PlainText"] == 2
    labels = {entity_id(iri): label for iri, label in expected.labels.items()}
    named = {key: values["name"] for key, values in entities["entities"].items() if key in labels}
    assert named == {key: [label] for key, label in labels.items() if key in named}
    assert len(named) == sum("/domain/" not in iri for iri in expected.labels)


def test_stated_links_are_entities_with_proof(entities: Any, expected: Expected) -> None:
    """Every link between two entities that a document states, with its documents and sentences."""
    found = {(source, target): set() for _, source, target, *_ in entities["links"]}  # type: ignore[var-annotated]
    for _, source, target, proof, quotes, _, records in entities["links"]:
        found[source, target] |= {(document, quote) for document in proof for quote in quotes}
        assert proof and quotes and records
    for (source, _, target), places in expected.stated.items():
        if "/domain/" not in target:
            ends = entity_id(source), entity_id(target)
            proven = found.get(ends) or found[ends[::-1]]
            assert {(entity_id(document), quote) for document, _, _, quote in places} <= proven


def test_an_office_is_occupied_in_the_way_that_is_said(write: Write) -> None:
    """Acting, former and designate are the status of an occupancy; what documents cover are keywords."""
    lines = write("ftm", sample_store()).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    names = {one["id"]: one["properties"].get("name", [""])[0] for one in told}
    held = {
        names[one["properties"]["holder"][0]]: one["properties"].get("status")
        for one in told
        if one["schema"] == "Occupancy"
    }
    assert held["Neel Kapoor"] == ["acting"] and held["Dev Rao"] == ["former"] and held["Tara Iyer"] == ["designate"]
    assert held["Asha Menon"] is None
    meeting = next(one for one in told if one["schema"] == "Event" and "date" in one["properties"])
    assert "semiconductors" in meeting["properties"]["keywords"]
    assert set(meeting["properties"]["date"]) <= {"2025-03-11", "2025-03"}


def test_popolo_has_the_fields_of_its_specification(write: Write, expected: Expected) -> None:
    """Fields, kinds of values, dates and references are those of the specification."""
    read = json.loads(write("popolo").read_text(encoding="utf-8"))
    assert read.keys() == POPOLO.keys()
    keys = {name: {one["id"] for one in found} for name, found in read.items()}
    for name, found in read.items():
        assert len(keys[name]) == len(found) > 0
        for one in found:
            assert one.keys() <= POPOLO[name], name
            assert one["sources"] and all(link["url"] for link in one["sources"])
            assert all(DATE.fullmatch(value) for field, value in one.items() if field.endswith("_date"))
            assert {person["id"] for person in one.get("attendees", ())} <= keys["persons"]
            for field, collection in (
                ("person_id", "persons"),
                ("post_id", "posts"),
                ("organization_id", "organizations"),
            ):
                assert field not in one or one[field] in keys[collection]
    labels = {one["id"]: one.get("name", one.get("label")) for found in read.values() for one in found}
    assert {iri: labels[iri] for iri in expected.labels if iri in labels} == {
        iri: label for iri, label in expected.labels.items() if "/domain/" not in iri
    }


def test_a_membership_has_the_sentence_as_its_source(write: Write) -> None:
    """With the address of the document and, as the note, its words."""
    read = json.loads(write("popolo", sample_store()).read_text(encoding="utf-8"))
    kapoor = next(one["id"] for one in read["persons"] if one["name"] == "Neel Kapoor")
    held = [one for one in read["memberships"] if one.get("person_id") == kapoor]
    assert [(one["label"], one["role"]) for one in held] == [("holds", "acting")]
    assert ["acting Defence Secretary Neel Kapoor" in link["note"] for link in held[0]["sources"]] == [True]


@pytest.mark.parametrize("name", ["ftm", "popolo"])
def test_what_a_format_has_no_place_for_is_counted(hostile: Store, tmp_path: Path, name: str) -> None:
    """The user is told what the file lacks."""
    remarks = export_to(FORMATS[name], hostile, tmp_path / "graph.json")
    assert f"left out, as {name} has no place for them: 4 of 'Domain'" in remarks


@pytest.mark.parametrize("name", ["ftm", "popolo"])
def test_every_class_that_is_drawn_has_a_counterpart_or_is_meant_to_have_none(name: str) -> None:
    """A domain is a keyword in one format and nothing in the other; a new class shows up here."""
    counterparts = load_counterparts(name)
    assert {kind for kind in drawn_classes() if counterparts.of_class(kind) is None} == {"Domain"}


def drawn_classes() -> set[str]:
    from kg.turtle import read_resources

    kg = Identifiers().kg
    return {
        found.iri.removeprefix(kg(""))
        for found in read_resources(ontology_folder() / "kg.ttl")
        if found.flag(kg("node"))
    }


def test_a_faulty_counterpart_is_told_with_file_and_line(tmp_path: Path) -> None:
    """One line for the curator."""
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    text = (folder / "exchange.ttl").read_text(encoding="utf-8")
    spoilt = text.replace('kg:takes "objects"', 'kg:takes "persons"', 1)
    (folder / "exchange.ttl").write_text(spoilt, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"exchange\.ttl:\d+: .* takes 'persons'; use one of key, label"):
        load_counterparts("popolo", folder)


def test_a_new_class_is_exported_by_a_line_of_turtle(
    hostile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No exporter knows the name of a class."""
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    with (folder / "exchange.ttl").open("a", encoding="utf-8") as opened:
        opened.write(
            '<https://example.org/domain> kg:counterpartOf kg:Domain ; kg:inFormat "popolo" ; '
            'kg:recordType "subjects" ; kg:labelField "name" .\n'
        )
    monkeypatch.setattr("kg.export.files.counterparts.ontology_folder", lambda: folder)
    export_to(FORMATS["popolo"], hostile, tmp_path / "graph.json")
    assert len(json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))["subjects"]) == 4


def test_datasette_shows_and_searches_the_database(write: Write) -> None:
    """It serves tables, follows keys to labels, and searches sentences."""
    path = write("sqlite", sample_store())
    pages = ("/.json", f"/{path.stem}.json", f"/{path.stem}/edges.json?_labels=on&_size=1", f"/{path.stem}/facts")
    search = f"/{path.stem}/evidence.json?_search=delegation&_shape=objects"
    answers = json.loads(run_python(DATASETTE, str(path), *pages, search))
    assert [status for status, _ in answers] == [200] * 5
    tables = {one["name"]: one for one in json.loads(answers[1][1])["tables"]}
    assert (
        tables["evidence"]["fts_table"] == "evidence_fts" and len(tables["evidence"]["foreign_keys"]["outgoing"]) == 3
    )
    (edge,) = json.loads(answers[2][1])["rows"]
    assert edge["source"]["value"].partition("/id/")[1] and "/" not in edge["source"]["label"]
    quotes = [row["quote"] for row in json.loads(answers[4][1])["rows"]]
    assert quotes and all("delegation" in quote for quote in quotes)
