"""What the tests of corrections share: the extractions of the seeds, read once, and builds that start from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from kg.cache import Entries, PassedChecks
from kg.copies import mark_copies
from kg.corrections import Correction
from kg.model import Document, Extraction
from kg.pipeline import build
from kg.read import read_documents
from kg.report import BuildReport
from kg.vocab import Vocabulary

settings.register_profile("plain", deadline=None, derandomize=True, database=None, max_examples=40)
settings.load_profile("plain")


@pytest.fixture(scope="session")
def seed_documents(seeds: Path, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """The seeds as they are read."""
    return tuple(mark_copies(read_documents([seeds])[0], vocabulary))


@pytest.fixture(scope="session")
def seed_extractions(seed_documents: tuple[Document, ...], vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    """What is extracted from the seeds, once for all tests."""
    from kg.extract import extract_documents

    return tuple(extract_documents(seed_documents, vocabulary))


@pytest.fixture(scope="session")
def build_seeds(
    seeds: Path, seed_extractions: tuple[Extraction, ...], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., BuildReport]:
    """Builds the seeds into a folder with corrections, from the extractions that are there."""
    kept = Entries(tmp_path_factory.mktemp("checks"), notice=print)

    def extract(
        documents: Sequence[Document], _: Vocabulary, tell: Callable[[Document], None]
    ) -> tuple[Extraction, ...]:
        return seed_extractions

    def run(folder: Path, corrections: Sequence[Correction] = ()) -> BuildReport:
        return build([seeds], folder, corrections=corrections, extract=extract, checks=PassedChecks(kept))

    return run
