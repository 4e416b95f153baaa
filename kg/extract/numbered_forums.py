"""Conferences that go by an acronym and their number: "COP28", "COP-28", "COP 28".

A reading and the registry enter; mentions leave, each number a conference of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.forums import ForumMention
from kg.extract.reading import Reading
from kg.vocab import ForumEntry

__all__ = ["is_numbered_name", "numbered_forums"]

NUMBERED = re.compile(r"(?P<acronym>[A-Z]{2,})[-‑ ]?(?P<number>[1-9]\d?)")
LONGEST = 3
"""How many tokens such a name has."""
KIND = "Dialogue"


def numbered_forums(reading: Reading, entries: Iterable[ForumEntry]) -> Iterator[ForumMention]:
    """The mentions, in order; the acronym is one of a registered forum that has sessions."""
    known = {entry.acronym for entry in entries if entry.acronym and entry.kind == KIND}
    for token in reading.doc[reading.body :]:
        if not token.text[:2].isupper() or not any(token.text.startswith(acronym) for acronym in known):
            continue
        for end in range(token.i + 1, min(token.i + 1 + LONGEST, len(reading.doc) + 1)):
            found = NUMBERED.fullmatch(reading.text(token.i, end))
            if found and found["acronym"] in known and not is_counted(reading, end):
                name, head = f"{found['acronym']}{found['number']}", reading.cue_at(end, "forum", KIND)
                end = head.end if head and reading.doc[end].text[:1].isupper() else end  # "COP28 Summit"
                yield ForumMention(token.i, end, name, None, KIND, (), acronym=name, after=end)
                break


def is_counted(reading: Reading, end: int) -> bool:
    """Whether a number goes on behind a token: "COP 26.5", "COP 26 %", "COP 26-28"."""
    following = reading.doc[end] if end < len(reading.doc) else None
    spaced = following is not None and bool(reading.doc[end - 1].whitespace_)
    return following is not None and not spaced and (following.text[:1].isdigit() or following.text in "%-–/")


def is_numbered_name(label: str) -> bool:
    """Whether a forum's label is an acronym and a number; most texts speak of such a conference in passing."""
    return NUMBERED.fullmatch(label) is not None
