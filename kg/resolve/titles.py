"""The words of an office's title in, its parts out, so that two ways to write one title are equal.

"Secretary of Defense", "Defence Secretary"                    head "secretary", field {defence}
"Under Secretary of State for Political Affairs"               rank {under}, head "secretary", field {state},
                                                               duty {political}
"Ambassador to India"                                          head "ambassador", to "country/india"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.resolve.wordbook import SMALL_WORDS, Wordbook, longest, singular

__all__ = ["Title", "read_title", "titles_agree"]

Words = tuple[str, ...]

BRACKET = re.compile(r"(?P<title>[^()]*\w) \s* \( (?P<inside>[^()]*\w) [^()\w]* \)", re.VERBOSE)
LINKS = frozenset({"at", "for", "in", "of", "on", "to"})
"""The words that a complement of a title begins with."""

NOTHING_TOLD = frozenset({"affair"})
"""Words that tell no field from another: "foreign affairs minister" is "foreign minister"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in parts; every word is folded and singular.

    `rank` are the words that modify the head ("deputy"), in order; `field` is the portfolio or department,
    `duty` what an office below the head is for; `to` is where an envoy is sent, a country's path or words.
    `sole`: a country has one such office. `countries` are those that the words name.
    """

    head: Words
    rank: Words = ()
    field: frozenset[str] = frozenset()
    duty: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    sole: bool = False
    countries: frozenset[str] = frozenset()

    @property
    def bare(self) -> bool:
        """Whether many hold such an office at a time: "Under Secretary", "Minister", with nothing more said."""
        return not (self.duty or self.to or self.field or (self.sole and not self.rank))

    @property
    def key(self) -> tuple[Words, Words, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What two titles of one office have in common, the country apart."""
        return self.head, self.rank, tuple(sorted(self.field)), tuple(sorted(self.duty)), tuple(sorted(self.to))


def read_title(label: str, book: Wordbook) -> Title:
    """The parts of a title; what stands in brackets behind it is its duty ("Joint Secretary (Americas)")."""
    bracket = BRACKET.fullmatch(label)
    if bracket and book.words(bracket["inside"]) in book.titles:
        label = bracket["title"]  # "National Security Adviser (NSA)"
    elif bracket:
        label = f"{bracket['title']} for {bracket['inside']}"
    words, named = expand(turn(drop_qualifiers(book.words(label), book), book), book)
    (_, left), *complements = split(words)
    countries, left = book.split_countries(left)
    head, before = read_head(left, book)
    rank, before = read_rank(before, book)
    field, duty, to = set(content(before)), set[str](), set[str]()
    named |= countries
    for link, complement in complements:
        paths, rest = book.split_countries(complement)
        if link == "to":
            to.update(paths or content(complement))
        elif paths and not content(rest):
            named |= paths
        elif link in ("for", "on") and rank:
            duty.update(content(complement))
        else:
            field.update(content(complement))
    return Title(
        head=head,
        rank=rank,
        field=frozenset(field),
        duty=frozenset(duty),
        to=frozenset(to),
        sole=head in book.sole,
        countries=frozenset(named),
    )


def turn(words: Words, book: Wordbook) -> Words:
    """The words in the order in which the vocabulary has them: it has "HUD Secretary", which "Secretary of HUD" is."""
    at = words.index("of") if "of" in words else 0
    turned = (*words[at + 1 :], *words[:at])
    return turned if at and words not in book.titles and turned in book.titles else words


def expand(words: Words, book: Wordbook) -> tuple[Words, set[str]]:
    """The words with each form of a title word as its label ("eam"), and the countries that alone use such a form."""
    found: list[str] = []
    countries = set()
    at = 0
    while at < len(words):
        end = longest(book.titles, words, at)
        if words[end : end + 1] == ("and",) and LINKS.intersection(words[at:end]):
            end = 0  # "Minister for Roads and Ports" is not the Minister for Roads
        form = words[at:end] if end else words[at : at + 1]
        found += book.titles.get(form, form)
        if form in book.title_countries:
            countries.add(book.title_countries[form])
        at = end or at + 1
    return tuple(found), countries


def drop_qualifiers(words: Words, book: Wordbook) -> Words:
    """The words without "acting", "former" and the like, which are no part of an office."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        end = longest(book.qualifiers, words, at)
        kept += [] if end else [words[at]]
        at = end or at + 1
    return tuple(kept) or words


def split(words: Words) -> list[tuple[str, Words]]:
    """The words up to the first link, then each complement with its link."""
    found, link, start = [], "", 0
    for at, word in enumerate(words):
        if word in LINKS and at:
            found.append((link, words[start:at]))
            link, start = word, at + 1
    return [*found, (link, words[start:])]


def read_head(words: Words, book: Wordbook) -> tuple[Words, Words]:
    """The head at the end of some words, and the words before it.

    "Defence Secretary" is a secretary in charge of defence and "Special Envoy" an envoy of a rank, whether or not
    the vocabulary lists them as one title; "Vice President" and "Prime Minister" are heads.
    """
    start = next((at for at in range(len(words)) if words[at:] in book.heads), max(len(words) - 1, 0))
    head = words[start:]
    for at in range(1, len(head)):
        ranked = [word for word in head[:at] if (word,) in book.ranks]
        told = head[:at] in book.portfolios or (head in book.fixed and not ranked)
        if head[at:] in book.heads and (told or (head not in book.sole and len(ranked) == at)):
            start += at
            break
    return tuple(map(singular, words[start:])), words[:start]


def read_rank(words: Words, book: Wordbook) -> tuple[Words, Words]:
    """The words that modify the head, and those that tell its portfolio."""
    rank: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        end = longest(book.portfolios, words, at)
        if end > at + 1 or (words[at],) not in book.ranks:
            rest += words[at : end or at + 1]
        else:
            rank.append(words[at])
        at = end or at + 1
    return tuple(rank), tuple(rest)


def content(words: Words) -> list[str]:
    """The words that tell something, singular."""
    found = [singular(word) for word in words if word not in SMALL_WORDS]
    return [word for word in found if word not in NOTHING_TOLD] or found


def titles_agree(left: Title, right: Title) -> bool:
    """Whether two titles may be of one office, a country apart: one may leave out what the other tells.

    "Secretary" agrees with "Secretary of State" and "Under Secretary for Arms Control" with "Under Secretary
    of State for Arms Control", but "Deputy Secretary" with none of them.
    """
    if (left.head, left.rank, left.to) != (right.head, right.rank, right.to):
        return False
    if left.duty != right.duty and left.duty and right.duty:
        return False
    return left.field <= right.field or right.field <= left.field
