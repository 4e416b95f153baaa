"""Decisions on who is who obey laws, whatever they are and in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from entries import correction, person
from hypothesis import assume, given
from hypothesis import strategies as some

from kg.corrections import Corrected, Correction, Outcome, apply_corrections
from kg.identifiers import Identifiers
from kg.model import Cluster, Document, Extraction, Mention, Resolution, Span
from kg.resolve import resolve
from kg.vocab import load_vocabulary

NAMES = ("Asha Rao", "Asha Rao", "Asha Rao", "A. Rao", "Vikas Anand", "Meera Kapoor")
"""Who is named in one document each: the matcher takes the first three for one, and the rest for others."""

DOCUMENTS = tuple(Document(name=f"d{at}", text=name, source="", sha256="") for at, name in enumerate(NAMES))
EXTRACTIONS = tuple(
    Extraction(
        document=one.name,
        mentions=(Mention(document=one.name, span=Span(0, len(one.text)), surface=one.text, cluster="person:0"),),
        clusters=(Cluster(document=one.name, id="person:0", type="person", label=one.text),),
    )
    for one in DOCUMENTS
)
PLACES = some.integers(0, len(NAMES) - 1)
SEVERAL = some.lists(PLACES, min_size=2, max_size=3, unique=True)


def decision(verb: str, places: Sequence[int], day: int) -> Correction:
    """A decision on the persons of some documents, made on a day of March."""
    return correction(verb, tuple(person(NAMES[at], f"d{at}") for at in places), when=f"2026-03-{day:02}")


@some.composite
def decisions(draw: some.DrawFn, verbs: Sequence[str] = ("merge", "never-merge", "split")) -> list[Correction]:
    """Some decisions, no two of one day."""
    days = draw(some.permutations(range(1, 6)))
    count = draw(some.integers(0, 5))
    return [decision(draw(some.sampled_from(verbs)), draw(SEVERAL), day) for day in days[:count]]


def follow(corrections: Sequence[Correction], order: Sequence[int] | None = None) -> tuple[Corrected, Resolution]:
    """What comes of decisions, the documents read in an order."""
    places = range(len(NAMES)) if order is None else order
    documents = [DOCUMENTS[at] for at in places]
    corrected = apply_corrections(documents, [EXTRACTIONS[at] for at in places], corrections, load_vocabulary())
    found = resolve(corrected.extractions, load_vocabulary(), Identifiers(), decisions=corrected.decisions)
    return corrected, found


def outcomes(corrections: Sequence[Correction]) -> tuple[Outcome, ...]:
    corrected, found = follow(corrections)
    return corrected.told(found.unheeded)


def groups(found: Resolution) -> set[frozenset[int]]:
    """The documents whose persons are one."""
    return {frozenset(int(document[1:]) for document, _, _ in entity.members) for entity in found.entities}


def together(found: Resolution, one: int, other: int) -> bool:
    return any({one, other} <= group for group in groups(found))


def test_what_the_matcher_does_alone() -> None:
    """The laws below are not vacuous: there is something to split, and something to merge."""
    assert groups(follow([])[1]) == {frozenset({0, 1, 2}), frozenset({3}), frozenset({4}), frozenset({5})}


@given(decisions(), some.permutations(range(len(NAMES))))
def test_the_order_of_documents_never_matters(made: list[Correction], order: list[int]) -> None:
    assert follow(made, order)[1] == follow(made)[1]


@given(decisions(), some.randoms())
def test_the_order_of_the_file_does_not_matter_where_times_differ(made: list[Correction], chance: object) -> None:
    """The same things are one, and the same corrections are followed."""
    shuffled = sorted(made, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert follow(shuffled)[1].entities == follow(made)[1].entities
    assert outcomes(shuffled) == outcomes(made)


@given(decisions(), decisions())
def test_replaying_changes_nothing(made: list[Correction], more: list[Correction]) -> None:
    """The same entry twice is that entry once."""
    every = [*made, *more]
    assert follow([*every, *every])[1] == follow(every)[1]


@given(SEVERAL, PLACES)
def test_a_split_undoes_a_merge(merged: list[int], at: int) -> None:
    """Whether a person made it or the matcher: the member named is one with nothing else."""
    assume(at in merged)
    _, found = follow([decision("merge", merged, 1), decision("split", [at], 2)])
    assert frozenset({at}) in groups(found)


@given(SEVERAL)
def test_a_split_then_a_merge_is_a_merge(merged: list[int]) -> None:
    """What was decided later holds."""
    _, found = follow([decision("split", merged[:1], 1), decision("merge", merged, 2)])
    assert all(together(found, one, other) for one, other in combinations(merged, 2))


@given(decisions(("merge",)), some.lists(PLACES, min_size=2, max_size=2, unique=True), some.integers(6, 9))
def test_what_is_never_one_survives_any_chain(made: list[Correction], two: list[int], day: int) -> None:
    """Merges of others, made before or after, do not join the two by a way round."""
    later = [decision("merge", [two[0], 5], day + 1), decision("merge", [5, two[1]], day + 2)]
    chain = later if 5 not in two else []
    _, found = follow([*made, decision("never-merge", two, day), *chain])
    assert not together(found, *two)


@given(decisions())
def test_what_holds_is_as_decided(made: list[Correction]) -> None:
    """Of every decision that is told to be applied, the things are one, or two."""
    corrected, found = follow(made)
    for outcome in corrected.told(found.unheeded):
        places = [int(one.document[1:]) for one in outcome.correction.what]
        if outcome.state == "applied" and outcome.correction.verb != "split":
            joined = outcome.correction.verb == "merge"
            assert all(together(found, one, other) == joined for one, other in combinations(places, 2))
