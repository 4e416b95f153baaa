"""Texts on a former holder of an office in, those acts of the office out that they ascribe to that person as recent.

"Former President Ada Lund proposed a levy. Lund recently announced a new set of tariffs": a holder does so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.vocab import Vocabulary

__all__ = ["Act", "Acts"]

REACH = 90
"""How many characters behind the verb that which was done is told in."""


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """An act of an office that a text ascribes to a person, as lately done: from the person's name to what was done."""

    start: int
    end: int
    words: str


class Acts:
    """Finds acts of office by the cues of a vocabulary.

    Invariant: the pattern matches from the end of a person's name on.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read the cues of the role "act_of_office"."""
        verbs, objects, lately = (
            "|".join(
                re.escape(phrase)
                for phrase in sorted(vocabulary.cue("act_of_office", kind), key=lambda p: (-len(p), p))
            )
            for kind in ("verb", "object", "lately")
        )
        self._act = re.compile(
            rf"""
            [ ] (?: has [ ] )? (?P<before> (?:{lately}) [ ] )? (?P<act> (?:{verbs}) \b
            [^.;:\n]{{0,{REACH}}}? \b (?:{objects}) \b ) (?P<after> [^.;:\n]{{0,{REACH}}}? \b (?:{lately}) \b )?
            """.replace("(?:)", "(?!)"),
            re.VERBOSE,
        )

    def find(self, text: str, names: Iterable[tuple[int, int]]) -> Iterator[Act]:
        """The acts of a person whose names stand at some places of a text."""
        for start, end in sorted(names):
            match = self._act.match(text, end)
            if match and (match["before"] or match["after"]):
                yield Act(start, match.end("act"), " ".join(match["act"].split()))
