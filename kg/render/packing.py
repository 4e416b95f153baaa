"""A table of the page in, its packed text out: gzip in base64, which is safe between any two tags."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from typing import Any

__all__ = ["pack"]

PACKED_FROM = 400_000
"""Characters of JSON from which on a table is packed; it takes a tenth of the room, and a moment more to open."""


def pack(table: Any) -> str:
    """The packed JSON of a large table; an empty text for one that is better written as it is."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    if len(text) < PACKED_FROM:
        return ""
    return b64encode(gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)).decode("ascii")
