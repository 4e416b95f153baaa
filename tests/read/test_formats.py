"""One release says the same in every format: its text, its facts, and where in the kept text they stand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from release_formats import FORMATS, Release, in_all_formats

from kg.facts import read_facts
from kg.model import Document
from kg.pipeline import build
from kg.query import Graph
from kg.read import read_documents
from kg.store import open_graph

RELEASE = Release(
    heading="India and the United States hold the Strategic Trade Dialogue",
    paragraphs=(
        "Foreign Secretary Vikram Misri met with US Under Secretary Jeffrey Kessler in Washington on Tuesday to "
        "discuss key issues around technology, commerce and other urgent matters.",
        "The inaugural India-US Strategic Trade Dialogue took place in Washington on 28 January 2031. It was "
        "co-chaired by Vikram Misri, Foreign Secretary of India, and Jeffrey Kessler, Under Secretary of Commerce for "
        "Industry and Security, and covered semiconductors, quantum computing and the resilience of supply chains.",
        "“We have done good work today,” Misri said. He is visiting the United States at the invitation of US "
        "Secretary of State Marco Rubio, whom he met on Wednesday.",
    ),
    points=(
        "The two sides agreed to hold the next India-US Strategic Trade Dialogue in New Delhi.",
        "Officials will report on artificial intelligence by the summer.",
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one release in all formats, the plain text dated by an index as the others are by themselves."""
    folder = tmp_path_factory.mktemp("release")
    for name, content in in_all_formats(RELEASE).items():
        (folder / name).write_bytes(content)
    rows = [f"{name},{RELEASE.published}" for name in ("plain.txt", "word.docx", "sheet.pdf")]
    (folder / "index.csv").write_text("\n".join(("file,published", *rows)) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def documents(folder: Path) -> dict[str, Document]:
    found, problems = read_documents([folder])
    assert problems == ()
    return {document.name: document for document in found}


@pytest.fixture(scope="module")
def output(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build makes of that folder."""
    output = tmp_path_factory.mktemp("out") / "build"
    build([folder], output)
    return output


@pytest.fixture(scope="module")
def store(output: Path) -> Store:
    return open_graph(output)


def sentences(document: Document) -> list[str]:
    """The paragraphs of a text as words in one kind of quotes."""
    plain = document.text.replace("“", '"').replace("”", '"').replace("’", "'")
    blocks = plain.replace("\n- ", "\n\n- ").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


@pytest.mark.parametrize("name", [name.partition(".")[0] for name in FORMATS])
def test_every_format_has_the_words_of_the_release_and_no_others(documents: dict[str, Document], name: str) -> None:
    """Paragraphs stay apart, lines are joined, points are items; menus, banners, headers and page numbers are gone."""
    points = [f"- {point}" for point in RELEASE.points]
    expected = [text.replace("“", '"').replace("”", '"') for text in (RELEASE.heading, *RELEASE.paragraphs, *points)]
    assert sentences(documents[name]) == expected


def test_every_format_gives_the_same_facts(store: Store) -> None:
    """A fact does not hang on the program with which a ministry wrote its release."""
    stated = defaultdict(set)
    for row in read_facts(Graph(store)):
        stated[row.document].add((row.predicate, row.subject, row.object, row.qualifier, row.status))
    assert len(stated["plain"]) > 12
    assert {"co_chairs", "met", "holds_office", "covers", "held_on"} <= {fact[0] for fact in stated["plain"]}
    assert {name: facts for name, facts in stated.items() if facts != stated["plain"]} == {}
    assert len(stated) == len(FORMATS)


def test_every_quote_stands_in_the_kept_text(store: Store, documents: dict[str, Document]) -> None:
    """`text[start:end] == quote`, in the text that was read and in that which the graph keeps."""
    rows = read_facts(Graph(store))
    texts = {
        quad.subject.value.rpartition("/")[2]: quad.object.value
        for quad in store.quads_for_pattern(None, NamedNode(f"{Graph(store).base}ontology#text"), None, None)
    }
    assert texts == {name: document.text for name, document in documents.items()}
    assert [row for row in rows if texts[row.document][row.start : row.end] != row.quote] == []
    assert {row.document for row in rows} == set(texts)


def test_the_formats_of_one_release_are_one_source(store: Store, output: Path) -> None:
    """Six files of it are five copies, and the report names each with the one that stands for all."""
    alternate = NamedNode("http://www.w3.org/ns/prov#alternateOf")
    pairs = [(quad.subject, quad.object) for quad in store.quads_for_pattern(None, alternate, None, None)]
    assert len(pairs) == len(FORMATS) - 1
    assert len({original for _, original in pairs}) == 1
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    assert (report["counts"]["documents"], report["counts"]["sources"]) == (len(FORMATS), 1)
    told = {(document["name"], document["copy_of"]) for document in report["documents"] if document["copy_of"]}
    assert told == {tuple(node.value.rpartition("/")[2] for node in pair) for pair in pairs}


def test_what_a_file_says_of_itself_is_known(documents: dict[str, Document]) -> None:
    """A page tells title, publisher, day and address, a mail all but the address, Word and PDF the title."""
    told = {name: (one.title, one.publisher, one.url) for name, one in documents.items()}
    heading, publisher = RELEASE.heading, RELEASE.publisher
    assert told == {
        "mail": (heading, publisher, None),
        "newsletter": (heading, publisher, None),
        "page": (heading, publisher, "https://harbours.example/releases/77"),
        "plain": (None, None, None),
        "sheet": (heading, None, None),
        "word": (heading, None, None),
    }
    assert {document.published for document in documents.values()} == {RELEASE.published}


def test_nothing_of_a_script_or_style_is_text(documents: dict[str, Document]) -> None:
    """Nor of a banner, a menu or a list of related releases: their names would be facts of this one."""
    words = " ".join(document.text for document in documents.values())
    foreign = ("Script", "Style", "cookies", "Banner", "Aside", "Facebook", "Privacy")
    assert [name for name in foreign if name in words] == []


def test_the_day_on_which_a_file_was_made_is_no_day_of_publication(folder: Path, tmp_path: Path) -> None:
    """Word and PDF know when they were saved, which says nothing."""
    for name in ("word.docx", "sheet.pdf"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    found, _ = read_documents([tmp_path])
    assert [document.published for document in found] == [None, None]


def test_reading_twice_gives_the_same(folder: Path, documents: dict[str, Document]) -> None:
    """Nothing hangs on the process that read it."""
    again, _ = read_documents([folder])
    assert {document.name: document for document in again} == documents


@pytest.mark.parametrize("name", FORMATS)
def test_the_standard_input_may_be_of_any_format(folder: Path, name: str) -> None:
    """`kg build -` tells the format by its signature."""
    program = "from pathlib import Path; from kg.read import read_documents; print(read_documents([Path('-')])[0][0])"
    finished = subprocess.run(
        [sys.executable, "-c", program],
        input=(folder / name).read_bytes(),
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    printed = finished.stdout.decode("utf-8")
    assert printed.startswith("Document(name='stdin'")
    assert "Jeffrey Kessler" in printed
    assert "source='-'" in printed
    assert "<p>" not in printed
