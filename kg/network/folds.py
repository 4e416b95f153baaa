"""A dataset by its projections in, its n-ary nodes as pairs of ends out, as the ontology declares that they fold.

Each property is asked for by itself and what belongs together is joined here: in one question the engine would
join all triples with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.projection import Projections, Row, local_name

__all__ = ["Fold", "read_folds"]

_Values = Mapping[str, Mapping[str, Collection[str]]]
"""The values of a node, by the property and the node."""


@dataclass(frozen=True, slots=True, order=True)
class Fold:
    """The two ends of an n-ary node of the class `kind`, the role that it names if any, and what these are called."""

    source: str
    target: str
    kind: str
    role: str
    label: str
    role_label: str


def read_folds(known: Projections) -> list[Fold]:
    """What the n-ary nodes of a dataset fold to, sorted, each once; a role that is not named is empty."""
    rules = known.rows("folds")
    members: dict[str, set[str]] = defaultdict(set)
    for row in known.rows("members", **{"class": (rule["class"] for rule in rules)}):
        members[row["class"]].add(row["member"])
    ends = (rule[end] for rule in rules for end in ("source", "target", "role") if end in rule)
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    roles: set[str] = set()
    naming_roles = {rule["role"] for rule in rules if "role" in rule}
    for row in known.rows("values", property=ends):
        values[row["property"]][row["subject"]].add(row["value"])
        if row["property"] in naming_roles and row["thing"] == "true":
            roles.add(row["value"])
    labels: dict[str, str] = {}
    for row in known.rows("concepts", concept=roles):
        labels.setdefault(row["concept"], row["label"])
    return sorted({fold for rule in rules for fold in _folds(rule, members[rule["class"]], values, labels)})


def _folds(rule: Row, members: Collection[str], values: _Values, labels: Mapping[str, str]) -> Iterator[Fold]:
    sources, targets = values.get(rule["source"], {}), values.get(rule["target"], {})
    roles = values.get(rule.get("role", ""), {})
    kind = rule["class"]
    label = rule.get("label", local_name(kind))
    for member in members:
        for role in roles.get(member, ("",)):
            for source in sources.get(member, ()):
                for target in targets.get(member, ()):
                    yield Fold(source, target, kind, role, label, labels.get(role, ""))
