"""Finds what could be meant by what stands before the cursor.

The text before the cursor goes in; Proposals come out, each with the number of characters it takes the place of.
`kg/shell/help.txt` tells the rules to the user. Nothing here knows the prompt's library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kg.query import NamedQuery, find_query, library
from kg.query.grammar import could_follow, keywords
from kg.query.tokens import read_tokens
from kg.shell.names import Names, Thing
from kg.shell.session import COMMANDS, FORMS

__all__ = ["MOST", "Proposal", "propose"]

MOST = 60
"""How many things are proposed by name."""

_AT = re.compile(r"(?:^|[\s{(,;.])(?P<all>@(?P<words>[\w][\w .'&+-]*))$")
_ANGLE = re.compile(r"(?P<all><(?P<words>[\w][\w .'&+-]*))$")
_WORD = re.compile(r"(?P<word>[?$]\w*|[\w-]*:[\w-]*|\w+)$")
_CALL = re.compile(r"\.(?:run|explain)\s+(?P<rest>.*)", re.DOTALL)
_VALUE = re.compile(r"""(?P<name>[a-z-]+)=(?P<quote>"?)(?P<words>[^"]*)$""")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text for the `replaced` characters before the cursor, how it is shown, and what it means."""

    text: str
    replaced: int
    meaning: str = ""
    shown: str | None = None


def propose(names: Names, before: str) -> Iterator[Proposal]:
    """What could stand for the last characters of a text."""
    called = _CALL.match(before.lstrip())
    if called and _is_call(called["rest"]):
        yield from _in_call(names, called["rest"])
        return
    if before.lstrip().startswith(".") and not called:
        yield from _in_command(before.lstrip())
        return
    query = called["rest"] if called else before
    opened = _open_string(query)
    if opened is not None:
        yield from (_name(thing, len(opened), _escape(thing.label)) for thing in _some(names.find_things(opened)))
    elif found := _AT.search(query):
        for thing in _some(names.find_things(found["words"])):
            yield _name(thing, len(found["all"]), names.shorten(thing.iri))
    elif found := _ANGLE.search(query):
        for thing in _some(names.find_things(found["words"])):
            yield _name(thing, len(found["all"]), f"<{thing.iri}>")
    elif word := _WORD.search(query):
        yield from _in_query(names, query[: word.start()], word["word"])


def _in_query(names: Names, text: str, word: str) -> Iterator[Proposal]:
    """What a word of a query could be."""
    wide = len(word)
    if word[0] in "?$":
        known = dict.fromkeys(token.text[1:] for token in read_tokens(text) if token.kind == "variable")
        yield from (Proposal(word[0] + name, wide) for name in known if name.startswith(word[1:]) and name != word[1:])
        return
    if ":" in word:
        for term in names.terms:
            if term.text.lower().startswith(word.lower()):
                yield Proposal(term.text, wide, term.meaning)
        prefix, _, local = word.partition(":")
        namespace = names.prefixes.get(prefix)
        if namespace and local:
            things = (thing for thing in names.things if names.shorten(thing.iri).startswith(word))
            yield from (_name(thing, wide, names.shorten(thing.iri)) for thing in _some(_once(things)))
        return
    wanted = (could_follow(text) & keywords()) or keywords()
    yield from (Proposal(name, wide) for name in sorted(wanted) if name.startswith(word.upper()))
    for prefix, namespace in names.prefixes.items():
        if prefix.startswith(word):
            yield Proposal(f"{prefix}:", wide, namespace)


def _in_command(text: str) -> Iterator[Proposal]:
    """A command's name, or what a command without a query takes."""
    name, blank, rest = text.partition(" ")
    if not blank:
        yield from (Proposal(known, len(name), does) for known, does in COMMANDS.items() if known.startswith(name))
    elif name == ".format":
        yield from (Proposal(form, len(rest)) for form in FORMS if form.startswith(rest))


def _is_call(rest: str) -> bool:
    """Whether `.explain` or `.run` is followed by what could be the name of a named query."""
    first, blank, _ = rest.partition(" ")
    return find_query(first) is not None if blank else any(query.name.startswith(first) for query in library())


def _in_call(names: Names, rest: str) -> Iterator[Proposal]:
    """The name of a named query, then its parameters, then names of things as their values."""
    first, blank, _ = rest.partition(" ")
    query = find_query(first) if blank else None
    if query is None:
        yield from (Proposal(one.name, len(first), one.question) for one in library() if one.name.startswith(first))
    elif value := _VALUE.search(rest):
        for thing in _some(names.find_things(value["words"])):
            if _fits(thing, query, value["name"]):
                yield _name(thing, len(value["quote"] + value["words"]), f'"{thing.label}"')
    else:
        start = rest.rpartition(" ")[2]
        for parameter in query.parameters:
            if parameter.name.startswith(start):
                yield Proposal(f"{parameter.name}=", len(start), parameter.meaning)


def _fits(thing: Thing, query: NamedQuery, name: str) -> bool:
    """Whether a parameter takes things of this kind."""
    types = next((parameter.types for parameter in query.parameters if parameter.name == name), ())
    return "thing" in types or thing.kind.lower() in types


def _open_string(query: str) -> str | None:
    """The words of the string that is open at the end of a query, if one is."""
    end = max((token.end for token in read_tokens(query) if token.text not in ("'", '"')), default=0)
    for token in read_tokens(query):
        if token.kind == "sign" and token.text in ("'", '"'):
            return query[token.end :] if "\n" not in query[token.end :] else None
    rest = query[end:].lstrip()
    return rest[1:] if rest[:1] in ("'", '"') else None


def _name(thing: Thing, replaced: int, text: str) -> Proposal:
    kind = thing.kind if thing.name == thing.label else f"{thing.kind}, also called {thing.name}"
    return Proposal(text, replaced, kind, thing.label)


def _escape(label: str) -> str:
    """A label as it can stand in a string between either quotes."""
    return re.sub(r"([\\\"'])", r"\\\1", label)


def _once(things: Iterable[Thing]) -> Iterator[Thing]:
    return iter({thing.iri: thing for thing in reversed(list(things))}.values())


def _some(things: Iterable[Thing]) -> Iterator[Thing]:
    return islice(things, MOST)
