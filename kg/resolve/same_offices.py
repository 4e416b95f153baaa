"""Two titles of offices in, whether they are one office's out, as far as titles tell without a holder or a text."""

from __future__ import annotations

from kg.resolve.evidence import Finding, different, quoted, same, unsure
from kg.resolve.registered import Register
from kg.resolve.titles import Title, read_title, titles_agree

__all__ = ["same_offices"]


def same_offices(left: str, right: str, register: Register) -> Finding:
    """Whether two titles are one office's."""
    book = register.book
    one, other = read_title(left, book), read_title(right, book)
    names = quoted(left, right)
    if one.countries and other.countries and one.countries != other.countries:
        return different(0.02, f"{names} are offices of two countries: {of(one, register)} and {of(other, register)}.")
    if one.key == other.key:
        return same_title(one, other, names, register)
    if register.is_slip(left, right):
        return same(0.8, f"{names} are one title but for a letter or two.")
    if one.rank != other.rank and one.head == other.head:
        return different(0.03, f"{names} are two ranks: {rank_of(one)} and {rank_of(other)}.")
    if titles_agree(one, other):
        if one.duty and one.duty == other.duty:
            return same(0.85, f"{names} are one title, one of them with the department.")
        return unsure(f"{names} may be one office, for one leaves out what the other tells.")
    return different(0.05, f"{names} are two offices: {differing(one, other)}.")


def same_title(one: Title, other: Title, names: str, register: Register) -> Finding:
    """Whether two ways to write one title mean one office."""
    if one.bare:
        return unsure(f"{names} are one title, but one that many hold at a time: nothing tells whose it is.")
    if one.countries != other.countries:
        country = of(one if one.countries else other, register)
        return unsure(f"{names} are one title, but only one of them tells that it is an office of {country}.")
    if one.countries:
        return same(0.97, f"{names} are one title, of {of(one, register)}.")
    return same(0.87, f"{names} are one title; no country is told.")


def of(title: Title, register: Register) -> str:
    """The countries that a title names, in words."""
    return " and ".join(sorted(register.book.labels.get(path, path) for path in title.countries))


def rank_of(title: Title) -> str:
    """The rank of a title, in words."""
    return " ".join(title.rank) or "the head"


def differing(one: Title, other: Title) -> str:
    """In which part two titles differ, in words."""
    if one.head != other.head:
        return f"{say(one.head)} and {say(other.head)}"
    for left, right in ((one.duty, other.duty), (one.to, other.to), (one.field, other.field)):
        if left != right:
            return f"one for {say(left)} and one for {say(right)}"
    return "their words differ"


def say(words: tuple[str, ...] | frozenset[str]) -> str:
    """Some words of a title, as they are said."""
    ordered = words if isinstance(words, tuple) else sorted(words)
    return " ".join(ordered).replace("_", " ").replace("country/", "") or "nothing told"
