"""Who is a person in a text, and which capitalised words are nobody's name."""

from __future__ import annotations

import pytest

from kg.extract import extract_document
from kg.model import Document
from kg.vocab import load_vocabulary

NOBODY = {
    "words of titles and domains": "Asha Rao is the director of the Harbour Advanced Research Projects Activity.",
    "a name behind an article, of a chair": "She is the Louis B. Redmond Professor at Columbia University.",
    "a name before a noun of its kind": "He studied at Harvard University’s John G. Fenwick School of Government.",
    "a motto": "She is a founder of Run for Something, PortVets, and Upward Together.",
    "an adverb that ends a list": "We protect reporters Physically, Digitally, and Legally. Ports will follow.",
}
SOMEBODY = {
    "a name that a thing bears too": ("Minister Louis Redmond opened the Louis Redmond Library.", "Louis Redmond"),
    "a surname of the vocabulary": ("The talks were co-chaired by Asha Rao and Linus Price.", "Linus Price"),
    "a verb behind it in a heading": ("The mayor, Barron’s: Fenwick Sees Growth", "Fenwick"),
    "a surname of the vocabulary behind a title": ("Minister Wood met Minister Asha Rao in Lima.", "Wood"),
}


def persons(text: str) -> set[str]:
    """The labels of the persons that a text names."""
    document = Document(name="case", text=text, source="case", sha256="0" * 64, published=None)
    found = extract_document(document, load_vocabulary()).clusters
    return {cluster.label for cluster in found if cluster.type == "person"}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_capitalised_words_that_name_nobody(text: str) -> None:
    """Words of the vocabulary, and the names of things, make no person."""
    assert persons(text) <= {"Asha Rao"}


@pytest.mark.parametrize(("text", "name"), SOMEBODY.values(), ids=SOMEBODY)
def test_names_that_look_like_none(text: str, name: str) -> None:
    """A person keeps a name that a thing bears, or of which one word is of the vocabulary."""
    assert name in persons(text)
