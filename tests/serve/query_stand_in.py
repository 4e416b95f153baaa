"""A stand-in for the service, for the query page alone: the page, its files, an endpoint, and the lists it asks for.

It stands under a path, as behind a proxy, and answers under the Content-Security-Policy that the page has to bear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from graph_sample import sample_graph
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
)

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.store import store_of

PLACE = "/behind/a/proxy"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {"js": "text/javascript", "css": "text/css", "txt": "text/plain"}

TERMS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?iri ?label ?comment WHERE {
  VALUES ?kind { KINDS }
  ?iri a ?kind ; rdfs:label ?label ; skos:definition ?comment .
} ORDER BY ?iri
"""
LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?iri ?label WHERE {
  ?iri skos:prefLabel ?label .
} ORDER BY ?label ?iri
"""

HOSTILE = (
    "<img src=x onerror=globalThis.ran=1>",
    "</td><script>globalThis.ran=1</script>",
    "{{constructor}} and {{ 7 * 7 }}",
    '=1+1,"quoted"\r\nsecond line',
)
"""Labels that would be code, markup or another value where they were not kept as text."""

HOSTILE_IRIS = (
    f"{DEFAULT_BASE}id/person/a'onmouseover='globalThis.ran=1'",
    f"{DEFAULT_BASE}/attacker.example/x",
    f"{DEFAULT_BASE}../../../outside",
    "https://attacker.example/?a=1&copy=2",
    "javascript:globalThis.ran=1",
)

LINKS = [{"href": "./", "text": "Network"}, {"href": "query", "text": "Query", "current": True}]
EXAMPLES = [
    {
        "name": "who-co-chaired",
        "title": "Co-chairs",
        "question": "Who co-chaired which meeting?",
        "sparql": "SELECT DISTINCT ?person ?meeting WHERE {\n  ?p kg:coChairs ?m .\n"
        "  ?p skos:prefLabel ?person .\n  ?m skos:prefLabel ?meeting .\n}\nORDER BY ?person ?meeting",
    },
    {
        "name": "quoted",
        "title": 'A "quoted" <b>title</b>',
        "question": "Is <img src=x onerror=globalThis.ran=1> text?",
        "sparql": 'ASK { BIND("<&>\'" AS ?x) }',
    },
]


def hostile_store() -> Store:
    """The sample graph, and four persons and five IRIs that would do harm in a careless page."""
    store, graph = store_of(sample_graph()), NamedNode(Identifiers().graph("doc/hostile"))
    for number, label in enumerate(HOSTILE):
        person = NamedNode(f"{DEFAULT_BASE}id/person/hostile-{number}")
        store.add(Quad(person, NamedNode(Identifiers().kg("hostile")), Literal(label), graph))
    for iri in HOSTILE_IRIS:
        store.add(Quad(NamedNode(iri), NamedNode(Identifiers().kg("hostile")), Literal("by its IRI"), graph))
    return store


@contextmanager
def standing_in(store: Store) -> Iterator[str]:
    """The address of the query page of a store, on this machine only, until the block ends."""
    server = StandIn(store)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PLACE}/query"
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class StandIn(ThreadingHTTPServer):
    """The server; a query with the words "# wait" is answered only when the stand-in ends."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, store: Store) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = store
        self.released = Event()


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: StandIn

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        place, _, path = address.path.partition(f"{PLACE}/")
        if place:
            self._send("not here", status=404)
        elif path == "query":
            self._send(page(), media="text/html; charset=utf-8")
        elif path in ("static/query.js", "static/query.css"):
            text = resources.files("kg").joinpath("serve", path).read_text(encoding="utf-8")
            self._send(text, media=TYPES[path.rpartition(".")[2]])
        elif path == "prefixes.json":
            names = Identifiers()
            self._send(json.dumps({**names.entity_prefixes, **names.prefixes}), media="application/json")
        elif path == "vocabulary.json":
            self._send(json.dumps(vocabulary(self.server.store)), media="application/json")
        elif path == "labels.json":
            words = parse_qs(address.query)["q"][0]
            self._send(json.dumps({"labels": labels(self.server.store, words)}), media="application/json")
        else:
            self._send("not here", status=404)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8"))
        text = form["query"][0]
        if "# wait" in text:
            self.server.released.wait(60)
        try:
            found = self.server.store.query(text, use_default_graph_as_union=True)
        except SyntaxError as error:
            where = re.sub(r"error at (\d+):(\d+)", r"line \1, column \2", str(error))
            self._send(where, status=400, media="text/plain; charset=utf-8")
            return
        if isinstance(found, QueryTriples):
            self._send(found.serialize(format=RdfFormat.N_TRIPLES) or b"", media="application/n-triples")
        else:
            self._send(found.serialize(format=QueryResultsFormat.JSON) or b"", media="application/sparql-results+json")

    def _send(self, body: str | bytes, *, status: int = 200, media: str = "text/plain") -> None:
        sent = body.encode("utf-8") if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *words: Any) -> None:
        """Nothing is written: pytest would show it as noise."""


def page() -> str:
    """The query page, made of its template as the service makes it."""
    environment = Environment(
        loader=PackageLoader("kg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("query.html")
    return template.render(title="Sample <graph>", endpoint="sparql", base=DEFAULT_BASE, examples=EXAMPLES, links=LINKS)


def vocabulary(store: Store) -> dict[str, list[dict[str, str]]]:
    """The classes and properties of the graph's own ontology, with label and definition, in the order of their IRIs."""
    kinds = (("classes", "owl:Class"), ("properties", "owl:ObjectProperty|owl:DatatypeProperty"))
    return {
        name: [
            {"iri": row["iri"].value, "label": row["label"].value, "comment": row["comment"].value}
            for row in store.query(TERMS.replace("KINDS", kind.replace("|", " ")), use_default_graph_as_union=True)
        ]
        for name, kind in kinds
    }


def labels(store: Store, words: str) -> list[dict[str, str]]:
    """The labels in which the words occur, with what bears them."""
    found = store.query(LABELS, use_default_graph_as_union=True)
    return [
        {"iri": row["iri"].value, "label": row["label"].value, "lang": row["label"].language or ""}
        for row in found
        if words.lower() in row["label"].value.lower()
    ]
