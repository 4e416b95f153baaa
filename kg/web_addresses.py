"""Which addresses in documents are offered as links."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["is_web_address"]


def is_web_address(url: str) -> bool:
    """Whether an address is one to follow; any other ("javascript:...") is not offered as a link."""
    try:
        address = urlsplit(url)
        return address.scheme in ("http", "https") and bool(address.hostname)
    except ValueError:
        return False
