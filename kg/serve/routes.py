"""The addresses of the service, and what each of them asks of the processes.

A request goes in, a response comes out. Whatever reads the graph does so in a process that can be killed.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve.answers import Respondent, root_of, with_charset
from kg.serve.builds import PAGE
from kg.serve.contracts import read_openapi, reconciliation_manifest, service_description
from kg.serve.negotiation import RESULTS, TRIPLES, choose
from kg.serve.protocol import FORM, RequestError, read_body, read_pairs, read_parameters, read_sparql

__all__ = ["routes"]

HTML = "text/html"
PAGES = {HTML: "html", "application/xhtml+xml": "html"}
PAGE_OR_JSON = {**PAGES, "application/json": "json"}
NO_ROWS = "rows are written as JSON, XML, CSV or TSV; none of them is in the Accept header"
NO_TRIPLES = "triples are written as Turtle, N-Triples, RDF/XML or JSON-LD; none of them is in the Accept header"
SUFFIXES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}

Answerer = Callable[[Respondent, Request], Awaitable[Response]]


def routes(respondent: Respondent) -> list[BaseRoute]:
    """Every address of the service."""
    found: dict[str, tuple[Answerer, tuple[str, ...]]] = {
        "/": (home, ("GET",)),
        "/ask": (ask, ("GET",)),
        "/ask.json": (ask, ("GET",)),
        "/doc/{name:path}": (dereference, ("GET",)),
        "/graph/{name:path}": (dereference, ("GET",)),
        "/health": (health, ("GET",)),
        "/id/{name:path}": (dereference, ("GET",)),
        "/labels.json": (labels, ("GET",)),
        "/network": (network, ("GET",)),
        "/ontology": (ontology, ("GET",)),
        "/openapi.json": (openapi, ("GET",)),
        "/prefixes.json": (prefixes, ("GET",)),
        "/query": (query_page, ("GET",)),
        "/questions": (questions, ("GET",)),
        "/questions/{name}": (question, ("GET",)),
        "/reconcile": (reconcile, ("GET", "POST")),
        "/reconcile/preview": (preview, ("GET",)),
        "/reconcile/properties": (propose, ("GET",)),
        "/reconcile/suggest/{what}": (suggest, ("GET",)),
        "/sparql": (sparql, ("GET", "POST")),
        "/vocabulary.json": (vocabulary, ("GET",)),
    }
    made: list[BaseRoute] = [
        Route(path, bound(respondent, answerer), methods=[*methods]) for path, (answerer, methods) in found.items()
    ]
    static = Mount("/static", StaticFiles(directory=str(resources.files("kg.serve").joinpath("static"))))
    return [*made, static]


def bound(respondent: Respondent, answerer: Answerer) -> Callable[[Request], Awaitable[Response]]:
    """An answerer as the framework calls it."""

    async def answer(request: Request) -> Response:
        return await answerer(respondent, request)

    return answer


async def sparql(respondent: Respondent, request: Request) -> Response:
    """The SPARQL endpoint; without a query it describes itself, or shows a browser where to write one."""
    asked = await read_sparql(request, respondent.settings.most_asked)
    accept = request.headers.get("accept")
    if asked is None:
        return await describe_service(respondent, request)
    rows, triples = choose(accept, RESULTS), choose(accept, TRIPLES)
    head, body, mark = await respondent.ask(
        "sparql",
        {
            "text": asked.text,
            "formats": {"rows": rows[1] if rows else NO_ROWS, "triples": triples[1] if triples else NO_TRIPLES},
            "base_iri": str(request.url.replace(query="", fragment="")),
            "union": not respondent.settings.strict,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "most_bytes": respondent.settings.most_bytes,
        },
    )
    chosen = triples if head["kind"] == "triples" else rows
    media = chosen[0] if chosen else ""
    headers = {"vary": "accept", "cache-control": "no-cache", "etag": f'W/"{mark[:16]}"'}
    return Response(body, 200, headers, with_charset(media))


async def describe_service(respondent: Respondent, request: Request) -> Response:
    """What the endpoint can do, in RDF; to a browser the page on which a query is written."""
    chosen = choose(request.headers.get("accept"), {**TRIPLES, **PAGES})
    if chosen is None:
        raise RequestError(406, NO_TRIPLES)
    if chosen[1] == "html":
        return RedirectResponse(f"{root_of(request)}query", 303, headers={"vary": "accept"})
    turtle = service_description(str(request.url.replace(query="")), strict=respondent.settings.strict)
    return await respondent.respond(request, "rewrite", {"turtle": turtle, "form": chosen[1]}, chosen[0])


async def home(respondent: Respondent, request: Request) -> Response:
    """The first page."""
    return await respondent.respond(request, "home", {}, HTML)


async def ask(respondent: Respondent, request: Request) -> Response:
    """The answer to a question in plain English: a page, or JSON as `kg ask --format json` has it."""
    words = one_of(request, "q")
    as_json = request.url.path.endswith(".json")
    media, what = ("application/json", "json") if as_json else negotiated(request, PAGE_OR_JSON)
    if not words.strip():
        if what == "json":
            raise RequestError(400, "there is no question; write ask.json?q=who+met+whom")
        return RedirectResponse(root_of(request), 303)
    return await respondent.respond(request, "ask", {"question": words, "media": what}, media)


async def questions(respondent: Respondent, request: Request) -> Response:
    """The named questions."""
    media, what = negotiated(request, PAGE_OR_JSON)
    return await respondent.respond(request, "questions", {"media": what}, media)


async def question(respondent: Respondent, request: Request) -> Response:
    """One named question, with its parameters in the address."""
    given = dict(read_parameters(request))
    evidence = given.pop("evidence", "") in ("yes", "true", "1")
    form = given.pop("format", "")
    media, what = negotiated(request, {**PAGES, **RESULTS})
    if form:
        media, what = next(((known, name) for known, name in RESULTS.items() if name == form), ("", ""))
        if not what:
            raise RequestError(400, f"format {form[:40]!r} is not json, xml, csv or tsv")
    asked = {"name": request.path_params["name"], "given": given, "evidence": evidence, "media": what}
    return await respondent.respond(request, "question", asked, media)


async def query_page(respondent: Respondent, request: Request) -> Response:
    """The page on which SPARQL is written."""
    return await respondent.respond(request, "query-page", {}, HTML)


async def network(respondent: Respondent, request: Request) -> Response:
    """The network page of the build, which brings a policy of its own."""
    file = respondent.builds.current.folder / PAGE
    if not file.is_file():
        raise RequestError(404, "this graph has no network page; kg render makes one")
    policy = {"content-security-policy": "frame-ancestors 'none'", "cache-control": "no-cache"}
    return Response(file.read_bytes(), 200, policy, with_charset(HTML))


async def dereference(respondent: Respondent, request: Request) -> Response:
    """A thing, a document or a graph by its IRI: a page, or its triples."""
    kind = request.url.path.removeprefix(root_of(request)[:-1]).split("/")[1]
    name = request.path_params["name"]
    stem, _, suffix = name.rpartition(".")
    base = respondent.builds.current.base
    if stem and suffix in SUFFIXES:
        name, media, what = stem, SUFFIXES[suffix], TRIPLES[SUFFIXES[suffix]]
    else:
        media, what = negotiated(request, TRIPLES if kind == "graph" else {**PAGES, **TRIPLES})
    iri = f"{base}{kind}/{encoded(name)}"
    if what == "html":
        return await respondent.respond(request, "document" if kind == "doc" else "thing", {"iri": iri}, media)
    asked = {"iri": iri, "form": what, "most_bytes": respondent.settings.most_bytes}
    return await respondent.respond(request, "triples", asked, media)


async def ontology(respondent: Respondent, request: Request) -> Response:
    """The ontology: a page, or its triples."""
    media, what = negotiated(request, {**PAGES, **TRIPLES})
    if what == "html":
        return await respondent.respond(request, "vocabulary", {"media": "html"}, media)
    base = respondent.builds.current.base
    asked = {"iri": f"{base}graph/ontology", "form": what, "most_bytes": respondent.settings.most_bytes}
    return await respondent.respond(request, "triples", asked, media)


async def vocabulary(respondent: Respondent, request: Request) -> Response:
    """The classes and properties of the ontology."""
    return await respondent.respond(request, "vocabulary", {"media": "json"}, "application/json")


async def labels(respondent: Respondent, request: Request) -> Response:
    """Names of things that hold some letters."""
    return await respondent.respond(request, "labels", {"letters": one_of(request, "q")}, "application/json")


async def prefixes(respondent: Respondent, request: Request) -> Response:
    """The prefixes of the graph."""
    return await respondent.respond(request, "prefixes", {}, "application/json")


async def health(respondent: Respondent, request: Request) -> Response:
    """Whether the service answers, and which build."""
    _, _, mark = await respondent.ask("ready", {})
    return JSONResponse({"status": "ok", "build": mark}, headers={"cache-control": "no-store"})


async def openapi(respondent: Respondent, request: Request) -> Response:
    """The service in the words of OpenAPI."""
    return JSONResponse(read_openapi(root_of(request).rstrip("/") or "/"))


async def reconcile(respondent: Respondent, request: Request) -> Response:
    """The Reconciliation Service: its manifest, a batch of queries, or values of properties."""
    pairs = dict(read_parameters(request))
    if request.method == "POST":
        if not request.headers.get("content-type", "").lower().startswith(FORM):
            raise RequestError(415, f"queries are read from a body of {FORM}")
        pairs.update(read_pairs(await read_body(request, respondent.settings.most_asked)))
    if "queries" in pairs:
        queries = json_object("queries", pairs["queries"])
        if not all(isinstance(query, dict) for query in queries.values()):
            raise RequestError(400, 'queries is an object of queries, as {"q0": {"query": "Quad"}}')
        return await respondent.respond(request, "reconcile", {"queries": queries}, "application/json")
    if "extend" in pairs:
        extend = json_object("extend", pairs["extend"])
        return await respondent.respond(request, "extend", {"extend": extend}, "application/json")
    base = respondent.builds.current.base
    return JSONResponse(reconciliation_manifest(base, str(request.base_url)))


async def propose(respondent: Respondent, request: Request) -> Response:
    """The properties with which things can be extended."""
    return await respondent.respond(
        request, "extend", {"extend": {"type": one_of(request, "type")}}, "application/json"
    )


async def suggest(respondent: Respondent, request: Request) -> Response:
    """Things, types or properties by the first letters of their names."""
    what, cursor = request.path_params["what"], one_of(request, "cursor") or "0"
    if what not in ("entity", "type", "property"):
        raise RequestError(404, f"there is nothing at {request.url.path}")
    if not cursor.isdigit():
        raise RequestError(400, f"cursor {cursor[:20]!r} is not a number")
    asked = {"what": what, "prefix": one_of(request, "prefix"), "cursor": int(cursor)}
    return await respondent.respond(request, "suggest", asked, "application/json")


async def preview(respondent: Respondent, request: Request) -> Response:
    """A thing in a small frame, which pages of the service's own and of allowed sites may show."""
    base = respondent.builds.current.base
    asked = {"iri": f"{base}id/{encoded(one_of(request, 'id'))}"}
    return await respondent.respond(request, "preview", asked, HTML)


def negotiated(request: Request, offered: dict[str, str]) -> tuple[str, str]:
    """The media type that the client likes best, and its format. Raises RequestError 406 where it likes none."""
    chosen = choose(request.headers.get("accept"), offered)
    if chosen is None:
        raise RequestError(406, f"this is written as {', '.join(offered)}; none of them is in the Accept header")
    return chosen


def one_of(request: Request, name: str) -> str:
    """The first value of a parameter in the address, "" for none."""
    return next((value for key, value in read_parameters(request) if key == name), "")


def json_object(name: str, text: str) -> dict[str, Any]:
    """A parameter that is an object in JSON."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestError(400, f"{name} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise RequestError(400, f"{name} is not an object in JSON")
    return found


def encoded(name: str) -> str:
    """A path as it stands in an IRI."""
    return quote(name, safe="/~!$&'()*+,;=:@")
