"""The SPARQL endpoint keeps to the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from service import Answer, Service, serving

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?n { VALUES ?n { 1 } }"
CONSTRUCT = "CONSTRUCT { <http://a/> <http://b/> ?n } WHERE { VALUES ?n { 1 } }"
EX = "http://example.org/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that no build made: a triple in the default graph, one in each of two named ones."""
    made = tmp_path_factory.mktemp("foreign")
    store = Store()
    p = NamedNode(f"{EX}p")
    store.add(Quad(NamedNode(f"{EX}unnamed"), p, NamedNode(f"{EX}o")))
    for name in ("one", "two"):
        store.add(Quad(NamedNode(f"{EX}in-{name}"), p, NamedNode(f"{EX}o"), NamedNode(f"{EX}{name}")))
    store.dump(str(made / "graph.trig"), RdfFormat.TRIG)
    return made


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    with serving(folder) as found:
        yield found


@pytest.fixture(scope="module")
def strict(folder: Path) -> Iterator[Service]:
    """A service whose default graph is the store's own."""
    with serving(folder, "--default-graph", "strict", "--workers", "1") as found:
        yield found


def get(service: Service, *pairs: tuple[str, str], **headers: str) -> Answer:
    return service.send(f"/sparql?{urlencode(pairs)}", **headers)


def subjects(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    rows = json.loads(answer.body)["results"]["bindings"]
    return sorted(row["s"]["value"].removeprefix(EX) for row in rows)


@pytest.mark.parametrize("query", [ASK, SELECT, CONSTRUCT, "DESCRIBE <http://a/>", f"BASE <{EX}> ASK {{}}"])
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_send_a_query(service: Service, way: str, query: str) -> None:
    """2.1.1 to 2.1.3: by GET, by a form, and as the body."""
    if way == "get":
        answer = get(service, ("query", query))
    elif way == "form":
        answer = service.send("/sparql", method="POST", body=urlencode({"query": query}), content_type=FORM)
    else:
        answer = service.send("/sparql", method="POST", body=query, content_type=f"{QUERY}; charset=UTF-8")
    assert answer.status == 200
    assert answer.media == ("text/turtle" if query.startswith(("C", "D")) else "application/sparql-results+json")


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "text/*", "text/xml"),
        (SELECT, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "text/html, */*;q=0.1", "application/sparql-results+json"),
        (SELECT, "application/rdf+xml, text/csv;q=0.2", "text/csv"),
        (ASK, "text/csv", "text/csv"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/turtle", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/sparql-results+json, text/turtle;q=0.3", "text/turtle"),
    ],
)
def test_the_answer_is_of_the_media_type_that_is_liked_best(
    service: Service, query: str, accept: str, media: str
) -> None:
    """And it varies with the Accept header, as caches are told."""
    answer = get(service, ("query", query), accept=accept)
    assert (answer.status, answer.media, answer.headers["vary"]) == (200, media, "accept")


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "*/*;q=0"), (ASK, "text/html")],
)
def test_what_cannot_be_written_as_is_asked_is_not_acceptable(service: Service, query: str, accept: str) -> None:
    answer = get(service, ("query", query), accept=accept)
    assert answer.status == 406
    assert "Accept header" in answer.text


def test_the_formats_hold_the_same_answer(service: Service) -> None:
    """Each is read by a parser."""
    triples = [
        {quad.triple for quad in parse(get(service, ("query", CONSTRUCT), accept=form.media_type).body, format=form)}
        for form in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD)
    ]
    assert len(triples[0]) == 1
    assert all(found == triples[0] for found in triples)
    assert get(service, ("query", SELECT), accept="text/csv").body == b"n\r\n1\r\n"


ALL = "SELECT ?s { ?s ?p ?o }"
NAMED = "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("query", "dataset", "found"),
    [
        (ALL, (), ["in-one", "in-two", "unnamed"]),
        (NAMED, (), ["in-one", "in-two"]),
        (ALL, (("default-graph-uri", f"{EX}one"),), ["in-one"]),
        (ALL, (("default-graph-uri", f"{EX}one"), ("default-graph-uri", f"{EX}two")), ["in-one", "in-two"]),
        (NAMED, (("default-graph-uri", f"{EX}one"),), []),
        (ALL, (("named-graph-uri", f"{EX}one"),), []),
        (NAMED, (("named-graph-uri", f"{EX}one"),), ["in-one"]),
        (NAMED, (("named-graph-uri", f"{EX}one"), ("named-graph-uri", f"{EX}two")), ["in-one", "in-two"]),
        (NAMED, (("named-graph-uri", f"{EX}one"), ("default-graph-uri", f"{EX}two")), ["in-one"]),
        (ALL, (("default-graph-uri", f"{EX}nothing"),), []),
        (f"SELECT ?s FROM <{EX}one> {{ ?s ?p ?o }}", (), ["in-one"]),
        (f"SELECT ?s FROM NAMED <{EX}two> {{ GRAPH ?g {{ ?s ?p ?o }} }}", (), ["in-two"]),
        (f"SELECT ?s FROM NAMED <{EX}two> {{ ?s ?p ?o }}", (), []),
        (f"SELECT ?s FROM <{EX}one> {{ ?s ?p ?o }}", (("default-graph-uri", f"{EX}two"),), ["in-two"]),
        ("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }", (), []),
        ("SELECT ?s FROM <http://127.0.0.1:9/> { ?s ?p ?o }", (), []),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_request_names_the_dataset(
    service: Service, way: str, query: str, dataset: tuple[tuple[str, str], ...], found: list[str]
) -> None:
    """2.1.4: that of the request goes before that of the query; graphs are those of the store, never an address."""
    if way == "get":
        answer = get(service, ("query", query), *dataset)
    elif way == "form":
        answer = service.send("/sparql", method="POST", body=urlencode([("query", query), *dataset]), content_type=FORM)
    else:
        answer = service.send(f"/sparql?{urlencode(dataset)}", method="POST", body=query, content_type=QUERY)
    assert subjects(answer) == found


@pytest.mark.parametrize(
    ("query", "dataset", "found"),
    [
        (ALL, (), ["unnamed"]),
        (NAMED, (), ["in-one", "in-two"]),
        (ALL, (("default-graph-uri", f"{EX}one"),), ["in-one"]),
    ],
)
def test_a_strict_service_asks_the_unnamed_graph(
    strict: Service, query: str, dataset: tuple[tuple[str, str], ...], found: list[str]
) -> None:
    assert subjects(get(strict, ("query", query), *dataset)) == found


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/sparql?query=", 400, "not a SPARQL query"),
        ("/sparql?query=SELECT%20*%20%7B", 400, "line 1, column 11"),
        ("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400, "more than one query"),
        ("/sparql?other=1", 400, "no query"),
        ("/sparql?query=ASK%20%7B%20?a%20nobody:knows%20?b%20%7D", 400, "line 1"),
        ("/sparql?query=ASK%20%7B%20?a%20kg:met%20?b%20%7D", 400, "line 1"),
        ("/sparql?query=%FF", 400, "not UTF-8"),
        ("/sparql?query=ASK%20%7B%7D&default-graph-uri=relative", 400, "not an absolute IRI"),
        ("/sparql?query=ASK%20%7B%7D&named-graph-uri=http://a/%3E%20b", 400, "not an absolute IRI"),
        ("/sparql?query=ASK%20%7B%7D&using-graph-uri=http://a/", 400, "Update"),
        ("/sparql?update=CLEAR%20ALL", 403, "only reads"),
        ("/sparql?query=CLEAR%20ALL", 403, "Update"),
        ("/sparql?query=INSERT%20DATA%20%7B%7D", 403, "Update"),
        ("/sparql?query=ASK%20%7B%20SERVICE%20%3Chttp://127.0.0.1:9/%3E%20%7B%7D%20%7D", 403, "SERVICE"),
        ("/sparql/nothing", 404, "nothing at"),
    ],
)
def test_a_request_that_is_none_is_refused_in_one_line(service: Service, path: str, status: int, line: str) -> None:
    """400 for what breaks the protocol or is no SPARQL, 403 for what would write or reach out."""
    answer = service.send(path)
    assert (answer.status, answer.media) == (status, "text/plain")
    assert line in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "media", "body", "status"),
    [
        ("/sparql", FORM, "", 400),
        ("/sparql", FORM, "query=ASK+%7B%7D&query=ASK+%7B%7D", 400),
        ("/sparql?query=ASK%20%7B%7D", FORM, "", 400),
        ("/sparql?query=ASK%20%7B%7D", QUERY, ASK, 400),
        ("/sparql", FORM, "update=CLEAR+ALL", 403),
        ("/sparql", "application/sparql-update", "CLEAR ALL", 403),
        ("/sparql", "text/plain", ASK, 415),
        ("/sparql", "application/json", "{}", 415),
        ("/sparql", f"{QUERY}; charset=utf-16", ASK, 415),
        ("/sparql", QUERY, b"ASK { ?a ?b '\xff' }", 400),
        ("/sparql", QUERY, b"", 400),
    ],
)
def test_a_body_that_is_none_is_refused(
    service: Service, path: str, media: str, body: str | bytes, status: int
) -> None:
    assert service.send(path, method="POST", body=body, content_type=media).status == status


def test_a_body_without_a_media_type_is_refused(service: Service) -> None:
    assert service.send("/sparql", method="POST", body=f"query={quote(ASK)}").status == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(service: Service, method: str) -> None:
    answer = service.send("/sparql", method=method)
    assert answer.status == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].replace(",", " ").split())


def test_head_is_get_without_a_body(service: Service) -> None:
    whole = get(service, ("query", ASK))
    head = service.send(f"/sparql?{urlencode({'query': ASK})}", method="HEAD")
    assert (head.status, head.media, head.body) == (200, whole.media, b"")


def test_a_body_that_is_too_large_is_refused(service: Service) -> None:
    """Before it is read as SPARQL."""
    answer = service.send("/sparql", method="POST", body=b"#" * (5 << 20), content_type=QUERY)
    assert answer.status == 413


def test_relative_iris_are_resolved_against_the_endpoint(service: Service) -> None:
    """4.1.1.2 of the query language: the base is where the query was sent."""
    query = "SELECT (<here> AS ?s) {}"
    answer = get(service, ("query", query))
    assert subjects(answer) == [f"{service.url}here"]


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_the_endpoint_describes_itself(service: Service, accept: str) -> None:
    """https://www.w3.org/TR/sparql11-service-description/: by a GET without a query."""
    answer = service.send("/sparql", accept=accept)
    form = RdfFormat.from_media_type(answer.media)
    assert form is not None
    found = {(quad.predicate.value.rpartition("#")[2], str(quad.object)) for quad in parse(answer.body, format=form)}
    assert ("endpoint", f"<{service.url}sparql>") in found
    assert ("supportedLanguage", "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>") in found
    assert ("feature", "<http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph>") in found


def test_a_slash_too_many_does_no_harm(service: Service) -> None:
    """The address that the service prints ends in one."""
    assert service.send(f"//sparql?{urlencode({'query': ASK})}").status == 200


def test_a_browser_is_led_to_the_query_page(service: Service) -> None:
    answer = service.send("/sparql", accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (answer.status, answer.headers["location"]) == (303, "/query")
