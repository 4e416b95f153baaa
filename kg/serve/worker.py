"""The program that answers what the service asks: SPARQL, questions, pages about things and documents.

One of `JOBS` answers each request; see `kg/query/worker.py` for how. The address of a page is decided elsewhere:
requests name things by IRI and carry the path under which the service stands.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.query import entry_of, library
from kg.query.engine import known_prefixes
from kg.query.sparql import describe, rewrite
from kg.query.worker import JOBS as QUERY_JOBS
from kg.query.worker import Desk, Job, Reply, work
from kg.serve.documents import read_document
from kg.serve.gone import find_gone
from kg.serve.named import answer_named
from kg.serve.pages import write_page
from kg.serve.reconciliation import labels_with, properties_of, reconcile, suggest
from kg.serve.things import read_home, read_thing, read_vocabulary

__all__ = ["JOBS"]

NOT_FOUND = Reply({"status": 404})

Asked = Mapping[str, Any]


def ready(desk: Desk, asked: Asked) -> Reply:
    """That the graph is open, and the base of its IRIs."""
    return Reply({"base": desk.graph.base})


def ask_page(desk: Desk, asked: Asked) -> Reply:
    """The answer to a question in plain English, as a page or as `kg ask --format json` has it."""
    from kg.ask import ask, contract_of

    found = ask(desk.graph, asked["question"])
    told = contract_of(found)
    if asked["media"] == "json":
        return _json(told)
    return _page(desk, asked, "ask", told=told, rows=list(zip(found.rows, found.proofs, strict=True)))


def home(desk: Desk, asked: Asked) -> Reply:
    """The first page: how much the graph holds, and where to begin."""
    return _page(desk, asked, "home", **read_home(desk.graph))


def thing(desk: Desk, asked: Asked) -> Reply:
    """All that is known of a thing, as a page; where it was found to be another, the IRI of that one."""
    found = read_thing(desk.graph, asked["iri"])
    if found is None:
        return NOT_FOUND
    if found["iri"] != asked["iri"]:
        return Reply({"status": 303, "location": found["iri"]})
    return _page(desk, asked, "thing", **found)


def document(desk: Desk, asked: Asked) -> Reply:
    """A document with its facts marked, as a page."""
    found = read_document(desk.graph, asked["iri"])
    return NOT_FOUND if found is None else _page(desk, asked, "document", **found)


def triples(desk: Desk, asked: Asked) -> Reply:
    """The triples about a thing, or of a whole graph, in a format."""
    body = describe(desk.store, desk.graph, asked["iri"], asked["form"], most=asked["most_bytes"])
    return Reply({"status": 200}, body) if body else NOT_FOUND


def gone(desk: Desk, asked: Asked) -> Reply:
    """What became of a thing that the graph does not know: gone, or one thing whose IRI it has now."""
    try:
        found = find_gone(desk.graph, Path(asked["previous"]), asked["iri"])
    except ValueError:  # no IRI
        return NOT_FOUND
    if found is None:
        return NOT_FOUND
    if len(found.successors) == 1:
        return Reply({"status": 303, "location": found.successors[0]})
    return Reply({"status": 410, "told": found.sentence})


def rewritten(desk: Desk, asked: Asked) -> Reply:
    """Turtle in another format."""
    return Reply({}, rewrite(asked["turtle"].encode("utf-8"), asked["form"]))


def questions(desk: Desk, asked: Asked) -> Reply:
    """The named questions: as a page, or with what each takes and shows as JSON."""
    if asked["media"] == "json":
        return _json([entry_of(query) for query in library()])
    return _page(desk, asked, "questions", queries=library())


def question(desk: Desk, asked: Asked) -> Reply:
    """The answer to a named question: a page, or one of the W3C formats."""
    found = answer_named(desk.graph, asked["name"], asked["given"], evidence=asked["evidence"], form=asked["media"])
    if found is None:
        return NOT_FOUND
    if isinstance(found, bytes):
        return Reply({"status": 200}, found)
    return _page(desk, asked, "question", **found)


def sparql_page(desk: Desk, asked: Asked) -> Reply:
    """The page on which SPARQL is written."""
    examples = [
        {"name": query.name, "title": query.title, "question": query.question, "sparql": _shown(desk, query.sparql)}
        for query in library()
    ]
    links = [
        {"href": asked["root"] + path, "text": text, "current": path == "query"}
        for path, text in (("", "Start"), ("questions", "Questions"), ("query", "SPARQL"), ("ontology", "Ontology"))
    ]
    return _page(
        desk,
        asked,
        "query",
        title="SPARQL",
        endpoint="sparql",
        examples=examples,
        links=links,
        graph=desk.graph.base,
        home=asked["root"],
    )


def prefixes(desk: Desk, asked: Asked) -> Reply:
    """The prefixes of the graph."""
    return _json(known_prefixes(desk.graph.base))


def vocabulary(desk: Desk, asked: Asked) -> Reply:
    """The classes and properties of the ontology: as JSON, or as a page."""
    found = read_vocabulary(desk.graph)
    return _json(found) if asked["media"] == "json" else _page(desk, asked, "vocabulary", **found)


def reconciled(desk: Desk, asked: Asked) -> Reply:
    """The things that names may mean, as the W3C Reconciliation Service has it."""
    return _json(reconcile(desk.graph, asked["queries"]))


def suggested(desk: Desk, asked: Asked) -> Reply:
    """Things, classes or properties whose names begin with some letters."""
    return _json({"result": suggest(desk.graph, asked["what"], asked["prefix"], asked["cursor"])})


def labels(desk: Desk, asked: Asked) -> Reply:
    """Names that hold some letters, for whoever writes a query."""
    return _json({"labels": labels_with(desk.graph, asked["letters"])})


def extended(desk: Desk, asked: Asked) -> Reply:
    """What is known of things, property by property, to fill columns with."""
    return _json(properties_of(desk.graph, asked["extend"]))


def preview(desk: Desk, asked: Asked) -> Reply:
    """A thing in a small frame."""
    found = read_thing(desk.graph, asked["iri"])
    return NOT_FOUND if found is None else _page(desk, asked, "preview", **found)


def _shown(desk: Desk, sparql: str) -> str:
    """A named query without its header, with nothing bound."""
    lines = desk.graph.bound(sparql, {}).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("# "))


def _json(value: object) -> Reply:
    return Reply({"status": 200}, json.dumps(value, ensure_ascii=False).encode("utf-8"))


def _page(desk: Desk, asked: Asked, name: str, **values: object) -> Reply:
    page = write_page(name, base=desk.graph.base, root=asked["root"], has_network=asked["has_network"], **values)
    return Reply({"status": 200}, page.encode("utf-8"))


JOBS: dict[str, Job] = {
    **QUERY_JOBS,
    "ready": ready,
    "ask": ask_page,
    "home": home,
    "thing": thing,
    "document": document,
    "triples": triples,
    "gone": gone,
    "rewrite": rewritten,
    "questions": questions,
    "question": question,
    "query-page": sparql_page,
    "prefixes": prefixes,
    "vocabulary": vocabulary,
    "reconcile": reconciled,
    "suggest": suggested,
    "labels": labels,
    "extend": extended,
    "preview": preview,
}
"""What a process of the service can do, by name."""


if __name__ == "__main__":
    sys.exit(work(JOBS))
