"""The meetings that a text speaks of, and the phrases for them, to be asked by place: which one is meant here.

"The meeting", "the talks", "both sides" stand for the meeting in focus: the last that the text speaks of as present.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Sequence
from operator import attrgetter

from kg.extract.claims import Thing
from kg.extract.forums import ForumCluster
from kg.extract.meetings import Meeting, MeetingRef, is_of_now
from kg.extract.reading import Reading

__all__ = ["Discourse"]

OPENING, RECENT = 3, 3
"""How many sentences open a text; how many may lie between "the meeting" and the one spoken of last."""

TO_COME = 12
"""How many tokens from a session's first word the words of what is to come stand."""

FEWEST_NAMINGS = 3
"""How often a text names the forum that it is about."""

first_token = attrgetter("start")


class Discourse:
    """The meetings of one document in the order found; `refs` are kept sorted by their first token."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.meetings: list[Meeting] = []
        self.refs: list[MeetingRef] = []

    def add(self, ref: MeetingRef) -> None:
        """Note a phrase that stands for a meeting or a forum."""
        insort(self.refs, ref, key=first_token)
        if ref.meeting:
            ref.meeting.refs.append(ref)

    def new(
        self, forum: ForumCluster | None, session: str | None, words: str, start: int, people: Sequence[Thing] = ()
    ) -> Meeting:
        """A meeting that the text has not spoken of before."""
        meeting = Meeting(len(self.meetings), forum, session, words, start, participants=tuple(people))
        self.meetings.append(meeting)
        return meeting

    def session(self, forum: ForumCluster, session: str | None, start: int) -> Meeting:
        """The session of a forum that a designation means; a new one where the text has not named it yet."""
        own = [m for m in self.meetings if m.forum is forum]
        if session is None:
            found = next((m for m in own if m.is_present), None)
        else:
            found = next((m for m in own if m.session == session), None)
            if found is None and is_of_now(session):
                found = next((m for m in own if m.session is None and not self._is_other(m, start)), None)
                if found:
                    found.session = session
        return found or self.new(forum, session, forum.label, start)

    def _is_other(self, meeting: Meeting, start: int) -> bool:
        """Whether a session that is told to come is not one that was spoken of without saying so."""
        return self._is_to_come(start) and bool(meeting.refs) and not self._is_to_come(meeting.refs[0].start)

    def _is_to_come(self, start: int) -> bool:
        """Whether what is said of a session at a token is of what is to come: "the second round will be held"."""
        return bool(
            self.reading.cue("planned", start=start, end=min(start + TO_COME, self.reading.sentence(start).end))
        )

    def meeting(self, thing: Thing) -> Meeting:
        """The meeting that a thing stands for."""
        return self.meetings[int(thing.key)]

    def between(self, people: Collection[Thing]) -> Meeting | None:
        """The meeting that has some persons, and nobody else, for its participants."""
        return next((m for m in self.meetings if set(m.participants) == set(people)), None)

    def before(self, token: int) -> list[MeetingRef]:
        """The refs that begin before a token, in order."""
        return self.refs[: bisect_left(self.refs, token, key=first_token)]

    def recent(self, token: int) -> list[MeetingRef]:
        """The refs of the few sentences before a token, in order."""
        return [r for r in self.before(token) if self._distance(r.start, token) <= RECENT]

    def within(self, start: int, end: int) -> list[MeetingRef]:
        """The refs that begin within a range of tokens, in order."""
        first, last = (bisect_left(self.refs, token, key=first_token) for token in (start, end))
        return self.refs[first:last]

    def focus(self, token: int) -> Meeting | None:
        """The meeting that "the meeting" means at a token: the last present one, never a last or next session.

        Where none was spoken of in the few sentences before but in passing, it is the one that the text is about: that
        opens it or is spoken of more than once.
        """
        spoken = (r for r in self.before(token) if r.meeting and r.meeting.is_present and not r.plural)
        present = [r for r in spoken if r.meeting and not (self._is_outdone(r.meeting) or self._is_passing(r.meeting))]
        front = [r for r in present if not r.aside]
        if front and self._distance(front[-1].start, token) <= RECENT:
            return front[-1].meeting
        lasting = [r.meeting for r in present if r.meeting and (self._opens(r) or len(r.meeting.refs) > 1)]
        return max(lasting, key=lambda m: (len(m.refs), -m.start), default=None)

    def _is_outdone(self, meeting: Meeting) -> bool:
        """Whether a text tells of a later session of the same forum by its number."""
        rank = place_in_order(meeting.session)
        others = (m for m in self.meetings if m.forum is meeting.forum and m is not meeting and meeting.forum)
        return rank > 0 and any(place_in_order(m.session) > rank for m in others)

    def _is_passing(self, meeting: Meeting) -> bool:
        """Whether a text speaks of a meeting in passing only, behind its opening sentences."""
        return all(r.aside and not self._opens(r) for r in meeting.refs)

    def _opens(self, ref: MeetingRef) -> bool:
        """Whether a phrase stands in the opening sentences of its text."""
        return self._distance(self.reading.sentences[0].start, ref.start) <= OPENING

    def _distance(self, one: int, two: int) -> int:
        """How many sentences lie between two tokens."""
        return self.reading.by_sentence[two] - self.reading.by_sentence[one]

    def dominant(self) -> ForumCluster | None:
        """The forum that a text is about though no session of it is told: named first of all, and most."""
        named = [r for r in self.refs if r.forum]
        counts = Counter(id(r.forum) for r in named)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < FEWEST_NAMINGS or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        forum = next(r.forum for r in named if id(r.forum) == ranked[0][0])
        return forum if any(r.forum is forum and self._opens(r) for r in named) else None

    def primary(self) -> Meeting | None:
        """The meeting that the document is about: the first present one with the most mentions."""
        present = [m for m in self.meetings if m.is_present and not (self._is_outdone(m) or self._is_passing(m))]
        return max(present, key=lambda m: (len(m.refs), -m.start), default=None)


def place_in_order(session: str | None) -> int:
    """The number of a session ("inaugural" is the first); 0 where it has none."""
    if session is None:
        return 0
    return 1 if session == "inaugural" else int(session) if session.isdigit() else 0
