"""The Reconciliation Service: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from service import Service, serving

BAD_ID = urlencode({"extend": json.dumps({"ids": ["no id> <"], "properties": [{"id": "met"}]})})


@pytest.fixture(scope="module")
def service(seeds_graph: Path) -> Iterator[Service]:
    with serving(seeds_graph) as found:
        yield found


def read(service: Service, path: str, **parameters: object) -> Any:
    told = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    answer = service.send(f"{path}?{urlencode(told)}" if told else path)
    assert answer.status == 200, answer.text
    assert answer.media == "application/json"
    return json.loads(answer.body)


def test_the_manifest_leads_to_all_it_offers(service: Service) -> None:
    """Every address in it answers."""
    told = read(service, "/reconcile")
    assert told["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(told)
    root = service.url.rstrip("/")
    for what in ("entity", "type", "property"):
        place = told["suggest"][what]
        assert place["service_url"] == root
        assert "result" in read(service, place["service_path"], prefix="per")
    extend = told["extend"]["propose_properties"]
    assert read(service, extend["service_path"], type="Person")["properties"]
    (found,) = read(service, "/reconcile", queries={"q": {"query": "Vikram Misri", "limit": 1}})["q"]["result"]
    for address in (told["view"]["url"], told["preview"]["url"]):
        path = address.replace("{{id}}", found["id"]).removeprefix(root)
        assert service.send(path, accept="text/html").status == 200


def test_a_batch_has_an_answer_for_each_query(service: Service) -> None:
    """By GET and by POST; a name that one thing surely has is a match, a likeness is none."""
    queries = {
        "sure": {"query": "Jeffrey Kessler"},
        "order": {"query": "Kessler, Jeffrey", "type": "Person"},
        "slip": {"query": "Jefrey Kesler", "type": "Person"},
        "type": {"query": "Jeffrey Kessler", "type": "Forum"},
        "types": {"query": "iCET", "type": ["Forum", "Person"]},
        "nobody": {"query": "Zyxwv Qqqq"},
        "none": {"query": ""},
        "unknown type": {"query": "Quad", "type": "Nothing"},
    }
    told = read(service, "/reconcile", queries=queries)
    assert set(told) == set(queries)
    results = {key: value["result"] for key, value in told.items()}
    for key in ("sure", "order"):
        assert results[key][0]["name"] == "Jeffrey Kessler"
        assert results[key][0]["match"] is True
        assert [one["match"] for one in results[key]].count(True) == 1
    assert results["slip"][0]["name"] == "Jeffrey Kessler"
    assert results["slip"][0]["match"] is False
    assert all({kind["id"] for kind in one["type"]} & {"Forum"} for one in results["type"])
    assert "iCET" in results["types"][0]["name"] or "Critical" in results["types"][0]["name"]
    assert results["nobody"] == results["none"] == results["unknown type"] == []
    for one in results["sure"]:
        assert set(one) == {"id", "name", "type", "score", "match"}
        assert 0 <= one["score"] <= 100
    posted = service.send(
        "/reconcile",
        method="POST",
        body=urlencode({"queries": json.dumps(queries)}),
        content_type="application/x-www-form-urlencoded",
    )
    assert json.loads(posted.body) == told


def test_no_more_candidates_than_asked_for(service: Service) -> None:
    for limit in (1, 3):
        assert (
            len(read(service, "/reconcile", queries={"q": {"query": "dialogue", "limit": limit}})["q"]["result"])
            <= limit
        )


def test_properties_tell_candidates_apart(service: Service) -> None:
    """What fits counts, and what does not fit is no match."""
    office = {"pid": "holds_office", "v": "Foreign Secretary"}
    fits, fits_not = (
        read(service, "/reconcile", queries={"q": {"query": "Vikram Misri", "properties": [one]}})["q"]["result"][0]
        for one in (office, office | {"v": "Astronaut"})
    )
    assert (fits["match"], fits_not["match"]) == (True, False)
    assert fits["score"] > fits_not["score"]


def test_columns_are_filled(service: Service) -> None:
    (person,) = read(service, "/reconcile", queries={"q": {"query": "Vikram Misri", "limit": 1}})["q"]["result"]
    asked = {"ids": [person["id"], "person/nobody"], "properties": [{"id": "holds_office"}, {"id": "met"}]}
    told = read(service, "/reconcile", extend=asked)
    assert [one["id"] for one in told["meta"]] == ["holds_office", "met"]
    assert {one["name"] for one in told["rows"][person["id"]]["holds_office"]} == {"Foreign Secretary"}
    assert told["rows"]["person/nobody"] == {"holds_office": [], "met": []}


@pytest.mark.parametrize("query", ["queries=", "queries=%5B%5D", "queries=%7B%22q%22:1%7D", "extend=nonsense", BAD_ID])
def test_what_is_no_request_is_an_error(service: Service, query: str) -> None:
    answer = service.send(f"/reconcile?{query}", accept="application/json")
    assert answer.status == 400
    assert set(json.loads(answer.body)) == {"error"}


@pytest.mark.parametrize("query", [{"query": 7}, {"query": "x", "limit": "many"}, {"query": "x", "properties": 3}, {}])
def test_an_odd_query_breaks_nothing(service: Service, query: dict[str, object]) -> None:
    answer = service.send(f"/reconcile?{urlencode({'queries': json.dumps({'q': query})})}")
    assert answer.status in (200, 400)
    assert service.send("/health").status == 200
