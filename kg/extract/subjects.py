"""Who a verb is said of: the list of delegates before it, or behind "by", by position first and then by the parse."""

from __future__ import annotations

from kg.extract.cast import Cast
from kg.extract.delegates import Delegate, Group
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["Subjects"]

CLIMB = 4
"""How many verbs up the parse a subject is looked for."""
NEAR, FAR = 4, 18
"""How many tokens behind a verb a list of persons begins; how many where only a body's name stands between."""
NAMING = ("PROPN", "ADP", "DET", "CCONJ", "ADJ")
PLAIN = ("AUX", "ADV", "PUNCT", "PART", "SPACE")


class Subjects:
    """Subjects and agents of the verbs of one document."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading, self.cast, self.doc = reading, cast, reading.doc
        self._offices = {t for d in cast.delegates for o in d.offices for t in range(o.start, o.end)}

    def of(self, sentence: Sentence, hit: CueHit) -> tuple[Delegate, ...]:
        """The delegates that a verb is said of: right before it, or by the parse."""
        near = [g for g in self.cast.groups if sentence.start <= g.start and g.end <= hit.start]
        if self.doc[hit.start].tag_ == "VBG" and self.doc[hit.start - 1].lower_ == "for":
            thanked = near[-1].delegates if near and near[-1].end == hit.start - 1 else ()
            return thanked  # "A thanked B for hosting the forum"
        if near and self.plain_gap(near[-1].end, hit.start):
            return (*self._accompanied(near), *near[-1].delegates)
        subject = self.token(hit)
        return next((g.delegates for g in near if subject is not None and g.start <= subject < g.end), ())

    def _accompanied(self, near: list[Group]) -> tuple[Delegate, ...]:
        """The list before that of "A, accompanied by B, attended"."""
        company = self.reading.cue_ending(near[-1].start, "attends", "noun")
        if company is None or len(near) < 2 or company.start - near[-2].end > 1:
            return ()
        return near[-2].delegates

    def token(self, hit: CueHit) -> int | None:
        """The token of a verb's subject by the parse, through coordinated and dependent verbs."""
        words = self.doc[hit.start : hit.end]
        root = next((t for pos in ("VERB", "AUX") for t in words if t.pos_ == pos), self.doc[hit.end - 1])
        for _ in range(CLIMB):
            subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < hit.start), None)
            if subject is not None:
                return subject.i
            if root.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acl") or root.head == root:
                return None
            root = root.head
        return None

    def group_from(self, start: int, end: int) -> tuple[Delegate, ...]:
        """The list that begins at a token or a few words after it, no verb between."""
        for group in self.cast.groups:
            if start <= group.start < end and self._near(start, group.start):
                return group.delegates
        return ()

    def _near(self, start: int, end: int) -> bool:
        """Whether a list begins a few words after a token, or after the name of a body and nothing else."""
        if self.verb_between(start, end):
            return False
        distance = end - start
        return distance <= NEAR or (distance <= FAR and all(self._is_naming(at) for at in range(start, end)))

    def _is_naming(self, at: int) -> bool:
        """Whether a token is part of a body's name or may stand in one ("Port Authority" but not "by")."""
        inside = self.reading.names.at(at) is not None
        return inside or (self.doc[at].pos_ in NAMING and not self.reading.word_is(at, "apart"))

    def plain_gap(self, start: int, end: int) -> bool:
        """Whether only auxiliaries, adverbs, dates and marks stand between a name and its verb."""
        at = start
        while at < end:
            token, date = self.doc[at], self.reading.dates.starting(at)
            if date:
                at = date.end
            elif token.pos_ in PLAIN or self.reading.cue_at(at, "gap", "verb"):
                at += 1
            else:
                return False
        return True

    def verb_between(self, start: int, end: int) -> bool:
        """Whether a verb stands between two tokens."""
        return any(token.pos_ == "VERB" for token in self.doc[start:end])

    def inside_name(self, hit: CueHit) -> bool:
        """Whether a cue word is part of a name or of a title."""
        inside = self.reading.names.at(hit.start)
        return hit.start in self._offices or bool(inside and inside.kind in ("forum", "organisation"))
