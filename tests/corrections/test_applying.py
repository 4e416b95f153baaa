"""Corrections find their targets in what was extracted, also after the text has changed, and are followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from entries import MET, MISRI, NEGI, added, correction, fact, person, renamed

from kg.corrections import Corrected, Correction, FactTarget, apply_corrections, problems_of
from kg.extract import extract_documents
from kg.model import Document, Extraction, Fact
from kg.vocab import Vocabulary

Seeds = tuple[tuple[Document, ...], tuple[Extraction, ...], Vocabulary]


@pytest.fixture
def read(
    seed_documents: tuple[Document, ...], seed_extractions: tuple[Extraction, ...], vocabulary: Vocabulary
) -> Seeds:
    """The seeds and what was extracted from them."""
    return seed_documents, seed_extractions, vocabulary


def follow(read: Seeds, *corrections: Correction) -> Corrected:
    """What comes of corrections of the seeds."""
    documents, extractions, vocabulary = read
    return apply_corrections(documents, extractions, corrections, vocabulary)


def extraction(corrected: Corrected, name: str = MISRI) -> Extraction:
    return next(found for found in corrected.extractions if found.document == name)


def facts(corrected: Corrected, predicate: str, name: str = MISRI) -> list[Fact]:
    return [one for one in extraction(corrected, name).facts if one.predicate == predicate]


def state(corrected: Corrected, place: int = 0) -> tuple[str, str | None]:
    return corrected.outcomes[place].state, corrected.outcomes[place].why


MEETING = fact("met", "Vikram Misri", "Jeffrey Kessler")


def test_no_correction_changes_nothing(read: Seeds) -> None:
    assert follow(read) == Corrected(read[1])


def test_an_accepted_fact_is_sure(read: Seeds) -> None:
    """And it is by a person; the rule that found it stays told."""
    accepted = correction("accept", MEETING)
    (met,) = facts(follow(read, accepted), "met")
    assert (met.confidence, met.correction) == (1, accepted.id)
    assert met.rule == facts(follow(read), "met")[0].rule


def test_a_rejected_fact_goes_to_the_abstentions_with_the_reason(read: Seeds) -> None:
    """In all its sentences, and nothing else goes."""
    before, after = follow(read), follow(read, correction("reject", MEETING, why="It was a call."))
    assert facts(before, "met")
    assert facts(after, "met") == []
    gone = [one for one in extraction(after).abstentions if one.fact.predicate == "met"]
    assert [one.reason for one in gone] == ["rejected by Asha Rao, 2026-03-04: It was a call"] * len(gone)
    others = [one for one in extraction(before).facts if one.predicate != "met"]
    assert [*extraction(after).facts] == others


def test_what_was_seen_and_not_asserted_can_be_accepted(read: Seeds) -> None:
    """Such as what was rejected before: of both the later correction holds, and the other is told."""
    rejected, accepted = correction("reject", MEETING), correction("accept", MEETING, when="2026-03-05")
    for order in ((rejected, accepted), (accepted, rejected)):
        corrected = follow(read, *order)
        assert facts(corrected, "met")[0].confidence == 1
        assert [one.state for one in corrected.outcomes] == ["overridden", "applied"]
        (problem,) = problems_of(corrected.outcomes)
        assert (problem.kind, problem.document) == ("overridden-correction", MISRI)
        assert f"a later one, {accepted.id}" in problem.message
        assert f"kg correct undo {rejected.id}" in problem.message
    documents, extractions, vocabulary = read
    unsaid = follow(read, rejected).extractions
    again = apply_corrections(documents, unsaid, [accepted], vocabulary)
    assert [one.confidence for one in facts(again, "met")] == [1] * len(facts(follow(read), "met"))
    assert extractions != unsaid


def test_at_one_time_the_later_in_the_file_holds(read: Seeds) -> None:
    rejected, accepted = correction("reject", MEETING), correction("accept", MEETING)
    assert facts(follow(read, accepted, rejected), "met") == []
    assert facts(follow(read, rejected, accepted), "met")


def test_an_added_fact_has_its_sentence(read: Seeds) -> None:
    """The whole sentence, though a part was quoted; its ends are things that the document names."""
    one = correction("add", added("met", "Misri", "Donald Trump", quote="Foreign Secretary Vikram  Misri\nmet with"))
    corrected = follow(read, one)
    fresh = next(found for found in facts(corrected, "met") if found.correction == one.id)
    text = next(document.text for document in read[0] if document.name == MISRI)
    assert [span.of(text) for span in fresh.quotes] == [MET]
    assert fresh.subject == facts(corrected, "met")[0].subject
    assert (fresh.confidence, fresh.rule) == (1, "added-by-hand")
    assert fresh.object_span.of(text) == "Donald Trump"
    assert corrected.statements == ()


def test_an_added_end_may_be_new(read: Seeds) -> None:
    """It has a mention then, and the registry entry of its name."""
    one = correction("add", added("represents", "Jeffrey Kessler", "Washington", object_type="country"))
    corrected = follow(read, one)
    assert state(corrected) == ("applied", None)
    new = {cluster.id for cluster in extraction(corrected).clusters} - {
        cluster.id for cluster in extraction(follow(read)).clusters
    }
    (mention,) = [found for found in extraction(corrected).mentions if found.cluster in new]
    assert mention.surface == "Washington"
    text = next(document.text for document in read[0] if document.name == MISRI)
    assert mention.span.of(text) == "Washington"


def test_a_source_outside_the_documents_is_a_text_of_its_own(read: Seeds) -> None:
    quote = "Vikram Misri became Foreign Secretary on 15 July 2024."
    what = added("holds_office", "Vikram Misri", "Foreign Secretary", quote=quote, document=None)
    one = correction("add", what, source="https://news.example/a")
    corrected = follow(read, one)
    (statement,) = corrected.statements
    assert (statement.name, statement.text, statement.correction) == (f"correction-{one.id}", quote, one.id)
    assert statement.title == "Correction by Asha Rao, 2026-03-04: https://news.example/a"
    (found,) = extraction(corrected, statement.name).facts
    assert [span.of(quote) for span in (found.subject_span, found.object_span, *found.quotes)] == [
        "Vikram Misri",
        "Foreign Secretary",
        quote,
    ]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (added("met", "Misri", "Trump", quote="They had never met before that day."), "no passage “They had never met"),
        (added("met", "Misri", "Ilse Brandt"), "the words “Ilse Brandt” are not there"),
        (added("met", "Misri", "Trump", document="nowhere"), "the document nowhere is not among those"),
        (added("hosts", "urgent matters", "Trump"), "may be of the types person, organisation, country"),
        (added("met", "Misri", "Trump", quote="He met him.", document=None), "the words “Misri” are not there"),
    ],
)
def test_what_cannot_be_added_is_orphaned(read: Seeds, what: object, why: str) -> None:
    """And told; nothing is changed then."""
    corrected = follow(read, correction("add", what, source="A letter"))
    assert state(corrected)[0] == "orphaned"
    assert why in str(state(corrected)[1])
    assert corrected.extractions == read[1]
    assert corrected.statements == ()


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (fact("met", "Vikram Misri", "Ilse Brandt"), "is not there"),
        (fact("leads", "Vikram Misri", "Jeffrey Kessler"), "is not there"),
        (fact("met", "Vikram Misri", "Jeffrey Kessler", quote="They never met, it is said."), "is not there"),
        (fact("met", "Vikram Misri", "Jeffrey Kessler", document="gone"), "the document gone is not among those"),
    ],
)
def test_a_target_that_is_gone_is_told_and_never_another_one(read: Seeds, target: FactTarget, why: str) -> None:
    corrected = follow(read, correction("reject", target))
    assert state(corrected)[0] == "orphaned"
    assert why in str(state(corrected)[1])
    assert corrected.extractions == read[1]
    (problem,) = problems_of(corrected.outcomes)
    assert problem.kind == "orphaned-correction"
    assert "is orphaned" in problem.message
    assert "kg correct list" in problem.message


def changed(documents: Sequence[Document], old: str, new: str) -> list[Document]:
    """The visit alone, with other words."""
    (document,) = [one for one in documents if one.name == MISRI]
    assert old in document.text
    return [replace(document, text=document.text.replace(old, new))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to discuss key issues around technology", "to discuss important issues around technology"),
        ("On Tuesday, Foreign Secretary", "NEW DELHI: On Tuesday, the Foreign Secretary"),
        ("date 2025-05-28", "Our correspondent writes. More follows. date 2025-05-28"),
    ],
)
def test_a_target_is_found_again_after_the_text_has_changed(
    seed_documents: tuple[Document, ...], vocabulary: Vocabulary, old: str, new: str
) -> None:
    """A word more or less in the sentence, or all of it at another place."""
    documents = changed(seed_documents, old, new)
    extractions = extract_documents(documents, vocabulary)
    corrected = apply_corrections(documents, extractions, [correction("reject", MEETING)], vocabulary)
    assert facts(apply_corrections(documents, extractions, [], vocabulary), "met")
    assert state(corrected) == ("applied", None)
    assert facts(corrected, "met") == []


def test_another_sentence_of_the_same_words_is_not_taken(
    seed_documents: tuple[Document, ...], vocabulary: Vocabulary
) -> None:
    """Where the sentence is another one, the correction is orphaned."""
    documents = changed(seed_documents, MET, "A year ago Vikram Misri met Jeffrey Kessler at a summit in Brussels.")
    extractions = extract_documents(documents, vocabulary)
    sentence = fact("met", "Vikram Misri", "Jeffrey Kessler", quote=MET.replace("met with", "rang up"))
    corrected = apply_corrections(documents, extractions, [correction("reject", sentence)], vocabulary)
    found = facts(apply_corrections(documents, extractions, [], vocabulary), "met")
    assert len(facts(corrected, "met")) == len(found)


def test_a_retyped_thing_keeps_what_its_new_type_takes(read: Seeds) -> None:
    """The rest is kept with the abstentions, and the thing is known by both types from then on."""
    made = correction("retype", renamed("J.D. Vance", "organisation", NEGI))
    named = correction("rename", renamed("J.D. Vance", "Vance & Sons", NEGI, "organisation"), when="2026-03-05")
    old = correction("rename", renamed("J.D. Vance", "Vance and Sons", NEGI, "person"), when="2026-03-03")
    corrected = follow(read, made, named, old)
    assert [one.state for one in corrected.outcomes] == ["applied"] * 3
    (vance,) = [one for one in extraction(corrected, NEGI).clusters if one.label == "J.D. Vance"]
    assert vance.type == "organisation"
    assert vance.id.startswith("organisation:")
    assert not [one for one in facts(corrected, "holds_office", NEGI) if one.subject == vance.id]
    reasons = {one.reason for one in extraction(corrected, NEGI).abstentions if one.fact.subject == vance.id}
    assert any("corrected to be of the type organisation" in reason for reason in reasons)
    assert [label.member for label in corrected.decisions.labels] == [(NEGI, vance.id)] * 2


def test_things_of_two_types_are_not_merged(read: Seeds) -> None:
    office = replace(person("Foreign Secretary"), type="office")
    corrected = follow(read, correction("merge", (person("Vikram Misri"), office)))
    assert state(corrected) == ("orphaned", "the things are of several types: office, person; retype one first")


def test_two_names_of_one_thing_cannot_be_kept_apart(read: Seeds) -> None:
    corrected = follow(read, correction("never-merge", (person("Vikram Misri"), person("Misri"))))
    assert state(corrected) == ("orphaned", "two of the things are one in their document, by the words given")


def test_a_quote_tells_which_of_several_things_is_meant(read: Seeds) -> None:
    """Two offices that a document calls alike are told apart by where they stand."""
    documents, extractions, vocabulary = read
    (found,) = [one for one in extractions if one.document == MISRI]
    text = next(one.text for one in documents if one.name == MISRI)
    first = next(one for one in found.mentions if one.surface == "Vikram Misri")
    twin = replace(next(one for one in found.clusters if one.id == first.cluster), id="person:1", label="Vikram Misri")
    later = [one for one in found.mentions if one.surface == "Vikram Misri"][-1]
    split = replace(
        found,
        clusters=(*found.clusters, twin),
        mentions=tuple(replace(one, cluster="person:1") if one is later else one for one in found.mentions),
    )
    passage = text[later.span.start - 20 : later.span.end + 20]
    name = renamed("Vikram Misri", "The other")
    made = [correction("rename", replace(name, quote=quote)) for quote in (None, passage)]
    vague, exact = (apply_corrections(documents, [split], [one], vocabulary) for one in made)
    assert state(vague)[0] == "orphaned"
    assert "may be several" in str(state(vague)[1])
    assert [label.member for label in exact.decisions.labels] == [(MISRI, "person:1")]


def test_a_fact_that_a_model_claims_and_a_person_accepts_is_the_persons(read: Seeds) -> None:
    """It counts beside those of the rules, and its origin stays told."""
    documents, extractions, vocabulary = read
    claimed = [
        replace(one, facts=tuple(replace(found, rule="model:small") for found in one.facts if found.predicate == "met"))
        for one in extractions
    ]
    corrected = apply_corrections(documents, claimed, [correction("accept", MEETING)], vocabulary)
    (met,) = facts(corrected, "met")
    assert (met.rule, met.by_model) == ("accepted model:small", False)
