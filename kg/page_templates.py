"""How every page is written from its template: all text is escaped, and a name that is unknown is an error."""

from __future__ import annotations

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

__all__ = ["WRITING", "page_environment"]

WRITING: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
"""The options of an environment that writes pages."""


def page_environment(*folders: str) -> Environment:
    """An environment with the templates of some folders of the package, of which the first that has one counts."""
    return Environment(loader=ChoiceLoader([PackageLoader("kg", folder) for folder in folders]), **WRITING)
