"""Who did what at which meeting: co-chaired, chaired, led, attended, hosted.

Each rule looks at one cue and at the lists of delegates and the meetings around it in the sentence:
before the cue in the active voice, behind "by" in the passive, behind a noun ("chairmanship of").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.attendance import Attendance
from kg.extract.cast import Cast
from kg.extract.certainty import doubt_of, status_of
from kg.extract.claims import HIGH, MIDDLE, Claim, Thing
from kg.extract.delegates import Delegate
from kg.extract.delegations import Delegation, agent_start, delegation_at, delegation_of
from kg.extract.discourse import Discourse
from kg.extract.encounters import Encounter
from kg.extract.hosts import Hosts
from kg.extract.meetings import MeetingRef
from kg.extract.pairs import Pairs
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.subjects import Subjects

__all__ = ["Roles"]

ROLES = ("co_chairs", "chairs", "leads", "attends", "hosts")
PRESIDING = ("co_chairs", "chairs", "leads")
REACH = 14
"""How many tokens behind a cue its meeting begins where a verb stands between."""


class Roles:
    """The roles of one document; `claims` may be read once, since it adds sides and meetings to what it is given."""

    def __init__(
        self, reading: Reading, cast: Cast, discourse: Discourse, subjects: Subjects, encounters: Sequence[Encounter]
    ) -> None:
        self.reading, self.cast, self.discourse, self.doc = reading, cast, discourse, reading.doc
        self.subjects, self.encounters = subjects, encounters
        self._hosts = Hosts(reading, self.status)
        self._attendance = Attendance(reading, cast, discourse, subjects, claim=self.claim, in_focus=self.in_focus)
        self._pairs = Pairs(reading, cast, discourse)
        self._seen: set[tuple[str, Thing, Thing]] = set()

    def claims(self) -> Iterator[Claim]:
        """All roles and meetings of persons, sentence by sentence."""
        for sentence in self.reading.sentences:
            for encounter in self.encounters:
                if sentence.start <= encounter.hit.start < sentence.end:
                    yield from self._pairs.claims(sentence, encounter)
                    yield from self._at_occasion(sentence, encounter)
            for role in ROLES:
                for hit in self._cues(sentence, role):
                    if not self.subjects.inside_name(hit) and not self._within_longer(role, hit):
                        yield from self._role(sentence, role, hit)
            yield from self._attendance.claims(sentence)

    def _at_occasion(self, sentence: Sentence, encounter: Encounter) -> Iterator[Claim]:
        """Those who met for a forum's session, or in that which the title names, took part in it."""
        at, start = encounter.occasion, encounter.hit.start
        titled = next((r for r in self.discourse.within(start, start + 1) if r.named and r.forum), None)
        ref = next((r for r in self.discourse.within(sentence.start, at + 1) if r.end > at), None) if at else titled
        for delegate in sorted({d for pair in encounter.pairs for d in pair} if ref else (), key=lambda d: d.start):
            yield from self.claim("attends", delegate, encounter.hit, ref, sentence, rule="attends-met-for")

    def _cues(self, sentence: Sentence, role: str) -> list[CueHit]:
        """The cues of a role; of hosting also "held", where a summit or conference is what was held.

        Of taking part it is "held" where a named meeting is what persons held.
        """
        hits = self.reading.cue(role, start=sentence.start, end=sentence.end)
        if role not in ("hosts", "attends"):
            return hits
        held = self.reading.cue("hosts-event", start=sentence.start, end=sentence.end)
        if role == "attends":
            return [*hits, *(CueHit("attends", "verb", h.start, h.end) for h in held if self._holds_named(h))]
        return [*hits, *(CueHit("hosts", "verb", h.start, h.end) for h in held if self._holds_event(sentence, h))]

    def _holds_named(self, hit: CueHit) -> bool:
        """Whether the object of "hold" is a session that is named."""
        behind = self.discourse.within(hit.end, hit.end + 2)
        return any(ref.explicit and ref.meeting and ref.forum for ref in behind)

    def _holds_event(self, sentence: Sentence, hit: CueHit) -> bool:
        """Whether the object of "hold" is a summit, conference or roundtable of an indefinite kind."""
        said = next((c for c in self.doc[hit.start].children if c.dep_ == "dobj"), None)
        if said is None or not any(t.lower_ in ("a", "an") for t in self.doc[hit.end : said.i]):
            return False
        event = self.reading.cue_at(said.i, "meeting", "event") or self.reading.names.at(said.i)
        parties = self.reading.names.within(sentence.start, hit.start, "country")
        return event is not None and len({c.path for c in parties}) < 2

    # One cue

    def _within_longer(self, role: str, hit: CueHit) -> bool:
        """Whether a cue is the end of a longer one of another role: "chaired" of "co-chaired"."""
        spans = ((h, other) for other in PRESIDING for h in self.reading.cue(other, start=hit.start - 3, end=hit.end))
        return any(other != role and h.start < hit.start and h.end >= hit.end for h, other in spans)

    def _role(self, sentence: Sentence, role: str, hit: CueHit) -> Iterator[Claim]:
        agent = agent_start(self.reading, hit)
        if agent is None and hit.kind != "verb":
            return
        actors = self.subjects.of(sentence, hit) if agent is None else self.subjects.group_from(agent, sentence.end)
        delegation = delegation_at(self.reading, sentence, hit, ahead=agent is not None)
        ref = self._meeting(sentence, hit, ahead=agent is not None)
        if role == "chairs" and len({self.cast.person(d) for d in actors}) > 1:
            role = "co_chairs"
        if agent is None and self._other_object(hit, ref, delegation):
            return
        if actors and hit.kind == "noun" and self._is_elsewhere(hit, actors[0].start):
            return
        if actors:
            shared = self._respectively(sentence, hit, actors)
            for number, delegate in enumerate(actors):
                own = shared[number] if shared else delegation
                yield from self.claim(role, delegate, hit, ref, sentence, delegation=own)
            companions = [*self._companions(sentence, role, hit, ref, actors)]
            yield from companions
            if role == "hosts" and (self._are_of_two_sides(actors) or (companions and agent is None)):
                yield from self._conveners(sentence, hit, ref, actors)
            if agent is not None and role in PRESIDING:
                yield from self._left_out(sentence, role, hit, ref, actors)
        elif role == "hosts" and ref and ref.explicit:
            yield from self._hosts.party(sentence, hit, ref, agent)
            yield from self._hosts.place(sentence, hit, ref, agent)
            yield from self._companions(sentence, role, hit, ref, ())

    def _are_of_two_sides(self, actors: Sequence[Delegate]) -> bool:
        """Whether some persons act for two and more countries."""
        return len({self.cast.country(self.cast.number(d)) for d in actors} - {None}) > 1

    def _conveners(
        self, sentence: Sentence, hit: CueHit, ref: MeetingRef | None, actors: Sequence[Delegate]
    ) -> Iterator[Claim]:
        """Those who convened a session with others, or from two sides, took part in it."""
        held = self.doc[hit.start].tag_ in ("VBD", "VBN") and ref is not None and ref.meeting is not None
        for delegate in actors if held else ():
            yield from self.claim("attends", delegate, hit, ref, sentence, rule="attends-conveners")

    def _respectively(self, sentence: Sentence, hit: CueHit, actors: Sequence[Delegate]) -> list[Delegation]:
        """The delegations of "A and B led the Chilean and Kenyan delegations, respectively", one for each person."""
        said = any(t.lower_ == "respectively" for t in self.doc[sentence.start : sentence.end])
        nouns = self.reading.cue("delegation", "noun", start=hit.end, end=sentence.end) if said else []
        named = self.reading.names.within(hit.end, nouns[0].start, "country") if nouns else []
        if len(named) != len(actors):
            return []
        return [Delegation(c.path or "", (c.start, c.end)) for c in named]

    def _meeting(self, sentence: Sentence, hit: CueHit, *, ahead: bool) -> MeetingRef | None:
        """The meeting of a role: the object of the cue, in the passive `ahead` of it; else the one in focus."""
        refs = self.discourse.within(sentence.start, sentence.end)
        behind = [r for r in refs if r.start >= hit.end]
        own = [r for r in refs if hit.start < r.start < hit.end]  # "addressed the group"
        if own or self._is_complete(hit):
            chosen = own or [r for r in refs if r.end <= hit.start and r.meeting and not r.aside][-1:]
        elif ahead:
            met = [r for r in behind if r.meeting or hit.role != "attends"]
            chosen = [r for r in refs if r.end <= hit.start][-1:] or met[:1]
        else:
            met = [r for r in behind if r.meeting]
            if hit.role in ("attends", "hosts") and met and behind[0].start - hit.end > 3:
                behind = met
            chosen = self._held_for(hit, [r for r in behind if self._reaches(hit, r)])
        return chosen[0] if chosen else self.in_focus(hit)

    def _is_elsewhere(self, hit: CueHit, start: int) -> bool:
        """Whether persons stand in a phrase of their own behind a noun: "including through talks between A and B"."""
        return any(self.reading.word_is(t.i, "through") or t.lower_ == "between" for t in self.doc[hit.end : start])

    def _is_complete(self, hit: CueHit) -> bool:
        """Whether a cue of taking part has no object to come: "who was also in attendance"."""
        behind = self.doc[hit.end].lower_ if hit.end < len(self.doc) else ""
        noun = hit.role == "attends" and hit.kind == "verb" and self.doc[hit.end - 1].pos_ == "NOUN"
        return noun and behind not in ("at", "in", "of", "for")

    def _held_for(self, hit: CueHit, behind: list[MeetingRef]) -> list[MeetingRef]:
        """The first meeting behind a cue; where somebody hosts a forum for a session, the session."""
        if hit.role == "hosts" and len(behind) > 1 and self.doc[behind[0].end].lower_ == "for" and behind[1].meeting:
            near = behind[1].start - behind[0].end <= 2
            return behind[1:2] if near else behind[:1]
        return behind[:1]

    def _other_object(self, hit: CueHit, ref: MeetingRef | None, delegation: Delegation | None) -> bool:
        """Whether a verb has an object that is neither meeting nor delegation ("chairs a company")."""
        verb = next((t for t in self.doc[hit.start : hit.end] if t.pos_ == "VERB"), None)
        said = (
            next((c for c in verb.children if c.dep_ == "dobj" and c.i >= hit.end), None) if verb is not None else None
        )
        if said is None or delegation or self.reading.cue_at(said.i, "delegation"):
            return False
        forum = any(r.forum and r.start <= said.i < r.end for r in self.discourse.within(hit.end, said.i + 1))
        beside = ref is not None and said.i < ref.start and not forum and not self._of(said.i + 1, ref.start)
        if ref and ref.explicit and hit.role == "hosts" and beside:
            return True
        if forum and hit.role == "hosts":
            return False
        named = self.reading.cue_at(said.i, "meeting") or self.reading.cue_at(said.i, "forum")
        person = any(d.start <= said.i < d.end for d in self.cast.delegates)
        return not (named or person or (ref and ref.start <= said.i < ref.end) or self.reading.dates.at(said.i))

    def _of(self, start: int, end: int) -> bool:
        """Whether nothing but "of the" stands between a meeting's noun and the forum's name."""
        return all(t.lower_ in ("of", "for") or t.pos_ in ("DET", "ADJ") or t.is_space for t in self.doc[start:end])

    def _reaches(self, hit: CueHit, ref: MeetingRef) -> bool:
        """Whether a meeting behind a cue is near it, or no verb stands between."""
        return ref.start - hit.end <= REACH or not self.subjects.verb_between(hit.end, ref.start)

    def in_focus(self, hit: CueHit) -> MeetingRef | None:
        """A ref at the cue for the meeting that the text speaks of."""
        meeting = self.discourse.focus(hit.start)
        return MeetingRef(hit.start, hit.end, meeting, meeting.forum, False) if meeting else None

    def claim(
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
        """That a delegate has a role at a meeting, once; what leads a delegation acts for its country."""
        if delegation and delegation.path and role in PRESIDING:
            self.cast.add_side(delegate, delegation.path, delegation.at, "delegation", HIGH)
        target, person, number = ref.thing if ref else None, self.cast.person(delegate), self.cast.number(delegate)
        if ref is None or target is None or (role, person, target) in self._seen:
            return
        if delegation and delegation.sent and not ref.explicit:
            return
        if not (delegation and role == "leads") and not self._is_object(role, hit, ref):
            return
        self._seen.add((role, person, target))
        yield Claim(
            predicate=role,
            subject=person,
            subject_at=delegate.name_at,
            object=target,
            object_at=ref.naming,
            quote=(delegate.person.start, hit.start),
            rule=rule or f"{role}-{'active' if agent_start(self.reading, hit) is None else 'passive'}",
            confidence=HIGH if ref.explicit else MIDDLE,
            status=self.status(sentence, hit, ref),
            side=(delegation.path if delegation else None) or self.cast.country(number),
            office=self.cast.office(delegate.offices[0], number) if delegate.offices else None,
            reason=doubt_of(self.reading, sentence, hit),
        )

    def _is_object(self, role: str, hit: CueHit, ref: MeetingRef) -> bool:
        """Whether a cue can be said of a meeting: "led the talks" but not "led efforts", "hosted" where it is named."""
        if role == "leads" and hit.kind == "noun" and ref.explicit and ref.start > hit.end:
            return not self.subjects.verb_between(hit.end, ref.start)  # "Under the leadership of A, the forum met"
        if role == "leads":
            return 0 <= ref.start - hit.end <= 6 or 0 <= hit.start - ref.end <= 4
        return role != "hosts" or ref.explicit or ref.start != hit.start

    def status(self, sentence: Sentence, hit: CueHit, ref: MeetingRef) -> str:
        """What the sentence says of a meeting's having taken place; noted on the meeting where nothing was before."""
        status = status_of(self.reading, sentence, hit, ref.meeting)
        if ref.meeting and ref.meeting.status is None:
            ref.meeting.status = status
        return status

    # Whoever else

    def _left_out(
        self, sentence: Sentence, role: str, hit: CueHit, ref: MeetingRef | None, actors: tuple[Delegate, ...]
    ) -> Iterator[Claim]:
        """The second half of "the Chilean side was led by A and the Kenyan side by B"."""
        for noun in self.reading.cue("delegation", "noun", start=actors[-1].end, end=sentence.end):
            yield from self._on_side(sentence, role, hit, ref, noun)
            if noun.end < sentence.end and self.doc[noun.end].lower_ == "by":
                delegation = delegation_of(self.reading, noun)
                for delegate in self.subjects.group_from(noun.end + 1, sentence.end):
                    yield from self.claim(role, delegate, hit, ref, sentence, delegation=delegation)

    def _on_side(
        self, sentence: Sentence, role: str, hit: CueHit, ref: MeetingRef | None, noun: CueHit
    ) -> Iterator[Claim]:
        """The person of "by A on the Chilean side and B on the Kenyan side"."""
        delegation = delegation_of(self.reading, noun)
        if delegation is None or delegation.path is None:
            return
        at = delegation.at[0]
        while at > sentence.start and self.doc[at - 1].pos_ == "DET":
            at -= 1
        group = next((g for g in self.cast.groups if g.end == at - 1 and self.doc[at - 1].lower_ == "on"), None)
        for delegate in group.delegates if group else ():
            self.cast.add_side(delegate, delegation.path, delegation.at, "delegation", HIGH)
            yield from self.claim(role, delegate, hit, ref, sentence, delegation=delegation)

    def _companions(
        self, sentence: Sentence, role: str, hit: CueHit, ref: MeetingRef | None, actors: tuple[Delegate, ...]
    ) -> Iterator[Claim]:
        """The persons of "... co-chaired the meeting along with C and D", "... hosted by the council with A and B"."""
        done = max(ref.end, hit.end) if ref else hit.end
        for group in self.cast.groups:
            if not (hit.end <= group.start < sentence.end) or set(group.delegates) & set(actors):
                continue
            words = [t.i for t in self.doc[max(hit.end, group.start - 4) : group.start] if not t.is_space]
            if not words or not self.reading.word_is(words[-1], "companion"):
                continue
            if self.subjects.verb_between(done, group.start):
                continue
            with_role = role if role == "co_chairs" or self._is_joint(role, words) else "attends"
            for delegate in group.delegates:
                if actors and with_role in PRESIDING:
                    self.cast.counterparts(actors[0], delegate)
                yield from self.claim(with_role, delegate, hit, ref, sentence, rule=f"{role}-along-with")

    def _is_joint(self, role: str, words: list[int]) -> bool:
        """Whether tokens before a companion give the same role: "chaired jointly with", not "chaired with"."""
        if role not in PRESIDING or len(words) < 2 or not self.reading.word_is(words[-2], "jointly"):
            return False
        return any(self.doc[at].lower_ == "with" for at in words)
