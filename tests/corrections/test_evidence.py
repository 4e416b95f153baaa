"""What several sentences state loses one of them and stays by the others; what holds of a sentence holds in copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entries import correction, fact
from hypothesis import given
from hypothesis import strategies as some

from kg.corrections import Corrected, Correction, Outcome, apply_corrections, problems_of
from kg.model import Abstention, Cluster, Document, Extraction, Fact, Mention, Span
from kg.vocab import load_vocabulary

A = "On Monday Asha Rao met Vikas Anand in Delhi."
B = "It was in the afternoon that Asha Rao met Vikas Anand, officials said."
C = "Earlier, a reader recalls, Asha Rao met Vikas Anand over lunch."
TEXTS = {"release": (A, B), "reprint": (A, B, C), "other": (A, C)}
"""The sentences of three documents, of which the second is a copy of the first and the third is none."""

COPIES = {"reprint": "release"}
DOUBTED = "the sentence says it is not certain"


@dataclass(frozen=True)
class Told:
    """Which sentences state the fact, and which are kept with a reason, in a document."""

    stated: frozenset[str]
    reasons: dict[str, str]


def document(name: str) -> Document:
    return Document(name=name, text=" ".join(TEXTS[name]), source="", sha256="", copy_of=COPIES.get(name))


def extraction(name: str, doubted: Sequence[str] = ()) -> Extraction:
    """What is read of a document: the two persons, and a fact of each sentence or, of some, an abstention."""
    text = document(name).text
    facts = []
    for sentence in TEXTS[name]:
        start = text.index(sentence)
        ends = [Span(text.index(words, start), text.index(words, start) + len(words)) for words in NAMES]
        facts.append(
            Fact(
                document=name,
                predicate="met",
                subject="person:0",
                object="person:1",
                subject_span=ends[0],
                object_span=ends[1],
                quotes=(Span(start, start + len(sentence)),),
                rule="met",
                confidence=0.8,
            )
        )
    unsure = [one for one in facts if one.quotes[0].of(text) in doubted]
    mentions = [(one.subject_span, "person:0") for one in facts] + [(one.object_span, "person:1") for one in facts]
    return Extraction(
        document=name,
        mentions=tuple(Mention(document=name, span=at, surface=at.of(text), cluster=who) for at, who in mentions),
        clusters=tuple(
            Cluster(document=name, id=f"person:{at}", type="person", label=words) for at, words in enumerate(NAMES)
        ),
        facts=tuple(one for one in facts if one not in unsure),
        abstentions=tuple(Abstention(fact=one, reason=DOUBTED) for one in unsure),
        sentences=tuple(one.quotes[0] for one in facts),
    )


NAMES = ("Asha Rao", "Vikas Anand")


def follow(*made: Correction, doubted: Sequence[str] = ()) -> Corrected:
    documents = [document(name) for name in TEXTS]
    return apply_corrections(documents, [extraction(name, doubted) for name in TEXTS], made, load_vocabulary())


def told(corrected: Corrected, name: str = "release") -> Told:
    text = document(name).text
    found = next(one for one in corrected.extractions if one.document == name)
    return Told(
        frozenset(one.quotes[0].of(text) for one in found.facts),
        {one.fact.quotes[0].of(text): one.reason for one in found.abstentions},
    )


def on(verb: str, sentence: str, *, day: int = 4, name: str = "release", why: str = "Read in full.") -> Correction:
    """A correction of the fact by one of its sentences."""
    return correction(verb, fact("met", *NAMES, sentence, name), when=f"2026-03-{day:02}", why=why)


def states(corrected: Corrected) -> list[str]:
    return [one.state for one in corrected.outcomes]


def test_a_struck_sentence_goes_alone() -> None:
    """It is kept with the abstentions, with the reason; the fact stays by the other sentence."""
    struck = on("strike", A, why="It was a call.")
    found = follow(struck)
    assert told(found) == Told(frozenset({B}), {A: "struck by Asha Rao, 2026-03-04: It was a call"})
    (kept,) = found.extractions[0].abstentions
    assert kept.fact.correction == struck.id
    assert states(found) == ["applied"]


def test_a_fact_goes_with_its_last_sentence() -> None:
    """Each sentence is kept with the reason for which it was struck."""
    found = follow(on("strike", A, why="A call."), on("strike", B, day=5, why="A plan."))
    assert told(found).stated == frozenset()
    assert [reason.rpartition(": ")[2] for reason in told(found).reasons.values()] == ["A call", "A plan"]
    assert states(found) == ["applied", "applied"]


def test_what_was_accepted_before_stays_by_the_others() -> None:
    """Accepting speaks of the fact: it is contradicted only when the last sentence is struck."""
    accepted, struck = on("accept", A), on("strike", A, day=5)
    found = follow(accepted, struck)
    assert told(found).stated == {B}
    assert [one.confidence for one in found.extractions[0].facts] == [1]
    assert states(found) == ["applied", "applied"]
    last = on("strike", B, day=6)
    found = follow(accepted, struck, last)
    assert told(found).stated == frozenset()
    assert states(found) == ["overridden", "applied", "applied"]
    (problem,) = problems_of(found.outcomes)
    assert f"a later one, {last.id}" in problem.message


def test_a_struck_sentence_comes_back_by_itself_alone() -> None:
    """To accept the fact by another sentence does not bring it back."""
    struck = on("strike", A)
    assert told(follow(struck, on("accept", B, day=5))).stated == {B}
    found = follow(struck, on("accept", A, day=5))
    assert told(found).stated == {A, B}
    assert states(found) == ["overridden", "applied"]


def test_a_sentence_that_may_be_either_is_not_struck() -> None:
    """Words that both sentences have name none of them."""
    found = follow(on("strike", "Asha Rao met Vikas Anand"))
    assert states(found) == ["orphaned"]
    assert "may be several; give a quote" in str(found.outcomes[0].why)
    assert told(found).stated == {A, B}


def test_a_sentence_is_found_again_by_overlap() -> None:
    """After a word or two have changed."""
    assert told(follow(on("strike", B.replace("officials", "officials there")))).stated == {A}


def test_a_rejected_fact_does_not_come_back_from_a_copy() -> None:
    """A sentence that only the copy has is not spoken of, nor a document that is no copy."""
    found = follow(on("reject", A))
    assert told(found).stated == frozenset()
    assert told(found, "reprint") == Told(frozenset({C}), dict.fromkeys((A, B), found.outcomes[0].correction.told()))
    assert told(found, "other") == Told(frozenset({A, C}), {})
    assert found.outcomes[0].copies == ("reprint",)


def test_it_holds_from_the_copy_to_the_original_too() -> None:
    """Of what the two have in common."""
    found = follow(on("strike", B, name="reprint"))
    assert (told(found).stated, told(found, "reprint").stated) == ({A}, {A, C})
    assert found.outcomes[0].copies == ("release",)
    alone = follow(on("strike", C, name="reprint"))
    assert (told(alone).stated, told(alone, "reprint").stated) == ({A, B}, {A, B})
    assert alone.outcomes[0].copies == ()


def test_of_two_corrections_of_copies_the_later_holds_in_both() -> None:
    """And the earlier is told to be overridden."""
    rejected, accepted = on("reject", A), on("accept", A, name="reprint", day=5)
    found = follow(rejected, accepted)
    assert (told(found).stated, told(found, "reprint").stated) == ({A, B}, {A, B, C})
    assert {one.correction.id: one.state for one in found.outcomes} == {
        rejected.id: "overridden",
        accepted.id: "applied",
    }


def test_what_was_seen_and_not_asserted_is_accepted_by_its_sentence() -> None:
    """That sentence becomes evidence; another that is not certain either stays out."""
    found = follow(on("accept", A), doubted=(A, B))
    assert told(found) == Told(frozenset({A}), {B: DOUBTED})
    beside = follow(on("accept", B), doubted=(B,))
    assert told(beside).stated == {A, B}
    assert beside.extractions[0].facts[-1].confidence == 1


def test_what_was_not_asserted_can_be_dismissed() -> None:
    """The reason of the rules stays told, and that a person agrees."""
    found = follow(on("reject", A, why="Not certain."), doubted=(A, B))
    assert told(found).reasons[A] == f"{DOUBTED}; rejected by Asha Rao, 2026-03-04: Not certain"
    assert {one.fact.correction for one in found.extractions[0].abstentions} == {found.outcomes[0].correction.id}


SENTENCES = some.sampled_from([(name, sentence) for name in ("release", "reprint") for sentence in TEXTS[name]])


@some.composite
def judged(draw: some.DrawFn) -> list[Correction]:
    """Some corrections of the fact, in one copy or the other, no two of one day."""
    days = draw(some.permutations(range(1, 7)))
    made = []
    for day in days[: draw(some.integers(0, 6))]:
        name, sentence = draw(SENTENCES)
        made.append(on(draw(some.sampled_from(("accept", "reject", "strike"))), sentence, day=day, name=name))
    return made


def replayed(made: Sequence[Correction]) -> dict[str, set[str]]:
    """The sentences that state the fact by copy, as one would tell it who follows corrections one after the other."""
    rejected: set[tuple[str, str]] = set()
    struck: set[str] = set()
    for one in sorted(made, key=lambda one: one.when):
        said = TEXTS[one.what.document]
        if one.verb == "strike":
            struck.add(one.what.quote)
        elif one.verb == "reject":
            rejected.update(said)
        else:
            rejected.difference_update(said)
            struck.discard(one.what.quote)
    return {name: {*TEXTS[name]} - rejected - struck for name in ("release", "reprint")}


@given(judged())
def test_the_later_holds_sentence_by_sentence(made: list[Correction]) -> None:
    found = follow(*made)
    assert {name: told(found, name).stated for name in ("release", "reprint")} == replayed(made)


@given(judged())
def test_nothing_is_lost_and_no_other_document_is_touched(made: list[Correction]) -> None:
    """What does not state the fact is kept with a reason."""
    found = follow(*made)
    for name, sentences in TEXTS.items():
        one = told(found, name)
        assert one.stated | {*one.reasons} == {*sentences}
        assert not one.stated & {*one.reasons}
    assert told(found, "other") == told(follow(), "other")


@given(judged(), some.randoms())
def test_neither_the_order_of_the_file_nor_a_repetition_matters(made: list[Correction], chance: object) -> None:
    shuffled = sorted(made, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert follow(*shuffled, *made) == follow(*made)


@given(judged())
def test_the_last_correction_holds(made: list[Correction]) -> None:
    """And each that does not is contradicted by a later one, which is named."""
    outcomes: tuple[Outcome, ...] = follow(*made).outcomes
    assert not outcomes or outcomes[-1].state == "applied"
    for place, one in enumerate(outcomes):
        later = [other.correction.id for other in outcomes[place + 1 :]]
        assert one.state == "applied" or any(name in str(one.why) for name in later)
