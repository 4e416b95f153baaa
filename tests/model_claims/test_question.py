"""What may be claimed is what the ontology declares, in its own words: there is no second list."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kg.model_claims.question import make_question
from kg.model_claims.relations import relations_of
from kg.vocab import Vocabulary, load_vocabulary, ontology_folder

WAVES_TO = """
kg:wavesTo
    a owl:ObjectProperty ;
    rdfs:label "waves to"@en ;
    rdfs:isDefinedBy <https://w3id.org/forum-graph/ontology> ;
    skos:definition "The person waves to the country."@en ;
    skos:editorialNote "Minted for a test."@en ;
    skos:notation "waves_to" ;
    schema:domainIncludes kg:Person ;
    schema:rangeIncludes kg:Country ;
    kg:example "Ana Lindqvist waved to Norland" ;
.
"""


@pytest.fixture
def waving(tmp_path: Path) -> Vocabulary:
    """A vocabulary with one property more."""
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    with (folder / "kg.ttl").open("a", encoding="utf-8") as stream:
        stream.write(WAVES_TO)
    return load_vocabulary(folder)


def fields(schema: Any) -> Any:
    """The fields of a claim in a schema of answers."""
    return schema["properties"]["claims"]["items"]["properties"]


def test_every_predicate_is_explained_in_the_words_of_the_ontology(vocabulary: Vocabulary) -> None:
    """With its definitions and examples, and the definitions of the classes at its ends."""
    question = make_question(vocabulary)
    for entry in vocabulary.properties:
        assert f"- {entry.notation}: " in question.instructions
        assert entry.definition in question.instructions
        assert entry.example is None or entry.example in question.instructions
    used = {name for entry in vocabulary.properties for name in (*entry.domains, *entry.ranges)}
    for one in vocabulary.classes:
        assert (f"- {one.name}: {one.definition}" in question.instructions) == (one.name in used)


def test_an_answer_can_name_nothing_that_the_ontology_does_not(vocabulary: Vocabulary) -> None:
    allowed = fields(make_question(vocabulary).schema)
    assert set(allowed["predicate"]["enum"]) == {entry.notation for entry in vocabulary.properties}
    assert set(allowed["subject_class"]["enum"]) <= {entry.name for entry in vocabulary.classes}
    assert allowed["qualifier"]["enum"] == ["", "acting", "designate", "former"]


def test_a_property_that_is_added_to_the_ontology_can_be_claimed(vocabulary: Vocabulary, waving: Vocabulary) -> None:
    """No Python is edited; what was asked before is asked anew."""
    question = make_question(waving)
    assert "- waves_to: Person -> Country\n  The person waves to the country." in question.instructions
    assert "waves_to" in fields(question.schema)["predicate"]["enum"]
    assert relations_of(waving)["waves_to"].objects == ("Country",)
    assert question.digest != make_question(vocabulary).digest


def test_the_passage_is_the_whole_of_the_message(vocabulary: Vocabulary) -> None:
    """And the instructions are the same for all."""
    question = make_question(vocabulary)
    system, user = question.messages("A met B.")
    assert (system["role"], system["content"]) == ("system", question.instructions)
    assert user == {"role": "user", "content": "A met B."}
    assert question == make_question(load_vocabulary())
