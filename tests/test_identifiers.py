"""IRIs are functions of what they name, and stay under their base."""

from __future__ import annotations

import pytest

from kg.identifiers import DEFAULT_BASE, Identifiers, slug
from kg.model import Cluster, DataError

IDENTIFIERS = Identifiers()


def person(label: str) -> Cluster:
    return Cluster(document="visit", id="person:14", type="person", label=label)


def test_a_cluster_is_named_by_document_type_and_place_and_reads_like_its_label() -> None:
    """The label is there for people; the ten digits tell namesakes apart."""
    iri = IDENTIFIERS.cluster(person("Ana Lindqvist"), "visit", 14)
    assert iri == f"{DEFAULT_BASE}id/person/ana-lindqvist-b32d109482"
    assert iri == IDENTIFIERS.cluster(person("Ana Lindqvist"), "visit", 14)
    others = {
        IDENTIFIERS.cluster(person("Ana Lindqvist"), "visit", 15),
        IDENTIFIERS.cluster(person("Ana Lindqvist"), "talks", 14),
        IDENTIFIERS.cluster(Cluster(document="visit", id="x", type="office", label="Ana Lindqvist"), "visit", 14),
    }
    assert len({iri, *others}) == 4


def test_the_parts_of_a_hash_do_not_run_together() -> None:
    """Two parts are not one longer part."""
    assert IDENTIFIERS.hashed("quote", "talks1", "2") != IDENTIFIERS.hashed("quote", "talks", "12")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2+2 Ministerial Dialogue", "2-2-ministerial-dialogue"),
        ("Ána María O'Neil", "ana-maria-oneil"),
        ("外務大臣", ""),
        ("a partnership whose name goes on and on and on", "a-partnership-whose-name-goes-on-and-on"),
        ("x" * 50, "x" * 40),
    ],
)
def test_a_slug_holds_ascii_letters_and_digits_of_whole_words(label: str, expected: str) -> None:
    """Forty characters at most; a label in another script leaves none."""
    assert slug(label) == expected


def test_a_label_in_another_script_still_has_an_iri() -> None:
    """What cannot be spelt is told apart by a longer hash."""
    assert len(IDENTIFIERS.cluster(person("外務大臣"), "visit", 14).rpartition("/")[2]) == 20


def test_names_of_documents_are_escaped_and_keep_their_folders() -> None:
    """Documents with one stem go by their paths."""
    assert IDENTIFIERS.document("2024/visit to Ålesund.txt") == f"{DEFAULT_BASE}doc/2024/visit%20to%20%C3%85lesund.txt"
    assert IDENTIFIERS.graph("doc/a b") == f"{DEFAULT_BASE}graph/doc/a%20b"


def test_prefixed_names_expand() -> None:
    """`kg:` goes with the base, the others are those of their vocabularies."""
    assert Identifiers("https://graph.example/").expand("kg:coChairs") == "https://graph.example/ontology#coChairs"
    assert IDENTIFIERS.expand("org:holds") == "http://www.w3.org/ns/org#holds"


def test_an_iri_moves_to_another_base_and_others_stay() -> None:
    """What `ontology/` writes under the default base is rewritten on loading."""
    elsewhere = Identifiers("https://graph.example/")
    assert elsewhere.rebase(f"{DEFAULT_BASE}id/country/india") == elsewhere.registry("country/india")
    assert elsewhere.rebase("http://www.w3.org/ns/org#holds") == "http://www.w3.org/ns/org#holds"
    assert elsewhere.path(elsewhere.registry("country/india")) == "country/india"
    assert elsewhere.path(IDENTIFIERS.registry("country/india")) is None


@pytest.mark.parametrize(
    "base", ["", "graph.example/", "https://graph.example", "urn:x:", "https://a b/", "https://a/#", "https://a/?q=/"]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    """The error names it, and shows one that would do."""
    with pytest.raises(DataError, match=r"absolute http"):
        Identifiers(base)


def test_unknown_types_graphs_prefixes_and_paths_are_refused() -> None:
    """Each error lists what there is."""
    with pytest.raises(DataError, match=r"'event'.*meeting"):
        IDENTIFIERS.hashed("event", "x")
    with pytest.raises(DataError, match=r"'default'.*registry"):
        IDENTIFIERS.graph("default")
    with pytest.raises(DataError, match=r"'dct:title'.*dcterms"):
        IDENTIFIERS.expand("dct:title")
    with pytest.raises(DataError, match=r"'india'"):
        IDENTIFIERS.registry("india")
