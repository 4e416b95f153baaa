"""When, where and how a meeting took place.

A date or a place belongs to a meeting when the parse hangs it on the meeting's noun or on the verb that
says that it took place; a dateline, or the date of a statement, belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.cast import Cast
from kg.extract.certainty import doubt_at, status_of
from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, MIDDLE, Claim, Thing
from kg.extract.dates import DatePhrase
from kg.extract.discourse import Discourse
from kg.extract.formats import format_claims
from kg.extract.journeys import met_at_end, opens_with
from kg.extract.meetings import MeetingRef
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["Schedule"]

CLIMB = 6
"""How many heads up the parse the verb is looked for that a date or place hangs on."""
PURPOSE_CLIMB = 9
"""How many heads up the parse the verb is of whose purpose a date stands in."""
EVENT_ROLES = ("held", "co_chairs", "chairs", "leads", "attends", "hosts", "met")
HOST_REACH = 3
"""How many tokens before a meeting the verb stands by which somebody hosts it."""
DATELINE = 6
"""How many tokens into a report its dateline's date begins."""
MOST_WORDS_BESIDE = 6
WHERE_REACH = 8
"""How many tokens behind "where" the meeting stands that is in a place."""


class Schedule:
    """The dates, places and formats of the meetings of one document."""

    def __init__(self, reading: Reading, cast: Cast, discourse: Discourse, bonds: Sequence[Claim]) -> None:
        self.reading, self.discourse, self.doc = reading, discourse, reading.doc
        self._people = {t for d in cast.delegates for t in range(d.start, d.end)}
        self._launches = {c.object_at[0]: c.subject for c in bonds if c.predicate.startswith("launched_on")}

    def claims(self) -> Iterator[Claim]:
        """All that the text says of when, where and how; of two dates of one meeting the finer."""
        found = [*self._all()]
        days = [(c.subject, c.value) for c in found if c.predicate == "held_on" and c.value]
        for claim in found:
            finer = claim.predicate == "held_on" and any(
                subject == claim.subject and value != claim.value and value.startswith(str(claim.value))
                for subject, value in days
            )
            if not finer:
                yield claim

    def _all(self) -> Iterator[Claim]:
        for sentence in self.reading.sentences:
            refs = [r for r in self.discourse.within(sentence.start, sentence.end) if r.meeting]
            yield from format_claims(self.reading, sentence, refs)
            if not refs:
                yield from self._opening(sentence)
                continue
            for date in self.reading.dates.within(sentence.start, sentence.end):
                if not self._is_of_launch(refs, date):
                    yield from self._date(sentence, refs, date)
            for place in self._places(sentence):
                yield from self._place(sentence, refs, place)

    def _opening(self, sentence: Sentence) -> Iterator[Claim]:
        """The day and place of "Today in Lima, the delegations agreed", said of the meeting in focus."""
        meeting, start = self.discourse.focus(sentence.start), sentence.start
        for chunk in opens_with(self.reading, sentence) if meeting else ():
            ref, phrase = MeetingRef(start, start, meeting, None, False), self.reading.date_phrases.get(chunk.start)
            if chunk.kind != "date":
                yield from self._placed(ref, chunk)
            elif phrase:
                yield from self._dated(ref, chunk, phrase)

    def _is_of_launch(self, refs: list[MeetingRef], date: Chunk) -> bool:
        """Whether a date is a launch's, and not that of another forum's session right before it too."""
        launched = self._launches.get(date.start)
        beside = [r for r in refs if r.end <= date.start and self._beside(r.end, date.start)]
        beside = beside or [r for r in refs if self._right_ahead(date.end, r.start, ("at", "during"))]
        other = bool(beside) and beside[-1].forum is not None and beside[-1].forum.thing != launched
        return launched is not None and not other

    def _places(self, sentence: Sentence) -> list[Chunk]:
        names = self.reading.names.within(sentence.start, sentence.end)
        return [c for c in names if c.kind == "place" or (c.kind == "country" and self._is_land(c))]

    def _is_land(self, country: Chunk) -> bool:
        """Whether a country's name is no part of another's: "in Peru", not "in the Peru Government"."""
        behind = self.doc[country.end] if country.end < len(self.doc) else None
        owned = behind is not None and behind.pos_ == "PROPN" and behind.dep_ not in ("appos", "conj")
        return country.form == "name" and not (owned and self.doc[country.end - 1].head.i >= country.end)

    # Which meeting

    def _bearer(self, sentence: Sentence, refs: list[MeetingRef], chunk: Chunk) -> MeetingRef | None:
        """The meeting that a date or place is said of: the one it stands in or behind, or whose verb it hangs on."""
        holding = next((r for r in refs if r.start <= chunk.start and chunk.end <= r.end), None)
        adjoining = (r for r in reversed(refs) if r.end <= chunk.start and self._beside(r.end, chunk.start))
        links = ("at", "during") if chunk.kind == "date" else ("for",)
        ahead = (r for r in refs if self._right_ahead(chunk.end, r.start, links))
        beside = holding or next(adjoining, None) or next(ahead, None) or self._where(refs, chunk)
        beside = beside or (met_at_end(self.reading, refs, chunk) if chunk.kind != "date" else None)
        beside = beside or (self._journey(sentence, refs, chunk) if chunk.kind == "date" else None)
        anchor = self._anchor(chunk)
        if beside or anchor is None:
            return beside
        own = next((r for r in refs if r.start <= anchor < r.end), None)
        return own or self._of_verb(sentence, refs, chunk, anchor)

    def _of_verb(self, sentence: Sentence, refs: list[MeetingRef], chunk: Chunk, anchor: int) -> MeetingRef | None:
        """The meeting whose verb a date or place hangs on: "the talks that A hosted last week in B"."""
        hit = self._event(sentence, anchor, EVENT_ROLES)
        if hit is None and chunk.kind == "date" and len({r.thing for r in refs}) == 1:
            hit = self._event(sentence, self._purposed(anchor), ("held", "hosts"))
        if hit is None or self._speech(anchor) or self._is_earlier(refs, anchor):
            return None
        if hit.role == "attends" and chunk.kind != "date" and not any(r.explicit for r in refs):
            return None
        if hit.role == "met" and (own := next((r for r in refs if r.start <= hit.start < r.end), None)):
            return own
        close = [r for r in refs if r.start >= hit.start and r.end <= chunk.start]
        before = [r for r in refs if r.end <= chunk.start or r.start <= hit.start]
        return (close or before or refs)[-1]

    def _purposed(self, anchor: int) -> int:
        """The verb of which a token tells the purpose: "will host the forum to discuss ways to trade on 3 May".

        The token itself where it tells none.
        """
        token, purpose = self.doc[anchor], False
        for _ in range(PURPOSE_CLIMB):
            if token.pos_ == "VERB" and not has_to(token):
                return token.i if purpose else anchor
            purpose = purpose or has_to(token)
            token = token.head
        return anchor

    def _is_earlier(self, refs: list[MeetingRef], anchor: int) -> bool:
        """Whether a verb is of another time than the meetings: "the first talks since they met in Lima in 2019"."""
        clause = self.doc[anchor]
        marked = any(c.dep_ == "mark" and self.reading.word_is(c.i, "span") for c in clause.children)
        inside = {t.i for t in clause.subtree} if marked else set()
        return marked and not any(r.start in inside for r in refs)

    def _where(self, refs: list[MeetingRef], chunk: Chunk) -> MeetingRef | None:
        """The meeting of "in Lima, Peru, where she will attend the forum"."""
        at = self._clause_of(chunk) if chunk.kind != "date" else None
        return next((r for r in refs if at < r.start <= at + WHERE_REACH), None) if at is not None else None

    def _journey(self, sentence: Sentence, refs: list[MeetingRef], date: Chunk) -> MeetingRef | None:
        """The meeting of "On 3 May, A will travel to Lima to attend the forum", where one day is told."""
        phrase, anchor = self.reading.date_phrases.get(date.start), self._anchor(date)
        if phrase is None or phrase.last or anchor is None:
            return None
        ends = (met_at_end(self.reading, refs, p) for p in self._places(sentence) if self._anchor(p) == anchor)
        return next((ref for ref in ends if ref), None)

    def _clause_of(self, place: Chunk) -> int | None:
        """The "where" behind a place and the country that it is in."""
        at = place.end
        while at < len(self.doc) - 1 and (self.doc[at].text == "," or self.reading.names.at(at)):
            at += 1
        return at if at < len(self.doc) and self.doc[at].lower_ == "where" else None

    def _right_ahead(self, end: int, start: int, links: tuple[str, ...]) -> bool:
        """Whether a date or place stands right before a meeting: "Today at the forum", "in Lima on 3 May for it"."""
        told = {t for date in self.reading.dates.within(end, start) for t in range(date.start - 1, date.end)}
        words = [t.lower_ for t in self.doc[end:start] if not t.is_space and t.text != "," and t.i not in told]
        return bool(words) and words[0] in links and all(w in (*links, "the") for w in words)

    def _event(self, sentence: Sentence, token: int, roles: Sequence[str]) -> CueHit | None:
        """The cue of some roles that holds a token."""
        hits = (h for role in roles for h in self.reading.cue(role, start=sentence.start, end=sentence.end))
        return next((h for h in hits if h.start <= token < h.end), None)

    def _beside(self, start: int, end: int) -> bool:
        """Whether only small words, dates, places and "held" stand between a meeting and what is said of it."""
        at, words = start, 0
        while at < end:
            chunk = self.reading.dates.starting(at) or self.reading.names.starting(at)
            held = self.reading.cue_at(at, "held") or self.reading.cue_at(at, "format")
            if chunk and (chunk.kind in ("date", "place", "country") or self._is_venue(chunk)):
                at = chunk.end
            elif held and (held.role == "format" or self.doc[at].tag_ in ("VBN", "VBD", "VBZ")):
                at = held.end
            elif self.doc[at].is_space or self.reading.word_is(at, "beside-meeting"):
                at += 1
                words += 1
            else:
                return False
        return words <= MOST_WORDS_BESIDE and (words > 0 or end == start)

    def _is_venue(self, body: Chunk) -> bool:
        """Whether a body is where a meeting was: "held at the Ministry of Ports in Lima"."""
        at = body.start - self.reading.word_is(body.start - 1, "article")
        return body.kind == "organisation" and self.doc[at - 1].lower_ == "at"

    def _anchor(self, chunk: Chunk) -> int | None:
        """The verb or noun that a date or place hangs on in the parse."""
        token = self.doc[chunk.start : chunk.end].root
        for _ in range(CLIMB):
            head = token.head
            if head == token:
                return token.i
            outside = head.i not in self._people and not chunk.start <= head.i < chunk.end
            noun = token.dep_ == "prep" and head.pos_ in ("NOUN", "PROPN")
            if head.pos_ in ("VERB", "AUX") or (noun and outside):
                return head.i
            token = head
        return None

    def _speech(self, anchor: int) -> bool:
        """Whether a verb reports ("said on Tuesday") and so dates the statement."""
        return any(c.dep_ == "ccomp" for c in self.doc[anchor].children) and not self.reading.cue_at(anchor, "held")

    # Claims

    def _date(self, sentence: Sentence, refs: list[MeetingRef], date: Chunk) -> Iterator[Claim]:
        phrase = self.reading.date_phrases.get(date.start)
        bearer = self._bearer(sentence, refs, date)
        if bearer is None or phrase is None or self._since(date) or self._is_dateline(sentence, date):
            return
        for ref in same_phrase(refs, bearer):
            yield from self._certain(sentence, ref, date, self._dated(ref, date, phrase))

    def _is_dateline(self, sentence: Sentence, date: Chunk) -> bool:
        """Whether a date opens a report: "LIMA, 3 May 2031 – The ministers ..."."""
        opens = date.start - sentence.start <= DATELINE and date.end < sentence.end
        return opens and self.doc[date.end].text in ("–", "—", "-", "--", ":") and date.start > sentence.start

    def _dated(self, ref: MeetingRef, date: Chunk, phrase: DatePhrase) -> Iterator[Claim]:
        if ref.meeting is None:
            return
        meeting, value = ref.meeting, phrase.value
        if value and any(not known.startswith(value) and not value.startswith(known) for known in meeting.days):
            return
        if value:
            meeting.days.add(value)
        planned = "planned" if meeting.session == "next" or meeting.status == "planned" else meeting.status
        yield Claim(
            predicate="held_on" if value else "held_on_as_written",
            subject=meeting.thing,
            subject_at=ref.naming,
            value=value or phrase.words,
            object_at=(date.start, date.end),
            quote=(ref.start, date.start),
            rule="date-of-meeting",
            confidence=HIGH if ref.explicit else MIDDLE,
            status=planned,
        )

    def _since(self, date: Chunk) -> bool:
        """Whether a date is the start or end of a span and not the day itself ("since June", "by 2030")."""
        return date.start > 0 and self.reading.word_is(date.start - 1, "span")

    def _place(self, sentence: Sentence, refs: list[MeetingRef], place: Chunk) -> Iterator[Claim]:
        bearer = self._bearer(sentence, refs, place)
        for ref in same_phrase(refs, bearer) if bearer else ():
            yield from self._certain(sentence, ref, place, self._placed(ref, place))

    def _certain(self, sentence: Sentence, ref: MeetingRef, said: Chunk, claims: Iterator[Claim]) -> Iterator[Claim]:
        """The claims with what their verb says of them: denied, not certain, planned, held."""
        between = self.doc[min(ref.end, said.end) : max(ref.end, said.start)]
        verb = next((t for t in between if t.pos_ == "VERB" and self.reading.cue_at(t.i, "held")), None)
        ahead = (t.i for t in self.doc[max(sentence.start, ref.start - HOST_REACH) : ref.start] if t.pos_ == "VERB")
        told = verb.i if verb is not None else next((i for i in ahead if self.reading.cue_at(i, "hosts")), said.start)
        reason = doubt_at(self.reading, sentence, told)
        status = None
        if verb is not None and ref.meeting is not None:
            status = status_of(self.reading, sentence, CueHit("held", "verb", verb.i, verb.i + 1), ref.meeting)
            ref.meeting.status = ref.meeting.status or (None if reason else status)
        for claim in claims:
            yield replace(claim, reason=reason, status=claim.status or status)

    def _placed(self, ref: MeetingRef, place: Chunk) -> Iterator[Claim]:
        if ref.meeting is None:
            return
        inside = ref.start <= place.start and place.end <= ref.end
        told = self._located(place) or self._clause_of(place) is not None
        if not inside and not told and met_at_end(self.reading, [ref], place) is None:
            return
        if place.kind == "country" and inside:
            return
        yield Claim(
            predicate="held_in",
            subject=ref.meeting.thing,
            subject_at=ref.naming,
            object=Thing(place.kind, place.path or f"named {folded(place.label or '')}"),
            object_at=(place.start, place.end),
            quote=(ref.start, place.start),
            rule="place-of-meeting",
            confidence=HIGH if ref.explicit else MIDDLE,
            status=ref.meeting.status,
        )

    def _located(self, place: Chunk) -> bool:
        """Whether "in" or "at" stands before a place."""
        at = place.start
        while at > 0 and self.doc[at - 1].pos_ in ("DET", "ADJ"):
            at -= 1
        return at > 0 and self.doc[at - 1].lower_ in ("in", "at")


def same_phrase(refs: Sequence[MeetingRef], ref: MeetingRef) -> list[MeetingRef]:
    """All meetings that one phrase stands for ("both meetings")."""
    return [r for r in refs if (r.start, r.end) == (ref.start, ref.end)]


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return verb.pos_ == "VERB" and any(c.tag_ == "TO" for c in verb.children)
