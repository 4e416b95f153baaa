"""An acronym and a full name in, whether the one is made of the first letters of the other out.

"iCET", "Initiative on Critical and Emerging Technologies"       small words left out
"DoJ", "Department of Justice"                                   small words kept
"USASCP", "U.S.-ASEAN Smart Cities Partnership"                  countries by their letters
"""

from __future__ import annotations

from kg.resolve.wordbook import SMALL_WORDS, Wordbook, longest

__all__ = ["stands_for"]

SHORTEST = 3
"""Letters of the shortest acronym that tells anything: two letters are many names'."""


def stands_for(acronym: str, name: str, book: Wordbook) -> bool:
    """Whether an acronym is made of the first letters of a name's words."""
    letters = "".join(book.words(acronym))
    return len(letters) >= SHORTEST and len(book.words(name)) > 1 and letters in made_of(name, letters, book)


def made_of(name: str, letters: str, book: Wordbook) -> set[str]:
    """The beginnings of an acronym that the words of a name can make, one after the other."""
    words = book.words(name)
    made, at = {""}, 0
    while at < len(words):
        end = longest(book.countries, words, at) or at + 1
        phrase = words[at:end]
        parts = {"".join(word[0] for word in phrase)}
        if phrase in book.countries:
            parts |= {"", "".join(phrase) if len(phrase) == 1 and len(phrase[0]) < SHORTEST else ""}
        elif phrase[0] in SMALL_WORDS:
            parts.add("")
        made = {start + part for start in made for part in parts if letters.startswith(start + part)}
        at = end
    return made
