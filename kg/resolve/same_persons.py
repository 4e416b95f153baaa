"""Two names of persons in, whether they are one person's out, as far as names tell without a text around them."""

from __future__ import annotations

import re

from kg.resolve.evidence import Finding, different, quoted, same, unsure
from kg.resolve.personal_names import Likeness, PersonalName, compare_names, read_name
from kg.resolve.persons import REASONS, SCORES
from kg.resolve.registered import Register

__all__ = ["same_persons"]

VOWEL = re.compile(r"[aeiouy]")
LONG = 8
"""Letters of a word in which one vowel for another is a slip rather than another name."""

TELLING_ALONE = Likeness.MISTYPED
"""The weakest likeness that two full names need, if nothing else is known, to be one person's."""

WITHOUT_CONTEXT = 0.1
"""What a likeness is worth less where neither a country nor an office speaks for it."""


def same_persons(left: str, right: str, register: Register) -> Finding:
    """Whether two persons' names are one person's."""
    likeness, one, other = min(
        (compare_names(one, other, register.book), one, other)
        for one in readings(left, register)
        for other in readings(right, register)
    )
    names = quoted(left, right)
    if likeness is Likeness.CONTRARY:
        if one.generation != other.generation and one.generation and other.generation:
            return different(0.02, f"{names} tell two generations, {one.generation} and {other.generation}.")
        return different(0.03, f"{names} have one surname, but given names that contradict each other.")
    if likeness is Likeness.UNLIKE:
        return different(0.02, f"{names} have no full name in common.")
    said = f"{names} {REASONS[likeness]}"
    if not min(one, other, key=lambda name: name.weight).alone or likeness > TELLING_ALONE:
        return unsure(f"{said}, but one of them is no full name, and many persons may have it.")
    if likeness is Likeness.MISTYPED and is_vowel_exchanged(one.words, other.words):
        return unsure(f"{said}, a vowel for a vowel, which may be a slip or another name.")
    if one.generation != other.generation:
        mark = one.generation or other.generation
        return same(SCORES[likeness] - WITHOUT_CONTEXT, f"{said}, and only one of them says “{mark.capitalize()}”.")
    return same(SCORES[likeness] - (0 if likeness is Likeness.EQUAL else WITHOUT_CONTEXT), f"{said}.")


def readings(label: str, register: Register) -> list[PersonalName]:
    """A name as it stands and, where it begins with the title of an office, without that."""
    words = label.split()
    shorter = [" ".join(words[at:]) for at in range(1, len(words)) if is_title(words[:at], register)]
    return [read_name(name, register.book) for name in (label, *shorter[-1:])]


def is_title(words: list[str], register: Register) -> bool:
    """Whether some words are the title of an office."""
    return register.book.words(" ".join(words)) in register.book.titles


def is_vowel_exchanged(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two short words differ by one vowel for another ("Hanson", "Hansen"), as names of two people do."""
    unequal = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return all(len(one) < LONG and without_vowels(one) == without_vowels(other) for one, other in unequal)


def without_vowels(word: str) -> tuple[str, int]:
    """A word with one sign for all vowels, and its length."""
    return VOWEL.sub("-", word), len(word)
