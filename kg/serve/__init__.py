"""A built graph as a web service that only reads: SPARQL, pages, questions, identifiers of things.

A folder and settings go in; requests are answered until the service is stopped. What a user asks runs in processes
that are killed at their limit (`worker.py`), so that no query can hold up the service.
"""

from __future__ import annotations

from kg.serve.service import serve
from kg.serve.settings import Settings

__all__ = ["Settings", "serve"]
