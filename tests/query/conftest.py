"""What the tests of questions share: the hand-made graph, open for reading."""

from __future__ import annotations

import pytest
from graph_sample import sample_store

from kg.query import Graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the two invented texts, inferred facts among it."""
    return Graph(sample_store())
