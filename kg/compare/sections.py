"""Two sides in, what only one of them says and what both say out, kind by kind.

A thing is said where a document names it. A fact is listed for itself where it is a date, or where neither of its ends
is a thing that only one side names and that is listed; else it is told with that thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.compare.comparison import Entry, Row, Section
from kg.compare.reading import Said, Side, Thing

__all__ = ["make_sections"]

_Facts = Mapping[tuple[str, ...], Sequence[Said]]
"""The facts of one side by what makes two of them the same, one for each quote."""


def make_sections(
    left: Side, right: Side, things: Sequence[Thing], headings: Mapping[str, str], *, about: str | None = None
) -> tuple[Section, ...]:
    """The sections that hold anything, in the order of their headings; `about` is the only meeting that is compared.

    `things` are all that either side names or says anything of.
    """
    sides = left, right
    facts = [_by_key(fact for fact in side.facts if about is None or about in fact.ends) for side in sides]
    wanted = {end for side in facts for some in side.values() for fact in some for end in fact.ends} - {about}
    compared = [thing for thing in things if about is None or thing.iri in wanted]
    kinds = {thing.iri: thing.kind for thing in things}
    entries = [
        {thing: _of_thing(thing, side, known) for thing in compared} for side, known in zip(sides, facts, strict=True)
    ]
    found = {
        kind: _thing_rows(kind, compared, entries) for kind in {thing.kind for thing in compared} & headings.keys()
    }
    listed = [thing for thing in compared if thing.kind in headings]
    alone = {thing.iri for thing in listed if None in (entries[0][thing], entries[1][thing])}
    for kind in ("role", "date", "fact"):
        chosen = [{key: some for key, some in side.items() if _kind_of(some[0], kinds) == kind} for side in facts]
        found[kind] = _fact_rows(chosen, alone if kind != "date" else set())
    return tuple(Section(kind, heading, *found[kind]) for kind, heading in headings.items() if any(found.get(kind, ())))


def _kind_of(fact: Said, kinds: Mapping[str, str]) -> str:
    if fact.object_id is None:
        return "date"
    return "role" if kinds.get(fact.subject_id) == "person" else "fact"


def _by_key(facts: Iterable[Said]) -> _Facts:
    found: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for fact in facts:
        found[fact.subject_id, fact.relation, fact.object_id or fact.object].append(fact)
    return found


def _of_thing(thing: Thing, side: Side, facts: _Facts) -> Entry | None:
    """What a side says of a thing; None where it does not name it."""
    about = [fact for some in facts.values() for fact in some if thing.iri in fact.ends]
    quotes = sorted({fact.quotation for fact in about})
    if not quotes:
        named = side.find(thing)
        quotes = [named] if named else []
    told = tuple(dict.fromkeys(fact.told_of(thing.iri) for fact in about))
    return Entry(thing.label, thing.iri, told, tuple(quotes)) if quotes or thing.iri in side.named else None


def _thing_rows(
    kind: str, things: Sequence[Thing], entries: Sequence[Mapping[Thing, Entry | None]]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """What only one side names, and what both do."""
    rows = [Row(entries[0][thing], entries[1][thing]) for thing in things if thing.kind == kind]
    left = [row.left for row in rows if row.left and not row.right]
    right = [row.right for row in rows if row.right and not row.left]
    different = (*(Row(entry, None) for entry in left), *(Row(None, entry) for entry in right))
    return different, tuple(row for row in rows if row.left and row.right)


def _fact_rows(facts: Sequence[_Facts], alone: set[str]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Facts that only one side states, those of one subject and relation side by side, and those that both state."""
    left, right = ({key: _entry(some) for key, some in side.items()} for side in facts)
    about: dict[tuple[str, ...], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for number, (side, other) in enumerate(((left, right), (right, left))):
        for key, entry in side.items():
            if key not in other and not alone.intersection(facts[number][key][0].ends):
                about[key[:2]][number].append(entry)
    both = tuple(Row(left[key], right[key]) for key in left if key in right)
    return tuple(_paired(about.values())), both


def _paired(groups: Iterable[tuple[list[Entry], list[Entry]]]) -> Iterator[Row]:
    """Rows of what stands in one group, then those of what only one side speaks of."""
    rest: tuple[list[Entry], list[Entry]] = ([], [])
    for left, right in groups:
        yield from (Row(*pair) for pair in zip(left, right, strict=False))
        rest[0].extend(left[len(right) :])
        rest[1].extend(right[len(left) :])
    yield from (Row(entry, None) for entry in rest[0])
    yield from (Row(None, entry) for entry in rest[1])


def _entry(facts: Sequence[Said]) -> Entry:
    return Entry(facts[0].told, None, (), tuple(sorted({fact.quotation for fact in facts})))
