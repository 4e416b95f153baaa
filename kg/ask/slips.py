"""Tells whether a word is another one with a slip of the pen in it.

Two words in, yes or no out. Stricter than the search of names: "posted" is not "hosted", for who errs seldom
errs in the first letter.
"""

from __future__ import annotations

__all__ = ["is_slip"]

_SHORT, _LONG = 4, 9
"""The letters of the shortest word in which one slip is looked for, and of that in which two are."""


def is_slip(word: str, meant: str) -> bool:
    """Whether `word` is `meant` but for letters that are swapped, doubled, lacking or, in longer words, wrong."""
    from rapidfuzz.distance import OSA

    if len(meant) < _SHORT or not (word.isalpha() and meant.isalpha()):
        return False
    if len(meant) == _SHORT:
        return sorted(word) == sorted(meant) and OSA.distance(word, meant) == 1
    if word[0] != meant[0] and sorted(word) != sorted(meant):
        return False
    return bool(0 < OSA.distance(word, meant) <= (2 if len(meant) >= _LONG else 1))
