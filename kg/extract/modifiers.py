"""What the words around a meeting's noun or a forum's name say of it: which session, how held, whether in passing.

A Reading and tokens enter; nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from kg.extract.chunks import Chunk, folded
from kg.extract.forums import ForumCluster, ForumMention
from kg.extract.reading import CueHit, Reading

__all__ = [
    "SESSION_KINDS",
    "Modifiers",
    "behind_describing",
    "complement_end",
    "is_aside",
    "is_both",
    "is_common",
    "is_event",
    "is_led",
    "may_be_called",
    "meets_again",
    "names_forum_behind",
    "noun_before",
    "read_modifiers",
    "takes_place",
]

LONGEST_MODIFIERS = 7
SESSION_KINDS = ("Dialogue",)
"""The kinds of forums whose bare name stands for a session ("the Dialogue discussed")."""
AGAIN_REACH = 6
"""How many tokens behind a forum's name "will meet again" stands."""
MARKS = "-‘’“\"'"
OCCASIONS = ("held", "co_chairs", "chairs", "leads", "attends", "hosts", "launched")
"""The roles whose cues have a meeting for their object."""


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What stands before a noun: the phrase's first token, the session as `Meeting` has it, the format."""

    start: int
    session: str | None = None
    format: str | None = None


def read_modifiers(reading: Reading, start: int) -> Modifiers:
    """The modifiers before a noun at token `start` ("the first in-person" before "Meridian Dialogue")."""
    floor = max(reading.sentence(start).start, start - LONGEST_MODIFIERS)
    at, session, form = start, None, None
    while at > floor:
        hit = reading.cue_ending(at, "session") or reading.cue_ending(at, "format")
        if hit and hit.start >= floor:
            if hit.role == "format":
                form = hit.kind
            elif hit.kind != "this" and session in (None, "next") and not (hit.kind == "inaugural" and form):
                session = hit.kind
            at = hit.start
        elif is_modifier(reading, at - 1):
            at -= 1
        elif (chunk := reading.names.ending(at)) and chunk.kind in ("country", "place") and chunk.start >= floor:
            at = chunk.start
        elif (chunk := reading.dates.ending(at)) and chunk.start >= floor:
            at, session = chunk.start, session or other_year(reading, chunk)
        else:
            break
    while at < start and (reading.doc[at].text in MARKS + "," or reading.doc[at].is_space):
        at += 1
    return Modifiers(at, session, form)


def is_modifier(reading: Reading, at: int) -> bool:
    """Whether a token may stand before a meeting's noun and says nothing of which it is ("their annual", "’s")."""
    token = reading.doc[at]
    return (
        token.pos_ in ("DET", "ADJ")
        or token.text in MARKS
        or token.tag_ in ("POS", "PRP$")
        or reading.cue_ending(at + 1, "meeting", "sort") is not None
    )


def other_year(reading: Reading, date: Chunk) -> str | None:
    """The year before a forum's name that tells its session from this year's ("the 2019 summit")."""
    published = reading.document.published
    year = date.form if date.form and len(date.form) == 4 else None
    return f"of {year}" if year and published and not published.startswith(year) else None


def noun_before(reading: Reading, start: int) -> CueHit | None:
    """The meeting noun of "the first meeting of the FORUM", where `start` is the forum's first token."""
    doc, at = reading.doc, start
    while at > 0 and doc[at - 1].pos_ == "DET":
        at -= 1
    if at < 2 or doc[at - 1].lower_ not in ("of", "for"):
        return None
    if at > 4 and doc[at - 3 : at].text.lower() == "as part of":
        at -= 2
    return reading.cue_ending(at - 1, "meeting", "noun") or reading.cue_ending(
        before_circumstances(reading, at - 1), "meeting", "noun"
    )


def names_forum_behind(reading: Reading, noun: CueHit, named: Container[int]) -> bool:
    """Whether a noun is that of "the meeting of the FORUM", which is read with its name; `named` are names' tokens."""
    doc = reading.doc
    if noun.end >= len(doc) - 2 or doc[noun.end].lower_ not in ("of", "for"):
        return False
    return behind_describing(reading, noun.end + 1) in named


def behind_describing(reading: Reading, at: int) -> int:
    """The token behind the articles and adjectives that begin at a token ("the first" of "the first dialogue")."""
    while at < len(reading.doc) - 1 and reading.doc[at].pos_ in ("DET", "ADJ"):
        at += 1
    return at


def before_circumstances(reading: Reading, at: int) -> int:
    """The token before "in Lima" or "on May 2" that ends at a token ("a meeting at the palace of the FORUM")."""
    while at > 1:
        chunk = reading.names.ending(at) or reading.dates.ending(at)
        if chunk is None or chunk.kind not in ("place", "country", "date"):
            return at
        before = chunk.start
        while before > 0 and reading.doc[before - 1].pos_ == "DET":
            before -= 1
        if before == 0 or reading.doc[before - 1].lower_ not in ("in", "at", "on"):
            return at
        at = before - 1
    return at


def complement_end(reading: Reading, end: int) -> int:
    """Where "on supply chains" or "for mayors" behind a meeting's noun ends; `end` itself where none follows."""
    doc = reading.doc
    if end >= len(doc) - 1 or doc[end].lower_ not in ("on", "for"):
        return end
    last = end
    for token in doc[end + 1 : reading.sentence(end).end]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token.i + 1
        elif token.pos_ not in ("ADJ", "DET", "SPACE") and token.lower_ != "and":
            break
    return last


def is_aside(reading: Reading, start: int, end: int) -> bool:
    """Whether a forum is only spoken of in passing: no subject, no object of a cue, nothing "during" it happens."""
    token = reading.doc[start:end].root
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss") and token.head != token:
        token = token.head
    if token.dep_ == "pobj":
        sentence = reading.doc[reading.sentence(start).start : end]
        first = next((t.i for t in sentence if not t.is_space), start)
        verb = token.head.head
        happens = (verb.pos_ in ("VERB", "AUX") and verb.dep_ != "acl") or token.head.i == first
        met_for = reading.word_is(token.head.i, "occasion") and reading.cue_at(verb.i, "held") is not None
        return not (happens and (met_for or reading.cue_at(token.head.i, "background", "during")))
    if token.dep_ == "dobj":
        return not any(reading.cue_at(token.head.i, role) for role in OCCASIONS)
    return token.dep_ not in ("nsubj", "nsubjpass", "ROOT", "attr", "dep", "npadvmod")


def is_common(reading: Reading, noun: CueHit) -> bool:
    """Whether a meeting's noun is written small and no verb ("the Meridian Accelerator meeting")."""
    first = reading.doc[noun.start]
    return first.text[:1].islower() and first.pos_ != "VERB"


def is_both(reading: Reading, hit: CueHit) -> bool:
    """Whether a noun is that of "both meetings"."""
    first, last = reading.doc[hit.start], reading.doc[hit.end - 1]
    return last.tag_ == "NNS" and first.lower_ == "meetings" and reading.doc[hit.start - 1].lower_ == "both"


def is_sent_to(reading: Reading, mention: ForumMention) -> bool:
    """Whether a forum in a title is where an envoy is sent: "Special Envoy to the Forum"."""
    before = [t.lower_ for t in reading.doc[max(mention.start - 2, 0) : mention.start] if t.pos_ != "DET"]
    return before[-1:] == ["to"]


def may_be_called(reading: Reading, forum: ForumCluster, hit: CueHit) -> bool:
    """Whether a noun may stand for a forum: one that heads names of forums must be in a name of its own."""
    if reading.cue_at(hit.end - 1, "forum") is None:
        return True
    noun = folded(reading.doc[hit.end - 1].text).rstrip("s")
    return any(noun in folded(name) for name in (forum.label, *(reading.text(m.start, m.end) for m in forum.mentions)))


def takes_place(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb of taking place follows a forum's name ("the group met", ", which recently gathered")."""
    doc, before = reading.doc, start
    while before > 0 and doc[before - 1].pos_ in ("DET", "ADJ"):
        before -= 1
    if reading.cue_ending(before, "hosts"):
        return True
    for token in doc[end : end + 5]:
        if token.pos_ == "VERB" and reading.cue_at(token.i, "held"):
            return True
        if token.pos_ not in ("ADV", "AUX", "PUNCT", "PRON") and token.lower_ not in ("which", "that"):
            return False
    return False


def is_event(reading: Reading, forum: ForumCluster, mention: ForumMention) -> bool:
    """Whether a forum's name alone stands for a session: that of a dialogue or summit, not of a council."""
    start, end = mention.start, mention.end
    heads = [h for kind in SESSION_KINDS for h in reading.cue("forum", kind, start=start, end=end)]
    standing = reading.cue("forum", "standing", start=start, end=end)
    if heads:
        last = max(heads, key=lambda hit: hit.end)
        return not any(hit.end == last.end for hit in standing)
    return forum.kind in SESSION_KINDS and not standing


def meets_again(reading: Reading, end: int) -> bool:
    """Whether a forum will meet again: a planned verb of taking place follows its name's end, and "again"."""
    stop = min(end + AGAIN_REACH, reading.sentence(end - 1).end)
    again = any(t.lower_ == "again" for t in reading.doc[end:stop])
    return again and bool(reading.cue("planned", start=end, end=stop))


def is_led(reading: Reading, noun: CueHit) -> bool:
    """Whether a noun of meetings is what somebody led: "Discussions were led by A and B"."""
    word = reading.doc[noun.end - 1]
    roles = ("co_chairs", "chairs", "leads")
    return word.dep_ == "nsubjpass" and any(reading.cue_at(word.head.i, role, "verb") for role in roles)
