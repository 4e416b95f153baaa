"""What a correction is: who says what about which fact or thing, when and why.

A fact is named by its document, relation, words and quote, a thing by its document, type and words; never by an IRI,
so that a correction outlives a change of rules, of names and of neighbours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, time
from typing import Any

from kg.corrections.schema import VERBS

__all__ = ["Added", "Correction", "Digestible", "FactTarget", "Renamed", "ThingTarget", "Things", "corrections_digest"]

ID_LENGTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTarget:
    """A fact by the words of a document: those of its two ends, and one sentence that states it.

    `subject` and `object` are names of the ends, asked only where the words stand for several ("both sides").
    """

    document: str
    predicate: str
    subject_text: str
    object_text: str
    quote: str
    subject: str | None = None
    object: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingTarget:
    """A thing by the words of a document for it; `quote` is a passage with them, where others are called so too."""

    document: str
    type: str
    words: str
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A thing and its new name, or its new type."""

    document: str
    type: str
    words: str
    to: str
    quote: str | None = None

    @property
    def thing(self) -> ThingTarget:
        """What gets the name or type."""
        return ThingTarget(document=self.document, type=self.type, words=self.words, quote=self.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A fact that a document states, or a source outside the documents if `document` is None.

    `quote` are words of the document or source. Where the object is a date, place in a list or words, `value` has
    it as the graph shall ("2025-05"), and `object_text` as the quote does.
    """

    document: str | None = None
    predicate: str
    subject_text: str
    object_text: str
    quote: str
    subject_type: str | None = None
    object_type: str | None = None
    value: str | None = None
    qualifier: str | None = None
    status: str | None = None


Things = tuple[ThingTarget, ...]
Digestible = FactTarget | Things | Renamed | Added


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's correction.

    `what` is a FactTarget for accept and reject, Renamed for rename and retype, Added for add, else things. `when` is
    an ISO 8601 date or a time with seconds and zone; `line` is where it stands in its file.
    """

    verb: str
    what: Digestible
    who: str
    when: str
    why: str
    source: str | None = None
    line: int = 0

    @property
    def entry(self) -> dict[str, Any]:
        """The correction as its file has it: the verb with what it is about, then who, when, why and source."""
        what = [_filled(one) for one in self.what] if isinstance(self.what, tuple) else _filled(self.what)
        told = {self.verb: what, "who": self.who, "when": self.when, "why": self.why}
        return {**told, "source": self.source} if self.source else told

    @property
    def id(self) -> str:
        """The digits by which the correction is known: a function of all that it says."""
        written = json.dumps(self.entry, sort_keys=True).encode("ascii")
        return hashlib.sha256(written).hexdigest()[:ID_LENGTH]

    @property
    def instant(self) -> datetime:
        """When it was made; of a mere date the first moment, in UTC."""
        found = datetime.fromisoformat(self.when)
        return found if found.tzinfo else datetime.combine(found.date(), time(), UTC)

    @property
    def day(self) -> str:
        """The day on which it was made."""
        return self.when[:10]

    def told(self) -> str:
        """What was decided by whom, when and why, on one line."""
        told = f"{VERBS[self.verb].done} by {self.who}, {self.day}: {self.why.strip().rstrip('.')}"
        return " ".join((told + (f" ({self.source})" if self.source else "")).split())

    def briefly(self) -> str:
        """What is corrected, on one line, in the words by which it is named."""
        what = self.what
        if isinstance(what, tuple):
            return "; ".join(_named(one) for one in what)
        if isinstance(what, Renamed):
            return f"{_named(what.thing)} → {what.to}"
        place = what.document or "outside the documents"
        ends = f"{what.subject_text} {what.predicate.replace('_', ' ')} {what.object_text}"
        return f"{' '.join(ends.split())} ({place})"


def corrections_digest(corrections: Sequence[Correction]) -> str:
    """A digest of corrections in their order; where they stand in the file changes nothing."""
    placeless = [asdict(replace(correction, line=0)) for correction in corrections]
    return hashlib.sha256(json.dumps(placeless).encode("ascii")).hexdigest()


def _named(thing: ThingTarget) -> str:
    return f"{' '.join(thing.words.split())} ({thing.type}, {thing.document})"


def _filled(value: Digestible | ThingTarget) -> dict[str, str]:
    """The fields of a target that are there."""
    if isinstance(value, tuple):
        raise TypeError(f"{value!r} is no target")
    found = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: content for name, content in found if content is not None}
