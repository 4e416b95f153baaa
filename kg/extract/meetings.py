"""The values that discourse is made of: meetings, and the phrases that stand for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.claims import Thing
from kg.extract.forums import ForumCluster

__all__ = ["Meeting", "MeetingRef", "is_numbered", "is_of_now"]


@dataclass(eq=False, slots=True)
class Meeting:
    """One meeting: a session of `forum`, or an unnamed one known by its participants or its words.

    `number` counts the meetings of the document from 0. `session` is "inaugural", an ordinal in digits, "last",
    "next", "of 2019" for one of another year, or None. `refs` are its mentions, `days` the ISO dates (of any
    precision) said of it, `status` "held", "planned", "cancelled" or None. Grows while the document is read.
    """

    number: int
    forum: ForumCluster | None
    session: str | None
    words: str
    start: int
    refs: list[MeetingRef] = field(default_factory=list)
    participants: tuple[Thing, ...] = ()
    status: str | None = None
    days: set[str] = field(default_factory=set)

    @property
    def thing(self) -> Thing:
        """The meeting as a thing of the document."""
        return Thing("meeting", str(self.number))

    @property
    def is_present(self) -> bool:
        """Whether it is the session that the text is about, not the last, the next or one of another year."""
        return is_of_now(self.session)


@dataclass(eq=False, slots=True)
class MeetingRef:
    """A phrase at tokens `start` to `end` that stands for a meeting (`meeting`) or a forum (`forum`).

    `explicit` when the words name it; else it is a definite description. `aside` when it is spoken of in
    passing ("the outcomes of the dialogue"), `plural` when they may stand for several; `named` are
    the tokens of the whole naming phrase of an encounter.
    """

    start: int
    end: int
    meeting: Meeting | None
    forum: ForumCluster | None
    explicit: bool
    format: str | None = None
    plural: bool = False
    aside: bool = False
    named: tuple[int, int] | None = None

    @property
    def thing(self) -> Thing | None:
        """The meeting, else the forum, as a thing of the document."""
        stands_for = self.meeting or self.forum
        return stands_for.thing if stands_for else None

    @property
    def naming(self) -> tuple[int, int]:
        """The tokens that name the meeting: this phrase, or for a mere description the last that named it."""
        if self.named:
            return self.named
        if self.explicit or self.meeting is None:
            return self.start, self.end
        naming = [r for r in self.meeting.refs if r.explicit]
        known = [r for r in naming if r.start < self.start] or naming
        return known[-1].naming if known else (self.start, self.end)


def is_of_now(session: str | None) -> bool:
    """Whether a session is not the last, the next or one of another year."""
    return session is None or not (session in ("last", "next") or session.startswith("of "))


def is_numbered(session: str | None) -> bool:
    """Whether words tell a session from its forum's others by its place in their order ("first", "3", "next")."""
    return session is not None and (session in ("next", "last", "inaugural") or session.isdigit())
