"""What the tests of loading into RDF servers share: two small builds, one a little newer than the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdf_builds import later, small, written


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two invented texts, without the registries so that it is small."""
    return written(small(), tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later build: one document is gone, one is new, and one says something else that is hard to write."""
    return written(later(), tmp_path_factory.mktemp("new"))
