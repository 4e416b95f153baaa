"""Two names of persons in, how they are alike out; nothing here knows a document, a country or an office.

"Joe Reddick", "Joseph R. Reddick, Jr."   a given name's variant and an initial more
"T. Verghese", "Thomas Verghese"          an initial
"Kim Min-jun", "Min-jun Kim"              another order
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from anyascii import anyascii
from rapidfuzz.distance import OSA

from kg.resolve.wordbook import Wordbook, fold, longest

__all__ = ["Likeness", "PersonalName", "compare_names", "mistyped", "read_name"]

Words = tuple[str, ...]

GENERATION = re.compile(r",?\s+(?P<mark>jr|sr|ii|iii|iv)\.?\s*$", re.IGNORECASE)
CAPITAL_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]{2,3}(?=\s+[A-Z][a-z])|(?:[A-Z]\.){2,3})")
SHORTEST_MISTYPED = 5
"""Letters of the shortest name in which a wrong letter is taken for a typing error."""


class Likeness(IntEnum):
    """How two names are alike, the closest first; CONTRARY names cannot be one person's."""

    EQUAL = 1
    LONGER = 2
    VARIANT = 3
    BEGINNING = 4
    INITIAL = 5
    MISTYPED = 6
    SURNAME = 7
    FORENAME = 8
    UNLIKE = 9
    CONTRARY = 10


@dataclass(frozen=True, slots=True, order=True)
class PersonalName:
    """The folded words of a name in its order, initials as single letters, honorifics left out."""

    words: Words
    generation: str = ""

    @property
    def full(self) -> bool:
        """Whether a name tells a person without a context: a given name or two initials, and another word."""
        initials = sum(len(word) == 1 for word in self.words)
        return len(self.words) > 1 and (len(self.words) - initials > 1 or initials > 1)

    @property
    def alone(self) -> bool:
        """Whether a name tells a person where no other name is near: an initial before the surname is enough."""
        return len(self.words) > 1

    @property
    def weight(self) -> tuple[int, int, int]:
        """By which the fullest of several names is told."""
        spelt_out = [word for word in self.words if len(word) > 1]
        return len(spelt_out), len(self.words), sum(map(len, spelt_out))


def read_name(label: str, book: Wordbook) -> PersonalName:
    """The words of a name; "Lindqvist, Jonas" is read as "Jonas Lindqvist"."""
    generation = GENERATION.search(label)
    label = label[: generation.start()] if generation else label
    family, comma, given = label.partition(",")
    if comma and given.strip() and "," not in given:
        label = f"{given} {family}"
    spaced = CAPITAL_INITIALS.sub(lambda match: " ".join(match[0].replace(".", "")) + " ", anyascii(label))
    words = tuple(fold(spaced).split())
    while (end := longest(book.honorifics, words, 0)) and end < len(words):
        if end == len(words[0]) == 1:
            break  # "M. Lindqvist" is Maja as well as Monsieur
        words = words[end:]
    return PersonalName(words, generation["mark"].lower() if generation else "")


def compare_names(left: PersonalName, right: PersonalName, book: Wordbook) -> Likeness:
    """How two names are alike."""
    if left.generation and right.generation and left.generation != right.generation:
        return Likeness.CONTRARY
    if left.words == right.words or alike_in_any_order(left.words, right.words):
        return Likeness.EQUAL
    short, long = sorted((left.words, right.words), key=lambda words: (len(words), words))
    if not short:
        return Likeness.UNLIKE
    if len(short) == 1:
        single = {long[0]: Likeness.FORENAME, long[-1]: Likeness.SURNAME}
        return single.get(short[0], Likeness.UNLIKE)
    if short[-1] == long[-1]:
        return compare_given(short[:-1], long[:-1], book)
    if are_variants(short[-1], long[-1], book) and (given := align(short[:-1], long[:-1], book)) is not None:
        return max(given, Likeness.VARIANT)
    if long[: len(short)] == short:
        return Likeness.BEGINNING
    return Likeness.MISTYPED if mistyped(short, long) else Likeness.UNLIKE


def alike_in_any_order(left: Words, right: Words) -> bool:
    """Whether two names have the same words, in another order or joined otherwise ("Min-jun", "Minjun")."""
    turned = ("".join(left[at:] + left[:at]) for at in range(len(left)))
    return sorted(left) == sorted(right) or "".join(right) in turned


def compare_given(short: Words, long: Words, book: Wordbook) -> Likeness:
    """How two persons of one surname are alike by their given names, the shorter list first."""
    if long[-len(short) :] == short and len(long[0]) > 1:
        return Likeness.SURNAME
    closest = align(short, long, book)
    if closest is not None:
        return closest
    if leaves_out_inner(short, long):
        return Likeness.LONGER
    return Likeness.MISTYPED if mistyped(short, long) else Likeness.CONTRARY


def align(short: Words, long: Words, book: Wordbook) -> Likeness | None:
    """How the given names of the shorter list begin the longer one, or None if they do not.

    A leading initial may be left out ("R. Nora Lind" is "Nora Lind"), a middle one may not be exchanged.
    """
    start = 1 if len(long) > len(short) and len(long[0]) == 1 and short[0][0] != long[0] else 0
    found = Likeness.LONGER
    for left, right in zip(short, long[start:], strict=False):
        alike = likeness_of_words(left, right, book)
        if alike is None:
            return None
        found = max(found, alike)
    return found


def leaves_out_inner(short: Words, long: Words) -> bool:
    """Whether the shorter list is the longer without a word inside it ("Maja E. Lind", "Maja Lind", of Lind-Ros)."""
    inside = range(1, len(long) - 1)
    return min(map(len, short)) > 1 and any(long[:at] + long[at + 1 :] == short for at in inside)


def likeness_of_words(left: str, right: str, book: Wordbook) -> Likeness | None:
    """How two given names are alike, or None if they are not."""
    if left == right:
        return Likeness.LONGER
    if left[0] == right[0] and min(len(left), len(right)) == 1:
        return Likeness.INITIAL
    if not are_variants(left, right, book):
        return None
    return Likeness.LONGER if mistyped([left], [right]) else Likeness.VARIANT  # "Mohamed" is "Mohammed"


def are_variants(left: str, right: str, book: Wordbook) -> bool:
    """Whether two words are listed as forms of one name: "Bill" and "William", "Chowdhury" and "Chaudhary"."""
    return bool(book.name_groups.get(left, frozenset()) & book.name_groups.get(right, frozenset()))


def mistyped(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two lists of words are one, but for one word with a wrong, missing, added or swapped letter."""
    if len(left) != len(right):
        return False
    unequal = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    if len(unequal) != 1 or min(map(len, unequal[0])) < SHORTEST_MISTYPED:
        return False
    return OSA.distance(*unequal[0]) <= (2 if min(map(len, unequal[0])) >= 8 else 1)
