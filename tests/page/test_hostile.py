"""Text that would be code elsewhere is text here: no name, sentence, title or id of a document runs in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graph_sample import sample_quads
from pyoxigraph import Literal, NamedNode, Quad, Store
from visit import Open, Visit

from kg.identifiers import Identifiers
from kg.render import render_page

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
    "__proto__",
    "constructor",
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
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


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
    visit.page.locator("#document-search").fill("<svg")
    visit.page.get_by_role("checkbox", name="Meetings").uncheck()
    for box in visit.page.evaluate("() => kgPage.labels.painted().slice(0, 20).map((one) => one.box)"):
        visit.page.locator("#picture").hover(
            position={"x": (box["left"] + box["right"]) / 2, "y": (box["top"] + box["bottom"]) / 2}
        )
    visit.page.click("#theme")


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
