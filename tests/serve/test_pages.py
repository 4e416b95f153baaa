"""The pages of the service: what they show, where they lead, and that nothing in a document can do harm there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from pyoxigraph import RdfFormat, parse
from service import Answer, Service, serving

from kg.facts import FactRow, read_facts, read_facts_in
from kg.identifiers import DEFAULT_BASE
from kg.pipeline import build
from kg.query import Graph
from kg.serve.documents import Name, pieces_of
from kg.store import open_graph

VILE = """<script>alert(1)</script> Talks

Minister Ana "><img src=x onerror=alert(2)> Lind of Norway met Minister Bo {{ 7 * 7 }} Karlsson of Sweden in Riga.

Foreign Minister Ana Lind of Norway met Defence Minister Bo Karlsson of Sweden in Riga on May 3, 2024.
They discussed <b>semiconductors</b>.
"""

GIVEN_UP = """
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?member ?entity {
  ?member dcterms:isReplacedBy ?entity . FILTER (?member != ?entity && CONTAINS(STR(?member), "/id/person/"))
}
ORDER BY ?member LIMIT 1
"""


@pytest.fixture(scope="module")
def service(seeds_graph: Path) -> Iterator[Service]:
    with serving(seeds_graph) as found:
        yield found


@pytest.fixture(scope="module")
def graph(seeds_graph: Path) -> Graph:
    return Graph(open_graph(seeds_graph))


class Links(HTMLParser):
    """The addresses that a page leads to, and the ids in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "action") and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.append(value)


def path_of(iri: str) -> str:
    return "/" + iri.removeprefix(DEFAULT_BASE)


def get(service: Service, path: str, accept: str = "text/html") -> Answer:
    return service.send(path, accept=accept)


def test_every_link_leads_somewhere(service: Service) -> None:
    """From the first page, over every kind of page, to any depth, twenty-five pages of each kind."""
    waiting, seen, visited = ["/"], {"/"}, Counter[str]()
    while waiting:
        path = waiting.pop(0)
        kind = path.split("/")[1].partition("?")[0]
        if visited[kind] >= 25:
            continue
        visited[kind] += 1
        answer = get(service, path)
        assert answer.status in (200, 303), path
        assert answer.headers["content-security-policy"]
        if answer.status == 303 or answer.media != "text/html" or path.startswith("/network"):
            continue
        page = Links(answer.text)
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            target = urlsplit(urljoin(path, link))
            following = target.path + (f"?{target.query}" if target.query else "")
            if not target.scheme and not target.netloc and following not in seen:
                seen.add(following)
                waiting.append(following)
    assert set(visited) >= {"", "doc", "id", "network", "ontology", "query", "questions", "static"}


def test_no_page_has_a_script_or_a_style_of_its_own(service: Service, graph: Graph) -> None:
    """So that the Content-Security-Policy can forbid both."""
    fact = read_facts(graph)[0]
    paths = [
        "/",
        "/questions",
        "/questions/who-met-whom",
        "/ask?q=who+met+whom",
        "/ontology",
        path_of(str(fact.subject_id)),
    ]
    for path in paths:
        answer = get(service, path)
        page = Links(answer.text)
        assert not page.attributes & {"style", "onclick", "onload", "onerror"}, path
        assert "style" not in page.tags, path
        assert "script" not in page.tags, path
        assert "'unsafe" not in answer.headers["content-security-policy"]


def test_every_thing_is_at_its_iri(service: Service, graph: Graph) -> None:
    """As a page with its facts and sentences, and in every format of RDF as the same triples."""
    facts = read_facts(graph)
    for iri in sorted({str(fact.subject_id) for fact in facts})[:25]:
        page = get(service, path_of(iri))
        assert page.status == 200
        shown = re.sub(r"\s+", " ", page.text)
        for fact in facts:
            if fact.subject_id == iri:
                assert _escaped(fact.quote) in shown
    found = [
        {quad.triple for quad in parse(get(service, path_of(iri), accept=form.media_type).body, format=form)}
        for form in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD)
    ]
    assert found[0]
    assert all(triples == found[0] for triples in found)
    assert service.send(f"{path_of(iri)}.ttl").body == get(service, path_of(iri), accept="text/turtle").body


def _escaped(text: str) -> str:
    from markupsafe import escape

    return re.sub(r"\s+", " ", str(escape(text)))


def test_an_iri_that_was_given_up_leads_to_its_successor(service: Service, graph: Graph) -> None:
    member = next(iter(graph.select(GIVEN_UP).records()))
    answer = get(service, path_of(str(member["member"])))
    assert (answer.status, answer.headers["location"]) == (303, path_of(str(member["entity"])))


def test_a_graph_is_at_its_iri(service: Service, graph: Graph) -> None:
    name = read_facts(graph)[0].document
    answer = get(service, f"/graph/doc/{name}", accept="application/n-triples")
    assert answer.status == 200
    assert len(answer.text.splitlines()) > 100
    assert get(service, "/graph/doc/nothing", accept="text/turtle").status == 404


def test_the_text_of_a_document_is_whole_on_its_page(service: Service, graph: Graph, seeds: Path) -> None:
    """And each fact leads to its sentence there."""
    for file in sorted(seeds.glob("*.txt")):
        page = get(service, f"/doc/{file.stem}").text
        kept = page[page.index('<div class="kept">') : page.index("</div>\n", page.index('<div class="kept">'))]
        shown = re.sub(r"<[^>]*>", "", kept)
        assert shown == re.sub(r"(?!)", "", _plain(file.read_bytes().decode("utf-8")))
        ids = set(Links(page).ids)
        assert all(f"at{fact.start}" in ids for fact in read_facts_in(graph, f"{DEFAULT_BASE}doc/{file.stem}"))


def _plain(text: str) -> str:
    from markupsafe import escape

    return str(escape(text))


def test_pieces_joined_are_the_text() -> None:
    """Sentences and names may overlap in any way."""
    text = "Ana Lind met Bo. They spoke."
    facts = [_fact(0, 16), _fact(0, 28), _fact(17, 28), _fact(4, 8)]
    names = [
        Name(0, 8, "a", "Ana"),
        Name(4, 8, "l", "Lind"),
        Name(13, 15, "b", "Bo"),
        Name(17, 21, "t", "They"),
        Name(20, 90, "x", "x"),
    ]
    pieces = list(pieces_of(text, facts, names))
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.name.iri) for piece in pieces if piece.name] == [
        ("Ana ", "a"),
        ("Lind", "a"),
        ("Bo", "b"),
        ("They", "t"),
    ]
    assert pieces[0].opens == (0, 1)
    assert [piece.facts for piece in pieces if piece.text == "They"] == [(1, 2)]


def test_a_text_without_facts_is_one_piece() -> None:
    assert [piece.text for piece in pieces_of("nothing", [], [])] == ["nothing"]
    assert list(pieces_of("", [], [])) == []


def _fact(start: int, end: int) -> FactRow:
    return FactRow(
        id="", document="d", predicate="met", subject="a", object="b", subject_id=None, object_id=None,
        subject_text=None, object_text=None, qualifier=None, status=None, quote="", start=start, end=end,
        confidence=None, rule=None,
    )  # fmt: skip


def test_a_question_has_one_answer_as_page_and_as_json(service: Service) -> None:
    asked = urlencode({"q": "who met Jeffrey Kessler?"})
    told = json.loads(get(service, f"/ask.json?{asked}", accept="*/*").body)
    assert told["understood"]
    assert told["rows"]
    assert {"question", "query", "sparql", "columns", "evidence"} <= set(told)
    assert json.loads(get(service, f"/ask?{asked}", accept="application/json").body) == told
    page = get(service, f"/ask?{asked}").text
    assert all(_escaped(one["quote"]) in re.sub(r"\s+", " ", page) for one in told["evidence"])
    assert get(service, "/ask.json").status == 400
    assert "Not understood" in get(service, "/ask?q=colourless+green+ideas").text


def test_a_named_question_is_a_form_and_a_table_and_data(service: Service) -> None:
    path = f"/questions/who-co-chaired?{urlencode({'forum': '2+2 Intersessional Dialogue'})}"
    assert "Vishwesh Negi" in get(service, path).text
    rows = get(service, f"{path}&format=csv&evidence=yes", accept="*/*")
    assert rows.media == "text/csv"
    assert rows.text.splitlines()[0].split(",")[-2:] == ["document", "quote"]
    assert json.loads(get(service, path, accept="application/sparql-results+json").body)["results"]["bindings"]
    assert "no forum" in get(service, "/questions/who-co-chaired?forum=zzzzzz").text
    assert get(service, "/questions/who-co-chaired?forum=zzzzzz&format=json").status == 400
    assert get(service, "/questions/who-co-chaired?nobody=1&format=json").status == 400
    assert get(service, "/questions/nothing").status == 404
    assert get(service, "/questions/who-co-chaired?format=pdf").status == 400
    library = json.loads(get(service, "/questions", accept="application/json").body)
    assert len(library) >= 40


def test_what_a_document_holds_does_no_harm(tmp_path: Path) -> None:
    """Its text, its names, its file's name and its address are words on every page."""
    folder = tmp_path / "vile"
    folder.mkdir()
    (folder / "a'\"&<b>.txt").write_text(VILE, encoding="utf-8")
    (folder / "index.csv").write_text(
        'file,title,publisher,url,published\n"a\'""&<b>.txt",<script>alert(3)</script>,<i>P</i>,,2024-05-03\n',
        encoding="utf-8",
    )
    build([folder], tmp_path / "graph", base=DEFAULT_BASE)
    with serving(tmp_path / "graph") as service:
        listed = Links(get(service, "/").text)
        (document,) = [link for link in listed.links if link.startswith("/doc/")]
        things = [link for link in Links(get(service, document).text).links if link.startswith("/id/")]
        assert things
        asked = f"/ask?{urlencode({'q': '<script>alert(5)</script>'})}"
        for path in ["/", document, *things, asked, f"/questions/who-met-whom?{urlencode({'person': '<b>x</b>'})}"]:
            answer = get(service, path)
            assert answer.status in (200, 303), path
            page = Links(answer.text)
            assert not page.tags & {"script", "img", "b", "i"}, path
            assert not any(link.lower().startswith("javascript") for link in page.links), path
            assert "49" not in re.sub(r"\d{3,}", "", answer.text) or "7 * 7" in answer.text
        assert get(service, f"/doc/{quote('../../etc/passwd')}").status == 404
        assert service.send("/static/../worker.py").status == 404


def test_the_service_tells_what_it_offers(service: Service) -> None:
    """Every address in the description answers, and every address that answers is in it."""
    from kg.serve.answers import Respondent
    from kg.serve.routes import routes

    told = json.loads(get(service, "/openapi.json", accept="*/*").body)
    known = {route.path.replace(":path", "") for route in routes(Respondent(None, None)) if hasattr(route, "methods")}  # type: ignore[arg-type]
    assert set(told["paths"]) == known
    for path, methods in told["paths"].items():
        for method in methods:
            filled = re.sub(r"\{\w+\}", "nothing", path)
            assert service.send(filled, method=method.upper()).status not in (405, 500), (method, path)


def test_health_tells_the_build(service: Service) -> None:
    told = json.loads(get(service, "/health", accept="*/*").body)
    assert told["status"] == "ok"
    assert re.fullmatch("[0-9a-f]{64}", told["build"])


def test_the_editor_gets_prefixes_terms_and_names(service: Service) -> None:
    prefixes = json.loads(get(service, "/prefixes.json", accept="*/*").body)
    assert prefixes["kg"] == f"{DEFAULT_BASE}ontology#"
    terms = json.loads(get(service, "/vocabulary.json", accept="*/*").body)
    assert f"{DEFAULT_BASE}ontology#Person" in {one["iri"] for one in terms["classes"]}
    assert f"{DEFAULT_BASE}ontology#met" in {one["iri"] for one in terms["properties"]}
    labels = json.loads(get(service, "/labels.json?q=kessler", accept="*/*").body)["labels"]
    assert labels[0]["label"] == "Jeffrey Kessler"
