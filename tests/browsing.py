"""What a test of a page notes while a browser shows it."""

from __future__ import annotations

WATCH = """
globalThis.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    refused.push(`${violatedDirective} ${blockedURI}`));
"""
"""Run before any script of a page: keeps what its Content-Security-Policy refuses in `refused`."""

TOUR_WAS_SEEN = "localStorage.setItem('kg-tour', 'seen')"
"""Run before the network page's scripts: it is not the first visit, so no tour is opened."""
