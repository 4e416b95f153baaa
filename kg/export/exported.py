"""What is exported: a dataset, its property-graph view and the view's tables.

Whatever a format needs is read from the dataset once, when it is first asked for. Nothing is written here.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from types import ModuleType

from kg.export.tables import Tables, make_tables
from kg.identifiers import Identifiers
from kg.model import UsageError
from kg.network import Evidence, Network, build_network, read_evidence
from kg.projection import Dataset, Projections
from kg.query import Graph
from kg.render import lay_out

__all__ = ["Exported", "load_library"]


class Exported:
    """A dataset to be exported, and what a reader should know of the file that is made of it.

    Invariant: the dataset is only read while this object lives, so that what was worked out once still holds.
    `remarks` gathers, one line each, what a format could not say or had to say otherwise.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Take a store that `kg.store` has opened."""
        self.dataset = dataset
        self._projections = Projections(dataset)
        self.remarks: list[str] = []

    @cached_property
    def identifiers(self) -> Identifiers:
        """The IRIs under the graph's own base."""
        return Identifiers(Graph(self.dataset).base)

    @cached_property
    def network(self) -> Network:
        """The things and the links between them, as the page draws them."""
        return build_network(self._projections)

    @cached_property
    def evidence(self) -> Evidence:
        """The documents, and what they state in which sentence."""
        return read_evidence(self._projections)

    @cached_property
    def tables(self) -> Tables:
        """Network and evidence as tables that refer to each other by keys."""
        return make_tables(self.network, self.evidence)

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where the page draws each thing: x grows to the right, y downwards."""
        return lay_out(self.network)


def load_library(module: str, form: str, extra: str) -> ModuleType:
    """A library that one format needs; UsageError names the format and the extra where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        remedy = f"in the folder of kg: python -m pip install '.[{extra}]'"
        raise UsageError(f"the format {form} needs the extra [{extra}]; {remedy}") from error
