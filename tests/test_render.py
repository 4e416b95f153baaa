"""The page is one file, the same each time, made of the graph alone, and safe by construction."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browsing import run_npm
from graph_sample import sample_store
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.model import OntologyError
from kg.network import build_network
from kg.render import render_page
from kg.render.display import load_looks
from kg.render.grouping import trig_of
from kg.render.packing import pack
from kg.render.questions import make_questions
from kg.render.wording import load_wording
from kg.store import lines_of

KG = Identifiers().kg


class Reader(HTMLParser):
    """The tags of a page with their attributes, and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style"):
            self.raw.append((*self.tags[-1], data))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.tags.append(("", {}))


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(sample_store(), title="Sample <b>graph</b>")


@pytest.fixture(scope="module")
def reader(html: str) -> Reader:
    return Reader(html)


def tables(html: str) -> dict[str, Any]:
    return {
        attributes["id"] or "": json.loads(text)
        for tag, attributes, text in Reader(html).raw
        if tag == "script" and attributes.get("type") == "application/json"
    }


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_two_pages_of_one_dataset_have_the_same_bytes(html: str) -> None:
    assert render_page(sample_store(), title="Sample <b>graph</b>") == html


def test_a_graph_without_a_fact_gives_a_page(tmp_path: Path) -> None:
    store = sample_store()
    store.clear()
    assert tables(render_page(store))["page-content"]["things"] == []


def test_nothing_in_the_page_asks_the_network_for_anything(reader: Reader) -> None:
    asking = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background", "ping", "manifest"}
    assert [(tag, attributes) for tag, attributes in reader.tags if asking & set(attributes)] == []
    assert {tag for tag, _ in reader.tags} & {"link", "base", "iframe", "object", "embed", "form", "img"} == set()


def test_no_element_has_a_handler_or_a_style_of_its_own(reader: Reader) -> None:
    own = [name for _, attributes in reader.tags for name in attributes if name.startswith("on") or name == "style"]
    assert own == []


def test_the_policy_names_every_script_and_style_by_its_hash_and_allows_nothing_else(reader: Reader) -> None:
    def digest(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    scripts = [digest(text) for tag, attributes, text in reader.raw if tag == "script" and "type" not in attributes]
    styles = [digest(text) for tag, _, text in reader.raw if tag == "style"]
    policy = next(a["content"] for tag, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; script-src {' '.join(scripts)} 'wasm-unsafe-eval'; style-src {' '.join(styles)}; "
        "img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def test_scripts_and_styles_hold_no_carriage_return_and_no_end_of_their_element(reader: Reader) -> None:
    ends = {"script": r"\r|</script|<!--", "style": r"\r|</style|<!--"}
    texts = [(tag, text) for tag, attributes, text in reader.raw if "type" not in attributes]
    assert [text for tag, text in texts if re.search(ends[tag], text, re.IGNORECASE)] == []


def test_a_browser_too_old_for_the_query_engine_can_read_the_scripts(reader: Reader) -> None:
    """Safari learnt to look behind in a pattern with the release that brought DecompressionStream."""
    scripts = [text for tag, attributes, text in reader.raw if tag == "script" and "type" not in attributes]
    assert len(scripts) == 2
    assert [found[0] for text in scripts for found in re.finditer(r"\(\?<[=!].{20}", text)] == []


def test_the_tables_hold_no_sign_that_could_end_them(reader: Reader) -> None:
    texts = [text for _, attributes, text in reader.raw if attributes.get("type") == "application/json"]
    assert len(texts) == 9
    assert [text for text in texts if re.search(r"[<>&\u2028\u2029]", text)] == []


def test_a_large_table_is_packed_and_holds_the_same() -> None:
    rows = [{"label": f"नई दिल्ली </script> {number}", "place": [number, -number]} for number in range(50_000)]
    packed = pack(rows)
    assert len(packed) < len(json.dumps(rows)) / 5
    assert set(packed) <= set(b64encode(bytes(range(256)) * 3).decode()) | {"="}
    assert json.loads(gzip.decompress(b64decode(packed))) == rows
    assert pack(rows) == packed
    assert pack(rows[:10]) == ""


def test_the_title_is_text(html: str) -> None:
    assert "<title>Sample &lt;b&gt;graph&lt;/b&gt;</title>" in html
    assert "<b>graph" not in html


def test_every_fact_reaches_a_sentence_and_every_sentence_a_document(html: str) -> None:
    content = tables(html)["page-content"]
    facts, quotes = content["facts"], content["quotes"]

    def sentences(number: int) -> Iterator[int]:
        yield from facts[number]["quotes"]
        for premise in facts[number]["premises"]:
            yield from sentences(premise)

    assert facts
    assert all(any(True for _ in sentences(number)) for number in range(len(facts)))
    assert {quote["document"] for quote in quotes} == set(range(len(content["documents"])))


def test_a_derived_link_belongs_to_the_documents_of_what_it_follows_from(html: str) -> None:
    links = [link for link in tables(html)["page-content"]["links"] if link["derived"]]
    assert links
    assert all(link["documents"] for link in links)


def test_the_picture_has_a_node_a_thing_and_an_edge_a_link(html: str) -> None:
    found = tables(html)
    assert [node["id"] for node in found["page-nodes"]] == list(range(len(found["page-content"]["things"])))
    assert [edge["id"] for edge in found["page-edges"]] == list(range(len(found["page-content"]["links"])))


def test_parallel_links_bend_apart(html: str) -> None:
    between: dict[frozenset[int], list[tuple[bool, str, float]]] = {}
    for edge in tables(html)["page-edges"]:
        smooth = edge.get("smooth", {"type": "straight", "roundness": 0})
        shape = (edge["from"] < edge["to"], smooth["type"], smooth["roundness"])
        between.setdefault(frozenset((edge["from"], edge["to"])), []).append(shape)
    several = [shapes for shapes in between.values() if len(shapes) > 1]
    assert several
    assert all(len(set(shapes)) == len(shapes) for shapes in several)


def test_the_more_links_the_larger_the_node(html: str) -> None:
    found = tables(html)
    pairs = [
        (thing["importance"], found["page-nodes"][n]["size"]) for n, thing in enumerate(found["page-content"]["things"])
    ]
    assert [size for _, size in sorted(pairs)] == sorted(size for _, size in pairs)


def test_an_address_that_is_not_of_the_web_is_not_offered_as_a_link() -> None:
    store = sample_store()
    document, graph = NamedNode(Identifiers().document("visit")), NamedNode(Identifiers().graph("meta"))
    store.add(Quad(document, NamedNode("https://schema.org/url"), Literal("javascript:alert(1)"), graph))
    addresses = {row["name"]: row["url"] for row in tables(render_page(store))["page-content"]["documents"]}
    assert addresses == {"session": "https://news.example/harbour?id=1&page=2", "visit": None}


def page_sources(checkout: Path) -> list[Path]:
    """The sources of the network page; those of the query page stand in a folder of their own."""
    return [path for path in (checkout / "page/src").rglob("*.js") if path.parent.name != "query"]


def words_of(checkout: Path, language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((checkout / f"kg/templates/words.{language}.json").read_text(encoding="utf-8"))
    return words


def test_the_page_has_every_word_that_it_asks_for_and_asks_for_every_word_that_it_has(checkout: Path) -> None:
    words = words_of(checkout, "en")
    template = (checkout / "kg/templates/page.html").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in page_sources(checkout))
    asked = set(re.findall(r'\bword\("(\w+)"', code)) | set(re.findall(r"\bwords\.(\w+)", template))
    asked |= set(re.findall(r'\{\{ (?:text|label|named)\("(\w+)"\)', template))
    asked |= {form for name in re.findall(r'\bcounted\("(\w+)"', code) for form in (name, f"{name}_one")}
    assert asked - set(words) == set()
    # What is not asked for by its name is chosen by a value of the tables, or among names that stand in the code.
    kinds = set(re.findall(r'\bworded\("(\w+)"', code))
    steps = set(re.findall(r'name: "(tour_\w+)"', code))
    chosen = {name for name in words if name.partition("_")[0] in kinds} | {f"{step}_text" for step in steps}
    spoken = {name for name in words if f'"{name}"' in code}
    assert set(words) - asked - chosen - spoken == set()


def test_every_language_has_the_same_words_with_the_same_places_for_values(checkout: Path) -> None:
    english = words_of(checkout, "en")
    for path in sorted((checkout / "kg/templates").glob("words.*.json")):
        words = json.loads(path.read_text(encoding="utf-8"))
        assert set(words) == set(english), path.name
        assert list(words) == sorted(words), path.name
        for name, text in words.items():
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[name])), (path.name, name)
            assert bool(text) == bool(english[name]), (path.name, name)


def test_no_source_of_the_page_makes_elements_of_text_or_code_of_text(checkout: Path) -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|fetch\(|XMLHttp"
        r"|import\(.(?!\./)"
    )
    for source in page_sources(checkout):
        assert forbidden.search(source.read_text(encoding="utf-8")) is None, source.name


def test_the_scripts_of_the_pages_are_what_their_sources_make(checkout: Path, page_folder: Path) -> None:
    """`npm ci && npm run build` in page/ gives the same files; whoever changes a source commits both."""
    run_npm(page_folder, "run", "--silent", "build")
    root = page_folder.parent
    made = {path.relative_to(root).as_posix() for path in (root / "kg").rglob("*") if path.is_file()}
    static = {f"kg/serve/static/{path.name}" for path in (checkout / "kg/serve/static").iterdir()} - {
        "kg/serve/static/service.css"
    }
    templates = {f"kg/templates/{name}" for name in ("engine.js", "oxigraph.wasm.zlib", "page.LICENSES.txt", "page.js")}
    assert made == templates | static
    for name in sorted(made):
        same = (root / name).read_bytes() == (checkout / name).read_bytes()
        assert same, f"{name} is not what page/ makes: run npm ci && npm run build in page/"


def test_the_modules_of_the_page_pass_their_own_tests(page_folder: Path) -> None:
    """`npm test` in page/: what needs no browser is tested by node itself."""
    told = run_npm(page_folder, "test")
    assert re.search(r"# fail 0\n", told), told
    assert int(re.search(r"# pass (\d+)", told)[1]) >= 15  # type: ignore[index]


def test_a_page_of_quotes_only_holds_no_text_of_a_document_and_every_quote() -> None:
    store = sample_store()
    document, graph = NamedNode(Identifiers().document("visit")), NamedNode(Identifiers().graph("meta"))
    store.add(Quad(document, NamedNode(KG("text")), Literal("The whole text of the visit."), graph))
    whole, cut = (tables(render_page(store, quotes_only=choice)) for choice in (False, True))
    quads, left = (quads_of(found) for found in (whole, cut))
    assert {quad.predicate.value for quad in quads - left} == {KG("text")}
    assert left < quads
    assert not any("The whole text of the visit." in str(quad.object) for quad in left)
    assert {row["text"] for row in cut["page-content"]["documents"]} == {None}
    assert cut["page-content"]["quotes"] == whole["page-content"]["quotes"]


def quads_of(found: dict[str, Any]) -> set[Quad]:
    """The quads that the page holds to be asked."""
    return set(parse(zlib.decompress(b64decode(found["page-engine"]["quads"])), format=RdfFormat.TRIG))


def test_the_page_holds_every_quad_of_the_graph_once_and_from_lines_too() -> None:
    store = sample_store()
    html = render_page(store)
    assert quads_of(tables(html)) == set(store)
    assert render_page(store, lines_of(store)) == html


def test_quads_are_grouped_whatever_their_last_term_looks_like() -> None:
    quads = (
        '<x:s> <x:p> "a <x:b>" .',
        '<x:s> <x:p> "a <x:b>"@en <x:g> .',
        '<x:s> <x:p> "a <x:b> ."^^<x:d> .',
        '<x:s> <x:p> "a; b\\"" <x:g> .',
        "<x:s> <x:p> <x:o> .",
        "<x:s> <x:p> <x:o> <x:g> .",
        "<x:s> <x:q> <x:o> <x:g> .",
        "<x:t> <x:q> _:b <x:g> .",
        "_:b <x:q> <x:o> _:g .",
    )
    text = "".join(f"{quad}\n" for quad in sorted(quads)).encode()
    grouped = b"".join(trig_of(text.splitlines(keepends=True)))
    told = serialize(parse(grouped, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)
    assert sorted((told or b"").splitlines()) == sorted(text.splitlines())
    assert b"".join(trig_of(())) == b""


def test_a_page_without_its_data_is_smaller_than_three_and_a_half_megabytes(html: str) -> None:
    found = tables(html)
    content = ("page-nodes", "page-edges", "page-content")
    data = sum(len(json.dumps(found[name], separators=(",", ":"))) for name in content)
    assert len(html.encode("utf-8")) - data - len(found["page-engine"]["quads"]) < 3_500_000


def test_every_class_that_is_drawn_has_a_look(checkout: Path) -> None:
    text = (checkout / "ontology/kg.ttl").read_text(encoding="utf-8")
    drawn = {block.split()[0].removeprefix("kg:") for block in text.split("\n\n") if "kg:node true" in block}
    assert {look.name for look in load_looks()} == drawn


def test_colours_can_be_told_from_the_ground_in_light_and_dark(checkout: Path) -> None:
    """WCAG 2.2 asks 3:1 of what carries meaning, https://www.w3.org/TR/WCAG22/#non-text-contrast."""
    style = (checkout / "page/src/palette.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--ground: (#\w{6});", style)[:2]
    surface, dark_surface = re.findall(r"--surface: (#\w{6});", style)[:2]
    for look in load_looks():
        assert min(contrast(look.colour, light), contrast(look.colour, surface)) >= 4.5, look.name
        assert min(contrast(look.colour_on_dark, dark), contrast(look.colour_on_dark, dark_surface)) >= 4.5, look.name


def test_no_two_classes_share_a_shape() -> None:
    shapes = [look.shape for look in load_looks()]
    assert len(set(shapes)) == len(shapes)


def test_a_shape_that_the_page_cannot_draw_is_named_with_file_and_line(checkout: Path, tmp_path: Path) -> None:
    text = (checkout / "ontology/display.ttl").read_text(encoding="utf-8")
    (tmp_path / "display.ttl").write_text(text.replace('"diamond"', '"kite"'), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"display\.ttl:\d+: Meeting has the shape 'kite'.*use one of dot"):
        load_looks(tmp_path)


def test_every_class_edge_role_and_question_has_a_hindi_name() -> None:
    words = load_wording(["hi"])["hi"]
    network = build_network(sample_store())
    shown = {edge["label"] for _, _, edge in network.edges(data=True)} | {look.plural for look in load_looks()}
    for question in questions():
        shown |= {question["title"], question["question"]}
        for part in (*question["parameters"], *question["columns"]):
            shown |= {part["meaning"]} if part["meaning"] else set()
    assert shown <= set(words)
    assert all(re.search(r"[\u0900-\u097f]", text) for text in words.values())


def test_no_question_is_translated_that_is_not_asked(checkout: Path) -> None:
    """A word of a question that was changed must be translated anew."""
    known = {"acting", "former", "designate", "in office", "out of office", "stated", "inferred", "witnessed"}
    known |= {"before", "after", "about then", "undated", "cancelled"}
    known |= {"office-holder", "person-office", "expansion", "self"}
    for question in questions():
        known |= {question["title"], question["question"], question["empty"]}
        for part in (*question["parameters"], *question["columns"]):
            known |= {part["name"], part["meaning"]}
    for file in (checkout / "kg/templates").glob("questions.*.json"):
        assert set(json.loads(file.read_text(encoding="utf-8"))) - known == set(), file.name


def questions() -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = make_questions(DEFAULT_BASE)["list"]
    return asked


def test_a_translation_of_what_is_not_there_is_named_with_file_and_line(checkout: Path, tmp_path: Path) -> None:
    for name in ("kg.ttl", "display.ttl", "translations.ttl"):
        text = (checkout / "ontology" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace('kg:edgeLabel "met" ;', ""), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"translations\.ttl:\d+: met has no English edgeLabel; correct or remove"):
        load_wording(["hi"], tmp_path)


def test_a_class_without_a_look_is_drawn_plainly() -> None:
    store = sample_store()
    graph, kind = NamedNode(Identifiers().graph("ontology")), NamedNode(KG("Exhibit"))
    store.add(Quad(kind, NamedNode(KG("node")), Literal(True), graph))
    thing = NamedNode(Identifiers().base + "id/exhibit/one")
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store.add(Quad(thing, rdf_type, kind, graph))
    store.add(Quad(thing, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), Literal("One"), graph))
    assert tables(render_page(store))["page-content"]["classes"][-1]["name"] == "Exhibit"
