"""Two names of countries, or of domains, in: whether the registry knows them for one thing, or their words do."""

from __future__ import annotations

from kg.resolve.evidence import Finding, different, quoted, same, unsure
from kg.resolve.forums import is_acronym
from kg.resolve.initials import stands_for
from kg.resolve.registered import Register

__all__ = ["decide_listed", "same_countries", "same_domains"]

MOST_TOLD = 3
"""How many of the entries that bear a name are told."""


def same_countries(left: str, right: str, register: Register) -> Finding:
    """Whether two names are one country's: aliases, demonyms and codes of the registry are."""
    for name in (left, right):
        words = register.book.words(name)
        if words in register.metonyms and not register.may_be("country", name):
            country = register.book.labels[register.metonyms[words]]
            return unsure(f"“{name}” is a place, which now and then stands for the government of {country}.")
    return decide_listed("country", left, right, register) or by_words(left, right, register)


def same_domains(left: str, right: str, register: Register) -> Finding:
    """Whether two names are one domain's: the synonyms of the scheme are."""
    one, other = register.may_be("domain", left), register.may_be("domain", right)
    for wide, narrow, names in ((one, other, (left, right)), (other, one, (right, left))):
        if any(wide & register.broader.get(path, frozenset()) for path in narrow):
            return different(0.1, f"“{names[0]}” is broader than “{names[1]}” in the scheme of domains.")
    return decide_listed("domain", left, right, register) or by_words(left, right, register)


def decide_listed(kind: str, left: str, right: str, register: Register) -> Finding | None:
    """What the registry says of two names, a letter wrong in one of them allowed; None where it lists not both."""
    one, other = register.may_be(kind, left), register.may_be(kind, right)
    names = quoted(left, right)
    if one and other:
        if one == other and len(one) == 1:
            return same(1.0, f"{names} are names of {register.book.labels[min(one)]} in the registry.")
        if one & other:
            return one_of_several(left, right, one | other, register)
        entries = f"{labels_of(one, register)}, and {labels_of(other, register)}"
        return different(0.01, f"{names} are names of two things in the registry: {entries}.")
    known, slipped = (left, right) if one else (right, left)
    paths = one or other
    if len(paths) == 1 and is_slip_of(kind, slipped, min(paths), register):
        label = register.book.labels[min(paths)]
        return same(0.8, f"“{slipped}” is “{known}” but for a letter, which is {label} in the registry.")
    return None


def one_of_several(left: str, right: str, paths: frozenset[str], register: Register) -> Finding:
    """What is told of two names that the registry gives to the same several entries: an acronym goes with its words."""
    for short, full in ((left, right), (right, left)):
        if is_acronym(short) and stands_for(short, full, register.book):
            return same(0.75, f"“{short}” is “{full}” by its first letters; whose it is, neither name tells.")
    labels = labels_of(paths, register)
    return unsure(f"{quoted(left, right)} may be one, or two of those that bear such a name: {labels}.")


def labels_of(paths: frozenset[str], register: Register) -> str:
    """The labels of some entries, of many the first few."""
    labels = sorted(register.book.labels[path] for path in paths)
    return " or ".join(labels[:MOST_TOLD]) + (" or others" if len(labels) > MOST_TOLD else "")


def is_slip_of(kind: str, name: str, path: str, register: Register) -> bool:
    """Whether a name that the registry lacks is one of an entry's names but for a letter or two.

    "Dominica" is no slip of "Dominican": of a country only the names proper count.
    """
    countries, words = register.parts(kind, name)
    return any(
        register.are_slips(words, listed.words)
        and countries in (listed.countries, frozenset())
        and (listed.alone or kind != "country")
        for listed in register.spellings[path]
    )


def by_words(left: str, right: str, register: Register) -> Finding:
    """Whether names that the registry does not list both are one name by their words."""
    one, other = (register.parts("domain", name)[1] for name in (left, right))
    names = quoted(left, right)
    if one == other:
        return same(0.95, f"{names} are one name.")
    if register.is_slip(left, right):
        return same(0.8, f"{names} are one name but for a letter or two.")
    return unsure(f"{names} are two names, and the registry does not list both.")
