"""Corrections in the order in which they were made in, extractions as they should be and decisions out.

Each stage anchors its corrections in what the stages before it left: added facts can be accepted, rejected and merged,
and a thing whose type was changed is known by the old type and by the new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.corrections.adding import add_fact
from kg.corrections.anchoring import FactKey, Place, UnanchoredError, find_fact, find_thing, key_of
from kg.corrections.correction import Added, Correction, FactTarget, Renamed, ThingTarget
from kg.corrections.decisions import Decision, Decisions, Label, Member, Rank
from kg.corrections.retyping import retyped
from kg.model import Abstention, Cluster, Extraction, Fact, Span
from kg.vocab import Vocabulary

__all__ = ["APPLIED", "ORPHANED", "OVERRIDDEN", "Follower"]

APPLIED, ORPHANED, OVERRIDDEN = "applied", "orphaned", "overridden"

VERDICTS = {"merge": "same", "never-merge": "different", "split": "split"}


class Follower:
    """Follows corrections, stage by stage: `add`, `retype`, `decide_facts`, `decide_things`.

    Invariant: what `places` hold was extracted or said by a correction that is not orphaned; `states` have each
    correction that is not followed, with the reason.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        extractions: Sequence[Extraction],
        statements: Iterable[str],
        ranks: Mapping[str, Rank],
        vocabulary: Vocabulary,
    ) -> None:
        """`texts` are those of documents and statements by name; `ranks` those of corrections by id."""
        self.places = {found.document: Place(texts[found.document], found) for found in extractions}
        for name in statements:
            whole = Span(0, len(texts[name]))
            self.places[name] = Place(texts[name], Extraction(document=name, sentences=(whole,)))
        self.states: dict[str, tuple[str, str]] = {}
        self.members: dict[str, tuple[Member, ...]] = {}
        self.decisions = Decisions()
        self._ranks = ranks
        self._vocabulary = vocabulary
        self._types: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)

    def add(self, corrections: Iterable[Correction]) -> None:
        """Add what was not found, and forget a statement whose words do not tell the fact."""
        for one in corrections:
            if not isinstance(one.what, Added):
                continue
            document = one.what.document or f"correction-{one.id}"
            try:
                place = self._place(document)
                found, _ = add_fact(one, place, document, self._vocabulary)
            except UnanchoredError as error:
                self._orphan(one, error)
                if one.what.document is None:
                    del self.places[document]
            else:
                self.places[document] = replace(place, extraction=found)

    def retype(self, corrections: Iterable[Correction]) -> None:
        """Give things another type; of several for one thing the latest."""
        said: dict[Member, list[Correction]] = defaultdict(list)
        for one in corrections:
            if one.verb == "retype" and isinstance(one.what, Renamed):
                cluster = self._thing(one, one.what.thing)
                if cluster is not None:
                    said[cluster.document, cluster.id].append(one)
                    known = self._types[cluster.document].get(cluster.id, frozenset())
                    self._types[cluster.document][cluster.id] = known | {one.what.to}
        wanted: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        made: dict[str, set[str]] = defaultdict(set)
        for (document, name), some in said.items():
            last = self._last(some, lambda one: one.what.to if isinstance(one.what, Renamed) else "")
            kind = last.what.to if isinstance(last.what, Renamed) else ""
            clash = f"{kind}:{name.rpartition(':')[2]}"
            taken = {one.id for one in self.places[document].extraction.clusters} - {name} | made[document]
            if clash in taken:
                self._orphan(last, UnanchoredError(f"the words there name a thing of the type {kind} already"))
            elif clash != name:
                wanted[document][name] = kind, last.id
                made[document].add(clash)
            self._note(last, [(document, clash)])
        for document, new in wanted.items():
            before = self.places[document]
            found, ids = retyped(before.extraction, new, self._vocabulary)
            self.places[document] = replace(before, extraction=found)
            self._types[document] = {ids.get(old, old): some for old, some in self._types[document].items()}
            for old, known_as in ids.items():
                self._types[document][known_as] |= {old.partition(":")[0]}

    def decide_facts(self, corrections: Iterable[Correction]) -> None:
        """Assert what was accepted, and move what was rejected to the abstentions; of both the latest holds."""
        said: dict[tuple[str, FactKey], list[Correction]] = defaultdict(list)
        for one in corrections:
            try:
                if isinstance(one.what, FactTarget):
                    found = find_fact(one.what, self._place(one.what.document))
                    said[one.what.document, found.key].append(one)
                elif isinstance(one.what, Added) and one.id not in self.states:
                    document = one.what.document or f"correction-{one.id}"
                    for fact in self.places[document].extraction.facts:
                        if fact.correction == one.id:
                            said[document, key_of(fact)].append(one)
            except UnanchoredError as error:
                self._orphan(one, error)
        for (document, key), some in said.items():
            last = self._last(some, lambda one: one.verb == "reject")
            place = self.places[document]
            self.places[document] = replace(place, extraction=decided(place.extraction, key, last))

    def decide_things(self, corrections: Iterable[Correction]) -> None:
        """Gather what is decided on who is who and on names."""
        judged, labels = [], []
        for one in corrections:
            rank = self._ranks[one.id]
            if one.verb == "rename" and isinstance(one.what, Renamed):
                cluster = self._thing(one, one.what.thing)
                if cluster is not None:
                    member = cluster.document, cluster.id
                    labels.append(Label(correction=one.id, rank=rank, member=member, name=one.what.to))
                    self._note(one, [member])
            elif isinstance(one.what, tuple):
                members = self._several(one, one.what)
                if members:
                    verdict = VERDICTS[one.verb]
                    told = one.told()
                    why = f"{told[0].upper()}{told[1:]}."
                    judged.append(Decision(correction=one.id, rank=rank, verdict=verdict, members=members, why=why))
                    self._note(one, members)
        self.decisions = Decisions(tuple(judged), tuple(labels))

    def state_of(self, one: Correction) -> tuple[str, str | None]:
        """What became of a correction, and why where it is not followed."""
        return self.states.get(one.id, (APPLIED, None))

    def _several(self, one: Correction, targets: Sequence[ThingTarget]) -> tuple[Member, ...]:
        """The clusters that a judgement is about; none where one of them is not there or they cannot be judged."""
        found = [self._thing(one, target) for target in targets]
        clusters = [cluster for cluster in found if cluster is not None]
        if len(clusters) < len(found):
            return ()
        members = tuple(dict.fromkeys((cluster.document, cluster.id) for cluster in clusters))
        types = sorted({cluster.type for cluster in clusters})
        if len(types) > 1:
            self._orphan(one, UnanchoredError(f"the things are of several types: {', '.join(types)}; retype one first"))
            return ()
        if len(members) < len(targets) and one.verb != "split":
            self._orphan(one, UnanchoredError("two of the things are one in their document, by the words given"))
            return ()
        return members

    def _thing(self, one: Correction, target: ThingTarget) -> Cluster | None:
        """The cluster that is meant; where there is none the correction is orphaned."""
        try:
            return find_thing(target, self._place(target.document), self._types[target.document])
        except UnanchoredError as error:
            self._orphan(one, error)
            return None

    def _place(self, document: str) -> Place:
        if document not in self.places:
            raise UnanchoredError(f"the document {document} is not among those that were read")
        return self.places[document]

    def _last(self, some: Sequence[Correction], effect: Callable[[Correction], object]) -> Correction:
        """The latest of corrections of one thing; those before it that want something else are overridden."""
        *before, last = sorted(some, key=lambda one: self._ranks[one.id])
        for one in before:
            if effect(one) != effect(last):
                self.states.setdefault(one.id, (OVERRIDDEN, f"a later one, {last.id} ({last.told()}), contradicts it"))
        return last

    def _note(self, one: Correction, members: Iterable[Member]) -> None:
        self.members[one.id] = tuple(members)

    def _orphan(self, one: Correction, error: UnanchoredError) -> None:
        self.states.setdefault(one.id, (ORPHANED, str(error)))


def decided(extraction: Extraction, key: FactKey, last: Correction) -> Extraction:
    """An extraction in which a fact is as the latest correction of it says."""
    meant = [fact for fact in extraction.facts if key_of(fact) == key]
    others = tuple(fact for fact in extraction.facts if key_of(fact) != key)
    if last.verb == "reject":
        gone = tuple(Abstention(fact=replace(fact, correction=last.id), reason=last.told()) for fact in meant)
        return replace(extraction, facts=others, abstentions=(*extraction.abstentions, *gone))
    unsaid = [one for one in extraction.abstentions if key_of(one.fact) == key] if not meant else []
    sure = tuple(accepted(fact, last) for fact in (*meant, *(one.fact for one in unsaid)))
    kept = tuple(one for one in extraction.abstentions if one not in unsaid)
    return replace(extraction, facts=(*others, *sure), abstentions=kept)


def accepted(fact: Fact, correction: Correction) -> Fact:
    """A fact of which a person says that it holds; one that a language model claims is a person's from now on."""
    rule = f"accepted {fact.rule}" if fact.by_model else fact.rule
    return replace(fact, confidence=1, rule=rule, correction=fact.correction or correction.id)
