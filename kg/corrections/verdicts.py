"""What corrections say of the sentences that state one fact in, that fact as it should be out.

A fact has evidence, each piece the sentences that together state it. Accepting and rejecting speak of all of it,
striking of one sentence. Of what contradicts each other the later holds, for each piece of evidence on its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.corrections.anchoring import FactKey, Stated, alike_quotes, fold, key_of, the_one
from kg.corrections.correction import Correction
from kg.corrections.decisions import Rank
from kg.model import Abstention, Extraction, Fact, Span

__all__ = ["Evidence", "Verdict", "Verdicts", "contradicted", "decided", "evidence_of", "find_evidence", "verdict_on"]

Evidence = tuple[Span, ...]
"""The sentences of a document that together state a fact."""

NEGATIVE = ("reject", "strike")
"""The verbs that say of evidence that it does not state the fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a correction says of evidence: whether `covered` states the fact or not.

    `insisted` is the evidence whose very sentence the correction quotes: what was struck or not asserted comes back
    only by that.
    """

    correction: Correction
    rank: Rank
    covered: frozenset[Evidence]
    insisted: frozenset[Evidence]

    @property
    def holds(self) -> bool:
        """Whether it says that the fact is stated."""
        return self.correction.verb not in NEGATIVE

    def overrules(self, other: Verdict, evidence: Evidence) -> bool:
        """Whether what it says of some evidence holds against an earlier verdict that says it does not count."""
        heard = self.covered if other.correction.verb == "reject" else self.insisted
        return self.holds and self.rank > other.rank and evidence in heard


Verdicts = Mapping[tuple[str, FactKey], Sequence[Verdict]]
"""The verdicts on each fact of each document."""


def evidence_of(stated: Stated) -> frozenset[Evidence]:
    """All evidence for what a document says, be it asserted or not."""
    return frozenset(fact.quotes for fact in stated.facts)


def find_evidence(quote: str, stated: Stated, text: str, *, only: bool) -> frozenset[Evidence]:
    """The evidence for a fact with the sentence that is most like a quote.

    UnanchoredError where several are nearly as much so and `only` one may be meant.
    """
    spans = {span for fact in stated.facts for span in fact.quotes}
    likes = {fold(span.of(text)): alike_quotes(quote, span.of(text)) for span in spans}
    told = f"a sentence “{quote}” of that fact"
    best = the_one(likes, told) if only else max(likes, key=lambda words: (likes[words], words))
    found = {span for span in spans if fold(span.of(text)) == best}
    return frozenset(evidence for evidence in evidence_of(stated) if found & {*evidence})


def verdict_on(
    extraction: Extraction, stated: Stated, correction: Correction, rank: Rank, quoted: frozenset[Evidence]
) -> Verdict:
    """What a correction says of a fact; `quoted` is the evidence with the sentence that it quotes."""
    whole = {fact.quotes for fact in extraction.facts if key_of(fact) == stated.key}
    if correction.verb == "reject":
        covered = evidence_of(stated)
    else:
        covered = quoted if correction.verb == "strike" else quoted | whole
    return Verdict(correction=correction, rank=rank, covered=covered, insisted=quoted)


def decided(extraction: Extraction, key: FactKey, verdicts: Sequence[Verdict]) -> Extraction:
    """An extraction in which the evidence for a fact is as the verdicts on it say."""
    facts: list[Fact] = []
    gone: list[Abstention] = []
    for fact in extraction.facts:
        no = fault_of(fact.quotes, verdicts) if key_of(fact) == key else None
        if no:
            gone.append(Abstention(fact=replace(fact, correction=no.correction.id), reason=no.correction.told()))
        else:
            facts.append(believed(fact, verdicts) if key_of(fact) == key else fact)
    kept: list[Abstention] = []
    for one in extraction.abstentions:
        no = fault_of(one.fact.quotes, verdicts)
        if key_of(one.fact) != key:
            kept.append(one)
        elif no:
            reason = f"{one.reason}; {no.correction.told()}"
            kept.append(Abstention(fact=replace(one.fact, correction=no.correction.id), reason=reason))
        elif any(one.fact.quotes in yes.insisted for yes in verdicts if yes.holds):
            facts.append(believed(one.fact, verdicts))
        else:
            kept.append(one)
    return replace(extraction, facts=tuple(facts), abstentions=(*kept, *gone))


def fault_of(evidence: Evidence, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The latest verdict by which evidence does not count, None where it does."""
    noes = (
        one
        for one in verdicts
        if not one.holds and evidence in one.covered and not any(other.overrules(one, evidence) for other in verdicts)
    )
    return max(noes, key=lambda one: one.rank, default=None)


def believed(fact: Fact, verdicts: Sequence[Verdict]) -> Fact:
    """A fact, sure if a person says that it holds; one that a language model claims is a person's from then on."""
    yes = [one for one in verdicts if one.holds and fact.quotes in one.covered]
    if not yes:
        return fact
    last = max(yes, key=lambda one: one.rank)
    rule = f"accepted {fact.rule}" if fact.by_model else fact.rule
    return replace(fact, confidence=1, rule=rule, correction=fact.correction or last.correction.id)


def contradicted(verdicts: Verdicts) -> Iterator[tuple[Correction, Correction]]:
    """The corrections that do not hold, each with the latest that contradicts it.

    One that takes evidence away does not where any of that counts all the same; one that wants a fact does not where
    nothing of what it speaks of counts, one that adds a fact where its own sentence does not.
    """
    against: dict[str, list[Verdict]] = defaultdict(list)
    kept: set[str] = set()
    known: dict[str, Correction] = {}
    for some in verdicts.values():
        for one in some:
            known[one.correction.id] = one.correction
            for evidence in one.insisted if one.correction.verb == "add" else one.covered:
                no = fault_of(evidence, some)
                if one.holds and no:
                    against[one.correction.id].append(no)
                elif one.holds:
                    kept.add(one.correction.id)
                elif not no:
                    against[one.correction.id] += (other for other in some if other.overrules(one, evidence))
    for name, others in against.items():
        if others and name not in kept:
            yield known[name], latest(others)


def latest(verdicts: Iterable[Verdict]) -> Correction:
    """The correction of the latest verdict."""
    return max(verdicts, key=lambda one: one.rank).correction
