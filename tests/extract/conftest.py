"""What the tests of extraction share: all cases, read in one batch."""

from __future__ import annotations

import pytest
from case_files import ALL

from kg.extract import extract_documents
from kg.model import Extraction
from kg.vocab import Vocabulary


@pytest.fixture(scope="session")
def extractions(vocabulary: Vocabulary) -> dict[str, Extraction]:
    """The extractions of all cases by the case's key."""
    found = extract_documents([case.document for case in ALL], vocabulary)
    return {extraction.document: extraction for extraction in found}
