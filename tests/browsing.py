"""What a test of a page notes while a browser shows it, and how it has the page's sources built."""

from __future__ import annotations

import subprocess
from pathlib import Path

WATCH = """
globalThis.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    refused.push(`${violatedDirective} ${blockedURI}`));
"""
"""Run before any script of a page: keeps what its Content-Security-Policy refuses in `refused`."""

TOUR_WAS_SEEN = "localStorage.setItem('kg-tour', 'seen')"
"""Run before the network page's scripts: it is not the first visit, so no tour is opened."""


def run_npm(folder: Path, *arguments: str) -> str:
    """What npm says in a folder; a test fails with its words where it fails."""
    done = subprocess.run(
        ["npm", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout
