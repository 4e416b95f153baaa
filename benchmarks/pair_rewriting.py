"""A name in, the same name as other texts would write it out; the name itself where there is no other way.

"Secretary of Energy", "Energy Secretary"; "India-US Dialogue", "US-India Dialogue"; "Defense", "Defence"; a slip.
"""

from __future__ import annotations

import random
import re

from kg.vocab import CountryEntry

__all__ = [
    "acronym_of",
    "country_behind",
    "country_first",
    "other_order_of_countries",
    "other_spelling",
    "slip",
    "turn_title",
]

SPELLINGS = (("Defense", "Defence"), ("Advisor", "Adviser"), ("Labor", "Labour"), ("Center", "Centre"))
COUNTRIES = re.compile(r"\b(?P<one>U\.S\.|US|India|Japan|Korea|EU|Mexico|China|ASEAN)-(?P<other>[A-Z][\w.]*[a-zA-Z.])")
DEPARTMENT = re.compile(r"(?P<head>Secretary|Minister) (?:of|for) (?:the )?(?P<field>[A-Z]\w+(?: [A-Z]\w+)?)")
HEAD_LAST = re.compile(r"(?P<field>[A-Z]\w+(?: [A-Z]\w+)?) (?P<head>Secretary|Minister)")
NO_FIELD = re.compile(r"Prime|Deputy|Assistant|Under|Press|Cabinet|State|First|Chief|General|Vice|Foreign")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SMALL = frozenset({"of", "for", "on", "the", "and", "&"})


def slip(name: str, chance: random.Random) -> str:
    """A letter of the longest word left out, doubled, swapped with the next, or the key beside it hit."""
    word = max(name.split(), key=len)
    at = chance.randrange(1, len(word) - 1)
    wrong = {
        "left out": word[:at] + word[at + 1 :],
        "doubled": word[: at + 1] + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "beside": word[:at] + beside(word[at]) + word[at + 1 :],
    }
    return name.replace(word, wrong[chance.choice(sorted(wrong))], 1)


def beside(letter: str) -> str:
    """The key right of a letter on a keyboard, or left of the last one."""
    for row in ROWS:
        at = row.find(letter)
        if at >= 0:
            return row[at + 1] if at + 1 < len(row) else row[at - 1]
    return letter + letter


def other_spelling(name: str) -> str:
    """The name in British spelling if it has a word that differs."""
    for american, british in SPELLINGS:
        if american in name:
            return name.replace(american, british)
        if british in name:
            return name.replace(british, american)
    return name


def turn_title(name: str) -> str:
    """ "Energy Secretary" for "Secretary of Energy", and the other way."""
    turned = DEPARTMENT.fullmatch(name)
    if turned:
        return f"{turned['field']} {turned['head']}"
    turned = HEAD_LAST.fullmatch(name)
    if turned and not NO_FIELD.search(turned["field"]):
        return f"{turned['head']} of {turned['field']}"
    return name


def country_first(name: str, country: CountryEntry) -> str:
    """ "Japanese Foreign Minister"."""
    return f"{country.demonyms[0]} {name}"


def country_behind(name: str, country: CountryEntry) -> str:
    """ "Foreign Minister of Japan"."""
    return f"{name} of {country.label}"


def other_order_of_countries(name: str) -> str:
    """ "US-India Dialogue" for "India-US Dialogue"."""
    return COUNTRIES.sub(lambda found: f"{found['other']}-{found['one']}", name, count=1)


def acronym_of(name: str) -> str:
    """The first letters of a name's telling words."""
    return "".join(word[0] for word in re.split(r"[ -]", name) if word and word not in SMALL).upper()
