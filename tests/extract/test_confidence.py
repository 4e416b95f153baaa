"""How sure a claim is: three bands, by the kind of the fact, how directly it is said and how near the name is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract import extract_document
from kg.extract.claims import HIGH, LOW, MIDDLE, Claim, Thing
from kg.extract.confidence import band_of, confidence_of
from kg.extract.language import read_texts
from kg.extract.lexicon import build_lexicon
from kg.extract.reading import Reading, read_parse
from kg.model import Document, OntologyError
from kg.vocab import load_vocabulary

TEXT = """The Chile-Norway Ocean Dialogue met in Oslo. It rained. The fjord was calm. Nobody left early.
The two sides discussed seabed mapping."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    vocabulary = load_vocabulary()
    document = Document(name="ocean", text=TEXT, source="ocean.txt", sha256="")
    return read_parse(document, next(iter(read_texts([TEXT]))), vocabulary, build_lexicon(vocabulary))


def claim(reading: Reading, predicate: str, *, said: str, directness: float) -> Claim:
    """A claim of the Dialogue that the sentence with a word says."""
    at = next(token.i for token in reading.doc if token.text == said)
    return Claim(
        predicate=predicate,
        subject=Thing("forum", "1"),
        subject_at=(1, 4),
        object=Thing("domain", "domain/oceans"),
        object_at=(at, at + 1),
        quote=(at,),
        rule="by-hand",
        confidence=directness,
    )


@pytest.mark.parametrize(
    ("predicate", "said", "directness", "band"),
    [
        ("held_in", "Oslo", HIGH, "high"),
        ("held_in", "Oslo", MIDDLE, "medium"),
        ("represents", "Oslo", LOW, "medium"),
        ("covers", "Oslo", HIGH, "medium"),
        ("covers", "fjord", MIDDLE, "medium"),
        ("covers", "seabed", MIDDLE, "low"),
        ("covers", "Oslo", LOW, "low"),
    ],
)
def test_the_band_of_a_claim(reading: Reading, predicate: str, said: str, directness: float, band: str) -> None:
    """What is said in so many words is surest; a reading of the text of something named far away least."""
    assert band_of(reading, claim(reading, predicate, said=said, directness=directness)) == band


def test_the_values_are_the_ontology_s_and_fall_from_band_to_band(reading: Reading) -> None:
    values = {band.name: band.confidence for band in reading.vocabulary.bands}
    assert list(values) == ["high", "medium", "low"]
    assert 1 > values["high"] > values["medium"] > values["low"] > 0
    sure = claim(reading, "held_in", said="Oslo", directness=HIGH)
    assert confidence_of(reading, sure) == values["high"]


def test_facts_have_no_other_confidence_than_the_bands(seeds: Path) -> None:
    vocabulary = load_vocabulary()
    text = (seeds / "000_8f28f68989965387.txt").read_text(encoding="utf-8")
    found = extract_document(Document(name="seed", text=text, source="seed.txt", sha256=""), vocabulary)
    assert {fact.confidence for fact in found.facts} == {band.confidence for band in vocabulary.bands}


def test_a_missing_band_is_told_with_its_file() -> None:
    vocabulary = load_vocabulary()
    with pytest.raises(OntologyError, match=r"kg\.ttl: its bands of confidence are high, medium; keep .*low"):
        build_lexicon(replace(vocabulary, bands=vocabulary.bands[:2]))
