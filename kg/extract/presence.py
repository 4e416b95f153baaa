"""Who was at a meeting because they did something there: announced at it, met in it, spoke in it, agreed at it.

A sentence enters; claims `attends` leave. The claim of a role is made by the function that the roles hand over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.extract.cast import Cast
from kg.extract.claims import Claim
from kg.extract.delegates import Delegate
from kg.extract.delegations import Delegation
from kg.extract.discourse import Discourse
from kg.extract.meetings import MeetingRef
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.speakers import find_speakers
from kg.extract.subjects import Subjects

__all__ = ["MakeClaim", "Presence"]

ROLES = ("chairs", "co_chairs", "hosts", "leads", "attends")
"""The roles that a verb tells by itself."""
HELD_REACH = 4
"""How many tokens behind a list of persons the verb of their meeting stands."""
OPENING_REACH = 5
"""How many tokens into a sentence the meeting begins at which something is done."""
DURING = ("at", "during", "in")
"""The prepositions before the meeting at which something is done."""


class MakeClaim(Protocol):
    """Makes the claim of a role, unless it was made before or the meeting is none."""

    def __call__(
        self,
        role: str,
        delegate: Delegate,
        hit: CueHit,
        ref: MeetingRef | None,
        sentence: Sentence,
        *,
        delegation: Delegation | None = None,
        rule: str | None = None,
    ) -> Iterator[Claim]:
        """The claim, if it is one."""
        ...


class Presence:
    """Those who acted at the meetings of one document."""

    def __init__(
        self, reading: Reading, cast: Cast, discourse: Discourse, subjects: Subjects, *, claim: MakeClaim
    ) -> None:
        self.reading, self.cast, self.discourse, self.doc = reading, cast, discourse, reading.doc
        self.subjects, self.claim = subjects, claim
        self.speakers = find_speakers(reading, cast)

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """All that one sentence tells."""
        yield from self._acting_at(sentence)
        yield from self._gathered_at(sentence)
        yield from self._spoke_in(sentence)
        yield from self._made_at(sentence)

    def _made_at(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "commitments made by President A and President B at the forum"."""
        for group in self.cast.groups:
            if not sentence.start < group.start < group.end < sentence.end - 1:
                continue
            verb = self.doc[group.start - 1].head
            by = self.doc[group.start - 1].lower_ == "by" and verb.tag_ == "VBN"
            if not by or self.doc[group.end].lower_ not in DURING:
                continue
            ref = next((r for r in self.discourse.within(group.end, group.end + 3) if r.explicit and r.meeting), None)
            hit = CueHit("attends", "verb", verb.i, verb.i + 1)
            for delegate in group.delegates if ref else ():
                yield from self.claim("attends", delegate, hit, ref, sentence, rule="attends-acting-at")

    def _acting_at(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "At the forum, Minister A announced ..."; those who say "we" where it is told who they are."""
        first = next((t for t in self.doc[sentence.start : sentence.end] if not t.is_space), None)
        if first is None or first.lower_ not in ("at", "during", "attending"):
            return
        refs = [r for r in self.discourse.within(first.i, first.i + OPENING_REACH) if r.meeting and r.explicit]
        verb = first.head
        if not refs or verb.pos_ != "VERB" or verb.i < refs[0].end:
            return
        hit = CueHit("attends", "verb", verb.i, verb.i + 1)
        subject = next((c.i for c in verb.children if c.dep_ == "nsubj" and refs[0].end <= c.i), None)
        delegates: tuple[Delegate, ...] = ()
        if subject is not None:
            delegates = next((g.delegates for g in self.cast.groups if g.start <= subject < g.end), ())
            if self.reading.word_is(subject, "we"):
                delegates = self.speakers.delegates
        for delegate in delegates:
            yield from self.claim("attends", delegate, hit, refs[0], sentence, rule="attends-acting-at")

    def _gathered_at(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "the forum, in which President A and Minister B launched ...", "the forum, where A met B"."""
        for ref in self.discourse.within(sentence.start, sentence.end):
            at = ref.end + (ref.end < sentence.end and self.doc[ref.end].text == ",")
            words = [t.lower_ for t in self.doc[at : min(at + 2, sentence.end)]]
            relative = 1 if words[:1] == ["where"] else 2 if words[:1] and words[1:] == ["which"] else 0
            if not relative or (relative == 2 and words[0] not in DURING):
                continue
            group = next((g for g in self.cast.groups if at + relative <= g.start <= at + relative + 1), None)
            if group is None or not ref.explicit or ref.meeting is None or group.end >= sentence.end:
                continue
            verb = next((t for t in self.doc[group.end : group.end + HELD_REACH] if t.pos_ == "VERB"), None)
            if verb is not None and verb.i < sentence.end and self.subjects.plain_gap(group.end, verb.i):
                hit = CueHit("attends", "verb", verb.i, verb.i + 1)
                for delegate in group.delegates:
                    yield from self.claim("attends", delegate, hit, ref, sentence, rule="attends-acting-at")

    def _spoke_in(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "President A spoke with allies in a virtual summit of the forum"."""
        for ref in self.discourse.within(sentence.start, sentence.end):
            at = ref.start - 1
            while at > sentence.start and self.doc[at].pos_ in ("DET", "ADJ"):
                at -= 1
            verb = self.doc[at].head
            during = self.doc[at].pos_ == "ADP" and self.doc[at].lower_ in DURING
            if (
                not during
                or not ref.explicit
                or ref.meeting is None
                or verb.tag_ != "VBD"
                or verb.dep_ not in ("ROOT", "conj")
            ):
                continue
            hit = CueHit("attends", "verb", verb.i, verb.i + 1)
            own = [h for role in ROLES for h in self.reading.cues_at.get(verb.i, ()) if h.role == role]
            titled = [d for d in self.subjects.of(sentence, hit) if d.offices or d.person.titled]
            for delegate in titled if not own else ():
                yield from self.claim("attends", delegate, hit, ref, sentence, rule="attends-acting-at")
