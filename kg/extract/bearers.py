"""Whose agenda a list of domains is: the forum or meeting that the cue which opens the list is said of."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.cast import Cast
from kg.extract.claims import HIGH, LOW, MIDDLE, Thing
from kg.extract.discourse import Discourse
from kg.extract.meetings import MeetingRef
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["Bearer", "Bearers"]

CLIMB = 6
"""How many heads up the parse a cue's subject is looked for."""
LONGEST_GAP = 7
"""How many tokens may stand between a forum and the list of its areas."""
LONGEST_BRACKETS = 20
OBJECT_REACH = 3
"""How many tokens behind "launched" a forum stands that the text has named before."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A forum or meeting, the tokens that name it, and how sure it is that a cue is said of it."""

    thing: Thing
    at: tuple[int, int]
    sure: float


class Bearers:
    """The forums and meetings of one document as those of which cues are said."""

    def __init__(self, reading: Reading, cast: Cast, discourse: Discourse) -> None:
        self.reading, self.cast, self.discourse, self.doc = reading, cast, discourse, reading.doc

    def of(self, sentence: Sentence, hit: CueHit) -> Bearer | None:
        """What a cue is said of: what it stands beside, its subject by the parse, else the nearest before it."""
        if hit.kind == "passive":
            named = [r for r in self.discourse.within(sentence.start, sentence.end) if r.meeting and not r.aside]
            return of_ref(named[0]) if named else self._in_focus(hit, (hit.start, hit.end))
        found = self._launched_at(sentence, hit) or self._beside(sentence, hit)
        if found is None and hit.kind in ("list", "cooperate"):
            found = self._opening(sentence, hit)
        if found:
            return found
        found, settled = self._governor(sentence, hit)
        return found if settled else self._nearest(sentence, hit)

    def _beside(self, sentence: Sentence, hit: CueHit) -> Bearer | None:
        """The one right before the cue: "the initiative to advance ...", "..., especially in the areas of"."""
        for ref in reversed(self.discourse.within(self._item_start(sentence, hit), hit.start)):
            comma = any(t.text == "," for t in self.doc[ref.end : hit.start])
            if ref.aside and comma and hit.kind != "list":
                continue
            gap = [t for t in self.doc[self._after(ref) : hit.start] if not t.is_space and t.text not in ",()–—-"]
            if len(gap) <= 3 and all(is_filler(token) for token in gap):
                return of_ref(ref)
            if hit.kind == "list" and len(gap) <= LONGEST_GAP and all(self._is_span(token) for token in gap):
                return of_ref(ref)
        return None

    def _launched_at(self, sentence: Sentence, hit: CueHit) -> Bearer | None:
        """The committee of "established this committee during the summit to address ...", where both are known."""
        aim = hit.kind in ("aim", "cooperate", "list")
        done = self.reading.cue("launched", start=sentence.start, end=hit.start) if aim else []
        refs = self.discourse.within(done[-1].end, hit.start) if done else []
        if len(refs) < 2 or refs[0].start - done[-1].end >= OBJECT_REACH:
            return None
        aside = all(self.doc[r.start - 1].lower_ in ("at", "during") for r in refs[1:])
        told = any(t.tag_ in ("VBD", "VBP") for t in self.doc[refs[0].end : hit.start])
        return of_ref(refs[0]) if aside and not told else None

    def _item_start(self, sentence: Sentence, hit: CueHit) -> int:
        """Where the item of a series that semicolons part begins; the sentence's first token where there is none."""
        marks = (t.i + 1 for t in self.doc[sentence.start : hit.start] if t.text == ";")
        return max(marks, default=sentence.start)

    def _is_span(self, token: Token) -> bool:
        """Whether a token may stand in "across six main areas" between a forum and the list of them."""
        generic = self.reading.cue_at(token.i, "covers", "generic") or self.reading.domains.at(token.i)
        return token.pos_ in ("ADP", "NUM", "ADJ", "DET", "ADV") or generic is not None

    def _after(self, ref: MeetingRef) -> int:
        """The token behind a ref and the list in brackets that may follow it."""
        if ref.end < len(self.doc) and self.doc[ref.end].text == "(":
            brackets = self.doc[ref.end : ref.end + LONGEST_BRACKETS]
            return next((t.i + 1 for t in brackets if t.text == ")"), ref.end)
        return ref.end

    def _opening(self, sentence: Sentence, hit: CueHit) -> Bearer | None:
        """The forum that opens the sentence: "Under the pact, both sides will cooperate on ..."."""
        words = (t for t in self.doc[sentence.start : sentence.end] if not t.is_space and t.text not in "-*•")
        first = next(words, None)
        if first is None or first.pos_ not in ("ADP", "VERB", "SCONJ"):
            return None
        comma = next((t.i for t in self.doc[first.i : hit.start] if t.text == "," and t.dep_ == "punct"), first.i)
        refs = [r for r in self.discourse.within(first.i, comma) if r.forum and r.meeting is None]
        return of_ref(refs[0]) if refs else None

    def _governor(self, sentence: Sentence, hit: CueHit) -> tuple[Bearer | None, bool]:
        """What the parse says the cue is said of, and whether it says anything at all."""
        token = next((t for t in self.doc[hit.start : hit.end] if t.pos_ == "VERB"), self.doc[hit.start])
        for _ in range(CLIMB):
            ref = self._ref_at(sentence, token.i)
            if ref and not hit.start <= token.i < hit.end:
                return of_ref(ref), True
            launched = self._launched(token.i, hit)
            if launched:
                return of_ref(launched), True
            subjects = (c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i)
            subject = next((c for c in subjects if c.i < hit.start or self._is_agenda(hit, c)), None)
            if subject is not None and subject.tag_ not in ("WDT", "WP"):
                return self._of_subject(sentence, hit, subject), True
            if token.head == token or token.head.i < sentence.start:
                return None, False
            token = token.head
        return None, False

    def _launched(self, verb: int, hit: CueHit) -> MeetingRef | None:
        """The forum or meeting that somebody launched or convened in order to do what the cue says."""
        if verb >= hit.start or not (self.reading.cue_at(verb, "launched") or self.reading.cue_at(verb, "hosts")):
            return None
        behind = self.discourse.within(verb, hit.start)
        named = (r for r in behind if r.explicit or (r.forum and r.start - verb <= OBJECT_REACH))
        return next((r for r in named if not self._is_circumstance(verb, r)), None)

    def _is_circumstance(self, verb: int, ref: MeetingRef) -> bool:
        """Whether a forum is only where something was done: "was launched at the forum"."""
        root = self.doc[ref.start : ref.end].root
        return root.dep_ == "pobj" and root.head.head.i == verb and root.head.lower_ != "of"

    def _ref_at(self, sentence: Sentence, token: int) -> MeetingRef | None:
        return next((r for r in self.discourse.within(sentence.start, sentence.end) if r.start <= token < r.end), None)

    def _of_subject(self, sentence: Sentence, hit: CueHit, subject: Token) -> Bearer | None:
        """The bearer that a subject stands for: a meeting or forum, both sides, two and more persons, two countries."""
        ref, at = self._ref_at(sentence, subject.i), (subject.i, subject.i + 1)
        if ref:
            return of_ref(ref)
        if self._is_agenda(hit, subject):
            behind = [r for r in self.discourse.within(subject.i, hit.start) if not r.aside]
            return of_ref(behind[0]) if behind else self._in_focus(hit, at)
        if subject.pos_ == "PRON" and subject.lower_ in ("this", "these", "it"):
            return self._in_focus(hit, at)
        if self.reading.word_is(subject.i, "we") or self._is_ours(subject):
            return self._of_text(sentence, hit, at)
        met = [r for r in self.discourse.within(sentence.start, hit.start) if r.named]
        if met:
            return of_ref(met[-1])
        group = next((g for g in self.cast.groups if g.start <= subject.i < g.end and len(g.delegates) > 1), None)
        theirs = self.discourse.between({self.cast.person(d) for d in group.delegates}) if group else None
        if theirs:
            return Bearer(theirs.thing, theirs.refs[0].naming, MIDDLE)
        parties = self.reading.cue("parties", start=sentence.start, end=hit.end)
        said = [t.i for t in (subject, *subject.conjuncts) if t.i < hit.start]
        named = any(p.start <= at < p.end for p in parties for at in said)
        if group or named or self._names_two(subject, hit):
            return self._in_focus(hit, at)
        return None

    def _is_agenda(self, hit: CueHit, subject: Token) -> bool:
        """Whether a subject is what a meeting talked about: "the agenda", "topics", "key areas of cooperation"."""
        if hit.kind == "cooperate":
            return False
        if self.reading.word_is(subject.i, "agenda"):
            return True
        of = (w for c in subject.children if c.lower_ == "of" for w in c.children)
        return self.reading.word_is(subject.i, "agenda-area") and any(
            self.reading.word_is(w.i, "agenda-work") for w in of
        )

    def _is_ours(self, subject: Token) -> bool:
        """Whether a subject is "our governments", or "these efforts" by which a text goes on about its forum."""
        owners = {c.lower_ for c in subject.children if c.dep_ in ("poss", "det") and c.i < subject.i}
        if "our" in owners:
            return True
        return bool(owners & {"these", "this"}) and self.reading.cue_at(subject.i, "covers", "generic") is not None

    def _of_text(self, sentence: Sentence, hit: CueHit, at: tuple[int, int]) -> Bearer | None:
        """The forum that "we" speak of: the one that opens the sentence, else the one that the text is about."""
        opening = self._opening(sentence, hit)
        if opening:
            return opening
        forum = self.discourse.dominant()
        if forum is None:
            return self._in_focus(hit, at)
        known = [m for m in forum.mentions if m.start < hit.start] or forum.mentions
        return Bearer(forum.thing, (known[-1].start, known[-1].end), LOW)

    def _names_two(self, subject: Token, hit: CueHit) -> bool:
        """Whether a subject names two and more countries ("Chile and Norway agreed", "Chile and Nordic nations")."""
        tokens = [t.i for t in subject.subtree if t.i < hit.start]
        country = self.reading.names.at(subject.i)
        others = any(self.reading.word_is(t.i, "states") for t in subject.conjuncts if t.i < hit.start)
        if country and country.kind == "country" and others:
            return True
        return len({c.path for c in self.reading.names.within(min(tokens), max(tokens) + 1, "country")}) >= 2

    def _nearest(self, sentence: Sentence, hit: CueHit) -> Bearer | None:
        """The nearest meeting, forum or "both sides" before a cue, where the parse gives no subject."""
        refs = [r for r in self.discourse.within(self._item_start(sentence, hit), hit.start) if not r.aside]
        parties = self.reading.cue("parties", start=sentence.start, end=hit.start)
        if parties and (not refs or parties[-1].start > refs[-1].start):
            return self._in_focus(hit, (parties[-1].start, parties[-1].end))
        return of_ref(refs[-1]) if refs else None

    def _in_focus(self, hit: CueHit, at: tuple[int, int]) -> Bearer | None:
        """The meeting in focus, on whose agenda "they" put something."""
        meeting = self.discourse.focus(hit.start)
        if meeting is None:
            return None
        naming = next((r.naming for r in reversed(meeting.refs) if r.explicit), at)
        return Bearer(meeting.thing, naming, MIDDLE)


def of_ref(ref: MeetingRef) -> Bearer | None:
    """The bearer that a phrase stands for; none where it may stand for several."""
    return Bearer(ref.thing, ref.naming, HIGH if ref.explicit else MIDDLE) if ref.thing and not ref.plural else None


def is_filler(token: Token) -> bool:
    """Whether a token may stand between a forum and what it is for ("which also aims to")."""
    return token.pos_ in ("AUX", "ADV", "PART") or token.lower_ in ("which", "that")
