"""Where a title or a body's name ends and a person's begins, when both are capitalised words and nothing marks the end.

"Minister of Public Works Ana Lind": two or three words at the end that no title, domain or body of the vocabulary
has, behind one that some do.
"""

from __future__ import annotations

from kg.extract.chunks import folded
from kg.extract.reading import Reading

__all__ = ["without_name"]

FEWEST, MOST = 2, 3
"""How many words of a name are told from a title's."""


def without_name(reading: Reading, start: int, end: int) -> int:
    """The end of the capitalised words of a title or body at tokens `start` to `end`, without a name behind them."""
    at = end
    while at > start and is_unknown(reading, at - 1):
        at -= 1
    known = at > start and reading.doc[at - 1].text[:1].isupper()
    goes_on = end < len(reading.doc) and reading.cue_at(end, "name", "particle") is not None  # "Trade Ana von Lind"
    fewest = 1 if goes_on else FEWEST
    return at if known and fewest <= end - at <= MOST else end


def is_unknown(reading: Reading, at: int) -> bool:
    """Whether a token is a capitalised word that the vocabulary has in no title, domain or body."""
    token = reading.doc[at]
    if not token.text[:1].isupper() or reading.domains.at(at) or reading.names.at(at) or token.text.isupper():
        return False
    return folded(token.text).rstrip("s") not in reading.lexicon.known_words
