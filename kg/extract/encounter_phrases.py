"""The meetings that encounters are: the title's session, one that these persons had before, or a new unnamed one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.extract.cast import Cast
from kg.extract.discourse import Discourse
from kg.extract.encounters import Encounter
from kg.extract.meetings import Meeting, MeetingRef
from kg.extract.reading import CueHit, Reading
from kg.extract.titled_sessions import titled_session

__all__ = ["EncounterPhrases"]

MANY_REFS = 4
"""After so many phrases for meetings, one more encounter is spoken of in passing."""


class EncounterPhrases:
    """Phrases such as "A met B" of one document as phrases for meetings; `forum_at` are the tokens of forums' names."""

    def __init__(self, reading: Reading, cast: Cast, discourse: Discourse, forum_at: Container[int]) -> None:
        self.reading, self.cast, self.discourse, self.forum_at = reading, cast, discourse, forum_at

    def refs(self, encounter: Encounter) -> Iterator[MeetingRef]:
        """The phrase of an encounter with its meeting, which is made where the text has not spoken of it yet."""
        start, end, own = encounter.hit.start, encounter.hit.end, (encounter.start, encounter.end)
        titled = titled_session(self.reading, self.discourse, start, self.forum_at) if encounter.pairs else None
        if titled:
            yield MeetingRef(start, end, titled, titled.forum, False, named=own)
            return
        known = self._meeting(encounter)
        in_passing = not encounter.pairs and any(r.meeting and not r.aside for r in self.discourse.refs)
        in_passing = in_passing or self._is_of_subject(encounter.hit)
        aside = in_passing or len(self.discourse.refs) > MANY_REFS
        named = self._named_in_heading(known) if encounter.hit.kind != "noun" else None
        yield MeetingRef(start, end, known, None, True, aside=aside, named=named or own)

    def _meeting(self, encounter: Encounter) -> Meeting:
        """The meeting that these persons had before, else a new one."""
        people = sorted({self.cast.person(d) for pair in encounter.pairs for d in pair}, key=lambda t: int(t.key))
        known = self.discourse.between(people) if people else None
        if known is None:
            labels = [self.cast.persons[int(t.key)].label for t in people]
            words = encounter.words or f"Meeting of {', '.join(labels[:-1])} and {labels[-1]}"
            known = self.discourse.new(None, None, words, encounter.start, people)
        return known

    def _is_of_subject(self, hit: CueHit) -> bool:
        """Whether the subject of the sentence is another meeting: "The talks followed A's meeting with B"."""
        before = self.discourse.within(self.reading.sentence(hit.start).start, hit.start)
        subjects = (r for r in before if self.reading.doc[r.start : r.end].root.dep_ == "nsubj")
        return hit.kind == "noun" and any(r.meeting and not r.aside for r in subjects)

    def _named_in_heading(self, meeting: Meeting) -> tuple[int, int] | None:
        """The phrase by which a heading names a meeting of persons ("A's Meeting with B")."""
        return next((ref.named for ref in meeting.refs if self.reading.sentence(ref.start).heading), None)
