"""The ontology's properties in, what may be claimed with each out: nothing may be that is not declared there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.vocab import PropertyEntry, Vocabulary

__all__ = ["Relation", "relations_of"]


AS_WRITTEN = "_as_written"
"""How the notation of a property ends that has the words of a date, beside one that has the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What may be claimed with one predicate.

    `subjects` and `objects` are names of classes, sorted; without `objects` the object is no thing: one of
    `values`, where there are any, else a date (`dated`) or words. `definitions` say what it means, for each
    qualifier that is told apart (None: for all others).
    """

    notation: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    dated: bool
    symmetric: bool
    definitions: tuple[tuple[str | None, str], ...]
    examples: tuple[str, ...]

    @property
    def worded(self) -> bool:
        """Whether its words are those of a date that cannot be worked out."""
        return self.notation.endswith(AS_WRITTEN)

    @property
    def qualified(self) -> bool:
        """Whether a qualifier changes what is claimed."""
        return len(self.definitions) > 1


def relations_of(vocabulary: Vocabulary) -> Mapping[str, Relation]:
    """The relations of a vocabulary by notation, sorted."""
    found: dict[str, list[PropertyEntry]] = defaultdict(list)
    for entry in vocabulary.properties:
        found[entry.notation].append(entry)
    classes = frozenset(entry.name for entry in vocabulary.classes)
    return {notation: relation_of(notation, entries, classes) for notation, entries in sorted(found.items())}


def relation_of(notation: str, entries: list[PropertyEntry], classes: frozenset[str]) -> Relation:
    """The relation that the properties of one notation make."""
    ranges = {name for entry in entries for name in entry.ranges}
    told = sorted(entries, key=lambda entry: entry.qualifier or "")
    return Relation(
        notation=notation,
        subjects=tuple(sorted({name for entry in entries for name in entry.domains} & classes)),
        objects=tuple(sorted(ranges & classes)),
        values=tuple(sorted({value for entry in entries for value in entry.values})),
        dated="date" in ranges,
        symmetric=all(entry.symmetric for entry in entries),
        definitions=tuple((entry.qualifier, entry.definition) for entry in told),
        examples=tuple(entry.example for entry in told if entry.example),
    )
