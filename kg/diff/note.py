"""What a change note holds: the differences between two builds, as values. Nothing here reads a graph."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ChangeNote",
    "ChangedDocument",
    "DocumentChanges",
    "EntityChanges",
    "Evidence",
    "FactChange",
    "FactChanges",
    "Readdressed",
    "Regrouped",
    "Renamed",
    "Thing",
]


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity of one build: its kind ("person"), the label it is shown by, and its canonical IRI."""

    kind: str
    label: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Renamed:
    """One thing that has another label in the new build."""

    before: Thing
    after: Thing


@dataclass(frozen=True, slots=True, order=True)
class Regrouped:
    """Things that were merged into one, a thing that was split, or several that became several others.

    `why` are the judgements of the new build on their parts, each a sentence; none where the build tells none.
    """

    before: tuple[Thing, ...]
    after: tuple[Thing, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Readdressed:
    """A thing whose canonical IRI is unknown to the new build, and what it is now: a link to it leads nowhere."""

    before: Thing
    after: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityChanges:
    """What became of entities; each list is sorted by kind and label.

    Of those that were `removed`, `gone` are the ones whose IRI the new build does not know either.
    """

    merged: tuple[Regrouped, ...] = ()
    split: tuple[Regrouped, ...] = ()
    regrouped: tuple[Regrouped, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    added: tuple[Thing, ...] = ()
    removed: tuple[Thing, ...] = ()
    readdressed: tuple[Readdressed, ...] = ()
    gone: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ChangedDocument:
    """A document that is in both builds, and what differs: "text", "title", "publisher", "issued", "url"."""

    document: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChanges:
    """Which documents came, went or changed, by name."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[ChangedDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one document states a fact: its sentences in text order, and what they say of it."""

    document: str
    quotes: tuple[str, ...]
    confidence: float | None
    qualifier: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact and the documents whose evidence for it changed, as it was and as it is.

    `reads` are the words between the two ends, such as "co-chaired". `object_id` is None for a date or words.
    Labels and IRIs are those of the new build where it has the fact, else those of the old one.
    """

    predicate: str
    reads: str
    subject: str
    subject_id: str
    object: str
    object_id: str | None
    before: tuple[Evidence, ...] = ()
    after: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChanges:
    """The facts that no document stated before, that none states any more, and those with other evidence."""

    added: tuple[FactChange, ...] = ()
    removed: tuple[FactChange, ...] = ()
    reevidenced: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """The differences between two builds; `quads_added` and `quads_removed` count all of their lines."""

    documents: DocumentChanges = DocumentChanges()
    entities: EntityChanges = EntityChanges()
    facts: FactChanges = FactChanges()
    quads_added: int = 0
    quads_removed: int = 0

    @property
    def same(self) -> bool:
        """Whether the two builds hold the same quads."""
        return not self.quads_added and not self.quads_removed

    @property
    def tells(self) -> bool:
        """Whether any document, entity or fact changed."""
        parts = (self.documents, self.entities, self.facts)
        return any(getattr(part, name) for part in parts for name in part.__slots__)
