"""The text of a YAML file in, nested lists, mappings and strings with their lines out; nothing is ever constructed.

Every scalar is the string that stands there, so that `document: 001` stays "001" and a date stays as it was written.
Anchors, aliases, tags, documents after the first and deep nesting are refused: corrections need none, and what is
known to be wrong in such files begins there. https://yaml.org/spec/1.2.2/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from kg.model import InputError

__all__ = ["LARGEST", "Branch", "Leaf", "Listing", "Tree", "read_tree"]

LARGEST = 5_000_000
"""Bytes of a file of corrections, some ten thousand of them."""

DEEPEST = 5

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string and its line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence and the line where it begins."""

    line: int
    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping and the line where it begins: each key with its value."""

    line: int
    items: tuple[tuple[Leaf, Tree], ...]


Tree = Leaf | Listing | Branch


def read_tree(text: str, name: str) -> Tree | None:
    """What a YAML text holds, None if it holds nothing; InputError names file and line."""
    if len(text) > LARGEST:
        raise InputError(f"{name}: longer than {LARGEST:,} characters; split the documents and their corrections")
    try:
        events = _checked(yaml.parse(text, Loader=Loader), name)
        first = next(events, None)
        tree = None if first is None else _compose(first, events, name)
        for event in events:
            _refuse(event, name, "a second document begins here; write all corrections as one list")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f"{name}:{mark.line + 1}" if mark else name
        said = " ".join(str(getattr(error, "problem", None) or error).split())
        raise InputError(f"{place}: is no YAML: {said}; see the example in the README") from error
    return tree


def _checked(events: Iterator[yaml.Event], name: str) -> Iterator[yaml.Event]:
    """The events of what stands in the file, without those of stream and document."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(event, name, "anchors (&) and aliases (*) are not read; write the words out")
        if isinstance(event, yaml.ScalarEvent) and not any(event.implicit):
            _refuse(event, name, f"the tag {event.tag} is not read; leave it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if event.tag is not None and not event.implicit:
                _refuse(event, name, f"the tag {event.tag} is not read; leave it out")
            if depth > DEEPEST:
                _refuse(event, name, "is nested too deep for a correction; see the example in the README")
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.CollectionEndEvent):
            yield event


def _compose(event: yaml.Event, events: Iterator[yaml.Event], name: str) -> Tree:
    line = _line(event)
    if isinstance(event, yaml.ScalarEvent):
        return Leaf(line, event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(found := next(events), yaml.SequenceEndEvent):
            items.append(_compose(found, events, name))
        return Listing(line, tuple(items))
    pairs: dict[str, tuple[Leaf, Tree]] = {}
    while not isinstance(found := next(events), yaml.MappingEndEvent):
        key = _compose(found, events, name)
        if not isinstance(key, Leaf):
            _refuse(found, name, "a key is a word; see the example in the README")
        if key.text in pairs:
            _refuse(found, name, f"{key.text!r} stands twice in one mapping; leave one out")
        pairs[key.text] = key, _compose(next(events), events, name)
    return Branch(line, tuple(pairs.values()))


def _refuse(event: yaml.Event, name: str, message: str) -> NoReturn:
    raise InputError(f"{name}:{_line(event)}: {message}")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
