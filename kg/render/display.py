"""`ontology/display.ttl` in, the look of each class of things out. Knows nothing of a dataset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.identifiers import Identifiers
from kg.turtle import Resource, read_resources
from kg.vocab import ontology_folder

__all__ = ["SHAPES", "Look", "gathering_classes", "load_looks"]

SHAPES = ("dot", "ring", "square", "diamond", "hexagon", "star", "triangle", "triangleDown")
"""The shapes that the page can draw: vis-network's own with the label beside them, and a ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How things of one class look: colours are "#rrggbb" on light and on dark ground, the lowest `order` is first.

    `folded_into` is the name of the class at whose things those of this one may be drawn; None where they stand alone.
    `gathers` says whether other things lie in groups around things of this class.
    """

    name: str
    plural: str
    colour: str
    colour_on_dark: str
    shape: str
    order: int
    folded_into: str | None = None
    gathers: bool = False


def load_looks(folder: Path | None = None) -> tuple[Look, ...]:
    """The looks of all classes that `display.ttl` describes, in their order; OntologyError names file and line."""
    file = (ontology_folder() if folder is None else folder) / "display.ttl"
    looks = (_look(resource) for resource in read_resources(file))
    return tuple(sorted(looks, key=lambda look: (look.order, look.name)))


def gathering_classes() -> frozenset[str]:
    """The names of the classes around whose things others lie in groups."""
    return frozenset(look.name for look in load_looks() if look.gathers)


def _look(resource: Resource) -> Look:
    kg = Identifiers().kg
    shape = resource.required(kg("shape"))
    if shape not in SHAPES:
        raise resource.error(f"has the shape {shape!r}, which the page cannot draw", f"use one of {', '.join(SHAPES)}")
    folded_into = resource.one(kg("foldedInto"))
    return Look(
        name=resource.iri.removeprefix(kg("")),
        plural=resource.required(kg("pluralLabel")),
        colour=resource.required(kg("colour")),
        colour_on_dark=resource.required(kg("colourOnDark")),
        shape=shape,
        order=int(resource.required(kg("order"))),
        folded_into=folded_into.removeprefix(kg("")) if folded_into else None,
        gathers=resource.flag(kg("gathers")),
    )
