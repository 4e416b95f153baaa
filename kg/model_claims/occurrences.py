"""Words in, the places out where a text has them: letter by letter, but for how lines are broken.

A run of white space is as good as another, since a text may break its lines anywhere; nothing else is folded, no
quotation mark, no hyphen, no capital. What is found is always a span of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Span

__all__ = ["contains", "find_words", "folded", "phrase_in"]


def find_words(words: str, text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Every place at which a text has some words, no word of it cut in two; none for no words."""
    parts = words.split()
    if not parts:
        return ()
    begins = r"(?<!\w)" if is_of_word(parts[0][0]) else ""
    ends = r"(?!\w)" if is_of_word(parts[-1][-1]) else ""
    pattern = re.compile(begins + r"\s+".join(re.escape(part) for part in parts) + ends)
    where = within or Span(0, len(text))
    found = []
    # Not `endpos`: the end of a stretch is no end of a word where the word goes on behind it.
    for match in pattern.finditer(text, where.start):
        if match.start() >= where.end:
            break
        if match.end() <= where.end:
            found.append(Span(*match.span()))
    return tuple(found)


def is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def contains(outer: Span, inner: Span) -> bool:
    """Whether a span lies wholly in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def folded(words: str) -> str:
    """Words as names are compared: on one line, in small letters."""
    return " ".join(words.split()).casefold()


def phrase_in(words: str, phrases: Iterable[str], *, as_written: bool = False) -> str | None:
    """The first of some phrases, sorted, that stands in some words; None where none does.

    Regardless of case, unless `as_written`: then only as the phrase is written, or so at the beginning ("may" is not
    "in May").
    """
    plain = " ".join(words.split()).replace("’", "'")
    plain = plain[:1].lower() + plain[1:] if as_written else plain.casefold()
    for phrase in sorted(phrases):
        if (phrase if as_written else phrase.casefold()) not in plain:
            continue
        # A clitic ("n't") hangs on the word before it.
        begins = r"(?<!\w)" if is_of_word(phrase[0]) and phrase[1:2] != "'" else ""
        ends = r"(?!\w)" if is_of_word(phrase[-1]) else ""
        if re.search(begins + re.escape(phrase if as_written else phrase.casefold()) + ends, plain):
            return phrase
    return None
