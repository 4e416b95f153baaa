"""What things are called elsewhere: as a file that a person made tells it, and for countries as the registry does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_sample import extract_by_hand, sample_documents
from pyoxigraph import NamedNode
from readers import run_python

from kg.cli import main
from kg.explain import explain
from kg.identifiers import Identifiers
from kg.matches import read_matches
from kg.model import InputError
from kg.pipeline import build
from kg.query import Graph
from kg.report import BuildReport
from kg.serve.reconciliation import properties_of, reconcile
from kg.store import open_graph
from kg.turtle import read_resources

IDENTIFIERS = Identifiers()
HEADER = "type,name,country,iri,match,source,by\n"
MENON = "http://www.wikidata.org/entity/Q900000001"
MORITA = "http://www.wikidata.org/entity/Q900000002"
ROWS = (
    f"person,Asha Menon,,{MENON},exact,the ministry's page of 3 May 2025,R. Iyer\n"
    f"person,kenji  morita,Japan,{MORITA},close,a search by name,\n"
)
WIKIDATA = re.compile(r"http://www\.wikidata\.org/entity/Q[1-9]\d*")


def written(folder: Path, rows: str) -> Path:
    """A file of matches."""
    file = folder / "matches.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    return file


def built(folder: Path, rows: str) -> tuple[Graph, BuildReport]:
    """The sample's graph with the matches of some rows."""
    documents = folder / "documents"
    documents.mkdir()
    for document in sample_documents():
        (documents / f"{document.name}.txt").write_bytes(document.text.encode("utf-8"))
    matches = read_matches(written(folder, rows))
    report = build([documents], folder / "graph", extract=extract_by_hand, matches=matches)
    return Graph(open_graph(folder / "graph")), report


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The sample with an exact match and a candidate."""
    return built(tmp_path_factory.mktemp("matched"), ROWS)[0]


def test_a_match_is_told_with_its_source(graph: Graph) -> None:
    """An exact one with who confirmed it, a candidate as close."""
    (exact,) = explain(graph, "Asha Menon").identifiers
    assert (exact.iri, exact.match, exact.by) == (MENON, "exact", "R. Iyer")
    assert exact.sentence == f"{MENON}: exact match (the ministry's page of 3 May 2025, confirmed by R. Iyer)"
    (close,) = explain(graph, "Kenji Morita").identifiers
    assert (close.iri, close.match, close.source, close.by) == (MORITA, "close", "a search by name", None)


def test_a_match_is_a_skos_link_in_a_graph_of_its_own(graph: Graph) -> None:
    """And never owl:sameAs."""
    store = graph._source._store  # type: ignore[attr-defined]
    for link, iri in (("skos:exactMatch", MENON), ("skos:closeMatch", MORITA)):
        (quad,) = store.quads_for_pattern(None, NamedNode(IDENTIFIERS.expand(link)), NamedNode(iri), None)
        assert quad.graph_name.value == IDENTIFIERS.graph("identifiers")
    assert not list(store.quads_for_pattern(None, NamedNode(IDENTIFIERS.expand("owl:sameAs")), None, None))


def test_the_reconciliation_service_knows_identifiers(graph: Graph) -> None:
    """An IRI of elsewhere names the thing that it exactly is; a candidate names nothing; columns are filled."""
    found = reconcile(graph, {"exact": {"query": MENON}, "close": {"query": MORITA}})
    (candidate,) = found["exact"]["result"]
    assert (candidate["name"], candidate["match"]) == ("Asha Menon", True)
    assert not any(one["match"] for one in found["close"]["result"])
    extend = {"ids": [candidate["id"]], "properties": [{"id": "exact_match"}, {"id": "close_match"}]}
    assert properties_of(graph, extend)["rows"][candidate["id"]] == {"exact_match": [{"str": MENON}], "close_match": []}
    assert {"exact_match", "close_match"} <= {one["id"] for one in properties_of(graph, {})["properties"]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"person,Boris Karlsson,,{MENON},close,a list,\n", "no document speaks of a person 'Boris Karlsson'"),
        (f"office,Asha Menon,,{MENON},close,a list,\n", "no document speaks of a office 'Asha Menon'"),
        (
            f"person,Kenji Morita,India,{MENON},close,a list,\n",
            "no document speaks of a person 'Kenji Morita' of India",
        ),
    ],
)
def test_a_row_that_means_nothing_is_told_and_not_guessed(row: str, message: str, tmp_path: Path) -> None:
    """With the file, the line and what to do."""
    graph, report = built(tmp_path, row)
    (problem,) = [problem for problem in report.problems if problem.kind == "identifier"]
    assert problem.message.startswith(f"{tmp_path / 'matches.csv'}:2: {message}")
    assert explain(graph, "Asha Menon").identifiers == ()


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (f"person,,,{MENON},close,a list,\n", ":2: name is empty"),
        (f"person,Asha Menon,,{MENON},close,,\n", ":2: source is empty"),
        (f"human,Asha Menon,,{MENON},close,a list,\n", ":2: type 'human' is not one of person,"),
        (f"person,Asha Menon,,{MENON},same,a list,\n", ":2: match 'same' is neither close nor exact"),
        ("person,Asha Menon,,Q900000001,close,a list,\n", ":2: iri 'Q900000001' is no http(s) IRI"),
        (f"person,Asha Menon,,{MENON},exact,a list,\n", ":2: by is empty; name who confirmed the exact match"),
        (f"person,Asha Menon,,{MENON},close,a list\n", ":2: 6 cells where the header has 7"),
        (ROWS + ROWS, ":4: repeats the row at "),
    ],
)
def test_a_bad_row_is_refused_with_its_line(rows: str, fault: str, tmp_path: Path) -> None:
    """And the remedy; nothing is built."""
    file = written(tmp_path, rows)
    with pytest.raises(InputError, match=re.escape(f"{file}{fault}")):
        read_matches(file)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("type,name\n", ":1: there is no column 'iri'"),
        ("type,name,iri,match,source,note\n", ":1: column 'note' is unknown"),
    ],
)
def test_a_bad_header_is_refused(text: str, fault: str, tmp_path: Path) -> None:
    """Columns are named as they are, in any order."""
    file = tmp_path / "matches.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(f"{file}{fault}")):
        read_matches(file)


def test_a_build_with_other_matches_is_another_build(tmp_path: Path) -> None:
    """The command takes the file, and a standing build does not stand when a row changes."""
    (tmp_path / "a.txt").write_text("Indian Foreign Secretary Asha Menon met Kenji Morita in Tokyo.", encoding="utf-8")
    file = written(tmp_path, ROWS.splitlines(keepends=True)[0])
    output, cache = tmp_path / "graph", tmp_path / "cache"
    command = ["build", str(tmp_path / "a.txt"), "-o", str(output), "--cache", str(cache), "--identifiers", str(file)]
    first, again = (CliRunner().invoke(main, command) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert "nothing has changed" not in first.stderr and "nothing has changed" in again.stderr
    written(tmp_path, ROWS.splitlines(keepends=True)[0].replace("exact", "close"))
    assert "nothing has changed" not in CliRunner().invoke(main, command).stderr
    (found,) = explain(Graph(open_graph(output)), "Asha Menon").identifiers
    assert found.match == "close"


def test_every_country_of_the_registry_has_its_item(checkout: Path) -> None:
    """One item a country and one country an item, each with a record of its source."""
    countries = {one.iri for one in read_resources(checkout / "ontology" / "places.ttl") if "/id/country/" in one.iri}
    resources = {one.iri: one for one in read_resources(checkout / "ontology" / "identifiers.ttl")}
    exact = IDENTIFIERS.expand("skos:exactMatch")
    items = {iri: resources[iri].all(exact) for iri in countries}
    assert {len(found) for found in items.values()} == {1}
    assert len({found[0] for found in items.values()}) == len(countries) >= 200
    assert all(WIKIDATA.fullmatch(found[0]) for found in items.values())
    records = {
        (one.one(IDENTIFIERS.expand("rdf:subject")), one.one(IDENTIFIERS.expand("rdf:object")))
        for one in resources.values()
        if one.one(IDENTIFIERS.expand("dcterms:source"))
    }
    assert records == {(iri, found[0]) for iri, found in items.items()}


ITEMS = """
import json, sys
from rigour.territories import get_territory
print(json.dumps({code: get_territory(code.lower()).qid for code in sys.argv[1:]}))
"""
"""What another Python prints, which has an older version of the package that the file is written from."""


def test_a_country_has_the_item_that_the_package_gives_it(checkout: Path) -> None:
    """By its ISO code: no item was changed by hand."""
    code, exact = IDENTIFIERS.kg("isoCode"), IDENTIFIERS.expand("skos:exactMatch")
    resources = {one.iri: one for one in read_resources(checkout / "ontology" / "identifiers.ttl")}
    countries = [one for one in read_resources(checkout / "ontology" / "places.ttl") if one.all(code)]
    items = {one.one(code): resources[one.iri].all(exact)[0].rpartition("/")[2] for one in countries}
    assert json.loads(run_python(ITEMS, *sorted(items))) == items
