"""Documents of one text are found, whatever stands around it; the next text of a series is another one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Store

from kg.copies import mark_copies
from kg.identifiers import DEFAULT_BASE
from kg.model import Document
from kg.vocab import Vocabulary

RELEASE = """\
Readout of the second Norland-Sudmark Dialogue on Technology

Foreign Minister Ana Lindqvist of Norland and Foreign Minister Tomas Berg of Sudmark co-chaired the second session of
the Norland-Sudmark Dialogue on Technology in Lisbon on 3 February 2031. The ministers welcomed the progress that both
sides have made on semiconductors since they last met, and agreed on a joint fund for research in quantum
computing. They spoke at length about the safety of undersea cables and asked their officials to report by the summer.

The sides will hold the next session in Oslo. Minister Lindqvist thanked her counterpart for the warm welcome and said
that the two countries share a strong interest in open and secure networks, which their companies build together.
"""
BEFORE = "LISBON (Harbour Wire) — For immediate release. Our correspondent reports from the ministry's press room.\n\n"
AFTER = "\n\nAbout us: the Harbour Wire serves newspapers in 40 countries. Reprinted with permission."


def document(name: str, text: str, published: str | None = "2031-02-03") -> Document:
    return Document(name=name, text=text, source=f"{name}.txt", sha256="ab" * 32, published=published)


def copies(vocabulary: Vocabulary, *documents: Document) -> dict[str, str]:
    """The documents that tell the text of another, with its name."""
    return {found.name: found.copy_of for found in mark_copies(documents, vocabulary) if found.copy_of}


@pytest.mark.parametrize(
    "copy",
    [
        RELEASE,
        RELEASE.replace("\n\n", "\r\n\r\n\r\n").upper(),
        BEFORE + RELEASE + AFTER,
        RELEASE.partition("\n\n")[2],
        RELEASE.replace("Readout of the second Norland-Sudmark Dialogue on Technology", "Ministers Meet in Lisbon"),
        RELEASE.replace("spoke at length about", "talked for long about"),
        RELEASE.partition("Minister Lindqvist thanked")[0],
        RELEASE.replace("welcomed the progress that", "welcomed the great progress that"),
    ],
    ids=["same", "layout", "syndicated", "no-heading", "other-heading", "reworded", "cut", "word-more"],
)
def test_a_copy_is_found(vocabulary: Vocabulary, copy: str) -> None:
    """Layout, what a newspaper puts around it, its own headline and small changes of words make no second source."""
    found = copies(vocabulary, document("original", RELEASE), document("wire", copy, "2031-02-04"))
    assert found == {"wire": "original"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("second", "third"),
        ("3 February 2031", "4 March 2032"),
        ("Tomas Berg", "Pekka Aho"),
        ("in Lisbon", "in Madrid"),
        ("semiconductors", "biotechnology"),
        ("will hold", "will not hold"),
        ("Sudmark", "Westmark"),
        ("of Technology", "of Trade"),
    ],
)
def test_the_next_of_a_series_is_no_copy(vocabulary: Vocabulary, old: str, new: str) -> None:
    """Two readouts that differ in a name, a number, a session, a domain or a denial say different things."""
    other = RELEASE.replace(old, new)
    if other == RELEASE:
        other = RELEASE.replace("Dialogue on Technology", "Dialogue on Trade")
    assert copies(vocabulary, document("one", RELEASE), document("other", other, "2031-02-03")) == {}


def test_texts_that_share_a_passage_are_no_copies(vocabulary: Vocabulary) -> None:
    """A long article that quotes a release has more to say."""
    article = RELEASE + "\n\n" + " ".join(f"Analyst number {n} sees it in way {n * 7} of the many." for n in range(40))
    assert copies(vocabulary, document("release", RELEASE), document("article", article)) == {}


def test_short_texts_are_not_compared(vocabulary: Vocabulary) -> None:
    """Two notes of one line are alike by chance."""
    text = "The ministers met in Lisbon on Monday."
    assert copies(vocabulary, document("a", text), document("b", text)) == {}


def test_the_earliest_stands_for_all(vocabulary: Vocabulary) -> None:
    """The first by date, then the longest; a copy never leads to a copy."""
    found = copies(
        vocabulary,
        document("a-late", RELEASE, "2031-02-05"),
        document("b-undated", RELEASE, None),
        document("z-early", BEFORE + RELEASE, "2031-02-03"),
        document("m-middle", RELEASE + AFTER, "2031-02-04"),
    )
    assert found == dict.fromkeys(("a-late", "b-undated", "m-middle"), "z-early")


def test_the_order_of_documents_changes_nothing(vocabulary: Vocabulary) -> None:
    """Nor does a name that begins with another letter change who is whose copy, but for a tie."""
    documents = [
        *(document(f"copy-{n}", BEFORE * (n % 2) + RELEASE + AFTER * (n // 2)) for n in range(4)),
        *(document(f"series-{n}", RELEASE.replace("Lisbon", name)) for n, name in enumerate(("Oslo", "Rome", "Bonn"))),
    ]
    expected = copies(vocabulary, *documents)
    assert set(expected) == {"copy-0", "copy-1", "copy-2", "copy-3"} - {next(iter(expected.values()))}
    for seed in range(6):
        random.Random(seed).shuffle(documents)
        assert copies(vocabulary, *documents) == expected
        assert [found.name for found in mark_copies(documents, vocabulary)] == [one.name for one in documents]


def test_a_corrected_release_is_the_same_source(vocabulary: Vocabulary) -> None:
    """A number mended the next day in a text of five hundred words; a year later it is another text."""
    words = " ".join(f"Point {n} of the plan was welcomed by both of the sides." for n in range(60))
    long, mended = RELEASE + words, RELEASE + words.replace("Point 30 ", "Point 31 ")
    original = document("original", long)
    assert copies(vocabulary, original, document("mended", mended, "2031-02-04")) == {"mended": "original"}
    assert copies(vocabulary, original, document("later", mended, "2032-02-04")) == {}
    assert copies(vocabulary, original, document("undated", mended, None)) == {}


def test_a_crowd_of_texts_with_one_boilerplate_is_told_apart(vocabulary: Vocabulary) -> None:
    """Three hundred readouts of calls share most of their words, and each is a source of its own."""
    names = [f"{first}{last}" for first in ("Ka", "Lo", "Mi", "Nu", "Ro", "Sa") for last in "bdfghklmnprstvwxyz"]
    calls = [document(f"call-{name}", RELEASE.replace("Tomas Berg", f"{name} Tan")) for name in names]
    again = document("again", calls[7].text + AFTER, "2031-02-04")
    assert copies(vocabulary, *calls, again) == {"again": calls[7].name}


def test_the_graph_says_which_documents_tell_one_text() -> None:
    """From the copy to the original, by a term of PROV, and never from a document that is none."""
    from graph_sample import sample_documents, sample_extractions, sample_resolution

    from kg.assertions import assert_graph, read_ontology
    from kg.identifiers import Identifiers
    from kg.query import Graph
    from kg.stats import count

    first, second, *rest = sample_documents()
    documents = (first, replace(second, copy_of=first.name), *rest)
    quads = assert_graph(documents, sample_extractions(), sample_resolution(), read_ontology(), Identifiers())
    alternate = NamedNode("http://www.w3.org/ns/prov#alternateOf")
    found = [(quad.subject.value, quad.object.value) for quad in quads if quad.predicate == alternate]
    assert found == [(f"{DEFAULT_BASE}doc/{second.name}", f"{DEFAULT_BASE}doc/{first.name}")]
    store = Store()
    store.extend(quads)
    sizes = count(Graph(store))
    assert (sizes.documents, sizes.sources) == (len(documents), len(documents) - 1)


def test_copies_do_not_disagree() -> None:
    """Two documents of one text are one source, so that a conflict between them is none."""
    from graph_sample import sample_documents, sample_extractions, sample_resolution

    from kg.assertions import assert_graph, read_ontology
    from kg.conflicts import find_conflicts
    from kg.identifiers import Identifiers
    from kg.query import Graph
    from kg.vocab import load_vocabulary

    def disputes(*documents: Document) -> set[str]:
        quads = assert_graph(documents, sample_extractions(), sample_resolution(), read_ontology(), Identifiers())
        store = Store()
        store.extend(quads)
        return {conflict.kind for conflict in find_conflicts(Graph(store), load_vocabulary())}

    first, second = sample_documents()
    assert disputes(first, second) == {"office-holder", "place"}
    assert disputes(first, replace(second, copy_of=first.name)) == set()
