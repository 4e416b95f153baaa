"""Claims and their sentences in, those out whose sentences speak of the matter at hand and of the time of the text.

"In 1993 Secretary Brady gave her the award" tells no holder of today, "the next meeting will be in Oslo" no place of
this one, and in "the Compact Investors Network was launched" the Compact is a part of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.conflicts.claims import Claim
from kg.vocab import Vocabulary

__all__ = ["Quotes", "Relevance"]

Quotes = Mapping[str, tuple[str, int, int]]
"""The first sentence of each claim, by its IRI, with its offsets."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
GONE_BY = 2
"""Years before that of the text from which on a year in a sentence puts it into the past."""

BESIDE_NAME = 32
"""Characters beside the name of what was launched in which the word for it stands."""

BESIDE_DATE = 90
"""Characters between the name of what was launched and the date."""

LONGER_NAME = re.compile(r"[ ]+(?:and[ ])?[A-Z][a-z]")


class Relevance:
    """Judges sentences by the cues of a vocabulary.

    Invariant: a claim without a sentence is never relevant.
    """

    def __init__(self, vocabulary: Vocabulary, quotes: Quotes) -> None:
        """Take the words that signal a plan, a launch or a past holding, and the sentences of claims."""
        self._quotes = quotes
        self._planned, self._launched, self._past = (
            _any_of(vocabulary.cue(role)) for role in ("planned", "launched", "past_holding")
        )

    def holding(self, claim: Claim) -> bool:
        """Whether a sentence tells of a holder at the time of its text."""
        quote = self._quote(claim)
        year = int(claim.source.first[:4]) if claim.source.first else None
        years = [int(found) for found in YEAR.findall(quote)]
        gone = year is not None and any(found <= year - GONE_BY for found in years)
        return bool(quote) and not gone and not self._past.search(quote)

    def meeting(self, claim: Claim) -> bool:
        """Whether a sentence names the meeting whose date or place it tells, and speaks of no plan."""
        quote = self._quote(claim)
        return _stands(claim.words, quote) is not None and not self._planned.search(quote)

    def launch(self, claim: Claim) -> bool:
        """Whether a sentence says beside the name of the thing, not far from the date, that it was launched."""
        quote = self._quote(claim)
        named, dated = _stands(claim.words, quote), _stands(claim.object_words, quote)
        if named is None or dated is None or LONGER_NAME.match(quote, named.end()):
            return False
        start, end = named.start() - BESIDE_NAME, named.end() + BESIDE_NAME
        beside = self._launched.search(quote[max(0, start) : end])
        return bool(beside) and _distance(named.span(), dated.span()) <= BESIDE_DATE

    def select(self, claims: Iterable[Claim], meetings: frozenset[str]) -> tuple[Claim, ...]:
        """The claims on the dates and places of some meetings, and on launches, whose sentences tell them."""
        return tuple(
            claim
            for claim in claims
            if (claim.subject in meetings and self.meeting(claim))
            or (claim.relation.endswith("launchedOn") and self.launch(claim))
        )

    def _quote(self, claim: Claim) -> str:
        return " ".join(self._quotes.get(claim.iri, ("", 0, 0))[0].split())


def _stands(words: str | None, quote: str) -> re.Match[str] | None:
    """Where the words of a claim stand in its sentence."""
    return re.search(re.escape(" ".join((words or "\0").split())), quote)


def _distance(left: tuple[int, int], right: tuple[int, int]) -> int:
    """The number of characters between two stretches of a text."""
    return max(left[0] - right[1], right[0] - left[1], 0)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
