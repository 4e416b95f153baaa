"""Which forum is part of which: by its name, or by words such as "under" and "as part of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.claims import HIGH, LOW, MIDDLE, Claim, Thing
from kg.extract.discourse import Discourse
from kg.extract.forums import NamedForum
from kg.extract.meetings import Meeting
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["parent_claims"]

NEAR = 8
"""How many tokens before "under" the name of the lower forum may end."""


def parent_claims(reading: Reading, discourse: Discourse, forums: Sequence[NamedForum]) -> Iterator[Claim]:
    """All claims `part_of` of a document; `forums` are its mentions in text order."""
    for named in forums:
        yield from parent_in_name(forums, named)
    for sentence in reading.sentences:
        inside = [named for named in forums if sentence.start <= named[0].start < sentence.end]
        yield from under_forum(reading, discourse, sentence, inside)


def parent_in_name(forums: Sequence[NamedForum], named: NamedForum) -> Iterator[Claim]:
    """The forum in the name of a working group: "the TIDE Joint Steering Group"."""
    mention, forum = named
    inside = mention.inside
    if inside is None or inside.path is None or forum.kind != "WorkingGroup":
        return
    parent = next((known for _, known in forums if known.path == inside.path), None)
    yield Claim(
        predicate="part_of",
        subject=forum.thing,
        subject_at=(mention.start, mention.end),
        object=parent.thing if parent else Thing("forum", f"registry {inside.path}"),
        object_at=(inside.start, inside.end),
        quote=(mention.start,),
        rule="parent-in-name",
        confidence=MIDDLE,
    )


def under_forum(
    reading: Reading, discourse: Discourse, sentence: Sentence, inside: Sequence[NamedForum]
) -> Iterator[Claim]:
    """The parent of "a dialogue under TIDE", "collaborations of the dialogue envisioned under TIDE"."""
    for hit in reading.cue("part_of", start=sentence.start, end=sentence.end):
        parent = next((named for named in inside if hit.end <= named[0].start <= hit.end + 3), None)
        if parent and (meeting := meeting_under(reading, discourse, sentence, hit)):
            meeting.forum = parent[1]
            continue
        child = child_of(reading, discourse, sentence, hit, inside, parent) if parent else None
        if parent is None or child is None:
            continue
        subject, at, confidence = child
        yield Claim(
            predicate="part_of",
            subject=subject,
            subject_at=at,
            object=parent[1].thing,
            object_at=(parent[0].start, parent[0].end),
            quote=(at[0], hit.start),
            rule="under-forum",
            confidence=confidence,
        )


def meeting_under(reading: Reading, discourse: Discourse, sentence: Sentence, hit: CueHit) -> Meeting | None:
    """The unnamed meeting of "the talks took place under the auspices of the forum", which is a session of it."""
    refs = [r for r in discourse.within(sentence.start, hit.start) if r.meeting and r.meeting.forum is None]
    if not refs or hit.end - hit.start < 2:
        return None
    between = [t.i for t in reading.doc[refs[-1].end : hit.start] if not t.is_space]
    held = {t for h in reading.cue("held", start=refs[-1].end, end=hit.start) for t in range(h.start, h.end)}
    told = held and all(at in held or reading.doc[at].pos_ in ("AUX", "ADV") for at in between)
    return refs[-1].meeting if told else None


def child_of(
    reading: Reading,
    discourse: Discourse,
    sentence: Sentence,
    hit: CueHit,
    inside: Sequence[NamedForum],
    parent: NamedForum,
) -> tuple[Thing, tuple[int, int], float] | None:
    """The lower forum right before a cue, by name or by a description; with its tokens and how sure it is."""
    near = [named for named in inside if named[1] is not parent[1] and 0 <= hit.start - named[0].end <= NEAR]
    if near:
        mention, forum = near[-1]
        return forum.thing, (mention.start, mention.end), HIGH
    opens = all(t.is_space for t in reading.doc[sentence.start : hit.start])
    later = [named for named in inside if opens and named[1] is not parent[1] and named[0].start > parent[0].end]
    if later and reading.doc[later[0][0].start - 1].lower_ in (",", "the", "a", "an"):
        mention, forum = later[0]
        return forum.thing, (mention.start, mention.end), MIDDLE
    refs = [r for r in discourse.within(sentence.start, hit.start) if r.forum and r.forum is not parent[1]]
    described = [r for r in refs if not r.explicit]
    if described and reading.doc[hit.start].lower_ in ("envisioned", "under", "as", "part"):
        ref = described[-1]
        return (ref.forum.thing, (ref.start, ref.end), LOW) if ref.forum else None
    return None
