"""Corrections in the order in which they were made in, extractions as they should be and decisions out.

Each stage anchors its corrections in what the stages before it left: added facts can be accepted, rejected and merged,
and a thing whose type was changed is known by the old type and by the new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from kg.corrections.adding import add_fact
from kg.corrections.anchoring import FactKey, Place, Stated, UnanchoredError, find_fact, find_thing, key_of
from kg.corrections.copying import carried
from kg.corrections.correction import Added, Correction, FactTarget, Renamed, ThingTarget
from kg.corrections.decisions import Decision, Decisions, Label, Member, Rank
from kg.corrections.retyping import retyped
from kg.corrections.verdicts import Verdict, contradicted, decided, evidence_of, find_evidence, verdict_on
from kg.model import Cluster, Extraction, Span
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
        *,
        family: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`texts` are those of documents and statements by name; `ranks` those of corrections by id.

        `family` has the other documents that tell the text of a document.
        """
        self.places = {found.document: Place(texts[found.document], found) for found in extractions}
        for name in statements:
            whole = Span(0, len(texts[name]))
            self.places[name] = Place(texts[name], Extraction(document=name, sentences=(whole,)))
        self.states: dict[str, tuple[str, str]] = {}
        self.members: dict[str, tuple[Member, ...]] = {}
        self.copies: dict[str, tuple[str, ...]] = {}
        self.decisions = Decisions()
        self._ranks, self._family = ranks, family
        self._vocabulary = vocabulary
        self._types: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)

    def add(self, corrections: Iterable[Correction]) -> None:
        """Add what was not found, and forget a statement whose words do not tell the fact."""
        for one in corrections:
            if not isinstance(one.what, Added):
                continue
            document = home_of(one)
            try:
                self._add(one, document)
            except UnanchoredError as error:
                self._orphan(one, error)
                if one.what.document is None:
                    del self.places[document]
            else:
                for copy in self._copies_of(document):
                    with suppress(UnanchoredError):
                        self._add(one, copy)

    def _add(self, one: Correction, document: str) -> None:
        """Add a fact to a text; UnanchoredError where that does not have its words."""
        place = self._place(document)
        found, _ = add_fact(one, place, document, self._vocabulary)
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
            last = self._last(some)
            kind = type_wanted(last)
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
        """Assert what was accepted, and move what was rejected or struck to the abstentions; the latest holds."""
        verdicts: dict[tuple[str, FactKey], list[Verdict]] = defaultdict(list)
        for one in corrections:
            try:
                if isinstance(one.what, FactTarget):
                    found = self._verdicts(one, one.what)
                elif isinstance(one.what, Added) and one.id not in self.states:
                    found = self._verdicts_of_added(one)
                else:
                    continue
            except UnanchoredError as error:
                self._orphan(one, error)
            else:
                for where, verdict in found.items():
                    verdicts[where].append(verdict)
                documents = {document for document, _ in found} - {home_of(one)}
                self.copies[one.id] = tuple(sorted(documents))
        for (document, key), some in verdicts.items():
            place = self.places[document]
            self.places[document] = replace(place, extraction=decided(place.extraction, key, some))
        for one, last in contradicted(verdicts):
            self._override(one, last)

    def _verdicts(self, one: Correction, target: FactTarget) -> dict[tuple[str, FactKey], Verdict]:
        """What a correction says of a fact of its document, and of the same sentences of copies of that."""
        place, rank = self._place(target.document), self._ranks[one.id]
        stated = find_fact(target, place)
        quoted = find_evidence(target.quote, stated, place.text, only=one.verb == "strike")
        verdict = verdict_on(place.extraction, stated, one, rank, quoted)
        found = {(target.document, stated.key): verdict}
        quotes = sorted(span.of(place.text) for evidence in verdict.covered for span in evidence)
        for copy in self._copies_of(target.document):
            there = next(filter(None, (self._there(target, copy, quote) for quote in quotes)), None)
            if there is not None:
                said = carried(verdict, place.text, evidence_of(there), self.places[copy].text)
                found |= {(copy, there.key): said} if said.covered else {}
        return found

    def _there(self, target: FactTarget, copy: str, quote: str) -> Stated | None:
        """The same fact in a copy of its document, None where that does not state it in a sentence."""
        try:
            return find_fact(replace(target, document=copy, quote=quote), self.places[copy])
        except UnanchoredError:
            return None

    def _verdicts_of_added(self, one: Correction) -> dict[tuple[str, FactKey], Verdict]:
        """What an added fact says of itself, wherever it was added."""
        home, found = home_of(one), {}
        for document in (home, *self._copies_of(home)):
            place = self.places[document]
            for fact in place.extraction.facts:
                if fact.correction == one.id:
                    stated = Stated(key_of(fact), (fact,))
                    rank, quoted = self._ranks[one.id], frozenset({fact.quotes})
                    found[document, stated.key] = verdict_on(place.extraction, stated, one, rank, quoted)
        return found

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

    def _copies_of(self, document: str) -> tuple[str, ...]:
        """The other documents that tell the text of a document."""
        return self._family.get(document, ())

    def _last(self, some: Sequence[Correction]) -> Correction:
        """The latest of retypings of one thing; those before it that want something else are overridden."""
        *before, last = sorted(some, key=lambda one: self._ranks[one.id])
        for one in before:
            if type_wanted(one) != type_wanted(last):
                self._override(one, last)
        return last

    def _override(self, one: Correction, last: Correction) -> None:
        self.states.setdefault(one.id, (OVERRIDDEN, f"a later one, {last.id} ({last.told()}), contradicts it"))

    def _note(self, one: Correction, members: Iterable[Member]) -> None:
        self.members[one.id] = tuple(members)

    def _orphan(self, one: Correction, error: UnanchoredError) -> None:
        self.states.setdefault(one.id, (ORPHANED, str(error)))


def home_of(one: Correction) -> str:
    """The text that a correction of a fact names, or quotes from outside the documents."""
    return getattr(one.what, "document", None) or f"correction-{one.id}"


def type_wanted(one: Correction) -> str:
    """The type that a retyping gives."""
    return one.what.to if isinstance(one.what, Renamed) else ""
