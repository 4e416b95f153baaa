"""Writes the pages of the service from the templates in `kg/templates/service/`.

Values go in, HTML comes out. All text passes the template engine's escaping; no template holds a script or a style
of its own, so that the service's Content-Security-Policy can forbid both.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment

from kg.page_templates import page_environment
from kg.web_addresses import is_web_address

__all__ = ["write_page"]


def write_page(name: str, *, base: str, root: str, **values: Any) -> str:
    """A page of the service.

    `root` is the path under which the service stands, with a slash at its end; IRIs that begin with `base` are
    linked to the pages there.
    """

    def local(iri: str) -> str:
        return root + quote(iri.removeprefix(base), safe="/~!$&'()*+,;=:@%") if iri.startswith(base) else iri

    return _environment().get_template(f"{name}.html").render(base=base, root=root, local=local, **values)


@cache
def _environment() -> Environment:
    environment = page_environment("templates/service", "templates")
    environment.filters["spaced"] = lambda words: str(words).replace("_", " ")
    environment.tests["web_address"] = lambda url: url is not None and is_web_address(str(url))
    return environment
