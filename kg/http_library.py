"""The library that speaks HTTP for the commands that ask a server; it is installed with their extras."""

from __future__ import annotations

from types import ModuleType

from kg.model import UsageError

__all__ = ["load_httpx"]


def load_httpx(option: str, extra: str) -> ModuleType:
    """The library; UsageError names the option that needs it, and the extra, where it is not installed."""
    try:
        import httpx
    except ImportError as error:
        remedy = f"in the folder of kg: python -m pip install '.[{extra}]'"
        raise UsageError(f"{option} needs the extra [{extra}]; {remedy}") from error
    return httpx
