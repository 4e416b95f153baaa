"""Who did what at which meeting: co-chaired, chaired, led, attended, hosted.

Each rule looks at one cue and at the lists of delegates and the meetings around it in the sentence:
before the cue in the active voice, behind "by" in the passive, behind a noun ("chairmanship of").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.cast import Cast, body_thing
from kg.extract.certainty import doubt_of, status_of
from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, MIDDLE, Claim, Thing
from kg.extract.delegates import Delegate
from kg.extract.delegations import Delegation, agent_start, delegation_at, delegation_of
from kg.extract.discourse import Discourse
from kg.extract.encounters import Encounter
from kg.extract.language import LIST_MARK
from kg.extract.meetings import MeetingRef
from kg.extract.members import country_list
from kg.extract.pairs import Pairs
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.speakers import find_speakers
from kg.extract.subjects import Subjects

__all__ = ["Roles"]

ROLES = ("co_chairs", "chairs", "leads", "attends", "hosts")
PRESIDING = ("co_chairs", "chairs", "leads")
LONGEST_LEAD = 14
"""How many words the sentence has that opens a list of participants."""
OPENING_REACH = 5
"""How many tokens into a sentence the meeting begins at which something is done."""
REACH = 14
"""How many tokens behind a cue its meeting begins where a verb stands between."""


class Roles:
    """The roles of one document; `claims` may be read once, since it adds sides and meetings to what it is given."""

    def __init__(
        self, reading: Reading, cast: Cast, discourse: Discourse, subjects: Subjects, encounters: Sequence[Encounter]
    ) -> None:
        self.reading, self.cast, self.discourse, self.doc = reading, cast, discourse, reading.doc
        self.subjects, self.encounters = subjects, encounters
        self.speakers = find_speakers(reading, cast)
        self._pairs = Pairs(reading, cast, discourse)
        self._seen: set[tuple[str, Thing, Thing]] = set()

    def claims(self) -> Iterator[Claim]:
        """All roles and meetings of persons, sentence by sentence."""
        for sentence in self.reading.sentences:
            for encounter in self.encounters:
                if sentence.start <= encounter.hit.start < sentence.end:
                    yield from self._pairs.claims(sentence, encounter)
            for role in ROLES:
                for hit in self._cues(sentence, role):
                    if not self.subjects.inside_name(hit) and not self._within_longer(role, hit):
                        yield from self._role(sentence, role, hit)
            yield from self._between(sentence)
            yield from self._titled(sentence)
            yield from self._acting_at(sentence)
            yield from self._listed(sentence)
            for hit in self.reading.cue("represents", "verb", start=sentence.start, end=sentence.end):
                yield from self._representing(sentence, hit)
            for hit in self.reading.cue("represents", "passive", start=sentence.start, end=sentence.end):
                yield from self._represented(sentence, hit)
            for hit in self.reading.cue("delegation", "members", start=sentence.start, end=sentence.end):
                yield from self._members_of_side(sentence, hit)
            for hit in self.reading.cue("hosts", "receive", start=sentence.start, end=sentence.end):
                yield from self._guests(sentence, hit)

    def _cues(self, sentence: Sentence, role: str) -> list[CueHit]:
        """The cues of a role; of hosting also "held", where a summit or conference is what was held."""
        hits = self.reading.cue(role, start=sentence.start, end=sentence.end)
        if role != "hosts":
            return hits
        held = self.reading.cue("hosts-event", start=sentence.start, end=sentence.end)
        return [*hits, *(CueHit("hosts", "verb", h.start, h.end) for h in held if self._holds_event(sentence, h))]

    def _holds_event(self, sentence: Sentence, hit: CueHit) -> bool:
        """Whether the object of "hold" is a summit, conference or roundtable of an indefinite kind."""
        said = next((c for c in self.doc[hit.start].children if c.dep_ == "dobj"), None)
        if said is None:
            return False
        ref = next((r for r in self.discourse.within(hit.end, sentence.end) if r.start <= said.i < r.end), None)
        return (ref is not None and self.doc[ref.start].lower_ in ("a", "an")) or self._is_new(hit, said.i)

    def _is_new(self, hit: CueHit, noun: int) -> bool:
        """Whether a meeting's noun has an article that makes it one not spoken of before."""
        event = self.reading.cue_at(noun, "meeting", "event") or self.reading.names.at(noun)
        return event is not None and any(t.lower_ in ("a", "an") for t in self.doc[hit.end : noun])

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
        if actors:
            shared = self._respectively(sentence, hit, actors)
            for number, delegate in enumerate(actors):
                own = shared[number] if shared else delegation
                yield from self._claim(role, delegate, hit, ref, sentence, delegation=own)
            yield from self._companions(sentence, role, hit, ref, actors)
            if agent is not None and role in PRESIDING:
                yield from self._left_out(sentence, role, hit, ref, actors)
        elif role == "hosts" and ref and ref.explicit:
            yield from self._host_party(sentence, hit, ref, agent)
            yield from self._host_place(sentence, hit, ref, agent)
            yield from self._companions(sentence, role, hit, ref, ())

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
        if ahead:
            chosen = [r for r in refs if r.end <= hit.start][-1:] or behind[:1]
        else:
            met = [r for r in behind if r.meeting]
            if hit.role in ("attends", "hosts") and met and behind[0].start - hit.end > 3:
                behind = met
            chosen = [r for r in behind if self._reaches(hit, r)][:1]
        return chosen[0] if chosen else self._in_focus(hit)

    def _other_object(self, hit: CueHit, ref: MeetingRef | None, delegation: Delegation | None) -> bool:
        """Whether a verb has an object that is neither meeting nor delegation ("chairs a company")."""
        verb = next((t for t in self.doc[hit.start : hit.end] if t.pos_ == "VERB"), None)
        said = (
            next((c for c in verb.children if c.dep_ == "dobj" and c.i >= hit.end), None) if verb is not None else None
        )
        if said is None or delegation or self.reading.cue_at(said.i, "delegation"):
            return False
        if ref and ref.explicit and hit.role == "hosts" and said.i < ref.start and not self._of(said.i + 1, ref.start):
            return True
        named = self.reading.cue_at(said.i, "meeting") or self.reading.cue_at(said.i, "forum")
        person = any(d.start <= said.i < d.end for d in self.cast.delegates)
        return not (named or person or (ref and ref.start <= said.i < ref.end) or self.reading.dates.at(said.i))

    def _of(self, start: int, end: int) -> bool:
        """Whether nothing but "of the" stands between a meeting's noun and the forum's name."""
        return all(t.lower_ in ("of", "for") or t.pos_ in ("DET", "ADJ") or t.is_space for t in self.doc[start:end])

    def _reaches(self, hit: CueHit, ref: MeetingRef) -> bool:
        """Whether a meeting behind a cue is near it, or no verb stands between."""
        return ref.start - hit.end <= REACH or not self.subjects.verb_between(hit.end, ref.start)

    def _in_focus(self, hit: CueHit) -> MeetingRef | None:
        """A ref at the cue for the meeting that the text speaks of."""
        meeting = self.discourse.focus(hit.start)
        return MeetingRef(hit.start, hit.end, meeting, meeting.forum, False) if meeting else None

    def _claim(
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
        if delegation and role in PRESIDING:
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
            status=self._status(sentence, hit, ref),
            side=delegation.path if delegation else self.cast.country(number),
            office=self.cast.office(delegate.offices[0], number) if delegate.offices else None,
            reason=doubt_of(self.reading, sentence, hit),
        )

    def _is_object(self, role: str, hit: CueHit, ref: MeetingRef) -> bool:
        """Whether a cue can be said of a meeting: "led the talks" but not "led efforts", "hosted" where it is named."""
        if role == "leads":
            return 0 <= ref.start - hit.end <= 6 or 0 <= hit.start - ref.end <= 4
        return role != "hosts" or ref.explicit or ref.start != hit.start

    def _status(self, sentence: Sentence, hit: CueHit, ref: MeetingRef) -> str:
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
                    yield from self._claim(role, delegate, hit, ref, sentence, delegation=delegation)

    def _on_side(
        self, sentence: Sentence, role: str, hit: CueHit, ref: MeetingRef | None, noun: CueHit
    ) -> Iterator[Claim]:
        """The person of "by A on the Chilean side and B on the Kenyan side"."""
        delegation = delegation_of(self.reading, noun)
        if delegation is None:
            return
        at = delegation.at[0]
        while at > sentence.start and self.doc[at - 1].pos_ == "DET":
            at -= 1
        group = next((g for g in self.cast.groups if g.end == at - 1 and self.doc[at - 1].lower_ == "on"), None)
        for delegate in group.delegates if group else ():
            self.cast.add_side(delegate, delegation.path, delegation.at, "delegation", HIGH)
            yield from self._claim(role, delegate, hit, ref, sentence, delegation=delegation)

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
                yield from self._claim(with_role, delegate, hit, ref, sentence, rule=f"{role}-along-with")

    def _is_joint(self, role: str, words: list[int]) -> bool:
        """Whether tokens before a companion give the same role: "chaired jointly with", not "chaired with"."""
        if role not in PRESIDING or len(words) < 2 or not self.reading.word_is(words[-2], "jointly"):
            return False
        return any(self.doc[at].lower_ == "with" for at in words)

    def _host_party(self, sentence: Sentence, hit: CueHit, ref: MeetingRef, agent: int | None) -> Iterator[Claim]:
        """A country or organisation that hosts."""
        chunk, target = self._party(sentence, hit, agent), ref.thing
        if chunk is None or target is None:
            return
        listed = country_list(self.reading, chunk.start, sentence.end) if agent is not None else []
        for party in listed or [chunk]:
            is_country = party.kind == "country"
            host = Thing("country", party.path or "") if is_country else body_thing(self.reading, party)
            yield Claim(
                predicate="hosts",
                subject=host,
                subject_at=(party.start, party.end),
                object=target,
                object_at=ref.naming,
                quote=(party.start, hit.start),
                rule="hosts-party",
                confidence=HIGH,
                status=self._status(sentence, hit, ref),
                reason=doubt_of(self.reading, sentence, hit),
            )

    def _host_place(self, sentence: Sentence, hit: CueHit, ref: MeetingRef, agent: int | None) -> Iterator[Claim]:
        """The town of "Lima hosted the forum"."""
        place, target = self.reading.names.ending(hit.start), ref.thing
        if agent is not None or place is None or place.kind != "place" or target is None or ref.meeting is None:
            return
        yield Claim(
            predicate="held_in",
            subject=target,
            subject_at=ref.naming,
            object=Thing("place", place.path or f"named {folded(place.label or '')}"),
            object_at=(place.start, place.end),
            quote=(place.start, hit.start),
            rule="place-hosts",
            confidence=HIGH,
            status=self._status(sentence, hit, ref),
            reason=doubt_of(self.reading, sentence, hit),
        )

    def _party(self, sentence: Sentence, hit: CueHit, agent: int | None) -> Chunk | None:
        """The country or organisation behind "by", else the nearest before the verb."""
        if agent is not None:
            while agent < sentence.end and self.doc[agent].pos_ in ("DET", "ADJ"):
                agent += 1
            found = self.reading.names.starting(agent)
            return found if found and found.kind in ("country", "organisation") else None
        for back in range(hit.start, max(sentence.start, hit.start - 7), -1):
            chunk = self.reading.names.ending(back)
            if chunk and chunk.kind in ("country", "organisation") and chunk.form != "demonym":
                return chunk
            if self.doc[back - 1].pos_ == "VERB":
                return None
        return None

    def _guests(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The guest of "A looks forward to welcoming B to the summit", and its host where the summit is named."""
        guests = self.subjects.group_from(hit.end, sentence.end)
        if not guests:
            yield from self._unnamed_guests(sentence, hit)
            return
        named = [r for r in self.discourse.within(guests[-1].end, sentence.end) if r.meeting and r.explicit]
        ref = named[0] if named else None
        if ref:
            for host in self.subjects.of(sentence, hit):
                yield from self._claim("hosts", host, hit, ref, sentence, rule="hosts-guests")
        elif self.reading.cue("planned", start=max(sentence.start, hit.start - 5), end=hit.end):
            ref = self._in_focus(hit)
        for guest in guests if ref else ():
            yield from self._claim("attends", guest, hit, ref, sentence, rule="guest-of-host")

    def _unnamed_guests(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The host of "A hosted her counterparts for a meeting of the forum"."""
        behind = [r for r in self.discourse.within(hit.end, sentence.end) if r.meeting and r.explicit and r.forum]
        ref = behind[0] if behind else None
        if ref is None or self.doc[ref.start - 1].lower_ not in ("for", "at", "to"):
            return
        if any(t.pos_ == "VERB" for t in self.doc[hit.end : ref.start]):
            return
        for host in self.subjects.of(sentence, hit):
            yield from self._claim("hosts", host, hit, ref, sentence, rule="hosts-guests")

    def _representing(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The delegate of "A represented Kenya at the forum"."""
        at = hit.end + (self.doc[hit.end].pos_ == "DET") if hit.end < len(self.doc) else hit.end
        chunk = self.reading.names.starting(at)
        if chunk is None or chunk.kind != "country" or doubt_of(self.reading, sentence, hit):
            return
        refs = [r for r in self.discourse.within(chunk.end, sentence.end) if r.explicit]
        opens = all(t.is_space for t in self.doc[sentence.start : hit.start])
        behind = self.subjects.group_from(chunk.end, sentence.end) if opens else ()
        for delegate in behind or self.subjects.of(sentence, hit):
            self.cast.add_side(delegate, chunk.path or "", (chunk.start, chunk.end), "represents-verb", HIGH)
            if refs:
                yield from self._claim("attends", delegate, hit, refs[0], sentence, rule="represents-at")

    def _titled(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "Kenyan Co-Chairs, A and B", "the co-chairs of the forum, A and B"."""
        for hit in self.reading.cue("co_chairs", "title", start=sentence.start, end=sentence.end):
            behind = [r for r in self.discourse.within(hit.end, sentence.end) if r.explicit and r.start - hit.end <= 3]
            of = behind[0] if behind and self.doc[hit.end].lower_ in ("of", "for") else None
            at = of.end if of else hit.end
            while at < sentence.end - 1 and (self.doc[at].text in ",:–—(" or self.doc[at].is_space):
                at += 1
            group = next((g for g in self.cast.groups if g.start == at < sentence.end), None)
            ref = of or self._in_focus(hit)
            side = self.reading.names.ending(hit.start)
            for delegate in group.delegates if group and ref else ():
                if side and side.kind == "country" and side.path:
                    self.cast.add_side(delegate, side.path, (side.start, side.end), "side-of-co-chair", HIGH)
                yield from self._claim("co_chairs", delegate, hit, ref, sentence, rule="co_chairs-title")

    def _listed(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of the lines under "Participants included:"."""
        hits = self.reading.cue("attends", "list", start=sentence.start, end=sentence.end)
        words = [t for t in self.doc[sentence.start : sentence.end] if not t.is_space and not t.is_punct]
        marks = [t.text for t in self.doc[sentence.start : sentence.end] if not t.is_space]
        if not hits or len(words) > LONGEST_LEAD or not (sentence.heading or ":" in marks[-3:]):
            return
        own = [r for r in self.discourse.within(sentence.start, sentence.end) if r.meeting]
        ref = own[0] if own else self._about(hits[0])
        for item in self._items(sentence):
            group = next((g for g in self.cast.groups if item.start <= g.start <= item.start + 3), None)
            for delegate in group.delegates if group else ():
                yield from self._claim("attends", delegate, hits[0], ref, sentence, rule="attends-list")

    def _about(self, hit: CueHit) -> MeetingRef | None:
        """A ref at the cue for the meeting that the whole text is about."""
        meeting = self.discourse.primary()
        return MeetingRef(hit.start, hit.end, meeting, meeting.forum, False) if meeting else None

    def _items(self, sentence: Sentence) -> Iterator[Sentence]:
        """The lines of the list under a sentence: items with a mark, else lines without an end mark."""
        marked = None
        for item in self.reading.sentences[sentence.number + 1 :]:
            first = next(t for t in self.doc[item.start : item.end] if not t.is_space)
            has_mark = LIST_MARK.fullmatch(first.text) is not None
            marked = has_mark if marked is None else marked
            if has_mark != marked or not (has_mark or item.heading):
                return
            yield item

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
            yield from self._claim("attends", delegate, hit, refs[0], sentence, rule="attends-acting-at")

    def _represented(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The delegates of "Kenya was represented by A and Chile by B", at the meeting that the sentence names."""
        named = [r for r in self.discourse.within(sentence.start, hit.start) if r.explicit and r.meeting]
        ref, at = (named[-1] if named else self._in_focus(hit)), hit.end
        country = next(
            (c for c in reversed(self._countries(sentence.start, hit.start)) if hit.start - c.end <= 2), None
        )
        while country is not None and country.path:
            delegates = self.subjects.group_from(at, sentence.end)
            for delegate in delegates:
                self.cast.add_side(delegate, country.path, (country.start, country.end), "represents-verb", HIGH)
                yield from self._claim("attends", delegate, hit, ref, sentence, rule="represents-at")
            end = max((d.end for d in delegates), default=sentence.end)
            country = next((c for c in self._countries(end, min(end + 4, sentence.end))), None)
            at = country.end + 1 if country else at
            if country is None or at >= sentence.end or self.doc[country.end].lower_ != "by":
                return

    def _countries(self, start: int, end: int) -> list[Chunk]:
        return [c for c in self.reading.names.within(start, end, "country") if c.form == "name"]

    def _members_of_side(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The persons of "the Chilean delegation consisted of A, B and C"."""
        nouns = self.reading.cue("delegation", "noun", start=sentence.start, end=hit.start)
        delegation = delegation_of(self.reading, nouns[-1]) if nouns else None
        if delegation is None or self.subjects.verb_between(nouns[-1].end, hit.start):
            return
        ref = self._in_focus(hit)
        for delegate in self.subjects.group_from(hit.end, sentence.end):
            self.cast.add_side(delegate, delegation.path, delegation.at, "delegation", HIGH)
            yield from self._claim("attends", delegate, hit, ref, sentence, delegation=delegation, rule="attends-side")

    def _between(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of a named meeting "held ... between A and B, and C and D"."""
        if not self.reading.cue("held", start=sentence.start, end=sentence.end):
            return
        for token in self.doc[sentence.start : sentence.end]:
            if token.lower_ != "between":
                continue
            delegates = [d for g in self.cast.groups if token.i < g.start < sentence.end for d in g.delegates]
            refs = [r for r in self.discourse.within(sentence.start, token.i) if r.explicit and r.meeting]
            if refs and delegates and delegates[0].start - token.i <= 3:
                hit = CueHit("attends", "noun", token.i, token.i + 1)
                for delegate in delegates:
                    yield from self._claim("attends", delegate, hit, refs[-1], sentence, rule="held-between")
