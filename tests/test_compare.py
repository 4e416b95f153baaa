"""Two accounts side by side: what only one of them says, each with its sentence, and what both do."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graph_sample import sample_documents, sample_graph, sample_store
from graph_variants import Variant, quads_of
from playwright.sync_api import Browser
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.cli import main
from kg.compare import Comparison, Section, compare_accounts, compare_documents
from kg.compare.page import write_page
from kg.compare.passages import find_name, passage_around
from kg.identifiers import Identifiers
from kg.model import QueryError
from kg.query import Graph
from kg.store import store_of, write_graph

HOSTILE = "</style><script>globalThis.ran=1</script><img src=x onerror=globalThis.ran=1>\u202e\x1b[31m\"'{{7*7}}"
INAUGURAL = "Inaugural India-Japan Strategic Materials Dialogue"
TEXTS = {document.name: document.text for document in sample_documents()}


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts."""
    return Graph(sample_store())


@pytest.fixture(scope="module")
def found(graph: Graph) -> Comparison:
    """The two texts side by side."""
    return compare_documents(graph, "session", "visit")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a build leaves it."""
    made = tmp_path_factory.mktemp("graph")
    write_graph(sample_graph(), made, Identifiers())
    return made


@pytest.fixture(scope="module")
def hostile() -> Comparison:
    """The two texts, of which a person, a place and a title are hostile."""
    quads = quads_of(Variant(labels=(("Vikas Anand", HOSTILE), ("Osaka", HOSTILE))))
    title = Identifiers().expand("dcterms:title")
    other = [
        Quad(quad.subject, quad.predicate, Literal(HOSTILE), quad.graph_name) if quad.predicate.value == title else quad
        for quad in quads
    ]
    return compare_documents(Graph(store_of(other)), "session", "visit")


def section(found: Comparison, kind: str) -> Section:
    return next(section for section in found.sections if section.kind == kind)


def only(found: Comparison, kind: str) -> tuple[set[str], set[str]]:
    """What only the left side says, and only the right one."""
    rows = section(found, kind).different
    return {row.left.label for row in rows if row.left}, {row.right.label for row in rows if row.right}


def test_people_that_only_one_document_names_stand_on_its_side(found: Comparison) -> None:
    left, right = only(found, "person")
    assert left == {"Asha Menon", "Rohan Pillai", "Yumi Arakawa", "Leela Varma", "Dev Rao"}
    assert right == {"Vikas Anand", "Tara Iyer", "Neel Kapoor"}
    both = section(found, "person").both
    assert [(row.left.label, row.right.label) for row in both if row.left and row.right] == [
        *(("Farida Contractor", "Farida Contractor"), ("Kenji Morita", "Kenji Morita")),
    ]


def test_domains_places_and_offices_are_told_apart_too(found: Comparison) -> None:
    assert only(found, "domain") == ({"quantum technologies", "seabed mapping", "space"}, set())
    assert only(found, "place") == ({"Tokyo"}, {"Osaka"})
    assert "Ambassador of India to Japan" in only(found, "office")[1]


def test_two_dates_of_one_meeting_stand_side_by_side(found: Comparison) -> None:
    """So do other facts of one subject and relation where both sides know the ends."""
    (row,) = section(found, "date").paired
    assert row.left is not None
    assert row.right is not None
    assert row.left.label == f"{INAUGURAL} held on 2025-03-11"
    assert row.right.label == f"{INAUGURAL} held on 2025-03"


def test_a_role_is_listed_where_both_know_the_person_and_one_the_role(found: Comparison) -> None:
    """The roles of people whom only one side names are told with them."""
    left, right = only(found, "role")
    assert f"Kenji Morita co-chaired {INAUGURAL}" in left
    assert "Kenji Morita met Farida Contractor" in right
    assert "Kenji Morita chaired Meeting of Farida Contractor and Kenji Morita" in right
    (menon,) = (row.left for row in section(found, "person").different if row.left and row.left.label == "Asha Menon")
    assert f"co-chaired {INAUGURAL}" in menon.facts


def test_every_entry_has_words_of_its_side(found: Comparison) -> None:
    """Exactly as they stand in the text."""
    for some in found.sections:
        for row in (*some.different, *some.both):
            for entry, document in ((row.left, "session"), (row.right, "visit")):
                if entry is not None:
                    assert entry.quotes
                    for quote in entry.quotes:
                        assert quote.document == document
                        assert TEXTS[document][quote.start : quote.end] == quote.quote


def test_the_other_way_round_the_sides_are_changed(graph: Graph, found: Comparison) -> None:
    back = compare_documents(graph, "visit", "session")
    for one in found.sections:
        assert only(back, one.kind) == only(found, one.kind)[::-1]


def test_a_thing_without_a_fact_is_told_with_the_sentence_that_names_it(found: Comparison) -> None:
    (space,) = (row.left for row in section(found, "domain").different if row.left and row.left.label == "space")
    assert (space.facts, [quote.quote for quote in space.quotes]) == ((), ["It may take up space."])


def test_what_a_text_names_in_words_of_the_registry_is_named() -> None:
    """Though nothing was found to mention it: a side is said to be silent only where it is."""
    domain, visit = Identifiers().registry("domain/semiconductors"), Identifiers().graph("doc/visit")
    known = [quad for quad in sample_graph() if not (quad.graph_name.value == visit and domain in str(quad.object))]  # type: ignore[union-attr]
    (row,) = section(compare_documents(Graph(store_of(known)), "session", "visit"), "domain").both
    assert row.right is not None
    assert (row.right.label, row.right.facts) == ("semiconductors", ())
    assert row.right.quotes[0].quote == "India and Japan are members of the SMD, which deals with semiconductors."


def test_a_meeting_is_compared_by_those_who_tell_of_it(graph: Graph) -> None:
    """A publisher, or a document where none is known; what they say of other things is left out."""
    found = compare_accounts(graph, "Inaugural India-Japan")
    assert (found.left.label, found.right.label, found.meeting) == ("Harbour Gazette", "visit", INAUGURAL)
    assert only(found, "place") == ({"Tokyo"}, {"Osaka"})
    assert "Vikas Anand" not in only(found, "person")[1]
    assert "Leela Varma" not in only(found, "person")[0]
    assert compare_documents(graph, "session", "visit", meeting=INAUGURAL).sections == found.sections


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("session", "session"), "are one document, session; name two"),
        (("session", "nobody"), "no document is called 'nobody'"),
        (("session", "Gazette"), "no document"),
    ],
)
def test_documents_that_are_not_two_are_refused(graph: Graph, names: tuple[str, str], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        compare_documents(graph, *names)


def test_a_meeting_that_one_tells_of_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"one account tells of it \(visit\), not two; name two documents"):
        compare_accounts(graph, "Meeting of Kenji Morita and Vikas Anand")


def test_an_ambiguous_meeting_lists_what_it_could_mean(graph: Graph) -> None:
    with pytest.raises(QueryError, match="could be more than one meeting: "):
        compare_accounts(graph, "Meeting of Kenji Morita")


def test_texts_that_say_the_same_do_not_differ(graph: Graph) -> None:
    """A second copy of a document under another name says nothing else."""
    names, extra = Identifiers(), []
    for quad in sample_graph():
        if "session" in quad.graph_name.value or quad.subject == NamedNode(names.document("session")):  # type: ignore[union-attr]
            extra.append(quad)
    written = "".join(f"{quad} .\n" for quad in extra)
    copied = written.replace("/doc/session>", "/doc/second>").replace('"session"', '"second"')
    store = sample_store()
    store.load(
        copied.replace("/id/quote/", "/id/quote/2").replace("/id/mention/", "/id/mention/2").encode(),
        format=RdfFormat.N_QUADS,
    )
    again = compare_documents(Graph(store), "session", "second")
    assert (again.differ, bool(again.sections)) == (False, True)


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments, "-g", str(folder)], env={"COLUMNS": "80"})


def test_the_text_stands_in_two_columns(folder: Path) -> None:
    """Of 80 characters together, headed by whose they are."""
    lines = run(folder, "session", "visit").stdout.splitlines()
    place = lines.index("PLACES")
    assert lines[place + 1].split() == ["only", "session", "only", "visit"]
    assert lines[place + 3].startswith("Tokyo: ")
    assert "  Osaka: " in lines[place + 3]
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if "IN BOTH" in line]
    assert "PEOPLE, IN BOTH" in run(folder, "session", "visit", "--all").stdout


def test_json_has_the_sides_and_what_both_say_on_request(folder: Path) -> None:
    told = json.loads(run(folder, "session", "visit", "--format", "json").stdout)
    assert (told["differ"], told["left"]["label"], told["right"]["sources"][0]["name"]) == (True, "session", "visit")
    assert [part["kind"] for part in told["sections"]][:2] == ["person", "office"]
    assert all("both" not in part for part in told["sections"])
    whole = json.loads(run(folder, "session", "visit", "--format", "json", "--all").stdout)
    assert any(part["both"] for part in whole["sections"])


@pytest.mark.parametrize("arguments", [[], ["session"], ["session", "visit", "third"], ["session", "--meeting", "SMD"]])
def test_other_than_two_documents_is_a_mistake_of_usage(folder: Path, arguments: list[str]) -> None:
    done = run(folder, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "name two documents" in done.stderr


def test_a_page_is_written_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "session", "visit", "--format", "html", "-o", str(tmp_path / "page.html"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(folder, "session", "visit", "-o", str(tmp_path / "none" / "page.html")).exit_code == 1


class Tags(HTMLParser):
    """The tags of a page, and the text of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_words_are_text_on_the_page(hostile: Comparison) -> None:
    """No tag and no attribute but the template's own; the words stand there as they are."""
    page = Tags(write_page(hostile, shared=True))
    assert not set(page.tags) & {"script", "img", "link", "iframe", "a", "form"}
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert page.tags.count("style") == 1
    assert HOSTILE in page.text


def test_the_page_is_shown_as_it_is_written(hostile: Comparison, browser: Browser, tmp_path: Path) -> None:
    """In a browser it runs nothing, asks for nothing, and its style is the one that its policy names."""
    file = tmp_path / "page.html"
    file.write_text(write_page(hostile, shared=True), encoding="utf-8")
    page = browser.new_page(viewport={"width": 375, "height": 800})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url))
    page.goto(file.as_uri())
    assert told == [file.as_uri()]
    assert page.evaluate("globalThis.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('.accounts')).display") == "grid"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("They met on Monday. Ana Lindqvist spoke. All left.", "Ana", "Ana Lindqvist spoke."),
        ("Talks in Oslo\nThey met Ana Lindqvist there", "Ana", "They met Ana Lindqvist there"),
        ("“They met.” Ana spoke; it rained 2.5 cm a day.", "2.5", "Ana spoke; it rained 2.5 cm a day."),
        ("One line only", "One", "One line only"),
        ("They agreed e.g. on chips. All left.", "chips", "They agreed e.g. on chips."),
    ],
)
def test_a_passage_is_a_sentence_of_the_text(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    passage = passage_around("a", text, start, start + len(words))
    assert passage.quote == sentence
    assert text[passage.start : passage.end] == sentence


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("Trade and Energy  Security", ["energy security"], (10, 26)),
        ("It is said that IT is covered", ["IT"], (16, 18)),
        ("It covers spaceflight", ["space"], None),
        ("It covers A.I. (and C++)", ["C++"], (20, 23)),
        ("an aim", ["aim"], None),
    ],
)
def test_a_name_is_found_as_whole_words(text: str, names: list[str], place: tuple[int, int] | None) -> None:
    """One in capitals as it is written, a longer one in any letters, a short one not at all."""
    assert find_name(text, names) == place
