"""A file of corrections in, Corrections in their order out, or an InputError that names file, line and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from rapidfuzz import process

from kg.corrections.correction import Added, Correction, Digestible, FactTarget, Renamed, ThingTarget
from kg.corrections.schema import ENTRY, LISTS, STATUSES, VERBS, Field
from kg.corrections.tree import LARGEST, Branch, Leaf, Listing, Tree, read_tree
from kg.model import ENTITY_TYPES, InputError
from kg.partial_dates import is_partial_date
from kg.vocab import PropertyEntry

__all__ = ["parse_corrections", "read_corrections", "read_text"]

LONGEST = 10_000
"""Characters of one value."""

NEAR = 60
"""How alike a word must be, of 100, to be suggested for one that is not known."""

WHEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?")


def read_corrections(file: Path, properties: Sequence[PropertyEntry]) -> tuple[Correction, ...]:
    """The corrections of a file, in its order; `properties` are those of the vocabulary."""
    return parse_corrections(read_text(file), file.name, properties)


def read_text(file: Path) -> str:
    """The text of a file; InputError where it cannot be read, is too large or is not UTF-8."""
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"{file}: larger than {LARGEST:,} bytes; split the documents and their corrections")
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}; name another file by --corrections") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(f"{file}:{line}: is not UTF-8; save the file as UTF-8") from error


def parse_corrections(text: str, name: str, properties: Sequence[PropertyEntry]) -> tuple[Correction, ...]:
    """The corrections of a text; `name` is what errors call it."""
    tree = read_tree(text, name)
    if tree is None or (isinstance(tree, Leaf) and not tree.text):
        return ()
    if not isinstance(tree, Listing):
        raise InputError(f"{name}:{tree.line}: is no list; begin each correction with '- '")
    return tuple(_Reader(name, properties).correction(item) for item in tree.items)


class _Reader:
    """Reads the entries of one file.

    Invariant: what it returns holds nothing that the schema does not know.
    """

    def __init__(self, name: str, properties: Sequence[PropertyEntry]) -> None:
        self._name = name
        self._properties = properties

    def correction(self, tree: Tree) -> Correction:
        """One entry."""
        if not isinstance(tree, Branch):
            raise self._fault(tree, "is no correction; write a verb such as reject, then who, when and why")
        values = {key.text: (key, value) for key, value in tree.items}
        self._know(tree, (*VERBS, *ENTRY), "verb or key")
        verbs = [key for key in values if key in VERBS]
        if len(verbs) != 1:
            told = f"has the verbs {' and '.join(verbs)}; write one entry each" if verbs else "has no verb"
            raise self._fault(tree, f"{told}; the verbs are {', '.join(VERBS)}")
        about = {key: self._text(tree, key, field, values) for key, field in ENTRY.items()}
        when = about["when"] or ""
        if not is_time(when):
            raise self._fault(values["when"][1], f"when: {when!r} is no date; write 2026-03-04 or 2026-03-04T10:00:00Z")
        key, content = values[verbs[0]]
        what = self._what(key, content)
        if isinstance(what, Added) and what.document is None and not about["source"]:
            raise self._fault(key, "add: has neither a document nor a source; name the one or the other")
        return Correction(
            verb=verbs[0],
            what=what,
            who=about["who"] or "",
            when=when,
            why=about["why"] or "",
            source=about["source"],
            line=tree.line,
        )

    def _what(self, verb: Leaf, content: Tree) -> Digestible:
        """What an entry is about."""
        if verb.text in LISTS:
            if not isinstance(content, Listing) or len(content.items) < LISTS[verb.text]:
                least = LISTS[verb.text]
                raise self._fault(verb, f"{verb.text}: takes a list of {least} thing{'s' * (least > 1)} at least")
            return tuple(self._thing(verb.text, item) for item in content.items)
        found = self._fields(verb.text, content)
        if verb.text in ("rename", "retype"):
            if verb.text == "retype":
                self._one_of(content, "to", found["to"], ENTITY_TYPES)
            return Renamed(**found)
        predicate = self._property(content, found["predicate"], found.get("qualifier"))
        if verb.text != "add":
            return FactTarget(**found)
        self._check_added(content, found, predicate)
        return Added(**found)

    def _thing(self, verb: str, tree: Tree) -> ThingTarget:
        return ThingTarget(**self._fields(verb, tree))

    def _fields(self, verb: str, tree: Tree) -> dict[str, str]:
        """The values of a mapping by the fields of a verb."""
        known = VERBS[verb].fields
        if not isinstance(tree, Branch):
            raise self._fault(tree, f"{verb}: is no mapping; write {', '.join(key for key in known)}, one a line")
        self._know(tree, known, f"key of {verb}")
        values = {key.text: (key, value) for key, value in tree.items}
        found = {key: self._text(tree, key, field, values) for key, field in known.items()}
        for key in ("type", "subject_type", "object_type"):
            self._one_of(tree, key, found.get(key), ENTITY_TYPES)
        return {key: value for key, value in found.items() if value is not None}

    def _property(self, tree: Tree, predicate: str, qualifier: str | None) -> PropertyEntry:
        """The property that a predicate and a qualifier name."""
        known = sorted({entry.notation for entry in self._properties})
        self._one_of(tree, "predicate", predicate, known)
        found = [entry for entry in self._properties if entry.notation == predicate]
        qualifiers = ("acting", "former", "designate") if any(entry.qualifier for entry in found) else ()
        if qualifier is not None and not qualifiers:
            raise self._fault(tree, f"qualifier: {predicate} takes none; leave it out")
        self._one_of(tree, "qualifier", qualifier, qualifiers)
        return next((entry for entry in found if entry.qualifier == qualifier), found[0])

    def _check_added(self, tree: Tree, found: Mapping[str, str], entry: PropertyEntry) -> None:
        """Refuse an added fact that could not be asserted."""
        self._one_of(tree, "status", found.get("status"), STATUSES)
        types = {name.lower() for name in entry.ranges} & {*ENTITY_TYPES}
        value = found.get("value")
        if types and value is not None:
            raise self._fault(tree, f"value: the object of {entry.notation} is a thing; give object_type instead")
        if types:
            return
        if value is None:
            raise self._fault(tree, f"add: a {entry.notation} fact needs a value; write value: with a date or word")
        if entry.values:
            self._one_of(tree, "value", value, entry.values)
        elif "date" in entry.ranges and not is_partial_date(value):
            raise self._fault(tree, f"value: {value!r} is no date; write 2025-05-28, 2025-05 or 2025")

    def _text(self, tree: Tree, key: str, field: Field, values: Mapping[str, tuple[Leaf, Tree]]) -> str | None:
        """A value that is words."""
        if key not in values:
            if field.needed:
                raise self._fault(tree, f"has no {key}: {field.meaning}; write {key}: ...")
            return None
        value = values[key][1]
        if not isinstance(value, Leaf) or not value.text.strip():
            raise self._fault(value, f"{key}: is empty or no words; write {field.meaning}")
        if len(value.text) > LONGEST:
            raise self._fault(value, f"{key}: longer than {LONGEST:,} characters; shorten it")
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n" for sign in value.text):
            raise self._fault(value, f"{key}: holds a control character; take it out")
        return value.text.strip()

    def _know(self, tree: Branch, known: Collection[str], what: str) -> None:
        """Refuse keys that are none."""
        for key, _ in tree.items:
            if key.text not in known:
                raise self._fault(key, f"unknown {what} {key.text!r}{nearest(key.text, known)}")

    def _one_of(self, tree: Tree, key: str, value: str | None, known: Collection[str]) -> None:
        if value is not None and value not in known:
            place = next((at for at, _ in tree.items if at.text == key), tree) if isinstance(tree, Branch) else tree
            raise self._fault(place, f"{key}: {value!r} is none{nearest(value, known)}")

    def _fault(self, tree: Tree, message: str) -> InputError:
        return InputError(f"{self._name}:{tree.line}: {message}")


def nearest(word: str, known: Collection[str]) -> str:
    """What to write instead of a word."""
    found = process.extractOne(word, sorted(known), score_cutoff=NEAR)
    meant = f"did you mean {found[0]}? " if found else ""
    return f"; {meant}There are {', '.join(known)}" if meant else f"; write one of {', '.join(known)}"


def is_time(when: str) -> bool:
    """Whether a text is a date or a time as corrections have them."""
    try:
        return bool(WHEN.fullmatch(when)) and bool(datetime.fromisoformat(when))
    except ValueError:
        return False
