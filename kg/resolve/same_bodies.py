"""Two names of forums, or of organisations, in: whether they are one body's out, as far as the names tell.

The registry decides where it lists both. Else the telling words do, with the countries in any order; an acronym is
told by the first letters of the words it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.resolve.evidence import Finding, different, quoted, same, unsure
from kg.resolve.forums import is_acronym
from kg.resolve.initials import stands_for
from kg.resolve.registered import Register
from kg.resolve.same_words import decide_listed

__all__ = ["same_forums", "same_organisations"]


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of a body in its parts: the text, the telling words, and the countries."""

    text: str
    words: tuple[str, ...]
    countries: frozenset[str]


def same_forums(left: str, right: str, register: Register) -> Finding:
    """Whether two names are one forum's."""
    return same_bodies("forum", left, right, register)


def same_organisations(left: str, right: str, register: Register) -> Finding:
    """Whether two names are one organisation's."""
    return same_bodies("organisation", left, right, register)


def same_bodies(kind: str, left: str, right: str, register: Register) -> Finding:
    """Whether two names are one body's."""
    listed = decide_listed(kind, left, right, register)
    if listed is not None:
        return listed
    one, other = read_body_name(kind, left, register), read_body_name(kind, right, register)
    names = quoted(left, right)
    if register.is_slip(left, right):
        return same(0.8, f"{names} are one name but for a letter or two.")
    if one.countries and other.countries and one.countries != other.countries:
        return different(0.03, f"{names} are of other countries.")
    if one.words == other.words:
        return by_country(one, other, names)
    host = left_out(one.words, other.words)
    if host in register.hosts and min(len(one.words), len(other.words)) > 1:
        return same(0.8, f"{names} are one name, with the house more in which it meets.")
    for short, full in ((one, other), (other, one)):
        if is_acronym(short.text) and stands_for(short.text, full.text, register.book):
            return same(0.85, f"“{short.text}” is made of the first letters of “{full.text}”.")
    if set(one.words) < set(other.words) or set(other.words) < set(one.words):
        return unsure(f"{names} may be one, for one leaves out what the other tells.")
    return different(0.05, f"{names} differ in their words.")


def read_body_name(kind: str, name: str, register: Register) -> BodyName:
    """The parts of a body's name."""
    countries, words = register.parts(kind, name)
    return BodyName(name, words, countries)


def left_out(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words at its beginning by which one of two names is longer than the other, if all else is the same."""
    short, long = sorted((one, other), key=len)
    return long[: len(long) - len(short)] if long[len(long) - len(short) :] == short else None


def by_country(one: BodyName, other: BodyName, names: str) -> Finding:
    """Whether two names of the same words are one body's, by the countries in them."""
    if one.countries != other.countries:
        return unsure(f"{names} are one name, but only one of them tells whose body it is.")
    if one.countries:
        return same(0.95, f"{names} are one name of the same countries.")
    return same(0.9, f"{names} are one name.")
