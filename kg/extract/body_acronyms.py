"""Later words that are the acronym by which a text itself named a body: "Ministry of Ports (MoP) ... the MoP".

A reading with its names enters; chunks leave for the acronym where it stands alone, each with its body's path and name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.chunks import Chunk
from kg.extract.reading import Reading
from kg.extract.short_names import short_name

__all__ = ["find_body_acronyms"]

ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z&-]{1,9}")
"""One word with two capitals at least, of which one begins it."""


def find_body_acronyms(reading: Reading) -> Iterator[Chunk]:
    """The acronyms of a text's own bodies, none of two bodies; tokens that another name holds are no concern here."""
    given = dict(named_by_text(reading))
    for token in reading.doc if given else ():
        body = given.get(token.text)
        if body is not None and token.i >= body.end + 2:
            label = body.label or " ".join(reading.text(body.start, body.end).split())
            yield Chunk("organisation", token.i, token.i + 1, body.path, body.form, label, body.others)


def named_by_text(reading: Reading) -> Iterator[tuple[str, Chunk]]:
    """Each acronym in brackets behind a body's name, with the body that a text first gives it."""
    seen: set[str] = set()
    for chunk in reading.names:
        acronym = short_name(reading, chunk.end)[0] if chunk.kind == "organisation" else None
        if acronym and ACRONYM.fullmatch(acronym) and acronym not in seen:
            seen.add(acronym)
            yield acronym, chunk
