"""The phrases of a text that stand for meetings: names of forums, nouns of meetings, persons who met.

Each becomes a `MeetingRef`, in text order, resolved to a `Meeting` or, where no session is meant, to the forum alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.cast import Cast
from kg.extract.chunks import folded
from kg.extract.discourse import Discourse
from kg.extract.encounter_phrases import EncounterPhrases
from kg.extract.encounters import Encounter
from kg.extract.forums import ForumCluster, ForumMention
from kg.extract.meetings import Meeting, MeetingRef, is_numbered
from kg.extract.modifiers import (
    SESSION_KINDS,
    Modifiers,
    complement_end,
    is_aside,
    is_both,
    is_common,
    is_event,
    is_led,
    is_sent_to,
    may_be_called,
    meets_again,
    names_forum_behind,
    noun_before,
    read_modifiers,
    takes_place,
)
from kg.extract.numbered_forums import is_numbered_name
from kg.extract.reading import CueHit, Reading
from kg.extract.titled_sessions import is_convened, titled_session

__all__ = ["read_discourse"]

Phrase = Encounter | CueHit | tuple[ForumCluster, ForumMention]
"""What may stand for a meeting: an encounter, a noun of a meeting or of a forum, a forum's name."""


def read_discourse(
    reading: Reading, forums: Sequence[ForumCluster], cast: Cast, encounters: Sequence[Encounter]
) -> Discourse:
    """The meetings of a text, from its forums and from persons who met."""
    discourse = Discourse(reading)
    MeetingPhrases(reading, forums, cast, discourse).read(encounters)
    return discourse


class MeetingPhrases:
    """The phrases of one document; `discourse` grows while they are read in text order."""

    def __init__(self, reading: Reading, forums: Sequence[ForumCluster], cast: Cast, discourse: Discourse) -> None:
        self.reading, self.discourse = reading, discourse
        self._blocked = {t for d in cast.delegates for t in range(d.person.start, d.person.end)}
        titled = {t for d in cast.delegates for office in d.offices for t in range(office.start, office.end)}
        self._mentions = [(forum, mention) for forum in forums for mention in forum.mentions]
        self._sent_to = {m.start for _, m in self._mentions if m.start in titled and is_sent_to(reading, m)}
        self._forum_at = {t: forum for forum, mention in self._mentions for t in range(mention.start, mention.end)}
        self._called = reading.vocabulary.cue("meeting", "called")
        self._encounters = EncounterPhrases(reading, cast, discourse, self._forum_at)
        self._any_forum = reading.lexicon.words_of("any-forum")

    def read(self, encounters: Sequence[Encounter]) -> None:
        """Read the phrases in text order; one that begins within a phrase already read is part of it."""
        done = -1
        for start, what in self._phrases(encounters):
            for ref in self._refs_of(what) if start >= done else ():
                self.discourse.add(ref)
                done = max(done, ref.end)

    def _phrases(self, encounters: Sequence[Encounter]) -> list[tuple[int, Phrase]]:
        """The words that may stand for meetings, by first token; at one token encounters, forums, kinds, nouns."""
        nouns = [h for h in self.reading.cue("meeting", "noun") if h.start not in self._blocked]
        nouns += self.reading.cue("meeting", "again")
        kinds = [*self.reading.cue("forum", "anaphor"), *self.reading.cue("forum", "namesake")]
        found: list[tuple[int, Phrase]] = [(e.hit.start, e) for e in encounters if e.own]
        found += [(m.start, (forum, m)) for forum, m in self._mentions if m.start not in self._sent_to]
        found += [(h.start, h) for h in (*kinds, *nouns) if h.start not in self._forum_at]
        return sorted(found, key=lambda phrase: (phrase[0], -phrase_end(phrase[1])))

    def _refs_of(self, phrase: Phrase) -> Iterator[MeetingRef]:
        if isinstance(phrase, Encounter):
            return self._encounters.refs(phrase)
        if isinstance(phrase, CueHit) and phrase.kind == "again":
            return self._again(phrase)
        if isinstance(phrase, CueHit):
            return self._kind_ref(phrase) if phrase.role == "forum" else self._noun_ref(phrase)
        return self._forum_ref(*phrase)

    def _titled(self, at: int) -> Meeting | None:
        return titled_session(self.reading, self.discourse, at, self._forum_at.keys())

    def _forum_ref(self, forum: ForumCluster, mention: ForumMention) -> Iterator[MeetingRef]:
        """A forum's name, with the session that the words around it mean."""
        doc, end = self.reading.doc, max(mention.after, mention.end)
        words = read_modifiers(self.reading, mention.start)
        if forum.kind not in SESSION_KINDS and (words.session or "").startswith("of "):
            words = Modifiers(words.start, None, words.format)  # "the 1951 Harbour Treaty"
        if (
            words.session is None
            and self.reading.cue_at(end, "session", "last")
            and self.reading.cue_at(end + 1, "held")
        ):
            words = Modifiers(words.start, "last", words.format)
        noun = self.reading.cue_at(end, "meeting", "noun")
        spoken = noun is not None or is_event(self.reading, forum, mention)
        if noun and not is_common(self.reading, noun):
            noun = None
        end = noun.end if noun else end
        plural = noun is not None and doc[end - 1].tag_ == "NNS" and noun.end - noun.start == 1
        before = noun_before(self.reading, words.start)
        if before:
            head = read_modifiers(self.reading, before.start)
            words = Modifiers(head.start, words.session or head.session, words.format or head.format)
            plural = plural or (doc[before.end - 1].tag_ == "NNS" and doc[before.end - 1].lower_ == "meetings")
        spoken = spoken or bool(before or words.session or words.format)
        spoken = spoken or takes_place(self.reading, words.start, end)
        generic = plural and words.session is None and doc[end - 1].lower_ == "meetings" and before is None
        meeting = self.discourse.session(forum, words.session, words.start) if spoken and not generic else None
        aside = before is None and bool(self.discourse.refs)
        aside = aside and (is_numbered_name(mention.name) or is_aside(self.reading, words.start, end))
        yield MeetingRef(words.start, end, meeting, forum, True, words.format, plural, aside)

    def _kind_ref(self, hit: CueHit) -> Iterator[MeetingRef]:
        """The initiative that was spoken of last, where a text says "the initiative" or "this program"."""
        doc, article = self.reading.doc, hit.start - 1
        while hit.kind == "namesake" and article > 0 and doc[article].pos_ == "ADJ" and hit.start - article <= 2:
            article -= 1
        if hit.kind == "anaphor" and self.reading.cue_ending(hit.start - 1, "launched"):
            yield from self._launched_kind(hit)
            return
        if article < 0 or doc[article].lower_ not in ("the", "this", "that") or hit.start in self._blocked:
            return
        if hit.kind == "namesake":
            yield from self._namesake(hit, article)
            return
        if hit.end < len(doc) and doc[hit.end].lower_ in ("of", "between", "on", "for"):
            return
        known = [r.forum for r in self.discourse.recent(hit.start) if r.forum and r.meeting is None]
        fitting = [forum for forum in known if forum.kind not in SESSION_KINDS]
        if fitting:
            yield MeetingRef(hit.start - 1, hit.end, None, fitting[-1], False)

    def _launched_kind(self, hit: CueHit) -> Iterator[MeetingRef]:
        """The forum spoken of last, where somebody "launched this framework for negotiation"."""
        known = [r.forum for r in self.discourse.recent(hit.start) if r.forum]
        if known and self.reading.doc[hit.start - 1].lower_ == "this":
            yield MeetingRef(hit.start - 1, hit.end, None, known[-1], False)

    def _namesake(self, hit: CueHit, article: int) -> Iterator[MeetingRef]:
        """The forum in whose name the noun of "the steering committee" is, or its present session, spoken of last."""
        forum = self._of_that_name(hit)
        if forum is None:
            return
        if meets_again(self.reading, hit.end):
            yield MeetingRef(article, hit.end, self.discourse.session(forum, "next", article), forum, True)
            return
        own = [m for m in self.discourse.meetings if m.forum is forum and m.is_present]
        yield MeetingRef(article, hit.end, own[-1] if own else None, forum, False)

    def _of_that_name(self, hit: CueHit) -> ForumCluster | None:
        """The forum spoken of last in whose name a noun is; for one of any forum, that of a present session."""
        words = folded(self.reading.text(hit.start, hit.end))
        before = [r for r in self.discourse.before(hit.start) if r.forum]
        fitting = [r.forum for r in before if r.forum and words in folded(r.forum.label)]
        if not fitting and words in self._any_forum:
            fitting = [r.forum for r in before if r.forum and r.meeting and r.meeting.is_present]
        return fitting[-1] if fitting else None

    def _again(self, hit: CueHit) -> Iterator[MeetingRef]:
        """The next session of the forum in focus, of "agreed to meet again in Lima"."""
        forum = self._forum_in_focus(hit.start)
        if forum is not None:
            yield MeetingRef(hit.start, hit.end, self.discourse.session(forum, "next", hit.start), forum, True)

    def _noun_ref(self, hit: CueHit) -> Iterator[MeetingRef]:
        """A common noun for a meeting: resolved to the session or meeting that its description means."""
        doc = self.reading.doc
        if doc[hit.start].pos_ == "VERB" and doc[hit.start].tag_ not in ("VBG", "NN"):
            return
        if doc[hit.end - 1].dep_ == "amod":
            return  # "our bilateral relationship"
        if is_both(self.reading, hit):
            yield from self._both(hit)
            return
        if names_forum_behind(self.reading, hit, self._forum_at):
            return
        before = read_modifiers(self.reading, hit.start)
        titled = self._titled(hit.start) if is_convened(self.reading, hit) else None
        if titled:
            indefinite = self.reading.doc[before.start].lower_ in ("a", "an")
            yield MeetingRef(before.start, hit.end, titled, titled.forum, indefinite, before.format)
            return
        named = self._head_named(hit.end)
        if named is not None:
            meeting = self.discourse.session(named, before.session, before.start)
            yield MeetingRef(before.start, hit.end, meeting, named, True, before.format)
        elif self._is_of_called(hit.end):
            return  # "the second session of the dialogue", which the text has not named
        elif not self._is_definite(hit, before):
            yield from self._new_event(hit, before)
        elif is_numbered(before.session):
            yield from self._described(hit, before)
        else:
            yield from self._known_or_event(hit, before)

    def _is_definite(self, hit: CueHit, before: Modifiers) -> bool:
        """Whether a noun means a known meeting: "the talks", "their call", "last year's session", not "dialogues"."""
        definite = (
            before.session is not None
            or self.reading.word_is(before.start, "definite")
            or self.reading.doc[before.start].tag_ == "PRP$"
            or any(token.tag_ in ("POS", "PRP$") for token in self.reading.doc[before.start : hit.start])
            or is_led(self.reading, hit)
        )
        return definite and self.reading.doc[hit.end - 1].lower_ != "dialogues"

    def _known_or_event(self, hit: CueHit, before: Modifiers) -> Iterator[MeetingRef]:
        """The meeting that "the talks" mean, or a new one that "the roundtable" names."""
        meeting = self._anaphor(hit)
        own = self.reading.cue_at(hit.start, "meeting", "event")
        if own and (meeting is None or not self._same_noun(hit, meeting)):
            words = " ".join(self.reading.text(hit.start, hit.end).split())
            meeting = self.discourse.new(None, None, words[:1].upper() + words[1:], before.start)
            yield MeetingRef(before.start, hit.end, meeting, None, True, before.format)
        elif meeting:
            yield MeetingRef(before.start, hit.end, meeting, meeting.forum, False, before.format)

    def _new_event(self, hit: CueHit, before: Modifiers) -> Iterator[MeetingRef]:
        """A meeting that has no name, where somebody hosts one: "A will hold a global summit on fisheries"."""
        doc, article = self.reading.doc, before.start
        noun = self.reading.cue_at(hit.start, "meeting", "event")
        if noun is None or doc[article].lower_ not in ("a", "an"):
            return
        verb = doc[hit.end - 1].head
        if doc[hit.end - 1].dep_ != "dobj" or not (
            self.reading.cue_at(verb.i, "hosts") or self.reading.cue_at(verb.i, "hosts-event")
        ):
            return
        end = complement_end(self.reading, hit.end)
        words = " ".join(self.reading.text(article + 1, end).split())
        meeting = self.discourse.new(None, None, words[:1].upper() + words[1:], article)
        yield MeetingRef(article, end, meeting, None, True, before.format)

    def _both(self, hit: CueHit) -> Iterator[MeetingRef]:
        """The two meetings spoken of last, for "both meetings"."""
        found: list[Meeting] = []
        for ref in reversed(self.discourse.before(hit.start)):
            if ref.meeting and ref.meeting not in found and not ref.plural:
                found.append(ref.meeting)
        for meeting in reversed(found[:2]):
            yield MeetingRef(hit.start - 1, hit.end, meeting, meeting.forum, False)

    def _head_named(self, end: int) -> ForumCluster | None:
        """The forum whose head noun stands alone in "the next meeting of the Dialogue"."""
        doc = self.reading.doc
        if end > len(doc) - 3 or doc[end].lower_ not in ("of", "for") or doc[end + 1].pos_ != "DET":
            return None
        head, namesake = doc[end + 2], self.reading.cue_at(end + 2, "forum", "namesake")
        if namesake and (forum := self._of_that_name(namesake)):
            return forum
        if head.text[:1].islower() and folded(head.text) in self._called:
            known = [r.forum for r in self.discourse.before(end) if r.forum]
            own = [f for f in known if f.kind in SESSION_KINDS or folded(head.text) in folded(f.label)]
            return own[-1] if own else None
        if not head.text[:1].isupper() or not self.reading.cue_at(end + 2, "forum"):
            return None
        named = [
            r.forum
            for r in self.discourse.before(end)
            if r.forum and folded(head.text) in folded(r.forum.label).split()
        ]
        return named[-1] if named else None

    def _is_of_called(self, end: int) -> bool:
        """Whether "of the dialogue" stands at a token, in small letters."""
        words = self.reading.doc[end : end + 3]
        return len(words) == 3 and words[0].lower_ == "of" and words[1].pos_ == "DET" and words[2].text in self._called

    def _same_noun(self, hit: CueHit, meeting: Meeting) -> bool:
        noun = folded(self.reading.doc[hit.start].text)
        return any(noun in folded(self.reading.text(r.start, r.end)) for r in meeting.refs)

    def _described(self, hit: CueHit, before: Modifiers) -> Iterator[MeetingRef]:
        """The session of the forum in focus that "the next meeting" means; a council has no "first dialogue"."""
        forum = self._forum_in_focus(hit.start)
        if forum is not None and (before.session in ("next", "last") or may_be_called(self.reading, forum, hit)):
            meeting = self.discourse.session(forum, before.session, before.start)
            yield MeetingRef(before.start, hit.end, meeting, forum, True, before.format)

    def _forum_in_focus(self, token: int) -> ForumCluster | None:
        """The forum that the text spoke of last and that has sessions."""
        for ref in reversed(self.discourse.before(token)):
            if ref.forum and (ref.meeting or ref.forum.kind in SESSION_KINDS):
                return ref.forum
        forums = [ref.forum for ref in self.discourse.before(token) if ref.forum]
        return forums[-1] if forums else None

    def _anaphor(self, hit: CueHit) -> Meeting | None:
        """The last meeting that goes by the noun of "the dialogue"; the one in focus for "the meeting", "the talks"."""
        noun = folded(self.reading.doc[hit.start].text).rstrip("s")
        if noun in self._called:
            for ref in reversed(self.discourse.before(hit.start)):
                words = self.reading.text(ref.start, ref.end)
                if ref.meeting and ref.meeting.is_present and noun in folded(f"{ref.meeting.words} {words}"):
                    return ref.meeting
        return self.discourse.focus(hit.start)


def phrase_end(phrase: Phrase) -> int:
    """The token behind a phrase, so that the longest of those that begin together is read."""
    if isinstance(phrase, Encounter):
        return phrase.hit.end
    return phrase.end if isinstance(phrase, CueHit) else phrase[1].end
