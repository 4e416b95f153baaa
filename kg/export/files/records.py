"""An exported network and the counterparts in a format in, the records of that format out.

Things become records, and so do links whose property has a record of its own there; other links and values become
fields. Links that only follow from others are left out: such a format has no word for what nobody stated.
What has no counterpart is counted, and remarked on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.export.exported import Exported
from kg.export.files.counterparts import Counterpart, Counterparts, load_counterparts
from kg.export.tables import Proof, edge_id

__all__ = ["Key", "Record", "Value", "make_records"]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A reference to the record of a thing; `whole` asks for key and name together."""

    iri: str
    label: str
    whole: bool = False


Value = str | Key


@dataclass(slots=True)
class Record:
    """A record while it is filled: its type, its values by field, and what proves them.

    `key` is the IRI of a thing, or the key of a link, which `link` tells. `listed` are the fields that hold a list.
    """

    key: str
    type: str
    label_field: str | None
    link: bool
    values: dict[str, set[Value]] = field(default_factory=lambda: defaultdict(set))
    listed: set[str] = field(default_factory=set)
    proofs: set[Proof] = field(default_factory=set)

    def add(self, name: str | None, value: Value) -> None:
        """Add a value to a field, where the format has one for it."""
        if name is not None:
            self.values[name].add(value)


def make_records(exported: Exported, form: str) -> tuple[Record, ...]:
    """The records of a format, by its name, sorted by key; things come before links."""
    counterparts = load_counterparts(form)
    missing: Counter[str] = Counter()
    things = _things(exported, counterparts, missing)
    links = sorted(_links(exported, counterparts, things, missing), key=lambda record: record.key)
    _add_values(exported, counterparts, things, missing)
    for what, count in sorted(missing.items()):
        exported.remarks.append(f"left out, as {form} has no place for them: {count} of {what!r}")
    return (*(things[key] for key in sorted(things)), *links)


def _things(exported: Exported, counterparts: Counterparts, missing: Counter[str]) -> dict[str, Record]:
    things: dict[str, Record] = {}
    for iri, node in exported.network.nodes(data=True):
        found = (counterparts.of_class(name) for name in (*node["kinds"], node["type"]))
        counterpart = next((one for one in found if one is not None), None)
        if counterpart is None or counterpart.record_type is None:
            missing[node["type"]] += 1
            continue
        record = Record(iri, counterpart.record_type, counterpart.label_field, link=False)
        record.add(counterpart.label_field, node["label"])
        things[iri] = record
    return things


def _links(
    exported: Exported, counterparts: Counterparts, things: dict[str, Record], missing: Counter[str]
) -> Iterable[Record]:
    base = exported.identifiers.base
    for source, target, key, edge in exported.network.edges(keys=True, data=True):
        if edge["derived"]:
            continue
        counterpart = counterparts.of_edge(edge["property"], base)
        told = False
        if counterpart is not None:
            identifier = edge_id(source, key, target)
            proofs = exported.tables.proofs[identifier]
            if counterpart.record_type and source in things and target in things:
                yield _link(exported, identifier, counterpart, (source, target), proofs, edge["label"])
                told = True
            ends = ((source, counterpart.field_of_source, target), (target, counterpart.field_of_target, source))
            for owner, name, value in ends:
                record = things.get(owner)
                if record and name and counterpart.on_record in (None, record.type):
                    record.add(name, _value(exported, counterpart, value))
                    record.listed |= {name} if counterpart.takes == "objects" else set()
                    record.proofs |= set(proofs)
                    told = True
        if not told:
            missing[edge["label"]] += 1


def _link(
    exported: Exported,
    identifier: str,
    counterpart: Counterpart,
    ends: tuple[str, str],
    proofs: Iterable[Proof],
    label: str,
) -> Record:
    record = Record(identifier, str(counterpart.record_type), counterpart.label_field, link=True)
    record.add(counterpart.source_field, Key(ends[0], exported.network.nodes[ends[0]]["label"]))
    whole = counterpart.takes in ("object", "objects") and counterpart.field_of_source is None
    whole = whole and counterpart.field_of_target is None
    record.add(counterpart.target_field, Key(ends[1], exported.network.nodes[ends[1]]["label"], whole))
    record.add(counterpart.label_field, label)
    for proof in proofs:
        if proof.qualifier is not None:
            record.add(counterpart.qualifier_field, proof.qualifier)
    record.proofs |= set(proofs)
    return record


def _value(exported: Exported, counterpart: Counterpart, iri: str) -> Value:
    label = str(exported.network.nodes[iri]["label"])
    if counterpart.takes == "label":
        return label
    return Key(iri, label, whole=counterpart.takes != "key")


def _add_values(
    exported: Exported, counterparts: Counterparts, things: dict[str, Record], missing: Counter[str]
) -> None:
    for one in exported.tables.values:
        counterpart = counterparts.of_property(one.property, exported.identifiers.base)
        record = things.get(one.node)
        if (
            record is None
            or counterpart is None
            or counterpart.field_of_source is None
            or counterpart.on_record not in (None, record.type)
        ):
            missing[one.label] += 1
            continue
        record.add(counterpart.field_of_source, one.value)
        record.proofs |= set(one.proofs)
