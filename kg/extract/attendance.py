"""Who took part where no verb of a role says so: guests, lists, titles, those who act at a meeting or for a country."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.cast import Cast
from kg.extract.certainty import doubt_of
from kg.extract.chunks import Chunk
from kg.extract.claims import HIGH, MIDDLE, Claim
from kg.extract.delegations import delegation_of
from kg.extract.discourse import Discourse
from kg.extract.language import LIST_MARK
from kg.extract.meetings import MeetingRef
from kg.extract.presence import MakeClaim, Presence
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.subjects import Subjects

__all__ = ["Attendance"]

ROLES = ("chairs", "co_chairs", "hosts", "leads")
"""The roles of which one who has them is not told to attend as well."""
LONGEST_LEAD = 14
"""How many words the sentence has that opens a list of participants."""
HELD_REACH = 4
"""How many tokens behind a list of persons the verb of their meeting stands."""


class Attendance:
    """Those who took part in the meetings of one document; `claim` and `in_focus` are those of its roles."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        discourse: Discourse,
        subjects: Subjects,
        *,
        claim: MakeClaim,
        in_focus: Callable[[CueHit], MeetingRef | None],
    ) -> None:
        self.reading, self.cast, self.discourse, self.doc = reading, cast, discourse, reading.doc
        self.subjects, self.claim, self.in_focus = subjects, claim, in_focus
        self._presence = Presence(reading, cast, discourse, subjects, claim=claim)

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """All that one sentence tells."""
        yield from self._between(sentence)
        yield from self._titled(sentence)
        yield from self._presence.claims(sentence)
        yield from self._listed(sentence)
        yield from self._leaders_of(sentence)
        for role, kind, read in (
            ("represents", "verb", self._representing),
            ("represents", "passive", self._represented),
            ("represents", "company", self._company),
            ("delegation", "members", self._members_of_side),
            ("hosts", "receive", self._guests),
            ("hosts", "noun", self._conveners),
            ("attends", "noun", self._joined),
        ):
            for hit in self.reading.cue(role, kind, start=sentence.start, end=sentence.end):
                yield from read(sentence, hit)

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
                yield from self.claim("hosts", host, hit, ref, sentence, rule="hosts-guests")
                if self.doc[hit.start].tag_ == "VBD":
                    yield from self.claim("attends", host, hit, ref, sentence, rule="host-of-guest")
        elif self.reading.cue("planned", start=max(sentence.start, hit.start - 5), end=hit.end):
            ref = self.in_focus(hit)
        for guest in guests if ref else ():
            yield from self.claim("attends", guest, hit, ref, sentence, rule="guest-of-host")

    def _conveners(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The persons of two sides in "the session was convened by A of Peru; B of Chile; and C": all were at it."""
        refs = [r for r in self.discourse.within(sentence.start, hit.start) if r.meeting and r.explicit]
        conveners = self.subjects.group_from(hit.end, sentence.end) if self.doc[hit.end - 1].lower_ == "by" else ()
        sides = {self.cast.country(self.cast.number(delegate)) for delegate in conveners} - {None}
        for delegate in conveners if refs and len(sides) > 1 else ():
            yield from self.claim("attends", delegate, hit, refs[-1], sentence, rule="attends-conveners")

    def _joined(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """A of "A was joined by B at the forum", where the sentence gives A no other role there."""
        named = [r for r in self.discourse.within(hit.end, sentence.end) if r.meeting and r.explicit]
        roles = [h for role in ROLES for h in self.reading.cue(role, start=sentence.start, end=sentence.end)]
        joined = self.doc[hit.start].tag_ == "VBN" and self.doc[hit.end - 1].lower_ == "by"
        for delegate in self.subjects.of(sentence, hit) if named and joined and not roles else ():
            yield from self.claim("attends", delegate, hit, named[0], sentence, rule="attends-joined")

    def _unnamed_guests(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The host of "A hosted her counterparts for a meeting of the forum", who was at it."""
        behind = [r for r in self.discourse.within(hit.end, sentence.end) if r.meeting and r.explicit and r.forum]
        ref = behind[0] if behind else None
        if ref is None or self.doc[ref.start - 1].lower_ not in ("for", "at", "to"):
            return
        received = next((c for c in self.doc[hit.end - 1].children if c.dep_ == "dobj"), None)
        purpose = self.doc[ref.start - 1].head in (self.doc[hit.end - 1], received)
        if not purpose or any(t.pos_ == "VERB" for t in self.doc[hit.end : ref.start]):
            return  # "welcomed her country's part in the way to the forum"
        for host in self.subjects.of(sentence, hit):
            yield from self.claim("hosts", host, hit, ref, sentence, rule="hosts-guests")
            if self.doc[hit.start].tag_ == "VBD":
                yield from self.claim("attends", host, hit, ref, sentence, rule="host-of-guest")

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
            ref = refs[0] if refs else self.in_focus(hit) if behind else None
            yield from self.claim("attends", delegate, hit, ref, sentence, rule="represents-at")

    def _titled(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "Kenyan Co-Chairs, A and B", "the co-chairs of the forum, A and B"."""
        for hit in self.reading.cue("co_chairs", "title", start=sentence.start, end=sentence.end):
            behind = [r for r in self.discourse.within(hit.end, sentence.end) if r.explicit and r.start - hit.end <= 3]
            of = behind[0] if behind and self.doc[hit.end].lower_ in ("of", "for") else None
            at = of.end if of else hit.end
            while at < sentence.end - 1 and (self.doc[at].text in ",:–—(" or self.doc[at].is_space):
                at += 1
            group = next((g for g in self.cast.groups if g.start == at < sentence.end), None)
            ref = of or self.in_focus(hit)
            side = self.reading.names.ending(hit.start)
            for delegate in group.delegates if group and ref else ():
                if side and side.kind == "country" and side.path:
                    self.cast.add_side(delegate, side.path, (side.start, side.end), "side-of-co-chair", HIGH)
                yield from self.claim("co_chairs", delegate, hit, ref, sentence, rule="co_chairs-title")

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
                yield from self.claim("attends", delegate, hits[0], ref, sentence, rule="attends-list")

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

    def _leaders_of(self, sentence: Sentence) -> Iterator[Claim]:
        """The persons of "the Forum's leaders – President A and President B – met"."""
        for hit in self.reading.cue("has_member", "people", start=sentence.start, end=sentence.end):
            group = next((g for g in self.cast.groups if hit.end < g.start <= hit.end + 2), None)
            ref = next((r for r in self.discourse.within(sentence.start, hit.start + 1) if r.end >= hit.start), None)
            if group is None or ref is None or self.doc[hit.end].text not in ",–—-:":
                continue
            held = self.reading.cue("held", start=group.end, end=min(group.end + HELD_REACH, sentence.end))
            for delegate in group.delegates if held else ():
                yield from self.claim("attends", delegate, held[0], ref, sentence, rule="attends-leaders-of")

    def _represented(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The delegates of "Kenya was represented by A and Chile by B", at the meeting that the sentence names."""
        named = [r for r in self.discourse.within(sentence.start, hit.start) if r.explicit and r.meeting]
        ref, at = (named[-1] if named else self.in_focus(hit)), hit.end
        country = next(
            (c for c in reversed(self._countries(sentence.start, hit.start)) if hit.start - c.end <= 2), None
        )
        while country is not None and country.path:
            delegates = self.subjects.group_from(at, sentence.end)
            for delegate in delegates:
                self.cast.add_side(delegate, country.path, (country.start, country.end), "represents-verb", HIGH)
                yield from self.claim("attends", delegate, hit, ref, sentence, rule="represents-at")
            end = max((d.end for d in delegates), default=sentence.end)
            country = next((c for c in self._countries(end, min(end + 4, sentence.end))), None)
            at = country.end + 1 if country else at
            if country is None or at >= sentence.end or self.doc[country.end].lower_ != "by":
                return

    def _company(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """Note the country of A for B and C, in "President A was accompanied by Minister B and Secretary C"."""
        led = self.subjects.of(sentence, hit)
        side = self.cast.side(led[0]) if len(led) == 1 else None
        if side:
            for delegate in self.subjects.group_from(hit.end, sentence.end):
                self.cast.add_side(delegate, side.country, side.country_at, "company", MIDDLE)
        yield from ()

    def _countries(self, start: int, end: int) -> list[Chunk]:
        return [c for c in self.reading.names.within(start, end, "country") if c.form == "name"]

    def _members_of_side(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        """The persons of "the Chilean delegation consisted of A, B and C"."""
        nouns = self.reading.cue("delegation", "noun", start=sentence.start, end=hit.start)
        delegation = delegation_of(self.reading, nouns[-1]) if nouns else None
        led = self.reading.cue("leads", start=nouns[-1].end, end=hit.start) if nouns else []
        if delegation is None or (not led and self.subjects.verb_between(nouns[-1].end, hit.start)):
            return
        ref = self.in_focus(hit)
        for delegate in self.subjects.group_from(hit.end, sentence.end):
            if delegation.path:
                self.cast.add_side(delegate, delegation.path, delegation.at, "delegation", HIGH)
            yield from self.claim("attends", delegate, hit, ref, sentence, delegation=delegation, rule="attends-side")

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
                    yield from self.claim("attends", delegate, hit, refs[-1], sentence, rule="held-between")
