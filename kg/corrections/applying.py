"""Extractions and corrections in; the extractions as corrected, and what is decided on who is who, out.

Every correction is anchored first, in what was extracted and added; then of those about one fact or thing the latest
is followed. So the order of a file counts only among corrections of one time that contradict each other. Which were
orphaned and which overridden is told; none is dropped. Nothing here resolves or knows RDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.corrections.adding import statement_of
from kg.corrections.copying import families_of
from kg.corrections.correction import Added, Correction
from kg.corrections.decisions import NONE_DECIDED, Decisions
from kg.corrections.following import APPLIED, ORPHANED, OVERRIDDEN, Follower
from kg.model import Document, Extraction, Problem
from kg.vocab import Vocabulary

__all__ = ["APPLIED", "ORPHANED", "OVERRIDDEN", "Corrected", "Outcome", "apply_corrections", "problems_of"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction, and why where it is not followed; `members` are clusters that it is about.

    `copies` are documents that tell the same text as the one named, and for whose same sentences it holds too.
    """

    correction: Correction
    state: str = APPLIED
    why: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """What follows from corrections.

    `statements` are texts that corrections quote from outside the documents; `extractions` are of all documents and,
    behind them, of these. `outcomes` have each correction once, in the order in which they were made.
    """

    extractions: tuple[Extraction, ...]
    statements: tuple[Document, ...] = ()
    decisions: Decisions = NONE_DECIDED
    outcomes: tuple[Outcome, ...] = ()

    def told(self, unheeded: Iterable[tuple[str, str]]) -> tuple[Outcome, ...]:
        """The outcomes, once resolution tells which corrections it could not follow, and why."""
        said: dict[str, list[str]] = {}
        for known_as, why in unheeded:
            said.setdefault(known_as, []).append(why)
        return tuple(
            replace(one, state=OVERRIDDEN, why="; ".join(said[one.correction.id]))
            if one.state == APPLIED and one.correction.id in said
            else one
            for one in self.outcomes
        )


def apply_corrections(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    corrections: Sequence[Correction],
    vocabulary: Vocabulary,
) -> Corrected:
    """What corrections make of the extractions of documents; both are in one order."""
    if not corrections:
        return Corrected(tuple(extractions))
    ranked = sorted(enumerate(corrections), key=lambda pair: (pair[1].instant, pair[0]))
    ranks = {one.id: (one.instant, place) for place, one in ranked}  # of two that are the same, the later one's
    distinct = [one for place, one in ranked if ranks[one.id] == (one.instant, place)]
    quoted = [one for one in distinct if isinstance(one.what, Added) and one.what.document is None]
    statements = sorted((statement_of(one) for one in quoted), key=lambda document: document.name)
    texts = {document.name: document.text for document in (*documents, *statements)}
    names = [document.name for document in statements]
    follower = Follower(texts, extractions, names, ranks, vocabulary, family=families_of(documents))
    for stage in (follower.add, follower.retype, follower.decide_facts, follower.decide_things):
        stage(distinct)
    return Corrected(
        extractions=tuple(place.extraction for place in follower.places.values()),
        statements=tuple(document for document in statements if document.name in follower.places),
        decisions=follower.decisions,
        outcomes=tuple(
            Outcome(
                one,
                *follower.state_of(one),
                members=follower.members.get(one.id, ()),
                copies=follower.copies.get(one.id, ()),
            )
            for one in distinct
        ),
    )


def problems_of(outcomes: Iterable[Outcome]) -> tuple[Problem, ...]:
    """A problem for each correction that is not followed."""
    remedies = {
        ORPHANED: "correct or undo it: kg correct list, kg correct undo",
        OVERRIDDEN: "undo the one that does not hold: kg correct undo",
    }
    return tuple(
        Problem(
            kind=f"{one.state}-correction",
            message=f"correction {one.correction.id} ({one.correction.told()}) is {one.state}: {one.why}; "
            f"{remedies[one.state]} {one.correction.id}",
            document=getattr(one.correction.what, "document", None),
        )
        for one in outcomes
        if one.state != APPLIED
    )
